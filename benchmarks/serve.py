"""How long it takes from a save until the server shows the new text: biji's and, where it is, Hugo's.

    python benchmarks/serve.py FOLDER [--edits 30] [--pause 1.5] [--seed 1] [--hugo PROGRAM]

The folder is copied. Random posts get another sentence at their end, another heading, another title; the page is then
asked for every two milliseconds until it has it. Each edit waits for the pause, so that what a server does behind its
answer is not counted twice, unless the pause is shorter than that.
"""

from __future__ import annotations

import argparse
import datetime as dt
import http.client
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from generators import HUGO
from measure import circumstances, markdown_table

from biji.build import Request, load

#: Seconds: between two questions, and until a server counts as broken.
_STEP = 0.002
_PATIENCE = 600.0

_TITLE = re.compile(r"^title:.*$", re.MULTILINE)
_HEADING = re.compile(r"^#+ .*$", re.MULTILINE)

#: The kinds of edits: what becomes of a text, given a word that nobody has used.
EDITS: dict[str, Callable[[str, str], str]] = {
    "a sentence more": lambda text, word: f"{text.rstrip()}\n\nOne more sentence, {word}.\n",
    "another heading": lambda text, word: _HEADING.sub(f"# About {word}", text, count=1) + f"\n{word}\n",
    "another title": lambda text, word: _TITLE.sub(f"title: On {word}", text, count=1),
}


def main() -> None:
    """Print a table for each server."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edits", type=int, default=30, help="of each kind")
    parser.add_argument("--pause", type=float, default=1.5, help="seconds between two edits")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hugo", default="", help="Hugo's program, to be measured beside")
    options = parser.parse_args()
    print(circumstances())
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        shutil.copytree(options.folder, site)
        command = [sys.executable, "-m", "biji", "serve", str(site), "--port", str(_free_port())]
        urls = load(Request(site, dt.datetime.now(tz=dt.UTC), drafts=True)).site.urls
        measure("biji serve", command, {site / source: url for source, url in urls.items()}, options)
        if options.hugo:
            HUGO.prepare(options.folder, site)
            posts = (site / HUGO.posts).glob("*.md")
            command = [options.hugo, "server", "--source", str(site), "--port", str(_free_port())]
            measure("hugo server", command, {path: _hugo_url(path) for path in posts}, options)


def measure(name: str, command: list[str], urls: Mapping[Path, str], options: argparse.Namespace) -> None:
    """Print how long edits of each kind take with one server."""
    chance = random.Random(options.seed)  # noqa: S311 - no secret
    files = sorted(urls)
    rows = []
    with running(command) as (port, process, started):
        for kind, edit in EDITS.items():
            times = []
            for number in range(options.edits):
                time.sleep(options.pause)
                file = chance.choice(files)
                times.append(edited(file, edit, f"xy{number}zz{chance.randrange(10**9)}", port, quote(urls[file])))
            ordered = sorted(times)
            p90 = ordered[int(0.9 * (len(ordered) - 1))]
            rows.append((kind, f"{statistics.median(times):.0f} ms", f"{p90:.0f} ms", f"{ordered[-1]:.0f} ms"))
        memory = peak(process.pid)
    print(f"\n{name}, {len(files)} posts: ready after {started:.1f} s, at most {memory / 1e6:.0f} MB\n")
    print(markdown_table(("edit", "median", "90 %", "longest"), rows))


@contextmanager
def running(command: list[str]) -> Iterator[tuple[int, subprocess.Popen[bytes], float]]:
    """A server that answers, with the seconds until it did."""
    port = int(command[-1])
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while ask(port, "/") is None:
            if process.poll() is not None or time.perf_counter() - start > _PATIENCE:
                raise SystemExit(f"{' '.join(command)}: no answer")
            time.sleep(0.05)
        yield port, process, time.perf_counter() - start
    finally:
        process.terminate()
        process.wait()


def edited(file: Path, edit: Callable[[str, str], str], word: str, port: int, url: str) -> float:
    """Milliseconds from a save until the page has its word."""
    text = edit(file.read_text(encoding="utf-8"), word)
    ask(port, url)
    start = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    while word.encode() not in (ask(port, url) or b""):
        if time.perf_counter() - start > _PATIENCE:
            raise SystemExit(f"{url} never showed what was saved in {file.name}")
        time.sleep(_STEP)
    return 1000 * (time.perf_counter() - start)


def ask(port: int, url: str) -> bytes | None:
    """A page; None while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", url)
        return connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def peak(process: int) -> int:
    """The most bytes that a process has held, where Linux tells."""
    status = Path(f"/proc/{process}/status")
    found = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text() if status.exists() else "", re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def _hugo_url(file: Path) -> str:
    """Where a post is, named as `generators.plain_name` does."""
    return f"/{file.stem[:10].replace('-', '/')}/{file.stem[11:].lower()}/"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


if __name__ == "__main__":
    main()
