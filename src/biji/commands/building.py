"""The build as every command that writes a site does it, and what is said of it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from biji import output
from biji.cache import Cache
from biji.commands.arguments import miss_articles
from biji.diagnostics import TemplateError
from biji.executors import ExecutorError
from biji.request import Request
from biji.terminal import complain, progress_bars, say, say_diagnostics, summary
from biji.warm import refresh
from biji.warm.notes import Outcome


def built(request: Request, target: Path, *, use_cache: bool = True, explain: bool = False) -> Outcome:
    """Build a site, and say what was found and done; end with exit code 2 when nothing could be written.

    Args:
        request: what to build.
        target: the output folder.
        use_cache: take what earlier builds left, and leave something for the next.
        explain: say why each file was parsed, rendered or written.
    """
    source = request.folder
    start = time.perf_counter()
    try:
        with progress_bars() as progress:
            outcome = refresh(request, target, progress, Cache(source) if use_cache else None, explain=explain)
    except (output.OutputError, ExecutorError) as error:
        complain(str(error))
        sys.exit(2)
    except TemplateError as error:
        say_diagnostics((error.diagnostic,), source)
        complain("nothing was written")
        sys.exit(2)
    say_diagnostics(outcome.diagnostics, source)
    for reason in outcome.reasons if explain else ():
        say(reason)
    say(summary(outcome, target, time.perf_counter() - start))
    if not dict(outcome.contents)["article"]:
        miss_articles(source)
    return outcome
