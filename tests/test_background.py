"""Work in another process."""

from __future__ import annotations

import multiprocessing
import operator
import os
import threading
import time

import pytest

from biji.background import Background
from biji.pool import available_processors


@pytest.mark.skipif(available_processors() == 1, reason="with one processor there is nothing to gain")
def test_calls_are_made_elsewhere_and_answered_in_any_order() -> None:
    with Background(worth=0) as background:
        process, total = background.start(os.getpid), background.start(operator.add, "a" * 1_000_000, "b")
        assert total() == "a" * 1_000_000 + "b"
        assert process() != os.getpid()


def test_what_the_call_raises_is_raised_here() -> None:
    with Background(worth=0) as background:
        result = background.start(operator.truediv, 1, 0)
        with pytest.raises(ZeroDivisionError):
            result()


def test_a_call_whose_result_does_not_arrive_is_made_here() -> None:
    with Background(worth=0) as background:
        assert background.start(threading.Lock)().acquire()


@pytest.mark.parametrize("background", [Background(jobs=1, worth=0), Background(jobs=2, worth=1000)])
def test_small_calls_and_those_of_one_job_are_made_here(background: Background) -> None:
    with background:
        assert background.start(os.getpid)() == os.getpid()


def test_nothing_goes_on_when_the_block_has_ended() -> None:
    with Background(worth=0) as background:
        background.start(time.sleep, 600)
    assert multiprocessing.active_children() == []
