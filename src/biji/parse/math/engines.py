"""The two engines that turn TeX into MathML, behind one signature: an element, or why there is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from math_core import LatexError, LatexToMathML

from biji.parse.math.mathml import parse_mathml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MATH_CORE = LatexToMathML(fancy_error=False, allow_unreliable_rendering=True)
#: The engine counts in the rewritten source, which the author never sees.
_POSITION = re.compile(r"^\d+: ")
#: Characters for the second engine, whose tokenizer is quadratic and which copies what it nests.
_MOST_SECOND = 2000
_TABLE_SIZE = re.compile(r'(<mtable[^<>]*?) scriptlevel="0"')
_REFERENCE = re.compile("&#x([0-9A-Fa-f]{1,6});")


class NotUnderstoodError(Exception):
    """An engine has no answer; the message is the engine's own reason, or "" without one."""


def ask_math_core(tex: str, *, display: bool) -> str:
    """The answer of math-core (https://pypi.org/project/math-core/), as it comes.

    Raises:
        NotUnderstoodError: the formula is wrong, or uses what the engine does not know.
    """
    try:
        answer = _MATH_CORE.convert_with_local_state(tex, displaystyle=display)
    except LatexError as error:
        raise NotUnderstoodError(_POSITION.sub("", str(error)).rstrip(".")) from error
    # MathML 3, and so the validator, knows no such attribute of tables; MathJax keeps their scripts small too.
    return _TABLE_SIZE.sub(r"\1", answer) if "<mtable" in answer else answer


def math_core(tex: str, *, display: bool) -> Element:
    """The answer of math-core.

    Raises:
        NotUnderstoodError: there is none, or it is no MathML.
    """
    root = parse_mathml(ask_math_core(tex, display=display))
    if root is None:
        raise NotUnderstoodError
    return root


def latex2mathml(tex: str, *, display: bool) -> Element:
    r"""The answer of latex2mathml (https://pypi.org/project/latex2mathml/).

    Its `convert` unescapes what it wrote, so that `\text{<script>}` would be markup: only the tree is used.

    Raises:
        NotUnderstoodError: the formula is wrong, or the answer shows a command as text.
    """
    if len(tex) > _MOST_SECOND:
        raise NotUnderstoodError
    from latex2mathml.converter import Converter  # noqa: PLC0415 - slow to load, and few sites need it

    try:
        root = Converter(display="block" if display else "inline").convert_to_element(tex)
    except Exception as error:
        raise NotUnderstoodError(str(error)) from error
    root.attrib.pop("xmlns", None)
    for element in root.iter():
        if element.text:
            element.text = _REFERENCE.sub(lambda match: _character(int(match[1], 16)), element.text)
            if shown := re.search(r"\\[A-Za-z]+", element.text):
                raise NotUnderstoodError(f'Unknown command "{shown[0]}"')
    return root


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else ""
