"""Who may ask: browsers that name this machine, on pages that it served, with methods that only read.

Any page on the web may send requests to a server on its reader's own machine. What it must not do is read the answer:
under a name that it made lead here (https://en.wikipedia.org/wiki/DNS_rebinding), or on the channel of changes.
"""

from __future__ import annotations

import re
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from biji.serve.live import OWN_URL

_LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
_METHODS = ("GET", "HEAD")

#: https://www.rfc-editor.org/rfc/rfc9110#name-host-and-authority; nobody has an account here.
_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:/@]+))(?::\d*)?")


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a server that listens there."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class Guard:
    """Answers what is not allowed, and hands everything else on.

    Args:
        app: what answers.
        host: where the server listens. Beyond this machine, readers may use any address of it that is a number.
    """

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app = app
        self._names = _LOOPBACK | {host.lower()}
        self._open = not is_loopback(host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse to."""
        answer = (
            self._refusal(scope["method"], scope["path"], Headers(scope=scope)) if scope["type"] == "http" else None
        )
        await (answer or self._app)(scope, receive, send)

    def _refusal(self, method: str, path: str, headers: Headers) -> PlainTextResponse | None:
        host = headers.get("host", "")
        if not self._is_ours(host):
            return PlainTextResponse("This server does not go by that name.", 421)
        if method not in _METHODS:
            return PlainTextResponse("Only reading is possible here.", 405, {"Allow": ", ".join(_METHODS)})
        if path.startswith(OWN_URL) and not _is_same_origin(host, headers):
            return PlainTextResponse("Only for pages of this server.", 403)
        return None

    def _is_ours(self, host: str) -> bool:
        found = _HOST.fullmatch(host.lower())
        name = (found[1] or found[2]) if found else ""
        return name in self._names or (self._open and _is_number(name))


def _is_same_origin(host: str, headers: Headers) -> bool:
    """Whether a browser says that a page of this server asks (https://www.w3.org/TR/fetch-metadata/)."""
    origin = headers.get("origin")
    return headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"} and (
        origin is None or origin == f"http://{host}"
    )


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
