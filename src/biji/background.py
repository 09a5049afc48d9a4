"""Work that goes on in another process while this one does something else.

with Background() as background:
    index = background.start(search_files, documents, words)
    …
    files = index()
"""

from __future__ import annotations

import multiprocessing
import pickle
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self, TypeVar

from biji.pool import WORTH_WORKERS, available_processors, collect_rarely, deaf_to_interrupts

_Result = TypeVar("_Result")


class Background:
    """Processes that are gone when the block ends, however it does.

    Args:
        jobs: how many processes the user wants; 1 makes every call in this one, when its result is asked for.
        worth: the size of arguments, in bytes, below which a call is made here too.
    """

    def __init__(self, jobs: int = 0, worth: int = WORTH_WORKERS) -> None:
        self._jobs = jobs or available_processors()
        self._worth = worth
        self._started: list[tuple[BaseProcess, Connection]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process, connection in self._started:
            connection.close()
            process.kill()
            process.join()

    def start(self, function: Callable[..., _Result], *arguments: object) -> Callable[[], _Result]:
        """Begin a call.

        Args:
            function: a function of a module, without side effects: where no process can run it, or the process is
                lost, it is called here when the result is asked for.
            arguments: what it is called with, in the forms that `pickle` knows.

        Returns:
            A function that waits for the result. It raises what the call raises.
        """
        data = b"" if self._jobs == 1 else pickle.dumps(arguments, pickle.HIGHEST_PROTOCOL)
        if self._jobs == 1 or len(data) < self._worth:
            return lambda: function(*arguments)
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        ours, theirs = context.Pipe()
        process = context.Process(target=_run, args=(theirs, function), daemon=True)  # type: ignore[attr-defined]
        with deaf_to_interrupts():
            process.start()
        theirs.close()
        self._started.append((process, ours))
        # The process has to import its modules first: waiting for that is left to a thread.
        threading.Thread(target=_send, args=(ours, data), daemon=True).start()

        def result() -> _Result:
            try:
                received: _Result = ours.recv()
            except (EOFError, OSError):
                return function(*arguments)
            return received

        return result


def _send(connection: Connection, data: bytes) -> None:
    try:
        connection.send_bytes(data)
    except OSError:
        return  # the process is gone, as receiving from it will tell


def _run(connection: Connection, function: Callable[..., object]) -> None:
    collect_rarely()
    try:
        connection.send(function(*connection.recv()))
    except Exception:  # noqa: BLE001 - whatever it is, the parent meets it too when it does the work itself
        connection.close()
