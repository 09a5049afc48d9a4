"""`biji new`: a site, a post, a workflow."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
from msgspec import structs

from biji import __version__, output
from biji.author import NewPost, new_post, new_site, read_posts
from biji.commands.arguments import complete, source_option
from biji.model import OutputFile
from biji.publish.workflow import find_place, workflow
from biji.terminal import complain, say


@click.group("new")
def command() -> None:
    """Make a new site, a new post, or a workflow that publishes.

    \b
    biji new site notes
    biji new post "A title" --topic Notes
    biji new workflow
    """


@command.command("site", short_help="Make a small, complete site.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", default="", metavar="TEXT", help="Of the site; the folder's name by default.")
@click.option("--lang", default="", metavar="TAG", help="Of the interface, such as zh-CN; by default as the title's.")
def site(folder: Path, *, title: str, lang: str) -> None:
    """Make a small, complete site in FOLDER, which is new or empty.

    \b
    biji new site notes && biji serve notes
    biji new site notes --title 笔记
    """
    if folder.is_dir() and any(entry.name != ".git" for entry in folder.iterdir()):
        complain(f'"{folder}" holds files already; choose a new folder')
        sys.exit(2)
    for file in new_site(title or folder.resolve().name, _today(), lang):
        _write(folder, file)
    say(f"next: biji serve {shlex.quote(str(folder))}")


@command.command("post", short_help="Make the file of a new post.")
@click.argument("title")
@source_option
@click.option("--topic", default="", metavar="NAME", help="Its category.", shell_complete=complete("topic"))
@click.option(
    "--series", default="", metavar="NAME", help="The series that it continues.", shell_complete=complete("series")
)
@click.option("--date", "day", metavar="YYYY-MM-DD", type=click.DateTime(["%Y-%m-%d"]), help="Today by default.")
@click.option("--slug", default="", metavar="NAME", help="Its name in the URL.")
@click.option("--draft", is_flag=True, help="Make it in _drafts/, without a date.")
@click.option("--edit", is_flag=True, help="Open it in $EDITOR.")
def post(  # noqa: PLR0913 - one parameter for each option
    title: str,
    source: Path,
    *,
    topic: str,
    series: str,
    day: dt.datetime | None,
    slug: str,
    draft: bool,
    edit: bool,
) -> None:
    """Make the file of a new post, named and headed like the others of its folder, and print its path.

    \b
    biji new post "BERT" --topic "Deep Learning"
    biji new post "BERT" --series Attention --date 2024-7-11
    """
    title = " ".join(title.split())
    if not title:
        raise click.BadParameter("a post needs a title", param_hint="TITLE")
    editor = _editor() if edit else []
    wanted = NewPost(title, day.date() if day else _today(), topic, series, slug, draft)
    file = new_post(wanted, read_posts(source))
    if (source / file.path).exists():
        complain(f'"{source / file.path}" is there already; choose another name with --slug')
        sys.exit(2)
    _write(source, file)
    if editor:
        sys.exit(subprocess.run([*editor, str(source / file.path)], check=False).returncode)  # noqa: S603 - the user's own choice, and no shell


@command.command("workflow", short_help="Make a workflow with which GitHub publishes the site.")
@source_option
@click.option("--branch", default="", metavar="NAME", help="Whose pushes publish; by default the one checked out.")
@click.option("--replace", is_flag=True, help="Replace the workflow that is there.")
def workflow_(source: Path, *, branch: str, replace: bool) -> None:
    """Make .github/workflows/pages.yml, with which GitHub publishes the site after each push.

    \b
    biji new workflow
    biji new workflow --source content --branch main
    """
    place = find_place(source)
    file = workflow(structs.replace(place, branch=branch or place.branch), f"biji=={__version__}")
    if (place.root / file.path).exists() and not replace:
        complain(f'"{place.root / file.path}" is there already; --replace replaces it')
        sys.exit(2)
    _write(place.root, file)
    say("next: commit and push it, and choose GitHub Actions as the source at GitHub under Settings → Pages")


def _editor() -> list[str]:
    """The command of the user's editor, as words."""
    words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not words or not shutil.which(words[0]):
        complain("no editor is named by the variable EDITOR, such as EDITOR=nano; nothing was written")
        sys.exit(2)
    return words


def _write(folder: Path, file: OutputFile) -> None:
    path = folder / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(path, file.content if isinstance(file.content, bytes) else b"")
    say(str(path))


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).astimezone().date()
