"""The law of the house: the same content gives the same bytes, wherever, whenever and after whatever it is built."""

import datetime as dt
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from biji.build import Request, build, load

NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)

SHARED = "https://example.org/a\n\nA title\n\n"
TABLE = "| a | b |\n|---|---|\n| 1 | Y |\n"
LINKS = "[x](/about.html#who) ![](/images/a.svg)\n\n"
FILES = {
    "_config.yml": "title: 笔记\ntimezone: Asia/Shanghai\n",
    "_posts/2020-1-2-first.md": f"---\ntitle: 注意力（一）——开始\ncategory: 深度 学习 & C#\n---\n\n# 题\n\n{SHARED}",
    "_posts/2020-1-3-second.md": f"---\ntitle: 注意力（二）\ntags: [b, a]\n---\n\n{TABLE}\n$$x<y$$\n",
    "_posts/2021-3-4-third.md": f"---\ntitle: Third\ncategory: 深度 学习 & C#\n---\n\n{LINKS}{SHARED}",
    "_posts/2099-1-1-future.md": "---\ntitle: Later\n---\n\ntext\n",
    "_drafts/draft.md": "---\ntitle: Draft\n---\n\ntext\n",
    "about.md": "---\ntitle: About\n---\n\n# Who\n\n```python\nprint(1)\n```\n",
    "images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"></svg>',
}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "blog", FILES)
    return tmp_path


SURROUNDINGS: dict[str, tuple[dict[str, str], list[str], int]] = {
    "another hash seed": ({"PYTHONHASHSEED": "1"}, [], 0o022),
    "a third hash seed": ({"PYTHONHASHSEED": "4242"}, [], 0o022),
    "another time zone": ({"TZ": "America/Los_Angeles"}, [], 0o022),
    "no locale": ({"LC_ALL": "C", "LANG": "C"}, [], 0o022),
    "workers": ({}, ["--jobs", "3"], 0o022),
    "another umask": ({}, [], 0o077),
}


@pytest.mark.parametrize(("variables", "options", "umask"), SURROUNDINGS.values(), ids=SURROUNDINGS.keys())
def test_surroundings_change_no_byte(folder: Path, variables: dict[str, str], options: list[str], umask: int) -> None:
    build(Request(folder / "blog", NOW, jobs=1), folder / "here")
    moved = folder / "another checkout" / "路径"
    shutil.copytree(folder / "blog", moved)
    for path in sorted(moved.rglob("*"), reverse=True):
        os.utime(path, (1, 1))
    command = [sys.executable, "-m", "biji", "build", str(moved), "-o", str(folder / "there"), *options]
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    environment = {**os.environ, "PYTHONHASHSEED": "0", "TZ": "Asia/Shanghai", **variables}
    subprocess.run(command, env=environment, cwd=elsewhere, umask=umask, check=True, capture_output=True)
    assert tree(folder / "there") == tree(folder / "here")
    assert {oct(path.stat().st_mode & 0o777) for path in (folder / "there").rglob("*.html")} == {"0o644"}


def test_the_order_of_directories_changes_no_byte(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(Request(folder / "blog", NOW, jobs=1), folder / "here")
    scandir = os.scandir

    @contextmanager
    def backwards(path: str) -> Iterator[Iterator[os.DirEntry[str]]]:
        with scandir(path) as entries:
            yield reversed(list(entries))

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", backwards)
        build(Request(folder / "blog", NOW, jobs=1), folder / "there")
    assert tree(folder / "there") == tree(folder / "here")


def test_a_site_made_by_an_older_build_inside_the_source_is_not_published(folder: Path) -> None:
    build(Request(folder / "blog", NOW), folder / "blog" / "public")
    build(Request(folder / "blog", NOW), folder / "out")
    assert not (folder / "out" / "public").exists()


def test_a_template_that_is_published_instead_of_used_is_noted(folder: Path) -> None:
    write(
        folder / "blog", {"templates/base.html": "x", "templates/mine.html": "x", "templates/home.html": "---\n---\n"}
    )

    def noted() -> list[str]:
        found = load(Request(folder / "blog", NOW, jobs=1)).diagnostics
        return [problem.span.path for problem in found if problem.code == "unused-template"]

    assert noted() == ["templates/base.html"]
    write(folder / "blog", {"_config.yml": "biji: {theme: .}\n"})
    assert noted() == []
    write(folder / "blog", {"_config.yml": "exclude: [templates]\n"})
    assert noted() == []


def test_the_future_and_drafts_are_published_when_asked_for(folder: Path) -> None:
    titles = [
        sorted(article.metadata.title for article in load(request).site.articles.values())
        for request in (Request(folder / "blog", NOW), Request(folder / "blog", NOW, drafts=True, future=True))
    ]
    assert set(titles[1]) - set(titles[0]) == {"Draft", "Later"}


@contextmanager
def emptied(folder: Path) -> Iterator[Path]:
    """A folder that is empty at the beginning of every example."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    yield folder


def edits() -> st.SearchStrategy[tuple[str, str]]:
    """A file of the site, and its new text; "" deletes it."""
    broken, rival = "---\ntitle: [broken\n---\n\n# A\n", "---\npermalink: /about.html\n---\nx\n"
    texts = ["", *FILES.values(), "no front matter", broken, rival]
    return st.tuples(st.sampled_from([*FILES, "_posts/2020-01-02-first.md", "new.md"]), st.sampled_from(texts))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(edits(), min_size=1, max_size=3), min_size=1, max_size=4))
def test_after_any_edits_a_warm_build_equals_a_clean_one(tmp_path: Path, steps: list[list[tuple[str, str]]]) -> None:
    with emptied(tmp_path / "work") as work:
        blog = work / "blog"
        write(blog, FILES)
        for step in steps:
            for name, text in step:
                (blog / name).unlink(missing_ok=True)
                if text:
                    write(blog, {name: text})
            build(Request(blog, NOW, jobs=1), work / "warm")
        build(Request(blog, NOW, jobs=1), work / "clean")
        assert tree(work / "warm") == tree(work / "clean")
