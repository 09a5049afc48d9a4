r"""TeX → MathML.

>>> render(r"a^2 + b^2", display=False, span=Span("post.md", 1)).formula.mathml
'<math><semantics><mrow><msup><mi>a</mi><mn>2</mn></msup><mo>+</mo>…'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from msgspec import Struct

from biji.diagnostics import Diagnostic, Span
from biji.model import Formula
from biji.parse.math import engines
from biji.parse.math.direct import direct, unpolished
from biji.parse.math.macros import expand
from biji.parse.math.mathml import escape, write_mathml
from biji.parse.math.numbering import anchor, split_tag
from biji.parse.math.polish import polish
from biji.parse.math.references import referred
from biji.parse.math.rewrite import Rewriting
from biji.parse.math.tokens import tokenize
from biji.parse.math.tree import TexError, parse
from biji.text import near_miss

__all__ = ["Engine", "Rendered", "render"]

Engine = Literal["auto", "math-core", "latex2mathml"]

#: Characters in a formula; the longest real one has 1,500.
MAX_LENGTH = 20_000


class Rendered(Struct, frozen=True):
    """A formula, and what there is to say about it.

    Attributes:
        numbers: the formula's labels, each with the number that a reference to it shows, "" without one.
    """

    formula: Formula
    diagnostics: tuple[Diagnostic, ...] = ()
    numbers: Mapping[str, str] = MappingProxyType({})


def render(  # noqa: PLR0913 — all that a formula depends on
    tex: str,
    display: bool,  # noqa: FBT001 — one of the two kinds of formula; every caller names it
    span: Span,
    macros: Mapping[str, str] = MappingProxyType({}),
    engine: Engine = "auto",
    *,
    numbers: Mapping[str, str] | None = None,
) -> Rendered:
    r"""Turn TeX into MathML.

    Args:
        tex: what stands between `$$` and `$$`, as written.
        display: a block of its own, not part of a line.
        span: where it stands.
        macros: TeX macros, name without backslash to body.
        engine: `auto` asks math-core, then latex2mathml.
        numbers: the labels of the page's formulas, each with its number; None when they are not known, so that a
            reference shows the label that it names.

    Returns:
        The formula; its `mathml` is "" with one `formula` diagnostic when no engine understood it. A reference to
        no label of the page is such a diagnostic too.
    """
    if not tex.strip():
        return Rendered(Formula(tex=tex, display=display, span=span))
    if not macros and engine != "latex2mathml" and (content := direct(tex.strip(), display=display)):
        mathml = _annotated_text(content, tex, display=display)
        return Rendered(Formula(tex=tex, display=display, span=span, mathml=mathml, engine="math-core"))
    try:
        source, rewriting = _prepare(tex, macros, numbers or {}, display=display)
        mathml, answered = _written(source, rewriting, tex, engine, display=display)
    except (TexError, engines.NotUnderstoodError) as error:
        return _unrendered(tex, display, span, str(error))
    # In a line there is no margin for a number; MathJax shows none there either.
    tag, bare = split_tag(rewriting.tags[0]) if rewriting.tags and display else ("", False)
    labels = {label: number or tag for label, number in rewriting.labels.items() if label}
    formula = Formula(
        tex=tex,
        display=display,
        span=span,
        mathml=mathml,
        engine=answered,
        tag=tag,
        anchor=anchor(tag, next(iter(labels), "")) if display else "",
        bare=bare,
        labels=tuple(labels),
        refers=referred(tex),
    )
    known = None if numbers is None else {**numbers, **labels}
    return Rendered(formula, _undefined(rewriting.references, known, span), labels)


def _prepare(
    tex: str, macros: Mapping[str, str], numbers: Mapping[str, str], *, display: bool
) -> tuple[str, Rewriting]:
    """The formula as the engines read it, and what they cannot say.

    Raises:
        TexError: it is no formula, or too large.
    """
    if len(tex) > MAX_LENGTH:
        raise TexError(f"longer than {MAX_LENGTH:,} characters")
    rewriting = Rewriting(display=display, numbers=numbers)
    try:
        return rewriting.write(parse(expand(tokenize(tex), macros))), rewriting
    except RecursionError:
        # How much of Python's stack is left is the caller's affair; real formulas need a tenth of it.
        raise TexError("nested too deep") from None


def _written(
    source: str, rewriting: Rewriting, tex: str, engine: Engine, *, display: bool
) -> tuple[str, Literal["math-core", "latex2mathml"]]:
    """The formula in MathML, and whose answer it is.

    Raises:
        NotUnderstoodError: no engine has an answer.
    """
    if engine != "latex2mathml" and not rewriting.marks and (content := unpolished(source, display=display)):
        return _annotated_text(content, tex, display=display), "math-core"
    root, answered = _ask(source, engine, display=display)
    rewriting.marks.apply(root)
    polish(root)
    return write_mathml(_annotated(root, tex, display=display)), answered


def _ask(tex: str, engine: Engine, *, display: bool) -> tuple[Element, Literal["math-core", "latex2mathml"]]:
    """The first engine's answer; when none has one, the first one's reason is the author's best hint.

    Raises:
        NotUnderstoodError: no engine has an answer.
    """
    if engine == "latex2mathml":
        return engines.latex2mathml(tex, display=display), "latex2mathml"
    try:
        return engines.math_core(tex, display=display), "math-core"
    except engines.NotUnderstoodError as error:
        if engine == "math-core":
            raise
        reason = error
    try:
        return engines.latex2mathml(tex, display=display), "latex2mathml"
    except engines.NotUnderstoodError:
        raise reason from None


def _unrendered(tex: str, display: bool, span: Span, reason: str) -> Rendered:  # noqa: FBT001 — as in `render`
    shown = " ".join(tex.split())
    shown = shown if len(shown) <= 60 else shown[:60] + "…"
    diagnostic = Diagnostic("formula", span, f'cannot render the formula "{shown}"', hint=reason)
    return Rendered(Formula(tex=tex, display=display, span=span), (diagnostic,))


def _undefined(references: Sequence[str], known: Mapping[str, str] | None, span: Span) -> tuple[Diagnostic, ...]:
    """What there is to say about references to labels that no formula of the page bears."""
    if known is None:
        return ()
    found = []
    for label in dict.fromkeys(references):
        if label not in known:
            meant = near_miss(label, known)
            hint = f'did you mean "{meant}"?' if meant else f"write \\label{{{label}}} into the formula that is meant"
            found.append(Diagnostic("formula", span, f'no formula of this page has the label "{label}"', hint))
    return tuple(found)


def _annotated(root: Element, tex: str, *, display: bool) -> Element:
    """The formula with its source, for readers and programs that prefer TeX."""
    math = Element("math", {"display": "block"} if display else {})
    semantics = SubElement(math, "semantics")
    if len(root) == 1:
        semantics.append(root[0])
    else:
        SubElement(semantics, "mrow").extend(root)
    SubElement(semantics, "annotation", encoding="application/x-tex").text = tex.strip()
    return math


def _annotated_text(content: str, tex: str, *, display: bool) -> str:
    """The same, of what is written already."""
    opening = '<math display="block">' if display else "<math>"
    annotation = f'<annotation encoding="application/x-tex">{escape(tex.strip())}</annotation>'
    return f"{opening}<semantics>{content}{annotation}</semantics></math>"
