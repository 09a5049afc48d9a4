"""`biji publish` to a git server over HTTP, with a password, and what it says when the server refuses.

The server is git's own `http-backend` behind a few lines of WSGI, on the loopback.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

if TYPE_CHECKING:
    from tests.publish.conftest import Publish, Repo

POST = "2024/01/02/first.html"
USER, PASSWORD = "ann", "ghp_" + "s3cr3t" * 6


class Quiet(WSGIRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Nothing."""


class Server:
    """git's HTTP server for all repositories below a folder; everything needs the password."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before: Callable[[str], None] = lambda _path: None

    def __call__(self, request: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
        path = request["PATH_INFO"]
        expected = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if request.get("HTTP_AUTHORIZATION") != expected:
            start("401 Unauthorized", [("WWW-Authenticate", 'Basic realm="git"')])
            return []
        self.before(path)
        environment = {
            **{name: value for name, value in request.items() if isinstance(value, str)},
            "GIT_PROJECT_ROOT": str(self.folder),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REMOTE_USER": USER,
            "PATH": os.environ["PATH"],
        }
        body = request["wsgi.input"].read(int(request.get("CONTENT_LENGTH") or 0))
        command = [shutil.which("git") or "git", "http-backend"]
        done = subprocess.run(command, input=body, capture_output=True, check=False, env=environment)
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        start(headers.pop("Status", "200 OK"), list(headers.items()))
        return [content]


@pytest.fixture
def server(tmp_path: Path, remote: Repo, blog: Repo) -> Iterator[Server]:
    """The server of the remote; its address, with the password in it, is the blog's origin."""
    if not list(Path(blog.git("--exec-path")).glob("git-http-backend*")):
        pytest.skip("this git comes without its HTTP server")
    app = Server(tmp_path)
    remote.git("config", "http.receivepack", "true")
    with make_server("127.0.0.1", 0, app, WSGIServer, Quiet) as listening:
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        port = listening.server_port
        blog.git("remote", "set-url", "origin", f"http://{USER}:{PASSWORD}@127.0.0.1:{port}/remote.git")
        yield app
        listening.shutdown()
        thread.join()


def hook(remote: Repo, name: str, script: str) -> None:
    remote.write(f"hooks/{name}", f"#!/bin/sh\n{script}\n")
    (remote.folder / "hooks" / name).chmod(0o755)


@pytest.mark.usefixtures("server")
def test_first_again_and_changed(publish: Publish, blog: Repo, remote: Repo) -> None:
    outputs = [publish().output, publish().output]
    blog.post("2024-1-4-third", "New")
    blog.commit()
    outputs.append(publish("--dry-run").output)
    outputs.append(publish().output)
    assert ["published" in text for text in outputs] == [True, False, False, True]
    assert remote.count() == 2
    assert "2024/01/04/third.html" in remote.files()
    assert not any(PASSWORD in text or USER + ":" in text for text in outputs)


@pytest.mark.usefixtures("server")
def test_an_address_in_place_of_a_name_is_shown_without_its_password(publish: Publish, blog: Repo) -> None:
    url = blog.git("remote", "get-url", "origin")
    output = publish("--remote", url).output
    assert "gh-pages of http://***@127.0.0.1" in output
    assert PASSWORD not in output


@pytest.mark.usefixtures("server")
def test_a_refusing_hook_is_quoted_without_passwords(publish: Publish, remote: Repo) -> None:
    hook(remote, "pre-receive", f"echo 'Not on Sundays: https://{USER}:{PASSWORD}@h.org and {PASSWORD}' >&2\nexit 1")
    result = publish()
    assert result.exit_code == 2
    assert "nothing was published: origin refused the push: a hook refused it" in result.output
    assert "git: remote: Not on Sundays: https://***@h.org and ***" in result.output
    assert PASSWORD not in result.output
    assert remote.git("branch", "--list", "gh-pages") == ""


@pytest.mark.usefixtures("server")
def test_what_a_server_says_does_not_move_the_terminal(publish: Publish, remote: Repo) -> None:
    hook(remote, "pre-receive", "printf '\\033[2Jgone' >&2\nexit 1")
    output = publish().output
    assert "gone" in output
    assert "\x1b" not in output


def test_who_was_faster_is_not_overwritten(publish: Publish, clone: Repo, remote: Repo, server: Server) -> None:
    publish()
    clone.git("fetch", "--quiet")
    clone.git("checkout", "--quiet", "gh-pages")
    clone.write("faster.txt", "x")
    clone.commit()
    clone.git("checkout", "--quiet", "main")
    clone.post("2024-1-4-third", "New")
    clone.commit()
    clone.git("remote", "set-url", "origin", publish_url(server, remote))

    def overtake(path: str) -> None:
        if path.endswith("git-receive-pack"):
            server.before = lambda _path: None
            clone.git("push", "--quiet", str(remote.folder), "gh-pages")

    for arguments in ([], ["--squash"], ["--replace"]):
        server.before = overtake
        result = publish(*arguments, repo=clone)
        assert result.exit_code == 2, result.output
        assert "somebody else has pushed to the branch meanwhile" in result.output
        assert "run the command again" in result.output
        assert "faster.txt" in remote.files()
        remote.git("update-ref", "refs/heads/gh-pages", "refs/heads/gh-pages^")
    assert publish(repo=clone).exit_code == 0


def publish_url(server: Server, remote: Repo) -> str:
    return type(remote)(server.folder / "blog").git("remote", "get-url", "origin")


@pytest.mark.usefixtures("server")
def test_a_wrong_password_is_no_question_but_a_sentence(publish: Publish, blog: Repo) -> None:
    url = blog.git("remote", "get-url", "origin")
    for wrong in (url.replace(PASSWORD, "geheim"), url.replace(f"{USER}:{PASSWORD}@", "")):
        blog.git("remote", "set-url", "origin", wrong)
        result = publish()
        assert result.exit_code == 2
        assert "the server does not know who you are" in result.output
        assert "geheim" not in result.output


@pytest.mark.usefixtures("server")
def test_a_server_without_such_a_repository(publish: Publish, blog: Repo) -> None:
    blog.git(
        "remote", "set-url", "origin", blog.git("remote", "get-url", "origin").replace("remote.git", "other.git")
    )
    assert "there is no such repository" in publish().output


def test_a_server_that_takes_nothing(publish: Publish, remote: Repo, server: Server) -> None:
    assert server
    remote.git("config", "http.receivepack", "false")
    assert "you may not write there" in publish().output


def test_a_server_that_is_not_there(publish: Publish, blog: Repo) -> None:
    blog.git("remote", "set-url", "origin", f"http://{USER}:{PASSWORD}@127.0.0.1:1/remote.git")
    output = publish().output
    assert "the server does not answer" in output
    assert PASSWORD not in output


def test_a_server_that_keeps_all_history(publish: Publish, blog: Repo, remote: Repo) -> None:
    publish()
    remote.git("config", "receive.denyNonFastForwards", "true")
    blog.post("2024-1-4-third", "New")
    blog.commit()
    assert "publish without --squash" in publish("--squash").output


def test_a_branch_that_is_checked_out_there(publish: Publish, blog: Repo, clone: Repo) -> None:
    publish()
    clone.git("fetch", "--quiet")
    clone.git("checkout", "--quiet", "gh-pages")
    blog.post("2024-1-4-third", "New")
    blog.commit()
    assert "the branch is checked out there" in publish("--remote", str(clone.folder)).output


def test_a_server_in_trouble(publish: Publish, server: Server) -> None:
    def fail(_path: str) -> None:
        raise ConnectionError

    server.before = fail
    assert "the server does not answer" in publish().output
