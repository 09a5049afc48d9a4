"""The command line: `biji build`, `biji render`, `biji export`.

Exit codes: 0 done; 1 done, but content has errors (with `--strict`, warnings); 2 not done.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from biji import __version__, output
from biji.build import Built, Loaded, Request, build, load
from biji.diagnostics import Diagnostic, Severity, format_diagnostic
from biji.model import Parsed, ParseOptions, RenderOptions, Source, SourceKind
from biji.pool import parse_all
from biji.render import article_body
from biji.render.exports import EXPORTS, export

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="biji")
def main() -> None:
    """Turn a folder of Jekyll-style posts into a cross-linked static knowledge base.

    \b
    biji build                     the site of this folder into _site/
    biji build ~/blog -o /tmp/out  another folder's site, elsewhere
    biji export references         all references as JSON
    """


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
    parts = urlsplit(value)
    if (parts.scheme or parts.netloc) and (parts.scheme not in {"http", "https"} or not parts.netloc):
        raise click.BadParameter("must be http://…, https://… or a path such as /repo")
    if parts.query or parts.fragment:
        raise click.BadParameter("must have no query and no fragment")
    host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    path = parts.path.strip("/")
    return host, f"/{path}" if path else ""


@main.command("build")
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
    with _failing_cleanly(), _progress() as progress:
        built = build(request, target, progress)
    _print_diagnostics(built.loaded.diagnostics, source)
    click.echo(_summary(built, target, time.perf_counter() - start))
    sys.exit(_exit_code(built.loaded.diagnostics, strict=strict))


@main.command("render")
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
    options = ParseOptions(dialect=dialect, faithful=faithful)  # type: ignore[arg-type] # click has checked it
    with _failing_cleanly():
        sources = [Source(str(path), SourceKind.DRAFT, path.read_bytes()) for path in files]
        parsed = parse_all(sources, options, jobs=1)
        target.mkdir(parents=True, exist_ok=True)
        for path, one in zip(files, parsed, strict=True):
            if one.article:
                body = article_body(one.article, RenderOptions(faithful=faithful))
                output.write_bytes(target / f"{path.stem}.html", body.encode())
    problems = _content_problems(parsed)
    _print_diagnostics(problems, Path())
    sys.exit(_exit_code(problems, strict=False))


def _content_problems(parsed: Iterable[Parsed]) -> tuple[Diagnostic, ...]:
    """What is wrong with the text; a file rendered alone need not be named and headed like a post."""
    about_posts = {"file-name", "front-matter-missing"}
    return tuple(problem for one in parsed for problem in one.diagnostics if problem.code not in about_posts)


@main.command("export")
@click.argument("what", type=click.Choice(sorted(EXPORTS)))
@source_argument
@click.option("--format", "_format", type=click.Choice(["json"]), default="json", show_default=True)
@click.option("--drafts", is_flag=True, help="Include drafts.")
@click.option("--future", is_flag=True, help="Include posts dated in the future.")
def export_command(what: str, source: Path, _format: str, *, drafts: bool, future: bool) -> None:
    """Print what the articles of SOURCE hold, as data.

    \b
    biji export references > references.json
    biji export series ~/blog | jq '.[].name'
    """
    with _failing_cleanly():
        loaded = load(Request(source, _now(), drafts=drafts, future=future))
        content = export(loaded.site, what)
    errors = [problem for problem in loaded.diagnostics if problem.severity is Severity.ERROR]
    _print_diagnostics(errors, source)
    click.echo(content)
    sys.exit(_exit_code(errors, strict=False))


def _now() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC)


@contextmanager
def _failing_cleanly() -> Iterator[None]:
    """What keeps a command from doing its work ends it with one sentence and exit code 2."""
    try:
        yield
    except (output.OutputError, OSError) as error:
        click.secho(f"biji: {error}", fg="red", err=True)
        sys.exit(2)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar per stage on terminals, nothing elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks = {stage: bars.add_task(stage, total=None, visible=False) for stage in ("parse", "render")}

        def show(stage: str, done: int, total: int) -> None:
            bars.update(tasks[stage], completed=done, total=max(done, total), visible=True)

        yield show


def _print_diagnostics(diagnostics: Iterable[Diagnostic], folder: Path) -> None:
    texts: dict[str, str | None] = {}
    for diagnostic in diagnostics:
        path = diagnostic.span.path
        if path not in texts:
            texts[path] = _text(folder / path)
        lines = format_diagnostic(diagnostic, texts[path])
        severity = f"{diagnostic.severity}: "
        before, _, after = lines.partition(severity)
        click.echo(before + click.style(severity, fg=COLOURS[diagnostic.severity], bold=True) + after, err=True)


def _text(path: Path) -> str | None:
    """The text of a file for an excerpt; none is shown of a file that cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    except OSError:
        return None


def _summary(built: Built, target: Path, seconds: float) -> str:
    loaded = built.loaded
    counts = _counts(loaded)
    severities = Counter(problem.severity for problem in loaded.diagnostics)
    problems = ", ".join(f"{number} {severity}s" for severity in Severity if (number := severities[severity]))
    return (
        f"{counts['articles']} articles, {counts['references']} references, {counts['formulas']} formulas, "
        f"{counts['tables']} tables → {built.pages} pages in {target} "
        f"({built.written.written} files written, {built.written.pruned} removed) in {seconds:.1f} s"
        + (f"; {problems}" if problems else "")
    )


def _counts(loaded: Loaded) -> Counter[str]:
    counts = Counter(articles=len(loaded.site.articles))
    for what in ("references", "formulas", "tables"):
        counts[what] = len(EXPORTS[what](loaded.site))
    return counts


def _exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(problem.severity in fatal for problem in diagnostics))
