"""Work in other processes: copies of this one where that is safe, and none is left behind."""

from __future__ import annotations

import importlib
import multiprocessing
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from biji import output
from biji.workers import available_processors, can_copy, deal

HALVING = """
import os


def half(number):
    if number < 0:
        os._exit(3)
    return 10 // number
"""

Half = Callable[[int], int]


@pytest.fixture
def half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Half:
    """A function that a worker can import, whoever started the tests."""
    output.write_bytes(tmp_path / "halving.py", HALVING.encode())
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "halving", raising=False)
    found: Half = importlib.import_module("halving").half
    return found


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_task_is_done_once(jobs: int, half: Half) -> None:
    assert sorted(deal([1, 2, 5, 10], half, jobs)) == [(1, 10), (2, 5), (5, 2), (10, 1)]


def test_what_raises_or_dies_has_no_result_and_the_others_have_theirs(half: Half) -> None:
    assert sorted(deal([5, 0, -1, 2, -1, 1], half, 2)) == sorted(
        [(5, 2), (0, None), (-1, None), (2, 5), (-1, None), (1, 10)], key=lambda pair: pair[0]
    )


def test_tasks_may_be_added_while_results_come(half: Half) -> None:
    waiting, done = [10], []
    for task, result in deal(waiting, half, 2):
        done.append(task)
        if result and task > 1:
            waiting.append(task // 2)
    assert done == [10, 5, 2, 1]


def test_nobody_is_left_when_the_caller_leaves_early(half: Half) -> None:
    results = deal([1] * 100, half, 3)
    assert next(results) == (1, 10)
    results.close()  # type: ignore[attr-defined] # it is a generator
    assert multiprocessing.active_children() == []


def test_a_process_with_threads_is_not_copied() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert not can_copy()
    finally:
        over.set()
        thread.join()


def test_there_is_at_least_one_processor() -> None:
    assert available_processors() >= 1


COPIES = """
import os
from biji import output
from biji.workers import can_copy, deal
secret = "known here"
assert can_copy()
found = dict(deal([1, 2, 3, 4, 5, 6], lambda task: (os.getpid(), secret * task), 3))
assert {task: text for task, (_, text) in found.items()} == {task: secret * task for task in range(1, 7)}
assert os.getpid() not in {process for process, _ in found.values()}
"""


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="Windows has no fork")
def test_copies_have_all_that_the_process_has() -> None:
    # In a process of its own: that of the tests may have threads.
    subprocess.run([sys.executable, "-c", COPIES], check=True)
