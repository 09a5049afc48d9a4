"""TeX that engines read → MathML with its source beside it, by the first engine that has an answer."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from xml.etree.ElementTree import Element, SubElement

from biji.parse.math import engines
from biji.parse.math.direct import direct, unpolished
from biji.parse.math.mathml import escape, write_mathml
from biji.parse.math.polish import polish

if TYPE_CHECKING:
    from biji.parse.math.marks import Marks

Engine = Literal["auto", "math-core", "latex2mathml"]
Answered = Literal["math-core", "latex2mathml"]


@lru_cache(maxsize=1024)
def answer_directly(tex: str, *, display: bool) -> str | None:
    """A formula that the first engine reads as it is written; None for any other.

    Those of a text recur: a letter, a size.
    """
    content = direct(tex.strip(), display=display)
    return _annotated_text(content, tex, display=display) if content else None


def answer(source: str, marks: Marks, tex: str, engine: Engine, *, display: bool) -> tuple[str, Answered]:
    """A formula in MathML, and whose answer it is.

    Args:
        source: the formula rewritten for the engines.
        marks: what they cannot say.
        tex: as the author wrote it.
        engine: `auto` asks math-core, then latex2mathml.
        display: a block of its own, not part of a line.

    Raises:
        NotUnderstoodError: no engine has an answer.
    """
    if engine != "latex2mathml" and not marks and (content := unpolished(source, display=display)):
        return _annotated_text(content, tex, display=display), "math-core"
    root, answered = _ask(source, engine, display=display)
    marks.apply(root)
    polish(root)
    return write_mathml(_annotated(root, tex, display=display)), answered


def _ask(tex: str, engine: Engine, *, display: bool) -> tuple[Element, Answered]:
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
