"""`biji serve`: a preview that follows the folder."""

from __future__ import annotations

import signal
import sys
import time
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

import click
from msgspec import structs

from biji.build import Request
from biji.commands.arguments import address_option, jobs_option, miss_articles, now, source_argument
from biji.serve import Ready, Update, is_loopback, serve
from biji.terminal import complain, counted, progress_bars, say, say_diagnostics

#: Files that are named when several have changed.
_NAMED = 3


@click.command("serve")
@source_argument
@click.option("--port", type=click.IntRange(0, 65_535), default=4000, show_default=True, help="The first to try.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--open", "is_opened", is_flag=True, help="Show the site in the browser.")
@click.option("--no-drafts", is_flag=True, help="Leave drafts out.")
@click.option("--future", is_flag=True, help="Show posts dated in the future.")
@address_option
@jobs_option
def command(  # noqa: PLR0913 - one parameter for each option
    source: Path,
    port: int,
    host: str,
    address: tuple[str, str] | None,
    jobs: int,
    *,
    is_opened: bool,
    no_drafts: bool,
    future: bool,
) -> None:
    """Show the site of SOURCE in a browser, and keep it up to date.

    SOURCE is the current folder, or content/ when that holds no site. Nothing is written to the disk.

    \b
    biji serve
    biji serve ~/blog --open
    biji serve --port 8080 --no-drafts
    """
    url, baseurl = address or (None, None)
    request = Request(source, now(), jobs, url=url, baseurl=baseurl, drafts=not no_drafts, future=future)
    try:
        with _interrupted_by_sigterm(), _Terminal(source, host, port, is_opened=is_opened) as terminal:
            serve(lambda: structs.replace(request, now=now()), host, port, terminal)
    except KeyboardInterrupt:
        say("")
    except OSError as error:
        if error.filename:
            raise
        complain(f"cannot serve at {host}:{port}: {error.strerror or error}")
        sys.exit(2)


@contextmanager
def _interrupted_by_sigterm() -> Iterator[None]:
    """SIGTERM ends what runs in here as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class _Terminal:
    """Prints what happens."""

    def __init__(self, source: Path, host: str, port: int, *, is_opened: bool) -> None:
        self._source, self._host, self._port, self._is_opened = source, host, port, is_opened
        self._start = time.perf_counter()
        self._bars = ExitStack()

    def __enter__(self) -> Self:
        """Show how far the first load is."""
        self.loading = self._bars.enter_context(progress_bars())
        return self

    def __exit__(self, *_error: object) -> None:
        self._bars.close()

    def ready(self, server: Ready) -> None:
        self._bars.close()
        say_diagnostics(server.problems, self._source)
        if self._port and server.port != self._port:
            say(f"port {self._port} is taken")
        if not is_loopback(self._host):
            warning = f"anybody who reaches this machine at {self._host} can read the site, drafts too"
            say(click.style(warning, fg="yellow"), err=True)
        seconds = time.perf_counter() - self._start
        say(f"{counted(server.articles, 'article')} in {seconds:.1f} s → {server.url} (Ctrl-C ends it)")
        if not server.articles:
            miss_articles(self._source)
        if self._is_opened:
            webbrowser.open(server.url)

    def updated(self, update: Update) -> None:
        say_diagnostics(update.problems, self._source)
        say(_line(update))


def _line(update: Update) -> str:
    """`10:53:26 _posts/2019-7-11-bert.md: shown after 12 ms, all pages after 410 ms`."""
    more = len(update.paths) - _NAMED
    names = ", ".join(update.paths[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    shown = f"shown after {update.shown * 1000:.0f} ms, " if update.shown is not None else ""
    clock = time.strftime("%H:%M:%S")
    return f"{clock} {names or 'the folder'}: {shown}all pages after {update.linked * 1000:.0f} ms"
