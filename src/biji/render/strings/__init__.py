"""The words of the interface in English and Chinese, chosen by the site's `lang` or the page's own."""

from __future__ import annotations

from collections.abc import Mapping

from biji.render.strings.chinese import CHINESE
from biji.render.strings.english import ENGLISH
from biji.render.strings.words import Forms, ScriptStrings, SearchStrings, Strings

__all__ = [
    "CHINESE",
    "ENGLISH",
    "LANGUAGES",
    "Forms",
    "ScriptStrings",
    "SearchStrings",
    "Strings",
    "counted",
    "strings_for",
]

#: By the first part of a BCP 47 tag.
LANGUAGES: Mapping[str, Strings] = {"en": ENGLISH, "zh": CHINESE}


def strings_for(lang: str) -> Strings:
    """The interface's words for a BCP 47 tag: Chinese for `zh…`, else English."""
    return LANGUAGES.get(lang.lower().split("-")[0], ENGLISH)


def counted(forms: Forms, number: int) -> str:
    """A number with its noun, `1 article`, `1,200 articles`."""
    return forms[number != 1].format(f"{number:,}")
