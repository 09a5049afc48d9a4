"""`biji render`: bodies alone."""

import os
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_render_writes_one_body_per_file(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\ntext **strong** --\n", encoding="utf-8")
    result = run("render", "--faithful", tmp_path / "a.md", tmp_path / "b.md", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/a.html").read_text() == '<h1 id="a">a</h1>\n\n<p>text <strong>strong</strong> –</p>\n'
    assert (tmp_path / "out/b.html").is_file()


def test_render_refuses_two_files_of_one_name(run: Run, tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text("")
    assert run("render", tmp_path / "x/a.md", tmp_path / "y/a.md", "-o", tmp_path / "out").exit_code == 2


def test_render_refuses_what_it_cannot_read_and_what_it_would_overwrite(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "a.html").write_text("mine")
    for name, target in (("pipe.md", "out"), ("a.html", "."), ("none.md", "out"), (".", "out")):
        assert run("render", tmp_path / name, "-o", tmp_path / target).exit_code == 2
    assert (tmp_path / "a.html").read_text() == "mine"
