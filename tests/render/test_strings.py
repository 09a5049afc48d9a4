"""The words of the interface."""

from __future__ import annotations

import pytest
from msgspec import structs

from biji.render.strings import CHINESE, ENGLISH, Strings, counted, strings_for


@pytest.mark.parametrize(
    ("lang", "strings"),
    [("zh", CHINESE), ("zh-CN", CHINESE), ("ZH-Hant", CHINESE), ("en", ENGLISH), ("", ENGLISH), ("zhx", ENGLISH)],
)
def test_a_language_tag_chooses_the_words(lang: str, strings: Strings) -> None:
    assert strings_for(lang) is strings


def test_a_number_takes_its_form() -> None:
    assert [counted(ENGLISH.articles, number) for number in (0, 1, 1200)] == [
        "0 articles",
        "1 article",
        "1,200 articles",
    ]


def test_both_languages_say_everything() -> None:
    english, chinese = structs.asdict(ENGLISH), structs.asdict(CHINESE)
    assert all(english.values())
    assert all(chinese.values())
    assert english["roles"].keys() == chinese["roles"].keys()
