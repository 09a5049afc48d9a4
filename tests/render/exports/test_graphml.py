from __future__ import annotations

import json

from lxml import etree
from msgspec import structs

from biji.model import Site, Topic
from biji.render.exports import export, select

NAMES = {"g": "http://graphml.graphdrawing.org/xmlns"}


def test_a_reader_of_xml_finds_the_same_graph(site: Site) -> None:
    site = structs.replace(site, topics=(Topic('<&"', "/topics/x.html", tuple(site.articles)),))
    graph = json.loads(export(select(site), "graph"))
    root = etree.fromstring(export(select(site), "graph", "graphml").encode())
    nodes = root.findall(".//g:node", NAMES)
    assert [
        {"id": node.get("id"), **{data.get("key").partition("-")[2]: data.text or "" for data in node}}
        for node in nodes
    ] == graph["nodes"]
    edges = root.findall(".//g:edge", NAMES)
    assert [(edge.get("source"), edge.get("target"), edge[0].text, edge[1].text, edge[2].text) for edge in edges] == [
        (edge["source"], edge["target"], edge["kind"], str(edge["inferred"]).lower(), str(edge["weight"]))
        for edge in graph["edges"]
    ]
    declared = {key.get("id") for key in root.findall("g:key", NAMES)}
    assert declared == {data.get("key") for data in root.iter("{*}data")}
