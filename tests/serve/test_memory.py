"""Articles between two builds."""

from biji.model import Parsed
from biji.serve.memory import Memory

ONE, TWO = Parsed(None), Parsed(None)


def test_what_was_put_is_there() -> None:
    memory = Memory()
    memory.put({b"1": ONE})
    assert memory.get([b"1", b"2"]) == {b"1": ONE}
    assert memory.get([b"1"])[b"1"] is ONE


def test_what_a_build_did_not_ask_for_is_forgotten_after_the_next() -> None:
    memory = Memory()
    memory.put({b"1": ONE, b"2": TWO})
    memory.get([b"1"])
    assert memory.get([b"1"]) == {b"1": ONE}
    assert memory.get([b"1", b"2"]) == {b"1": ONE}


def test_what_was_saved_while_a_build_began_survives_it() -> None:
    memory = Memory()
    memory.put({b"1": ONE})
    assert memory.get([b"9"]) == {}
    assert b"1" in memory.get([b"1"])


def test_what_is_not_there_is_asked_of_the_store_below_which_stays_as_it_is() -> None:
    below = Memory()
    below.put({b"1": ONE})
    memory = Memory(below)
    memory.put({b"2": TWO})
    assert memory.get([b"1", b"2", b"3"]) == {b"1": ONE, b"2": TWO}
    assert below.get([b"1", b"2"]) == {b"1": ONE}
