"""What a site knows as plain data, for `biji export` and the files beside its pages.

Rows come in order of the source paths, and what an article holds in order of the text, so that two exports compare
line by line. The attributes of a row are the fields of its JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from msgspec import Struct

from biji.render.exports.article_rows import (
    ArticleRow,
    SeriesRow,
    TopicRow,
    article_rows,
    series_rows,
    topic_rows,
)
from biji.render.exports.graph import Graph, graph_of
from biji.render.exports.knowledge_rows import (
    ConceptRow,
    ContinuationRow,
    LinkRow,
    MentionRow,
    RelatedRow,
    ResourceRow,
    concept_rows,
    continuation_rows,
    link_rows,
    mention_rows,
    related_rows,
    resource_rows,
)
from biji.render.exports.selection import NoSuchNameError, Selection, select
from biji.render.exports.text_rows import (
    FormulaRow,
    ReferenceRow,
    TableRow,
    formula_rows,
    reference_rows,
    table_rows,
)

__all__ = ["EXPORTS", "Export", "NoSuchNameError", "Selection", "export", "select"]


class Export(Struct, frozen=True):
    """Something that can be exported.

    Attributes:
        row: the type of its entries; of a graph, of the whole.
        make: makes it.
        version: of its fields, raised whenever one of them changes.
    """

    row: type[Struct]
    make: Callable[[Selection], Sequence[Struct] | Struct]
    version: int = 1


#: What can be exported, by name.
EXPORTS: Mapping[str, Export] = {
    "references": Export(ReferenceRow, reference_rows),
    "resources": Export(ResourceRow, resource_rows),
    "articles": Export(ArticleRow, article_rows),
    "series": Export(SeriesRow, series_rows),
    "topics": Export(TopicRow, topic_rows),
    "concepts": Export(ConceptRow, concept_rows),
    "continuations": Export(ContinuationRow, continuation_rows),
    "mentions": Export(MentionRow, mention_rows),
    "links": Export(LinkRow, link_rows),
    "related": Export(RelatedRow, related_rows),
    "tables": Export(TableRow, table_rows),
    "formulas": Export(FormulaRow, formula_rows),
    "graph": Export(Graph, graph_of),
}


def export(selection: Selection, what: str) -> str:
    """Rows as JSON text: one array of objects, indented, in UTF-8 without escapes; a graph is one object.

    Args:
        selection: the articles that it is about.
        what: a key of `EXPORTS`.
    """
    return msgspec.json.format(msgspec.json.encode(EXPORTS[what].make(selection)), indent=2).decode()
