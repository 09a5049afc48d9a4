from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.link.nearest import Nearest, is_slip


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("tranformer", "transformer"),
        ("Trans-Former", "transformer"),
        ("深读学习", "深度学习"),
        ("YOLO_v3", "yolov3"),
        ("", None),
        ("qqqq", None),
    ],
)
def test_the_most_similar_name_is_found(word: str, meant: str | None) -> None:
    assert Nearest(["bert", "yolov3", "transformer", "深度学习", "机器学习"]).find(word) == meant


def test_of_equal_names_the_first_is_found() -> None:
    assert Nearest(["A b", "ab", "a-b"]).find("AB") == "A b"


@given(st.lists(st.text(max_size=8), max_size=8), st.integers(0, 7))
def test_a_name_is_nearest_to_itself(names: list[str], index: int) -> None:
    if index < len(names) and any(character.isalnum() for character in names[index]):
        found = Nearest(names).find(names[index])
        assert found is not None
        assert Nearest([found]).find(names[index]) == found


def test_hostile_names_cost_little() -> None:
    nearest = Nearest([f"{'ab' * 500}{index}" for index in range(2000)])
    for index in range(100):
        nearest.find("ab" * 5000 + str(index))


@pytest.mark.parametrize(
    ("one", "two", "slip"),
    [
        ("深读学习", "深度学习", True),
        ("AI Chips", "AI Chip", True),
        ("深度强化学习", "强化学习", False),
        ("烈火篇", "疾风篇", False),
        ("C", "D", False),
    ],
)
def test_a_slip_is_one_letter(one: str, two: str, *, slip: bool) -> None:
    assert is_slip(one, two) is slip
