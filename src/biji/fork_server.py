"""A process that imports what workers need while its parent does other things, and then makes workers of itself.

This is what the fork server of `multiprocessing` does
(https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods), but that one begins as a new
Python: to import what its parent has imported takes it as long as this one takes for all the rest.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
from collections.abc import Callable, Sequence
from importlib import import_module
from multiprocessing import reduction
from multiprocessing.connection import Connection

#: What a copy does, given the connection to whom it works for.
Work = Callable[[Connection], None]


class ForkServer:
    """A process that makes copies of itself. All of them end with the process that started it, however that ends.

    Args:
        modules: names of what it imports.
    """

    def __init__(self, modules: Sequence[str]) -> None:
        self._requests, theirs = socket.socketpair()
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=_serve, args=(theirs, self._requests, modules), daemon=True)
        self._process.start()
        theirs.close()
        self._has_copies = False

    def start(self, work: Work) -> Connection | None:
        """The connection to a new copy; None when there is no server any more.

        Args:
            work: what the copy is to do, which it imports.
        """
        ours, theirs = multiprocessing.Pipe()
        try:
            reduction.sendfds(self._requests, [theirs.fileno()])
            ours.send(work)
        except (OSError, RuntimeError):
            ours.close()
            return None
        finally:
            theirs.close()
        self._has_copies = True
        return ours

    def close(self) -> None:
        """End the server and its copies, without waiting for it."""
        self._requests.close()
        if not self._has_copies:  # it may be importing still
            self._process.kill()

    def join(self) -> None:
        """Wait until a server that was closed has ended."""
        self._process.join()


def _serve(requests: socket.socket, others: socket.socket, modules: Sequence[str]) -> None:
    """What the server does: a copy for each connection that it gets, until nobody can send any more."""
    others.close()
    for module in modules:
        import_module(module)
    copies = []
    while (connection := _received(requests)) is not None:
        copy = os.fork()
        if not copy:
            requests.close()
            _work(Connection(connection))
        os.close(connection)
        copies.append(copy)
    for copy in copies:
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)


def _received(requests: socket.socket) -> int | None:
    try:
        return reduction.recvfds(requests, 1)[0]
    except (EOFError, OSError):
        return None


def _work(connection: Connection) -> None:
    """Never returns: what the server was about to do is none of its copies' business."""
    try:
        work: Work = connection.recv()
        work(connection)
    finally:
        os._exit(0)
