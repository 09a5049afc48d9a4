r"""TeX → MathML.

>>> render(r"a^2 + b^2", display=False, span=Span("post.md", 1)).formula.mathml
'<math><semantics><mrow><msup><mi>a</mi><mn>2</mn></msup><mo>+</mo>…'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from biji.diagnostics import Diagnostic, Span
from biji.model import Formula
from biji.parse.math.answers import Engine, answer, answer_directly
from biji.parse.math.engines import NotUnderstoodError
from biji.parse.math.macros import expand
from biji.parse.math.numbering import anchor, split_tag
from biji.parse.math.references import referred
from biji.parse.math.rewrite import Rewriting
from biji.parse.math.tokens import tokenize
from biji.parse.math.tree import TexError, parse
from biji.text import near_miss

__all__ = ["Engine", "Rendered", "render"]

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
    if not macros and engine != "latex2mathml" and (mathml := answer_directly(tex, display=display)):
        return Rendered(Formula(tex=tex, display=display, span=span, mathml=mathml, engine="math-core"))
    try:
        source, rewriting = _prepare(tex, macros, numbers or {}, display=display)
        mathml, answered = answer(source, rewriting.marks, tex, engine, display=display)
    except (TexError, NotUnderstoodError) as error:
        return _unrendered(tex, display, span, str(error))
    formula = Formula(tex=tex, display=display, span=span, mathml=mathml, engine=answered, refers=referred(tex))
    return _numbered(formula, rewriting, numbers)


def _numbered(formula: Formula, rewriting: Rewriting, numbers: Mapping[str, str] | None) -> Rendered:
    """The formula with its number and labels, and what there is to say about its references."""
    # In a line there is no margin for a number; MathJax shows none there either.
    tag, bare = split_tag(rewriting.tags[0]) if rewriting.tags and formula.display else ("", False)
    labels = {label: number or tag for label, number in rewriting.labels.items() if label}
    name = anchor(tag, next(iter(labels), "")) if formula.display else ""
    numbered = replace(formula, tag=tag, bare=bare, labels=tuple(labels), anchor=name)
    known = None if numbers is None else {**numbers, **labels}
    return Rendered(numbered, _undefined(rewriting.references, known, formula.span), labels)


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
