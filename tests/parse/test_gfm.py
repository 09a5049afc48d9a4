"""The dialects `gfm` and `commonmark`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.model import ParseOptions
from biji.parse.dialect import tokenize


@pytest.mark.parametrize("dialect", ["gfm", "commonmark"])
def test_emphasis_works_next_to_chinese(to_html: Callable[..., str], dialect: str) -> None:
    assert to_html("**重点。**后 *文（a）*b", dialect=dialect) == "<p><strong>重点。</strong>后 <em>文（a）</em>b</p>"


@pytest.mark.parametrize("dialect", ["gfm", "commonmark"])
def test_formulas_are_cut_out_first(to_html: Callable[..., str], dialect: str) -> None:
    assert to_html("a $$x_1 * y_2 * z$$ $5", dialect=dialect) == "<p>a [MATH x_1 * y_2 * z] $5</p>"
    assert to_html("$$\nx\n\ny\n$$\n\nb", dialect=dialect) == "[DMATH x\n\ny]\n<p>b</p>"


def test_heading_ids_are_those_of_kramdown(to_html: Callable[..., str]) -> None:
    found = to_html("# 标题 A\n\n# 标题 A\n", dialect="gfm")
    assert found == '<h1 id="标题-a">标题 A</h1>\n<h1 id="标题-a-1">标题 A</h1>'


def test_task_lists_look_like_kramdowns(to_html: Callable[..., str]) -> None:
    found = to_html("- [ ] a\n- [x] b\n- c\n", dialect="gfm")
    assert found.count('type="checkbox"') == 2
    assert found.count('checked="checked"') == 1
    assert 'class="task-list"' in found


def test_footnotes_are_numbered_and_lead_back(to_html: Callable[..., str]) -> None:
    found = to_html("a[^n] b[^n]\n\n[^n]: note\n", dialect="gfm")
    assert found.count('href="#fn:1"') == 2
    assert '<li id="fn:1"' in found
    assert 'href="#fnref:1"' in found
    assert 'href="#fnref:1:1"' in found


def test_gfm_has_more_syntax_than_commonmark(to_html: Callable[..., str]) -> None:
    source = "~~a~~ https://a.b/c，\n\n| a |\n|--|\n| b |\n\nt\n: d\n"
    gfm, commonmark = to_html(source, dialect="gfm"), to_html(source, dialect="commonmark")
    for part in ("<del>", '<a href="https://a.b/c">', "<table>", "<dl>"):
        assert part in gfm
        assert part not in commonmark


def test_entities_in_a_language_are_characters(to_html: Callable[..., str]) -> None:
    assert 'class="language-föö' in to_html("``` f&ouml;\\ö\na\n```", dialect="commonmark").replace("\\", "")


def test_deep_lists_are_not_lost(to_html: Callable[..., str]) -> None:
    source = "\n".join(f"{'  ' * depth}- 层{depth}" for depth in range(60))
    assert "层59" in to_html(source, dialect="gfm")


def test_what_is_nested_too_deep_is_reported() -> None:
    document = tokenize("> " * 500 + "a", ParseOptions(dialect="gfm"))
    assert [each.code for each in document.diagnostics] == ["nesting"]


@pytest.mark.parametrize("piece", ["[![", "![*", "[a]", "*a _b ", "<b>", "$$", "| a "])
def test_hostile_repeats_end(to_html: Callable[..., str], piece: str) -> None:
    assert to_html(piece * 3000, dialect="gfm")
