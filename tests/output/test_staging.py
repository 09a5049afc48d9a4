"""The write stage: exactly these files, nothing of others."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biji.model import OutputFile, StaticFile
from biji.output import OutputError
from biji.output.folder import UNFINISHED, read_manifest
from biji.output.staging import staging, write
from biji.output.writing import fill
from biji.package import MANIFEST


def files(**contents: str) -> list[OutputFile]:
    return [OutputFile(f"{name}.html", text.encode()) for name, text in contents.items()]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    written = write([OutputFile("a/b/c.html", b"x")], tmp_path / "out")
    assert tree(tmp_path / "out") == {"a/b/c.html": b"x"}
    assert (written.written, written.unchanged, written.pruned) == (1, 0, 0)


def test_a_file_that_is_the_same_is_left_alone(tmp_path: Path) -> None:
    write(files(a="1", b="1"), tmp_path)
    before = (tmp_path / "a.html").stat().st_ino
    written = write(files(a="1", b="2"), tmp_path)
    assert (written.written, written.unchanged) == (1, 1)
    assert (tmp_path / "a.html").stat().st_ino == before


def test_what_is_no_longer_in_the_site_is_deleted_with_its_empty_folder(tmp_path: Path) -> None:
    write([OutputFile("old/a.html", b""), OutputFile("b.html", b"")], tmp_path)
    written = write([OutputFile("b.html", b"")], tmp_path)
    assert written.pruned == 1
    assert not (tmp_path / "old").exists()


@pytest.mark.parametrize(("before", "after"), [("a", "a/b/c"), ("a/b/c", "a"), ("a/b/c", "a/b")])
def test_a_file_may_become_a_folder_and_a_folder_a_file(tmp_path: Path, before: str, after: str) -> None:
    write([OutputFile(before, b"old"), OutputFile("kept", b"")], tmp_path)
    written = write([OutputFile(after, b"new"), OutputFile("kept", b"")], tmp_path)
    assert (written.written, written.unchanged, written.pruned) == (1, 1, 1)
    assert (tmp_path / after).read_bytes() == b"new"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have disks that ignore case")
def test_a_name_in_other_case_is_the_same_file_where_the_disk_ignores_case(tmp_path: Path) -> None:
    write([OutputFile("Bert.html", b"1")], tmp_path)
    assert write([OutputFile("bert.html", b"1")], tmp_path).pruned == 1
    write([OutputFile("Bert.html", b"1")], tmp_path)
    both = [OutputFile("a", b""), OutputFile("A", b""), OutputFile("Bert.html", b"1")]
    assert [write(both, tmp_path).pruned for _ in range(2)] == [0, 0]
    (tmp_path / "bert.html").hardlink_to(tmp_path / "Bert.html")  # what such a disk shows
    assert write([*both[:2], OutputFile("bert.html", b"1")], tmp_path).pruned == 0
    assert (tmp_path / "bert.html").read_bytes() == b"1"


def test_what_biji_did_not_write_is_never_deleted(tmp_path: Path) -> None:
    write([OutputFile("old/a.html", b"")], tmp_path)
    (tmp_path / "CNAME").write_text("example.org")
    (tmp_path / "old" / "foreign.txt").write_text("mine")
    write([], tmp_path)
    assert tree(tmp_path) == {"CNAME": b"example.org", "old/foreign.txt": b"mine"}


def test_a_damaged_manifest_deletes_nothing(tmp_path: Path) -> None:
    write(files(a="1"), tmp_path)
    (tmp_path / MANIFEST).write_text("{")
    write(files(b="1"), tmp_path)
    assert set(tree(tmp_path)) == {"a.html", "b.html"}


def test_a_manifest_that_names_a_file_outside_deletes_nothing(tmp_path: Path) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside.txt"
    outside.write_text("mine")
    write(files(a="1"), out)
    (out / MANIFEST).write_text('{"files": ["../outside.txt"], "version": 1}')
    write(files(a="1"), out)
    assert outside.read_text() == "mine"


@pytest.mark.parametrize("path", ["../a.html", "x/../../a.html", "/etc/a.html"])
def test_nothing_is_written_outside_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError, match="leads out of"):
        write([OutputFile(path, b"")], tmp_path / "in" / "out")


def test_a_link_inside_the_folder_is_not_followed_out_of_it(tmp_path: Path) -> None:
    elsewhere, out = tmp_path / "elsewhere", tmp_path / "out"
    elsewhere.mkdir()
    write(files(a="1"), out)
    (out / "sub").symlink_to(elsewhere)
    with pytest.raises(OutputError, match="leads out of"):
        write([OutputFile("sub/new/a.html", b"")], out)
    assert not list(elsewhere.iterdir())


def test_a_file_where_a_folder_must_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(OutputError, match="must be a folder"):
        write([OutputFile("a/b.html", b"")], tmp_path)


def test_a_full_disk_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(files(a="1", b="1"), tmp_path)
    before = {**tree(tmp_path), MANIFEST: (tmp_path / MANIFEST).read_bytes()}

    def full(path: str, content: bytes) -> None:
        if content == b"c":
            raise OSError(28, "No space left on device", path)
        fill(path, content)

    monkeypatch.setattr("biji.output.staging.fill", full)
    with pytest.raises(OSError, match=r"No space left on device.*c\.html"):
        write(files(a="2", b="2", c="c"), tmp_path)
    assert {**tree(tmp_path), MANIFEST: (tmp_path / MANIFEST).read_bytes()} == before


def test_a_static_file_is_copied_once(tmp_path: Path) -> None:
    origin = tmp_path / "image.png"
    origin.write_bytes(b"png")
    status = origin.stat()
    static = StaticFile("image.png", str(origin), status.st_size, status.st_mtime_ns)
    first = write([OutputFile("image.png", static)], tmp_path / "out")
    second = write([OutputFile("image.png", static)], tmp_path / "out")
    assert (first.written, second.written) == (1, 0)
    assert tree(tmp_path / "out") == {"image.png": b"png"}


def test_a_changed_static_file_is_copied_again(tmp_path: Path) -> None:
    origin = tmp_path / "image.png"
    for content in (b"one", b"three"):
        origin.write_bytes(content)
        status = origin.stat()
        static = StaticFile("image.png", str(origin), status.st_size, status.st_mtime_ns)
        write([OutputFile("image.png", static)], tmp_path / "out")
    assert tree(tmp_path / "out") == {"image.png": b"three"}


@pytest.mark.skipif(os.name == "nt", reason="Windows does not say when the state of a file has changed")
def test_a_file_changed_with_its_size_and_time_kept_is_copied_again(tmp_path: Path) -> None:
    origin = tmp_path / "image.png"
    for content in (b"one", b"two"):
        origin.write_bytes(content)
        os.utime(origin, ns=(10**18, 10**18))
        static = StaticFile("image.png", str(origin), 3, 10**18, ctime_ns=origin.stat().st_ctime_ns)
        write([OutputFile("image.png", static)], tmp_path / "out")
    assert tree(tmp_path / "out") == {"image.png": b"two"}


sites = st.dictionaries(st.sampled_from(["a.html", "b/c.html", "b/d.html", "e/f/g.html"]), st.binary(max_size=3))


@settings(max_examples=40)
@given(st.lists(sites, min_size=1, max_size=4))
def test_after_any_sequence_of_builds_the_folder_holds_the_last_site(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("out")
    for site in builds:
        write([OutputFile(path, content) for path, content in site.items()], folder)
    assert tree(folder) == builds[-1]
    assert set(read_manifest(folder).files) == set(builds[-1])


def test_what_a_killed_build_left_unfinished_is_removed(tmp_path: Path) -> None:
    write(files(a="1"), tmp_path)
    (tmp_path / UNFINISHED).mkdir()
    (tmp_path / UNFINISHED / ".biji-x").write_text("half")
    write(files(a="1"), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "a.html"]


def test_an_interrupted_build_leaves_complete_files_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(files(a="1", b="1"), tmp_path)
    replace = os.replace

    def interrupted(origin: str, target: str) -> None:
        if target.endswith("b.html"):
            raise KeyboardInterrupt
        replace(origin, target)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(files(a="2", b="2"), tmp_path)
    monkeypatch.undo()
    assert tree(tmp_path) == {"a.html": b"2", "b.html": b"1"}
    write(files(b="2"), tmp_path)
    assert tree(tmp_path) == {"b.html": b"2"}


def test_of_two_files_at_one_path_the_first_stays(tmp_path: Path) -> None:
    write([*files(a="first"), *files(a="second")], tmp_path)
    assert tree(tmp_path) == {"a.html": b"first"}


def test_nothing_moves_before_everything_is_ready(tmp_path: Path) -> None:
    write(files(a="1", b="1"), tmp_path)
    with staging(tmp_path) as stage:
        staged = [stage.put(file) for file in files(a="2", b="1")]
        assert (tmp_path / "a.html").read_bytes() == b"1"
        assert stage.finish(staged).written == 1
    assert tree(tmp_path) == {"a.html": b"2", "b.html": b"1"}


def test_a_build_that_fails_leaves_no_folder_behind(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(IsADirectoryError), staging(out) as stage:
        stage.put(OutputFile("a.html", StaticFile("a.html", str(tmp_path), 0, 0)))
    assert list(tmp_path.iterdir()) == []


def test_what_only_looks_like_the_file_is_replaced(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.write_bytes(b"1")
    out.mkdir()
    (out / "a.html").symlink_to(elsewhere)
    assert write(files(a="1"), out).written == 1
    assert not (out / "a.html").is_symlink()


def test_a_folder_where_a_file_must_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").mkdir()
    with pytest.raises(OutputError, match="must be a file"):
        write(files(a="1"), tmp_path)


def test_before_an_empty_folder_whole_folders_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[str] = []
    replace = os.replace

    def noted(source: str, target: str) -> None:
        moved.append(os.path.relpath(target, tmp_path))
        replace(source, target)

    monkeypatch.setattr(os, "replace", noted)
    monkeypatch.setattr("biji.output.staging.finished", lambda work: work())
    site = [OutputFile(path, path.encode()) for path in ("a/b/1", "a/b/2", "a/3", "4")]
    assert write(site, tmp_path).written == 4
    assert moved == [MANIFEST, "4", "a"]
    assert tree(tmp_path) == {file.path: file.content for file in site}


@pytest.mark.parametrize("number", [1, 2])
def test_an_empty_folder_stays_empty_when_a_folder_cannot_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    replace = os.replace

    def full(source: str, target: str) -> None:
        if source.endswith(f"/{number}"):
            raise OSError(28, "No space left on device", source)
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write([OutputFile(path, b"") for path in ("0/a", "1/b", "2/c")], tmp_path)
    assert tree(tmp_path) == {}


def test_in_an_empty_folder_too_the_first_of_two_files_at_one_path_stays(tmp_path: Path) -> None:
    with staging(tmp_path) as stage:
        second, first = (stage.put(OutputFile("a/b", content)) for content in (b"second", b"first"))
        stage.finish([first, second])
    assert tree(tmp_path) == {"a/b": b"first"}


@pytest.mark.parametrize("paths", [("a", "a/b"), ("a/b", "a")])
def test_a_file_and_a_folder_of_one_name_are_refused(tmp_path: Path, paths: tuple[str, str]) -> None:
    with pytest.raises(OutputError, match="must be a f"):
        write([OutputFile(path, b"") for path in paths], tmp_path)
    assert tree(tmp_path) == {}
