"""Why a build did what it did, for `biji build --explain`: what differs from the last build into the same folder.

parsed _posts/2019-7-11-bert.md: its text changed
rendered 31 of 2047 files: _posts/2019-7-11-bert.md changed
wrote 2019/07/11/bert.html: its content changed
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

#: The ingredients that are no files of the site.
PROGRAM = "biji, Python or a library"
THEME = "biji's theme"
CONFIGURATION = "the configuration or an option"

#: What there is to say when nothing was done.
NOTHING = "nothing has changed since the last build"

#: Files with one reason are named one by one up to this number.
_FEW = 20
_UNKNOWN = "no earlier build into this folder is known"


def reasons(
    before: Mapping[str, bytes] | None,
    now: Mapping[str, bytes],
    parsed: Iterable[str],
    rendered: tuple[int, int],
    written: Mapping[str, str],
) -> Iterator[str]:
    """One line for each thing done, or for many of one kind.

    Args:
        before: the ingredients of the last build, a digest of each by name, files with a slash before their paths;
            None when none is known.
        now: those of this one.
        parsed: sources that were parsed.
        rendered: how many files were, and how many there are.
        written: files that were written, each with the reason.
    """
    yield from _lines("parsed", {path: _why_parsed(before, now, path) for path in parsed})
    made, total = rendered
    share = f"{made} of {total}" if made < total else "all"
    yield f"rendered {share} files: {_UNKNOWN if before is None else _differences(before, now)}"
    yield from _lines("wrote", written)


def _why_parsed(before: Mapping[str, bytes] | None, now: Mapping[str, bytes], path: str) -> str:
    if before is None:
        return _UNKNOWN
    if f"/{path}" not in before:
        return "new"
    if before[f"/{path}"] != now[f"/{path}"]:
        return "its text changed"
    changed = next((name for name in (PROGRAM, CONFIGURATION) if before.get(name) != now[name]), "")
    return f"{changed} changed" if changed else "the cache has lost it"


def _differences(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> str:
    changes = [
        *(f"{name} changed" for name in now if name in before and before[name] != now[name]),
        *(f"{name} is new" for name in now if name not in before),
        *(f"{name} is gone" for name in before if name not in now),
    ]
    if not changes:
        return "a post's date has come, or somebody touched the output folder"
    return _shortened([change.removeprefix("/") for change in changes])


def _shortened(changes: Sequence[str], few: int = 5) -> str:
    return ", ".join(changes[:few]) + (f", and {len(changes) - few} more" if len(changes) > few else "")


def _lines(verb: str, why: Mapping[str, str]) -> Iterator[str]:
    by_reason: dict[str, list[str]] = {}
    for path in sorted(why):
        by_reason.setdefault(why[path], []).append(path)
    for reason, paths in sorted(by_reason.items()):
        if len(paths) > _FEW:
            yield f"{verb} {len(paths)} files: {reason}"
        else:
            yield from (f"{verb} {path}: {reason}" for path in paths)
