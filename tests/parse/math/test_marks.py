r"""Marks that go through an engine."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from biji.parse.math.marks import Marks


def row(mark: str, inner: str = "<mi>a</mi><mi>b</mi>") -> ET.Element:
    """An engine's answer to a mark and two letters."""
    width = mark.removeprefix("\\hspace{").removesuffix("}")
    return ET.fromstring(f'<math><mrow><mi>x</mi><mspace width="{width}"/>{inner}</mrow></math>')  # noqa: S314 — our own


def test_a_mark_wraps_what_follows_it_in_its_row() -> None:
    marks = Marks()
    root = row(marks.wrap("menclose", {"notation": "box"}))
    marks.apply(root)
    assert ET.tostring(root[0], encoding="unicode") == (
        '<mrow><mi>x</mi><menclose notation="box"><mi>a</mi><mi>b</mi></menclose></mrow>'
    )


def test_a_mark_without_an_element_gives_its_attributes_to_the_row() -> None:
    marks = Marks()
    root = row(marks.wrap("", {"style": "text-align:left"}))
    marks.apply(root)
    assert (root[0].get("style"), len(root[0])) == ("text-align:left", 3)


def test_an_element_of_three_parts_is_a_row_when_the_engine_made_two() -> None:
    marks = Marks()
    root = row(marks.wrap("munderover", {}))
    marks.apply(root)
    assert root.find(".//munderover") is None


def test_an_ordinary_space_is_no_mark() -> None:
    marks = Marks()
    marks.wrap("menclose", {})
    root = row("\\hspace{2em}")
    marks.apply(root)
    assert root.find(".//mspace") is not None


def test_text_comes_back_as_it_was() -> None:
    marks = Marks()
    character, number = marks.text("<50 %"), marks.number("(式1)")
    root = ET.fromstring(f"<math><mtext>a{character}</mtext><mtext>{number}</mtext></math>")  # noqa: S314 — our own
    marks.apply(root)
    assert [element.text for element in root] == ["a<50 %", "(式1)"]
