"""The files of the index."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable

import pytest
from msgspec import structs

from biji.model.searched import Passage, Searched
from biji.render.search.documents import Document
from biji.render.search.files import PARTS, search_files
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


def test_every_article_has_a_file_of_its_text(article: Article) -> None:
    made = files(article("a.html", "甲", {"": "文字", "标题": '"引号" \\ </script>'}), article("b.html", "乙", {}))
    [version, names] = arguments(made["search/articles.js"])
    assert version == 4
    assert isinstance(names, dict)
    assert names["titles"] == ["甲", "乙"]
    assert names["hrefs"] == ["a.html", "b.html"]
    first = names["texts"].split(" ")[0]
    assert arguments(made[f"search/texts/{first}.js"]) == [
        first,
        [["", "", "文字"], ["标题", "标题", '"引号" \\ </script>']],
    ]


def test_articles_with_the_same_text_share_a_file(article: Article) -> None:
    made = files(article("a.html", "甲", {"": "文字"}), article("b.html", "乙", {"": "文字"}))
    assert sum(path.startswith("search/texts/") for path in made) == 1


@pytest.fixture(scope="module")
def library(article: Article) -> list[Document]:
    """Articles of noise, enough of them for an index of the older ones and one of the newest."""
    rng = random.Random(5)  # noqa: S311 - the same text in every run
    letters = [chr(0x4E00 + step * 7) for step in range(1500)]

    def text() -> str:
        return "\n".join("".join(rng.choices(letters, k=80)) for _ in range(12))

    return [article(f"{number}.html", f"篇{number}", {"": text(), "一": text()}) for number in range(70)]


def test_an_edit_changes_few_files(library: list[Document]) -> None:
    before = files(*library)
    (above, heading, *first), (anchor, title, *texts) = library[20].searched.sections()
    passages = [
        Passage(above, heading, (("b", "\n".join(first)),)),
        Passage(anchor, title, (("b", "\n".join((*texts, "再见。"))),)),
    ]
    edited = structs.replace(library[20], searched=Searched.of(library[20].title, passages))
    after = files(*library[:20], edited, *library[21:])
    changed = [path for path in after if after[path] != before.get(path)]
    assert "search/articles.js" in changed
    assert sum(path.startswith("search/texts/") for path in changed) == 1
    assert len(changed) <= 8 < len(after) // 10


def test_a_new_article_leaves_the_index_of_the_older_ones(article: Article, library: list[Document]) -> None:
    before = files(*library)
    after = files(*library, article("new.html", "新", {"": library[0].searched.units.decode()}))
    kept = sum(path.startswith("search/terms/") for path in after if path in before)
    assert kept > len(after) / 3
    assert sum(path.startswith("search/texts/") for path in after if path not in before) == 1


def test_a_site_without_articles_has_an_empty_index() -> None:
    assert list(files()) == ["search/articles.js", *(f"search/parts/{part}.js" for part in range(PARTS))]


def test_text_that_no_file_can_hold_is_replaced(article: Article) -> None:
    assert "?" in files(article("a.html", "\ud800", {"": "x"}))["search/articles.js"]


def test_numpy_is_loaded_only_where_an_index_is_made_and_leaves_a_process_that_can_be_copied() -> None:
    code = """if True:
        import sys
        import biji.build
        from biji.render.search.files import search_files
        from biji.render.strings import ENGLISH
        from biji.workers import can_copy
        before = can_copy()
        print("numpy" in sys.modules)
        list(search_files((), ENGLISH.search))
        print("numpy" in sys.modules, can_copy() == before)
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True"]
