"""Rows of text as CSV (RFC 4180), safe to open in a spreadsheet.

A cell that a spreadsheet would run as a formula gets an apostrophe before it
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

#: What a formula begins with, perhaps behind blanks; numbers with a sign are none.
_FORMULA = re.compile(r"[\s\x00]*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d+)*|\.\d+)(?:[eE][+-]?\d+)?\s*%?")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    r"""Rows of cells as the text of a CSV file; lines end with CR and LF.

    Args:
        rows: the header, when there is one, is the first.

    >>> csv_text([("name", "change"), ("=1+1", "-5")])
    "name,change\r\n'=1+1,-5\r\n"
    """
    text = io.StringIO()
    # Most cells begin with a letter: asking that first saves most of the time.
    csv.writer(text).writerows([cell if cell[:1].isalnum() else _safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
