"""What answers mean for the articles."""

import datetime as dt
from pathlib import Path

import pytest

from biji.build import Request, load
from biji.check import advise
from biji.check.answers import Answer
from biji.check.outside import outside_addresses
from biji.model import Site

TEXT = """---
title: A
---

[one](http://a.dev/x#part), again <http://a.dev/x>

参考：

http://a.dev/x

X

[here](https://me.dev/2020/01/02/a.html) [local](http://localhost/) ![](https://a.dev/b.png) <mailto:a@b.dev>
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "2020-1-2-a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "_config.yml").write_text("url: https://me.dev\n", encoding="utf-8")
    return load(Request(tmp_path, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), jobs=1)).site


def said(site: Site, answer: Answer) -> list[str]:
    found = advise(site, Path(), {"http://a.dev/x": answer})
    return [f"{one.span.line} {one.code}: {one.hint}" for one in found if "a.dev/x" in one.message]


def test_public_addresses_of_others_are_asked_once_each(site: Site) -> None:
    assert outside_addresses(site) == ["http://a.dev/x", "https://a.dev/b.png"]
    assert "http://localhost/" in outside_addresses(site, private=True)


def test_what_is_gone_is_named_wherever_it_stands_with_an_archive_of_that_year(site: Site) -> None:
    hint = "perhaps it is kept at https://web.archive.org/web/2020/http://a.dev/x"
    assert said(site, Answer("gone", "404 Not Found")) == [f"5 gone-link: {hint}"] * 2 + [f"9 gone-link: {hint}"]


def test_what_cannot_be_judged_is_never_called_gone(site: Site) -> None:
    assert {line.split()[1] for line in said(site, Answer("unknown", "403 Forbidden"))} == {"http-link:"}


def test_what_answers_without_encryption_only_is_fine(site: Site) -> None:
    assert said(site, Answer("ok")) == []


def test_https_is_named_where_it_answers_the_same(site: Site) -> None:
    assert said(site, Answer("ok", secure=True))[-1] == '9 http-link: write "https://a.dev/x": it answers the same'


@pytest.mark.parametrize(
    ("moved", "told"),
    [
        ("https://c.dev/y", True),
        ("https://a.dev/x/", False),
        ("https://www.a.dev/x", False),
        ("https://a.dev/", False),
        ("https://c.dev", False),
    ],
)
def test_a_redirect_is_news_unless_it_leads_to_a_front_page_or_to_the_same(
    site: Site, moved: str, *, told: bool
) -> None:
    assert any("moved-link" in line for line in said(site, Answer("ok", moved=moved))) is told
