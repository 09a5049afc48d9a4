"""Templates are escaped, strict and see only their view."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest

from biji.render.block_views import BlockView, BodyView
from biji.render.environment import fill, package_folder, template
from biji.render.fragments import NOTHING
from biji.render.strings import ENGLISH
from biji.render.views import NotFoundView, RedirectView

TEMPLATES = sorted(package_folder("templates").iterdir())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_declares_text_to_be_html(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|Markup", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_attribute_is_quoted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?:<\w+|\")\s+[\w-]+=\{\{", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_template_compiles(path: Path) -> None:
    assert template(path.name)


def test_text_is_escaped_and_html_is_not() -> None:
    view = RedirectView("en", ENGLISH, "i.svg", "a.html", "a.html", "<b>&")
    assert "<title>&lt;b&gt;&amp;</title>" in fill("redirect.html", view)
    assert fill("body.html", BodyView((BlockView(NOTHING + NOTHING),), ENGLISH)).strip() == ""


def test_a_name_that_the_view_lacks_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        fill("article.html", NotFoundView(None))  # type: ignore[arg-type] # the wrong view is the point
