r"""The door of the formulas: `render`."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest

from biji.diagnostics import Span
from biji.parse.math import Engine, render

if TYPE_CHECKING:
    from biji.model import Formula

SPAN = Span("posts/a.md", 3, 1)
SHARED = Path(__file__).parents[4] / "shared" / "math"


def display(tex: str) -> Formula:
    return render(tex, display=True, span=SPAN).formula


def shape(tex: str, *, block: bool = True) -> str:
    """The MathML without what only places it: the annotation, spaces and every attribute."""
    root = ET.fromstring(render(tex, display=block, span=SPAN).formula.mathml)  # noqa: S314 — our own output
    return _shape(root[0][0])


def _shape(element: ET.Element) -> str:
    if element.tag == "mspace":
        return ""
    inner = (element.text or "") + "".join(_shape(child) for child in element)
    inner = inner.replace("\u2061", "").replace("\u2063", "")
    if element.tag in ("mi", "mo", "mn", "mtext", "mrow", "mstyle", "mpadded", "b"):
        return inner
    return f"{element.tag[1:]}({inner})"


def test_a_formula_keeps_its_source_as_an_annotation() -> None:
    formula = display(r"a < b")
    assert formula.tex == r"a < b"
    assert '<annotation encoding="application/x-tex">a &lt; b</annotation>' in formula.mathml
    assert formula.mathml.startswith('<math display="block"><semantics>')


def test_a_formula_in_a_line_is_no_block() -> None:
    assert render("x", display=False, span=SPAN).formula.mathml.startswith("<math><semantics>")


@pytest.mark.parametrize("tex", ["", "  \n"])
def test_an_empty_formula_is_nothing_and_no_fault(tex: str) -> None:
    assert render(tex, display=True, span=SPAN).formula.mathml == ""
    assert render(tex, display=True, span=SPAN).diagnostics == ()


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\undefinedcommand x", r"\undefinedcommand"),
        (r"\begin{strange}a\end{strange}", "strange"),
        ("{a", '"{" is never closed'),
        ("a}", '"}" closes nothing'),
        (r"\left(a", r'"\left" is never closed'),
        (r"\begin{matrix}a\end{pmatrix}", r'"\begin{matrix}" is closed by "\end{pmatrix}"'),
        (r"\frac{a}", "argument"),
        ("a" * 20_001, "20,000"),
        ("{" * 101 + "}" * 101, "100"),
        ("a\\", "nothing follows"),
        (r"\color{1}a", '"1" is no colour'),
        ("(" * 30, "never closed"),
    ],
)
def test_a_formula_that_nobody_understands_is_named_with_the_reason(tex: str, reason: str) -> None:
    rendered = render(tex, display=True, span=SPAN)
    assert rendered.formula.mathml == ""
    assert rendered.formula.engine == ""
    (diagnostic,) = rendered.diagnostics
    assert (diagnostic.code, diagnostic.span) == ("formula", SPAN)
    assert reason in diagnostic.hint


def test_a_chosen_engine_is_the_only_one_asked() -> None:
    assert render("x^2", display=True, span=SPAN, engine="latex2mathml").formula.engine == "latex2mathml"
    assert render("x^2", display=True, span=SPAN, engine="math-core").formula.engine == "math-core"
    assert render("x^2", display=True, span=SPAN).formula.engine == "math-core"


def test_the_second_engine_never_shows_a_command() -> None:
    rendered = render(r"\undefinedcommand x", display=True, span=SPAN, engine="latex2mathml")
    assert rendered.formula.mathml == ""


CASES = [
    # environments
    (r"\begin{align}a&=b\\c&=d\end{align}", "table(tr(td(a)td(=b))tr(td(c)td(=d)))"),
    (r"\begin{align}a&=b\\\end{align}", "table(tr(td(a)td(=b)))"),
    (r"\begin{split}a&=b\\&=c\end{split}", "table(tr(td(a)td(=b))tr(td()td(=c)))"),
    (r"\begin{gather*}a\\b\end{gather*}", "table(tr(td(a))tr(td(b)))"),
    (r"\begin{alignat}{2}a&=b\end{alignat}", "table(tr(td(a)td(=b)))"),
    (r"\begin{eqnarray}a&=&b\end{eqnarray}", "table(tr(td(a)td(=)td(b)))"),
    (r"\begin{multline}a\\b\end{multline}", "table(tr(td(a))tr(td(b)))"),
    (r"\begin{equation}a=b\end{equation}", "a=b"),
    (r"\begin{bmatrix}1&2\\3&4\\\end{bmatrix}", "[table(tr(td(1)td(2))tr(td(3)td(4)))]"),
    (r"\begin{pmatrix*}[r]1&2\end{pmatrix*}", "(table(tr(td(1)td(2))))"),
    (r"\begin{smallmatrix}a&b\end{smallmatrix}", "table(tr(td(a)td(b)))"),
    (r"\begin{cases}1&x\\2&y\\\end{cases}", "{table(tr(td(1)td(x))tr(td(2)td(y)))"),
    (r"\begin{cases*}1&if $x$\end{cases*}", "{table(tr(td(1)td(if\xa0x)))"),
    (r"\begin{array}\\a\\b\end{array}", "table(tr(td(a))tr(td(b)))"),
    (r"\begin{array}[t]{@{}l*{2}{c}}a&b&c\end{array}", "table(tr(td(a)td(b)td(c)))"),
    (r"\begin{array}{c}a\\\hline\end{array}", "table(tr(td(a)))"),
    (r"\begin{aligned}a\\[2ex]b\end{aligned}", "table(tr(td(a))tr(td(b)))"),
    (r"\begin{matrix}a\\[b]\end{matrix}", "table(tr(td(a))tr(td([b])))"),
    (r"\matrix{a&b\cr c&d}", "table(tr(td(a)td(b))tr(td(c)td(d)))"),
    (r"\sum_{\substack{i\\j}}x", "under(∑table(tr(td(i))tr(td(j))))x"),
    # operators and limits
    (r"\mathop{AB}_x", "under(ABx)"),
    (r"\mathop{AB}_x^y", "underover(ABxy)"),
    (r"\mathop{AB}\nolimits_x", "sub(ABx)"),
    (r"\operatorname*{argmax}_x", "under(argmaxx)"),
    (r"\overunderset{a}{b}{c}", "underover(cba)"),
    (r"\varlimsup_n", "under(over(lim‾)n)"),
    # text, also without a command
    (r"\text{a $x$ b}", "a\xa0x\xa0b"),
    (r"\text{50\% \_}", "50% _"),
    (r"\mbox{若}", "若"),
    ("损失_t", "损sub(失t)"),
    ("x_最大", "sub(x最)大"),
    (r"\frac 分母", "frac(分母)"),
    ("a\u200b+\u200bb", "a+b"),
    ("a%comment\n+b", "a+b"),
    # colours and boxes
    (r"\color{red}a+b", "a+b"),
    (r"\textcolor{#f00}{a}", "a"),
    (r"\boxed{a}", "enclose(a)"),
    (r"\cancel{a}", "enclose(a)"),
    (r"\enclose{circle}{a}", "enclose(a)"),
    # structure
    (r"\genfrac(){0pt}{}nk", "(frac(nk))"),
    (r"\root 3 \of x", "root(x3)"),
    (r"\buildrel a\over b", "over(ba)"),
    (r"x^\frac12", "sup(xfrac(12))"),
    (r"\left<a\right>", "⟨a⟩"),
    (r"a\\b", "ab"),
    (r"\require{cancel}a\label{b}", "a"),
    # chemistry
    (r"\ce{H2O}", "sub(H2)O"),
    (r"\ce{SO4^2-}", "subsup(SO42−)"),
    (r"\ce{Na+}", "sup(Na+)"),
    (r"\ce{CuSO4.5H2O}", "sub(CuSO4)⋅5sub(H2)O"),
]


@pytest.mark.parametrize(("tex", "expected"), CASES, ids=[tex for tex, _ in CASES])
def test_tex_becomes_this_structure(tex: str, expected: str) -> None:
    assert shape(tex) == expected


def test_limits_stand_beside_the_operator_in_a_line() -> None:
    assert shape(r"\mathop{AB}_x", block=False) == "sub(ABx)"


@pytest.mark.parametrize(
    ("tex", "tag", "anchor"),
    [
        (r"E=mc^2\tag{3.2}", "3.2", "eq-3.2"),
        (r"E=mc^2\tag*{(A)}", "A", "eq-A"),
        (r"\begin{equation}a\tag{1 b}\end{equation}", "1 b", "eq-1-b"),
        (r"a\label{eq:energy}", "", "eq-energy"),
        (r"a\tag{$\ast$}", "", ""),
        (r'a\tag{"><script>}', '"><script>', "eq-script"),
        ("a", "", ""),
    ],
)
def test_a_number_is_taken_out_of_the_formula(tex: str, tag: str, anchor: str) -> None:
    formula = display(tex)
    assert (formula.tag, formula.anchor) == (tag, anchor)
    assert "mtext" not in formula.mathml


def test_a_number_with_a_star_stands_without_parentheses() -> None:
    assert display(r"a\tag*{A}").bare
    assert not display(r"a\tag*{(A)}").bare
    assert not display(r"a\tag{A}").bare
    rows = display(r"\begin{align}a\tag*{A}\\b\tag{B}\end{align}").mathml
    assert "<mtext>A</mtext>" in rows
    assert "<mtext>(B)</mtext>" in rows


def test_rows_of_an_alignment_keep_their_numbers() -> None:
    formula = display(r"\begin{align}a&=b\tag{1}\\c&=d\end{align}")
    assert formula.tag == ""
    assert "<mtext>(1)</mtext>" in formula.mathml


def test_every_label_comes_with_the_number_that_a_reference_shows() -> None:
    assert render(r"a\label{x}\tag{1}", display=True, span=SPAN).numbers == {"x": "1"}
    rows = render(r"\begin{align}a\tag{1}\label{x}\\b\label{y}\end{align}", display=True, span=SPAN)
    assert rows.numbers == {"x": "1", "y": ""}
    assert rows.formula.labels == ("x", "y")


def test_a_reference_shows_the_number_of_what_bears_the_label() -> None:
    numbers = {"x": "3.2", "unnumbered": ""}
    for tex, visible in [
        (r"\eqref{x}", "(3.2)"),
        (r"\ref{x}", "3.2"),
        (r"\ref{unnumbered}", "unnumbered"),
        (r"\text{by \eqref{x}}", "by\xa0(3.2)"),
    ]:
        rendered = render(tex, display=False, span=SPAN, numbers=numbers)
        assert f"<mtext>{visible}</mtext>" in rendered.formula.mathml
        assert rendered.diagnostics == ()


@pytest.mark.parametrize(
    ("tex", "label"),
    [(r"\eqref{x}", "x"), (r" (\ref{x}) ", "x"), (r"(\ref{x}", ""), (r"a+\ref{x}", ""), (r"\ref{x}\ref{y}", "")],
)
def test_only_a_formula_that_is_nothing_but_a_reference_can_be_a_link(tex: str, label: str) -> None:
    assert display(tex).refers == label


def test_a_reference_to_no_formula_of_the_page_is_a_finding_that_knows_what_was_meant() -> None:
    (found,) = render(r"\eqref{enrgy}", display=False, span=SPAN, numbers={"energy": "1"}).diagnostics
    assert (found.code, found.span) == ("formula", SPAN)
    assert 'did you mean "energy"?' in found.hint
    assert render(r"\eqref{x}\label{x}", display=False, span=SPAN, numbers={}).diagnostics == ()


def test_a_formula_in_a_line_has_no_number() -> None:
    assert render(r"a\tag{1}", display=False, span=SPAN).formula.tag == ""


def test_macros_of_the_site_are_expanded() -> None:
    macros = {"R": r"\mathbb{R}", "pair": r"(#1, #2)"}
    assert "ℝ" in render(r"\R", display=True, span=SPAN, macros=macros).formula.mathml
    formula = render(r"\pair{a}b", display=True, span=SPAN, macros=macros).formula
    assert re.sub("<[^>]*>", "", formula.mathml.split("<annotation")[0]) == "(a,b)"


@pytest.mark.parametrize("tex", [r"\text{<script>alert(1)</script>}", r"\href{javascript:alert(1)}{x}"])
@pytest.mark.parametrize("engine", ["math-core", "latex2mathml"])
def test_no_markup_of_the_author_reaches_the_page(tex: str, engine: Engine) -> None:
    mathml = render(tex, display=True, span=SPAN, engine=engine).formula.mathml.split("<annotation")[0]
    assert "<script" not in mathml
    assert "javascript" not in mathml


def test_confirmed_formulas_are_set_as_mathjax_sets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    if not (SHARED / "train.jsonl").is_file():
        pytest.skip("the oracle's answers are not beside the project")
    monkeypatch.setattr(sys, "path", [str(SHARED), *sys.path])
    from mmlnorm import norm  # type: ignore[import-not-found]  # noqa: PLC0415 — it lies beside the data

    rows = [json.loads(line) for line in (SHARED / "train.jsonl").read_text(encoding="utf-8").splitlines()]
    wrong = [
        row["tex"]
        for row in rows
        if row["confirmed"] and norm(_labelled(row), row["display"], core=True) != row["oracle"]
    ]
    assert wrong == []


def _labelled(row: dict[str, Any]) -> str:
    """The formula with its number as the scorer wants it."""
    formula = render(row["tex"], display=row["display"], span=SPAN).formula
    if not formula.tag:
        return formula.mathml
    body = formula.mathml.removeprefix('<math display="block">').removesuffix("</math>")
    label = f"<mtd><mtext>({escape(formula.tag)})</mtext></mtd>"
    labelled = f"<mlabeledtr>{label}<mtd>{body}</mtd></mlabeledtr>"
    return f'<math display="block"><mtable displaystyle="true">{labelled}</mtable></math>'
