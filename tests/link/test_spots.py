"""What stands around a heading."""

from __future__ import annotations

from collections.abc import Callable

from biji.link.spots import Spots
from biji.model import Article, Place

Maker = Callable[..., Article]


def test_an_article_ends_inside_its_last_sections(chapter: Maker) -> None:
    spots = Spots([chapter("a.md", "t", "# 一\n## 二\n# 三\n### 四\n## 五"), chapter("b.md", "t")])
    assert spots.end("a.md") == [4, 2]
    assert spots.end("b.md") == spots.end("none.md") == []


def test_a_section_stands_below_the_nearest_heading_of_a_lower_level(chapter: Maker) -> None:
    spots = Spots([chapter("a.md", "t", "# X\n## Y\n### Z\n## W\n# V")])
    assert [spots.above(("a.md", index)) for index in range(5)] == ["", "x", "y", "x", ""]


def test_an_article_opens_with_its_first_headings_as_long_as_they_go_deeper(chapter: Maker) -> None:
    spots = Spots([chapter("a.md", "t", "# X\n### Y\n### Z\n# V")])
    assert [spots.opens(("a.md", index)) for index in range(4)] == [True, True, False, False]


def test_a_heading_is_a_place(chapter: Maker) -> None:
    assert Spots([chapter("a.md", "t", "# X（续）")]).place(("a.md", 0)) == Place("a.md", "x（续）-5", "X（续）")
