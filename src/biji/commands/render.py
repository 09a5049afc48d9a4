"""`biji render`: the bodies of some files, without a site around them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from biji import output
from biji.commands.arguments import exit_code
from biji.diagnostics import Diagnostic
from biji.model import Parsed, ParseOptions, RenderOptions, Source, SourceKind
from biji.pool import parse_all
from biji.render import article_body
from biji.terminal import say_diagnostics


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
def command(files: tuple[Path, ...], target: Path, dialect: str, *, faithful: bool) -> None:
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
    say_diagnostics(problems, Path(), every=True)
    sys.exit(exit_code(problems, strict=False))


def _content_problems(parsed: Iterable[Parsed]) -> tuple[Diagnostic, ...]:
    """What is wrong with the text; a file rendered alone need not be named and headed like a post."""
    about_posts = {"file-name", "front-matter-missing"}
    return tuple(problem for one in parsed for problem in one.diagnostics if problem.code not in about_posts)
