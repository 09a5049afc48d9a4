from __future__ import annotations

import json
from typing import Any

from biji.model import Site
from biji.render.exports import export, select

SOURCE = "_posts/2019-7-11-bert.md"


def exported(site: Site, what: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export(select(site), what))
    return found


def test_articles_come_in_order_of_paths_with_their_contents(site: Site) -> None:
    plain, article = exported(site, "articles")
    assert plain == {
        "source": "_posts/2018-1-1-a.md",
        "url": "/a.html",
        "title": "关于",
        "date": None,
        "topics": [],
        "series": [],
        "toc": [],
        "words": 0,
    }
    assert article["date"] == "2019-07-11T00:00:00Z"
    assert (article["topics"], article["series"]) == (["NLP"], ["Attention"])
    assert article["toc"] == [
        {
            "level": 1,
            "id": "bert",
            "title": "BERT $$h$$",
            "children": [{"level": 3, "id": None, "title": "Deep", "children": []}],
        }
    ]


def test_series_come_with_their_parts(site: Site) -> None:
    part = {"ordinal": 4, "source": SOURCE, "title": "Attention（四）", "subtitle": "BERT（2）"}
    assert exported(site, "series") == [{"name": "Attention", "url": "/series/attention.html", "parts": [part]}]


def test_topics_come_with_their_articles(site: Site) -> None:
    assert exported(site, "topics") == [{"name": "NLP", "url": "/topics/nlp.html", "articles": [SOURCE]}]
