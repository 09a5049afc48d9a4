"""The theme's files: style sheets, scripts, icons, fonts, published under `/assets/biji/`."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct, json

from biji.model import OutputFile, ThemeFile
from biji.package import package_folder
from biji.render.fragments import Html, constant
from biji.render.strings import LANGUAGES

ASSETS_URL = "/assets/biji/"

#: The script that runs before the first paint stands in every page, so that it never waits for the network. It also
#: asks for the font of formulas: as a link in the page, that would be refused, loudly, from a folder on the disk.
_INLINE = "early.js"
#: The features of this folder are joined into one script, the base first.
_FEATURES = "js/"
_BASE = "js/base.js"
_SCRIPT = "theme.js"
#: What only those need who read the code here.
_COMMENTS = {
    ".js": re.compile(rb"^[ \t]*//.*\n", re.MULTILINE),
    ".css": re.compile(rb"^[ \t]+|/\*.*?\*/\s*", re.MULTILINE | re.DOTALL),
}
#: What draws diagrams is large: only sites that have one publish it.
_VENDORED = "vendor/"


class ThemeScript(Struct, frozen=True):
    """The one inline script, and the content security policy that lets it, and no other, run."""

    code: Html
    policy: str


class Assets:
    """biji's files of the theme, each of which a file of the user's replaces; others of the user's are added.

    Args:
        own: the user's, by name.
    """

    def __init__(self, own: Mapping[str, ThemeFile]) -> None:
        shipped = {name: _published(name) for name in _shipped() if not name.startswith(_VENDORED)}
        files = shipped | {name: file.content for name, file in own.items()}
        features = sorted(name for name in files if name.startswith(_FEATURES) and name != _BASE)
        self._files = {
            name: content for name, content in files.items() if name not in {*features, _BASE, _INLINE}
        } | {_SCRIPT: _joined(files[_BASE], [files[name] for name in features])}
        self._versions = {
            name: hashlib.blake2b(content, digest_size=4).hexdigest() for name, content in self._files.items()
        }
        #: What runs before the first paint.
        self.script = _theme_script(files[_INLINE].decode("utf-8", "replace").strip())

    def files(self, *, diagrams: bool = False) -> Iterator[OutputFile]:
        """Every file to publish.

        Args:
            diagrams: the site has some.
        """
        vendored = {name: _read(name) for name in _shipped() if diagrams and name.startswith(_VENDORED)}
        for name, content in sorted({**vendored, **self._files}.items()):
            yield OutputFile(ASSETS_URL[1:] + name, content)

    def version(self, name: str) -> str:
        """A digest of a file's content for its address, so that browsers keep it until it changes; "" without it."""
        return self._versions.get(name, "")


@cache
def default_assets() -> Assets:
    """Biji's own files, read once in a process."""
    return Assets({})


@cache
def _shipped() -> tuple[str, ...]:
    folder = package_folder("static")
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return tuple(sorted(name for name in names if not name.startswith(".") and not name.endswith("README.md")))


@cache
def _read(name: str) -> bytes:
    return (package_folder("static") / name).read_bytes()


def _published(name: str) -> bytes:
    """A file without its comments."""
    comment = _COMMENTS.get(Path(name).suffix)
    return comment.sub(b"", _read(name)) if comment else _read(name)


def _joined(base: bytes, features: list[bytes]) -> bytes:
    """One classic script of all features: browsers refuse to load ES modules from a folder on the disk."""
    scopes = [b"try {\n" + feature + b"\n} catch (error) {\nreportError(error);\n}\n" for feature in features]
    words = json.encode({lang: strings.script for lang, strings in LANGUAGES.items()})
    return b"".join((b'(() => {\n"use strict";\nconst WORDS = ', words, b";\n", base, *scopes, b"})();\n"))


def _theme_script(code: str) -> ThemeScript:
    """The inline script with its policy (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    policy = f"script-src 'self' 'sha256-{digest}'; object-src 'none'; base-uri 'none'"
    return ThemeScript(constant(code), policy)
