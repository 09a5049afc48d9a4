"""`--explain` names what differs from the last build, and counts what is many."""

from biji.reasons import CONFIGURATION, PROGRAM, THEME, reasons

BEFORE = {PROGRAM: b"1", THEME: b"1", CONFIGURATION: b"1", "/a.md": b"1", "/b.md": b"1"}


def test_an_edited_file_is_named() -> None:
    assert list(reasons(BEFORE, {**BEFORE, "/a.md": b"2"}, ["a.md"], (1, 2), {"a.html": "its content changed"})) == [
        "parsed a.md: its text changed",
        "rendered 1 of 2 files: a.md changed",
        "wrote a.html: its content changed",
    ]


def test_files_come_and_go() -> None:
    now = {name: value for name, value in BEFORE.items() if name != "/a.md"} | {"/c.md": b"1"}
    assert list(reasons(BEFORE, now, ["c.md"], (2, 2), {})) == [
        "parsed c.md: new",
        "rendered all files: c.md is new, a.md is gone",
    ]


def test_what_concerns_all_files_is_said_of_each() -> None:
    for name in (PROGRAM, CONFIGURATION):
        assert (
            next(iter(reasons(BEFORE, {**BEFORE, name: b"2"}, ["a.md"], (2, 2), {})))
            == f"parsed a.md: {name} changed"
        )
    assert next(iter(reasons(BEFORE, BEFORE, ["a.md"], (2, 2), {}))) == "parsed a.md: the cache has lost it"


def test_many_files_are_counted() -> None:
    many = [f"{number}.md" for number in range(30)]
    assert list(reasons(None, {}, many, (2, 2), {})) == [
        "parsed 30 files: no earlier build into this folder is known",
        "rendered all files: no earlier build into this folder is known",
    ]
    changed = {**BEFORE, **{f"/{name}": b"" for name in many}}
    assert next(iter(reasons(BEFORE, changed, [], (2, 2), {}))).endswith(" 4.md is new, and 25 more")


def test_a_day_that_came_changes_no_file() -> None:
    assert list(reasons(BEFORE, BEFORE, [], (2, 2), {})) == [
        "rendered all files: a post's date has come, or somebody touched the output folder"
    ]
