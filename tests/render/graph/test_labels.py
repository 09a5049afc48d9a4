"""Labels fit their place, in whatever script."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from biji.render.graph.labels import Room, label, text_width

ROOM = Room(8, 13)

texts = st.text(st.sampled_from("注意力机制（二）——ABCWMabcwmil .,：…ñé🙂"), max_size=40)


@given(texts)
def test_a_label_is_no_wider_than_its_room(text: str) -> None:
    made = label(text, ROOM)
    wide = made.start + made.rest + ("…" if made.cut else "")
    narrow = made.start + ("…" if made.rest or made.cut else "")
    assert text_width(narrow) <= ROOM.narrow
    assert text_width(wide) <= ROOM.wide


@given(texts)
def test_a_label_shows_the_beginning_of_its_text_and_all_of_it_unless_it_is_cut(text: str) -> None:
    made = label(text, ROOM)
    assert made.text == " ".join(text.split())
    assert made.text.startswith(made.start + made.rest)
    assert made.cut == (made.text != made.start + made.rest)


def test_what_fits_is_not_cut() -> None:
    made = label("Transformer", Room(8, 13))
    assert (made.start, made.rest, made.cut) == ("Transformer", "", False)


def test_han_are_twice_as_wide_as_small_letters() -> None:
    assert label("注意力机制与预训练语言模型", ROOM).start == "注意力机制与预"
    assert len(label("attention and pretraining", ROOM).start) > 9
