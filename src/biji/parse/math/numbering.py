r"""Numbers and names of formulas: `\tag`, `\label`, `\ref`.

A formula's own number is taken out of it, for HTML to lay out; only rows of an environment with several numbered rows
keep theirs (see `biji.parse.math.environments`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.math.text import plain
from biji.parse.math.tree import flat

if TYPE_CHECKING:
    from biji.parse.math.context import Command, Context
    from biji.parse.math.cursor import Cursor


def read_tag(cursor: Cursor) -> str:
    r"""What `\tag{3}` says, without the parentheses that it shows; `\tag*{(3)}` writes them itself."""
    starred = cursor.take("*")
    text = " ".join(plain(cursor.required("\\tag")).split())
    return text[1:-1] if starred and text.startswith("(") and text.endswith(")") else text


def anchor(tag: str, label: str) -> str:
    """The id of a formula, `eq-3.2`, from its number, else from its label; "" without either.

    White space and what HTML or a URL would need to escape become hyphens.
    """
    name = tag or re.sub(r"^(?:eqn?|formula)[:.-]", "", label)
    name = re.sub(r"""[\s\x00-\x20"'<>&#%?/\\`{}|^\[\]]+""", "-", name).strip("-")
    return f"eq-{name}" if name else ""


def _tag(token: str, cursor: Cursor, context: Context) -> str:  # noqa: ARG001 — a `Command`
    context.tags.append(read_tag(cursor))
    return ""


def _label(token: str, cursor: Cursor, context: Context) -> str:
    context.labels.append(flat(cursor.required(token)).strip())
    return ""


def _ref(token: str, cursor: Cursor, context: Context) -> str:
    name = plain(cursor.required(token)).strip()
    return f"\\text{{{context.marks.text(f'({name})' if token == chr(92) + 'eqref' else name)}}}"


def _drop(token: str, cursor: Cursor, context: Context) -> str:  # noqa: ARG001 — a `Command`
    cursor.required(token)
    return ""


COMMANDS: dict[str, Command] = {
    "\\tag": _tag,
    "\\label": _label,
    **dict.fromkeys(("\\ref", "\\eqref", "\\autoref", "\\cref"), _ref),
    **dict.fromkeys(("\\require", "\\usepackage", "\\mathtoolsset", "\\hypertarget", "\\cite"), _drop),
}
