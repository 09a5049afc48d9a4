"""Titles of parts go on counting in their own form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.author.counting import next_title


@pytest.mark.parametrize(
    ("before", "last", "title"),
    [
        ("X (4): a", "X (5): b", "X (6): New"),
        ("X (4)", "X (5)", "X (6): New"),
        ("X（4）", "X（5）", "X（6）: New"),
        ("X 4", "X 5", "X 6: New"),
        ("X_4", "X_5", "X_6: New"),
        ("X #09 - a", "X #10 - b", "X #11 - New"),
        ("X 08", "X 09", "X 10: New"),
        ("X part 4 - a", "X part 5 - b", "X part 6 - New"),
        ("X IV", "X V", "X VI: New"),
        ("X XLIX. a", "X L. b", "X LI. New"),
        ("X (4/10)", "X (5/10)", "X (6/10): New"),
        ("X 第四篇", "X 第五篇", "X 第六篇——New"),
        ("X 第九讲：a", "X 第十讲：b", "X 第十一讲：New"),
        ("4. X", "5. X", "6. New"),
    ],
)
def test_the_form_of_the_last_two_is_kept(before: str, last: str, title: str) -> None:
    assert next_title(before, last, 2, "New") == title


@pytest.mark.parametrize(
    ("before", "last"), [("Top 10", "Top 20"), ("a", "b"), ("", ""), ("HTTP/1", "HTTP/3"), ("X IIII", "X IIIII")]
)
def test_what_does_not_go_on_is_no_number_of_parts(before: str, last: str) -> None:
    assert next_title(before, last, 7, "New") is None


def test_one_part_counts_when_it_is_the_first() -> None:
    assert next_title("", "X I", 1, "") == "X II"
    assert next_title("", "Python 3", 1, "") is None


@given(st.integers(1, 997), st.sampled_from(["X (%s)", "X %s", "X part #%s"]))
def test_what_is_made_goes_on(number: int, form: str) -> None:
    assert next_title(form % number, form % (number + 1), 2, "") == form % (number + 2)
