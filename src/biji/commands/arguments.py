"""Arguments and options that several commands have, and how they end.

Exit codes: 0 done; 1 done, but content has errors (with `--strict`, warnings); 2 not done; 130 interrupted.
"""

from __future__ import annotations

import datetime as dt
import os
import shlex
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import click

from biji.diagnostics import Diagnostic, Severity
from biji.terminal import complain

#: As click asks for what a word may become.
Complete = Callable[[click.Context, click.Parameter, str], list[str]]


def _source_folder(context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path:
    """SOURCE, or what stands before a subcommand's name, or `.` when it looks like a site, or `content/`."""
    if value is not None:
        return value
    if context.parent and "source" in context.parent.params:
        found: Path = context.parent.params["source"]
        return found
    here = Path()
    is_site = (here / "_config.yml").is_file() or (here / "_posts").is_dir()
    return here if is_site or not (here / "content").is_dir() else here / "content"


class _SiteFolder(click.Path):
    """A folder that is there; who names something else is told what to run."""

    def __init__(self) -> None:
        super().__init__(exists=True, file_okay=False, path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The folder of a name."""
        quoted = shlex.quote(str(value))
        if not Path(value).exists():
            self.fail(f'"{value}" does not exist; "biji new site {quoted}" makes a site there', param, ctx)
        if Path(value).is_file():
            self.fail(f'"{value}" is a file, no folder of a site; "biji render {quoted}" reads it alone', param, ctx)
        return super().convert(value, param, ctx)


source_argument = click.argument("source", required=False, type=_SiteFolder(), callback=_source_folder)

source_option = click.option(
    "--source",
    type=_SiteFolder(),
    callback=_source_folder,
    help="The site's folder; found as for `biji build` by default.",
)


def _address(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, str] | None:
    """`https://user.github.io/repo` as ("https://user.github.io", "/repo"); a path alone has no host."""
    if value is None:
        return None
    try:
        parts = urlsplit(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
    is_whole = parts.scheme in {"http", "https"} and parts.netloc
    is_path = not parts.scheme and not parts.netloc and (not value or value.startswith("/"))
    if not (is_whole or is_path):
        raise click.BadParameter("must be http://…, https://… or a path such as /repo")
    if parts.query or parts.fragment:
        raise click.BadParameter("must have no query and no fragment")
    host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    path = parts.path.strip("/")
    return host, f"/{path}" if path else ""


def complete(kind: Literal["article", "series", "topic"]) -> Complete:
    """What completes a name of the site at hand in a shell.

    Args:
        kind: of the name.
    """

    def names(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
        # A shell waits for this, and only for this.
        from biji.author import read_posts, series_names, topics  # noqa: PLC0415 - as said

        posts = read_posts(_source_folder(context, parameter, context.params.get("source")))
        if kind == "article":
            found: Iterable[str] = sorted(post.article.source for post in posts)
        else:
            found = series_names(posts) if kind == "series" else topics(posts)
        return [name for name in found if name.lower().startswith(incomplete.lower())]

    return names


target_option = click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    default="_site",
    show_default=True,
    help="Folder to write the site to.",
)
address_option = click.option(
    "--base-url",
    "address",
    metavar="URL",
    callback=_address,
    help="Where the site will be published, such as https://user.github.io/repo.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Worker processes; by default as many as are worth it.",
)
executor_option = click.option(
    "--executor",
    default="",
    metavar="ADDRESS",
    help="Let a cluster read the posts: dask:tcp://10.0.0.5:8786.",
)


def now() -> dt.datetime:
    """The moment that decides which posts are in the future."""
    return dt.datetime.now(tz=dt.UTC)


def miss_articles(source: Path) -> None:
    """Say that a folder has no articles, and where they belong."""
    missing = f'no articles in "{source}": posts belong in its folder _posts/, named like 2024-7-11-slug.md'
    complain(missing, _what_to_run(source))


def _what_to_run(source: Path) -> str:
    posts = source / "_posts"
    # Empty, too, where it may not be read, of which the build has told.
    if any(posts.glob("*")):
        return 'if nothing is said of its posts, they say "published: false", or are of the future and need --future'
    if (source / "_drafts").is_dir():
        return "drafts need --drafts"
    return 'run "biji new post TITLE" there, or "biji new site FOLDER" for a whole site'


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """What a command ends with when it has done its work."""
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(problem.severity in fatal for problem in diagnostics))
