r"""HTML as a list of blocks, to say how much of two pages is the same.

>>> blocks("<ul><li>a <b>c</b></li></ul>") == blocks("<ul>\n  <li>a\n<b>c</b>  </li>\n</ul>")
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from selectolax.lexbor import LexborHTMLParser

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 "
        "h2 h3 h4 h5 h6 header hr li main nav ol p pre script section style summary table tbody td tfoot th thead tr "
        "ul",
    )
)
_SPACE = re.compile(r"[ \t\r\n]+")


def blocks(source: str) -> list[str]:
    """Every leaf block as one line: the elements around it with their attributes, and what it holds.

    White space is collapsed but in code; highlighting and its classes are left out.
    """
    root = LexborHTMLParser(f"<!DOCTYPE html><body><div id=root>{source}</div>").css_first("#root")
    return list(_leaves(root, "")) if root else []


def equal_blocks(expected: list[str], found: list[str]) -> int:
    """How many blocks of two pages are the same, in order."""
    if expected == found:
        return len(expected)
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    return sum(match.size for match in matcher.get_matching_blocks())


def _leaves(node: Any, path: str) -> Iterator[str]:  # noqa: ANN401 - selectolax has no stubs
    """The blocks in an element; text beside blocks is a block of its own."""
    run = ""
    for child in node.iter(include_text=True):
        if child.tag not in _BLOCKS:
            run += _inline(child)
            continue
        yield from _run(run, path)
        run = ""
        if _is_code(child):
            language = re.search(r"language-(?!plaintext)(\w+)", child.html or "")
            yield f"{path}/pre {language[1] if language else ''}: {child.text().strip()}"
            continue
        here = f"{path}/{child.tag}{attributes_of(child)}"
        leaves = list(_leaves(child, here))
        yield from leaves or [here]
    yield from _run(run, path)


def _run(text: str, path: str) -> Iterator[str]:
    plain = _SPACE.sub(" ", text).strip(" ")
    # kramdown puts a no-break space into an empty cell.
    if plain and not (plain == "\u00a0" and re.search(r"/t[dh][^/]*$", path)):
        yield f"{path}: {plain}"


def _is_code(node: Any) -> bool:  # noqa: ANN401 - selectolax has no stubs
    return node.tag == "pre" or (node.tag == "div" and "highlighter-rouge" in (node.attributes.get("class") or ""))


def _inline(node: Any) -> str:  # noqa: ANN401 - selectolax has no stubs
    if node.tag == "-text":
        return str(node.text(deep=False))
    if node.tag in ("-comment", "_comment", "!comment"):
        return ""
    inner = node.text() if node.tag == "code" else "".join(map(_inline, node.iter(include_text=True)))
    return f"<{node.tag}{attributes_of(node)}>{inner}</{node.tag}>"


def attributes_of(node: Any) -> str:  # noqa: ANN401 - selectolax has no stubs
    """The attributes of an element in order of their names, without those of highlighting, as they are written."""
    attributes = {name: value or "" for name, value in sorted(node.attributes.items())}
    if node.tag == "code" and "class" in attributes:
        names = [name for name in attributes["class"].split() if not re.match("language-|highlighter-", name)]
        attributes["class"] = " ".join(names)
    return "".join(f' {name}="{value}"' for name, value in attributes.items() if value or name != "class")
