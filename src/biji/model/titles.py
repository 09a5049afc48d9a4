"""The grammar of titles and file names that number the parts of a series.

    title = item *(", " item) ["——" subtitle]        item = name ["（" (numeral / range) "）"]

    Attention（四）——BERT（2）          part 4 of Attention, subtitle `BERT（2）`
    漫谈（十二）, 体育（三）            part 12 of one series and part 3 of another
    民国（1927～1937）                   a part that stands in order of its years

Numerals are Chinese: Arabic ones in brackets number what a part is about, never the series. After the dash commas
separate subjects of the part. Brackets may be full-width or ASCII; after a bracket a colon serves as a dash, and so
does a blank, or nothing at all.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from biji.text import parse_numeral


class Item(Struct, frozen=True, gc=False, array_like=True):
    """One name in a title, with the place in a series that it claims.

    Attributes:
        name: without bracket and subtitle.
        text: as the title has it, without the subtitle: `Attention（四）`.
        ordinal: of the numeral, or None.
        begins: the first date of a range such as `1927～1937` as numbers, most significant first; else empty.
        subtitle: what follows the dash, or "".
    """

    name: str
    text: str
    ordinal: int | None = None
    begins: tuple[int, ...] = ()
    subtitle: str = ""

    @property
    def claims(self) -> bool:
        """Whether the title itself says that this is a part of something."""
        return self.ordinal is not None or bool(self.begins)


# What most titles are: one name, a numeral or none, a subtitle or none.
_PLAIN = "[^（(）),，—⸺]*"
_USUAL = re.compile(rf"({_PLAIN}(?<=\S))(（[^（(）)\s]+）)?(?:——([^—\s].*))?")
# A double dash, or after a bracket any dash or colon.
_DASH = re.compile(r"\s*(?:——+|⸺|(?<=[）)])\s*(?:[—–―：:]|--?))\s*")
_BRACKETED = re.compile(r"[（(][^（(）)]*[）)]")
_WAYS = (("（", 1), ("(", 1), ("）", -1), (")", -1))
_COMMA = re.compile(r",\s+|(?<=[）)])[,，、]\s*")
_ITEM = re.compile(r"(.*\S)\s*[（(]\s*([^（(）)]*?)\s*[）)]", re.DOTALL)
_UNDASHED = re.compile(r"(.*?[（(]\s*[^（(）)]*?\s*[）)])\s*(\S.*)", re.DOTALL)
_DATE = r"(\d{1,4}(?:[./年]\d{1,2}(?:[./月]\d{1,2})?)?)[年月日]?"
_RANGE = re.compile(rf"{_DATE}\s*(?:[～~〜—–―至到-]|--|——)\s*(?:{_DATE}|今|至今|现在)?")
#: Longer numbers in file names count nothing.
_DIGITS = 6
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")


def read_title(title: str) -> tuple[Item, ...]:
    """The items of a title; a title without any numeral is one item or several without claims."""
    cleaned = " ".join(_INVISIBLE.sub("", title).split())
    usual = _USUAL.fullmatch(cleaned)
    if usual:
        name, bracket, subtitle = usual.groups("")
        ordinal = parse_numeral(bracket[1:-1])
        if ordinal is not None or not bracket:
            return (Item(name, name + bracket, ordinal, (), subtitle),)
    dash = _first_dash(cleaned)
    head, subtitle = (cleaned[: dash.start()], cleaned[dash.end() :]) if dash else (cleaned, "")
    texts = [text.strip() for text in _COMMA.split(head) if text.strip()]
    return tuple(read_item(text, subtitle if index == len(texts) - 1 else "") for index, text in enumerate(texts))


def read_item(text: str, subtitle: str = "") -> Item:
    """One item: a name, perhaps with its place in a series."""
    found = _ITEM.fullmatch(text)
    if found:
        ordinal = parse_numeral(found[2])
        if ordinal is not None:
            return Item(found[1], text, ordinal, (), subtitle)
        years = _RANGE.fullmatch(found[2])
        if years:
            return Item(found[1], text, None, tuple(map(int, re.findall(r"\d+", years[1]))), subtitle)
    undashed = _UNDASHED.fullmatch(text)
    if undashed and not subtitle and (item := read_item(undashed[1], undashed[2])).claims:
        return item
    return Item(text, text, subtitle=subtitle)


def series_key(name: str) -> str:
    """What two spellings of a series' name have in common: not the case, the width or the blanks."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def counted(slug: str) -> tuple[str, int]:
    """What a file name counts, and how far: `essay` and 3 of `Essay_3`, and 1 of `essay`."""
    folded = slug.casefold()
    stem = folded.rstrip("0123456789")
    return stem.rstrip("_- "), int(folded[len(stem) :][-_DIGITS:] or 1)


def _first_dash(title: str) -> re.Match[str] | None:
    found = _DASH.search(title, 1)
    if not found or sum(title.count(bracket, 0, found.start()) * way for bracket, way in _WAYS) <= 0:
        return found
    # A dash in brackets belongs to a range.
    masked = _BRACKETED.sub(lambda bracket: "\0" * (len(bracket[0]) - 1) + bracket[0][-1], title)
    return _DASH.search(masked, 1)
