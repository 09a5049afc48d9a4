"""What the tests of parsing share: a body as HTML, its markers filled in with what they stand for."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from msgspec import convert as convert_options

from biji.model import Fragment, ParseOptions
from biji.parse.dialect import tokenize
from biji.parse.fragments import RenderContext, fragment

ToHtml = Callable[..., str]


def _filled(found: Fragment) -> str:
    def fill(marker: re.Match[str]) -> str:
        if marker[1] == "a":
            link = found.links[int(marker[2])]
            return f'{link.attribute}="{html.escape(link.target)}"'
        formula = found.formulas[int(marker[2])]
        return f"[{'D' if formula.display else ''}MATH {formula.tex}]"

    return re.sub("\x02([af])(\\d+)\x03", fill, found.html)


@pytest.fixture
def to_html() -> ToHtml:
    """A function `(text, **options) -> html`; links and formulas stand where their markers stood."""

    def convert(text: str, **options: str | bool) -> str:
        chosen = convert_options(options, ParseOptions)
        tokens = tokenize(text, chosen).tokens
        return _filled(fragment(tokens, RenderContext(chosen, "a.md", text.split("\n")))).strip()

    return convert


@pytest.fixture
def spans(to_html: ToHtml) -> ToHtml:
    """Like `to_html`, for the inside of one paragraph, as kramdown reads it unless the options say otherwise."""

    def convert(text: str, **options: str | bool) -> str:
        found = to_html(text, **({"faithful": True} | options))
        return found.removeprefix("<p>").split("</p>", 1)[0]

    return convert
