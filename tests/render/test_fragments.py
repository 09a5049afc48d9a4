"""Markers give way to addresses and formulas."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from biji.diagnostics import Span
from biji.model import Formula, Fragment, Link, StaticFile
from biji.render.fragments import Address, Scope, script_data

HERE = Span("a.md", 1)
IMAGE = StaticFile("images/a.png", "/nowhere", 1, 0, 640, 480)


def resolve(link: Link) -> Address:
    if link.target == "missing.png":
        return Address(link.target, missing=True)
    return Address(None if link.target.startswith("javascript:") else link.target, IMAGE)


def image(target: str = "a.png", rest: str = ' alt=""') -> Fragment:
    return Fragment(f"<p><img \x02a0\x03{rest} /></p>", "", (Link(target, "", HERE, "src", "img"),))


def display(tag: str = "", anchor: str = "", mathml: str = "<math></math>") -> Fragment:
    return Fragment(
        "\x02f0\x03", "", (), (Formula("a<b", display=True, span=HERE, mathml=mathml, tag=tag, anchor=anchor),)
    )


def test_a_link_gets_its_address_escaped() -> None:
    fragment = Fragment("<a \x02a0\x03>x</a>", "x", (Link('/a"b&c', "x", HERE),))
    assert Scope(resolve).html(fragment) == '<a href="/a&#34;b&amp;c">x</a>'


def test_a_link_that_may_not_be_written_keeps_its_text_only() -> None:
    fragment = Fragment("<a \x02a0\x03>x</a>", "x", (Link("javascript:alert(1)", "x", HERE),))
    assert Scope(resolve).html(fragment) == "<a >x</a>"


def test_an_image_gets_the_size_of_its_file() -> None:
    node = LexborHTMLParser(Scope(resolve).html(image())).css_first("img")
    assert node is not None
    assert (node.attributes["width"], node.attributes["height"]) == ("640", "480")


def test_an_authors_own_size_is_kept() -> None:
    html = Scope(resolve).html(image(rest=' alt="" width="300"'))
    assert html.count("width=") == 1
    assert "height=" not in html


def test_an_image_without_alternative_text_has_an_empty_one() -> None:
    assert Scope(resolve).html(image(rest="")).count('alt=""') == 1
    assert Scope(resolve).html(image(rest=' alt="A"')).count("alt=") == 1


def test_every_image_but_the_first_is_lazy() -> None:
    scope = Scope(resolve)
    assert "lazy" not in scope.html(image())
    assert 'loading="lazy"' in scope.html(image())


def test_a_missing_image_shows_its_name() -> None:
    html = Scope(resolve).html(image("missing.png"))
    assert 'alt="missing.png"' in html
    assert "data-missing" in html


def test_faithful_text_gains_no_word_and_no_attribute() -> None:
    scope = Scope(resolve, faithful=True)
    assert scope.html(image("missing.png")) == '<p><img src="missing.png" alt="" /></p>'
    tagged = LexborHTMLParser(scope.html(display("3.2", "eq-3.2")))
    assert tagged.text() == ""
    box = tagged.css_first("div.math-display")
    assert box is not None
    assert box.attributes["data-tag"] == "(3.2)"


def test_a_tagged_formula_has_its_number_and_an_id_of_its_own() -> None:
    scope = Scope(resolve, ("eq-1", "eq-1-1"))
    first, second = scope.html(display("1", "eq-1")), scope.html(display("1", "eq-1"))
    assert 'id="eq-1"' in first
    assert 'id="eq-1-2"' in second
    assert '<span class="eqno">(1)</span>' in first


def test_a_reference_leads_to_the_formula_that_bears_the_label_also_to_a_later_one() -> None:
    plain, labelled = (
        Formula(tex, display=True, span=HERE, mathml="<math></math>", tag="1", anchor="eq-1", labels=labels)
        for tex, labels in [("a", ()), ("b", ("x",))]
    )
    reference = Formula(
        tex="",
        display=False,
        span=HERE,
        mathml="<math><mtext>(1)</mtext><annotation>x</annotation></math>",
        refers="x",
    )
    fragment = Fragment("\x02f0\x03\x02f1\x03\x02f2\x03", "", (), (reference, plain, labelled))
    html = Scope(resolve, ("eq-1",), (plain, labelled)).html(fragment)
    assert html.startswith('<a href="#eq-1-1">(1)</a>')
    assert [box.id for box in LexborHTMLParser(html).css("div")] == ["eq-1", "eq-1-1"]
    assert "<a " not in Scope(resolve).html(fragment)
    assert "<a " not in Scope(resolve, (), (labelled,), faithful=True).html(fragment)
    assert "<a " not in Scope(resolve, (), (labelled,)).label(fragment)


def test_a_number_may_stand_without_parentheses() -> None:
    formula = Formula("a", display=True, span=HERE, mathml="<math></math>", tag="A", anchor="eq-A", bare=True)
    assert '<span class="eqno">A</span>' in Scope(resolve).html(Fragment("\x02f0\x03", "", (), (formula,)))


@pytest.mark.parametrize(("length", "boxes"), [(5, 0), (60, 1)])
def test_a_long_formula_within_a_line_scrolls_by_itself(length: int, boxes: int) -> None:
    mathml = f"<math>{'<mi>x</mi>' * length}<annotation>{'x' * 99}</annotation></math>"
    fragment = Fragment("<p>\x02f0\x03</p>", "", (), (Formula("x", display=False, span=HERE, mathml=mathml),))
    assert Scope(resolve).html(fragment).count("math-wide") == boxes
    assert Scope(resolve, faithful=True).html(fragment) == f"<p>{mathml}</p>"
    assert "tabindex" not in Scope(resolve).label(fragment)


def test_a_formula_that_no_engine_understands_shows_its_source_escaped() -> None:
    assert "a&lt;b" in Scope(resolve).html(display(mathml=""))
    assert Scope(resolve, faithful=True).html(display(mathml="")).count("\\[a&lt;b\\]") == 1


def test_a_label_has_no_link_no_note_and_no_id() -> None:
    html = '<a href="#">A</a> <em id="x">b</em><sup id="fnref:1"><a href="#fn:1">1</a></sup>'
    assert Scope(resolve).label(Fragment(html, "A b")) == "A <em>b</em>"


def test_tables_in_prose_scroll_in_a_box_of_their_own() -> None:
    table = "<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>"
    html = Scope(resolve).flow(Fragment(table + table, ""))
    boxes = LexborHTMLParser(html).css("div.scroll")
    assert [len(box.css("table")) for box in boxes] == [2, 2]


def test_an_empty_head_in_an_authors_table_is_a_cell() -> None:
    html = Scope(resolve).flow(Fragment('<table><tr><th colspan="2"></th><th>A</th></tr></table>', "A"))
    assert '<tr><td colspan="2"></td><th>A</th></tr>' in html


@pytest.mark.parametrize("html", ["</table><p>a</p>", "<table><tr><td>a", "<table><table>"])
def test_an_unclosed_table_does_not_swallow_what_follows(html: str) -> None:
    page = LexborHTMLParser(f"<main>{Scope(resolve).flow(Fragment(html, ''))}</main><footer>b</footer>")
    footer = page.css_first("footer")
    assert footer is not None
    assert footer.parent is not None
    assert footer.parent.tag == "body"


def test_what_html_no_longer_knows_is_said_in_todays_words() -> None:
    notes = '<div role="doc-endnotes"><li role="doc-endnote">a</li></div>'
    assert Scope(resolve).flow(Fragment(notes, "")) == '<div role="doc-endnotes"><li>a</li></div>'
    reference = '<sup id="fnref:1" role="doc-noteref"><a href="#fn:1">1</a></sup>'
    moved = '<sup id="fnref:1"><a role="doc-noteref" href="#fn:1">1</a></sup>'
    assert Scope(resolve).flow(Fragment(reference, "")) == moved
    scope = Scope(resolve, ("x",))
    assert scope.flow(Fragment('<a name="x"></a>', "")) == '<a id="x"></a>'
    assert scope.flow(Fragment('<a name="x"></a>', "")) == '<a name="x"></a>'


def test_a_paragraph_of_one_code_span_is_a_command_line() -> None:
    scope = Scope(resolve)
    assert scope.flow(Fragment("<p><code>ls -l</code></p>", "")) == '<p class="command"><code>ls -l</code></p>'
    assert "command" not in scope.flow(Fragment("<p><code>a</code> and <code>b</code></p>", ""))


def test_a_paragraph_of_dashes_is_a_pause() -> None:
    assert Scope(resolve).flow(Fragment("<p>–</p>", "–")) == '<p class="pause">–</p>'
    assert Scope(resolve).flow(Fragment("<p>– a</p>", "– a")) == "<p>– a</p>"


def test_a_checkbox_is_called_a_task() -> None:
    html = Scope(resolve, task="Task").flow(Fragment('<li><input type="checkbox" disabled /> a</li>', "a"))
    assert html == '<li><input aria-label="Task" type="checkbox" disabled /> a</li>'


def test_faithful_blocks_are_left_as_they_are() -> None:
    html = '<table></table><pre>a</pre><a name="x"></a><input type="checkbox" /><li role="doc-endnote"></li>'
    assert Scope(resolve, faithful=True).flow(Fragment(html, "")) == html


def test_a_marker_without_its_link_leaves_nothing() -> None:
    assert Scope(resolve).html(Fragment("<a \x02a7\x03>x</a>\x02f9\x03", "x")) == "<a >x</a>"


def test_html_is_declared_in_this_module_only() -> None:
    folder = Path(__file__).parents[2] / "src/biji/render"
    makers = {path.name for path in folder.glob("*.py") if re.search(r"\b(?:Markup|Html)\(", path.read_text("utf-8"))}
    assert makers == {"fragments.py"}


def test_data_of_a_script_may_hold_half_a_character() -> None:
    assert script_data({"a": "\ud800</script>"}) == '{"a":"\ud800\\u003c/script>"}'
