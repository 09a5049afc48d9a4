from __future__ import annotations

import json

from biji.model import Site
from biji.render.exports import export, select

SOURCE = "article:_posts/2019-7-11-bert.md"
OTHER = "article:_posts/2018-1-1-a.md"


def test_nodes_are_all_that_has_a_page_and_the_works_that_several_articles_cite(site: Site) -> None:
    nodes = {node["id"]: node for node in json.loads(export(select(site), "graph"))["nodes"]}
    assert nodes.keys() == {SOURCE, OTHER, "series:Attention", "topic:NLP", "concept:bert", "resource:a.org/1"}
    assert nodes[OTHER] == {"id": OTHER, "kind": "article", "name": "关于", "url": "/a.html"}


def test_edges_say_what_joins_their_ends_and_whether_it_was_written(site: Site) -> None:
    edges = json.loads(export(select(site), "graph"))["edges"]
    assert [(edge["kind"], edge["source"], edge["target"], edge["inferred"]) for edge in edges] == [
        ("cites", OTHER, "resource:a.org/1", False),
        ("cites", SOURCE, "resource:a.org/1", False),
        ("concept", OTHER, "concept:bert", False),
        ("concept", SOURCE, "concept:bert", False),
        ("continues", SOURCE, OTHER, True),
        ("link", OTHER, SOURCE, False),
        ("mention", OTHER, "concept:bert", True),
        ("part", SOURCE, "series:Attention", False),
        ("related", SOURCE, OTHER, True),
        ("topic", SOURCE, "topic:NLP", False),
    ]
    assert {edge["weight"] for edge in edges} == {1}


def test_the_graph_of_an_article_is_what_it_touches(site: Site) -> None:
    graph = json.loads(export(select(site, article=OTHER.partition(":")[2]), "graph"))
    ends = {end for edge in graph["edges"] for end in (edge["source"], edge["target"])}
    assert ends == {node["id"] for node in graph["nodes"]}
    assert all(OTHER in (edge["source"], edge["target"]) for edge in graph["edges"])


def test_every_edge_of_the_demo_has_both_ends_and_parts_follow_each_other(demo: Site) -> None:
    graph = json.loads(export(select(demo), "graph"))
    ids = {node["id"] for node in graph["nodes"]}
    assert all({edge["source"], edge["target"]} <= ids for edge in graph["edges"])
    first, second = (f"article:_posts/2023-3-{day}-attention_{part}.markdown" for day, part in ((5, 1), (12, 2)))
    assert ("next", first, second) in {(edge["kind"], edge["source"], edge["target"]) for edge in graph["edges"]}
