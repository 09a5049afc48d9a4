"""The user's own templates and files of the theme: what lies in `templates` and `static` of the theme's folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from biji.diagnostics import Diagnostic, Span
from biji.discover.tree import Folder, Tree
from biji.model import ThemeFile, ThemeFolder

_TEMPLATES = "templates"
_STATIC = "static"
#: All of them are kept in memory.
_MOST = 64_000_000


def theme_folders(theme: str) -> frozenset[str]:
    """The folders that hold the theme and so no content.

    Args:
        theme: relative to the site; "" is the site's own folder.
    """
    return frozenset([theme] if theme else [_TEMPLATES, _STATIC])


def read_theme(tree: Tree, theme: str) -> ThemeFolder:
    """All files of the theme's folder.

    Args:
        tree: the site's folder; what cannot be read is noted there.
        theme: relative to the site; "" is the site's own folder.
    """
    return ThemeFolder(
        *(_files(tree, f"{theme}/{name}".lstrip("/")) for name in (_TEMPLATES, _STATIC)),
    )


def _files(tree: Tree, top: str) -> Mapping[str, ThemeFile]:
    root = tree.folder(top, linked=True)
    found: dict[str, ThemeFile] = {}
    size = 0
    waiting = [root] if root else []
    while waiting:
        for item in tree.entries(waiting.pop(), _is_visible):
            if isinstance(item, Folder):
                waiting.append(item)
                continue
            size += item.size
            try:
                content = Path(item.origin).read_bytes() if size <= _MOST else None
            except OSError:
                content = None
            if content is None:
                message = "cannot be read" if size <= _MOST else f"the theme's files have more than {_MOST:,} bytes"
                tree.diagnostics.append(
                    Diagnostic("unreadable-file", Span(item.path), message, "check its permissions")
                )
            else:
                found[item.path.removeprefix(f"{top}/")] = ThemeFile(item.path, content)
    return dict(sorted(found.items()))


def _is_visible(path: str, *, is_folder: bool) -> bool:  # noqa: ARG001  files and folders alike
    return not path.rpartition("/")[2].startswith(".")
