"""One state of the site, and the same site with another text of an article."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biji.build import Request, load
from biji.model import Source
from biji.parse import parse
from biji.serve.snapshot import Page, Snapshot, take

from .conftest import FILES, NOW, write

FIRST = "_posts/2020-1-2-first.md"
HEAD = "---\ntitle: Attention（一）\ncategory: deep\n---\n\n"
PATH = "deep/2020/01/02/first.html"

#: What articles know of each other, in all forms.
PIECES = [
    *(
        "# BERT\n",
        "# BERT（续）\n",
        "## GAN+\n",
        "# Transformer\n",
        "Text that names BERT.\n",
        "《Attention（二）》\n",
    ),
    *("https://example.org/a\n\nA title\n", "[x](/about/)\n", "[x](#bert)\n", "![](/images/a.svg)\n", "$$x$$\n"),
    *(
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "| | Y |\n|---|---|\n| BERT | Y |\n",
        "* toc\n{:toc}\n",
        "```mermaid\nx\n```\n",
    ),
    *("[x]({% post_url 2020-1-3-second %})\n", "A note.[^1]\n\n[^1]: Text.\n", "参考：\n\nhttps://example.org/b\n"),
]
TITLES = st.sampled_from(["Attention（一）", "Attention（九）", "Other", "BERT"])


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = tmp_path_factory.mktemp("site")
    texts = {
        FIRST: HEAD + "\n".join(PIECES),
        "_posts/2020-1-5-fifth.md": "---\ntitle: Fifth\n---\n\n" + "\n".join(PIECES),
    }
    write(folder, FILES | texts | {"_config.yml": "biji: {inline_mentions: true}\n"})
    return take(load(Request(folder, NOW, jobs=1, drafts=True)))


def changed(snapshot: Snapshot, text: str, path: str = FIRST) -> Snapshot | None:
    kind = snapshot.lookup.site.articles[FIRST].kind
    parsed = parse(Source(path, kind, text.encode()), snapshot.loaded.parse)
    return snapshot.exchange({path: parsed})


@settings(max_examples=60)
@given(title=TITLES, pieces=st.lists(st.sampled_from(PIECES), max_size=12))
def test_every_page_can_be_made_when_one_article_has_another_text(
    snapshot: Snapshot, title: str, pieces: list[str]
) -> None:
    text = HEAD.replace("Attention（一）", title) + "\n".join(pieces) + "\nMarked.\n"
    found = changed(snapshot, text)
    assert found
    page = found.file(PATH)
    assert isinstance(page, Page)
    assert b"Marked." in page.content
    for path in (
        "index.html",
        "deep/2020/01/03/second.html",
        "2020/01/05/fifth.html",
        "404.html",
        "concepts/bert.html",
    ):
        assert isinstance(found.file(path), Page)


def test_the_same_text_makes_the_same_page(snapshot: Snapshot) -> None:
    found = changed(snapshot, HEAD + "\n".join(PIECES))
    assert found
    assert found.file(PATH) == snapshot.file(PATH)


PLACES = {
    "another category": "---\ncategory: shallow\n---\n",
    "another date": "---\ncategory: deep\ndate: 2021-1-1\n---\n",
    "another permalink": "---\ncategory: deep\npermalink: /x.html\n---\n",
    "an alias": "---\ncategory: deep\naliases: [/old.html]\n---\n",
    "unpublished": "---\ncategory: deep\npublished: false\n---\n",
    "a draft": "---\ncategory: deep\ndraft: true\n---\n",
}


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES)
def test_an_article_in_another_place_waits_for_the_others(snapshot: Snapshot, text: str) -> None:
    assert changed(snapshot, text) is None


def test_a_new_article_and_one_that_cannot_be_read_wait_for_the_others(snapshot: Snapshot) -> None:
    assert changed(snapshot, HEAD, "_posts/2020-1-9-new.md") is None
    kind = snapshot.lookup.site.articles[FIRST].kind
    assert snapshot.exchange({FIRST: parse(Source(FIRST, kind, b"\xff"), snapshot.loaded.parse)}) is None


def test_problems_of_the_text_are_those_of_the_new_one(snapshot: Snapshot) -> None:
    broken = changed(snapshot, HEAD + "$$\\frac{$$\n")
    assert broken
    assert "formula" in [one.code for one in broken.problems if one.span.path == FIRST]
    mended = changed(broken, HEAD)
    assert mended
    assert [one.code for one in mended.problems if one.span.path == FIRST] == []


def test_an_empty_site_has_pages(tmp_path: Path) -> None:
    snapshot = take(load(Request(tmp_path, NOW, jobs=1)))
    assert isinstance(snapshot.file("index.html"), Page)
    assert snapshot.file("nothing.html") is None
    assert b"404" in snapshot.missing().content
