"""An engine's answer → what browsers draw well.

Each change was seen in Chromium 156 with STIX Two Math, against MathJax's picture of the same formula.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

#: Accents that Chromium sets too far from a letter when they are marked as accents.
_LOOSE = frozenset("ˆ˜¯˙→")
#: The engine's combining characters → spacing ones, which our font stretches (see static/fonts/README.md), and which
#: do not merge with the markup before them.
_OVER = {"\u20d7": "→", "\u0332": "‾", "\u0302": "ˆ", "\u0303": "˜", "\u030c": "ˇ", "~": "˜"}
_UNDER = {"\u0332": "_"}


#: What all that `_MAY_CHANGE` finds has in it: most answers have none of these.
_SIGNS = ("border-top", "<mrow displaystyle", "<mtable", "<em", "</mo></mover>", "</mo></munder>")
_MAY_CHANGE = re.compile(
    "border-top|<mrow displaystyle|<mtable[^<>]*scriptlevel|<em|>"
    f"[{''.join({*_OVER, *_UNDER, *_LOOSE})}]</mo></m(?:over|under)>"
)


def needs_polish(answer: str) -> bool:
    """Whether `polish` could change an engine's answer."""
    return any(sign in answer for sign in _SIGNS) and bool(_MAY_CHANGE.search(answer))


def polish(root: Element) -> None:
    """Change an answer in place."""
    for element in list(root.iter()):
        if element.tag in ("mover", "munder") and len(element) == 2:
            _accent(element, element[1])
        elif element.tag == "mtable":
            _last_rule(element)
            _size_outside(element)
        elif element.tag == "mrow" and "displaystyle" in element.attrib:
            element.tag = "mstyle"
        elif element.tag == "em":
            element.tag = "i"


def _accent(element: Element, mark: Element) -> None:
    if mark.tag != "mo" or not mark.text:
        return
    mark.text = (_OVER if element.tag == "mover" else _UNDER).get(mark.text, mark.text)
    if element.tag == element[0].tag == "mover" and mark.text in _LOOSE - {"→"}:
        # An accent over an accent: without the attribute Chromium keeps a limit's distance.
        element.set("accent", "true")
    elif mark.text in _LOOSE:
        element.attrib.pop("accent", None)


def _size_outside(table: Element) -> None:
    """MathML 3, and so the validator, knows no such attribute of tables: the size of scripts stands around them."""
    if "scriptlevel" not in table.attrib:
        return
    level = table.attrib.pop("scriptlevel")
    inner = Element("mtable", table.attrib)
    inner.extend(table)
    table.clear()
    table.tag = "mstyle"
    table.set("scriptlevel", level)
    table.append(inner)


def _last_rule(table: Element) -> None:
    r"""A row of nothing but a rule, from a final `\hline`, is the lower border of the row before it."""
    if len(table) < 2 or any(len(cell) for cell in table[-1]):
        return
    rules = [part for part in table[-1][0].get("style", "").split(";") if part.startswith("border-top")]
    if not rules:
        return
    table.remove(table[-1])
    for cell in table[-1]:
        border = rules[0].replace("border-top", "border-bottom")
        cell.set("style", f"{cell.get('style', '').rstrip(';')};{border}".lstrip(";"))
