"""`biji completion`: what a shell runs to complete commands, options, and names of the site at hand."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from biji.terminal import say

_VARIABLE = "_BIJI_COMPLETE"


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script with which SHELL completes the commands of biji.

    \b
    biji completion bash > ~/.local/share/bash-completion/completions/biji
    biji completion zsh > ~/.zfunc/_biji
    biji completion fish > ~/.config/fish/completions/biji.fish
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f'this version of click knows nothing of "{shell}"')
    # Not `source()`: it runs the shell to ask for its version, which need not be this computer's.
    script = kind(context.find_root().command, {}, "biji", _VARIABLE)
    source = script.source_template % script.source_vars()
    # Click's script for fish drops what stands behind a comma of a name or of its explanation.
    say(source.replace('string split ","', 'string split --max 1 ","'))
