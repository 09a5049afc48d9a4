from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from biji.link.publication import newest_first
from biji.link.series import make_series, read_claims
from biji.link.series_notes import series_notes
from biji.model import Article, Series, SourceKind
from biji.text import format_numeral

Maker = Callable[..., Article]


def series_of(*articles: Article) -> dict[str, Series]:
    made, _ = make_series(read_claims(newest_first(articles)), lambda name: f"/series/{name}.html")
    return {series.name: series for series in made}


def notes(*articles: Article) -> list[tuple[str, str, str]]:
    return [(note.span.path, note.message, note.hint) for note in series_notes(read_claims(newest_first(articles)))]


def test_parts_stand_in_order_of_their_numerals_not_of_dates_or_file_names(article: Maker) -> None:
    series = series_of(
        article("_posts/2020-1-1-a_1.md", "算法（五）——图, 树（2）", date="2020-01-01"),
        article("_posts/2021-1-1-a_2.md", "算法（四）——排序（2）", date="2021-01-01"),
    )["算法"]
    assert [(part.ordinal, part.source, part.title, part.subtitle) for part in series.parts] == [
        (4, "_posts/2021-1-1-a_2.md", "算法（四）", "排序（2）"),
        (5, "_posts/2020-1-1-a_1.md", "算法（五）", "图, 树（2）"),
    ]


def test_a_bare_name_is_the_first_part(article: Maker) -> None:
    series = series_of(
        article("b.md", "GAN（二）", date="2019-01-01"),
        article("a.md", "gan——开端", date="2020-01-01"),
    )["GAN"]
    assert [(part.ordinal, part.source, part.subtitle) for part in series.parts] == [
        (None, "a.md", "开端"),
        (2, "b.md", ""),
    ]


def test_one_of_several_bare_names_in_a_title_may_be_a_part(article: Maker) -> None:
    series = series_of(article("a.md", "Redis, Solr"), article("b.md", "Solr（二）"))
    assert [part.source for part in series["Solr"].parts] == ["a.md", "b.md"]


def test_one_part_alone_makes_no_series(article: Maker) -> None:
    assert series_of(article("a.md", "香港（二）"), article("b.md", "澳门"), article("c.md", "澳门")) == {}


def test_an_article_may_be_in_two_series(article: Maker) -> None:
    articles = [
        article("a.md", "漫谈（一）"),
        article("b.md", "漫谈（二）, 体育（一）"),
        article("c.md", "体育（二）"),
    ]
    assert set(series_of(*articles)) == {"漫谈", "体育"}
    _, names = make_series(read_claims(articles), str)
    assert names["a.md"] == ("漫谈",)


def test_an_article_orders_its_series_itself_whatever_their_lengths(article: Maker) -> None:
    articles = [
        article("a.md", "体育（一）, 漫谈（一）"),
        article("b.md", "又一篇", series=("漫谈（二）", "体育（二）")),
        article("c.md", "漫谈（三）"),
    ]
    made, names = make_series(read_claims(articles), str)
    assert [series.name for series in made] == ["漫谈", "体育"]
    assert names == {"a.md": ("体育", "漫谈"), "b.md": ("漫谈", "体育"), "c.md": ("漫谈",)}


def test_front_matter_names_the_series_and_the_title_the_place(article: Maker) -> None:
    series = series_of(
        article("a.md", "深度学习（一）"),
        article("b.md", "深读学习（二）——错字", series=("深度学习",)),
        article("c.md", "后记", series=("深度学习（三）",)),
    )["深度学习"]
    assert [(part.ordinal, part.source, part.title) for part in series.parts] == [
        (1, "a.md", "深度学习（一）"),
        (2, "b.md", "深读学习（二）"),
        (3, "c.md", "后记"),
    ]


def test_front_matter_alone_orders_by_date(article: Maker) -> None:
    series = series_of(
        article("z.md", "Start", date="2020-01-01", series=("Guide",)),
        article("a.md", "End", date="2020-02-01", series=("Guide",)),
    )["Guide"]
    assert [part.source for part in series.parts] == ["z.md", "a.md"]


def test_ranges_of_years_stand_in_order_of_time(article: Maker) -> None:
    series = series_of(
        article("a.md", "民国（1927～1937）", date="2020-01-01"),
        article("b.md", "民国（1912～1927）", date="2021-01-01"),
    )["民国"]
    assert [part.source for part in series.parts] == ["b.md", "a.md"]


def test_a_page_is_no_part_by_its_title(article: Maker) -> None:
    assert series_of(article("a.md", "算法（一）"), article("b.md", "算法", kind=SourceKind.PAGE)) == {}


def test_the_longest_series_comes_first(article: Maker) -> None:
    titles = ["乙（一）", "乙（二）", "甲（一）", "甲（二）", "甲（三）"]
    assert list(series_of(*(article(f"{n}.md", title) for n, title in enumerate(titles)))) == ["甲", "乙"]


def test_a_gap_is_noted_where_the_series_goes_on(article: Maker) -> None:
    found = notes(*(article(f"{n}.md", f"算法（{format_numeral(n)}）") for n in (1, 2, 4, 7)))
    assert found == [
        ("4.md", 'series "算法" has no part 三', ""),
        ("7.md", 'series "算法" has no parts 五 to 六', ""),
    ]


def test_a_note_stands_at_the_line_of_the_title(article: Maker) -> None:
    claims = read_claims(
        [article("1.md", "算法（一）", lines={"title": 3}), article("3.md", "算法（三）", lines={"title": 2})]
    )
    assert [str(note.span) for note in series_notes(claims)] == ["3.md:2"]


def test_a_gap_is_explained_by_a_mistyped_name(article: Maker) -> None:
    found = notes(
        article("1.md", "深度学习（一）"), article("2.md", "深读学习（二）"), article("3.md", "深度学习（三）")
    )
    assert ("3.md", 'series "深度学习" has no part 二', 'is "2.md" (深读学习（二）) it?') in found
    assert ("2.md", '"深读学习（二）" is the only part of its series', 'did you mean "深度学习"?') in found


def test_a_numeral_that_stands_twice_is_noted_with_the_missing_one(article: Maker) -> None:
    found = notes(
        article("1.md", "算法（一）", date="2020-01-01"),
        article("2.md", "算法（二）", date="2020-02-01"),
        article("3.md", "算法（二）", date="2020-03-01"),
        article("4.md", "算法（四）", date="2020-04-01"),
    )
    assert found[0] == ("3.md", 'part 二 of series "算法" is also "2.md"', "part 三 is missing; perhaps this is it")


def test_an_unnumbered_beginning_is_no_gap(article: Maker) -> None:
    assert notes(article("1.md", "算法"), article("2.md", "算法（二）")) == []


@given(st.permutations(range(1, 12)))
def test_the_order_of_the_input_never_matters(article: Maker, numbers: list[int]) -> None:
    articles = [article(f"{index}.md", f"算法（{format_numeral(number)}）") for index, number in enumerate(numbers)]
    assert [part.ordinal for part in series_of(*articles)["算法"].parts] == list(range(1, 12))


def test_a_part_with_the_file_name_of_another_series_may_have_a_mistaken_name(chapter: Maker) -> None:
    assert sorted(
        notes(
            chapter("dl_1.md", "深度学习（一）", date="2020-01-01"),
            chapter("dl_2.md", "深度学习（二）", date="2020-01-02"),
            chapter("rl_1.md", "强化学习（一）", date="2020-02-01"),
            chapter("rl_2.md", "深度学习（二）", date="2020-01-01"),
            chapter("rl_3.md", "强化学习（三）", date="2020-02-03"),
        )
    ) == [
        (
            "rl_2.md",
            'part 二 of series "深度学习" is also "dl_2.md"',
            'is it part 二 of "强化学习"? its file name counts with that series',
        ),
        ("rl_3.md", 'series "强化学习" has no part 二', ""),
    ]
