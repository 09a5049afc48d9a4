"""What the commands say to a person: progress, diagnostics with excerpts, one summary line.

812 articles, 24563 references, 4015 formulas, 71 tables → 1254 pages in _site (3 files written, …) in 2.1 s
"""

from __future__ import annotations

import io
import os
import stat
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from biji.diagnostics import Diagnostic, Severity, by_code, format_diagnostic

if TYPE_CHECKING:  # `biji --help` builds nothing
    from biji.output import Written

#: Seconds before progress bars appear, and between two looks of them.
PATIENCE = 0.5
REFRESH = 0.1

#: How many diagnostics of one code are shown unless all are asked for: advice is not to hide what is wrong.
MOST = {Severity.ERROR: 20, Severity.WARNING: 10, Severity.NOTE: 3}

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def say(text: str | bytes, *, err: bool = False) -> None:
    """Print a line: coloured on terminals only, without fail when nobody reads it (`biji export … | head`).

    Args:
        text: bytes for data, which is UTF-8 whatever the locale.
        err: to standard error.
    """
    try:
        click.echo(text, err=err, color=False if os.environ.get("NO_COLOR") else None)
    except BrokenPipeError:
        # Python flushes the stream once more when it ends.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, (sys.stderr if err else sys.stdout).fileno())
        os.close(nowhere)


def never_fail_to_print() -> None:
    """Let letters that the terminal's encoding lacks be printed as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def complain(sentence: str, hint: str = "") -> None:
    """Say why a command was not done.

    Args:
        sentence: without a full stop.
        hint: what to do about it, or "".
    """
    say(click.style(f"biji: {sentence}", fg="red") + (f"\n   hint: {hint}" if hint else ""), err=True)


@contextmanager
def progress_bars() -> Iterator[Callable[[str, int, int], None]]:
    """A bar per stage on terminals, once there is something to wait for; nothing elsewhere."""
    if not (sys.stderr and sys.stderr.isatty()):  # None when it was closed before
        yield lambda _stage, _done, _total: None
        return
    counts: dict[str, tuple[int, int]] = {}
    due = time.monotonic() + PATIENCE
    draw: Callable[[], None] | None = None
    with ExitStack() as shown:

        def show(stage: str, done: int, total: int) -> None:
            nonlocal due, draw
            counts[stage] = done, max(done, total)
            if time.monotonic() >= due:
                draw = draw or shown.enter_context(_drawn(counts))
                draw()
                due = time.monotonic() + REFRESH

        yield show


@contextmanager
def _drawn(counts: Mapping[str, tuple[int, int]]) -> Iterator[Callable[[], None]]:
    """A function that shows how many of how many steps of each stage are done."""
    # Only needed here, and slow to load.
    from rich.console import Console  # noqa: PLC0415 - as said
    from rich.progress import (  # noqa: PLC0415 - as said
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskID,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # A thread that refreshes them would keep `workers` from copying the process.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bars:
        tasks: dict[str, TaskID] = {}

        def draw() -> None:
            for stage, (done, total) in counts.items():
                if stage not in tasks:
                    tasks[stage] = bars.add_task(stage, total=None)
                bars.update(tasks[stage], completed=done, total=total)
            bars.refresh()

        yield draw


def say_diagnostics(diagnostics: Iterable[Diagnostic], folder: Path, *, every: bool = False) -> None:
    """Print diagnostics to standard error, each with its line of the source.

    Args:
        diagnostics: in any order.
        folder: that their paths are relative to.
        every: show all, not only the first few of each code.
    """
    for lines in diagnostic_lines(diagnostics, folder, every=every):
        say(lines, err=True)


def diagnostic_lines(diagnostics: Iterable[Diagnostic], folder: Path, *, every: bool = False) -> Iterator[str]:
    """What `say_diagnostics` prints: the worst first, those of a code together, in colours.

    Args:
        diagnostics: in any order.
        folder: that their paths are relative to.
        every: all, not only the first few of each code.
    """
    sources: dict[str, list[str]] = {}
    for code, found in by_code(diagnostics).items():
        shown = found if every else found[: MOST[found[0].severity]]
        for diagnostic in shown:
            path = diagnostic.span.path
            if path not in sources:
                sources[path] = source_lines(folder / path)
            lines = format_diagnostic(diagnostic, sources[path])
            severity = f"{diagnostic.severity}: "
            before, _, after = lines.partition(severity)
            yield before + click.style(severity, fg=COLOURS[diagnostic.severity], bold=True) + after
        if len(found) > len(shown):
            left = f"… {len(found) - len(shown)} more [{code}]; `biji check --only {code} --all` shows them"
            yield click.style(left, dim=True)


def source_lines(path: Path) -> list[str]:
    """The lines of a file for excerpts; of what is no text and no ordinary file, none are shown."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return []
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    except (OSError, UnicodeDecodeError):
        return []


class Summed(Protocol):
    """What a summary says of a build."""

    @property
    def contents(self) -> Sequence[tuple[str, int]]:
        """What the site holds, with how many of it."""

    @property
    def pages(self) -> int:
        """How many pages it has."""

    @property
    def written(self) -> Written:
        """What the build did to the output folder."""

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """What it found."""


def summary(built: Summed, target: Path, seconds: float) -> str:
    """One line about a build.

    Args:
        built: what it did.
        target: the output folder, as the user named it.
        seconds: that it took.
    """
    written = built.written
    problems = severities(built.diagnostics)
    contents = ", ".join(counted(number, what) for what, number in built.contents)
    return (
        f"{contents} → {counted(built.pages, 'page')} in {target} "
        f"({counted(written.written, 'file')} written, {written.pruned} removed) in {seconds:.1f} s"
        + (f"; {problems}" if problems else "")
    )


def severities(diagnostics: Iterable[Diagnostic]) -> str:
    """How many there are: `2 errors, 1 note`; "" for none."""
    found = Counter(diagnostic.severity for diagnostic in diagnostics)
    return ", ".join(counted(number, severity) for severity in Severity if (number := found[severity]))


def counted(number: int, what: str) -> str:
    """A number with its noun: `1 page`, `2 pages`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
