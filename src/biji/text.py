"""Functions on strings alone: slugs and ids, CJK numerals and widths, plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Literal

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Text with a sign in place of every character that XML forbids or discourages (XML 1.0, 2.2)."""
    return _UNPRINTABLE.sub("\ufffd", text)


_DIGITS = "零一二三四五六七八九"
#: What numerals may also be written with.
_SHORT = str.maketrans({"〇": "零", "廿": "二十", "卅": "三十"})


def format_numeral(number: int) -> str:
    """A number from 0 to 999 as a Chinese numeral, the way titles count parts.

    >>> format_numeral(10), format_numeral(23), format_numeral(105), format_numeral(110)
    ('十', '二十三', '一百零五', '一百一十')
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if not number:
        return _DIGITS[0]
    head = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        head += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        head += "零"
    return head + (_DIGITS[ones] if ones else "")


def parse_numeral(numeral: str) -> int | None:
    """The number that a Chinese numeral below one thousand means; None when it is none.

    Digits by their places (`二〇`) need a zero among them: `二三` is "two or three".

    >>> [parse_numeral(numeral) for numeral in ("二十三", "廿三", "一百十二", "一〇", "3")]
    [23, 23, 112, 10, None]
    """
    plain = numeral.translate(_SHORT)
    number = _numerals().get(plain.replace("百十", "百一十"))
    if number is None and "零" in plain and len(plain) <= 3 and set(plain) <= set(_DIGITS):
        return int("".join(str(_DIGITS.index(digit)) for digit in plain))
    return number


@cache
def _numerals() -> dict[str, int]:
    return {format_numeral(number): number for number in range(1000)}


SlugMode = Literal["raw", "default", "pretty", "ascii", "latin", "none"]
#: What `pretty` keeps besides letters, marks and digits: safe in URLs and file systems alike.
_PRETTY = frozenset("._~!$&'()+,;=@")
_NEITHER_WORD_NOR_HAN = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]")
_NO_WORD = re.compile(r"[^0-9A-Za-z]+")
_NEITHER_WORD_NOR_PRETTY = re.compile(r"[^0-9A-Za-z._~!$&'()+,;=@]+")
#: Latin letters that Unicode does not decompose into a plain letter and an accent.
_PLAIN_LATIN = str.maketrans(
    {"ß": "ss", "Æ": "AE", "æ": "ae", "Ø": "O", "ø": "o", "Œ": "OE", "œ": "oe"}
    | {"Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Ð": "D", "ð": "d", "Þ": "Th", "þ": "th"}
)


def slugify(text: str, mode: SlugMode = "default", *, cased: bool = False) -> str:
    """A name as a part of a URL, as Jekyll makes it (https://jekyllrb.com/docs/liquid/filters/#options-for-the-slugify-filter).

    Args:
        text: the name.
        mode: what becomes a hyphen: `raw` blanks only; `default` all but letters, marks and digits; `pretty` keeps
            `._~!$&'()+,;=@` too; `ascii` all but ASCII letters and digits; `latin` as default, without accents;
            `none` nothing.
        cased: keep capital letters.

    >>> slugify("The _config.yml file"), slugify("The _config.yml file", "pretty", cased=True)
    ('the-config-yml-file', 'The-_config.yml-file')
    """
    if mode == "latin":
        decomposed = unicodedata.normalize("NFD", text.translate(_PLAIN_LATIN))
        text = "".join(c if c.isascii() else "?" for c in decomposed if not unicodedata.combining(c))
    if mode == "raw":
        text = re.sub(r"[ \t\n\r\f\v]+", "-", text)
    elif mode == "ascii" or (mode != "none" and text.isascii()):
        text = (_NEITHER_WORD_NOR_PRETTY if mode == "pretty" else _NO_WORD).sub("-", text)
    elif mode != "none":
        kept = _NEITHER_WORD_NOR_HAN.sub(lambda found: found[0] if _stays_in_slug(found[0], mode) else "\0", text)
        text = re.sub("\0+", "-", kept) if "\0" in kept else kept
    slug = text if mode == "none" else text.removeprefix("-").removesuffix("-")
    return slug if cased else _lower(slug)


def _stays_in_slug(character: str, mode: SlugMode) -> bool:
    if character.isascii():
        return character.isalnum() or (mode == "pretty" and character in _PRETTY)
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd"


def titleize(slug: str) -> str:
    """A file's name as a title, as Jekyll makes it.

    >>> titleize("hello-BIG-world")
    'Hello Big World'
    """
    return " ".join(word[:1].capitalize() + _lower(word[1:]) for word in slug.rstrip("-").split("-"))


def _lower(text: str) -> str:
    """Letter by letter, as Ruby does: `str.lower` has a rule of its own for a final sigma."""
    return "".join(character.lower() for character in text) if "Σ" in text else text.lower()


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant: one typing error away, or other only in case and separators.

    Of several the longest is meant: letters are left out more often than mistaken.

    >>> near_miss("catagory", ["title", "category"]), near_miss("baseURL", ["baseurl"]), near_miss("top", ["toc"])
    ('category', 'baseurl', None)
    """
    if len(word) > 40:
        return None
    folded = _folded(word)
    likely: dict[str, int] = {}
    for candidate in known:
        other = _folded(candidate)
        if folded == other:
            return candidate
        if min(len(folded), len(other)) > 4 and _is_one_edit(folded, other):
            likely[candidate] = len(other)
    return max(likely, key=likely.__getitem__, default=None)


def _folded(word: str) -> str:
    return word.lower().replace("-", "").replace("_", "").replace(" ", "")


def _is_one_edit(one: str, other: str) -> bool:
    """Whether a letter was added, left out or replaced, or two neighbours were swapped."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return (len(one) <= 1 and len(other) <= 1) or (len(one) == 2 and one == other[::-1])


#: Han, kana and Hangul: scripts in which a reader counts characters (Unicode blocks, plain and supplementary).
_CHARACTERS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_CHARACTER_RUN = re.compile(f"[{_CHARACTERS}]+")
_WORD = re.compile(r"\w[\w'’-]*")


def reading_length(text: str) -> int:
    """How long a text is to read: CJK characters and words of other scripts counted alike.

    >>> reading_length("BERT模型的 fine-tune 教程")
    7
    """
    if text.isascii():
        return len(text.split())
    pieces = _CHARACTER_RUN.split(text)
    others = " ".join(pieces)
    return len(text) - len(others) + len(pieces) - 1 + len(_WORD.findall(others))


#: Symbols with Unicode's property Alphabetic: circled, parenthesised and squared Latin letters.
_ALPHABETIC_SYMBOLS = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))
_BEYOND_ASCII_AND_HAN = re.compile(r"[^0-9A-Za-z_\- \t\u4e00-\u9fff]")


def heading_id(text: str) -> str:
    r"""The id that a heading's text gives under GFM input, before repeats are numbered.

    Lower case, nothing but `\p{Word}` of Ruby's expressions (Unicode's Alphabetic, Mark, Nd, Pc), hyphens, and
    hyphens for blanks (https://kramdown.gettalong.org/parser/gfm.html#header-ids).

    Args:
        text: with markup removed, TeX of formulas and typographic characters included.

    >>> heading_id("BERT、①Attention_x 是什么 -- II")
    'bertattention_x-是什么----ii'
    """
    lowered = text.lower() if text.isascii() else "".join(map(str.lower, text))
    return _BEYOND_ASCII_AND_HAN.sub(_kept_in_id, lowered).replace(" ", "-").replace("\t", "-")


def plain_heading_id(text: str) -> str:
    """The id that a heading's source gives under plain kramdown input: ASCII letters, digits, hyphens.

    >>> plain_heading_id("12. Another *one*-1"), plain_heading_id("标题")
    ('another-one-1', 'section')
    """
    text = re.sub(r"^[^A-Za-z]+", "", text, flags=re.MULTILINE)
    return re.sub(r"[^A-Za-z0-9 -]", "", text).replace(" ", "-").lower() or "section"


def _kept_in_id(match: re.Match[str]) -> str:
    return match[0] if _is_word_character(match[0]) else ""


@cache
def _is_word_character(character: str) -> bool:
    category = unicodedata.category(character)
    if category[0] in "LM" or category in ("Nd", "Nl", "Pc"):
        return True
    return any(first <= ord(character) <= last for first, last in _ALPHABETIC_SYMBOLS)


#: Punctuation of Chinese titles, and what it is normalised to.
_WIDE = (("，", ","), ("：", ":"), ("？", "?"), ("！", "!"), ("（", "("), ("）", ")"), ("；", ";"))


def _compatible(text: str) -> str:
    """A text in Unicode's form NFKC; where punctuation is all that keeps it from that, in a fifth of the time."""
    if unicodedata.is_normalized("NFKC", text):
        return text
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    return unicodedata.normalize("NFKC", text)


_BETWEEN_LETTERS = re.compile(r"(?<=[a-z])-(?=[a-z0-9])|(?<=[0-9])-(?=[a-z])")
_PLURAL_ACRONYM = re.compile(r"(?<=[A-Z]{2})s$")


def subject_key(name: str) -> str:
    """What all spellings of a subject's name have in common: not width, case, blanks, nor hyphens between letters.

    Args:
        name: of a section or a topic, without numbering.

    Returns:
        The key; "" for a name without any letter or digit.

    >>> subject_key("Faster R-CNN"), subject_key("faster RCNNs"), subject_key("C++"), subject_key("2023-1")
    ('fasterrcnn', 'fasterrcnn', 'c++', '2023-1')
    """
    plain = _compatible(name)
    if plain.endswith("s"):
        plain = _PLURAL_ACRONYM.sub("", plain)
    folded = "".join(plain.casefold().split())
    if "-" in folded:
        folded = _BETWEEN_LETTERS.sub("", folded)
    return folded if any(character.isalnum() for character in folded) else ""


_BETWEEN_SUBJECTS = re.compile(r"\s*(?:, |[，、;；]|——|⸺|[（(][^（()）]*[）)])\s*")


def title_subjects(title: str) -> list[str]:
    """What a title names: series, topics of its subtitle; some may be empty.

    >>> title_subjects("Attention（四）——轻量化BERT, 知识蒸馏")
    ['Attention', '', '轻量化BERT', '知识蒸馏']
    """
    return _BETWEEN_SUBJECTS.split(title)


def has_cjk(text: str) -> bool:
    """Whether a character of Chinese, Japanese or Korean stands in the text."""
    return bool(_CHARACTER_RUN.search(text))


#: `+` and `#` tell C++ and C# from C.
_NO_LETTERS = re.compile(r"[^\w+#]+")
#: A title must be this wide to identify a work; a Han character is two wide, for it says as much as a syllable.
_TELLING = 12


def title_key(title: str) -> str:
    """What two ways of writing one title have in common; "" when the title is too short to tell works apart by it.

    >>> title_key("《Attention  is all you need》"), title_key("ＧＡＮ：综述与展望"), title_key("GAN综述")
    ('attentionisallyouneed', 'gan综述与展望', '')
    """
    key = _NO_LETTERS.sub("", _compatible(title).casefold().replace("_", ""))
    # A Han character is one character and three bytes; a letter one of each.
    return key if (len(key) + len(key.encode())) // 2 >= _TELLING else ""
