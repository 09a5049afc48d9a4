"""The sentence around something that stands in a text."""

from __future__ import annotations

import pytest

from biji.model.sentences import sentence_around


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One. See the part. Three.", "the part", "See the part."),
        ("version 2.5 of it works\nnext", "of it", "version 2.5 of it works"),
        ("“前文。”见此处！“后文。”", "此处", "见此处！"),
        ("text without it", "missing", "missing"),
        ("text", "  ", ""),
    ],
)
def test_the_sentence_ends_where_sentences_end(text: str, words: str, sentence: str) -> None:
    assert sentence_around(text, words) == sentence


def test_a_long_sentence_is_cut_around_the_link() -> None:
    cut = sentence_around("字" * 500 + "这里" + "字" * 500, "这里")
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert "这里" in cut
    assert len(cut) < 200
