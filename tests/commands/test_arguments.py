"""What all commands say of a folder that is none, or that holds nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biji.cli import main

Run = Callable[..., Result]
POST = "---\ntitle: A\n---\n\nText\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, [*arguments])


def write(path: str, text: str = POST) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("command", ["build", "check", "doctor", "publish", "serve", "export articles"])
def test_who_names_a_file_or_nothing_is_told_what_to_run(run: Run, command: str) -> None:
    write("a post.md")
    assert "is a file, no folder of a site; \"biji render 'a post.md'\"" in run(*command.split(), "a post.md").stderr
    result = run(*command.split(), "nowhere")
    assert '"nowhere" does not exist; "biji new site nowhere"' in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize("command", ["build", "check", "doctor", "export articles"])
def test_an_empty_folder_is_told_what_to_run(run: Run, command: str) -> None:
    result = run(*command.split())
    assert result.exit_code == 0
    assert 'no articles in "."' in result.stderr
    assert 'hint: run "biji new post TITLE" there, or "biji new site FOLDER" for a whole site' in result.stderr
    write("_posts/2020-1-2-a.md")
    assert "no articles" not in run(*command.split()).stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is readable for root and on Windows")
def test_a_folder_that_may_not_be_read_is_an_error_of_its_own(run: Run) -> None:
    write("_posts/2020-1-2-a.md")
    Path("_posts").chmod(0)
    result = run("check")
    Path("_posts").chmod(0o700)
    assert result.exit_code == 1
    assert "_posts: error: the folder cannot be read" in result.stdout
    assert 'no articles in "."' in result.stderr


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("_posts/2999-1-2-a.md", "if nothing is said of its posts, "),
        ("_drafts/a.md", "drafts need --drafts"),
    ],
)
def test_a_hint_names_where_the_articles_are(run: Run, path: str, hint: str) -> None:
    write(path)
    assert f"hint: {hint}" in run("check").stderr
