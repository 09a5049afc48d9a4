from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from biji.link.publication import newest_first, withheld
from biji.model import Article, Linked, LinkOptions, SourceKind

Maker = Callable[..., Article]
Linker = Callable[..., Linked]
NOW = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def test_a_post_of_the_past_is_published(article: Maker) -> None:
    assert withheld([article(date="2019-12-31")], LinkOptions(now=NOW)) == [""]


def test_who_misses_a_post_of_the_future_is_told_when_it_comes(article: Maker, run: Linker) -> None:
    posts = article("a.md", date="2030-01-02"), article("b.md", date="2019-01-02")
    (note,) = run(*posts, now=NOW).diagnostics
    assert (note.code, note.span.path) == ("future-post", "a.md")
    assert note.message == "dated 2030-01-02 00:00, not published yet"
    assert not run(*posts, now=NOW, future=True).diagnostics


def test_the_future_waits_until_it_is_asked_for(article: Maker) -> None:
    later = article(date="2020-01-02")
    assert withheld([later], LinkOptions(now=NOW)) == ["future"]
    assert withheld([later], LinkOptions(now=NOW, future=True)) == [""]
    assert withheld([later], LinkOptions()) == [""]


@pytest.mark.parametrize("marks", [{"kind": SourceKind.DRAFT}, {"draft": True}])
def test_a_draft_waits_until_it_is_asked_for(article: Maker, marks: dict[str, object]) -> None:
    draft = article(date="", **marks)
    assert withheld([draft], LinkOptions(now=NOW)) == ["draft"]
    assert withheld([draft], LinkOptions(now=NOW, drafts=True)) == [""]


def test_unpublished_stays_unpublished(article: Maker) -> None:
    assert withheld([article(published=False)], LinkOptions(drafts=True, future=True)) == ["unpublished"]


def test_dates_with_and_without_zone_compare(article: Maker) -> None:
    assert withheld([article()], LinkOptions(now=dt.datetime(2019, 1, 1))) == ["future"]  # noqa: DTZ001 - what is tested


def test_order_is_newest_first_then_by_path_and_the_undated_last(article: Maker) -> None:
    order = newest_first(
        [
            article("page.md", date=""),
            article("b.md", date="2019-01-01"),
            article("a.md", date="2019-01-01"),
            article("c.md", date="2020-01-01"),
        ]
    )
    assert [one.source for one in order] == ["c.md", "a.md", "b.md", "page.md"]


def test_the_site_holds_published_articles_only(article: Maker, run: Linker) -> None:
    site = run(article("a.md"), article("b.md", draft=True)).site
    assert list(site.articles) == list(site.urls) == ["a.md"]
