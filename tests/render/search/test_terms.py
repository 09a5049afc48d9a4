"""Terms: no part of a text without one."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biji.model.searched import BREAK, fold, utf16
from biji.render.search import places
from biji.render.search import terms as module
from biji.render.search.places import CUT
from biji.render.search.terms import Terms, read

Ask = Callable[..., list[Any]]

TEXTS = st.text(alphabet="机器学习的BERTgpt3.-_/+ ，ａＢ\u200b々ナ한\U00020000é", max_size=30)
#: A character that this Python's Unicode does not know may be a letter in a later one.
KNOWN = st.characters(exclude_categories=["Cs", "Cn"])

CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
LETTER = rf"(?:[^\W{CJK}]|[+#])"


def of_each(texts: Sequence[str]) -> list[set[str]]:
    """The terms of each text, all texts read together."""
    found: list[set[str]] = [set() for _ in texts]
    for some in read([utf16(fold(text).replace(BREAK, "")) for text in texts]):
        for letters, numbers in zip(some.letters.T.tolist(), np.split(some.texts, some.starts[1:]), strict=True):
            for number in numbers.tolist():
                found[number].add("".join(map(chr, filter(None, letters))))
    return found


def names_of(found: Iterable[Terms]) -> list[bytes]:
    rows = [row for some in found for row in some.letters.T.tolist()]
    return ["".join(map(chr, filter(None, row))).encode("utf-16-be") for row in rows]


def terms(text: str) -> set[str]:
    return of_each([text])[0]


def plain(text: str) -> set[str]:
    """The terms of a text, one by one."""
    text = fold(text)
    pairs = {
        one + other
        for one, other in pairwise(text)
        if re.fullmatch(f"[{CJK}](?:[{CJK}]|{LETTER})|{LETTER}[{CJK}]", one + other)
    }
    alone = {one for one in re.findall(f"[{CJK}]", text) if not any(pair.startswith(one) for pair in pairs)}
    endings = {
        word[at : at + CUT]
        for word in re.findall(rf"{LETTER}+(?:[.\-/&]{LETTER}+)*", text)
        for at in range(max(1, len(word) - 1))
        if word[at] not in ".-/&"
    }
    return pairs | alone | endings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("注意力", {"注意", "意力", "力"}),
        ("力，力学", {"力学", "学"}),
        ("BERT", {"bert", "ert", "rt"}),
        ("用BERT做", {"用b", "t做", "bert", "ert", "rt", "做"}),
        ("C++ C# x", {"c++", "++", "c#", "x"}),
        ("R-CNN", {"r-cnn", "cnn", "nn"}),
        ("GPT-3.5.", {"gpt-3", "pt-3.", "t-3.5", "3.5"}),
        ("self_attention", {"self_", "elf_a", "lf_at", "f_att", "_atte", "atten"}),
        ("ＢＥ", {"be"}),
        ("《》，。 - 。", set()),
    ],
)
def test_pairs_of_characters_and_endings_of_words_are_terms(text: str, found: set[str]) -> None:
    assert terms(text) >= found
    assert all(len(term) <= CUT for term in terms(text))
    if len(text) < 6:
        assert terms(text) == found


@given(st.lists(TEXTS, max_size=6), st.sampled_from([1, 4, 1 << 18]))
@settings(max_examples=300)
def test_texts_read_together_have_the_terms_of_each(texts: list[str], together: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_TOGETHER", together)
        patch.setattr(places, "_TOGETHER", 2)
        assert of_each(texts) == [plain(text) for text in texts]


@given(st.lists(TEXTS, max_size=6), st.integers(1, 5), st.sampled_from([1, 4, 1 << 18]))
def test_all_parts_of_the_terms_are_all_terms(texts: list[str], parts: int, together: int) -> None:
    encoded = [utf16(fold(text)) for text in texts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_TOGETHER", together)
        in_parts = [name for part in range(parts) for name in names_of(read(encoded, part, parts))]
        assert in_parts == names_of(read(encoded))


@given(st.lists(st.text(KNOWN, max_size=20), max_size=6))
def test_terms_come_once_and_in_the_order_in_which_scripts_compare_them(texts: list[str]) -> None:
    encoded = [utf16(text.replace(BREAK, "")) for text in (*texts, "鿏鿐 𠀀𠀁 \ufa11\ufa13 ab")]
    names = names_of(read(encoded))
    assert names == sorted(set(names))
    assert "𠀀𠀁".encode("utf-16-be") in names


@given(TEXTS)
def test_what_is_left_out_of_normalisation_needs_none(text: str) -> None:
    assert terms(text) == terms(fold(text))


@given(TEXTS, st.data())
@settings(max_examples=300)
def test_every_pair_of_characters_is_the_beginning_of_a_term(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    at = data.draw(st.integers(0, max(0, len(folded) - 2)))
    pair = folded[at : at + 2]
    if len(pair) == 2 and all(character.isalnum() for character in pair):
        assert any(term.startswith(pair) for term in terms(text))


def is_answered(lookup: dict[str, Any], found: set[str]) -> bool:
    term = lookup["term"]
    return term in found if lookup.get("whole") else any(one.startswith(term) for one in found)


@given(
    st.lists(
        st.tuples(TEXTS | st.text(KNOWN, max_size=20), st.integers(0, 20), st.integers(2, 20)),
        min_size=40,
        max_size=80,
    )
)
@settings(max_examples=8)
def test_what_the_script_looks_up_for_a_part_of_a_text_is_among_its_terms(
    ask: Ask, cases: list[tuple[str, int, int]]
) -> None:
    parts = [fold(text)[start : start + length] for text, start, length in cases]
    found = of_each([text for text, *_ in cases])
    for of_text, part, lookups in zip(found, parts, ask(parts), strict=True):
        if len(lookups) > 1 or len(part.strip()) > 1:
            # A single letter is looked up as a word of its own.
            wanted = [lookup for lookup in lookups if len(lookup["term"]) > 1]
            assert all(is_answered(lookup, of_text) for lookup in wanted), part


def test_the_script_has_the_same_letters_and_signs(ask: Ask) -> None:
    characters = [chr(code) for code in range(0x21, sys.maxunicode + 1) if unicodedata.category(chr(code))[0] != "C"]
    texts = [f"a{one}" for one in characters if fold(f"a{one}") == f"a{one}" and not one.isspace()]
    kinds = {
        text: [{"term": "a", "whole": False}]
        if text not in found
        # After "a", a CJK character is a term of its own, and a letter is not.
        else [{"term": text, "whole": True}]
        if text[1:] in found
        else [{"term": text}]
        for text, found in zip(texts, of_each(texts), strict=True)
    }
    assert [text for text, lookups in zip(texts, ask(texts), strict=True) if lookups != kinds[text]] == []
