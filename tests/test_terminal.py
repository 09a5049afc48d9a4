"""What commands say to a person."""

import io
import sys
from pathlib import Path

import pytest

from biji.diagnostics import Diagnostic, Severity, Span
from biji.terminal import MOST, counted, diagnostic_lines, progress_bars, severities

LINK = Diagnostic("broken-link", Span("a.md", 2, 1), '"x" leads nowhere')


def test_a_diagnostic_stands_above_its_line_of_the_source(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\n[x](x)\r\n")
    [lines] = diagnostic_lines([LINK], tmp_path)
    assert lines.splitlines()[1] == "    2 | [x](x)"


def test_what_cannot_be_read_has_no_excerpt(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    [lines] = diagnostic_lines([LINK], tmp_path)
    assert "|" not in lines


@pytest.mark.parametrize(("every", "shown"), [(False, MOST[Severity.WARNING] + 1), (True, 30)])
def test_of_many_with_one_code_the_first_are_shown_and_the_others_counted(
    tmp_path: Path, *, every: bool, shown: int
) -> None:
    lines = list(diagnostic_lines([LINK] * 30, tmp_path, every=every))
    assert len(lines) == shown
    assert ("20 more [broken-link]" in lines[-1]) is not every


def test_numbers_agree_with_their_nouns() -> None:
    assert (counted(1, "page"), counted(0, "page")) == ("1 page", "0 pages")
    assert severities([LINK, LINK]) == "2 warnings"
    assert severities([]) == ""


def test_no_bars_are_drawn_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bars() as show:
        show("parse", 1, 2)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("patience", "stages"), [(60, set()), (0, {"parse", "render"})])
def test_bars_are_drawn_once_there_is_something_to_wait_for(
    monkeypatch: pytest.MonkeyPatch, patience: int, stages: set[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("biji.terminal.PATIENCE", patience)
    monkeypatch.setattr("biji.terminal.REFRESH", 0)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress_bars() as show:
        show("parse", 2, 2)
        show("render", 1, 4)
    said = terminal.getvalue()
    assert {stage for stage in ("parse", "render") if stage in said} == stages
    assert ("1/4" in said) == bool(stages)
