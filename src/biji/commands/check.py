"""`biji check`: what there is to say about a site, without building it."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from biji import output
from biji.build import Loaded, Progress, Request, load
from biji.cache import Cache
from biji.check import advise
from biji.check.answers import Answer, load_answers, save_answers
from biji.check.outside import outside_addresses
from biji.check.reports import REPORTS
from biji.commands.arguments import address_option, exit_code, jobs_option, miss_articles, now, source_argument
from biji.diagnostics import CATALOGUE, Diagnostic, by_code
from biji.model import Parsed, Site
from biji.terminal import complain, counted, diagnostic_lines, progress_bars, say, severities
from biji.text import near_miss


def _codes(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> frozenset[str]:
    codes = [code for part in value for code in part.replace(",", " ").split()]
    unknown = next((code for code in codes if code not in CATALOGUE), None)
    if unknown:
        meant = near_miss(unknown, CATALOGUE)
        hint = f'did you mean "{meant}"?' if meant else f"known are {', '.join(CATALOGUE)}"
        raise click.BadParameter(f'"{unknown}" is no code; {hint}')
    return frozenset(codes)


def _complete_codes(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    before, comma, begun = incomplete.rpartition(",")
    return [f"{before}{comma}{code}" for code in CATALOGUE if code.startswith(begun)]


def _codes_option(name: str, text: str) -> Callable[[click.decorators.FC], click.decorators.FC]:
    return click.option(
        name, metavar="CODE", multiple=True, callback=_codes, shell_complete=_complete_codes, help=text
    )


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
@_codes_option("--only", "Report only these codes.")
@_codes_option("--ignore", "Do not report these codes.")
@click.option("--external", is_flag=True, help="Ask outside addresses whether they still answer.")
@click.option("--refresh", is_flag=True, help="With --external, ask those too that answered lately.")
@click.option("--private", is_flag=True, help="With --external, ask hosts of private networks too.")
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
    external: bool,
    refresh: bool,
    private: bool,
    drafts: bool,
    future: bool,
) -> None:
    """Report all problems of the folder SOURCE, without building it.

    \b
    biji check
    biji check --strict --ignore missing-alt,http-link
    biji check ~/blog --only broken-link --all
    biji check --format sarif -o biji.sarif
    biji check --external --only gone-link --all
    """
    if (refresh or private) and not external:
        raise click.UsageError(f"--{'refresh' if refresh else 'private'} goes with --external")
    url, baseurl = address or (None, None)
    request = Request(source, now(), jobs, url=url, baseurl=baseurl, drafts=drafts, future=future)
    with progress_bars() as progress:
        loaded = load(request, progress=progress, store=_Earlier(Cache(source)))
        answers = _answers(loaded.site, source, progress, refresh=refresh, private=private) if external else {}
    advice = advise(loaded.site, source, answers)
    found = [
        one for one in (*loaded.diagnostics, *advice) if one.code not in ignore and (not only or one.code in only)
    ]
    if form == "text":
        _put(_text(found, loaded, source, every=every), target)
    else:
        _put(REPORTS[form](found, source).encode("utf-8", "replace"), target)
    if external:
        say(_about(answers), err=True)
    if not loaded.site.articles:
        miss_articles(source)
    sys.exit(exit_code(found, strict=strict))


class _Earlier:
    """What builds have parsed before; a check adds nothing, because it writes nothing."""

    def __init__(self, cache: Cache) -> None:
        self.get = cache.get

    def put(self, found: Mapping[bytes, Parsed], sent: Mapping[bytes, bytes] | None = None) -> None:
        """Forget it."""


def _answers(site: Site, folder: Path, progress: Progress, *, refresh: bool, private: bool) -> dict[str, Answer]:
    """What all outside addresses answered, now or lately; what was learnt is kept even if the user loses patience."""
    from biji.check.external import Manners, ask  # noqa: PLC0415 - httpx is slow to load

    now = time.time()
    urls = outside_addresses(site, private=private)
    known = {url: answer for url, answer in load_answers(folder).items() if answer.is_fresh(now)}
    answers = {} if refresh else {url: known[url] for url in urls if url in known}

    def told(url: str, answer: Answer) -> None:
        answers[url] = answer
        progress("ask", len(answers), len(urls))

    try:
        ask([url for url in urls if url not in answers], Manners(private=private), told)
    finally:
        try:
            save_answers(folder, known | answers)
        except OSError as error:
            complain(f"the answers cannot be kept: {error.strerror}")
    return answers


def _about(answers: Mapping[str, Answer]) -> str:
    """One line about all outside addresses, with what is most often in the way of judging them."""
    states = Counter(answer.state for answer in answers.values())
    unknown = Counter(answer.reason for answer in answers.values() if answer.state == "unknown")
    reasons = "".join(f"; {number} × {reason}" for reason, number in unknown.most_common(3))
    counts = f"{states['ok']} ok, {states['gone']} gone, {states['unknown']} that cannot be judged"
    return f"outside addresses: {counts}{reasons}"


def _put(report: str | bytes, target: Path | None) -> None:
    """Write a report where it belongs: text may be coloured for a terminal, data is UTF-8 everywhere."""
    if target:
        data = report if isinstance(report, bytes) else click.unstyle(report).encode("utf-8", "replace")
        output.write_bytes(target, data)
    elif report:
        say(report[:-1])


def _text(found: Sequence[Diagnostic], loaded: Loaded, folder: Path, *, every: bool) -> str:
    """For a person: the diagnostics, how many there are of each code, and a last line about all."""
    lines = list(diagnostic_lines(found, folder, every=every))
    if found:
        counts = {code: len(those) for code, those in by_code(found).items()}
        table = [
            f"{number:7d} {CATALOGUE[code][0]:8}{code:20} {CATALOGUE[code][1]}" for code, number in counts.items()
        ]
        lines += ["", *table, ""]
    articles = counted(len(loaded.site.articles), "article")
    lines.append(f"{articles} checked: {severities(found) or 'nothing to report'}")
    return "".join(f"{line}\n" for line in lines)
