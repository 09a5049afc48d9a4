"""Answers that are kept between checks."""

from pathlib import Path

import pytest

from biji.check.answers import AGES, Answer, load_answers, save_answers


def test_answers_are_kept_in_a_folder_that_git_does_not_see(tmp_path: Path) -> None:
    answers = {"https://b.dev": Answer("ok", moved="https://c.dev/", asked=7), "https://a.dev": Answer("gone", "404")}
    save_answers(tmp_path, answers)
    assert load_answers(tmp_path) == answers
    assert (tmp_path / ".biji-cache" / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("content", [b"", b"{}", b'{"version": 2, "answers": {}}', b"\xff"])
def test_a_file_that_cannot_be_read_holds_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".biji-cache").mkdir()
    (tmp_path / ".biji-cache" / "urls.json").write_bytes(content)
    assert load_answers(tmp_path) == {}


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".biji-cache").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotADirectoryError):
        save_answers(tmp_path, {})


@pytest.mark.parametrize("state", AGES)
def test_an_answer_is_believed_for_a_time_that_depends_on_it(state: str) -> None:
    answer = Answer(state, asked=1000)  # type: ignore[arg-type] # one of the three
    assert answer.is_fresh(1000 + AGES[state] - 1)
    assert not answer.is_fresh(1000 + AGES[state])
    assert not answer.is_fresh(999)
