"""The door for scripts and notebooks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import biji

POST = "---\ntitle: {}\n{}---\n\n# 一\n\nhttps://a.org/1\n\n## 二\n\nhttps://a.org/2\n"


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    (tmp_path / "_posts").mkdir()
    for name, more in (("2020-1-1-a", ""), ("2020-1-2-b", "draft: true\n"), ("2999-1-1-c", "")):
        (tmp_path / "_posts" / f"{name}.md").write_text(POST.format(name, more), encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_as_a_site(blog: Path) -> None:
    site = biji.load(blog)
    (article,) = site.articles.values()
    assert [section.heading.name if section.heading else "" for section in article.sections] == ["", "一", "二"]
    assert [reference.url for reference in article.references] == ["https://a.org/1", "https://a.org/2"]
    assert [resource.key for resource in site.resources] == ["a.org/1", "a.org/2"]


def test_drafts_and_posts_of_the_future_are_read_when_asked_for(blog: Path) -> None:
    assert len(biji.load(str(blog), drafts=True).articles) == 2
    assert len(biji.load(str(blog), future=True, jobs=2).articles) == 2


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        biji.load(tmp_path / "none")


def test_importing_biji_loads_nothing_of_it() -> None:
    code = "import sys, biji; print([name for name in sys.modules if name.startswith('biji.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
