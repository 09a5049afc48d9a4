"""A preview of a site that follows its folder: `load` again after each save, pages made when they are asked for.

Nothing is written to the disk. What is served is in memory, or lies where the author put it.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Protocol
from urllib.parse import quote

from msgspec import Struct

from biji.build import Request
from biji.diagnostics import Diagnostic
from biji.garbage import collect_rarely
from biji.serve.app import App
from biji.serve.events import Channel
from biji.serve.guard import is_loopback
from biji.serve.keeper import Keeper, Update
from biji.serve.server import listen, running
from biji.serve.snapshot import Snapshot
from biji.serve.watching import changes

__all__ = ["Ready", "Reporter", "Update", "is_loopback", "serve"]

#: Seconds that a thread works before another may: an answer takes several turns, while the other thread links.
_TURN = 0.001


class Ready(Struct, frozen=True):
    """A server that answers.

    Attributes:
        url: of the front page.
        port: which may be another than the one that was asked for.
        articles: how many there are.
    """

    url: str
    port: int
    articles: int
    problems: tuple[Diagnostic, ...]


class Reporter(Protocol):
    """Who is told what happens, each from one thread at a time."""

    def loading(self, stage: str, done: int, total: int) -> None:
        """How far the first load is, as `biji.build.Progress`."""

    def ready(self, server: Ready) -> None:
        """The server answers."""

    def updated(self, update: Update) -> None:
        """Something was saved, and the whole site is up to date with it."""


def serve(
    request: Callable[[], Request], host: str, port: int, reporter: Reporter, stop: Event | None = None
) -> None:
    """Serve a site until the process is interrupted, or until `stop` is set.

    Args:
        request: makes what is asked of every build; the time decides what is in the future.
        host: where to listen.
        port: the first to try.
        reporter: is told what happens.
        stop: set by another thread.

    Raises:
        OSError: when nothing can be listened to or watched, also when the site's folder is removed.
    """
    stop, channel = stop or Event(), Channel()
    with listen(host, port) as listening:
        keeper = Keeper(request, channel.announce, reporter.updated, reporter.loading)
        collect_rarely()
        app = App(request().folder, lambda: keeper.snapshot, channel)
        with running(app.asgi(host), listening), _loading(keeper, stop):
            try:
                for number, files in enumerate(changes(request().folder, keeper.include, stop)):
                    if number == 0:
                        reporter.ready(_ready(keeper.snapshot, host, listening.getsockname()[1]))
                    if files or number == 0:  # before somebody watched, something may have changed
                        keeper.saved(files)
            finally:
                channel.close()


@contextmanager
def _loading(keeper: Keeper, stop: Event) -> Iterator[None]:
    """A thread that does the keeper's second steps; what goes wrong there ends the server."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            keeper.run(stop)
        except BaseException as error:  # noqa: BLE001 - raised below, where it is seen
            failures.append(error)
            stop.set()

    threading.Thread(target=run, name="biji-load", daemon=True).start()
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
        stop.set()
        keeper.wake()
    if failures:
        raise failures[0]


def _ready(snapshot: Snapshot, host: str, port: int) -> Ready:
    name = "localhost" if host in {"0.0.0.0", "::"} else f"[{host}]" if ":" in host else host  # noqa: S104 - no bind
    url = f"http://{name}:{port}{quote(snapshot.base)}/"
    return Ready(url, port, len(snapshot.lookup.site.articles), snapshot.problems)
