"""What a heading names: its subject without the numbering before it and the signs that an author puts behind it.

    1.2 注意力机制          注意力机制
    BERT（续）              BERT, continued from where it stood before
    中东+, 东南亚=          中东, 东南亚: more about a subject of other articles, parked here
    C++, HDR+, DeepLabv3+   names

A final `+` is a name's own or the author's sign, and nothing in `HDR+` tells which: behind Latin letters and digits
it stays with the name here, and link, which knows the headings of all articles, may read it otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from msgspec import Struct

from biji.text import has_cjk, subject_key

Form = Literal["", "continued", "overflow"]


class Named(Struct, frozen=True):
    """What a heading names: `name`, `key` and `form` of a `Heading`."""

    name: str
    key: str
    form: Form = ""


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DIGITS = "一二三四五六七八九十"
_NUMERAL = f"[{_DIGITS}百]"
# `3.5 GHz`, `4.0时代` and `2024.1` are no numbers of sections: a single number needs its sign, several a blank.
_NUMBERING = re.compile(
    rf"""第(?:\d+|{_NUMERAL}+)[章节讲课部篇](?:分|\s)?[：:、\s]\s*
    | {_NUMERAL}{{1,3}}[、．.]\s*
    | [（(](?:\d{{1,2}}|{_NUMERAL}{{1,3}})[）)]\s*
    | \d{{1,2}}[、．)）]\s*(?!\d)
    | \d{{1,2}}\.(?:\s+|(?=[\u4e00-\u9fff]))
    | \d{{1,2}}(?:\.\d{{1,2}})+\.?\s+(?=[\u4e00-\u9fff])
    | [①-⑳]\s*""",
    re.VERBOSE,
)
_CONTINUED = re.compile(
    rf"\s*[（(\[【]\s*(?:[接再{_DIGITS}]?续[完上前篇]?|继续|接上[文篇]?|continued|cont(?:'?d)?\.?)\s*(?:\d{{1,3}}|{_NUMERAL}{{1,3}})?\s*[）)\]】]$",
    re.IGNORECASE,
)
_PUNCTUATION = " \t：:。；;，,、"


def read_heading(title: str) -> Named:
    """What a heading names.

    Args:
        title: as text.

    >>> read_heading("一、RPN和Fast R-CNN（续）")
    Named(name='RPN和Fast R-CNN', key='rpn和fastrcnn', form='continued')
    """
    name = " ".join(_INVISIBLE.sub("", title).split()).rstrip(_PUNCTUATION)
    form: Form = ""
    continued = _CONTINUED.search(name)
    if continued and continued.start():
        name, form = name[: continued.start()], "continued"
    base = _without_sign(name)
    if base:
        name, form = base, form or "overflow"
    while (numbered := _NUMBERING.match(name)) and numbered.end() < len(name):
        name = name[numbered.end() :]
    return Named(name, subject_key(name), form)


def _without_sign(name: str) -> str:
    """The subject of `中东+` and `东南亚=`; "" where the sign may belong to the name, and where there is none."""
    plain = unicodedata.normalize("NFKC", name[-2:])
    if plain[-1:] not in {"+", "="}:
        return ""
    base = name[:-1].rstrip()
    last = unicodedata.normalize("NFKC", base[-1:])
    if not (last.isalnum() or last in {")", "》"}):
        return ""
    return base if plain[-1] == "=" or has_cjk(last) or (last in {")", "》"} and has_cjk(base)) else ""
