"""What a command costs, and where such figures are written down.

>>> run(["biji", "build"]).cpu
"""

from __future__ import annotations

import datetime as dt
import math
import os
import platform
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parent.parent
#: Where figures are shown, each table between two comments of its name.
PAGE = ROOT / "content/handbook/performance.md"
#: Seconds between two looks at memory.
_PAUSE = 0.01


class CommandError(Exception):
    """A command did not do its work; the text says which, and what it said last."""


class Cost(Struct, frozen=True):
    """What one run took.

    Attributes:
        wall: seconds until it was done.
        cpu: seconds of all processors, in user and kernel mode, of the command and every process that it waited for.
    """

    wall: float
    cpu: float


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end.

    Args:
        command: a program and its arguments.
        folder: where it runs.
        environment: variables that it gets beside ours.

    Raises:
        CommandError: when it fails.
    """
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = _start(command, folder, environment, said.fileno())
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        # Popen must not wait for it a second time.
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise CommandError(_complaint(command, process.returncode, said.read()))
    return Cost(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> int:
    """The most bytes that a command and all its processes held at a time, or 0 where Linux does not tell.

    Proportional set sizes are summed: a page that processes share counts once. Looking every ten milliseconds slows
    the command down, so that its time is measured in another run.
    """
    peak = 0
    process = _start(command, folder, environment, subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, sum(map(_proportional_size, _session(process.pid))))
        time.sleep(_PAUSE)
    return peak


def _start(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None, output: int
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def _complaint(command: Sequence[str | Path], code: int, said: bytes) -> str:
    last = said.decode(errors="replace").strip().splitlines()[-12:]
    return "\n    ".join((f"{' '.join(map(str, command))}: exit code {code}", *last))


def _session(leader: int) -> list[int]:
    """The processes of a session."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            # What follows the name, which may hold anything: state, parent, group, session.
            fields = entry.read_bytes().rpartition(b")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(fields[3]) == leader:
            found.append(int(entry.parent.name))
    return found


def _proportional_size(process: int) -> int:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0  # it has just ended
    size = re.search(r"^Pss:\s+(\d+) kB$", text, re.MULTILINE)
    return 1024 * int(size[1]) if size else 0


def use_cores(count: int) -> None:
    """Let this process and all that it starts run on so many processors.

    Raises:
        CommandError: when there are fewer, or the system does not know such limits.
    """
    available = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    if len(available) < count:
        raise CommandError(f"cannot keep programs on {count} processors of {len(available)}")
    os.sched_setaffinity(0, available[:count])


def middle(costs: Sequence[Cost]) -> Cost:
    """The medians."""
    return Cost(statistics.median(cost.wall for cost in costs), statistics.median(cost.cpu for cost in costs))


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The p of size^p that comes closest to all costs (least squares on logarithms); 1 is linear growth."""
    return statistics.linear_regression([math.log(size) for size in sizes], [math.log(cost) for cost in costs]).slope


def circumstances() -> str:
    """Machine, system and date, and how busy the machine was."""
    now = dt.datetime.now(dt.UTC)
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f", load before {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{now:%Y-%m-%d %H:%M} UTC, {_processor()}, {processors} processors used, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}{load}"
    )


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    text = facts.read_text(encoding="utf-8") if facts.is_file() else ""
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1] if found else platform.processor() or platform.machine()


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The first column to the left, numbers to the right."""
    lines = (head, [":---"] + ["---:"] * (len(head) - 1), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_between(text: str, name: str, page: Path = PAGE) -> None:
    """Replace what stands in a page between `<!-- name -->` and `<!-- end of name -->`.

    Raises:
        ValueError: when the page does not have these two comments.
    """
    before = page.read_text(encoding="utf-8")
    start, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
    first, last = before.find(start), before.find(end)
    if not 0 <= first < last:
        raise ValueError(f'{page} has no place for "{name}"')
    page.write_text(f"{before[: first + len(start)]}\n{text}\n{before[last:]}", encoding="utf-8")


def compared(value: float, base: float, unit: str) -> str:
    """A figure, and how many times that of the first row it is."""
    shown = f"{value:.2f}" if value < 10 else f"{value:,.0f}"
    ratio = f" ({value / base:.2f}\N{NO-BREAK SPACE}×)" if base else ""
    return f"{shown}\N{NO-BREAK SPACE}{unit}{ratio}" if value else "–"
