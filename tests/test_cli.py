"""The commands, as a user runs them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biji import __version__
from biji.cli import main

POST = """---
layout: post
title:  {title}
category: Notes
---

* toc
{{:toc}}

# Start

{text}
"""

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    (folder / "_posts").mkdir(parents=True)
    (folder / "_config.yml").write_text("title: Notes\npermalink: date\n", encoding="utf-8")
    post(folder, "2020-1-2-first.md", "First（一）——beginnings", "https://example.org/a\n\nA title\n\n$$x<y$$")
    post(folder, "2020-1-3-second.md", "First（二）", "| a | b |\n|---|---|\n| 1 | 2 |")
    return folder


def post(folder: Path, name: str, title: str, text: str) -> None:
    (folder / "_posts" / name).write_text(POST.format(title=title, text=text), encoding="utf-8")


def test_version_and_help_say_what_there_is(run: Run) -> None:
    assert run("--version").output == f"biji, version {__version__}\n"
    assert "biji build" in run("--help").output
    for command in ("build", "render", "export"):
        result = run(command, "--help")
        assert result.exit_code == 0
        assert f"biji {command}" in result.output


def test_build_makes_every_old_url_and_says_what_it_did(run: Run, blog: Path, tmp_path: Path) -> None:
    result = run("build", blog, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "2 articles, 1 references, 1 formulas, 1 tables" in result.output
    assert (tmp_path / "out/notes/2020/01/02/first.html").is_file()
    assert (tmp_path / "out/index.html").is_file()


def test_a_second_build_writes_nothing(run: Run, blog: Path, tmp_path: Path) -> None:
    run("build", blog, "-o", tmp_path / "out")
    assert "(0 files written, 0 removed)" in run("build", blog, "-o", tmp_path / "out").output


def test_workers_make_the_same_site(run: Run, blog: Path, tmp_path: Path) -> None:
    run("build", blog, "-o", tmp_path / "one", "--jobs", 1)
    run("build", blog, "-o", tmp_path / "two", "--jobs", 2)
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.html")}
        for name in ("one", "two")
    )
    assert one == two


BAD = {
    "broken YAML": ("_posts/2021-1-1-bad.md", b"---\ntitle: [a\nx: 1\n---\n\ntext\n", "2021-1-1-bad.md:"),
    "not UTF-8": ("_posts/2021-1-1-bad.md", b"---\ntitle: a\n---\n\n\xd6\xd0\xce\xc4\n", "2021-1-1-bad.md:5"),
    "a missing image": ("_posts/2021-1-1-bad.md", b"---\ntitle: a\n---\n\n![](/no.png)\n", "2021-1-1-bad.md:5"),
    "two posts with one URL": (
        "_posts/2020-01-02-first.md",
        b"---\ntitle: a\ncategory: Notes\n---\n\nx\n",
        "2020-01-02-first.md",
    ),
    "an unknown config key": ("_config.yml", b"title: Notes\npermalnk: date\n", "_config.yml:2"),
    "an unclosed fence": ("_posts/2021-1-1-bad.md", b"---\ntitle: a\n---\n\n```c\nint x;\n", "2021-1-1-bad.md:5"),
}


@pytest.mark.parametrize(("path", "content", "place"), BAD.values(), ids=BAD.keys())
def test_bad_input_is_named_with_a_hint_and_the_rest_is_built(
    run: Run, blog: Path, tmp_path: Path, path: str, content: bytes, place: str
) -> None:
    (blog / path).write_bytes(content)
    result = run("build", blog, "-o", tmp_path / "out")
    assert result.exit_code in {0, 1}, result.output
    assert place in result.output
    assert "hint: " in result.output
    assert (tmp_path / "out/notes/2020/01/03/second.html").is_file()


def test_strict_makes_warnings_fatal(run: Run, blog: Path, tmp_path: Path) -> None:
    post(blog, "2021-1-1-bad.md", "Bad", "![](/no.png)")
    assert run("build", blog, "-o", tmp_path / "out").exit_code == 0
    assert run("build", blog, "-o", tmp_path / "out", "--strict").exit_code == 1


def test_a_folder_of_others_is_refused_with_exit_code_2(run: Run, blog: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("")
    result = run("build", blog, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "did not write" in result.output


def test_base_url_must_be_an_address(run: Run, blog: Path) -> None:
    assert run("build", blog, "--base-url", "ftp://x").exit_code == 2


def test_render_writes_one_body_per_file(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\ntext **strong** --\n", encoding="utf-8")
    result = run("render", "--faithful", tmp_path / "a.md", tmp_path / "b.md", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/a.html").read_text() == '<h1 id="a">a</h1>\n\n<p>text <strong>strong</strong> –</p>\n'
    assert (tmp_path / "out/b.html").is_file()


def test_render_refuses_two_files_of_one_name(run: Run, tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text("")
    assert run("render", tmp_path / "x/a.md", tmp_path / "y/a.md", "-o", tmp_path / "out").exit_code == 2


FIELDS = {
    "references": "source line column url title note role label section section_id host key",
    "articles": "source url title date topics series toc",
    "series": "name url parts",
    "tables": "source line columns rows header row_labels comparison orientation",
    "formulas": "source line tex display engine mathml",
}


@pytest.mark.parametrize(("what", "fields"), FIELDS.items(), ids=FIELDS.keys())
def test_export_prints_rows_with_the_documented_fields(run: Run, blog: Path, what: str, fields: str) -> None:
    result = run("export", what, blog, "--format", "json")
    assert result.exit_code == 0, result.output
    rows = json.loads(result.output)
    assert rows
    assert all(list(row) == fields.split() for row in rows)


def test_export_tells_what_the_articles_say(run: Run, blog: Path) -> None:
    (reference,) = json.loads(run("export", "references", blog).output)
    assert (reference["url"], reference["title"], reference["line"]) == ("https://example.org/a", "A title", 12)
    (series,) = json.loads(run("export", "series", blog).output)
    assert [part["ordinal"] for part in series["parts"]] == [1, 2]
    assert series["parts"][0]["subtitle"] == "beginnings"
