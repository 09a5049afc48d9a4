"""A build that first looks whether there is anything to do.

The result of a build is a function of its inputs. So when all that the last build has looked at lies as it lay, and
the files that it wrote, too, there is nothing to read, parse, link, render or write.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from biji import output
from biji.output.traces import are_untouched
from biji.request import Progress, Request
from biji.warm.notes import Note, Outcome, last_note

if TYPE_CHECKING:  # a build without a cache does not need one
    from biji.cache import Cache


def refresh(
    request: Request, target: Path, progress: Progress, cache: Cache | None, *, explain: bool = False
) -> Outcome:
    """Make the output folder hold the site: `build`, if there is anything to do.

    Args:
        request: what to build.
        target: the output folder.
        progress: told how far each stage is.
        cache: of the site's folder; None does everything, and leaves nothing for the next build.
        explain: give reasons.

    Raises:
        output.OutputError: when the output folder cannot be used.
        TemplateError: when a template of the user's own cannot be filled.
        OSError: when the disk refuses.
    """
    output.check_folder(target, request.folder)
    before = last_note(cache, target) if cache else None
    if before and _is_done(before, request, target):
        return before.outcome
    # What reads and makes sites takes longer to import than it takes to see that there is nothing to do.
    from biji.workers import fork_server  # noqa: PLC0415 - as said

    with fork_server(1 if request.executor else request.jobs) as server:
        from biji.warm.rebuild import rebuild  # noqa: PLC0415 - as said

        return rebuild(request, target, progress, cache, before, explain=explain, server=server)


def _is_done(before: Note, request: Request, target: Path) -> bool:
    is_same = before.is_steady(request.now) and before.circumstances.are_same(request)
    return is_same and are_untouched(target, before.files)
