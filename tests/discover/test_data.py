"""What `site.data` holds, as Jekyll's `DataReader` has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from biji.config import Config
from biji.discover import Discovered, discover


def found(folder: Path, files: dict[str, str | bytes]) -> Discovered:
    for path, content in files.items():
        folder.joinpath("_data", path).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath("_data", path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return discover(folder, Config())


def test_files_are_named_without_extension_and_folders_are_mappings(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "people.yml": "ann: {name: Ann, age: 3}",
        "list.yaml": "- u\r\n- v\r\n",
        "sub/deep.json": '[{"x": 7}]',
        "table.csv": 'a,b\n1,"2\n3"\n\n4\n',
        "tabs.tsv": "a\tb\n5\t6\n",
        "a b!.yml": "",
        "notes.txt": "no data",
        ".hidden.yml": "a: b",
    }
    site = found(tmp_path, files)
    assert site.data == {
        "people": {"ann": {"name": "Ann", "age": 3}},
        "list": ["u", "v"],
        "sub": {"deep": [{"x": 7}]},
        "table": [{"a": "1", "b": "2\n3"}, {"a": "4", "b": None}],
        "tabs": [{"a": "5", "b": "6"}],
        "a_b": None,
    }
    assert (site.sources, site.static, site.diagnostics) == ((), (), ())


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.yml", "a: [b", "line 1"),
        ("a.yml", "a: " + "[" * 60 + "]" * 60, "line 1"),
        ("a.yml", "a: &x b\nc: *x", "line 2"),
        ("a.json", "{", "truncated"),
        ("a.json", "[" * 60 + "]" * 60, "nested"),
        ("a.json", "[" * 100_000, ""),
        ("a.csv", '"' + "a" * 200_000, "field"),
        ("a.csv", b"\xff", "UTF-8"),
        ("a.csv", "a" * 1_000_001, "1,000,000 bytes"),
    ],
)
def test_what_cannot_be_read_is_named_and_left_out(tmp_path: Path, name: str, content: str | bytes, why: str) -> None:
    site = found(tmp_path, {name: content, "good.yml": "a: b"})
    assert site.data == {"good": {"a": "b"}}
    assert all(why in problem.message for problem in site.diagnostics)
    assert site.diagnostics[0].span.path == f"_data/{name}"


def test_files_below_a_link_out_of_the_site_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("secret: x")
    (tmp_path / "blog/_data").mkdir(parents=True)
    (tmp_path / "blog/_data/a.yml").symlink_to(tmp_path / "a.yml")
    assert discover(tmp_path / "blog", Config()).data == {}
