"""What is wrong, as the overlay in the browser shows it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from biji.diagnostics import Diagnostic, Severity, format_diagnostic
from biji.terminal import source_lines

#: More are not read in a browser; the terminal has them.
_MOST = 50


class ProblemView(Struct, frozen=True):
    """A diagnostic; `excerpt` is its line of the source with a mark below it."""

    place: str
    message: str
    code: str
    hint: str
    excerpt: str


class ProblemsView(Struct, frozen=True):
    """What the overlay shows: errors, and warnings folded, with how many there are of both."""

    errors: tuple[ProblemView, ...]
    warnings: tuple[ProblemView, ...]
    counts: tuple[int, int]


def problems_view(problems: Iterable[Diagnostic], folder: Path) -> ProblemsView:
    """Problems with their places in the files of a folder; notes are left to the terminal."""
    found = tuple(problems)
    errors = [one for one in found if one.severity is Severity.ERROR]
    warnings = [one for one in found if one.severity is Severity.WARNING]
    return ProblemsView(
        tuple(_view(one, folder) for one in errors[:_MOST]),
        tuple(_view(one, folder) for one in warnings[:_MOST]),
        (len(errors), len(warnings)),
    )


def _view(problem: Diagnostic, folder: Path) -> ProblemView:
    _head, *others = format_diagnostic(problem, _lines(folder, problem.span.path)).split("\n")
    excerpt = others[: len(others) - bool(problem.hint)]
    return ProblemView(str(problem.span), problem.message, problem.code, problem.hint, "\n".join(excerpt))


def _lines(folder: Path, path: str) -> list[str]:
    """The lines of a file of the site, for a browser: of nothing else, wherever a link leads."""
    file = Path(os.path.realpath(folder / path))
    return source_lines(file) if file.is_relative_to(folder.resolve()) else []
