"""The tables of a site, through the stage's door."""

from __future__ import annotations

from biji.link import link
from biji.model import ComparisonTable, LinkOptions, ParseOptions, Site, Source, SourceKind, StaticFile
from biji.parse import parse

DATA = "| 方法 | 快 | 省 |\n|--|--|--|\n| 甲法 | Y | N |\n| 乙法 | N | Y |\n"
PICTURES = "| ![](/a.png) | ![](/b.png) |\n|--|--|\n| 图一 | 图二 |\n| 图三 | 图四 |\n"


def site(*bodies: str, static: tuple[str, ...] = (), permalink: str = "date") -> Site:
    articles = []
    for number, body in enumerate(bodies, start=1):
        text = f"---\ntitle: 第{number}篇\n---\n\n{body}"
        source = Source(f"_posts/2020-1-{number}-a{number}.md", SourceKind.POST, text.encode())
        article = parse(source, ParseOptions()).article
        assert article is not None
        articles.append(article)
    files = [StaticFile(path, f"/{path}", 1, 0) for path in static]
    return link(articles, LinkOptions(permalink=permalink), files).site


def test_a_table_has_its_files_beside_the_page() -> None:
    (table,) = site(f"# 比较\n\n{DATA}").tables
    assert (table.csv, table.json) == ("/2020/01/01/a1.table-1.csv", "/2020/01/01/a1.table-1.json")
    assert (table.place.source, table.place.anchor, table.place.title) == ("_posts/2020-1-1-a1.md", "比较", "比较")
    assert isinstance(table.table, ComparisonTable)


def test_a_page_that_is_a_folder_has_them_inside() -> None:
    (table,) = site(DATA, permalink="pretty").tables
    assert table.csv == "/2020/01/01/a1/table-1.csv"


def test_no_file_of_the_user_is_overwritten() -> None:
    (table,) = site(DATA, static=("2020/01/01/a1.table-1.json",)).tables
    assert (table.csv, table.json) == ("/2020/01/01/a1.table-1-2.csv", "/2020/01/01/a1.table-1-2.json")


def test_names_come_from_the_words_above_the_heading_or_the_title() -> None:
    titled, introduced, long = site(
        DATA, f"# 比较\n\n几种方法的优劣：\n\n{DATA}", f"# 比较\n\n{'很' * 61}：\n\n{DATA}"
    ).tables[::-1]
    assert (titled.name, introduced.name, long.name) == ("第1篇", "几种方法的优劣", "比较")


def test_numbers_count_every_table_of_the_article() -> None:
    first, second = site(f"{DATA}\n# 图\n\n{PICTURES}\n# 又\n\n{DATA}").tables
    assert (first.number, second.number) == (1, 3)


def test_pictures_and_single_lines_are_no_data() -> None:
    assert site(PICTURES, "| a | b |\n|--|--|\n| 1 | 2 |\n").tables == ()


def test_articles_may_link_to_the_files_and_to_the_page_of_tables() -> None:
    linking = "[数据](/2020/01/01/a1.table-1.csv)与[表](/tables/)"
    linked = site(DATA, linking)
    assert set(linked.targets["_posts/2020-1-2-a2.md"]) == {"/2020/01/01/a1.table-1.csv", "/tables/"}
