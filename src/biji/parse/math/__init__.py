r"""TeX → MathML.

>>> render(r"a^2 + b^2", display=False, span=Span("post.md", 1)).formula.mathml
'<math><semantics><mrow><msup><mi>a</mi><mn>2</mn></msup><mo>+</mo>…'
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from msgspec import Struct

from biji.diagnostics import Diagnostic, Span
from biji.model import Formula
from biji.parse.math import engines
from biji.parse.math.mathml import write_mathml

__all__ = ["Engine", "Rendered", "render"]

Engine = Literal["auto", "math-core", "latex2mathml"]

_ENGINES = {"math-core": engines.math_core, "latex2mathml": engines.latex2mathml}


class Rendered(Struct, frozen=True):
    """A formula, and what there is to say about it."""

    formula: Formula
    diagnostics: tuple[Diagnostic, ...] = ()


def render(  # noqa: PLR0913 — the formula, its place, and the two options of `math:`
    tex: str,
    display: bool,  # noqa: FBT001 — one of the two kinds of formula; every caller names it
    span: Span,
    macros: Mapping[str, str] = MappingProxyType({}),
    engine: Engine = "auto",
) -> Rendered:
    r"""Turn TeX into MathML.

    Args:
        tex: what stands between `$$` and `$$`, as written.
        display: a block of its own, not part of a line.
        span: where it stands.
        macros: TeX macros, name without backslash to body.
        engine: `auto` asks math-core, then latex2mathml.

    Returns:
        The formula; its `mathml` is "" with one `formula` diagnostic when no engine understood it.
    """
    if not tex.strip():
        return Rendered(Formula(tex=tex, display=display, span=span))
    reason = ""
    for name, convert in _ENGINES.items():
        if engine not in ("auto", name):
            continue
        try:
            root = convert(tex, display=display)
        except engines.NotUnderstoodError as error:
            reason = reason or str(error)
            continue
        mathml = write_mathml(_annotated(root, tex, display=display))
        return Rendered(Formula(tex=tex, display=display, span=span, mathml=mathml, engine=name))
    message = f'no engine understands the formula "{tex.strip()[:60]}"'
    return Rendered(
        Formula(tex=tex, display=display, span=span), (Diagnostic("formula", span, message, hint=reason),)
    )


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
