"""Diagnostics for other programs."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from biji.check.reports import REPORTS, report_schema
from biji.diagnostics import Diagnostic, Span


def some(*optional: str, **properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted({*properties} - {*optional}),
        "additionalProperties": False,
    }


def several(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


#: What biji uses of the schema of SARIF 2.1.0 (sarif-schema-2.1.0.json of OASIS), stricter where GitHub is.
TEXT = {"type": "string"}
MESSAGE = some(text=TEXT)
LEVEL = {"enum": ["none", "note", "warning", "error"]}
REGION = some(
    "startColumn", startLine={"type": "integer", "minimum": 1}, startColumn={"type": "integer", "minimum": 1}
)
RULE = some(
    id=TEXT, shortDescription=MESSAGE, fullDescription=MESSAGE, help=MESSAGE, defaultConfiguration=some(level=LEVEL)
)
ARTIFACT = some(uri={"type": "string", "pattern": "^[!-~]+$"}, uriBaseId=TEXT)
RESULT = some(
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations=several(some(physicalLocation=some(artifactLocation=ARTIFACT, region=REGION))),
)
DRIVER = some(name=TEXT, semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+"}, rules=several(RULE))
RUN = some(
    tool=some(driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=several(RESULT),
)
SARIF = some(version={"const": "2.1.0"}, runs=several(RUN))
SARIF["properties"]["$schema"] = TEXT

FOUND = (
    Diagnostic("missing-alt", Span("images/a b.png"), "one, two: three"),
    Diagnostic("broken-link", Span("_posts/2020-1-2-图.md", 12, 3), "/x: 100%\nwrong", "hint"),
)


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)
    return Path("blog")


def test_json_has_the_worst_first_and_counts_them(blog: Path) -> None:
    report = json.loads(REPORTS["json"](FOUND, blog))
    assert report["counts"] == {"error": 0, "warning": 1, "note": 1}
    assert report["diagnostics"][0] == {
        "code": "broken-link",
        "severity": "warning",
        "path": "_posts/2020-1-2-图.md",
        "line": 12,
        "column": 3,
        "message": "/x: 100%\nwrong",
        "hint": "hint",
    }


@pytest.mark.parametrize("found", [FOUND, ()], ids=["some", "none"])
def test_json_is_as_its_schema_wants_it(blog: Path, found: tuple[Diagnostic, ...]) -> None:
    jsonschema.Draft202012Validator(report_schema()).validate(json.loads(REPORTS["json"](found, blog)))


def test_every_field_of_the_json_report_is_described_as_its_schema_does() -> None:
    page = Path(__file__).parents[2] / "content" / "handbook" / "check.md"
    if not page.is_file():
        pytest.skip("the handbook is not beside the tests")
    table = page.read_text(encoding="utf-8").split("| Field of `json`")[1].split("\n\n")[0]
    kinds = report_schema()["$defs"]
    fields = {**kinds["Report"]["properties"], **kinds["Row"]["properties"]}
    expected = [(name, field["description"]) for name, field in fields.items()]
    assert re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE) == expected


def test_commands_for_github_are_escaped_by_its_rules(blog: Path) -> None:
    assert REPORTS["github"](FOUND, blog).splitlines() == [
        "::warning file=blog/_posts/2020-1-2-图.md,line=12,col=3,title=broken-link::/x: 100%25%0Awrong%0Ahint: hint",
        "::notice file=blog/images/a b.png,title=missing-alt::one, two: three",
    ]
    odd = [Diagnostic("broken-link", Span("a,b:c%.md", 1), "x\r")]
    assert REPORTS["github"](odd, blog) == "::warning file=blog/a%2Cb%3Ac%25.md,line=1,title=broken-link::x%0D\n"


def test_paths_are_relative_to_the_workspace_of_github(
    blog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "blog"))
    assert "file=_posts/" in REPORTS["github"](FOUND, blog)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "elsewhere"))
    assert "file=../blog/_posts/" in REPORTS["github"](FOUND, blog)


def test_sarif_names_rules_levels_and_places(blog: Path) -> None:
    (run,) = json.loads(REPORTS["sarif"](FOUND, blog))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["broken-link", "missing-alt"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        one["ruleId"] for one in run["results"]
    ]
    first, second = (result["locations"][0]["physicalLocation"] for result in run["results"])
    assert first["artifactLocation"]["uri"] == "blog/_posts/2020-1-2-%E5%9B%BE.md"
    assert first["region"] == {"startLine": 12, "startColumn": 3}
    assert second["artifactLocation"]["uri"] == "blog/images/a%20b.png"
    assert second["region"] == {"startLine": 1}


@pytest.mark.parametrize("found", [FOUND, ()], ids=["some", "none"])
def test_sarif_is_as_its_schema_wants_it(blog: Path, found: tuple[Diagnostic, ...]) -> None:
    jsonschema.validate(json.loads(REPORTS["sarif"](found, blog)), SARIF)


@pytest.mark.parametrize("form", REPORTS)
def test_nothing_to_report_is_a_complete_report_too(blog: Path, form: str) -> None:
    report = REPORTS[form]((), blog)
    assert report == "" if form == "github" else json.loads(report)
