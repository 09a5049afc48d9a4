"""Hosts get their time, and private networks their peace."""

import asyncio
from itertools import pairwise

import pytest

from biji.check.external.hosts import Host, Manners, UnansweredError

from .conftest import Ask, Server


def test_two_requests_to_one_host_begin_a_pause_apart() -> None:
    async def begin() -> list[float]:
        host = Host("127.0.0.1", Manners(delay=0.03, private=True))
        times = []

        async def request() -> None:
            async with host.turn("http"):
                times.append(asyncio.get_running_loop().time())

        await asyncio.gather(*(request() for _ in range(4)))
        return times

    times = asyncio.run(begin())
    assert all(later - earlier >= 0.03 for earlier, later in pairwise(times))


def test_hosts_of_private_networks_are_not_asked_unless_it_is_wanted(server: Server, answers: Ask) -> None:
    (answer,) = answers(server.url("/ok"), private=False).values()
    assert (answer.state, answer.reason) == ("unknown", "its host is in a private network")
    assert server.asked == []


@pytest.mark.parametrize("address", ["10.1.2.3", "169.254.169.254", "::1", "::ffff:192.168.0.1", "fe80::1"])
def test_private_networks_are_known_by_their_addresses(address: str) -> None:
    async def turn() -> None:
        async with Host(address, Manners()).turn("http"):
            pass

    with pytest.raises(UnansweredError, match="private network"):
        asyncio.run(turn())
