"""The web server, in a thread of its own: the main thread is needed for what only it can do.

Signals come to it, and only there can the parsing of a text be ended that would take forever.
"""

from __future__ import annotations

import errno
import socket
import threading
import time
from asyncio import BaseTransport, TimerHandle
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

#: How many ports are tried.
_PORTS = 100

#: Seconds for a whole request to arrive, between two requests, and for a browser to take what it was sent.
_PATIENCE = 10
_IDLE = 5
_UNREAD = 60


def listen(host: str, port: int) -> socket.socket:
    """A socket at the first free port.

    Args:
        host: an address or name of this machine.
        port: the first to try; 0 lets the system choose.

    Raises:
        OSError: when the host is not ours, or so many ports in a row are taken.
    """
    family, *_others, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    last = min(port + _PORTS, 65_535) if port else 0
    for number in range(port, last):
        try:
            return _listening(family, (address[0], number))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    return _listening(family, (address[0], last))


def _listening(family: int, address: tuple[object, int]) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows would share the port with others
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen()
    except OSError:
        made.close()
        raise
    return made


class Impatient(H11Protocol):
    """A connection that is closed when a request does not arrive whole in time, or nobody takes the answer."""

    _limit: TimerHandle | None = None

    def connection_made(self, transport: BaseTransport) -> None:
        """Begin to wait for the first request."""
        super().connection_made(transport)  # type: ignore[arg-type] # as the class declares it
        if hasattr(socket, "TCP_USER_TIMEOUT"):  # elsewhere the system decides
            connection: Any = transport.get_extra_info("socket")
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNREAD * 1000)
        self._hurry()

    def data_received(self, data: bytes) -> None:
        """Read on; only what completes a request earns more time."""
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before:
            self._calm()
        elif self.cycle is None or self.cycle.response_complete:
            self._hurry()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._calm()
        super().connection_lost(exc)

    def _hurry(self) -> None:
        self._limit = self._limit or self.loop.call_later(_PATIENCE, self.transport.close)

    def _calm(self) -> None:
        if self._limit:
            self._limit.cancel()
        self._limit = None


@contextmanager
def running(app: ASGIApp, listening: socket.socket) -> Iterator[None]:
    """A server that answers while the block runs.

    Args:
        app: the application.
        listening: a socket.
    """
    config = uvicorn.Config(
        app,
        http=Impatient,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), name="biji-serve", daemon=True)
    thread.start()
    while thread.is_alive() and not server.started:
        time.sleep(0.002)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()
