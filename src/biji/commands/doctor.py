"""`biji doctor`: what a move from Jekyll keeps and what it loses."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

import click

from biji.build import Request
from biji.commands.arguments import jobs_option, miss_articles, now, source_argument
from biji.diagnostics import visible
from biji.doctor import Kept, Kind, Report, examine
from biji.render import TemplateError
from biji.render.exports import json_text
from biji.terminal import complain, progress_bars, say, say_diagnostics

_HEADLINES = {
    Kind.LOST_PAGE: "Pages that would be lost",
    Kind.LOST_IDS: "Links to headings that would be lost",
    Kind.LOST_FEED: "Feeds that would be lost",
    Kind.LOST_FILE: "Files that would be lost",
    Kind.TEXT: "Pages whose text differs",
    Kind.UNSUPPORTED: "Used here and not supported",
    Kind.REPLACED: "Done otherwise by biji",
}


@click.command("doctor")
@source_argument
@click.option(
    "--site",
    "old",
    type=click.Path(file_okay=False, path_type=Path),
    help="The site that Jekyll made; by default where it writes it, _site.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--all", "everything", is_flag=True, help="List everything, however long.")
@jobs_option
def command(source: Path, *, old: Path | None, form: str, everything: bool, jobs: int) -> None:
    """Say what a move of SOURCE from Jekyll keeps, what it loses, and what to do.

    Nothing is written: the site is built in a temporary folder and compared with the one that Jekyll made.

    \b
    biji doctor
    biji doctor ~/blog --site /tmp/jekyll-site
    biji doctor --format json | jq '.findings[].where'
    """
    if old and not old.is_dir():
        raise click.BadParameter(f'"{old}" is no folder', param_hint="--site")
    try:
        with progress_bars() as progress:
            report = examine(Request(source, now(), jobs), old, progress)
    except TemplateError as error:
        say_diagnostics((error.diagnostic,), source)
        complain("the site cannot be built")
        sys.exit(2)
    if form == "json":
        say(json_text(report).encode())
    else:
        _say_report(report, most=None if everything else 10)
    if not report.articles:
        miss_articles(source)
    sys.exit(int(report.loses))


def _say_report(report: Report, most: int | None) -> None:
    for kind, group in groupby(report.findings, key=lambda finding: finding.kind):
        findings = tuple(group)
        say(click.style(f"{_HEADLINES[kind]}: {len(findings)}", bold=True))
        for finding, before in zip(findings[:most], (None, *findings), strict=False):
            say(visible(f"  {finding.where}: {finding.message}"))
            if finding.hint and (before is None or before.hint != finding.hint):
                say(visible(f"      hint: {finding.hint}"))
        if most is not None and len(findings) > most:
            say(f"  … and {len(findings) - most} more; --all lists them")
        say("")
    if not report.compared:
        say("Nothing to compare with: build the site with Jekyll first, or name its folder with --site.")
        return
    counts = ((report.pages, "URLs"), (report.ids, "ids of headings"), (report.texts, "texts"))
    say(f"{report.compared}: " + ", ".join(_kept(count, what) for count, what in counts) + " kept")


def _kept(count: Kept, what: str) -> str:
    return f"{count.kept} of {count.total} {what}"
