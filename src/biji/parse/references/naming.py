"""What to call a reference that has no title.

>>> name_reference("https://www.mathjax.org/", read_label("它的官网是："), "", "MathJax", "")
'MathJax · 官网'
"""

from __future__ import annotations

import re

from biji.parse.references.keys import host_of
from biji.parse.references.labels import Label
from biji.parse.references.lines import without_step
from biji.parse.references.works import page_name, repository, short_address

_LONGEST = 40
#: A label of so few characters needs the section's name beside it.
_SHORT = 12
#: Whom a label's sentence is about: `Sqoop是另一个工具。其官网`.
_SUBJECT = re.compile(r"([A-Za-z][A-Za-z0-9.+#_ -]{1,30}?)\s?(?:是|的|is\b)")
#: Whom a card is about: `Ada Lovelace，1815～1852，…`, `某人，？～1936，…`, `某人，某大学博士，…`.
_PERSON = re.compile(
    r"(?:\*\*|__)?"
    r"(?P<name>[A-ZÀ-Þ][\w.'’-]{0,40}(?: [\w.'’-]{1,40}){0,6}|[\u3400-\u9fff]{2,6}(?:·[\u3400-\u9fff]{1,8}){0,4})"
    r"(?:\*\*|__)?\s{0,3}[，,（(]\s{0,3}(?:[^，,。\n]{1,20}[，,]\s{0,3})?"
    r"(?:(?:约|生于|公?元?前)?\s?(?:\d{1,4}|[?？])[年\d.]{0,8}\s?(?:生|[～~〜—–―－-]|至)"
    r"|[^，,。（(\n]{0,30}(?:本科|硕士|博士|教授|院士)(?:[，,。（(+]|$))"
)
#: What stands behind the name on every card; most texts have none of it.
_BEHIND_NAME = re.compile("[，,（(]")
_STOPS = "。；：:（(，, "


def person_of(text: str) -> str:
    """The name on a card such as `> Ada Lovelace，1815～1852，mathematician.`, or ""."""
    if not _BEHIND_NAME.search(text):
        return ""
    match = _PERSON.match(text)
    return match["name"].strip() if match else ""


def name_reference(url: str, label: Label | None, note: str, section: str, before: str) -> str:
    """A name for an untitled URL: what its address, its label and the text around it say.

    Args:
        url: as written.
        label: that binds it, if any.
        note: the description below it, as plain text, or "".
        section: the nearest heading that names something, or "".
        before: the sentence in front of it, or "".

    Returns:
        For instance `PaddlePaddle/ERNIE · 代码`, `MathJax · 官网`, or the end of the address.
    """
    word = label.word if label and label.kind != "list" else ""
    sentence = word if label and label.kind == "sentence" and len(word) > _SHORT else ""
    word = "" if sentence else word
    named = repository(url) or page_name(url)
    if named:
        return f"{named} · {word}" if word else named
    subject = _SUBJECT.match(label.text) if label else None
    entity = subject[1] if subject else section
    if word:
        return f"{entity or host_of(url)} · {word}" if word not in entity else entity
    for text in (note.partition("。")[0], sentence, without_step(before).rstrip(_STOPS).rpartition("。")[2]):
        if 0 < len(text) <= _LONGEST:
            return text
    address = short_address(url)
    return f"{entity} · {address}" if entity else address
