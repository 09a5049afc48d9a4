"""The commands, as a user runs them."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from biji import __version__
from biji.cli import HELP, main

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
    for command in ("build", "render", "export", "schema"):
        result = run(command, "--help")
        assert result.exit_code == 0
        assert f"biji {command}" in result.output


def test_build_makes_every_old_url_and_says_what_it_did(run: Run, blog: Path, tmp_path: Path) -> None:
    result = run("build", blog, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "2 articles, 1 reference, 1 formula, 1 table" in result.output
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


def test_numbers_and_nouns_agree(run: Run, blog: Path, tmp_path: Path) -> None:
    (blog / "_posts/2020-1-3-second.md").unlink()
    post(blog, "2020-1-2-first.md", "First", "![](/no.png)")
    output = run("build", blog, "-o", tmp_path / "out").output
    assert re.search(r"^1 article, 0 references, .* → \d+ pages .*; 1 warning$", output, re.MULTILINE)


def test_a_folder_without_articles_is_told_where_they_belong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "blog").mkdir()
    result = run("build", tmp_path / "blog", "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert "_posts/" in result.output


@pytest.mark.parametrize("address", ["ftp://x", "http://[x", "https://", "http://a/?q", "/a#b", "a.org/b"])
def test_an_address_that_is_none_is_one_sentence(run: Run, blog: Path, address: str) -> None:
    result = run("build", blog, "--base-url", address)
    assert result.exit_code == 2
    assert "Invalid value for '--base-url'" in result.output


def test_an_executor_that_is_none_is_one_sentence_and_nothing_is_written(
    run: Run, blog: Path, tmp_path: Path
) -> None:
    result = run("build", blog, "-o", tmp_path / "out", "--executor", "ray://x")
    assert result.exit_code == 2
    assert '"ray://x" is no executor' in result.output
    assert not (tmp_path / "out").exists()


def test_what_the_disk_refuses_is_one_sentence(run: Run, blog: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("build", blog, "-o", tmp_path / "file" / "out")
    assert result.exit_code == 2
    assert result.output == f"biji: {tmp_path}/file/out: Not a directory\n"


def test_a_special_file_is_not_opened_to_show_its_text(run: Run, blog: Path, tmp_path: Path) -> None:
    os.mkfifo(blog / "pipe")
    os.mkfifo(blog / "_posts/2020-1-4-pipe.md")
    result = run("build", blog, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert result.output.count("neither a file nor a folder") == 2


def biji(*arguments: str | Path, **options: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - as Popen has them
    """The program in a process of its own."""
    command = [sys.executable, "-m", "biji", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def test_a_reader_who_has_seen_enough_is_no_error(blog: Path) -> None:
    for number in range(300):
        post(blog, f"2021-1-1-post{number}.md", f"Post {number}", "https://example.org/a\n\nA title")
    with biji("export", "references", blog) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(1) == b"["
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_terminal_without_chinese_still_gets_the_summary(blog: Path, tmp_path: Path) -> None:
    post(blog, "2020-1-4-三.md", "三", "![](/没有.png)")
    with biji("build", blog, "-o", tmp_path / "out", env={**os.environ, "PYTHONIOENCODING": "latin-1"}) as process:
        assert process.stdout
        assert process.stdout.read().startswith(b"3 articles, ")
    assert process.returncode == 0


def wait_for_the_end_of(group: int) -> bool:
    """Whether no process of a group is left; the last of them may still be on its way out."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupted_build_leaves_neither_processes_nor_a_half_site(blog: Path, tmp_path: Path, jobs: int) -> None:
    for number in range(400):
        post(
            blog,
            f"2021-1-1-post{number}.md",
            f"Post {number}",
            "# Heading\n\nhttps://example.org/a\n\nA title\n" * 40,
        )
    with biji("build", blog, "-o", tmp_path / "out", "--jobs", str(jobs), start_new_session=True) as process:
        while not (tmp_path / "out/.biji-unfinished").exists():
            assert process.poll() is None
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        assert process.stdout
        assert process.stderr
        errors = process.stderr.read()
    assert process.returncode == 130
    assert b"Traceback" not in errors
    assert errors.startswith(b"biji: interrupted")
    assert wait_for_the_end_of(process.pid)
    assert not list(tmp_path.rglob(".biji-unfinished"))


def test_a_broken_template_of_the_users_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    (folder / "_theme" / "templates").mkdir(parents=True)
    (folder / "_theme/templates/not_found.html").write_text("x\n{{ view.page.strings.nothing }}\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["build", str(folder), "-o", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "_theme/templates/not_found.html:2: error: " in result.output
    assert "    2 | {{ view.page.strings.nothing }}" in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("name", "said"), HELP.items())
def test_the_list_of_commands_says_what_each_says_of_itself(name: str, said: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command
    assert command.get_short_help_str(100) == said


def test_help_does_not_wait_for_what_commands_need() -> None:
    script = "import sys; from biji.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "biji.cli" in modules.stdout.split()
    assert not {"biji.build", "biji.parse", "biji.render", "rich", "jinja2", "multiprocessing"} & set(
        modules.stdout.split()
    )


def test_another_command_is_unknown() -> None:
    result = CliRunner().invoke(main, ["deploy"])
    assert result.exit_code == 2
    assert result.output.endswith('no command "deploy"\n')
    assert 'did you mean "cache"?' in CliRunner().invoke(main, ["cach"]).output
