"""When Python looks for garbage."""

import gc

import pytest

from biji.garbage import collecting_nothing


def test_garbage_is_looked_for_again_when_the_work_is_done_or_fails() -> None:
    seen = []

    @collecting_nothing()
    def work() -> None:
        seen.append(gc.isenabled())
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        work()
    assert (seen, gc.isenabled()) == ([False], True)
