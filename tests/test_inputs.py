"""All that a site is made of, read once."""

import datetime as dt
from pathlib import Path

import pytest

from biji.inputs import gather
from biji.request import Request

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_data").mkdir()
    (tmp_path / "_config.yml").write_text(
        "title: Notes\nurl: https://a.org\nbaseurl: /a\ntitel: x\n", encoding="utf-8"
    )
    (tmp_path / "_data/books.yml").write_text("- ITILA\n", encoding="utf-8")
    (tmp_path / "_posts/2020-1-1-post.md").write_text("text\n", encoding="utf-8")
    return tmp_path


def test_the_configuration_decides_where_nothing_else_is_asked_for(blog: Path) -> None:
    inputs = gather(Request(blog, NOW))
    assert (inputs.link.url, inputs.link.baseurl, inputs.render.url) == ("https://a.org", "/a", "https://a.org")
    assert [source.path for source in inputs.found.sources] == ["_posts/2020-1-1-post.md"]
    assert [problem.code for problem in inputs.diagnostics] == ["config-key"]


def test_what_is_asked_for_wins_and_reaches_all_stages(blog: Path) -> None:
    inputs = gather(Request(blog, NOW, url="https://b.org", baseurl="", faithful=True, drafts=True))
    assert (inputs.link.url, inputs.link.baseurl, inputs.render.baseurl) == ("https://b.org", "", "")
    assert inputs.parse.site["url"] == "https://b.org"
    assert inputs.parse.faithful
    assert inputs.render.faithful
    assert inputs.link.drafts


def test_texts_see_the_data_of_the_folder_unless_liquid_is_off(blog: Path) -> None:
    assert gather(Request(blog, NOW)).parse.site["data"] == {"books": ["ITILA"]}
    (blog / "_config.yml").write_text("biji: {liquid: off}\n", encoding="utf-8")
    assert "data" not in gather(Request(blog, NOW)).parse.site
