"""The graph as GraphML (http://graphml.graphdrawing.org), which Gephi, yEd and networkx read."""

from __future__ import annotations

from html import escape

from msgspec import Struct, structs

from biji.render.exports.graph import Edge, Graph, Node

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_TYPES = {str: "string", bool: "boolean", int: "int"}


def graphml(graph: Graph) -> str:
    """The whole graph as one document; what nodes and edges know stands in their `data`."""
    keys = (*_keys("node", Node, ("id",)), *_keys("edge", Edge, ("source", "target")))
    nodes = (f'<node id="{escape(node.id)}">{_data("node", node, ("id",))}</node>\n' for node in graph.nodes)
    edges = (
        f'<edge source="{escape(edge.source)}" target="{escape(edge.target)}">'
        f"{_data('edge', edge, ('source', 'target'))}</edge>\n"
        for edge in graph.edges
    )
    return "".join((_HEAD, *keys, '<graph edgedefault="directed">\n', *nodes, *edges, "</graph>\n</graphml>\n"))


def _keys(domain: str, row: type[Struct], attributes: tuple[str, ...]) -> list[str]:
    return [
        f'<key id="{domain}-{field.name}" for="{domain}" attr.name="{field.name}" '
        f'attr.type="{_TYPES[field.type]}"/>\n'
        for field in structs.fields(row)
        if field.name not in attributes
    ]


def _data(domain: str, row: Struct, attributes: tuple[str, ...]) -> str:
    return "".join(
        f'<data key="{domain}-{name}">{escape(str(value).lower() if isinstance(value, bool) else str(value))}</data>'
        for name, value in structs.asdict(row).items()
        if name not in attributes
    )
