"""A folder of posts, and what there is to advise about it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from biji.build import Request, load
from biji.check import advise
from biji.diagnostics import Diagnostic

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

Advise = Callable[..., list[Diagnostic]]


@pytest.fixture
def advice(tmp_path: Path) -> Advise:
    """Writes files, a post for a bare text, and returns the advice of one code."""

    def about(code: str, text: str = "", **files: str) -> list[Diagnostic]:
        folder = tmp_path / "blog"
        posts = {"_posts/2020-1-2-a.md": f"---\ntitle: A\n---\n{text}"}
        for path, content in {**posts, **files}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(content, encoding="utf-8")
        site = load(Request(folder, NOW, jobs=1)).site
        return [one for one in advise(site, folder) if one.code == code]

    return about
