"""What somebody who looks again sees."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from biji.cache.keys import program_seen
from biji.traces import TICK, Seen, names_in, trace


def look(folder: Path) -> Seen:
    """At a file, at a place without one, at a link, and at the names beside them, but for one."""
    return Seen(
        {str(folder / name): trace(str(folder / name)) for name in ("file", "missing")},
        {str(folder): names_in(str(folder), frozenset((str(folder / "aside"),)))},
        {str(folder / "link"): os.path.realpath(folder / "link")},
        frozenset((str(folder / "aside"),)),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("file", "other"):
        (tmp_path / name).write_text("eins")
    (tmp_path / "link").symlink_to("file")
    return tmp_path


def rewrite(folder: Path) -> None:
    """As long, and with the time that it had."""
    status = (folder / "file").stat()
    (folder / "file").write_text("zwei")
    os.utime(folder / "file", ns=(status.st_atime_ns, status.st_mtime_ns))


def add(folder: Path) -> None:
    (folder / "new").touch()


def appear(folder: Path) -> None:
    (folder / "missing").touch()


def remove(folder: Path) -> None:
    (folder / "other").unlink()


def lead_elsewhere(folder: Path) -> None:
    (folder / "link").unlink()
    (folder / "link").symlink_to("other")


def take_away(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))


@pytest.mark.skipif(os.name == "nt", reason="Windows does not note when a file's state has changed")
@pytest.mark.parametrize("change", [rewrite, add, appear, remove, lead_elsewhere, take_away])
def test_a_change_shows(folder: Path, change: Callable[[Path], None]) -> None:
    seen = look(folder)
    assert seen.is_same()
    time.sleep(0.02)  # the clock of the file system goes on
    change(folder)
    assert not seen.is_same()


def test_what_lies_aside_and_what_was_not_looked_at_do_not_count(folder: Path) -> None:
    seen = look(folder)
    (folder / "aside").mkdir()
    (folder / "other").write_text("another text")
    assert seen.is_same()


@pytest.mark.skipif(os.name == "nt", reason="there, nothing is")
def test_only_what_has_rested_is_settled(folder: Path) -> None:
    os.utime(folder / "file", ns=(0, 0))  # the time of its state stays
    changed = (folder / "file").stat().st_ctime_ns
    assert not look(folder).is_settled(changed)
    assert look(folder).is_settled(changed + 10**10)
    assert Seen({"missing": None}).is_settled(changed)


@pytest.mark.skipif(os.name == "nt", reason="there, nothing is")
@pytest.mark.parametrize(("changed", "rest"), [(10**9 + 1, TICK), (10**9, 2 * 10**9)])
def test_where_a_clock_counts_seconds_rest_takes_seconds(changed: int, rest: int) -> None:
    seen = Seen({"file": (1, 0, changed, 1)})
    assert [seen.is_settled(changed + rest + more) for more in (0, 1)] == [False, True]


def test_every_file_of_the_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates/sub").mkdir(parents=True)
    (tmp_path / "templates/sub/base.html").write_text("one")
    monkeypatch.setattr("biji.cache.keys.package_folder", lambda name: tmp_path / name)
    seen = program_seen()
    assert seen.is_same()
    assert any(path.endswith("/biji/warm/__init__.py") for path in seen.files)
    (tmp_path / "templates/sub/base.html").write_text("other")
    assert not seen.is_same()
