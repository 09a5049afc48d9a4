"""Which part of a series a text names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.link.namings import Namings
from biji.link.series import make_series, read_claims
from biji.model import Article, Linked, Site
from biji.text import format_numeral

Maker = Callable[..., Article]


def namings(*articles: Article) -> Namings:
    series, series_of = make_series(read_claims(articles), lambda name: f"/series/{name}/")
    return Namings(Site({article.source: article for article in articles}, {}, series=series, series_of=series_of))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("算法（二）", "b.md"),
        ("算法(二)", "b.md"),
        ("算法 （ 二 ）", "b.md"),
        ("算法（二）——树", "b.md"),
        ("算法（二）第三节", "b.md"),
        ("算法（一）", "a.md"),
        ("算法（二～三）", "b.md"),
        ("算法(二、三)第三节", "b.md"),
        ("算法（二）～（三）", "b.md"),
        ("算法（三）——图", "c.md"),
        ("算法（三）——网络", "d.md"),
        ("ai chip（一）", "e.md"),
        ("漫谈（九）", "f.md"),
    ],
)
def test_a_name_and_a_numeral_are_a_part(chapter: Maker, text: str, source: str) -> None:
    articles = [
        chapter("a.md", "算法"),
        chapter("b.md", "算法（二）——树"),
        chapter("c.md", "算法（三）——图", date="2020-01-03"),
        chapter("d.md", "算法（三）——网络", date="2020-01-04"),
        chapter("e.md", "AI Chip（一）, 漫谈"),
        chapter("f.md", "随笔, 漫谈（九）"),
    ]
    assert namings(*articles).find(text) == source


@pytest.mark.parametrize("text", ["算法（四）", "资治通鉴（二）", "算法", "", "（二）"])
def test_other_titles_are_none(chapter: Maker, text: str) -> None:
    assert namings(chapter("a.md", "算法（一）"), chapter("b.md", "算法（二）")).find(text) is None


@given(number=st.integers(2, 999))
def test_every_part_is_found_by_its_title(chapter: Maker, number: int) -> None:
    title = f"算法（{format_numeral(number)}）——树（2）, 图"
    assert namings(chapter("a.md", "算法"), chapter("b.md", title)).find(title) == "b.md"


def test_a_naming_is_a_link_and_an_unknown_one_is_nothing(article: Maker, run: Callable[..., Linked]) -> None:
    named = ("series:算法（二）", "《算法（二）》")
    one = article("_posts/2020-1-1-a.md", "算法（一）", text="见《算法（二）》。", links=[named])
    two = article("_posts/2020-1-2-b.md", "算法（二）", links=["series:资治通鉴（二）", "series:算法（二）"])
    linked = run(one, two)
    assert linked.diagnostics == ()
    assert {source: list(targets) for source, targets in linked.site.targets.items()} == {one.source: [named[0]]}
    assert linked.site.targets[one.source][named[0]].url == linked.site.urls[two.source]
    ((source, (backlink,)),) = linked.site.backlinks.items()
    assert (source, backlink.source, backlink.text) == (two.source, one.source, "见《算法（二）》。")
