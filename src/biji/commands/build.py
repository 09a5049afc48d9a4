"""`biji build`: a folder becomes a site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

<<<<<<< Updated upstream
from biji.commands.arguments import address_option, exit_code, jobs_option, now, source_argument, target_option
from biji.commands.building import built
=======
from biji import output
from biji.cache import Cache
from biji.commands.arguments import (
    address_option,
    executor_option,
    exit_code,
    jobs_option,
    now,
    source_argument,
    target_option,
)
from biji.diagnostics import TemplateError
from biji.executors import ExecutorError
>>>>>>> Stashed changes
from biji.inputs import Request


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
<<<<<<< Updated upstream
    request = Request(source, now(), jobs, url=url, baseurl=baseurl, faithful=faithful, drafts=drafts, future=future)
    outcome = built(request, target, use_cache=not no_cache, explain=explain)
    sys.exit(exit_code(outcome.diagnostics, strict=strict))
=======
    request = Request(source, now(), jobs, url=url, baseurl=baseurl, executor=executor, **content)
    start = time.perf_counter()
    try:
        with progress_bars() as progress:
            built = refresh(request, target, progress, None if no_cache else Cache(source), explain=explain)
    except (output.OutputError, ExecutorError) as error:
        complain(str(error))
        sys.exit(2)
    except TemplateError as error:
        say_diagnostics((error.diagnostic,), source)
        complain("nothing was written")
        sys.exit(2)
    say_diagnostics(built.diagnostics, source)
    for reason in built.reasons if explain else ():
        say(reason)
    say(summary(built, target, time.perf_counter() - start))
    if not dict(built.contents)["article"]:
        complain(f'no articles in "{source}": posts belong in its folder _posts/, named like 2024-7-11-slug.md')
    sys.exit(exit_code(built.diagnostics, strict=strict))
>>>>>>> Stashed changes
