"""Many addresses are asked, politely."""

import asyncio
import signal
import socket

import pytest

from biji.check.answers import Answer
from biji.check.external import USER_AGENT, Manners, ask

from .conftest import Ask, Server


def test_a_host_gets_no_more_requests_at_once_than_manners_allow(server: Server, answers: Ask) -> None:
    found = answers(*(server.url(f"/slow/{number}") for number in range(12)), per_host=2)
    assert {answer.state for answer in found.values()} == {"ok"}
    assert server.at_once == 2


def test_each_address_is_asked_once(server: Server, answers: Ask) -> None:
    answers(server.url("/ok"), server.url("/ok"))
    assert server.asked == ["HEAD /ok"]


def test_who_asks_is_said(server: Server, answers: Ask) -> None:
    answers(server.url("/ok"))
    assert server.agents == {USER_AGENT}


def test_a_host_that_never_answers_is_left_alone_after_some_tries(server: Server, answers: Ask) -> None:
    urls = [server.url("/hangs", "localhost"), *(server.url(f"/hangs?{number}", "localhost") for number in range(9))]
    found = answers(urls[0], *urls[1:], timeout=0.2, failures=3, per_host=1)
    assert found[urls[0]] == Answer("unknown", "no answer within 0.2 s", asked=found[urls[0]].asked)
    assert len(server.asked) <= 4


def test_without_network_nothing_is_called_gone(answers: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", _unknown_name)
    assert answers("https://a.dev/") == {"https://a.dev/": Answer("unknown", "there is no network")}


def test_a_name_that_does_not_exist_is_gone(server: Server, answers: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    real = asyncio.BaseEventLoop.getaddrinfo

    async def look_up(loop: asyncio.BaseEventLoop, host: str, *rest: object, **more: object) -> object:
        return await (_unknown_name() if host == "a.dev" else real(loop, host, *rest, **more))  # type: ignore[arg-type] # passed on

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", look_up)
    led = server.url("/to-no-name")
    found = answers("https://a.dev/", led, server.url("/ok"))
    assert (found[led].state, found[led].reason.partition(": ")[0]) == ("unknown", "it leads to http://a.dev/")
    assert (found["https://a.dev/"].state, found["https://a.dev/"].reason) == (
        "gone",
        "the name of its host does not exist",
    )


async def _unknown_name(*_: object, **__: object) -> object:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def test_answers_are_told_as_they_come_so_that_none_is_lost_when_the_user_stops(server: Server) -> None:
    found: dict[str, Answer] = {}

    def told(url: str, answer: Answer) -> None:
        found[url] = answer
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        ask([server.url("/ok"), server.url("/hangs")], Manners(delay=0, private=True), told)
    assert list(found) == [server.url("/ok")]
