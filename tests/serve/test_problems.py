"""What the overlay shows."""

from pathlib import Path

from biji.diagnostics import Diagnostic, Span
from biji.serve.problems import problems_view


def test_an_error_has_its_place_and_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("first\r\nsecond line\n", encoding="utf-8")
    problem = Diagnostic("template", Span("a.md", 2, 8), "it is wrong", "mend it")
    (view,) = problems_view([problem], tmp_path).errors
    assert (view.place, view.message, view.code, view.hint) == ("a.md:2:8", "it is wrong", "template", "mend it")
    assert view.excerpt.splitlines() == ["    2 | second line", "      |        ^"]


def test_warnings_are_apart_and_notes_are_left_out(tmp_path: Path) -> None:
    codes = ("encoding", "broken-link", "broken-link", "series")
    view = problems_view([Diagnostic(code, Span("a.md"), "x") for code in codes], tmp_path)
    assert view.counts == (1, 2)
    assert [one.code for one in view.warnings] == ["broken-link", "broken-link"]


def test_of_many_the_first_are_shown_and_all_counted(tmp_path: Path) -> None:
    view = problems_view([Diagnostic("encoding", Span(f"{number}.md"), "x") for number in range(999)], tmp_path)
    assert view.counts == (999, 0)
    assert len(view.errors) < 100


def test_nothing_is_read_outside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "site/a.md").symlink_to(tmp_path / "secret")
    for path in ("a.md", "../secret", str(tmp_path / "secret")):
        (view,) = problems_view([Diagnostic("encoding", Span(path, 1), "x")], tmp_path / "site").errors
        assert view.excerpt == ""
