"""`biji export`: what articles hold, as data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from biji import output
from biji.build import Request, load
from biji.commands.arguments import complete, exit_code, miss_articles, now, source_argument
from biji.diagnostics import Severity
from biji.render.exports import BIBLIOGRAPHY, EXPORTS, NoSuchNameError, export, formats_of, select
from biji.terminal import say, say_diagnostics


@click.command("export")
@click.argument("what", metavar="WHAT", type=click.Choice(list(EXPORTS)))
@source_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv", *BIBLIOGRAPHY, "bookmarks", "graphml"]),
    default="json",
    show_default=True,
    help="bibtex, csl-json, ris and bookmarks for references and resources; graphml for the graph.",
)
@click.option("-o", "--output", "target", type=click.Path(dir_okay=False, path_type=Path), help="File to write to.")
@click.option(
    "--article", default="", metavar="PATH", help="Only what this article says.", shell_complete=complete("article")
)
@click.option(
    "--series",
    default="",
    metavar="NAME",
    help="Only what the parts of this series say.",
    shell_complete=complete("series"),
)
@click.option(
    "--topic",
    default="",
    metavar="NAME",
    help="Only what the articles of this topic say.",
    shell_complete=complete("topic"),
)
@click.option("--drafts", is_flag=True, help="Include drafts.")
@click.option("--future", is_flag=True, help="Include posts dated in the future.")
def command(  # noqa: PLR0913 - one parameter for each option
    what: str,
    source: Path,
    *,
    form: str,
    target: Path | None,
    article: str,
    series: str,
    topic: str,
    drafts: bool,
    future: bool,
) -> None:
    """Print what the articles of SOURCE hold, as data.

    WHAT is references, resources, articles, series, topics, concepts, continuations, mentions, links, related,
    tables, formulas or graph.

    \b
    biji export references > references.json
    biji export references --format bibtex --topic NLP -o nlp.bib
    biji export tables --format csv --article _posts/2019-7-11-bert.md
    biji export series ~/blog | jq '.[].name'
    """
    if form not in formats_of(what):
        raise click.UsageError(f"{what} cannot be exported as {form}; possible are {', '.join(formats_of(what))}")
    loaded = load(Request(source, now(), drafts=drafts, future=future))
    errors = [problem for problem in loaded.diagnostics if problem.severity is Severity.ERROR]
    say_diagnostics(errors, source)
    try:
        selection = select(loaded.site, article=article, series=series, topic=topic)
    except NoSuchNameError as error:
        raise click.UsageError(str(error)) from error
    if not loaded.site.articles:
        miss_articles(source)
    data = export(selection, what, form).encode("utf-8", "replace")
    if target:
        output.write_bytes(target, data)
    else:
        say(data.removesuffix(b"\n"))
    sys.exit(exit_code(errors, strict=False))
