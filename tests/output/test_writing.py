"""Single files, whole or not at all."""

import os
from pathlib import Path

import pytest

from biji.output import write_bytes


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_bytes(tmp_path / "a", b"old")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_bytes(tmp_path / "a", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


def test_a_folder_that_does_not_exist_is_told_by_the_name_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError) as error:  # noqa: PT011 - what matters is the name
        write_bytes(tmp_path / "no" / "a.json", b"new")
    assert error.value.filename == str(tmp_path / "no" / "a.json")
