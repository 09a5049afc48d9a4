"""markdown-it-py's stream brought to the form that kramdown's dialect emits: task lists, footnotes, code blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import unquote

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

_TASK = re.compile(r"\[([ xX])\](?= )")
_BOX = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled"{} />'


def complete_stream(tokens: list[Token]) -> list[Token]:
    """The same document with task lists marked, footnotes as lists, and addresses as the author wrote them."""
    _mark_tasks(tokens)
    repeats: Counter[str] = Counter()
    completed: list[Token] = []
    for token in tokens:
        if token.type == "inline":
            _complete_inline(token, repeats)
        elif token.type == "fence":
            token.info = unescapeAll(token.info)
        completed += _FOOTNOTES.get(token.type, _same)(token)
    return _with_backlinks(completed, repeats)


def _same(token: Token) -> Iterable[Token]:
    return (token,)


def _complete_inline(inline: Token, repeats: Counter[str]) -> None:
    for child in inline.children or ():
        if child.type in ("link_open", "image"):
            name = "href" if child.type == "link_open" else "src"
            child.attrs[name] = _readable(str(child.attrs.get(name, "")))
            child.attrs.pop("alt", None)
            if child.type == "image":
                child.content = "".join(each.content for each in child.children or () if each.content)
        elif child.type in ("s_open", "s_close"):
            child.tag = "del"
        elif child.type == "footnote_ref":
            number = str(child.meta["id"] + 1)
            repeats[number] += 1
            suffix = f":{repeats[number] - 1}" if repeats[number] > 1 else ""
            child.meta = {"id": f"fnref:{number}{suffix}", "href": f"#fn:{number}", "text": number}


def _readable(url: str) -> str:
    """The address without the percent-encoding that markdown-it adds to letters beyond ASCII."""
    return "".join(
        piece if index % 2 == 0 else _decoded(piece)
        for index, piece in enumerate(re.split(r"((?:%[89A-F][0-9A-F])+)", url))
    )


def _decoded(piece: str) -> str:
    try:
        return unquote(piece, errors="strict")
    except UnicodeDecodeError:
        return piece


def _mark_tasks(tokens: list[Token]) -> None:
    lists: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type.endswith("_list_open"):
            lists.append(token)
        elif token.type.endswith("_list_close") and lists:
            lists.pop()
        elif token.type == "list_item_open" and index + 2 < len(tokens) and tokens[index + 2].type == "inline":
            _mark_task(lists[-1], token, tokens[index + 2])


def _mark_task(around: Token, item: Token, inline: Token) -> None:
    children = inline.children or []
    found = _TASK.match(children[0].content) if children and children[0].type == "text" else None
    if found is None:
        return
    around.attrs["class"] = "task-list"
    item.attrs["class"] = "task-list-item"
    children[0].content = children[0].content[found.end() :].lstrip()
    box = _BOX.format(' checked="checked"' if found[1] in "xX" else "")
    inline.children = [Token("html_inline", "", 0, content=box), *children]


def _block_open(token: Token) -> Iterable[Token]:
    attributes: dict[str, str | int | float] = {"class": "footnotes", "role": "doc-endnotes"}
    yield Token("footnote_block_open", "div", 1, attrs=attributes, map=token.map, block=True)
    yield Token("ordered_list_open", "ol", 1, map=token.map, level=1, block=True)


def _block_close(_token: Token) -> Iterable[Token]:
    yield Token("ordered_list_close", "ol", -1, level=1, block=True)
    yield Token("footnote_block_close", "div", -1, block=True)


def _item_open(token: Token) -> Iterable[Token]:
    number = token.meta["id"] + 1
    attributes: dict[str, str | int | float] = {"id": f"fn:{number}", "role": "doc-endnote"}
    yield Token(
        "list_item_open", "li", 1, attrs=attributes, map=token.map, level=2, block=True, meta={"note": number}
    )


def _item_close(_token: Token) -> Iterable[Token]:
    yield Token("list_item_close", "li", -1, level=2, block=True)


def _nothing(_token: Token) -> Iterable[Token]:
    return ()


_FOOTNOTES = {
    "footnote_block_open": _block_open,
    "footnote_block_close": _block_close,
    "footnote_open": _item_open,
    "footnote_close": _item_close,
    "footnote_anchor": _nothing,
}


def _with_backlinks(tokens: list[Token], repeats: Counter[str]) -> list[Token]:
    """Each footnote's last line of text gets links back to its references."""
    note, last = "", None
    for token in tokens:
        if token.meta.get("note"):
            note, last = str(token.meta["note"]), None
        elif token.type == "inline" and note:
            last = token
        elif token.type == "list_item_close" and note and token.level == 2:
            if last is not None:
                last.children = [*(last.children or ()), *_backlinks(note, repeats[note])]
            note = ""
    return tokens


def _backlinks(note: str, references: int) -> Iterable[Token]:
    for repeat in range(references):
        href = f"#fnref:{note}:{repeat}" if repeat else f"#fnref:{note}"
        yield Token("text", "", 0, content="\u00a0")
        attributes: dict[str, str | int | float] = {"href": href, "class": "reversefootnote", "role": "doc-backlink"}
        yield Token("link_open", "a", 1, attrs=attributes)
        yield Token("text", "", 0, content="↩")
        yield Token("link_close", "a", -1)
