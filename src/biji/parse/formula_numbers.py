r"""The labels of a page's formulas, known before anything is rendered: a `\ref` may stand before its `\label`."""

from __future__ import annotations

from collections.abc import Sequence

from biji.diagnostics import Span
from biji.model import ParseOptions
from biji.parse.math import render
from biji.parse.tokens import Token


def formula_numbers(tokens: Sequence[Token], options: ParseOptions) -> dict[str, str]:
    """Every label with the number that a reference to it shows, "" without one; the first to bear it keeps it.

    Args:
        tokens: of the whole body.
        options: macros and the engine.
    """
    found: dict[str, str] = {}
    pending = list(reversed(tokens))
    while pending:
        token = pending.pop()
        pending.extend(reversed(token.children or ()))
        if token.type in ("math_block", "math_inline") and "\\label" in token.content:
            display = token.type == "math_block"
            rendered = render(token.content, display, Span(""), options.math_macros, options.math_engine)
            for label, number in rendered.numbers.items():
                found.setdefault(label, number)
    return found
