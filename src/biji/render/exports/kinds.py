"""What can be exported: a name, the fields of its rows, and the function that makes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

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
from biji.render.exports.selection import Selection
from biji.render.exports.text_rows import (
    FormulaRow,
    ReferenceRow,
    TableRow,
    formula_rows,
    reference_rows,
    table_rows,
)


class Export(Struct, frozen=True):
    """Something that can be exported.

    Attributes:
        row: the type of its entries; of a graph, of the whole.
        make: makes it.
        unfolded: the field with a list of objects that become lines of their own in CSV; "" without one.
        version: of its fields, raised whenever one of them changes.
    """

    row: type[Struct]
    make: Callable[[Selection], Sequence[Struct] | Graph]
    unfolded: str = ""
    version: int = 1


#: What can be exported, by name.
EXPORTS: Mapping[str, Export] = {
    "references": Export(ReferenceRow, reference_rows),
    "resources": Export(ResourceRow, resource_rows, "citations"),
    "articles": Export(ArticleRow, article_rows),
    "series": Export(SeriesRow, series_rows, "parts"),
    "topics": Export(TopicRow, topic_rows),
    "concepts": Export(ConceptRow, concept_rows, "places"),
    "continuations": Export(ContinuationRow, continuation_rows),
    "mentions": Export(MentionRow, mention_rows),
    "links": Export(LinkRow, link_rows),
    "related": Export(RelatedRow, related_rows, "reasons"),
    "tables": Export(TableRow, table_rows),
    "formulas": Export(FormulaRow, formula_rows),
    "graph": Export(Graph, graph_of),
}
