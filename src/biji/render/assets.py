"""The theme's own files: style sheets, scripts, icons, fonts, published under `/assets/biji/`."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from biji.model import OutputFile
from biji.render.environment import package_folder
from biji.render.fragments import Html, constant
from biji.render.lookup import ASSETS_URL

#: The script that runs before the first paint stands in every page, so that it never waits for the network.
_INLINE = "early.js"
#: The features of this folder are joined into one script.
_FEATURES = "js/"
_SCRIPT = "theme.js"


class ThemeScript(Struct, frozen=True):
    """The one inline script, and the content security policy that lets it, and no other, run."""

    code: Html
    policy: str


def asset_files() -> Iterator[OutputFile]:
    """Every file of the theme, in order of their names."""
    folder = package_folder("static")
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    published = (name for name in names if name != _INLINE and not name.startswith((".", _FEATURES)))
    for name in sorted((*published, _SCRIPT)):
        yield OutputFile(ASSETS_URL[1:] + name, _content(name))


@cache
def version(name: str) -> str:
    """A digest of an asset's content for its address, so that browsers keep it until it changes; "" without it."""
    content = _content(name)
    return hashlib.blake2b(content, digest_size=4).hexdigest() if content else ""


def _content(name: str) -> bytes:
    if name == _SCRIPT:
        return _joined_features()
    path = package_folder("static") / name
    return path.read_bytes() if path.is_file() else b""


def _joined_features() -> bytes:
    """One classic script of all features: browsers refuse to load ES modules from a folder on the disk."""
    base, *features = sorted((package_folder("static") / _FEATURES).glob("*.js"), key=_base_first)
    scopes = [
        f"try {{\n{path.read_text(encoding='utf-8')}}} catch (error) {{\nreportError(error);\n}}\n"
        for path in features
    ]
    return "".join(('(() => {\n"use strict";\n', base.read_text(encoding="utf-8"), *scopes, "})();\n")).encode()


def _base_first(path: Path) -> tuple[bool, str]:
    return path.name != "base.js", path.name


@cache
def theme_script() -> ThemeScript:
    """The inline script with its policy (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    code = (package_folder("static") / _INLINE).read_text(encoding="utf-8").strip()
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    policy = f"script-src 'self' 'sha256-{digest}'; object-src 'none'; base-uri 'none'"
    return ThemeScript(constant(code), policy)
