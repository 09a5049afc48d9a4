from __future__ import annotations

import json
from typing import Any

import pytest

from biji.model import Site
from biji.render.exports import export, select

SOURCE = "_posts/2019-7-11-bert.md"
OTHER = "_posts/2018-1-1-a.md"
BERT = {"section": "BERT", "section_id": "bert"}
TOP = {"section": None, "section_id": None}


def test_a_resource_comes_with_all_its_citations(site: Site) -> None:
    shared, once = json.loads(export(select(site), "resources"))
    assert {name: shared[name] for name in ("key", "url", "name", "host", "kind")} == {
        "key": "a.org/1",
        "url": "https://a.org/1?x",
        "name": "T",
        "host": "a.org",
        "kind": "paper",
    }
    here = {"url": "https://a.org/1?x", "title": "**T** $$t$$", "line": 5}
    assert shared["citations"] == [{"source": SOURCE, **BERT, **here}, {"source": OTHER, **TOP, **here}]
    assert len(once["citations"]) == 1


def test_of_some_articles_only_their_citations_come(site: Site) -> None:
    (shared,) = json.loads(export(select(site, article=OTHER), "resources"))
    assert [one["source"] for one in shared["citations"]] == [OTHER]


KNOWLEDGE: dict[str, dict[str, Any]] = {
    "concepts": {
        "key": "bert",
        "name": "BERT",
        "url": "/concepts/bert.html",
        "topic": True,
        "places": [{"source": SOURCE, **BERT}, {"source": OTHER, **TOP}],
    },
    "continuations": {
        "form": "continued",
        "source": SOURCE,
        **BERT,
        "from_source": OTHER,
        "from_section": None,
        "from_section_id": None,
    },
    "mentions": {"concept": "bert", "source": OTHER, **TOP, "name": "BERT", "sentence": "BERT 很大。"},
    "links": {"source": OTHER, "section_id": None, "target": SOURCE, "text": "见 BERT。"},
    "related": {
        "source": SOURCE,
        "related": OTHER,
        "reasons": [{"kind": "resources", "count": 1, "names": ["T"]}],
    },
}


@pytest.mark.parametrize("what", KNOWLEDGE)
def test_what_articles_say_together_comes_with_both_ends(site: Site, what: str) -> None:
    assert json.loads(export(select(site), what)) == [KNOWLEDGE[what]]


@pytest.mark.parametrize(("article", "kept"), [(SOURCE, {"related"}), (OTHER, {"mentions"})])
def test_what_belongs_to_one_article_comes_with_it_alone(site: Site, article: str, kept: set[str]) -> None:
    found = {what for what in KNOWLEDGE if json.loads(export(select(site, article=article), what))}
    assert found == kept | {"concepts", "continuations", "links"}
