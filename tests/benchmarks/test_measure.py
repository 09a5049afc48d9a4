"""What a command costs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from measure import CommandError, compared, exponent, peak_memory, run, write_between

HOLD = "import time; data = bytearray(b'x' * 60_000_000); time.sleep(0.5)"
HOLD_IN_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLD!r}])"
SPIN = "import time\nwhile time.process_time() < 0.2: pass"
SPIN_IN_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {SPIN!r}])"


def test_processor_time_counts_the_processes_of_a_command(tmp_path: Path) -> None:
    cost = run([sys.executable, "-c", SPIN_IN_CHILD], tmp_path)
    assert cost.cpu >= 0.2
    assert cost.wall >= 0.2


def test_a_command_that_fails_is_told_with_what_it_said_last(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"exit code 3\n {4}why"):
        run([sys.executable, "-c", "print('why'); raise SystemExit(3)"], tmp_path)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells proportional set sizes")
def test_memory_counts_the_processes_of_a_command(tmp_path: Path) -> None:
    assert 60e6 < peak_memory([sys.executable, "-c", HOLD_IN_CHILD], tmp_path) < 150e6


def test_exponents_are_those_of_growth() -> None:
    assert exponent([1, 2, 4], [5, 10, 20]) == pytest.approx(1)
    assert exponent([1, 10, 100], [3, 300, 30_000]) == pytest.approx(2)


def test_figures_are_shown_with_their_ratio_to_the_first() -> None:
    assert compared(1.234, 2, "s") == "1.23\N{NO-BREAK SPACE}s (0.62\N{NO-BREAK SPACE}×)"
    assert compared(1234, 617, "MB") == "1,234\N{NO-BREAK SPACE}MB (2.00\N{NO-BREAK SPACE}×)"
    assert compared(0, 0, "MB") == "–"


def test_only_the_place_of_that_name_is_written_again(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- x -->\n\n<!-- end of x -->\n<!-- y -->\n\n<!-- end of y -->\nb\n", encoding="utf-8")
    for text in ("old", "new"):
        write_between(text, "x", page)
    assert page.read_text(encoding="utf-8") == (
        "a\n<!-- x -->\n\nnew\n\n<!-- end of x -->\n<!-- y -->\n\n<!-- end of y -->\nb\n"
    )
    with pytest.raises(ValueError, match="no place"):
        write_between("text", "z", page)
