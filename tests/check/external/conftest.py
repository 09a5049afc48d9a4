"""A server on this computer that answers in all the ways in which hosts answer."""

import shutil
import ssl
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest

from biji.check.answers import Answer
from biji.check.external import Manners, ask

#: Path to status and headers.
PAGES: dict[str, tuple[int, dict[str, str]]] = {
    "/ok": (200, {"Content-Type": "text/html; charset=utf-8"}),
    "/for-good": (301, {"Location": "/ok"}),
    "/for-good-too": (308, {"Location": "/for-good"}),
    "/for-now": (302, {"Location": "/for-good"}),
    "/in-circles": (301, {"Location": "/in-circles"}),
    "/to-a-file": (302, {"Location": "file:///etc/passwd"}),
    "/to-nowhere": (302, {"Location": "http://[bad"}),
    "/to-no-name": (302, {"Location": "http://a.dev/"}),
    "/forbidden": (403, {}),
    "/missing": (404, {}),
    "/gone": (410, {}),
    "/broken": (500, {}),
    "/asks-for-an-hour": (429, {"Retry-After": "3600"}),
    "/empty": (416, {}),
    "/huge": (200, {"Content-Length": "10000000000"}),
    "/packed": (200, {"Content-Encoding": "gzip", "Content-Length": "10"}),
}


class Server(ThreadingHTTPServer):
    """Remembers what it was asked.

    Attributes:
        asked: method and path, in order.
        at_once: the most requests that it had to answer at one time.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.at_once = 0
        self.now = 0
        self.lock = threading.Lock()
        self.ended = threading.Event()
        self.scheme = "http"

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.server_address[1]}{path}"

    def handle_error(self, *_: object) -> None:
        """Those who hang up early are what is tested."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_HEAD(self) -> None:
        with self.server.lock:
            self.server.asked.append(f"{self.command} {self.path}")
            self.server.agents.add(self.headers["User-Agent"])
            self.server.now += 1
            self.server.at_once = max(self.server.at_once, self.server.now)
            earlier = Counter(self.server.asked)[f"{self.command} {self.path}"] - 1
        try:
            self._answer(earlier)
        finally:
            with self.server.lock:
                self.server.now -= 1

    do_GET = do_HEAD  # noqa: N815 - the name that http.server calls

    def _answer(self, earlier: int) -> None:
        if self.path.startswith("/hangs"):
            self.server.ended.wait()
        elif self.path.startswith("/slow"):
            self.server.ended.wait(0.02)
        status, headers = PAGES.get(self.path, (200, {}))
        if self.path == "/no-head" and self.command == "HEAD":
            status = 405
        elif self.path == "/wrong-head" and self.command == "HEAD":
            status = 404
        elif self.path.startswith("/busy") and not earlier:
            status, headers = 429, {"Retry-After": unquote(self.path.partition("?")[2]) or "0"}
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.path == "/slow-body" and self.command == "GET":
            self.server.ended.wait()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _serving(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.ended.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    yield from _serving(Server())


@pytest.fixture
def secure_server(tmp_path: Path) -> Iterator[Server]:
    """With a certificate that nobody has signed."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl makes the certificate")
    certificate = tmp_path / "certificate.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    command += ["-keyout", str(tmp_path / "key.pem"), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    server = Server()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, tmp_path / "key.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.scheme = "https"
    yield from _serving(server)


Ask = Callable[..., dict[str, Answer]]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks addresses without pauses; the answers by address."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)

    def asked(*urls: str, **manners: float) -> dict[str, Answer]:
        found: dict[str, Answer] = {}
        kind = {"delay": 0, "timeout": 5, "private": True, **manners}
        ask(urls, Manners(**kind), found.__setitem__)  # type: ignore[arg-type] # numbers are given for numbers
        return found

    return asked
