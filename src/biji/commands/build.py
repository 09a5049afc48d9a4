"""`biji build`: a folder becomes a site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from biji.commands.arguments import (
    address_option,
    executor_option,
    exit_code,
    jobs_option,
    now,
    source_argument,
    target_option,
)
from biji.commands.building import built
from biji.request import Request


@click.command("build")
@source_argument
@target_option
@address_option
@jobs_option
@executor_option
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option("--drafts", is_flag=True, help="Publish drafts.")
@click.option("--future", is_flag=True, help="Publish posts dated in the future.")
@click.option("--faithful", is_flag=True, help="Make article bodies exactly as Jekyll does.")
@click.option("--no-cache", is_flag=True, help="Do everything anew, and leave nothing for the next build.")
@click.option("--explain", is_flag=True, help="Say why each file was parsed, rendered or written.")
def command(  # noqa: PLR0913 - one parameter for each option
    source: Path,
    target: Path,
    address: tuple[str, str] | None,
    jobs: int,
    executor: str,
    *,
    strict: bool,
    no_cache: bool,
    explain: bool,
    **content: bool,
) -> None:
    """Build the site of the folder SOURCE.

    SOURCE is the current folder, or content/ when that holds no site.

    \b
    biji build
    biji build ~/blog -o /tmp/site --base-url https://me.github.io/blog
    biji build --strict --jobs 4
    biji build --explain
    biji build --executor dask:tcp://10.0.0.5:8786
    """
    url, baseurl = address or (None, None)
    request = Request(source, now(), jobs, url=url, baseurl=baseurl, executor=executor, **content)
    outcome = built(request, target, use_cache=not no_cache, explain=explain)
    sys.exit(exit_code(outcome.diagnostics, strict=strict))
