r"""Numbers and names of formulas: `\tag` and `\label`; what points to them is known to `references`.

A formula's own number is taken out of it, for HTML to lay out; only rows of an environment with several numbered rows
keep theirs (see `biji.parse.math.environments`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.math.references import REFERENCES, shown
from biji.parse.math.text import plain
from biji.parse.math.tree import flat

if TYPE_CHECKING:
    from biji.parse.math.context import Command, Context
    from biji.parse.math.cursor import Cursor


def read_tag(cursor: Cursor) -> str:
    r"""What a tag shows: `(3)` for `\tag{3}`, and for `\tag*{A}` just `A`; "" for an empty one."""
    starred = cursor.take("*")
    text = " ".join(plain(cursor.required("\\tag")).split())
    return text if starred or not text else f"({text})"


def split_tag(shown: str) -> tuple[str, bool]:
    """A tag's text without parentheses, and whether it stands without them."""
    bare = not (shown.startswith("(") and shown.endswith(")"))
    return (shown, bool(shown)) if bare else (shown[1:-1], False)


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
    context.labels[flat(cursor.required(token)).strip()] = ""
    return ""


def _ref(token: str, cursor: Cursor, context: Context) -> str:
    return f"\\text{{{context.marks.text(shown(token, cursor.required(token), context))}}}"


def _drop(token: str, cursor: Cursor, context: Context) -> str:  # noqa: ARG001 — a `Command`
    cursor.required(token)
    return ""


COMMANDS: dict[str, Command] = {
    "\\tag": _tag,
    "\\label": _label,
    **dict.fromkeys(REFERENCES, _ref),
    **dict.fromkeys(("\\require", "\\usepackage", "\\mathtoolsset", "\\hypertarget", "\\cite"), _drop),
}
