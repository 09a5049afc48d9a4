"""Text that may name a part of a series."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.model import Link, PaperList, ParseOptions, Source, SourceKind
from biji.parse import parse
from biji.parse.namings import is_naming, split_namings


def parsed(text: str, **options: bool) -> tuple[str, list[Link], int]:
    """The HTML, the links, and the number of lists of papers."""
    source = Source("_posts/2020-1-1-a.md", SourceKind.POST, f"---\ntitle: t\n---\n{text}\n".encode())
    article = parse(source, ParseOptions(**options)).article  # type: ignore[arg-type]
    assert article is not None
    fragments = [fragment for section in article.body.walk() for fragment in section.fragments]
    papers = sum(isinstance(block, PaperList) for section in article.body.walk() for block in section.blocks)
    return "".join(each.html for each in fragments), [link for each in fragments for link in each.links], papers


@pytest.mark.parametrize(
    "text",
    [
        "参见《算法（二）》公式7",
        "- 见《算法(二)》",
        "> 《算法（二）》",
        "# 从《算法（二）》到图",
        "**《算法（二）》**",
        "a|《算法（二）》\n-|-\nb|c",
    ],
)
def test_a_title_with_a_numeral_is_a_link_of_its_own_kind(text: str) -> None:
    html, (link,), papers = parsed(text)
    assert (link.target.replace("(", "（").replace(")", "）"), link.element) == ("series:算法（二）", "a")
    assert "\x02s0\x03" in html
    assert (link.span.line, papers) == (4, 0)


def test_what_stands_around_it_stays() -> None:
    html, links, _ = parsed("a & 《算法（二）——图 & 树》 < 5 《书》《C++（十）》")
    assert html == "<p>a &amp; \x02s0\x03 &lt; 5 《书》\x02s1\x03</p>\n"
    assert [(link.target, link.text) for link in links] == [
        ("series:算法（二）——图 & 树", "《算法（二）——图 & 树》"),
        ("series:C++（十）", "《C++（十）》"),
    ]
    assert [link.span.column for link in links] == [5, 27]


@pytest.mark.parametrize(
    "text",
    [
        "[《算法（二）》](/x.html)",
        "`《算法（二）》`",
        "    《算法（二）》",
        "$$《算法（二）》$$",
        '<a href="/x">《算法（二）》</a>',
    ],
)
def test_links_code_and_formulas_hold_no_such_links(text: str) -> None:
    assert not [link for link in parsed(text)[1] if link.target.startswith("series:")]


def test_jekylls_html_knows_nothing_of_it() -> None:
    assert parsed("参见《算法（二）》", faithful=True)[:2] == ("<p>参见《算法（二）》</p>\n", [])


@pytest.mark.parametrize("text", ["《算法》", "《算法（2）》", "《算法（上）》", "《（二）》", "算法（二）"])
def test_other_titles_are_text(text: str) -> None:
    assert parsed(f"见{text}。")[1] == []


@pytest.mark.parametrize("numerals", ["二～四", "二 至 四", "二、三、四", "二——四", "二-四"])
def test_a_range_of_parts_is_one_link(numerals: str) -> None:
    assert [link.target for link in parsed(f"见《算法（{numerals}）》。")[1]] == [f"series:算法（{numerals}）"]


def test_a_line_of_nothing_but_a_naming_is_no_paper() -> None:
    assert parsed("《算法（二）》")[2] == 0
    assert parsed("《Attention is all you need》")[2] == 1


@given(st.text(alphabet="《》（）()一二ab", max_size=60))
def test_pieces_are_the_text(text: str) -> None:
    pieces = split_namings(text)
    assert "".join(pieces) == text
    assert all(piece.startswith("《") and piece.endswith("》") for piece in pieces if is_naming(piece))
