"""`biji cache`: what builds have left for later ones."""

from __future__ import annotations

from pathlib import Path

import click

from biji.cache import clear, size
from biji.commands.arguments import source_option
from biji.package import CACHE_FOLDER
from biji.terminal import say


@click.group("cache", invoke_without_command=True)
@source_option
@click.pass_context
def command(context: click.Context, source: Path) -> None:
    """Say where the cache of a site is, and how large.

    \b
    biji cache
    biji cache --source ~/blog
    biji cache clear
    """
    if context.invoked_subcommand is None:
        say(f"{source / CACHE_FOLDER}: {_readable(size(source))}")


@command.command("clear")
@source_option
def clear_command(source: Path) -> None:
    """Remove the cache of a site: the next build does everything anew.

    \b
    biji cache clear
    biji cache clear --source ~/blog
    """
    freed = size(source)
    clear(source)
    say(
        f"{source / CACHE_FOLDER}: {_readable(freed)} removed"
        if freed
        else f"{source / CACHE_FOLDER}: there is no cache"
    )


def _readable(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size else "empty"
