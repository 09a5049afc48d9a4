"""Raw HTML written anew: every tag closed, attributes quoted, a lone `<` escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.kramdown.html_tags import ENTITY, VOID_ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from biji.parse.kramdown.nodes import Node

_ENTITY_OR_SPECIAL = re.compile(rf'(?:{ENTITY.pattern})|[&<>"]', re.ASCII)
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def is_literal(node: Node) -> bool:
    """Whether an element holds nothing but raw HTML, all the way down."""
    pending = [node]
    while pending:
        element = pending.pop()
        if element.text != "raw":
            return False
        for child in element.children:
            if child.kind == "html":
                pending.append(child)
            elif child.kind not in ("html_text", "verbatim"):
                return False
    return True


def literal(node: Node, attributes: Mapping[str, str], *, faithful: bool) -> str:
    """The HTML of an element that `is_literal`, or of a text in one.

    Args:
        node: the element or text.
        attributes: of the element.
        faithful: keep `<div/>` as kramdown does, although HTML reads it as an opening tag.
    """
    output: list[str] = []
    stack: list[Node | str] = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            output.append(item)
        elif item.kind == "html":
            own = attributes if item is node else item.attributes
            output.append(f"<{item.info}{attribute_text(own)}")
            if item.info in VOID_ELEMENTS or (item.tight and faithful):
                output.append(" />")
            else:
                output.append(">")
                stack.append(f"</{item.info}>")
                stack.extend(reversed(item.children))
        else:
            output.append(item.text if item.kind == "verbatim" else escape(item.text))
    return "".join(output)


def attribute_text(attributes: Mapping[str, str]) -> str:
    """Attributes as they stand in a tag, with a blank before each."""
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


def escape(text: str) -> str:
    """Escape what HTML would take for markup; entities stay as written."""
    return _ENTITY_OR_SPECIAL.sub(lambda match: _ESCAPES.get(match[0], match[0]), text)
