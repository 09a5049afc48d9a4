"""Shards: terms survive in them, and their borders where terms come and go."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from biji.model.searched import Passage, Searched
from biji.render.search.places import CUT
from biji.render.search.shards import Shard, checksums, cut, shards
from biji.render.search.terms import read

TEXTS = st.text(alphabet="的机器学习学ab c力，éñ\U00020000\U00020001\ufa11\uac00", max_size=20) | st.text(max_size=20)


def entries(shard: Shard) -> Iterator[tuple[str, str]]:
    """As `static/search.js` reads them."""
    before = ""
    for found in re.finditer(r"(?:~(\d)([^~]*)~|([^\0-\x7f]))([ -}]*)", shard.entries.decode()):
        before = (
            before[0] + chr(ord(before[1]) + ord(found[3]) - 0xA0) if found[3] else before[: int(found[1])] + found[2]
        )
        yield before, found[4]


@given(st.lists(TEXTS, max_size=12))
@settings(max_examples=300)
def test_terms_survive_in_their_order(texts: list[str]) -> None:
    searched = [Searched.of(text, [Passage("", "", ())]) for text in texts]
    made = list(shards(searched, (20, 60)))
    rows = [row for some in read([one.folded for one in searched]) for row in some.letters.T.tolist()]
    assert [term for shard in made for term, _ in entries(shard)] == [
        "".join(map(chr, filter(None, row))) for row in rows
    ]
    assert all(postings for shard in made for _, postings in entries(shard))
    assert [shard.first for shard in made] == [next(entries(shard))[0] for shard in made]


def test_an_article_without_units_moves_no_other() -> None:
    searched = [Searched.of(text, [Passage("", "", ())]) for text in ("机器", "学习")]
    made = [entry for shard in shards([searched[0], Searched(), searched[1]], (20, 60)) for entry in entries(shard)]
    # As in the postings of other terms: the third article, its first unit.
    assert dict(made)["学习"] == "#" + dict(made)["机器"][1:]


def names(numbers: list[int]) -> list[list[int]]:
    return [[*f"{number:0{CUT}}".encode()] for number in numbers]


def borders(numbers: list[int], least: int, most: int) -> list[list[int]]:
    """The terms with which shards begin, as many as there are numbers, of sizes that depend on these."""
    terms = names(numbers)
    sizes = np.array([number % 50 + 15 for number in numbers])
    return [terms[start] for start in cut(sizes, checksums(np.array(terms, np.uint32).T), least, most)]


def test_shards_are_of_about_one_size() -> None:
    numbers = np.arange(5000) % 50 + 15
    starts = cut(numbers, checksums(np.array(names([*range(5000)]), np.uint32).T), 3000, 4000)
    sizes = np.add.reduceat(numbers, starts)
    assert starts[0] == 0
    assert len(starts) > 10
    assert sizes.max() <= 4000
    assert sizes[:-1].min() >= 2900


def test_a_term_that_fills_a_shard_has_one_of_its_own() -> None:
    assert cut(np.array([10, 9000, 9000, 10, 9000]), np.arange(5), 3000, 4000) == [0, 1, 2, 3, 4]
    assert cut(np.array([9000]), np.arange(1), 3000, 4000) == [0]


def test_a_term_that_comes_changes_few_shards() -> None:
    numbers = [*range(0, 8000, 2)]
    before = borders(numbers, 1000, 1600)
    assert len(before) > 100
    changed = [
        sum(border not in before for border in borders(sorted((*numbers, 2 * place + 1)), 1000, 1600))
        for place in range(0, 4000, 80)
    ]
    # Behind a new term they begin elsewhere until one begins where it did: mostly at once, but now and then late.
    assert sum(changed) < len(changed)
