"""A folder as Jekyll's users have it, and the site that Jekyll made of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from biji.build import Request
from biji.doctor import Finding, Report, examine

POST = "---\nlayout: post\ntitle: {title}\ncategory: Notes\n---\n\n{text}\n"
PAGE = "<!DOCTYPE html><html><head><title>x</title></head><body><h1>Blog</h1>{body}<p>foot</p></body></html>"


class Blog:
    """A folder with one post, and its `_site`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("_config.yml", "title: Blog\n")
        self.post("2020-1-2-one.md", "# A & B\n\nText with `code`.")
        self.old("notes/2020/01/02/one.html", '<h1 id="a--b">A &amp; B</h1> <p>Text with <code>code</code>.')

    def write(self, path: str, text: str = "") -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def post(self, name: str, text: str) -> None:
        self.write(f"_posts/{name}", POST.format(title=name, text=text))

    def old(self, path: str, body: str) -> None:
        self.write(f"_site/{path}", PAGE.format(body=body))

    def report(self, site: str | None = "_site") -> Report:
        request = Request(self.folder, dt.datetime(2030, 8, 1, tzinfo=dt.UTC), jobs=1)
        return examine(request, self.folder / site if site else None, lambda _stage, _done, _total: None)

    def told(self) -> list[tuple[str, str]]:
        return [(str(finding.kind), finding.where) for finding in self.report().findings]

    def named(self, words: str) -> Finding:
        return next(finding for finding in self.report().findings if words in finding.message)


@pytest.fixture
def blog(tmp_path: Path) -> Blog:
    return Blog(tmp_path)
