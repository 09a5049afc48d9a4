"""What discover finds: source files that become articles, static files that are published as they are."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

#: The file by which an output folder of biji is known.
MANIFEST = ".biji-manifest.json"


class SourceKind(StrEnum):
    """What a source file is, by where it lies; a document belongs to a collection."""

    POST = "post"
    DRAFT = "draft"
    PAGE = "page"
    DOCUMENT = "document"


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
        path: relative to the site's folder, with `/`, NFC; its URL is the same under the site's root.
        origin: where its bytes are, an absolute path.
        size: in bytes.
        mtime_ns: modification time in nanoseconds, to know without reading that nothing changed.
        width, height: of an image, in pixels; 0 when it is none or cannot be measured.
    """

    path: str
    origin: str
    size: int
    mtime_ns: int
    width: int = 0
    height: int = 0
