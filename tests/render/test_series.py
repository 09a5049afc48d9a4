"""The page of a series."""

from __future__ import annotations

import pytest

from biji.link import link
from biji.model import LinkOptions, ParseOptions, Part, RenderOptions, Site, Source, SourceKind
from biji.parse import parse
from biji.render.lookup import look_up
from biji.render.series import missing_before, series_page
from biji.render.series_views import SeriesView

TEXTS = {
    "_posts/2020-1-1-a.md": ("算法——引", "# 引\n\n## $$L_1$$\n\n### 细节\n"),
    "_posts/2020-3-3-c.md": ("算法（三）——图（1）, 漫谈（一）", "# 图\n\n## [遍历](/x.html)\n"),
    "_posts/2020-2-2-d.md": ("算法(六)", ""),
    "_posts/2020-4-4-e.md": ("漫谈（二）", "# 漫谈\n\n# 图+\n"),
    "_posts/2020-5-5-f.md": ("算法（七）", "# 尾\n\n# 图=\n"),
}


def site() -> Site:
    written = {path: f"---\ntitle: {title}\n---\n{text}" for path, (title, text) in TEXTS.items()}
    sources = [Source(path, SourceKind.POST, text.encode()) for path, text in written.items()]
    articles = [article for each in sources if (article := parse(each, ParseOptions()).article)]
    return link(articles, LinkOptions(), ()).site


@pytest.fixture(scope="module")
def view() -> SeriesView:
    lookup = look_up(site(), RenderOptions(lang="en"))
    page = series_page(lookup, next(one for one in lookup.site.series if one.name == "算法"))
    assert isinstance(page.view, SeriesView)
    return page.view


def test_parts_stand_in_reading_order_with_the_numerals_of_their_titles(view: SeriesView) -> None:
    assert [(part.entry.number, part.entry.link.text) for part in view.parts] == [
        ("", "算法——引"),
        ("三", "算法（三）——图（1）, 漫谈（一）"),
        ("六", "算法(六)"),
        ("七", "算法（七）"),
    ]
    assert view.facts == ("4 parts", "2020-01-01 – 2020-05-05")


def test_missing_parts_are_named_where_they_would_stand(view: SeriesView) -> None:
    assert [part.missing for part in view.parts] == ["", "Missing: part 二", "Missing: part 四–五", ""]


def test_the_contents_of_all_parts_are_joined_in_two_levels(view: SeriesView) -> None:
    (first,), (second,), third, _ = (part.contents for part in view.parts)
    assert (first.title, first.href) == ("引", "../2020/01/01/a.html#引")
    assert [len(entry.children) for entry in (*first.children, *second.children)] == [0, 0]
    assert "<math" in first.children[0].title
    assert (second.children[0].title, second.children[0].href) == ("遍历", "../2020/03/03/c.html#遍历")
    assert third == ()
    assert [part.headings for part in view.parts] == ["2 headings", "2 headings", "", "2 headings"]
    assert view.unfolded


def test_more_about_its_subjects_in_articles_of_other_series_stands_at_the_end(view: SeriesView) -> None:
    assert [(link.text, link.note) for link in view.more] == [("漫谈（二）", "图+")]


@pytest.mark.parametrize(
    ("ordinals", "missing"),
    [
        ((1, 2, 2, 3), ["", "", "", ""]),
        ((None, 2), ["", ""]),
        ((3, 5), ["一–二", "四"]),
        ((None, None), ["", ""]),
        ((0, 1), ["", ""]),
    ],
)
def test_gaps_are_told_by_numerals(ordinals: tuple[int | None, ...], missing: list[str]) -> None:
    assert missing_before([Part("a.md", ordinal, "算法") for ordinal in ordinals]) == missing
