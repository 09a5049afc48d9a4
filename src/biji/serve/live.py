"""What makes a page live: a script in its head, and a fingerprint that tells one state of the page from another.

>>> with_script(b"<head></head>", Fingerprint("a", "b"))
b'<head><script src="/_biji/live.js" data-page="a" data-style="b" defer></script></head>'
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from biji.model import StaticFile

#: Where the server's own files are; Jekyll publishes no folder with such a name.
OWN_URL = "/_biji/"

_SCRIPT = "live.js"
_SHEET = re.compile(rb'(<link rel="stylesheet" href="[^"?]*)\?v=([^"]*)"')
_ADDRESS = re.compile(rb'\b(?:src|href)="([^"#?:]+)')


class Fingerprint(Struct, frozen=True):
    """What a page shows, as digests: `style` of its style sheets, `page` of everything else.

    Files count that the page names and that are published as they are: an image may be replaced by another.
    """

    page: str
    style: str


def fingerprint(content: bytes, path: str, static: Mapping[str, StaticFile]) -> Fingerprint:
    """The fingerprint of a page.

    Args:
        content: of the page.
        path: relative to the site's root, from which its addresses are relative.
        static: the files that are published as they are, by URL.
    """
    page, style = hashlib.blake2b(_SHEET.sub(rb'\1"', content), digest_size=8), hashlib.blake2b(digest_size=8)
    for sheet in _SHEET.finditer(content):
        style.update(sheet[0])
    folder = posixpath.dirname(path)
    for address in sorted(set(_ADDRESS.findall(content))):
        url = posixpath.normpath(posixpath.join("/", folder, unquote(unescape(address.decode()))))
        if file := static.get(url):
            state = f"{url}:{file.size}:{file.mtime_ns}:{file.ctime_ns};"
            (style if url.endswith(".css") else page).update(state.encode())
    return Fingerprint(page.hexdigest(), style.hexdigest())


def with_script(content: bytes, found: Fingerprint) -> bytes:
    """A page with the script that waits for its next state.

    It is a file of the server's, because the policy in the page lets nothing else run.
    """
    tag = (
        f'<script src="{OWN_URL}{_SCRIPT}" data-page="{found.page}" data-style="{found.style}" defer></script>'
    ).encode()
    at = content.find(b"</head>")
    return content[:at] + tag + content[at:] if at >= 0 else content + tag


def script() -> bytes:
    """The script, as it is sent."""
    return (Path(__file__).parent / _SCRIPT).read_bytes()
