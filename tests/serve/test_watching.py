"""Which events are about the site."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from watchfiles import Change

from biji.package import MANIFEST
from biji.serve import watching
from biji.serve.watching import Filter

MATTER = ["_posts/2020-1-1-a.md", "_posts/deep/2020-1-1-a.md", "_config.yml", "_theme/static/x.css", "images/a.png"]
DO_NOT = [
    *(".git/index", "_posts/.2020-1-1-a.md.swp", "_posts/2020-1-1-a.md~", "_posts/#a.md#", "_posts/.#a.md"),
    *("_posts/4913", "a/b/.DS_Store", ".biji-cache/cache.sqlite", "_site/index.html", "x/node_modules/a/b.js"),
    *("a.md.tmp", "a.md___jb_tmp___", ".well-known-not/x", ""),
]


def takes(folder: Path, path: str, *include: str) -> bool:
    return Filter(folder, lambda: include)(Change.modified, str(folder / path))


@pytest.mark.parametrize("path", MATTER)
def test_what_may_be_part_of_the_site_matters(tmp_path: Path, path: str) -> None:
    assert takes(tmp_path, path)


@pytest.mark.parametrize("path", DO_NOT)
def test_what_is_hidden_or_written_beside_does_not(tmp_path: Path, path: str) -> None:
    assert not takes(tmp_path, path)


def test_hidden_files_matter_that_the_site_includes(tmp_path: Path) -> None:
    assert takes(tmp_path, ".htaccess", ".htaccess")
    assert takes(tmp_path, ".well-known/security.txt", "/.well-known")
    assert not takes(tmp_path, ".git/index", ".well-known")


def test_a_site_that_was_built_inside_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "public/deep").mkdir(parents=True)
    assert takes(tmp_path, "public/deep/a.html")
    (tmp_path / "public" / MANIFEST).touch()
    assert not takes(tmp_path, "public/deep/a.html")


def test_what_lies_elsewhere_does_not_matter(tmp_path: Path) -> None:
    assert not Filter(tmp_path / "a", tuple)(Change.added, str(tmp_path / "b/c.md"))


def test_where_the_system_watches_no_more_files_biji_looks_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def watch(*_folders: Path, force_polling: bool = False, **_options: object) -> Iterator[set[tuple[Change, str]]]:
        asked.append(force_polling)
        if not force_polling:
            raise OSError("OS file watch limit reached")
        yield {(Change.added, str(tmp_path / "a.md"))}

    monkeypatch.setattr(watching, "watch", watch)
    assert list(watching.changes(tmp_path, tuple, Event())) == [frozenset([tmp_path / "a.md"])]
    assert asked == [False, True]
