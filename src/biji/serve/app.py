"""What the server answers: only what the build makes, by the build's own list, and three addresses of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from html import escape
from mimetypes import MimeTypes
from pathlib import Path
from posixpath import splitext
from stat import S_ISREG
from urllib.parse import quote, unquote

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from biji.diagnostics import format_diagnostic
from biji.model import StaticFile
from biji.render import TemplateError
from biji.serve.addresses import Located, locate
from biji.serve.events import Channel
from biji.serve.guard import Guard
from biji.serve.live import OWN_URL, Fingerprint, script, with_script
from biji.serve.problems import problems_view
from biji.serve.snapshot import Page, Snapshot

#: Browsers ask again each time, and no other site shows what they got.
_HEADERS = {
    "Cache-Control": "no-cache",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

#: What Python does not know everywhere; GitHub Pages serves the same.
_TYPES = {
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".opus": "audio/ogg",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_KNOWN = MimeTypes()


class App:
    """Answers requests.

    Args:
        folder: the site's.
        current: gives the state of the site.
        channel: on which pages wait.
    """

    def __init__(self, folder: Path, current: Callable[[], Snapshot], channel: Channel) -> None:
        self._folder, self._current, self._channel = folder, current, channel

    def asgi(self, host: str) -> Starlette:
        """The application, for a server that listens at `host`."""
        return Starlette(
            routes=[
                Route(f"{OWN_URL}live.js", self._script),
                Route(f"{OWN_URL}events", self._events),
                Route(f"{OWN_URL}problems", self._problems),
                Route("/{path:path}", self._file),
            ],
            middleware=[Middleware(Guard, host=host)],
        )

    def _script(self, request: Request) -> Response:
        return _sent(request, script(), "text/javascript")

    def _problems(self, request: Request) -> Response:
        view = problems_view(self._current().problems, self._folder)
        return _sent(request, msgspec.json.encode(view), "application/json")

    async def _events(self, request: Request) -> Response:
        query = request.query_params
        shown = Fingerprint(query.get("page", ""), query.get("style", ""))
        messages = self._channel.messages(unquote(query.get("path", "/")), shown, self._current)
        return StreamingResponse(messages, media_type="text/event-stream", headers=_HEADERS)

    def _file(self, request: Request) -> Response:
        snapshot, asked = self._current(), request.scope["path"]
        try:
            found = locate(snapshot, asked)
            if found.elsewhere:
                return RedirectResponse(quote(found.elsewhere), headers=_HEADERS)
            answer = _answer(request, found)
            return answer or _sent(request, snapshot.missing().content, "text/html", 404)
        except TemplateError as error:
            return _failed(error)


def _answer(request: Request, found: Located) -> Response | None:
    if isinstance(found.file, StaticFile):
        return _streamed(request, found.file)
    if isinstance(found.file, Page):
        return _sent(request, found.file.content, "text/html")
    return _sent(request, found.file, _type(found.path)) if found.file is not None else None


def _sent(request: Request, content: bytes, media_type: str, status: int = 200) -> Response:
    """A whole content, or that it has not changed."""
    tag = f'"{hashlib.blake2b(content, digest_size=8).hexdigest()}"'
    headers = {**_HEADERS, "ETag": tag}
    if status == 200 and _has(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(content, status, headers, media_type)


def _streamed(request: Request, file: StaticFile) -> Response | None:
    """A file from where it lies; None when something else lies there by now."""
    try:
        status = Path(file.origin).lstat()
        if not S_ISREG(status.st_mode) or Path(file.origin).resolve(strict=True) != Path(file.origin):
            return None
    except OSError:
        return None
    response = FileResponse(file.origin, headers=_HEADERS, media_type=_type(file.path), stat_result=status)
    if _has(request, response.headers["etag"]):
        kept = {name: response.headers[name] for name in ("etag", "last-modified")}
        return Response(status_code=304, headers={**_HEADERS, **kept})
    return response


def _has(request: Request, tag: str) -> bool:
    """Whether the browser has that already (https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match)."""
    tags = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return tag in tags or tags == ["*"]


def _type(path: str) -> str:
    suffix = splitext(path)[1].lower()
    return _TYPES.get(suffix) or _KNOWN.types_map[True].get(suffix, "application/octet-stream")


def _failed(error: TemplateError) -> Response:
    """A page in the place of one that a template keeps from being made; the script reloads it when it can be."""
    text = escape(format_diagnostic(error.diagnostic))
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>biji</title></head>'
    page = f"{head}<pre>{text}</pre></html>"
    content = with_script(page.encode("utf-8", "replace"), Fingerprint("", ""))
    return Response(content, 500, _HEADERS, "text/html")
