"""Ports, and connections that come to nothing."""

import socket
from pathlib import Path

import pytest

from biji.serve import server
from biji.serve.server import listen

from .conftest import FIRST, Start

REQUEST = f"GET {FIRST} HTTP/1.1\r\nHost: localhost\r\n".encode()


def test_the_next_free_port_is_taken() -> None:
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with listen("127.0.0.1", port) as second:
            assert port < second.getsockname()[1] < port + 100


def test_a_host_that_is_not_ours_is_an_error() -> None:
    with pytest.raises(OSError):  # noqa: PT011 - told in the system's language
        listen("192.0.2.1", 4000)  # https://www.rfc-editor.org/rfc/rfc5737: nobody's


def received(connection: socket.socket) -> bytes:
    """All that comes until the server closes the connection."""
    parts = []
    while part := connection.recv(65_536):
        parts.append(part)
    return b"".join(parts)


@pytest.mark.parametrize(
    ("beginning", "answers"),
    [
        (b"", 0),
        (b"GET ", 0),
        (REQUEST, 0),
        (REQUEST + b"Content-Length: 5\r\n\r\nab", 1),
        (REQUEST + b"\r\n", 1),
        (REQUEST + b"\r\nGET /about", 1),
    ],
    ids=["nothing", "half a line", "half a head", "half a body", "a request", "one and a half"],
)
def test_a_connection_on_which_no_whole_request_arrives_is_closed(
    folder: Path, start: Start, monkeypatch: pytest.MonkeyPatch, beginning: bytes, answers: int
) -> None:
    monkeypatch.setattr(server, "_PATIENCE", 0.3)
    monkeypatch.setattr(server, "_IDLE", 0.3)
    served = start(folder)
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as connection:
        connection.sendall(beginning)
        assert received(connection).count(b"HTTP/1.1 200 OK") == answers


def test_more_of_the_same_earns_no_more_time(folder: Path, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_PATIENCE", 0.3)
    served = start(folder)
    with socket.create_connection(("127.0.0.1", served.port), timeout=0.05) as connection:
        for _ in range(200):
            try:
                connection.sendall(b"G")
                if connection.recv(100) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        else:
            pytest.fail("still open after ten seconds")


def test_an_open_page_may_wait_for_long(folder: Path, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_PATIENCE", 0.1)
    monkeypatch.setattr("biji.serve.events._PULSE", 0.1)
    served = start(folder)
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as connection:
        shown = served.shown(FIRST)
        connection.sendall(
            f"GET /_biji/events?path={FIRST}&page={shown['page']}&style={shown['style']} HTTP/1.1\r\n"
            "Host: localhost\r\n\r\n".encode()
        )
        got = b""
        while got.count(b":\n\n") < 8:
            part = connection.recv(1000)
            assert part
            got += part
