"""One outside address is asked: `HEAD`, and `GET` for one byte where that was not answered well.

No body is ever read, so none can be too large; redirects are followed here, each of them with its own host's turn.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import ssl
import time
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import httpx
from msgspec import Struct

from biji.check.answers import Answer
from biji.check.external.hosts import Host, Manners, UnansweredError

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PERMANENT = frozenset((301, 308))
_GONE = frozenset((404, 410))
#: "Range not satisfiable": the first byte of an empty file.
_EMPTY = 416
#: How often a host that asks to wait is asked again.
_TRIES = 3
#: Seconds to wait when a host does not say how long.
_PAUSE = 5.0


class _Response(Struct, frozen=True):
    """The head of a response.

    Attributes:
        url: that answered, after redirects.
        kind: its media type.
        moved: every redirect on the way is for good.
    """

    url: str
    status: int
    location: str = ""
    wait: float | None = None
    kind: str = ""
    moved: bool = False


class Asker:
    """Asks addresses, of the same hosts in turn.

    Args:
        client: that follows no redirects.
        manners: how to ask.

    Attributes:
        heard: whether any host has answered at all: without network, no name exists.
    """

    def __init__(self, client: httpx.AsyncClient, manners: Manners) -> None:
        self.heard = False
        self._client = client
        self._manners = manners
        self._hosts: dict[str, Host] = {}
        self._places = asyncio.Semaphore(manners.connections)

    async def ask(self, url: str) -> Answer:
        """What an address answers; it never fails."""
        asked = int(time.time())
        try:
            response = await self._reach(url)
        except UnansweredError as error:
            return Answer("gone" if error.gone else "unknown", error.reason, asked=asked)
        if response.status in _GONE:
            return Answer("gone", _named(response.status), asked=asked)
        if not _is_fine(response.status):
            return Answer("unknown", _named(response.status), asked=asked)
        secure = url.startswith("http:") and await self._is_same_with_https(response, url)
        return Answer("ok", moved=response.url if response.moved else "", secure=secure, asked=asked)

    async def _reach(self, url: str) -> _Response:
        """The last response to `HEAD`, or else to `GET`: some servers refuse the first, some answer it wrongly."""
        try:
            response = await self._follow("HEAD", url)
        except _NotAnsweredError:
            return await self._follow("GET", url)
        if _is_fine(response.status) or response.status == HTTPStatus.TOO_MANY_REQUESTS:
            return response
        return await self._follow("GET", url)

    async def _is_same_with_https(self, response: _Response, url: str) -> bool:
        """Whether `https:` leads to the same page; it does where the page itself leads there."""
        if response.url.startswith("https:"):
            return _without_scheme(response.url) == _without_scheme(url)
        try:
            other = await self._reach("https:" + url.partition(":")[2])
        except UnansweredError:
            return False
        same = _without_scheme(other.url) == _without_scheme(response.url)
        return same and _is_fine(other.status) and other.kind == response.kind and other.url.startswith("https:")

    async def _follow(self, method: str, url: str) -> _Response:
        moved = True
        first = url
        for _ in range(self._manners.redirects + 1):
            try:
                response = await self._patiently(method, url)
            except UnansweredError as error:
                # Where a page leads may be wrong for us only.
                raise error if url == first else type(error)(f"it leads to {url[:200]}: {error.reason}") from None
            if response.status not in _REDIRECTS or not response.location:
                return _Response(url, response.status, kind=response.kind, moved=moved and url != first)
            moved = moved and response.status in _PERMANENT
            url = _led_to(url, response.location)
        raise UnansweredError(f"more than {self._manners.redirects} redirects")

    async def _patiently(self, method: str, url: str) -> _Response:
        """One request; a host that asks to wait is given its time."""
        host = self._host(url)
        for _ in range(_TRIES):
            response = await self._request(method, url, host)
            busy = response.status == HTTPStatus.TOO_MANY_REQUESTS or (
                response.status == HTTPStatus.SERVICE_UNAVAILABLE and response.wait is not None
            )
            wait = _PAUSE if response.wait is None else response.wait
            if not busy or not host.asks_to_wait(wait, _named(response.status)):
                return response
        return response

    async def _request(self, method: str, url: str, host: Host) -> _Response:
        headers = {"Range": "bytes=0-0"} if method == "GET" else {}
        scheme, reason = url.partition(":")[0].lower(), ""
        async with host.turn(scheme), self._places:
            try:
                async with (
                    asyncio.timeout(self._manners.timeout),
                    self._client.stream(method, url, headers=headers) as response,
                ):
                    answer = response
            except (TimeoutError, httpx.TimeoutException):
                reason = f"no answer within {self._manners.timeout:g} s"
            except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
                reason = _explained(error)
        if reason:
            host.failed(scheme, reason)
            raise _NotAnsweredError(reason)
        self.heard = True
        host.answered(scheme)
        return _Response(
            url,
            answer.status_code,
            answer.headers.get("location", ""),
            _seconds(answer.headers.get("retry-after", "")),
            answer.headers.get("content-type", "").partition(";")[0].strip().lower(),
        )

    def _host(self, url: str) -> Host:
        name = host_of(url)
        if not name:
            raise UnansweredError("it is no valid address")
        if name not in self._hosts:
            self._hosts[name] = Host(name, self._manners)
        return self._hosts[name]


class _NotAnsweredError(UnansweredError):
    """The host was asked and did not answer as HTTP wants."""


def host_of(url: str) -> str:
    """The host of an address, as names are looked up; "" when there is none, or a port that cannot be."""
    try:
        parts = urlsplit(url)
        return httpx.URL(url).raw_host.decode("ascii") if parts.port != 0 else ""
    except (httpx.InvalidURL, ValueError):
        return ""


def _led_to(url: str, location: str) -> str:
    """The address that a redirect names.

    Raises:
        UnansweredError: when it is not one for us.
    """
    try:
        target = urljoin(url, location)
    except ValueError:
        raise UnansweredError("it leads to no valid address") from None
    if not target.startswith(("http://", "https://")):
        raise UnansweredError(f"it leads to {target.partition(':')[0][:20]}:")
    return target


def _is_fine(status: int) -> bool:
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES or status == _EMPTY


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _without_scheme(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def _explained(error: Exception) -> str:
    """The first cause that says something: the libraries wrap one error in another."""
    cause: BaseException | None = error
    while cause and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate: {cause.verify_message}"
    return " ".join(str(cause or error).split())[:200] or type(error).__name__


def _seconds(retry_after: str) -> float | None:
    """`Retry-After` (RFC 9110, section 10.2.3): seconds, or a date; None without one."""
    if retry_after.isascii() and retry_after.isdecimal():
        return float(retry_after[:9])
    try:
        date = parsedate_to_datetime(retry_after)
        seconds = (date.astimezone(dt.UTC) - dt.datetime.now(dt.UTC)).total_seconds()
    except (ValueError, OverflowError):
        return None
    return max(0.0, seconds)
