"""Diagnostics for other programs: JSON of our own, GitHub's workflow commands, SARIF 2.1.0."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any
from urllib.parse import quote

import msgspec
from msgspec import Meta, Struct

from biji import __version__
from biji.diagnostics import CATALOGUE, Diagnostic, Severity, by_code

#: Of the JSON report, raised when a field changes.
_VERSION = 1


class Row(Struct, frozen=True):
    """A diagnostic."""

    code: Annotated[str, Meta(description="the code, as on [Diagnostics](/handbook/diagnostics.html)")]
    severity: Annotated[Severity, Meta(description="`error`, `warning` or `note`")]
    path: Annotated[str, Meta(description="the file, relative to the site's folder")]
    line: Annotated[int, Meta(description="counted from 1; 0 when the whole file is meant")]
    column: Annotated[int, Meta(description="counted from 1, in characters; 0 when the whole line is meant")]
    message: Annotated[str, Meta(description="what is wrong")]
    hint: Annotated[str, Meta(description="what to do, or an empty text")]


class Report(Struct, frozen=True):
    """The JSON report."""

    version: Annotated[int, Meta(description="1; raised when a field changes")]
    counts: Annotated[Mapping[str, int], Meta(description="the numbers of diagnostics, by severity")]
    diagnostics: Annotated[Sequence[Row], Meta(description="a list, the worst first; each has the fields below")]


def json_report(diagnostics: Sequence[Diagnostic], _folder: Path) -> str:
    """JSON; paths are relative to the site's folder."""
    rows = [
        Row(one.code, one.severity, one.span.path, one.span.line, one.span.column, one.message, one.hint)
        for one in _ordered(diagnostics)
    ]
    counts = {str(severity): sum(row.severity is severity for row in rows) for severity in Severity}
    return _indented(Report(_VERSION, counts, rows))


def report_schema() -> dict[str, Any]:
    """The JSON Schema of the JSON report."""
    found = msgspec.json.schema(Report)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:biji:check:{_VERSION}", **found}


def github_report(diagnostics: Sequence[Diagnostic], folder: Path) -> str:
    """A workflow command for each, which GitHub shows at the line of the file.

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions; the escapes are those of
    https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts.
    """
    commands = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    lines = []
    for one in _ordered(diagnostics):
        place = {"file": _path(folder, one), "line": one.span.line, "col": one.span.column, "title": one.code}
        properties = ",".join(f"{key}={_property(str(value))}" for key, value in place.items() if value)
        hint = f"\nhint: {one.hint}" if one.hint else ""
        lines.append(f"::{commands[one.severity]} {properties}::{_escaped(one.message + hint)}")
    return "".join(f"{line}\n" for line in lines)


def sarif_report(diagnostics: Sequence[Diagnostic], folder: Path) -> str:
    """SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), as GitHub's code scanning reads it."""
    found = _ordered(diagnostics)
    codes = list(by_code(found))
    run = {
        "tool": {
            "driver": {
                "name": "biji",
                "semanticVersion": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code), folder) for one in found],
    }
    return _indented({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


#: The forms by the names that `--format` takes.
REPORTS: Mapping[str, Callable[[Sequence[Diagnostic], Path], str]] = MappingProxyType(
    {"json": json_report, "github": github_report, "sarif": sarif_report}
)


def _rule(code: str) -> dict[str, Any]:
    severity, meaning = CATALOGUE[code]
    short = {"text": meaning.replace("`", "")}
    help_text = f"{short['text']} The page Diagnostics of biji's handbook says more, under {code}."
    return {
        "id": code,
        "shortDescription": short,
        "fullDescription": short,
        "help": {"text": help_text},
        "defaultConfiguration": {"level": severity},
    }


def _result(diagnostic: Diagnostic, rule: int, folder: Path) -> dict[str, Any]:
    # Code scanning wants a line even where the whole file is meant.
    region = {"startLine": max(diagnostic.span.line, 1)}
    if diagnostic.span.column:
        region["startColumn"] = diagnostic.span.column
    artifact = {"uri": quote(_path(folder, diagnostic)), "uriBaseId": "%SRCROOT%"}
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": diagnostic.severity,
        "message": {"text": diagnostic.message + hint},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }


def _ordered(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [one for found in by_code(diagnostics).values() for one in found]


def _path(folder: Path, diagnostic: Diagnostic) -> str:
    """A path as the repository knows it: relative to where the workflow, or else the command, runs."""
    root = os.environ.get("GITHUB_WORKSPACE") or Path.cwd()
    path = (folder / diagnostic.span.path).absolute()
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return Path(os.path.relpath(path, root)).as_posix()


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _indented(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
