"""Who may ask."""

from pathlib import Path

import pytest

from biji.serve import is_loopback

from .conftest import FIRST, Served, Start


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:4000", "127.0.0.1:1", "[::1]", "[::1]:80"])
def test_names_of_this_machine_are_good(calm: Served, host: str) -> None:
    assert calm.ask(FIRST, headers={"Host": host})[0] == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.1.5", "", "[", "a@localhost:1x"],
)
def test_other_names_are_refused(calm: Served, host: str) -> None:
    status, content, _ = calm.ask(FIRST, headers={"Host": host})
    assert status in {400, 421}
    assert b"BERT" not in content


def test_beyond_this_machine_every_address_that_is_a_number_is_good(folder: Path, start: Start) -> None:
    served = start(folder, host="0.0.0.0")  # noqa: S104 - what is tested
    assert served.ask(FIRST, headers={"Host": "192.168.1.5:4000"})[0] == 200
    assert served.ask(FIRST, headers={"Host": "evil.example"})[0] == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/_biji/events?path=/", "/_biji/problems"])
def test_the_servers_own_addresses_are_for_its_own_pages(calm: Served, path: str, headers: dict[str, str]) -> None:
    assert calm.ask(path, headers=headers)[0] == 403


def test_a_page_of_the_server_is_of_its_origin(calm: Served) -> None:
    headers = {"Origin": f"http://127.0.0.1:{calm.port}", "Sec-Fetch-Site": "same-origin"}
    assert calm.ask("/_biji/problems", headers=headers)[0] == 200


def test_loopback_is_told_from_the_rest() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.1.2.3", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.1.5", "example.org")))  # noqa: S104 - names only
