r"""Formulas that the engine reads as they are written, which most are: no tree is built, neither of TeX nor of XML.

>>> direct("x_{t-1}", display=False)
'<msub><mi>x</mi><mrow><mi>t</mi><mo lspace="0" rspace="0">−</mo><mn>1</mn></mrow></msub>'

The answer is that of the long way; whatever is not certain at one look goes there.
"""

from __future__ import annotations

import re
from functools import lru_cache

from biji.parse.math.engines import NotUnderstoodError, ask_math_core
from biji.parse.math.mathml import content_that_stands
from biji.parse.math.polish import needs_polish
from biji.parse.math.rewrite import are_few_unclosed, is_bracket, is_passed_on
from biji.parse.math.structures import ARITY

#: A longer formula, or one with more nesting, is measured before an engine sees it.
_LONGEST, _MOST_NESTED = 1000, 60
_BRACKET = re.compile(r"[(\[)\]]|\\[{}]")
#: What may need rewriting: other characters, and scripts that are neither a group nor one letter, digit or command.
_UNUSUAL = re.compile(r"[^A-Za-z0-9 \n+\-*/=()\[\]{}.,:;|!<>?'\\_^]|\\(?![A-Za-z{}|,;:!])|[_^](?![A-Za-z0-9{\\*+])")
_BETWEEN_GROUPS = re.compile(r"\}[ \n]*\{")
_COMMAND = re.compile(r"([_^]?)(\\[A-Za-z]+)[ \n]*(?=(.?))")
_STRUCTURE = frozenset(("\\begin", "\\end"))
_FENCES = frozenset(("\\left", "\\right"))
_WITH_GROUPS = frozenset((*(f"\\{name}" for name in ARITY), "\\sqrt"))


def direct(tex: str, *, display: bool) -> str | None:
    """What stands in `math`, as one element; None when only the long way can say.

    Args:
        tex: the formula without white space around it; no macros are known.
        display: a block of its own, not part of a line.
    """
    return unpolished(tex, display=display) if _is_as_written(tex) else None


def unpolished(source: str, *, display: bool) -> str | None:
    """What the engine answers to a source that needs no marks, as one element, if it may stay as it is; else None."""
    try:
        answer = ask_math_core(source, display=display)
    except NotUnderstoodError:
        return None
    return None if needs_polish(answer) else content_that_stands(answer)


def _is_as_written(tex: str) -> bool:
    """Whether rewriting would leave a formula as it is."""
    if len(tex) > _LONGEST or tex.count("{") + tex.count("\\left") > _MOST_NESTED or _UNUSUAL.search(tex):
        return False
    if not are_few_unclosed(_BRACKET.findall(tex)):
        return False
    groups = 0
    for script, command, follower in _COMMAND.findall(tex):
        groups += ARITY.get(command[1:], 1) - 1
        if not _is_plain(command) and (script or follower != "{" or command not in _WITH_GROUPS):
            return False
        if command in _FENCES and follower in "<>":
            return False
    return not groups or groups <= len(_BETWEEN_GROUPS.findall(tex))


@lru_cache(maxsize=4096)
def _is_plain(command: str) -> bool:
    """Whether a command is passed on to the engine whatever surrounds it."""
    return is_passed_on(command) and not is_bracket(command) and command not in _STRUCTURE
