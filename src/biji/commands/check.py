"""`biji check`: what there is to say about a site, without building it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from biji import output
from biji.build import Request, load
from biji.check import advise
from biji.check.reports import REPORTS
from biji.commands.arguments import address_option, exit_code, jobs_option, now, source_argument
from biji.config import load_config
from biji.diagnostics import CATALOGUE, Diagnostic, by_code
from biji.terminal import counted, diagnostic_lines, progress_bars, say, severities
from biji.text import near_miss


def _codes(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> frozenset[str]:
    codes = [code for part in value for code in part.replace(",", " ").split()]
    unknown = next((code for code in codes if code not in CATALOGUE), None)
    if unknown:
        meant = near_miss(unknown, CATALOGUE)
        hint = f'did you mean "{meant}"?' if meant else f"known are {', '.join(CATALOGUE)}"
        raise click.BadParameter(f'"{unknown}" is no code; {hint}')
    return frozenset(codes)


@click.command("check")
@source_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *REPORTS]),
    default="text",
    show_default=True,
    help="For people, programs, GitHub's annotations or code scanning.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write to, instead of standard output.",
)
@address_option
@jobs_option
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option("--all", "every", is_flag=True, help="Show all diagnostics, not only the first few of each code.")
@click.option("--only", metavar="CODE", multiple=True, callback=_codes, help="Report only these codes.")
@click.option("--ignore", metavar="CODE", multiple=True, callback=_codes, help="Do not report these codes.")
@click.option("--drafts", is_flag=True, help="Check drafts too.")
@click.option("--future", is_flag=True, help="Check posts dated in the future too.")
def command(  # noqa: PLR0913 - one parameter for each option
    source: Path,
    form: str,
    target: Path | None,
    address: tuple[str, str] | None,
    jobs: int,
    *,
    only: frozenset[str],
    ignore: frozenset[str],
    strict: bool,
    every: bool,
    drafts: bool,
    future: bool,
) -> None:
    """Report all problems of the folder SOURCE, and write nothing.

    \b
    biji check
    biji check --strict --ignore missing-alt,http-link
    biji check ~/blog --only broken-link --all
    biji check --format sarif -o biji.sarif
    """
    url, baseurl = address or (None, None)
    request = Request(source, now(), jobs, url=url, baseurl=baseurl, drafts=drafts, future=future)
    with progress_bars() as progress:
        loaded = load(request, progress=progress)
    config, _ = load_config(source)
    advice = advise(loaded.site, source, config.values)
    found = [
        one for one in (*loaded.diagnostics, *advice) if one.code not in ignore and (not only or one.code in only)
    ]
    if form == "text":
        report = "".join(f"{line}\n" for line in _text(found, source, len(loaded.site.articles), every=every))
    else:
        report = REPORTS[form](found, source)
    if target:
        output.write_bytes(target, click.unstyle(report).encode("utf-8", "replace"))
    else:
        say(report.removesuffix("\n"))
    sys.exit(exit_code(found, strict=strict))


def _text(found: Sequence[Diagnostic], folder: Path, articles: int, *, every: bool) -> Iterator[str]:
    """For a person: the diagnostics, how many there are of each code, and a last line about all."""
    yield from diagnostic_lines(found, folder, every=every)
    counts = {code: len(those) for code, those in by_code(found).items()}
    if counts:
        yield ""
    for code, number in counts.items():
        severity, meaning = CATALOGUE[code]
        yield f"{number:7d} {severity:8}{code:20} {meaning}"
    if counts:
        yield ""
    yield f"{counted(articles, 'article')} checked: {severities(found) or 'nothing to report'}"
