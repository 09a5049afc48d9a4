"""The channel on which pages wait for changes: it says what kind of change, and nothing else.

A page says what it shows when it connects. So nothing is lost between a page and its connection, while the tab was
hidden, or when the server was started anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Literal

from starlette.concurrency import run_in_threadpool

from biji.build import Loaded
from biji.diagnostics import Diagnostic, Severity
from biji.render import TemplateError
from biji.serve.addresses import locate, paths_of
from biji.serve.live import Fingerprint
from biji.serve.snapshot import Page, Snapshot

#: `reload` the page, swap its `style` sheets, look at the `problems`.
Kind = Literal["reload", "style", "problems"]

#: Seconds between two signs of life: whoever no longer hears them is found out when one cannot be sent.
_PULSE = 15.0


class Channel:
    """All pages that wait, on one event loop."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._change = asyncio.Event()
        self._is_closed = False

    def announce(self) -> None:
        """Tell all pages that there may be something new; from any thread."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._turn)

    def close(self) -> None:
        """End all connections; from any thread."""
        self._is_closed = True
        self.announce()

    def _turn(self) -> None:
        self._change.set()
        self._change = asyncio.Event()

    async def messages(self, asked: str, shown: Fingerprint, current: Callable[[], Snapshot]) -> AsyncIterator[bytes]:
        """What a page is told, as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).

        Args:
            asked: the page's address, from the host's root, decoded.
            shown: what it shows.
            current: gives the state of the site.
        """
        self._loop = asyncio.get_running_loop()
        told: tuple[Diagnostic, ...] = ()
        whole: Loaded | None = None
        yield b"retry: 500\n\n"
        while not self._is_closed:
            change = self._change
            snapshot = current()
            # Only an exchanged article is asked for twice: to make another page may take long.
            is_same = snapshot.loaded is whole and snapshot.exchanged.isdisjoint(paths_of(snapshot, asked))
            seen = (None if is_same else await run_in_threadpool(_seen, snapshot, asked)) or shown
            errors = tuple(one for one in snapshot.problems if one.severity is Severity.ERROR)
            for kind in _kinds(shown, seen, told, errors):
                yield f"data: {kind}\n\n".encode()
            shown, told, whole = seen, errors, snapshot.loaded
            while not (change.is_set() or self._is_closed):
                try:
                    await asyncio.wait_for(change.wait(), _PULSE)
                except TimeoutError:
                    yield b":\n\n"


def _seen(snapshot: Snapshot, asked: str) -> Fingerprint | None:
    """What a page shows now; None where it cannot be made, or is gone for a reason: what is open then stays."""
    try:
        page = locate(snapshot, asked).file
        if isinstance(page, Page):
            return page.fingerprint
        is_wrong = any(one.severity is Severity.ERROR for one in snapshot.problems)
        return None if is_wrong else snapshot.missing().fingerprint
    except TemplateError:
        return None


def _kinds(
    before: Fingerprint, after: Fingerprint, told: tuple[Diagnostic, ...], errors: tuple[Diagnostic, ...]
) -> list[Kind]:
    if before.page != after.page:
        return ["reload"]
    kinds: list[Kind] = ["style"] if before.style != after.style else []
    return [*kinds, "problems"] if told != errors else kinds
