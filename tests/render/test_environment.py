"""Templates are escaped, strict and see only their view."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from biji.diagnostics import TemplateError
from biji.model import ThemeFile
from biji.package import package_folder
from biji.render.block_views import BlockView, BodyView
from biji.render.environment import Templates, default_templates, templates_for
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


def test_text_is_escaped_and_html_is_not() -> None:
    view = RedirectView("en", ENGLISH, "i.svg", "a.html", "a.html", "<b>&")
    assert "<title>&lt;b&gt;&amp;</title>" in default_templates().fill("redirect.html", view)
    assert default_templates().fill("body.html", BodyView((BlockView(NOTHING + NOTHING),), ENGLISH)).strip() == ""


def test_a_name_that_the_view_lacks_is_an_error() -> None:
    with pytest.raises(AttributeError):
        default_templates().fill("article.html", NotFoundView(None))  # type: ignore[arg-type] # the wrong view is the point


def own(**texts: str) -> Templates:
    """Templates with the user's own, `parts` for `_parts.html`."""
    names = {name: f"_{name}.html" if name in {"parts", "body"} else f"{name}.html" for name in texts}
    return Templates(
        {names[key]: ThemeFile(f"_theme/templates/{names[key]}", text.encode()) for key, text in texts.items()}
    )


def test_bijis_templates_are_compiled_one_at_a_time_and_those_of_others_when_they_are_filled() -> None:
    assert len(list(default_templates().compile())) == len(TEMPLATES)
    assert not list(own(parts="{% broken").compile())


VIEW = RedirectView("en", ENGLISH, "i.svg", "a.html", "a.html", "<b>&")


def test_a_template_of_the_users_replaces_the_one_of_its_name() -> None:
    assert own(redirect="{{ view.title }}!").fill("redirect.html", VIEW) == "&lt;b&gt;&amp;!"
    assert own(more="x").fill("redirect.html", VIEW) == default_templates().fill("redirect.html", VIEW)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a\n{% if %}\n", 2, "Expected an expression"),
        ("a\n\n{{ view.titel }}", 3, "no attribute 'titel'"),
        ("a\n{{ view.title | safe }}", 2, "No filter named 'safe'"),
        ("{% include 'none.html' %}", 1, "none.html"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{% for x in", 1, "nexpected"),
    ],
)
def test_what_is_wrong_with_a_template_of_the_users_is_named_with_its_line(
    text: str, line: int, message: str
) -> None:
    with pytest.raises(TemplateError) as raised:
        own(redirect=text).fill("redirect.html", VIEW)
    diagnostic = raised.value.diagnostic
    assert (diagnostic.code, str(diagnostic.span)) == ("template", f"_theme/templates/redirect.html:{line}")
    assert message in diagnostic.message


def test_a_macro_that_a_template_of_the_users_lacks_is_told_of_that_file() -> None:
    with pytest.raises(TemplateError) as raised:
        own(body="{% macro other() %}{% endmacro %}").fill("body.html", BodyView((), ENGLISH))
    assert str(raised.value.diagnostic.span) == "_theme/templates/_body.html"


def test_the_page_that_a_template_fails_for_is_named() -> None:
    with pytest.raises(TemplateError) as raised:
        own(redirect="{{ 1 / 0 }}").fill("redirect.html", VIEW, "old/a.html")
    assert raised.value.diagnostic.message == 'division by zero, in the page "old/a.html"'


def test_templates_are_compiled_again_when_one_of_them_changes() -> None:
    one, other = (ThemeFile("_theme/templates/redirect.html", text) for text in (b"1", b"2"))
    first = templates_for({"redirect.html": one}, ())
    assert templates_for({"redirect.html": one}, ()) is first
    assert templates_for({"redirect.html": other}, ()).fill("redirect.html", VIEW) == "2"
    assert templates_for({}, ()) is default_templates()


@pytest.mark.parametrize(
    "text", ["", "{{ view.title }}", "{% if view.title == 'a' %}{% set b = 1 %}{% endif %}{{ b is defined }}"]
)
def test_filling_a_template_again_and_again_is_filling_it_each_time(text: str) -> None:
    templates = own(redirect=text) if text else default_templates()
    views = [RedirectView("en", ENGLISH, "i.svg", "a.html", "a.html", title) for title in ("a", "<b>", "a")]
    assert list(templates.fill_each("redirect.html", views)) == [
        templates.fill("redirect.html", view) for view in views
    ]
