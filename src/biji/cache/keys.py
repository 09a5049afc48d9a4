"""What a parsed article depends on, as one digest: code, options, source.

Nothing here knows where the site's folder lies or when a file was changed, so a cache may move to another machine.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import structs

import biji
from biji.package import package_folder
from biji.traces import Seen, Trace, names_digest, trace

if TYPE_CHECKING:  # where nothing has changed nobody asks for articles
    from biji.model import ParseOptions, Source

#: Of a digest, in bytes.
SIZE = 16

#: What may begin a tag of Liquid, once characters that no text may hold are left out.
_LIQUID = re.compile(rb"\{[^\n -~]*[{%]")


def digest(*parts: bytes) -> bytes:
    """A digest of a sequence of parts: none of them can run into the next."""
    found = hashlib.sha256()  # processors know it: of large parts it takes half the time of others
    for part in parts:
        found.update(len(part).to_bytes(8))
        found.update(part)
    return found.digest()[:SIZE]


def encoded(value: object) -> bytes:
    """A value as bytes, other ones for another value: the order of a mapping's keys counts, as Liquid may show it."""
    try:
        return msgspec.msgpack.encode(value)
    except (UnicodeEncodeError, OverflowError):  # no format of interchange holds half a character, or a huge number
        return repr(value).encode("utf-8", "backslashreplace")


def article_keys(sources: Sequence[Source], options: ParseOptions) -> list[bytes]:
    """A key for each source: that of its `Parsed` in a `Store`."""
    in_site = digest(code_digest(), encoded(options))
    # Only texts with Liquid see the site around them: its title or address is nothing to all others.
    alone = digest(code_digest(), encoded(structs.replace(options, site={}, includes={})))

    def key(source: Source) -> bytes:
        common = in_site if _LIQUID.search(source.content) else alone
        return digest(common, source.kind.encode(), encoded(source.path), source.content)

    return list(map(key, sources))


@cache
def code_digest() -> bytes:
    """A digest of all code that makes articles: ours, of the libraries, of Python.

    Ours is read, all of it, which is quicker than to find out what parse imports. Of libraries the names and versions
    of whatever is installed beside them count.
    """
    return digest(sys.version.encode(), *installed(), *_files(Path(biji.__file__).parent, ".py"))


@cache
def theme_digest() -> bytes:
    """A digest of the templates and files of biji's own theme."""
    return digest(*_files(package_folder("templates")), *_files(package_folder("static")))


def _files(top: Path, suffix: str = "") -> Iterable[bytes]:
    found = (f"{folder}/{name}" for folder, _, names in os.walk(top) for name in names if name.endswith(suffix))
    for path in sorted(found):
        yield os.fsencode(path.removeprefix(str(top)))
        with io.FileIO(path) as stream:
            yield stream.readall()


def installed() -> list[bytes]:
    """Names and versions of libraries, as installers write them beside the packages.

    Reading the metadata would take longer.
    """
    names: set[str] = set()
    for folder in sys.path:
        try:
            found = os.listdir(folder or ".")  # noqa: PTH208 - a Path takes twice as long
        except OSError:  # a zip file, or nothing at all
            continue
        names.update(name for name in found if name.endswith((".dist-info", ".egg-info")))
    return [os.fsencode(name) for name in sorted(names)]


def program_seen() -> Seen:
    """How all that `code_digest` and `theme_digest` depend on lies, but for `installed`."""
    files: dict[str, Trace | None] = {}
    folders: dict[str, bytes] = {}
    for top in (Path(biji.__file__).parent, package_folder("templates"), package_folder("static")):
        for folder, below, names in os.walk(top):
            folders[folder] = names_digest(folder, (*below, *names), frozenset())
            below[:] = set(below) - {"__pycache__"}
            files |= {path: trace(path) for path in (f"{folder}/{name}" for name in names)}
    return Seen(files, folders)
