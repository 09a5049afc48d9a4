"""The next part of a series counts as the parts before it do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from biji.author import NewPost, new_post, read_posts
from biji.author.parts import next_part

DAY = dt.date(2024, 7, 1)


def series(folder: Path, *titles: str, body: str = "text", extra: str = "") -> None:
    for number, title in enumerate(titles, 1):
        path = folder / f"_posts/2024-01-{number:02}-part_{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: '{title}'\ncategory: A B\n{extra}---\n\n{body}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        (["X（一）", "X（二）——a"], "X（三）——New"),
        (["X（一）——a", "X（十九）——b"], "X（二十）——New"),
        (["X (一): a", "X (二): b"], "X (三): New"),
        (["X(九)：a"], "X(十)：New"),
        (["X", "X（二）"], "X（三）——New"),
        (["Y（三）, X（四）——a"], "X（五）——New"),
        (["一个X", "某Y（一）", "X"], "X（二）——New"),
        (["Y（一）"], "X（一）——New"),
        (["x（一）"], "x（二）——New"),
        (["X（1927～1937）", "X（1938～1945）"], "X——New"),
        (["X（一）", "X（三）"], "X（四）——New"),
    ],
)
def test_the_numeral_follows_the_form_of_the_last_one(tmp_path: Path, titles: list[str], title: str) -> None:
    series(tmp_path, *titles)
    assert next_part("X", "New", read_posts(tmp_path)).title == title


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        (["X (1): a", "X (2): b"], "X (3): New"),
        (["X part 1", "X part 2"], "X part 3: New"),
        (["a", "b"], "New"),
        (["Top 10", "Top 20"], "New"),
    ],
)
def test_a_series_of_the_front_matter_counts_as_its_titles_do(tmp_path: Path, titles: list[str], title: str) -> None:
    series(tmp_path, *titles, extra="series: S\n")
    part = next_part("S", "New", read_posts(tmp_path))
    assert (part.title, part.in_front_matter) == (title, True)
    text = new_post(NewPost("New", DAY, series="S"), read_posts(tmp_path)).content
    assert isinstance(text, bytes)
    assert b"\nseries: S\n" in text


def test_a_series_begins_in_the_title_or_in_the_front_matter() -> None:
    assert next_part("漫谈", "体育", ()).title == "漫谈（一）——体育"
    part = next_part("Talks", "Sports", ())
    assert (part.title, part.in_front_matter) == ("Sports", True)


def test_a_title_that_names_its_part_is_left_as_it_is(tmp_path: Path) -> None:
    series(tmp_path, "X（一）", "X（二）")
    assert next_part("X", "X（九）——a", read_posts(tmp_path)).title == "X（九）——a"
    assert next_part("X", "X", read_posts(tmp_path)).title == "X（三）"


def test_file_and_category_follow_the_last_part(tmp_path: Path) -> None:
    series(tmp_path, "X（一）", "X（二）")
    file = new_post(NewPost("New", DAY, series="X"), read_posts(tmp_path))
    assert file.path == "_posts/2024-07-01-part_3.md"
    assert isinstance(file.content, bytes)
    assert b"\ncategory: A B\n" in file.content


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Last: [X（一）](/a b/2024/01/01/part_1.html).", "Last: [X（二）](/a b/2024/01/02/part_2.html)."),
        ("[back](/a%20b/2024/01/01/part_1.html)", "[back](/a%20b/2024/01/02/part_2.html)"),
        ("{% post_url 2024-01-01-part_1 %}", "{% post_url 2024-01-02-part_2 %}"),
        ("nothing", None),
    ],
)
def test_it_links_to_the_last_part_as_that_one_does(tmp_path: Path, line: str, expected: str | None) -> None:
    series(tmp_path, "X（一）", "X（二）", body=f"# A\n\n{line}\n\ntext")
    text = new_post(NewPost("New", DAY, series="X"), read_posts(tmp_path)).content
    assert isinstance(text, bytes)
    assert text.decode().partition("\n---\n\n")[2] == (f"{expected}\n" if expected else "")
