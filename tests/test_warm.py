"""A build that looks first whether there is anything to do; that it is right in this is the law (`test_law`)."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import structs

from biji.cache import Cache
from biji.diagnostics import Diagnostic, Span
from biji.inputs import Request
from biji.model import Parsed, ParseOptions, Source
from biji.reasons import NOTHING
from biji.warm import Outcome, refresh

NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


def build(blog: Path, out: Path, **address: str) -> Outcome:
    return refresh(
        structs.replace(Request(blog, NOW, jobs=1), **address), out, lambda *_: None, Cache(blog), explain=True
    )


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    (folder / "_posts").mkdir(parents=True)
    (folder / "_posts/2020-1-1-post.md").write_text("---\ntitle: A\n---\n\ntext\n")
    return folder


def test_each_output_folder_is_known_for_itself(blog: Path, tmp_path: Path) -> None:
    build(blog, tmp_path / "one")
    assert build(blog, tmp_path / "other").written.written > 0
    assert build(blog, tmp_path / "one").reasons == build(blog, tmp_path / "other").reasons == (NOTHING,)


def test_an_address_that_the_configuration_has_too_is_nothing_new(blog: Path, tmp_path: Path) -> None:
    build(blog, tmp_path / "out")
    assert build(blog, tmp_path / "out", url="", baseurl="").reasons == (NOTHING,)
    moved = build(blog, tmp_path / "out", url="https://example.org", baseurl="")
    assert moved.written.written > 0
    assert not any("parsed" in reason for reason in moved.reasons)


def test_what_crashed_is_tried_again(blog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(source: Source, _options: ParseOptions, _parse: object) -> Parsed:
        return Parsed(None, (Diagnostic("crash", Span(source.path), "no luck"),))

    with monkeypatch.context() as patch:
        patch.setattr("biji.pool._parse_safely", crash)
        assert [problem.code for problem in build(blog, tmp_path / "out").diagnostics] == ["crash"]
    again = build(blog, tmp_path / "out")
    assert not again.diagnostics
    assert dict(again.contents)["article"] == 1


def test_two_builds_at_once_are_both_right(blog: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "biji", "build", str(blog), "-o", str(tmp_path / "out")]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]  # noqa: S603 - our own
    assert [one.communicate()[1] for one in both] == [b"", b""]
    assert [one.returncode for one in both] == [0, 0]
    assert build(blog, tmp_path / "out").reasons == (NOTHING,)
