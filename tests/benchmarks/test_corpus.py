"""The generated posts."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from corpus import Writer, made


def test_the_same_seed_and_number_write_the_same_posts_and_another_seed_others() -> None:
    first, again, other = (list(Writer(20, seed).files()) for seed in (1, 1, 2))
    assert first == again
    assert first != other


@pytest.mark.parametrize("posts", [100, 1000, 1001, 20_000])
def test_no_post_is_in_the_future_however_many_there_are(posts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Writer, "_body", lambda *_: "")
    *_, (path, _text) = Writer(posts, 1).files()
    year, month, day = map(int, re.findall(r"\d+", path)[:3])
    assert dt.date(year, month, day) < dt.date(2026, 1, 1)


def test_the_images_are_those_that_posts_name() -> None:
    writer = Writer(30, 1)
    text = "".join(text for _, text in writer.files())
    assert list(writer.images) == re.findall(r"!\[\]\((.+?)\)", text)


def test_a_folder_is_written_once(tmp_path: Path) -> None:
    folder = made(tmp_path, 3)
    post = next((folder / "_posts").iterdir())
    post.write_text("edited", encoding="utf-8")
    assert made(tmp_path, 3) == folder
    assert post.read_text(encoding="utf-8") == "edited"
    assert list(tmp_path.iterdir()) == [folder]
