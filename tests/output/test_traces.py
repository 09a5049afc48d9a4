"""Whoever touches a file of a site leaves a trace."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from biji.output.folder import UNFINISHED
from biji.output.traces import are_untouched, traces


def rewrite(file: Path) -> None:
    """As long, and with the time that it had."""
    status = file.stat()
    file.write_text("zwei")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def replace(file: Path) -> None:
    other = file.with_name("other")
    other.write_text("eins")
    other.replace(file)


def remove(file: Path) -> None:
    file.unlink()


def link(file: Path) -> None:
    file.rename(file.with_name("other"))
    file.symlink_to("other")


def leave_a_build_unfinished(file: Path) -> None:
    file.with_name(UNFINISHED).mkdir()


@pytest.mark.parametrize("touch", [rewrite, replace, remove, link, leave_a_build_unfinished])
def test_a_touch_shows(tmp_path: Path, touch: Callable[[Path], None]) -> None:
    file = tmp_path / "a.html"
    file.write_text("eins")
    before = traces(tmp_path, ["a.html", "missing.html"])
    assert set(before) == {"a.html"}
    assert are_untouched(tmp_path, before)
    touch(file)
    assert not are_untouched(tmp_path, before)
