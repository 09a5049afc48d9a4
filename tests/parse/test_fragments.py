"""Tokens as fragments."""

from __future__ import annotations

from biji.model import Fragment, ParseOptions
from biji.parse.dialect import tokenize
from biji.parse.fragments import RenderContext, fragment


def rendered(text: str, options: ParseOptions | None = None, first_line: int = 1) -> tuple[Fragment, RenderContext]:
    options = options or ParseOptions()
    context = RenderContext(options, "a.md", text.split("\n"), first_line)
    return fragment(tokenize(text, options).tokens, context), context


def test_links_become_markers_with_their_text_and_place() -> None:
    found, _ = rendered("见 [b **c**](/x)\n和 [d](/x)，![e](/i.png)\n", first_line=10)
    assert found.html.startswith("<p>见 <a \x02a0\x03>b <strong>c</strong></a>")
    assert '<img \x02a2\x03 alt="e" />' in found.html
    assert [(link.target, link.text, link.span.line, link.span.column) for link in found.links] == [
        ("/x", "b c", 10, 13),
        ("/x", "d", 11, 7),
        ("/i.png", "e", 11, 16),
    ]
    assert [(link.element, link.attribute) for link in found.links] == [("a", "href"), ("a", "href"), ("img", "src")]


def test_the_place_of_an_address_with_a_name_is_its_definition() -> None:
    found, _ = rendered("[a][c] and\n[b][C]\n\n[c]: /x\n")
    assert [(link.text, link.span.line, link.span.column) for link in found.links] == [("a", 4, 6), ("b", 4, 6)]


def test_media_in_raw_html_are_links_too() -> None:
    found, _ = rendered('<video src="/a.mp4" poster="/b.png"></video>\n\nx <a href="/c">d</a>\n')
    assert [(link.target, link.attribute, link.element) for link in found.links] == [
        ("/a.mp4", "src", "video"),
        ("/b.png", "poster", "video"),
        ("/c", "href", "a"),
    ]
    assert found.links[2].text == "d"


def test_formulas_become_markers() -> None:
    found, _ = rendered("a $$x$$\n\n$$\ny\n$$\n")
    assert "\x02f0\x03" in found.html
    assert [(formula.tex, formula.display) for formula in found.formulas] == [("x", False), ("y", True)]
    assert found.formulas[0].span.column == 5
    assert "x" not in found.text


def test_a_formula_that_no_engine_understands_is_reported_once_with_its_line() -> None:
    _, context = rendered("a\n\nb $$\\frac{a}{$$ c\n", first_line=3)
    assert [(each.code, each.span.line) for each in context.diagnostics] == [("formula", 5)]


def test_text_is_plain_and_blocks_are_lines() -> None:
    found, _ = rendered("# A *b*\n\nc `d` &amp; <b>e</b>\n\n- f\n- g\n")
    assert [line for line in found.text.split("\n") if line] == ["A b", "c d & e", "f", "g"]


def test_a_table_of_contents_has_no_text_and_no_links() -> None:
    found, _ = rendered("* toc\n{:toc}\n\n# A\n")
    assert found.links == ()
    assert found.text == "A"
    assert 'href="#a"' in found.html


def test_markup_in_text_is_escaped() -> None:
    found, _ = rendered('`<script>` \\<b> [a](/"><b>) ![" onerror="](/x)\n')
    assert "<script>" not in found.html
    assert "<b>" not in found.html
    assert '" onerror' not in found.html.replace("&quot; onerror", "")


def test_a_reference_inside_a_link_is_no_link_of_its_own() -> None:
    found, _ = rendered("$$\\eqref{x}$$ and [see $$\\eqref{x}$$](/a)\n")
    assert [formula.refers for formula in found.formulas] == ["x", ""]
