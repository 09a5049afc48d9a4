"""Pairs of files: Markdown, and the HTML that Ruby's kramdown makes of it (GFM input, Jekyll's options)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from same_html import attributes_of
from selectolax.lexbor import LexborHTMLParser

from biji.model import ParseOptions
from biji.parse.dialect import tokenize
from biji.parse.fragments import RenderContext, fragment

HERE = Path(__file__).parent
SHARED = Path(__file__).parents[4] / "shared"
OPTIONS = ParseOptions(faithful=True)


def faithful_html(text: str) -> str:
    """A document as HTML, its links resolved as written, its formulas as MathJax expects them."""
    result = fragment(tokenize(text, OPTIONS).tokens, RenderContext(OPTIONS, "", text.split("\n")))

    def link(match: re.Match[str]) -> str:
        found = result.links[int(match[1])]
        return f'{found.attribute}="{html.escape(found.target)}"'

    def formula(match: re.Match[str]) -> str:
        found = result.formulas[int(match[1])]
        tex = html.escape(found.tex.strip(), quote=False)
        return f"\\[{tex}\\]" if found.display else f"\\({tex}\\)"

    return re.sub("\x02f([0-9]+)\x03", formula, re.sub("\x02a([0-9]+)\x03", link, result.html))


def normal_form(source: str) -> list[str]:
    """Tags (each after a NUL) and texts in order: attributes sorted, white space collapsed, highlighting left out."""
    root = LexborHTMLParser(f"<!DOCTYPE html><body><div id=root>{source}</div>").css_first("#root")
    assert root is not None
    pieces = re.split("(\0[^\1]*\1)", "".join(_pieces(root)))
    return [text for text in (re.sub(r"[ \t\r\n]+", " ", piece).strip(" ") for piece in pieces) if text]


def _pieces(node: Any) -> Iterator[str]:  # noqa: ANN401 - selectolax has no stubs
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            # kramdown puts a no-break space into an empty cell.
            yield "" if node.tag in ("td", "th") and node.text() == "\u00a0" else child.text(deep=False)
        elif child.tag == "pre" or (child.tag == "div" and child.css_first("div.highlight pre")):
            language = re.search(r"language-(?!plaintext)(\w+)", child.html or "")
            yield f"\0pre {language[1] if language else ''}\1{child.text().strip()}\0/pre\1"
        elif child.tag not in ("-comment", "_comment", "!comment"):
            yield f"\0{child.tag}{attributes_of(child)}\1"
            yield from [child.text()] if child.tag == "code" else _pieces(child)
            yield f"\0/{child.tag}\1"


def pairs(folder: Path) -> list[Any]:
    # The cases that lie beside the project are in no user's checkout.
    if not folder.is_dir():
        return [pytest.param(folder, marks=pytest.mark.skip(reason=f"{folder} is not part of the project"))]
    return [pytest.param(path, id=path.stem) for path in sorted(folder.glob("*.text"))]


@pytest.mark.parametrize("path", pairs(HERE / "cases"))
def test_a_case_of_our_own_gives_kramdowns_html(path: Path) -> None:
    expected = path.with_suffix(".html").read_text(encoding="utf-8")
    assert normal_form(faithful_html(path.read_text(encoding="utf-8"))) == normal_form(expected)


@pytest.mark.parametrize("path", [*pairs(SHARED / "kramdown"), *pairs(SHARED / "idioms")])
def test_a_case_of_kramdown_or_jekyll_gives_the_same_html(path: Path) -> None:
    expected = path.with_suffix(".html").read_text(encoding="utf-8")
    assert normal_form(faithful_html(path.read_text(encoding="utf-8"))) == normal_form(expected)
