"""Hosts, and how they are treated: few requests at a time, with a pause between them, and none once they refuse."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.request import getproxies

from msgspec import Struct

#: Networks of one's own, where a foreign page is not to send us (RFC 1918, 3927, 4193, 6598).
_OWN_NETWORKS = tuple(
    ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.168.0.0/16", "::/128", "::1/128", "fc00::/7", "fe80::/10"),
    )
)


class Manners(Struct, frozen=True):
    """How to ask politely.

    Attributes:
        hosts: that are visited at a time.
        connections: at a time, to all hosts.
        per_host: requests at a time to one host.
        delay: seconds between the beginnings of two requests to one host.
        timeout: seconds for one request.
        redirects: that are followed.
        patience: the longest time in seconds that a host may ask us to wait.
        failures: requests without any answer after which a host is left alone.
        private: ask hosts of private networks too.
    """

    hosts: int = 64
    connections: int = 32
    per_host: int = 2
    delay: float = 0.5
    timeout: float = 20
    redirects: int = 10
    patience: float = 60
    failures: int = 3
    private: bool = False


class UnansweredError(Exception):
    """A request without an answer that says anything about the address.

    Args:
        reason: for the user.
        gone: the host's name does not exist.
    """

    def __init__(self, reason: str, *, gone: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.gone = gone


class _Refusal(Struct, frozen=True):
    """Why a host is not asked."""

    reason: str
    gone: bool = False


class Host:
    """One host as all requests to it see it."""

    def __init__(self, name: str, manners: Manners) -> None:
        self._name = name
        self._manners = manners
        self._slots = asyncio.Semaphore(manners.per_host)
        self._next = 0.0
        self._failures: Counter[str] = Counter()
        # Why it is left alone; not the errors themselves, which would keep alive all that they passed through.
        self._closed: dict[str, _Refusal] = {}
        self._resolving: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def turn(self, scheme: str) -> AsyncIterator[None]:
        """Wait for the next request's turn.

        Args:
            scheme: `http` or `https`; many hosts answer to one of them only.

        Raises:
            UnansweredError: when the host is not to be asked.
        """
        async with self._slots:
            await self._resolved()
            loop = asyncio.get_running_loop()
            while (wait := self._next - loop.time()) > 0:  # noqa: ASYNC110 - others may have moved it meanwhile
                await asyncio.sleep(wait)
            if refusal := self._closed.get(scheme):
                raise UnansweredError(refusal.reason, gone=refusal.gone)
            self._next = loop.time() + self._manners.delay
            yield

    def answered(self, scheme: str) -> None:
        """Note that it lives."""
        self._failures[scheme] = 0

    def failed(self, scheme: str, reason: str) -> None:
        """Note a request without answer; after some, it is left alone."""
        self._failures[scheme] += 1
        if self._failures[scheme] >= self._manners.failures:
            self._closed[scheme] = _Refusal(reason)

    def asks_to_wait(self, seconds: float, reason: str) -> bool:
        """Wait with all requests to it; False when that takes too long, and it is left alone."""
        if seconds > self._manners.patience:
            self._close(reason)
            return False
        self._next = max(self._next, asyncio.get_running_loop().time() + seconds)
        return True

    def _close(self, reason: str, *, gone: bool = False) -> None:
        self._closed = dict.fromkeys(("http", "https"), _Refusal(reason, gone))

    async def _resolved(self) -> None:
        """Look its name up, once."""
        if self._resolving is None:
            self._resolving = asyncio.create_task(self._resolve())
        await self._resolving

    async def _resolve(self) -> None:
        if getproxies():
            return  # the proxy does it, and this computer may be unable to
        try:
            async with asyncio.timeout(self._manners.timeout):
                found = await asyncio.get_running_loop().getaddrinfo(self._name, None, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            unknown_name = error.errno == socket.EAI_NONAME
            reason = "the name of its host does not exist" if unknown_name else f"its host: {error.strerror}"
            self._close(reason, gone=unknown_name)
        except (TimeoutError, OSError, UnicodeError) as error:
            self._close(f"its host cannot be looked up: {str(error) or 'timeout'}")
        else:
            if not self._manners.private and any(_is_own(str(address[4][0])) for address in found):
                self._close("its host is in a private network")


def _is_own(text: str) -> bool:
    address: IPv4Address | IPv6Address | None = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    return any(address in network for network in _OWN_NETWORKS)
