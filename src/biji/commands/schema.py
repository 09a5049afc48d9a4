"""`biji schema`: the JSON Schema of what `biji export` prints."""

from __future__ import annotations

import click

from biji.render.exports import EXPORTS, json_text
from biji.render.exports.schemas import schema
from biji.terminal import say


@click.command("schema")
@click.argument("what", type=click.Choice(list(EXPORTS)))
def command(what: str) -> None:
    """Print the JSON Schema of what `biji export WHAT` prints.

    \b
    biji schema references > references.schema.json
    """
    say(json_text(schema(what)).encode())
