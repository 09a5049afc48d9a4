"""A folder of posts in a repository with a bare remote, and `biji publish` in it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biji.cli import main

Publish = Callable[..., Result]


def git(*arguments: str | Path) -> str:
    """What git prints."""
    command = ["git", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8")
    return done.stdout.strip()


class Repo:
    """A git repository of a test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str) -> str:
        return git("-C", self.folder, *arguments)

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def commit(self, message: str = "work", *, push: str = "") -> None:
        self.git("add", ".")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        if push:
            self.git("push", "--quiet", "origin", f"HEAD:{push}")

    def post(self, name: str, text: str) -> None:
        self.write(f"_posts/{name}.md", f"---\ntitle: {name}\n---\n\n{text}\n")

    def files(self, branch: str = "gh-pages") -> set[str]:
        return set(self.git("ls-tree", "-r", "--name-only", branch).splitlines())

    def show(self, path: str, branch: str = "gh-pages") -> str:
        return self.git("show", f"{branch}:{path}")

    def count(self, branch: str = "gh-pages") -> int:
        return int(self.git("rev-list", "--count", branch))


@pytest.fixture(autouse=True)
def _no_configuration_but_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """git reads nothing of who runs the tests, and finds no repository around their folders."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_CEILING_DIRECTORIES": str(tmp_path),
    }.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def remote(tmp_path: Path) -> Repo:
    git("init", "--quiet", "--bare", "-b", "main", tmp_path / "remote.git")
    return Repo(tmp_path / "remote.git")


def with_author(repo: Repo) -> Repo:
    repo.git("config", "user.name", "Ann")
    repo.git("config", "user.email", "ann@example.org")
    return repo


@pytest.fixture
def blog(tmp_path: Path, remote: Repo) -> Repo:
    """Two posts, committed and pushed to the remote."""
    git("init", "--quiet", "-b", "main", tmp_path / "blog")
    repo = with_author(Repo(tmp_path / "blog"))
    repo.git("remote", "add", "origin", str(remote.folder))
    repo.write("_config.yml", "title: Notes\n")
    repo.post("2024-1-2-first", "Text")
    repo.post("2024-1-3-second", "笔记")
    repo.commit(push="main")
    return repo


@pytest.fixture
def clone(tmp_path: Path, remote: Repo, blog: Repo) -> Repo:
    """Another computer's clone of the remote."""
    assert blog
    git("clone", "--quiet", f"file://{remote.folder}", tmp_path / "clone")
    return with_author(Repo(tmp_path / "clone"))


@pytest.fixture
def publish(blog: Repo) -> Publish:
    """The command, in the blog or in another repository."""

    def run(*arguments: str, repo: Repo = blog) -> Result:
        return CliRunner().invoke(
            main, ["publish", str(repo.folder), "-o", str(repo.folder / "_site"), "--jobs", "1", *arguments]
        )

    return run
