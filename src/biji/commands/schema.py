"""`biji schema`: the JSON Schemas of what biji prints, and of what it reads."""

from __future__ import annotations

import click

from biji.author.schemas import config_schema, front_matter_schema
from biji.check.reports import report_schema
from biji.render.exports import EXPORTS, json_text
from biji.render.exports.schemas import schema
from biji.terminal import say

_OTHERS = {"check": report_schema, "config": config_schema, "front-matter": front_matter_schema}


@click.command("schema")
@click.argument("what", metavar="WHAT", type=click.Choice([*EXPORTS, *_OTHERS]))
def command(what: str) -> None:
    """Print the JSON Schema of what biji prints, of _config.yml or of front matter.

    WHAT is what `biji export` takes, or check, config or front-matter.

    \b
    biji schema references > references.schema.json
    biji schema config > config.schema.json
    """
    say(json_text(_OTHERS[what]() if what in _OTHERS else schema(what)).encode())
