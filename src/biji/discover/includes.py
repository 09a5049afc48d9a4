"""The texts that posts may include with Liquid (https://jekyllrb.com/docs/includes/)."""

from __future__ import annotations

from pathlib import Path

from biji.diagnostics import Diagnostic, Span
from biji.discover.tree import Folder, Tree

_FOLDER = "_includes"
_DEEPEST = 8
_LONGEST = 100_000
#: All of them travel to every worker, and are part of every article's cache key.
_MOST = 1_000_000


def read_includes(tree: Tree) -> dict[str, str]:
    """The files below `_includes`, by their path below it.

    Args:
        tree: the site's folder; what cannot be read is noted there.

    Returns:
        Texts with newlines as their only line breaks; files that are too long or not UTF-8 are left out.
    """
    root = tree.folder(_FOLDER)
    texts: dict[str, str] = {}
    total = 0
    waiting = [root] if root else []
    while waiting:
        for item in tree.entries(waiting.pop(), _is_visible):
            if isinstance(item, Folder):
                if item.path.count("/") < _DEEPEST:
                    waiting.append(item)
            elif item.size > _LONGEST or total + item.size > _MOST:
                _report(tree, item.path, f"the include has {item.size:,} bytes, which is too much")
            elif (text := _text(item.origin)) is None:
                _report(tree, item.path, "the include cannot be read as UTF-8")
            else:
                total += item.size
                texts[item.path.removeprefix(f"{_FOLDER}/")] = text
    return dict(sorted(texts.items()))


def _is_visible(path: str, *, is_folder: bool) -> bool:  # noqa: ARG001  files and folders alike
    return not path.rpartition("/")[2].startswith(".")


def _text(origin: str) -> str | None:
    try:
        text = Path(origin).read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _report(tree: Tree, path: str, message: str) -> None:
    tree.diagnostics.append(Diagnostic("liquid", Span(path), message, "no post can include it"))
