"""`biji new`, as a user runs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biji.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, ["new", *map(str, arguments)])


def test_a_new_site_builds_without_a_warning(run: Run, tmp_path: Path) -> None:
    assert run("site", "notes").exit_code == 0
    built = CliRunner().invoke(main, ["build", "notes", "--strict", "--no-cache", "-o", str(tmp_path / "out")])
    assert built.exit_code == 0, built.output
    assert (tmp_path / "out/index.html").is_file()


def test_a_folder_with_files_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes/.git").mkdir(parents=True)
    assert run("site", "notes").output.endswith("next: biji serve notes\n")
    again = run("site", "notes")
    assert (again.exit_code, "holds files already" in again.output) == (2, True)


def test_a_new_post_says_where_it_is_and_is_never_written_twice(run: Run, tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    made = run("post", "A title", "--date", "2024-07-01")
    assert made.output == "_posts/2024-07-01-a-title.md\n"
    (tmp_path / "_posts/2024-07-01-mine.md").write_text("mine")
    again = run("post", "x", "--date", "2024-07-01", "--slug", "mine")
    assert (again.exit_code, "is there already" in again.output) == (2, True)
    assert (tmp_path / "_posts/2024-07-01-mine.md").read_text() == "mine"


def test_the_editor_gets_the_file_as_one_word(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_posts").mkdir()
    script = tmp_path / "editor.py"
    script.write_text("import sys, pathlib; pathlib.Path('seen').write_text(repr(sys.argv[1:])); sys.exit(3)")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script} --wait")
    made = run("post", "x; touch hacked", "--slug", "$(touch hacked)", "--date", "2024-07-01", "--edit")
    assert made.exit_code == 3
    assert (tmp_path / "seen").read_text() == repr(["--wait", f"_posts{os.sep}2024-07-01-touch-hacked).md"])
    assert not (tmp_path / "hacked").exists()


def test_without_an_editor_nothing_is_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert run("post", "x", "--edit").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_title_is_one_line_and_says_something(run: Run, tmp_path: Path) -> None:
    made = run("post", " A\nlong  title ", "--date", "2024-07-01")
    assert "title: A long title\n" in (tmp_path / made.output.strip()).read_text(encoding="utf-8")
    refused = run("post", " \n")
    assert (refused.exit_code, "needs a title" in refused.output) == (2, True)
