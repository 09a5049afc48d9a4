"""What `biji serve` asks for, and what it prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from biji.build import Request
from biji.cli import main
from biji.diagnostics import Diagnostic, Span
from biji.serve import Ready, Reporter, Update

READY = Ready("http://127.0.0.1:4000/", 4000, 12, ())
PROBLEM = Diagnostic("broken-link", Span("_posts/a.md", 3), '"/x" leads to no page of this site')

Run = Callable[..., tuple[Result, dict[str, Any]]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command with a server that only tells what it is given to tell, until somebody interrupts it."""

    def run(*arguments: str, ready: Ready = READY, updates: tuple[Update, ...] = ()) -> tuple[Result, dict[str, Any]]:
        asked: dict[str, Any] = {}

        def serve(request: Callable[[], Request], host: str, port: int, reporter: Reporter) -> None:
            asked.update(request=request(), host=host, port=port)
            reporter.ready(ready)
            for update in updates:
                reporter.updated(update)
            raise KeyboardInterrupt

        monkeypatch.setattr("biji.commands.serve.serve", serve)
        return CliRunner().invoke(main, ["serve", str(tmp_path), *arguments]), asked

    return run


def test_drafts_are_asked_for_unless_they_are_not_wanted(run: Run) -> None:
    _, asked = run()
    assert (asked["request"].drafts, asked["request"].future) == (True, False)
    _, asked = run("--no-drafts", "--future")
    assert (asked["request"].drafts, asked["request"].future) == (False, True)


def test_the_end_by_ctrl_c_is_no_failure(run: Run) -> None:
    result, _ = run()
    assert result.exit_code == 0
    assert "Traceback" not in result.output


def test_the_address_is_said(run: Run) -> None:
    result, _ = run()
    assert "12 articles in " in result.output
    assert "→ http://127.0.0.1:4000/ (Ctrl-C ends it)" in result.output


def test_another_port_than_the_one_asked_for_is_said(run: Run) -> None:
    assert "port 8080 is taken" in run("--port", "8080")[0].output
    assert "is taken" not in run("--port", "4000")[0].output
    assert "is taken" not in run("--port", "0")[0].output


@pytest.mark.parametrize(("host", "is_warned"), [("127.0.0.1", False), ("localhost", False), ("0.0.0.0", True)])  # noqa: S104 - no bind
def test_a_server_that_others_reach_is_a_warning(run: Run, host: str, *, is_warned: bool) -> None:
    result, asked = run("--host", host)
    assert asked["host"] == host
    assert ("can read the site" in result.output) == is_warned


def test_the_browser_is_opened_on_demand(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    run()
    assert opened == []
    run("--open")
    assert opened == [READY.url]


def test_a_folder_without_articles_is_said(run: Run) -> None:
    assert "no articles" in run(ready=Ready(READY.url, READY.port, 0, ()))[0].output


def test_an_update_is_a_line_and_its_new_problems(run: Run) -> None:
    one = Update(("_posts/a.md",), 0.0123, 0.41, (PROBLEM,))
    many = Update(tuple(f"{number}.md" for number in range(9)), None, 2.5, ())
    lines = run(updates=(one, many))[0].output.splitlines()
    assert any(line.endswith(" _posts/a.md: shown after 12 ms, all pages after 410 ms") for line in lines)
    assert any(line.endswith(" 0.md, 1.md, 2.md and 6 more: all pages after 2500 ms") for line in lines)
    assert any("[broken-link]" in line for line in lines)


def test_a_host_that_is_not_ours_ends_it_with_a_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", str(tmp_path), "--host", "192.0.2.1"])
    assert result.exit_code == 2
    assert "cannot serve at 192.0.2.1:4000" in result.output
