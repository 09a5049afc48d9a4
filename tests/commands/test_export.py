"""`biji export` and `biji schema`."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from biji.render.exports import EXPORTS

Run = Callable[..., Result]


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    (folder / "_posts").mkdir(parents=True)
    first = (
        "---\ntitle: First（一）——beginnings\ncategory: Notes\n---\n\nhttps://example.org/a\n\nA title\n\n$$x<y$$\n"
    )
    second = "---\ntitle: First（二）\ncategory: Notes\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    (folder / "_posts/2020-1-2-first.md").write_text(first, encoding="utf-8")
    (folder / "_posts/2020-1-3-second.md").write_text(second, encoding="utf-8")
    return folder


def test_what_can_be_exported_is_named_by_help(run: Run) -> None:
    words = re.findall(r"[\w-]+", run("export", "--help").output.partition("WHAT is")[2].partition(".")[0])
    assert [word for word in words if word != "or"] == list(EXPORTS)


FIELDS = {
    "references": "source line column url title note role label section section_id host key kind resource",
    "articles": "source url title date topics series toc words",
    "series": "name url parts",
    "tables": "source line columns rows header row_labels comparison orientation marks",
    "formulas": "source line tex display engine mathml",
}


@pytest.mark.parametrize(("what", "fields"), FIELDS.items(), ids=FIELDS.keys())
def test_export_prints_rows_with_the_documented_fields(run: Run, blog: Path, what: str, fields: str) -> None:
    result = run("export", what, blog, "--format", "json")
    assert result.exit_code == 0, result.output
    rows = json.loads(result.output)
    assert rows
    assert all(list(row) == fields.split() for row in rows)


def test_export_tells_what_the_articles_say(run: Run, blog: Path) -> None:
    (reference,) = json.loads(run("export", "references", blog).output)
    assert (reference["url"], reference["title"], reference["line"]) == ("https://example.org/a", "A title", 6)
    (series,) = json.loads(run("export", "series", blog).output)
    assert [part["ordinal"] for part in series["parts"]] == [1, 2]
    assert series["parts"][0]["subtitle"] == "beginnings"


def test_export_writes_the_format_that_is_asked_for_to_a_file(run: Run, blog: Path, tmp_path: Path) -> None:
    result = run("export", "references", blog, "--format", "bibtex", "-o", tmp_path / "notes.bib")
    assert (result.exit_code, result.output) == (0, "")
    assert "title = {{A title}}" in (tmp_path / "notes.bib").read_text(encoding="utf-8")


def test_export_narrows_to_an_article_a_series_and_a_topic(run: Run, blog: Path) -> None:
    def count(*narrow: str) -> int:
        return len(json.loads(run("export", "articles", blog, *narrow).output))

    assert count("--article", "_posts/2020-1-3-second.md") == 1
    assert count("--series", "First", "--topic", "notes") == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["series", "--format", "bibtex"], "series cannot be exported as bibtex; possible are json, csv"),
        (["graph", "--format", "csv"], "graph cannot be exported as csv; possible are json, graphml"),
        (["tables", "--topic", "Ntoes"], 'no topic "Ntoes"; did you mean "Notes"?'),
    ],
    ids=["a format that does not fit", "a graph in rows", "a name that is not there"],
)
def test_export_says_what_it_cannot_do_and_what_it_can(
    run: Run, blog: Path, arguments: list[str], message: str
) -> None:
    what, *options = arguments
    result = run("export", what, blog, *options)
    assert result.exit_code == 2
    assert message in result.output


def test_schema_prints_the_schema_of_an_export(run: Run) -> None:
    assert json.loads(run("schema", "topics").output)["$id"] == "urn:biji:export:topics:1"
