"""What discover finds: source files that become articles, static files that are published as they are."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class SourceKind(StrEnum):
    """What a source file is, by where it lies.

    A document belongs to a collection; a text is no article, but has front matter, and Liquid is run over it.
    """

    POST = "post"
    DRAFT = "draft"
    PAGE = "page"
    DOCUMENT = "document"
    TEXT = "text"


class Source(Struct, frozen=True, gc=False):
    """A file that becomes an article.

    Attributes:
        path: relative to the site's folder, with `/`, NFC. It is the article's identity everywhere.
        content: the bytes of the file.
    """

    path: str
    kind: SourceKind
    content: bytes


class ThemeFile(Struct, frozen=True, gc=False):
    """A file of the user's own for the theme; `path` is relative to the site's folder."""

    path: str
    content: bytes


class ThemeFolder(Struct, frozen=True, gc=False):
    """What the user changes of the theme: templates and files by name, their path below `templates` and `static`."""

    templates: Mapping[str, ThemeFile] = {}
    static: Mapping[str, ThemeFile] = {}


class StaticFile(Struct, frozen=True, gc=False):
    """A file that is published as it is.

    Attributes:
        path: relative to the site's folder, with `/`, NFC; its URL is the same under the site's root, unless it
            belongs to a collection.
        origin: where its bytes are, an absolute path.
        size: in bytes.
        mtime_ns: modification time in nanoseconds, to know without reading that nothing changed; of a file with
            content, a checksum.
        width, height: of an image, in pixels; 0 when it is none or cannot be measured.
        url: decoded, where it is another than the path's.
        content: what Liquid made of the bytes; None for a file that is copied.
        ctime_ns: time of the last change of the file's state, which programs cannot set; on Windows, of its birth.
    """

    path: str
    origin: str
    size: int
    mtime_ns: int
    width: int = 0
    height: int = 0
    url: str = ""
    content: bytes | None = None
    ctime_ns: int = 0

    @property
    def published(self) -> bytes | StaticFile:
        """What an output file of it holds."""
        return self if self.content is None else self.content
