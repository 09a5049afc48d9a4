"""A new site is complete: it builds without a warning."""

import datetime as dt
from pathlib import Path

import pytest

from biji.author import new_site
from biji.build import Request, load

DAY = dt.date(2024, 7, 1)


def made(folder: Path, title: str) -> Path:
    for file in new_site(title, DAY):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        assert isinstance(file.content, bytes)
        path.write_bytes(file.content)
    return folder


@pytest.mark.parametrize("title", ["Notes", "笔记", "C: \"#\" & 'x' {%", "- [", "996"])
def test_it_has_nothing_to_complain_about(tmp_path: Path, title: str) -> None:
    loaded = load(Request(made(tmp_path, title), dt.datetime(2024, 8, 1, tzinfo=dt.UTC)))
    assert loaded.diagnostics == ()
    assert loaded.render.title == title
    assert set(loaded.site.urls.values()) == {"/", "/notes/2024/07/01/first-note.html"}


def test_its_language_is_that_of_its_title_unless_it_is_said() -> None:
    configs = [new_site(*arguments)[1].content for arguments in (("Notes", DAY), ("笔记", DAY), ("笔记", DAY, "en"))]
    assert [b"lang: zh-CN" in config for config in configs if isinstance(config, bytes)] == [False, True, False]
