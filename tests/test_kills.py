"""A build that is killed at any moment leaves a whole site, old or new, no process, and the next build right.

`BIJI_KILLS=50 pytest tests/test_kills.py` kills fifty.
"""

import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from biji.output.folder import UNFINISHED, read_manifest

KILLS = int(os.environ.get("BIJI_KILLS", "3"))

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="shows which processes are left")


def build(blog: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "biji", "build", str(blog), "-o", str(out), "--jobs", "2", *options]
    environment = {**os.environ, "BIJI_MARK": str(blog)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def are_left(blog: Path) -> bool:
    """Whether processes of a build of this folder run."""
    mark = f"BIJI_MARK={blog}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes():
                return True
        except OSError:  # it has just ended
            continue
    return False


def tree(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def titles(out: Path) -> set[str]:
    """The titles that the site has on its pages; there is one if they are of one build, none if there is no site."""
    pages = [path for path in out.rglob("*.html") if UNFINISHED not in path.parts]
    listed = {path for path in read_manifest(out).files if path.endswith(".html")}
    assert {path.relative_to(out).as_posix() for path in pages} == listed
    return {found for page in pages for found in re.findall(r"Edition \d+", page.read_text(encoding="utf-8"))}


def test_kills_leave_a_whole_site(tmp_path: Path) -> None:
    blog, out = tmp_path / "blog", tmp_path / "out"
    (blog / "_posts").mkdir(parents=True)
    for number in range(60):
        text = (
            f"---\ntitle: Post {number}\ncategory: C{number % 5}\n---\n\n# Softmax\n\nhttps://example.org/{number}\n"
        )
        (blog / f"_posts/2020-1-{number % 28 + 1}-p{number}.md").write_text(text)
    (blog / "_config.yml").write_text("title: Edition 0\n")
    begin = time.monotonic()
    assert build(blog, out).wait() == 0
    usual = time.monotonic() - begin
    chance = random.Random(7)  # noqa: S311 - moments
    for number in range(1, KILLS + 1):
        is_first = number % 3 == 2
        if is_first:
            shutil.rmtree(out)
        (blog / "_config.yml").write_text(f"title: Edition {number}\n")
        killed = build(blog, out)
        time.sleep(chance.uniform(0, usual))
        killed.kill()
        killed.wait()
        deadline = time.monotonic() + 10
        while are_left(blog) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not are_left(blog)
        assert len(titles(out)) in ((0, 1) if is_first else (1,))
        if not titles(out):
            assert build(blog, out).wait() == 0
    (blog / "_config.yml").write_text("title: The last\n")
    assert build(blog, out).wait() == build(blog, tmp_path / "clean", "--no-cache").wait() == 0
    assert tree(out) == tree(tmp_path / "clean")
