"""Tables as data, and which of them compare items by features.

| Paper                | Prune | Distill |
|:--------------------:|:-----:|:-------:|
| First title of a paper  |   Y   |         |
| Second title of a paper |       |    Y    |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from markdown_it.token import Token
from msgspec import Struct

from biji.diagnostics import Span
from biji.model import ComparisonTable, DataTable, Fragment, Inline, Reference

_YES = frozenset(
    {"y", "yes", "✓", "✔", "√", "☑", "✅", "是", "有", "对", "支持", "可以", "能", "true", "t", "o", "○", "●"}
)
_NO = frozenset(
    {
        "n",
        "no",
        "✗",
        "✘",
        "×",
        "❌",
        "☒",
        "x",
        "否",
        "无",
        "没有",
        "不支持",
        "不可以",
        "不能",
        "false",
        "f",
        "-",
        "--",
        "–",
        "—",
        "/",
    }
)
_NUMBER = re.compile(r"[≈~<>≤≥±+$￥¥-]*\s*\d[\d.,:/x×*^±~-]*\s*[%‰°]?\s*[A-Za-z/μ]{0,6}[\u4e00-\u9fff]{0,2}[+*]?")
#: A cell of a matrix is a word, not a sentence.
_LONGEST_WORD = 24
_SENTENCE = re.compile(r"[。；！？，]")
#: The corner names what stands below it: items (`Paper`), or features, and then the items stand in the header.
_NAMES_FEATURES = re.compile(
    r"特性|特征|特点|功能|属性|指标|(?:超)?参数|对比|比较|对比项|比较项|项目|名称|features?|propert(?:y|ies)|metrics?|attributes?|criteri(?:a|on)|vs\.?",
    re.IGNORECASE,
)
#: Names of what things are compared by.
_ASPECT = re.compile(
    r".*(?:数|量|度|率|性|点|势|力|价格|成本|代价|时间|速度|大小|体积|范围|场景|用途|原理|方式|目标|目的|结构|机制|效果|要求|"
    r"平台|语言|许可证?|协议|功能|内存|功耗|质量|开销|规模|来源|公司|作者|年份)"
    r"|(?:.*\s)?(?:speed|size|cost|price|memory|accuracy|latency|licen[cs]e|language|platform|complexity|time|rate|usage|"
    r"support|pros|cons|advantages?|disadvantages?|scalability|performance|goal|purpose|vendor|author)",
    re.IGNORECASE,
)
#: Names of columns that say something about one thing.
_COLUMN = re.compile(
    r".*(?:说明|描述|备注|含义|意义|作用|解释|介绍|定义|示例|例子|类型|值|单位|文|名|地址|链接|网址|公式|符号)"
    r"|(?:.*\s)?(?:type|description|meaning|values?|defaults?|units?|names?|notes?|examples?|required|url|link|formula)",
    re.IGNORECASE,
)
_ALIGNMENT = re.compile(r"text-align:\s*(left|center|right)")
_EMPTY = Fragment("", "")


class _Grid(Struct, frozen=True):
    """A table's cells before they are judged; all rows are of one length."""

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    alignments: tuple[str, ...]


class _Row(Struct):
    """A row while it is read."""

    header: bool
    cells: list[Inline]
    alignments: list[str]


def read_table(
    block: Sequence[Token],
    inline: Callable[[Token], Inline],
    fragment: Fragment,
    span: Span,
    references: tuple[Reference, ...],
) -> DataTable | ComparisonTable:
    """A table block, typed by what its cells hold.

    Args:
        block: the tokens from `table_open` to `table_close`.
        inline: renders a cell's inline token.
        fragment: of the block.
        span: of the block.
        references: of the block.

    Returns:
        A `ComparisonTable` when labelled rows and columns meet in marks, numbers or single words, among them marks or
        numbers enough, or when rows of aspects contrast columns of items of one kind in sentences. A `DataTable`
        otherwise, so also for images laid out in a table.
    """
    grid = _read_grid(block, inline)
    labelled = _is_labelled(grid)
    contrasts = labelled and _contrasts(grid)
    if not contrasts and not (labelled and grid.header and _is_matrix(grid)):
        return DataTable(fragment, span, references, grid.header, grid.rows, grid.alignments, labelled)
    return ComparisonTable(
        fragment,
        span,
        references,
        grid.header,
        grid.rows,
        grid.alignments,
        labelled=True,
        orientation="columns" if contrasts else _orientation(grid),
        marks=_marks(grid),
    )


def _read_grid(block: Sequence[Token], inline: Callable[[Token], Inline]) -> _Grid:
    rows = _read_rows(block, inline)
    width = max((len(row.cells) for row in rows), default=0)
    header: tuple[Inline, ...] = ()
    alignments = tuple(rows[0].alignments) + ("",) * (width - len(rows[0].alignments)) if rows else ()
    body: list[tuple[Inline, ...]] = []
    for row in rows:
        cells = tuple(row.cells) + (Inline("", _EMPTY),) * (width - len(row.cells))
        if row.header and not header and not body:
            header = cells
        else:
            body.append(cells)
    return _Grid(header, tuple(body), alignments)


def _read_rows(block: Sequence[Token], inline: Callable[[Token], Inline]) -> list[_Row]:
    rows: list[_Row] = []
    for index, token in enumerate(block):
        if token.type == "tr_open":
            rows.append(_Row(header=False, cells=[], alignments=[]))
        elif token.type in {"th_open", "td_open"} and rows:
            row = rows[-1]
            row.header |= token.type == "th_open"
            alignment = _ALIGNMENT.search(str(token.attrs.get("style", "")))
            row.alignments.append(alignment[1] if alignment else "")
            content = block[index + 1]
            filled = content.type == "inline" and content.content
            row.cells.append(inline(content) if filled else Inline("", _EMPTY))
    return rows


def _text(cell: Inline) -> str:
    """What a cell says; a formula, which has no plain text, says its source."""
    return cell.fragment.text.strip() or cell.markdown


def _is_labelled(grid: _Grid) -> bool:
    """Whether the first column names the rows: it is filled with different words that are no values."""
    labels = [_text(row[0]) for row in grid.rows if row]
    if not labels or len(grid.alignments) < 2 or not all(labels):
        return False
    return len(set(labels)) == len(labels) and not all(map(_is_value, labels))


def _is_value(text: str) -> bool:
    if len(text) > _LONGEST_WORD:
        return False
    return text.lower() in _YES or text.lower() in _NO or bool(_NUMBER.fullmatch(text))


def _is_matrix(grid: _Grid) -> bool:
    cells = [cell for row in grid.rows for cell in row[1:]]
    filled = [cell for cell in cells if cell.markdown]
    if len(grid.rows) < 2 or not filled or not all(header.markdown for header in grid.header[1:]):
        return False
    if any(cell.fragment.links and cell.fragment.links[0].element == "img" for cell in filled):
        return False
    texts = [_text(cell) for cell in filled]
    if any(len(text) > _LONGEST_WORD or _SENTENCE.search(text) for text in texts):
        return False
    values = sum(map(_is_value, texts))
    if any(text.lower() in _YES for text in texts):
        return 3 * values >= len(texts)
    return 2 * values >= len(texts) and len(grid.header) > 2


def _contrasts(grid: _Grid) -> bool:
    """Whether rows are what columns are compared by: `| 名称 | 插入排序 | 归并排序 |` above `| 复杂度 | … | … |`."""
    if len(grid.header) < 3 or len(grid.rows) < 2:
        return False
    corner, *items = map(_text, grid.header)
    if corner and not _NAMES_FEATURES.fullmatch(corner):
        return False
    if any(not item or _is_value(item) or _ASPECT.fullmatch(item) or _COLUMN.fullmatch(item) for item in items):
        return False
    if any(link.element == "img" for row in grid.rows for cell in row for link in cell.fragment.links):
        return False
    aspects = sum(1 for row in grid.rows if _ASPECT.fullmatch(_text(row[0])))
    return 2 * aspects >= len(grid.rows) and _are_alike(items)


def _are_alike(items: Sequence[str]) -> bool:
    """Whether names say that they are of one kind: they end alike, or all are Latin proper names."""
    if all(item.isascii() for item in items):
        return all(character.isupper() for item in items for character in item[:1])
    return len({item[-1] for item in items}) == 1


def _orientation(grid: _Grid) -> Literal["rows", "columns"]:
    corner = _text(grid.header[0])
    if corner:
        return "columns" if _NAMES_FEATURES.fullmatch(corner) else "rows"
    # The names of items are longer than those of features, and there are more of them.
    rows = [len(row[0].fragment.text) for row in grid.rows]
    columns = [len(cell.fragment.text) for cell in grid.header[1:]]
    of_rows, of_columns = sum(rows) / len(rows), sum(columns) / len(columns)
    if max(of_rows, of_columns) > 1.5 * min(of_rows, of_columns):
        return "rows" if of_rows > of_columns else "columns"
    return "rows" if len(rows) >= len(columns) else "columns"


def _marks(grid: _Grid) -> tuple[tuple[str, ...], ...]:
    texts = [[_text(cell).lower() for cell in row[1:]] for row in grid.rows]
    marked = any(text in _YES for row in texts for text in row)
    return tuple(tuple(_mark(text, blank_is_no=marked) for text in row) for row in texts)


def _mark(text: str, *, blank_is_no: bool) -> str:
    if text in _YES:
        return "yes"
    if text in _NO or (not text and blank_is_no):
        return "no"
    return ""
