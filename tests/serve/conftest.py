"""A site, and a server of it on a free port of this machine."""

from __future__ import annotations

import datetime as dt
import http.client
import queue
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from biji.build import Request
from biji.serve import Ready, Update, serve

NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
PATIENCE = 30

FILES = {
    "_config.yml": "title: Notes\nlang: en\n",
    "_posts/2020-1-2-first.md": "---\ntitle: Attention（一）\ncategory: deep\n---\n\n# BERT\n\nOld text.\n",
    "_posts/2020-1-3-second.md": "---\ntitle: Attention（二）\ncategory: deep\n---\n\n# BERT（续）\n\n"
    "See [the first](/deep/2020/01/02/first.html#bert). ![](/images/a.svg)\n\nhttps://example.org/a\n\nA title\n",
    "_posts/2020-1-4-third.md": "---\ntitle: Third\n---\n\nIn BERT, too.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "_drafts/draft.md": "---\ntitle: A draft\n---\n\ntext\n",
    "about/index.md": "---\ntitle: About\n---\n\nWho.\n",
    "images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"></svg>',
    "style.css": "p { color: red }",
    "humans.txt": "---\n---\n{{ site.title }}\n",
}
FIRST = "/deep/2020/01/02/first.html"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "blog", FILES)
    return tmp_path / "blog"


class Served:
    """A server that runs in a thread, and asks of it; tells it what happened."""

    def __init__(self) -> None:
        self.port = 0
        self.url = ""
        self.is_ready = threading.Event()
        self.updates: queue.Queue[Update] = queue.Queue()

    def loading(self, stage: str, done: int, total: int) -> None:
        """Nobody looks."""

    def ready(self, server: Ready) -> None:
        self.port, self.url = server.port, server.url
        self.is_ready.set()

    def updated(self, update: Update) -> None:
        self.updates.put(update)

    def after(self, path: str) -> Update:
        """The update after the save of a file; of a new folder with files, the folder may be all that is named."""
        while True:
            update = self.updates.get(timeout=PATIENCE)
            if any(path == saved or path.startswith(f"{saved}/") for saved in update.paths):
                return update

    def ask(
        self, path: str, method: str = "GET", headers: dict[str, str] | None = None
    ) -> tuple[int, bytes, dict[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
        finally:
            connection.close()

    def text(self, path: str) -> str:
        """A page as the build makes it."""
        return re.sub(r'<script src="/_biji/[^>]*></script>', "", self.ask(path)[1].decode())

    @contextmanager
    def listen(self, path: str, page: str = "", style: str = "") -> Iterator[Callable[[], str]]:
        """The channel of a page; gives the next message."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"/_biji/events?path={path}&page={page}&style={style}")
        answer = connection.getresponse()
        assert answer.status == 200

        def message() -> str:
            while line := answer.readline():
                if line.startswith(b"data: "):
                    return line[6:].decode().strip()
            return ""

        try:
            yield message
        finally:
            connection.close()

    def shown(self, path: str) -> dict[str, str]:
        """What a page says of itself to the channel."""
        found = re.search(r'data-page="(\w+)" data-style="(\w+)"', self.ask(path)[1].decode())
        assert found
        return {"page": found[1], "style": found[2]}


Start = Callable[..., Served]


@contextmanager
def starting() -> Iterator[Start]:
    """Starts servers, which end with the block."""
    with ExitStack() as stack:

        def started(folder: Path, host: str = "127.0.0.1", port: int = 0, **request: object) -> Served:
            served, stop = Served(), threading.Event()
            made = Request(folder, NOW, **{"drafts": True, **request})  # type: ignore[arg-type] # as the tests say
            thread = threading.Thread(target=serve, args=(lambda: made, host, port, served, stop))
            thread.start()
            stack.callback(thread.join)
            stack.callback(stop.set)
            assert served.is_ready.wait(PATIENCE)
            return served

        yield started


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a server of a folder."""
    with starting() as start:
        yield start


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of a site that nobody changes."""
    folder = tmp_path_factory.mktemp("calm")
    write(folder, FILES)
    with starting() as start:
        yield start(folder)
