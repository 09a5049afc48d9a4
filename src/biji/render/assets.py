"""The theme's own files: style sheets, scripts, icons, fonts, published under `/assets/biji/`."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from biji.model import OutputFile
from biji.render.environment import package_folder
from biji.render.fragments import Html, constant
from biji.render.lookup import ASSETS_URL

#: The script that runs before the first paint stands in every page, so that it never waits for the network.
_INLINE = "early.js"


class ThemeScript(Struct, frozen=True):
    """The one inline script, and the content security policy that lets it, and no other, run."""

    code: Html
    policy: str


def asset_files() -> Iterator[OutputFile]:
    """Every file of the theme, in order of their names."""
    folder = package_folder("static")
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != _INLINE and not path.name.startswith("."):
            yield OutputFile(ASSETS_URL[1:] + name, path.read_bytes())


@cache
def version(name: str) -> str:
    """A digest of an asset's content for its address, so that browsers keep it until it changes; "" without it."""
    path = package_folder("static") / name
    return hashlib.blake2b(path.read_bytes(), digest_size=4).hexdigest() if path.is_file() else ""


@cache
def theme_script() -> ThemeScript:
    """The inline script with its policy (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    code = (package_folder("static") / _INLINE).read_text(encoding="utf-8").strip()
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    policy = f"script-src 'self' 'sha256-{digest}'; object-src 'none'; base-uri 'none'"
    return ThemeScript(constant(code), policy)
