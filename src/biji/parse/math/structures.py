"""Commands with arguments that are formulas: fractions, roots, accents, scripts, arrows, delimiters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.math.symbols import ALPHABETS, CENTRED
from biji.parse.math.text import in_text
from biji.parse.math.tree import Group, Node, TexError, flat

if TYPE_CHECKING:
    from biji.parse.math.context import Command, Context
    from biji.parse.math.cursor import Cursor

#: Commands whose arguments are formulas and that both engines know: name → number of arguments.
ARITY = {
    **dict.fromkeys("frac binom dbinom tbinom overset underset stackrel".split(), 2),  # noqa: SIM905 - easier to read
    **dict.fromkeys(
        [
            "hat",
            "tilde",
            "bar",
            "vec",
            "dot",
            "ddot",
            "dddot",
            "ddddot",
            "acute",
            "grave",
            "breve",
            "check",
            "mathring",
            "widehat",
            "widetilde",
            "overline",
            "underline",
            "overbrace",
            "underbrace",
            "overrightarrow",
            "overleftarrow",
            "overleftrightarrow",
            "underrightarrow",
            "underleftarrow",
            "underleftrightarrow",
            "overparen",
            "underparen",
            "overbracket",
            "underbracket",
            "mathbb",
            "mathbf",
            "mathcal",
            "mathfrak",
            "mathit",
            "mathrm",
            "mathscr",
            "mathsf",
            "mathtt",
            "boldsymbol",
            "bm",
            "phantom",
            "hphantom",
            "vphantom",
            "mathbin",
            "mathrel",
            "mathord",
            "mathopen",
            "mathclose",
            "mathpunct",
            "mathinner",
        ],
        1,
    ),
}


def _arguments(word: str, cursor: Cursor, context: Context) -> str:
    return word + "".join(context.group(cursor.required(word)) for _ in range(ARITY[word[1:]]))


def _alphabet(word: str, cursor: Cursor, context: Context) -> str:
    return f"\\{ALPHABETS[word[1:]]}{context.group(cursor.required(word))}"


def _sqrt(word: str, cursor: Cursor, context: Context) -> str:
    index = cursor.optional()
    body = context.group(cursor.required(word))
    return f"\\sqrt[{context.group(index)}]{body}" if index else f"\\sqrt{body}"


def _root(word: str, cursor: Cursor, context: Context) -> str:
    r"""`\root 3 \of x`."""
    index = context.group(cursor.before("\\of", word))
    return f"\\sqrt[{index}]{context.group(cursor.required(word))}"


def _cfrac(word: str, cursor: Cursor, context: Context) -> str:
    cursor.optional()
    return f"\\cfrac{context.group(cursor.required(word))}{context.group(cursor.required(word))}"


def _sized_frac(word: str, cursor: Cursor, context: Context) -> str:
    # The engine would write an attribute that MathML 3, and so the validator, does not allow there.
    style = "\\displaystyle" if word == "\\dfrac" else "\\textstyle"
    return f"{{{style} \\frac{context.group(cursor.required(word))}{context.group(cursor.required(word))}}}"


def _genfrac(word: str, cursor: Cursor, context: Context) -> str:
    left, right, thickness, style = (flat(cursor.required(word)).strip() for _ in range(4))
    fraction = f"{context.group(cursor.required(word))}{context.group(cursor.required(word))}"
    # The engine has no rule of another thickness than none and the usual one.
    line = "\\genfrac{}{}{0pt}{}" if re.match(r"0+(\.0*)?[a-z]", thickness) else "\\frac"
    fraction = f"{line}{fraction}"
    if left or right:
        fraction = f"\\left{left or '.'} {fraction}\\right{right or '.'} "
    styles = {"0": "\\displaystyle ", "1": "\\textstyle ", "2": "\\scriptstyle ", "3": "\\scriptscriptstyle "}
    return f"{{{styles.get(style, '')}{fraction}}}"


def read_script(cursor: Cursor) -> tuple[Node, ...]:
    """What `_` or `^` raises: a group, a character, or a command with its arguments."""
    node = cursor.required("_")
    command = node[0] if len(node) == 1 else ""
    if isinstance(command, str) and (count := ARITY.get(command[1:], 0)) and command[0] == "\\":
        return (command, *(Group(cursor.required(command)) for _ in range(count)))
    return node


def _attach(word: str, cursor: Cursor, context: Context) -> str:
    """`_` and `^`: one character of text, or a command with its arguments, is the whole script."""
    node = cursor.peek()
    if isinstance(node, str) and (not node.isascii() or node[1:] in ARITY):
        return f"{word}{context.group(read_script(cursor))}"
    return word


def _buildrel(word: str, cursor: Cursor, context: Context) -> str:
    r"""`\buildrel above \over base`."""
    above = context.group(cursor.before("\\over", word))
    return f"\\overset{above}{context.group(cursor.required(word))}"


def _mathchoice(word: str, cursor: Cursor, context: Context) -> str:
    choices = [cursor.required(word) for _ in range(4)]
    return context.group(choices[0 if context.display else 1])


def _arrow(word: str, cursor: Cursor, context: Context) -> str:
    below = cursor.optional()
    above = context.group(cursor.required(word))
    return f"{word}[{context.write(below)}]{above}" if below else f"{word}{above}"


def _dots(word: str, cursor: Cursor, context: Context) -> str:  # noqa: ARG001 — a `Command`
    """Dots are centred before an operator or a relation, and stand on the line before anything else."""
    return "\\cdots " if cursor.peek() in CENTRED else "\\ldots "


def _unicode(word: str, cursor: Cursor, context: Context) -> str:
    cursor.optional()
    source = flat(cursor.required(word)).strip()
    match = re.fullmatch(r'(?:[xX"]|U\+)([0-9a-fA-F]{1,6})|([0-9]{1,7})', source)
    code = int(match[1], 16) if match and match[1] else int(match[2]) if match else 0
    if not 0x20 <= code <= 0x10FFFF or 0xD800 <= code < 0xE000:
        raise TexError(f'"\\unicode{{{source[:20]}}}" names no character')
    return in_text((chr(code),), context)


def _big(word: str, cursor: Cursor, context: Context) -> str:  # noqa: ARG001 — a `Command`
    r"""`\bigl(` and its like, also with the delimiter in a group."""
    node = cursor.peek()
    if node is None:
        raise TexError(f'nothing follows "{word}"')
    delimiter = "".join(child for child in cursor.required(word) if isinstance(child, str)).strip()
    if delimiter == ".":
        return "{}"
    return f"{word}{ {'<': chr(92) + 'langle', '>': chr(92) + 'rangle'}.get(delimiter, delimiter) } "


_ARROWS = [
    "xrightarrow",
    "xleftarrow",
    "xleftrightarrow",
    "xRightarrow",
    "xLeftarrow",
    "xLeftrightarrow",
    "xhookrightarrow",
    "xhookleftarrow",
    "xmapsto",
    "xrightharpoonup",
    "xrightharpoondown",
    "xleftharpoonup",
    "xleftharpoondown",
    "xrightleftharpoons",
    "xleftrightharpoons",
    "xlongequal",
    "xtwoheadrightarrow",
    "xtwoheadleftarrow",
    "xtofrom",
]

COMMANDS: dict[str, Command] = {
    **{f"\\{name}": _arguments for name in ARITY},
    **{f"\\{name}": _alphabet for name in ALPHABETS},
    **{f"\\{name}": _arrow for name in _ARROWS},
    **{f"\\{size}{side}": _big for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")},
    "_": _attach,
    "^": _attach,
    **dict.fromkeys(("\\dfrac", "\\tfrac"), _sized_frac),
    "\\sqrt": _sqrt,
    "\\root": _root,
    "\\cfrac": _cfrac,
    "\\genfrac": _genfrac,
    "\\buildrel": _buildrel,
    "\\stackbin": lambda _, cursor, context: _arguments("\\overset", cursor, context),
    "\\mathchoice": _mathchoice,
    "\\unicode": _unicode,
    "\\dots": _dots,
}
