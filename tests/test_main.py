"""The program from its first to its last moment, in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    (tmp_path / "blog/_posts").mkdir(parents=True)
    (tmp_path / "blog/_posts/2020-1-1-post.md").write_text("---\ntitle: A\n---\n\n![](/no.png)\n")
    return tmp_path / "blog"


def biji(*arguments: object, redirect: str = "") -> subprocess.CompletedProcess[str]:
    command = ["sh", "-c", f'"$@" {redirect}', "sh", sys.executable, "-m", "biji", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize(("option", "code"), [([], 0), (["--strict"], 1), (["--nonsense"], 2)])
def test_the_exit_code_is_that_of_the_command(blog: Path, tmp_path: Path, option: list[str], code: int) -> None:
    assert biji("build", blog, "-o", tmp_path / "out", *option).returncode == code


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("redirect", [">&-", "2>&-", ">&- 2>&-", "| true"])
def test_a_build_is_done_when_nobody_listens(blog: Path, tmp_path: Path, redirect: str) -> None:
    done = biji("build", blog, "-o", tmp_path / "out", redirect=redirect)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert (tmp_path / "out/2020/01/01/post.html").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_all_that_was_said_arrives(blog: Path, tmp_path: Path) -> None:
    done = biji("build", blog, "-o", tmp_path / "out", redirect="| cat")
    assert "1 article" in done.stdout
    assert "missing-image" in done.stderr
