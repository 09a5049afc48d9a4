"""The language of a text by its script, and how long reading it takes."""

from __future__ import annotations

import pytest

from biji.diagnostics import Span
from biji.model import Article, Fragment, Metadata, Prose, Section, SourceKind
from biji.render.language import language_of, reading_minutes


@pytest.mark.parametrize(
    ("text", "site_lang", "found"),
    [
        ("注意力机制让模型回头看输入序列，这是一段Chinese与English混排的文字。", "zh-CN", "zh-CN"),
        ("注意力机制让模型回头看输入序列。", "en", "zh"),
        ("A page in English about how these notes are kept and why.", "zh-CN", "en"),
        ("Eine Seite auf Deutsch.", "de", "de"),
        ("これは日本語の文章です。", "en", "ja"),
        ("이것은 한국어 문장입니다.", "zh", "ko"),
        ("https://a.example/some/long/path/of/latin/words 论文", "en", "zh"),
        ("1 2 3", "zh-CN", "zh-CN"),
        ("深 " + "ab " * 6, "en", "zh"),
        ("深 " + "ab " * 7, "zh-CN", "en"),
    ],
)
def test_a_text_says_its_language_by_its_script(text: str, site_lang: str, found: str) -> None:
    body = Section(None, (Prose(Fragment(text, text), Span("a.md", 1)),))
    assert language_of(Article("a.md", SourceKind.POST, Metadata("", "a"), body), site_lang) == found


def test_an_authors_own_word_counts_most() -> None:
    assert language_of(Article("a.md", SourceKind.POST, Metadata("中文", "a", lang="ja")), "en") == "ja"


def test_chinese_is_read_faster_by_the_character_than_english_by_the_word() -> None:
    assert reading_minutes(2400, "zh-CN") == 6
    assert reading_minutes(2400, "en") == 10
    assert reading_minutes(1, "en") == 1
