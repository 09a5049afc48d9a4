"""Which folder may hold a site, and whose turn it is to write there."""

import os
import sys
from pathlib import Path

import pytest

from biji.model import OutputFile
from biji.output import OutputError
from biji.output import folder as output_folder
from biji.output.folder import UNFINISHED, check_folder
from biji.output.staging import write


def site(text: str) -> list[OutputFile]:
    return [OutputFile("a.html", text.encode())]


def test_output_folders_that_could_do_harm_are_refused(tmp_path: Path) -> None:
    source = tmp_path / "blog"
    (source / "_posts").mkdir(parents=True)
    for folder in (source, tmp_path, Path("/"), Path.home(), source / "_posts" / "out"):
        with pytest.raises(OutputError):
            check_folder(folder, source)


def test_a_folder_with_files_of_others_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.tex").write_text("")
    with pytest.raises(OutputError, match="did not write"):
        check_folder(tmp_path / "out", tmp_path / "blog")


def test_an_empty_folder_and_one_of_ours_are_accepted(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    check_folder(out, tmp_path / "blog")
    write(site("1"), out)
    check_folder(out, tmp_path / "blog")


def test_a_folder_in_which_a_build_was_killed_at_once_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "out" / UNFINISHED).mkdir(parents=True)
    check_folder(tmp_path / "out", tmp_path / "blog")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no flock")
def test_a_second_build_does_not_write_beside_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl  # noqa: PLC0415 - not on Windows

    monkeypatch.setattr(output_folder, "PATIENCE", 0.1)
    write(site("1"), tmp_path)
    first = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(first, fcntl.LOCK_EX)
    with pytest.raises(OutputError, match="another biji"):
        write(site("2"), tmp_path)
    assert (tmp_path / "a.html").read_bytes() == b"1"
    os.close(first)
    assert write(site("2"), tmp_path).written == 1
