"""The files of the index."""

from __future__ import annotations

import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from biji.render.search.documents import Document
from biji.render.search.shards import cut, search_files
from biji.render.strings import ENGLISH

Article = Callable[..., Document]


def files(*documents: Document) -> dict[str, str]:
    made = search_files(documents, ENGLISH.search)
    return {file.path: file.content.decode() for file in made if isinstance(file.content, bytes)}


def arguments(script: str) -> list[object]:
    call, _, rest = script.partition("(")
    assert call.startswith("bijiSearch.")
    values: list[object] = json.loads("[" + rest.removesuffix(")\n") + "]")
    return values


@given(
    st.lists(st.tuples(st.text(alphabet="ab机器", min_size=1, max_size=8), st.text("#%", min_size=1)), max_size=60)
)
def test_terms_survive_in_their_order(entries: list[tuple[str, str]]) -> None:
    postings = sorted(dict(entries).items())
    found = []
    for shard in cut(postings):
        before = ""
        for term, numbers in zip(shard.terms.split("\t"), shard.postings.split("\t"), strict=True):
            before = before[: int(term[0])] + term[1:]
            found.append((before, numbers))
    assert found == postings


def test_shards_are_of_about_one_size_and_begin_with_their_first_terms() -> None:
    postings = [(f"{number:06}", "x" * (number % 50 + 1)) for number in range(5000)]
    shards = list(cut(postings))
    assert len(shards) > 10
    assert [shard.first for shard in shards] == sorted(shard.first for shard in shards)
    sizes = [len(shard.terms) + len(shard.postings) for shard in shards[:-1]]
    assert max(sizes) < 1.5 * min(sizes)


def test_every_article_has_a_file_of_its_text(article: Article) -> None:
    made = files(article("a.html", "甲", {"": "文字", "标题": '"引号" \\ </script>'}), article("b.html", "乙", {}))
    assert sorted(made) == ["search/articles.js", "search/terms/0.js", "search/texts/0.js", "search/texts/1.js"]
    [names] = arguments(made["search/articles.js"])
    assert isinstance(names, dict)
    assert names["titles"] == ["甲", "乙"]
    assert names["hrefs"] == ["a.html", "b.html"]
    assert arguments(made["search/texts/0.js"]) == [
        names["version"],
        0,
        [["", "", "文字"], ["标题", "标题", '"引号" \\ </script>']],
    ]


def test_the_same_articles_give_the_same_files_and_others_another_version(article: Article) -> None:
    one, other = article("a.html", "甲", {"": "文字"}), article("a.html", "甲", {"": "文本"})
    assert files(one) == files(one)
    assert arguments(files(one)["search/texts/0.js"])[0] != arguments(files(other)["search/texts/0.js"])[0]


def test_a_site_without_articles_has_an_empty_index() -> None:
    assert list(files()) == ["search/articles.js"]


def test_text_that_no_file_can_hold_is_replaced(article: Article) -> None:
    assert "?" in files(article("a.html", "\ud800", {"": "x"}))["search/articles.js"]
