r"""Environments: every one of plain TeX, AMS and mathtools as one of the few that the engines lay out well.

MathJax as Jekyll uses it numbers nothing by itself; so `align` is `aligned` unless a row has a `\tag`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from biji.parse.math.columns import read_columns
from biji.parse.math.cursor import Cursor
from biji.parse.math.numbering import read_tag, split_tag
from biji.parse.math.spaces import length
from biji.parse.math.text import in_text
from biji.parse.math.tree import Environment, Group, Node, TexError, flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from biji.parse.math.context import Command, Context

_NEW_ROW = "\\\\"
_DISPLAY = "\\displaystyle "
_BREAKS = frozenset(("\\\\", "\\cr", "\\newline", "\\tabularnewline"))
_RULES = {
    "\\hline": "\\hline ",
    "\\toprule": "\\hline ",
    "\\midrule": "\\hline ",
    "\\bottomrule": "\\hline ",
    "\\hdashline": "\\hdashline ",
}
_SIDES = {"left": "text-align:left;justify-items:start", "right": "text-align:right;justify-items:end"}
_FENCES = {"p": ("(", ")"), "b": ("[", "]"), "B": ("\\{", "\\}"), "v": ("|", "|"), "V": ("\\|", "\\|"), "": ("", "")}

#: Rows aligned at `&`, in a display; with the number of arguments that say how many columns there are.
_ALIGNED = {
    **dict.fromkeys(("align", "align*", "aligned", "split", "flalign", "flalign*"), 0),
    **dict.fromkeys(("alignat", "alignat*", "alignedat", "xalignat", "xalignat*", "xxalignat"), 1),
}
_GATHERED = frozenset(("gather", "gather*", "gathered", "lgathered", "rgathered", "displaymath*"))
_MULTLINE = frozenset(("multline", "multline*", "multlined"))
_CASES = frozenset(("cases", "dcases", "rcases", "drcases"))
_UNWRAPPED = frozenset(("equation", "equation*", "displaymath", "math", "subequations", "spreadlines", "small"))
_NUMBERED = frozenset(
    ("align", "align*", "flalign", "flalign*", "alignat", "alignat*", "gather", "gather*", "eqnarray", "eqnarray*")
)


@dataclass(slots=True)
class _Row:
    rules: str = ""
    cells: list[list[Node]] = field(default_factory=lambda: [[]])
    tag: str = ""
    labels: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not self.tag and len(self.cells) == 1 and all(node == " " for node in self.cells[0])


def write(node: Environment, context: Context) -> str:
    """An environment as TeX for an engine."""
    name, cursor = node.name, Cursor(node.children)
    if name in _UNWRAPPED:
        return context.write(cursor.rest())
    if name in _ALIGNED or name in _GATHERED or name.startswith("eqnarray"):
        return _display(name, cursor, context)
    if name in _MULTLINE:
        return _multline(cursor, context)
    if name in ("array", "tabular", "darray", "subarray", "crampedsubarray"):
        return _array(name, cursor, context)
    if name.removesuffix("*") in _CASES or name in ("numcases", "subnumcases"):
        return _cases(name, cursor, context)
    if matrix := _matrix(name):
        return _fenced(matrix, cursor, context)
    raise TexError(f'unknown environment "{name}"')


def _rows(nodes: Sequence[Node], context: Context) -> list[_Row]:
    r"""Rows and cells; an empty last row, as after a final `\\`, is none."""
    cursor = Cursor(nodes)
    rows = [_Row()]
    while (node := cursor.next()) is not None:
        row = rows[-1]
        if node == "&":
            row.cells.append([])
        elif isinstance(node, str) and node in _BREAKS:
            _skip_spacing(cursor)
            rows.append(_Row())
        elif isinstance(node, str) and node in _RULES and row.empty:
            row.rules += _RULES[node]
        elif node == "\\cline":
            cursor.required(node)
        elif node == "\\tag":
            row.tag = read_tag(cursor)
        elif node == "\\label":
            row.labels.append(flat(cursor.required(node)).strip())
        else:
            row.cells[-1].append(node)
    context.labels.update({label: split_tag(row.tag)[0] for row in rows for label in row.labels})
    if rows[-1].empty and not rows[-1].rules:
        rows.pop()
    return rows


def _skip_spacing(cursor: Cursor) -> None:
    """Step over the star or the length that may follow a line break directly."""
    cursor.take_here("*")
    bracketed = cursor.optional_here()
    if bracketed is not None and length(flat(bracketed)) is None:
        cursor.back(len(bracketed) + 2)


def _table(rows: Iterable[_Row], context: Context, prefix: str = "") -> str:
    lines = [row.rules + "&".join(_cell(prefix + context.write(cell)) for cell in row.cells) for row in rows]
    return _NEW_ROW.join(lines)


def _cell(tex: str) -> str:
    # Brackets that open a row would be read as the length after the line break before it.
    return f"{{}}{tex}" if tex.lstrip().startswith(("[", "*")) else tex


def _display(name: str, cursor: Cursor, context: Context) -> str:
    if name in _ALIGNED:
        cursor.optional()
        for _ in range(_ALIGNED[name]):
            cursor.required(name)
    elif name not in ("gather", "gather*", "displaymath*"):
        cursor.optional()
    rows = _rows(cursor.rest(), context)
    if name in _NUMBERED and any(row.tag for row in rows):
        return _numbered("gather" if name in _GATHERED else "align", rows, context)
    context.tags.extend(row.tag for row in rows if row.tag)
    if name.startswith("eqnarray"):
        return f"\\begin{{array}}{{rcl}}{_table(rows, context, _DISPLAY)}\\end{{array}}"
    engine = "gathered" if name in _GATHERED else "aligned"
    return f"\\begin{{{engine}}}{_table(rows, context)}\\end{{{engine}}}"


def _numbered(engine: str, rows: Sequence[_Row], context: Context) -> str:
    lines = []
    for row in rows:
        number = f"\\tag*{{{context.marks.number(row.tag)}}}" if row.tag else "\\notag "
        lines.append(_table([row], context) + number)
    return f"\\begin{{{engine}}}{_NEW_ROW.join(lines)}\\end{{{engine}}}"


def _multline(cursor: Cursor, context: Context) -> str:
    """The first line stands left, the last one right."""
    rows = _rows(cursor.rest(), context)
    context.tags.extend(row.tag for row in rows if row.tag)
    if len(rows) == 1:
        return context.write([node for cell in rows[0].cells for node in cell])
    lines = []
    for index, row in enumerate(rows):
        side = "left" if index == 0 else "right" if index == len(rows) - 1 else "center"
        if row.cells[0] and row.cells[0][0] in ("\\shoveleft", "\\shoveright"):
            side = str(row.cells[0].pop(0)).removeprefix("\\shove")
        mark = context.marks.wrap("", {"style": _SIDES[side]}) if side != "center" else ""
        lines.append(mark + context.write([node for cell in row.cells for node in cell]))
    return f"\\begin{{gathered}}{_NEW_ROW.join(lines)}\\end{{gathered}}"


def _array(name: str, cursor: Cursor, context: Context) -> str:
    cursor.optional()
    columns = read_columns(cursor.required(name))
    rows = _rows(cursor.rest(), context)
    if name == "tabular":
        rows = [_Row(row.rules, [["\\text", Group(tuple(cell))] for cell in row.cells], row.tag) for row in rows]
    context.tags.extend(row.tag for row in rows if row.tag)
    widest = max((len(row.cells) for row in rows), default=1)
    known = sum(column in "lcr" for column in columns)
    columns += (next((column for column in reversed(columns) if column in "lcr"), "c")) * max(0, widest - known)
    engine = "subarray" if "subarray" in name else "array"
    if engine == "subarray":
        columns = columns.replace("|", "").replace(":", "")[:1]
    prefix = _DISPLAY if name == "darray" else ""
    return f"\\begin{{{engine}}}{{{columns}}}{_table(rows, context, prefix)}\\end{{{engine}}}"


def _cases(name: str, cursor: Cursor, context: Context) -> str:
    before = ""
    if name.endswith("numcases"):
        before, name = context.group(cursor.required(name)), "cases"
    rows = _rows(cursor.rest(), context)
    context.tags.extend(row.tag for row in rows if row.tag)
    plain = name.removesuffix("*")
    if plain == name:
        return f"{before}\\begin{{{name}}}{_table(rows, context)}\\end{{{name}}}"
    # The starred forms have text in their second column.
    lines = [
        "&".join([context.write(row.cells[0]), *(in_text(cell, context) for cell in row.cells[1:])]) for row in rows
    ]
    return f"\\begin{{{plain}}}{_NEW_ROW.join(lines)}\\end{{{plain}}}"


@dataclass(frozen=True, slots=True)
class _Matrix:
    fence: str
    small: bool
    starred: bool


def _matrix(name: str) -> _Matrix | None:
    base = name.removesuffix("*")
    for suffix in ("smallmatrix", "matrix"):
        if base.endswith(suffix) and base.removesuffix(suffix) in _FENCES:
            return _Matrix(base.removesuffix(suffix), suffix == "smallmatrix", base != name)
    return None


def _fenced(matrix: _Matrix, cursor: Cursor, context: Context) -> str:
    side = (read_columns(cursor.optional() or ()) or "c")[0] if matrix.starred else "c"
    rows = _rows(cursor.rest(), context)
    context.tags.extend(row.tag for row in rows if row.tag)
    table = _table(rows, context)
    if not matrix.small and side == "c":
        return f"\\begin{{{matrix.fence}matrix}}{table}\\end{{{matrix.fence}matrix}}"
    left, right = _FENCES[matrix.fence]
    columns = side if matrix.small else side * max((len(row.cells) for row in rows), default=1)
    engine = "subarray" if matrix.small else "array"
    body = f"\\begin{{{engine}}}{{{columns}}}{table}\\end{{{engine}}}"
    return f"\\left{left} {body}\\right{right} " if left else body


def _as_environment(name: str) -> Command:
    r"""Plain TeX's commands that take the rows as an argument, and `\substack`."""

    def command(token: str, cursor: Cursor, context: Context) -> str:
        return write(Environment(name, cursor.required(token)), context)

    return command


def _substack(token: str, cursor: Cursor, context: Context) -> str:
    return write(Environment("subarray", ("c", *cursor.required(token))), context)


def _break(token: str, cursor: Cursor, context: Context) -> str:  # noqa: ARG001 — a `Command`
    """A line break outside of environments, where neither MathJax nor a browser can break: space instead."""
    _skip_spacing(cursor)
    return "\\quad "


COMMANDS: dict[str, Command] = {
    **dict.fromkeys(("\\substack", "\\crampedsubstack"), _substack),
    **{f"\\{name}": _as_environment(name) for name in ("matrix", "pmatrix", "cases")},
    **dict.fromkeys(("\\eqalign", "\\eqalignno", "\\leqalignno"), _as_environment("aligned")),
    "\\displaylines": _as_environment("gathered"),
    **dict.fromkeys(_BREAKS, _break),
}
