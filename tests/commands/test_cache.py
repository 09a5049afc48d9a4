"""`biji cache`, and what `biji build` says of what it had to do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from biji.cache import size
from biji.package import CACHE_FOLDER

Run = Callable[..., Result]


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    (folder / "_posts").mkdir(parents=True)
    for day in (1, 2):
        (folder / f"_posts/2020-1-{day}-post.md").write_text(f"---\ntitle: Day {day}\n---\n\ntext\n")
    return folder


def test_a_build_explains_what_it_does(run: Run, blog: Path) -> None:
    build = ("build", blog, "-o", blog / "out", "--explain")
    assert "parsed _posts/2020-1-1-post.md: no earlier build into this folder is known\n" in run(*build).output
    assert "nothing has changed since the last build\n" in run(*build).output
    (blog / "_posts/2020-1-1-post.md").write_text("---\ntitle: Day 1\n---\n\nother text\n")
    said = run(*build).output
    assert "parsed _posts/2020-1-1-post.md: its text changed\n" in said
    assert "2020-1-2-post.md" not in said
    assert "wrote 2020/01/01/post.html: its content changed\n" in said
    (blog / "out/2020/01/02/post.html").unlink()
    assert "wrote 2020/01/02/post.html: somebody changed or removed it\n" in run(*build).output


def test_a_build_with_nothing_to_do_says_the_same_of_the_site(run: Run, blog: Path) -> None:
    (blog / "_posts/2020-1-2-post.md").write_text("---\ntitle: Day 2\n---\n\n[x](/missing.html)\n")
    first, second = (run("build", blog, "-o", blog / "out", "--strict") for _ in range(2))
    assert first.exit_code == second.exit_code == 1
    assert "[broken-link]" in second.output
    assert "2 articles" in second.output
    assert "(0 files written, 0 removed)" in second.output


def test_a_build_without_cache_leaves_none(run: Run, blog: Path) -> None:
    assert run("build", blog, "-o", blog / "out", "--no-cache").exit_code == 0
    assert not (blog / CACHE_FOLDER).exists()


def test_the_cache_is_found_and_removed(run: Run, blog: Path) -> None:
    assert run("cache", "--source", blog).output == f"{blog / CACHE_FOLDER}: empty\n"
    run("build", blog, "-o", blog / "out")
    assert " MB\n" in run("cache", "--source", blog).output
    assert " MB removed\n" in run("cache", "clear", "--source", blog).output
    assert size(blog) == 0
    assert run("cache", "clear", "--source", blog).output == f"{blog / CACHE_FOLDER}: there is no cache\n"


def test_the_folder_may_be_said_before_the_subcommand_or_after_it(run: Run, blog: Path, tmp_path: Path) -> None:
    run("build", blog, "-o", blog / "out")
    other = tmp_path / "other"
    other.mkdir()
    assert f"{other / CACHE_FOLDER}: " in run("cache", "--source", blog, "clear", "--source", other).output
    assert size(blog)
    assert f"{blog / CACHE_FOLDER}: " in run("cache", "--source", blog, "clear").output
    assert not size(blog)


def test_a_file_in_the_place_of_the_cache_is_told(run: Run, blog: Path) -> None:
    (blog / CACHE_FOLDER).write_text("mine")
    result = run("build", blog, "-o", blog / "out")
    assert result.exit_code == 0
    assert "[cache]" in result.output
    assert (blog / CACHE_FOLDER).read_text() == "mine"
