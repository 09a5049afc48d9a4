"""Files move to their places all together."""

import os
from pathlib import Path

import pytest

from biji.output import OutputError
from biji.output.moving import move_all


@pytest.fixture
def moves(tmp_path: Path) -> list[tuple[str, str]]:
    """Files that are ready for the places of others, and one for an empty place."""
    for name in "abc":
        (tmp_path / name).write_text(f"new {name}")
        (tmp_path / f"{name}.html").write_text(f"old {name}")
    (tmp_path / "b.html").unlink()
    return [(str(tmp_path / name), str(tmp_path / f"{name}.html")) for name in "abc"]


def site(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.glob("*.html")}


def test_all_files_move(tmp_path: Path, moves: list[tuple[str, str]]) -> None:
    move_all(moves)
    assert site(tmp_path) == {"a.html": "new a", "b.html": "new b", "c.html": "new c"}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_when_one_cannot_move_all_places_are_as_they_were(
    tmp_path: Path, moves: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    before, replace, refused = site(tmp_path), os.replace, moves[number - 1][0]

    def full(source: str, target: str) -> None:
        if source == refused:
            raise OSError(28, "No space left on device", source)
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match=r"No space left on device.*[abc]\.html"):
        move_all(moves)
    assert site(tmp_path) == before


def test_a_folder_in_a_files_place_is_named_and_nothing_has_moved(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_text("new")
    (tmp_path / "a.html").write_text("old")
    (tmp_path / "b.html").mkdir()
    with pytest.raises(OutputError, match=r"b\.html.*a folder stands there"):
        move_all([(str(tmp_path / name), str(tmp_path / f"{name}.html")) for name in "ab"])
    assert (tmp_path / "a.html").read_text() == "old"


def test_where_there_are_no_hard_links_files_move_all_the_same(
    tmp_path: Path, moves: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_source: str, _target: str) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    move_all(moves)
    assert site(tmp_path)["a.html"] == "new a"
