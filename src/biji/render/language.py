"""The language of a text by its script, where its author did not name one, and how long reading it takes."""

from __future__ import annotations

import re

from biji.model import Article, CodeBlock

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_KANA = re.compile(r"[\u3040-\u30ff]+")
_HANGUL = re.compile(r"[\uac00-\ud7af]+")
_OTHER = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_URL = re.compile(r"(?:https?|ftp)://\S+")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")

#: A word is worth six signs, and has two letters at least: a text with a sign for so many characters has no room for
#: as many words as would count.
_SIGN_LETTERS = 12

#: Characters of Chinese and words of English read in a minute, silently and with understanding
#: (M. Brysbaert, "How many words do we read per minute?", 2019: 238 words; for Chinese about 400 characters).
CHARACTERS_PER_MINUTE = 400
WORDS_PER_MINUTE = 238


def language_of(article: Article, site_lang: str, sample: int = 2000) -> str:
    """The BCP 47 tag for an article: its own, else by the script of its text.

    Args:
        article: of any language.
        site_lang: of a text without letters, and of one in a script that fits it.
        sample: how many characters are looked at.
    """
    if article.metadata.lang:
        return article.metadata.lang
    text = article.metadata.title + _opening(article, sample)
    han, kana, hangul = (0, 0, 0) if text.isascii() else _signs(text)
    most = max(han, kana, hangul)
    words = len(_LATIN_WORD.findall(text)) if _SIGN_LETTERS * most < len(text) else 0
    if not words + most:
        return site_lang
    if 6 * most < words:
        return "en" if _is_cjk(site_lang) else site_lang
    if hangul > han:
        return site_lang if site_lang.startswith("ko") else "ko"
    if kana * 5 > han:
        return site_lang if site_lang.startswith("ja") else "ja"
    return site_lang if site_lang.lower().startswith("zh") else "zh"


def reading_minutes(words: int, lang: str) -> int:
    """Minutes to read a text whose CJK characters and other words were counted alike; at least one."""
    return max(1, round(words / (CHARACTERS_PER_MINUTE if _is_cjk(lang) else WORDS_PER_MINUTE)))


def _signs(text: str) -> tuple[int, int, int]:
    """How many Han characters, kana and hangul there are; where there is nothing but Han, enough is enough."""
    if _OTHER.search(text):
        han, kana, hangul = (sum(map(len, one.findall(text))) for one in (_HAN, _KANA, _HANGUL))
        return han, kana, hangul
    han = 0
    for found in _HAN.finditer(text):
        han += len(found[0])
        if _SIGN_LETTERS * han >= len(text):
            break
    return han, 0, 0


def _is_cjk(lang: str) -> bool:
    return lang.lower().split("-")[0] in {"zh", "ja", "ko"}


def _opening(article: Article, sample: int) -> str:
    parts: list[str] = []
    length = 0
    for section in article.body.walk():
        for block in section.blocks:
            if isinstance(block, CodeBlock):
                continue
            text = block.fragment.text[:sample]
            parts.append(_URL.sub("", text) if "://" in text else text)
            length += len(parts[-1])
            if length >= sample:
                return " ".join(parts)
    return " ".join(parts)
