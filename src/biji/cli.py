"""The command line: the names of the commands; what they do is in `biji.commands`."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from biji import __version__
from biji.terminal import complain, never_fail_to_print

#: The commands, in one line each; the module of the same name in `biji.commands` has the `command`.
HELP = {
    "build": "Build the site of the folder SOURCE.",
    "serve": "Show the site of SOURCE in a browser, and keep it up to date.",
    "new": "Make a new site, a new post, or a workflow that publishes.",
    "check": "Report all problems of the folder SOURCE, without building it.",
    "doctor": "Say what a move of SOURCE from Jekyll keeps, what it loses, and what to do.",
    "publish": "Build the site of SOURCE and push it to the branch that GitHub Pages shows.",
    "export": "Print what the articles of SOURCE hold, as data.",
    "render": "Render the bodies of FILES alone.",
    "cache": "Say where the cache of a site is, and how large.",
    "completion": "Print the script with which SHELL completes the commands of biji.",
    "schema": "Print the JSON Schema of what biji prints, of _config.yml or of front matter.",
}


class Program(click.Group):
    """Commands that end with one sentence, not with a traceback, when something keeps them from their work."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """The names of all commands."""
        return list(HELP)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """The command of a name, imported with all that it needs: `biji --help` does not wait for that."""
        if name not in HELP:
            return None
        command: click.Command = import_module(f"biji.commands.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name, or the one that they may mean."""
        if args[0] not in HELP and not ctx.resilient_parsing:
            from difflib import get_close_matches  # noqa: PLC0415 - only for those who mistype

            meant = get_close_matches(args[0], HELP, 1)
            ctx.fail(f'no command "{args[0]}"' + (f'; did you mean "{meant[0]}"?' if meant else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the commands do."""
        with formatter.section("Commands"):
            formatter.write_dl(list(HELP.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that the arguments name."""
        never_fail_to_print()
        try:
            return super().invoke(ctx)
        except OSError as error:
            complain(f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error))
        except UnicodeEncodeError as error:
            complain(f"the locale's encoding, {error.encoding}, lacks letters of a file's name; try LC_ALL=C.UTF-8")
        except KeyboardInterrupt:
            complain("interrupted; what was written is complete, the next run does the rest")
            sys.exit(130)
        sys.exit(2)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="biji")
def main() -> None:
    """Turn a folder of Jekyll-style posts into a cross-linked static knowledge base.

    \b
    biji build                     the site of this folder into _site/
    biji build ~/blog -o /tmp/out  another folder's site, elsewhere
    biji export references         all references as JSON
    """
