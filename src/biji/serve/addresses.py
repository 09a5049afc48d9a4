"""Which file a browser means by an address, as GitHub Pages understands it.

/repo/       repo's index.html          /repo/about    about.html, or a way to /repo/about/
"""

from __future__ import annotations

from msgspec import Struct

from biji.model import StaticFile
from biji.serve.snapshot import Page, Snapshot


class Located(Struct, frozen=True):
    """What is at an address: a file with its path, or the address to go to, or nothing."""

    path: str = ""
    file: Page | bytes | StaticFile | None = None
    elsewhere: str = ""


def locate(snapshot: Snapshot, asked: str) -> Located:
    """Find what an address means.

    Args:
        snapshot: the state of the site.
        asked: the address' path, decoded.

    Raises:
        TemplateError: when a template of the user's own cannot be filled.
    """
    home = f"{snapshot.base}/"
    if asked != home and asked in {"/", snapshot.base}:
        return Located(elsewhere=home)
    if not asked.startswith(home):
        return Located()
    path = asked[len(home) :]
    if not path or path.endswith("/"):
        path += "index.html"
    for candidate in (path, f"{path}.html"):
        if (file := snapshot.file(candidate)) is not None:
            return Located(candidate, file)
    is_folder = snapshot.file(f"{path}/index.html") is not None
    return Located(elsewhere=f"{asked}/") if is_folder else Located()
