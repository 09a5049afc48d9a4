"""What to call a reference that has no title."""

from __future__ import annotations

from biji.parse.references.labels import Label, is_generic_heading
from biji.parse.references.lines import is_prose, without_step
from biji.parse.references.works import page_name, repository, short_address

_LONGEST = 40


def name_reference(url: str, label: Label | None, note: str, section: str, before: str) -> str:
    """A name for an untitled URL: what its address, its label and the text around it say.

    Args:
        url: as written.
        label: that binds it, if any.
        note: the description below it, as plain text, or "".
        section: the title of the section it stands in, or "".
        before: the sentence in front of it, or "".

    Returns:
        For instance `PaddlePaddle/ERNIE`, `MathJax · 官网`, or the end of the address.
    """
    entity = "" if not section or is_generic_heading(section) else section
    named = repository(url) or page_name(url)
    word = label.word if label and label.kind != "list" else ""
    if named:
        return f"{named} · {word}" if word and len(word) <= _LONGEST else named
    if word:
        return f"{entity} · {word}" if entity and word not in entity else word
    for text in (note, _sentence(before)):
        if 0 < len(text.rstrip("。；")) <= _LONGEST:
            return text.rstrip("。；")
    address = short_address(url)
    return f"{entity} · {address}" if entity else address


def _sentence(before: str) -> str:
    text = without_step(before).rstrip("：:（( ，,")
    head = text.rstrip("。；").rpartition("。")[2]
    return head if is_prose(before) or head else ""
