"""What a walk may touch."""

from pathlib import Path

import pytest

from biji.discover.tree import File, Folder, Tree
from biji.package import MANIFEST


def everything(path: str, *, is_folder: bool) -> bool:
    return bool(path) or is_folder


def test_only_files_of_the_site_are_found_by_path(tmp_path: Path) -> None:
    tmp_path.joinpath("site/sub").mkdir(parents=True)
    tmp_path.joinpath("secret").write_text("x")
    tmp_path.joinpath("site/a").write_text("xy")
    tmp_path.joinpath("site/link").symlink_to("../secret")
    tree = Tree(str(tmp_path / "site"), None)
    found = tree.file("a")
    assert isinstance(found, File)
    assert (found.path, found.size) == ("a", 2)
    assert [tree.file(path) for path in ("../secret", "link", "sub", "none", "/etc/passwd")] == [None] * 5


def test_what_is_refused_is_not_looked_at(tmp_path: Path) -> None:
    tmp_path.joinpath("bad").symlink_to("/nowhere")
    tree = Tree(str(tmp_path), None)
    assert tree.entries(tree.root, lambda path, *, is_folder: not path and is_folder) == []
    assert tree.diagnostics == []


@pytest.mark.parametrize("mark", ["pyvenv.cfg", MANIFEST], ids=["a virtual environment", "a site made by biji"])
def test_what_is_no_part_of_the_site_is_passed_over(tmp_path: Path, mark: str) -> None:
    tmp_path.joinpath("other").mkdir()
    for folder in (tmp_path, tmp_path / "other"):
        folder.joinpath(mark).touch()
        folder.joinpath("page.html").touch()
    tree = Tree(str(tmp_path), None)
    items = tree.entries(tree.root, everything)
    assert {item.path for item in items} == {mark, "other", "page.html"}
    (other,) = (item for item in items if isinstance(item, Folder))
    assert tree.entries(other, everything) == []
