"""The commands of the command line; `biji.cli` imports them when one is run.

Exit codes: 0 done; 1 done, but content has errors (with `--strict`, warnings); 2 not done; 130 interrupted.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import click

from biji import output
from biji.build import Request, build, load
from biji.diagnostics import Diagnostic, Severity
from biji.model import Parsed, ParseOptions, RenderOptions, Source, SourceKind
from biji.pool import parse_all
from biji.render import TemplateError, article_body
from biji.render.exports import BIBLIOGRAPHY, EXPORTS, NoSuchNameError, export, formats_of, json_text, select
from biji.render.exports.schemas import schema
from biji.terminal import complain, progress_bars, say, say_diagnostics, summary


def _source_folder(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path:
    """SOURCE, or `.` when it looks like a site, or `content/`."""
    if value is not None:
        return value
    here = Path()
    is_site = (here / "_config.yml").is_file() or (here / "_posts").is_dir()
    return here if is_site or not (here / "content").is_dir() else here / "content"


source_argument = click.argument(
    "source",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_source_folder,
)


def _address(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, str] | None:
    """`https://user.github.io/repo` as ("https://user.github.io", "/repo"); a path alone has no host."""
    if value is None:
        return None
    try:
        parts = urlsplit(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
    if (parts.scheme or parts.netloc) and (parts.scheme not in {"http", "https"} or not parts.netloc):
        raise click.BadParameter("must be http://…, https://… or a path such as /repo")
    if parts.query or parts.fragment:
        raise click.BadParameter("must have no query and no fragment")
    host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    path = parts.path.strip("/")
    return host, f"/{path}" if path else ""


@click.command("build")
@source_argument
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    default="_site",
    show_default=True,
    help="Folder to write the site to.",
)
@click.option(
    "--base-url",
    "address",
    metavar="URL",
    callback=_address,
    help="Where the site will be published, such as https://user.github.io/repo.",
)
@click.option(
    "--jobs",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Worker processes; by default as many as are worth it.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option("--drafts", is_flag=True, help="Publish drafts.")
@click.option("--future", is_flag=True, help="Publish posts dated in the future.")
@click.option("--faithful", is_flag=True, help="Make article bodies exactly as Jekyll does.")
def build_command(  # noqa: PLR0913 - one parameter for each option
    source: Path,
    target: Path,
    address: tuple[str, str] | None,
    jobs: int,
    *,
    strict: bool,
    drafts: bool,
    future: bool,
    faithful: bool,
) -> None:
    """Build the site of the folder SOURCE.

    SOURCE is the current folder, or content/ when that holds no site.

    \b
    biji build
    biji build ~/blog -o /tmp/site --base-url https://me.github.io/blog
    biji build --strict --jobs 4
    """
    url, baseurl = address or (None, None)
    request = Request(source, _now(), jobs, url=url, baseurl=baseurl, faithful=faithful, drafts=drafts, future=future)
    start = time.perf_counter()
    try:
        with progress_bars() as progress:
            built = build(request, target, progress)
    except output.OutputError as error:
        complain(str(error))
        sys.exit(2)
    except TemplateError as error:
        say_diagnostics((error.diagnostic,), source)
        complain("nothing was written")
        sys.exit(2)
    say_diagnostics(built.loaded.diagnostics, source)
    say(summary(built, target, time.perf_counter() - start))
    if not built.loaded.site.articles:
        complain(f'no articles in "{source}": posts belong in its folder _posts/, named like 2024-7-11-slug.md')
    sys.exit(_exit_code(built.loaded.diagnostics, strict=strict))


@click.command("render", short_help="Render the bodies of FILES alone.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the HTML files.",
)
@click.option(
    "--markdown",
    "dialect",
    type=click.Choice(["kramdown", "gfm", "commonmark"]),
    default="kramdown",
    show_default=True,
    help="The dialect of the files.",
)
@click.option("--faithful", is_flag=True, help="Exactly Jekyll's HTML.")
def render_command(files: tuple[Path, ...], target: Path, dialect: str, *, faithful: bool) -> None:
    """Render the bodies of FILES alone, one HTML file each, without a site around them.

    \b
    biji render post.md -o /tmp/html
    biji render --faithful _posts/*.markdown -o /tmp/html
    """
    twins = [stem for stem, count in Counter(path.stem for path in files).items() if count > 1]
    if twins:
        raise click.UsageError(f'two of the files would both be written to "{twins[0]}.html"')
    special = next((path for path in files if not path.is_file()), None)
    if special:
        raise click.UsageError(f'"{special}" is neither a file nor a folder')
    own = next((path for path in files if path.resolve() == (target / f"{path.stem}.html").resolve()), None)
    if own:
        raise click.UsageError(f'"{own}" would be overwritten; choose another folder with -o')
    options = ParseOptions(dialect=dialect, faithful=faithful)  # type: ignore[arg-type] # click has checked it
    sources = [Source(str(path), SourceKind.DRAFT, path.read_bytes()) for path in files]
    parsed = parse_all(sources, options, jobs=1)
    target.mkdir(parents=True, exist_ok=True)
    for path, one in zip(files, parsed, strict=True):
        if one.article:
            body = article_body(one.article, RenderOptions(faithful=faithful))
            output.write_bytes(target / f"{path.stem}.html", body.encode())
    problems = _content_problems(parsed)
    say_diagnostics(problems, Path())
    sys.exit(_exit_code(problems, strict=False))


def _content_problems(parsed: Iterable[Parsed]) -> tuple[Diagnostic, ...]:
    """What is wrong with the text; a file rendered alone need not be named and headed like a post."""
    about_posts = {"file-name", "front-matter-missing"}
    return tuple(problem for one in parsed for problem in one.diagnostics if problem.code not in about_posts)


@click.command("export")
@click.argument("what", type=click.Choice(list(EXPORTS)))
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
@click.option("--article", default="", metavar="PATH", help="Only what this article says.")
@click.option("--series", default="", metavar="NAME", help="Only what the parts of this series say.")
@click.option("--topic", default="", metavar="NAME", help="Only what the articles of this topic say.")
@click.option("--drafts", is_flag=True, help="Include drafts.")
@click.option("--future", is_flag=True, help="Include posts dated in the future.")
def export_command(  # noqa: PLR0913 - one parameter for each option
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

    \b
    biji export references > references.json
    biji export references --format bibtex --topic NLP -o nlp.bib
    biji export tables --format csv --article _posts/2019-7-11-bert.md
    biji export series ~/blog | jq '.[].name'
    """
    if form not in formats_of(what):
        raise click.UsageError(f"{what} cannot be exported as {form}; possible are {', '.join(formats_of(what))}")
    loaded = load(Request(source, _now(), drafts=drafts, future=future))
    errors = [problem for problem in loaded.diagnostics if problem.severity is Severity.ERROR]
    say_diagnostics(errors, source)
    try:
        selection = select(loaded.site, article=article, series=series, topic=topic)
    except NoSuchNameError as error:
        raise click.UsageError(str(error)) from error
    data = export(selection, what, form).encode("utf-8", "replace")
    if target:
        output.write_bytes(target, data)
    else:
        say(data.removesuffix(b"\n"))
    sys.exit(_exit_code(errors, strict=False))


@click.command("schema")
@click.argument("what", type=click.Choice(list(EXPORTS)))
def schema_command(what: str) -> None:
    """Print the JSON Schema of what `biji export WHAT` prints.

    \b
    biji schema references > references.schema.json
    """
    say(json_text(schema(what)).encode())


COMMANDS = (build_command, render_command, export_command, schema_command)


def _now() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC)


def _exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(problem.severity in fatal for problem in diagnostics))
