from __future__ import annotations

import csv
import io

from biji.model import Site
from biji.render.exports import export, select


def table(site: Site, what: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export(select(site), what, "csv"), newline="")))


def test_a_row_is_a_line_with_its_fields(site: Site) -> None:
    plain, article = table(site, "articles")
    assert (article["title"], article["topics"], plain["date"], plain["topics"]) == (
        "Attention（四）——BERT（2）",
        "NLP",
        "",
        "",
    )
    assert article["toc"].startswith('[{"level":1,"id":"bert"')


def test_a_list_of_objects_is_a_line_for_each(site: Site) -> None:
    assert [line["citations.source"] for line in table(site, "resources")] == [
        "_posts/2019-7-11-bert.md",
        "_posts/2018-1-1-a.md",
        "_posts/2019-7-11-bert.md",
    ]
    (part,) = table(site, "series")
    assert (part["name"], part["parts.ordinal"], part["parts.subtitle"]) == ("Attention", "4", "BERT（2）")


def test_truth_values_are_words_and_lists_of_texts_one_cell(site: Site) -> None:
    (topic,) = table(site, "topics")
    assert topic["articles"] == "_posts/2019-7-11-bert.md"
    assert [line["comparison"] for line in table(site, "tables")] == ["true", "false"]
    assert table(site, "related")[0]["reasons.names"] == "T"
