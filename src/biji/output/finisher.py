"""Work that goes on to its end although the process that began it is killed."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from biji.output.folder import OutputError
from biji.workers import can_copy

_Result = TypeVar("_Result")


def finished(work: Callable[[], _Result]) -> _Result:
    """Do something in a copy of this process that no signal to this one, or to its terminal, reaches.

    The copy has the locks that this process has, and they hold until both have ended. Where processes cannot be
    copied, this one does the work.

    Args:
        work: takes a moment. What it raises is raised here.

    Raises:
        OutputError: when the copy was ended too.
    """
    if not can_copy():
        return work()
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = os.fork()
    if not child:
        _answer(theirs, work)
    theirs.close()
    try:
        result, error = ours.recv()
    except EOFError as gone:
        raise OutputError("the process that completes the site was ended; build again") from gone
    finally:
        os.waitpid(child, 0)
        ours.close()
    if error:
        raise error
    return result  # type: ignore[no-any-return] # what the work returned


def _answer(connection: Connection, work: Callable[[], object]) -> None:
    """Never returns: all else that the copied process was about to do is the business of the first one."""
    try:
        os.setsid()
        try:
            connection.send((work(), None))
        except BaseException as error:  # noqa: BLE001 - it is raised again where somebody waits
            connection.send((None, error))
    finally:
        os._exit(0)
