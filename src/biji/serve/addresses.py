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
    paths = paths_of(snapshot, asked)
    for path in paths:
        if (file := snapshot.file(path)) is not None:
            return Located(path, file)
    is_folder = bool(paths) and snapshot.file(f"{paths[0]}/index.html") is not None
    return Located(elsewhere=f"{asked}/") if is_folder else Located()


def paths_of(snapshot: Snapshot, asked: str) -> tuple[str, ...]:
    """The files that an address may mean, the first that exists; none outside the base path.

    Args:
        snapshot: the state of the site.
        asked: the address' path, decoded.
    """
    home = f"{snapshot.base}/"
    if not asked.startswith(home):
        return ()
    path = asked[len(home) :]
    return (path, f"{path}.html") if path and not path.endswith("/") else (f"{path}index.html",)
