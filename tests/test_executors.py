"""Work through the border of `concurrent.futures`: on a cluster of Dask that these tests start."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from biji import output
from biji.executors import ExecutorError, executor_at, hand_out
from biji.model import ParseOptions, Source, SourceKind
from biji.pool import parse_all

SOURCES = [
    Source(f"_posts/2020-1-{day}-a.md", SourceKind.POST, f"# Heading {day}\n\n$$x_{day}$$\n".encode().ljust(40_000))
    for day in range(1, 20)
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a scheduler with two workers, which have time on a busy machine."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    patience = {"distributed.comm.timeouts.connect": "120s", "distributed.comm.timeouts.tcp": "120s"}
    with (
        pytest.MonkeyPatch.context() as patch,
        importlib.import_module("dask").config.set(patience),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as started,
    ):
        patch.setattr("biji.executors.PATIENCE", 120)
        yield f"dask:{started.scheduler_address}"


def test_a_cluster_parses_as_this_machine_does(cluster: str) -> None:
    counts: list[int] = []
    parsed = parse_all(SOURCES, ParseOptions(), progress=counts.append, executor=cluster)
    assert parsed == parse_all(SOURCES, ParseOptions(), jobs=1)
    assert sum(counts) == len(SOURCES)
    assert len(counts) > 1


def test_code_that_the_cluster_has_not_is_refused(
    cluster: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("biji.pool.code_digest", importlib.import_module("biji.cache.keys").code_digest.__wrapped__)
    output.write_bytes(tmp_path / "another-1.0.dist-info", b"")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ExecutorError, match="install the same there"):
        parse_all(SOURCES, ParseOptions(), executor=cluster)


def test_nothing_to_parse_asks_nobody() -> None:
    assert parse_all([], ParseOptions(), executor="dask:tcp://127.0.0.1:9") == ()


@pytest.mark.parametrize("address", ["", "dask", "dask:", "ray:tcp://127.0.0.1:9"])
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(ExecutorError, match="write it as dask:"), executor_at(address):
        pass


def test_without_the_package_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExecutorError, match=r'pip install "biji\[dask\]"'), executor_at("dask:tcp://127.0.0.1:9"):
        pass


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    monkeypatch.setattr("biji.executors.PATIENCE", 0.3)
    with pytest.raises(ExecutorError, match=r"127\.0\.0\.1:9"), executor_at("dask:tcp://127.0.0.1:9"):
        pass


def halve(number: int) -> int:
    return 10 // number


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


def test_what_raises_has_no_result_and_the_others_have_theirs(threads: ThreadPoolExecutor) -> None:
    assert sorted(hand_out([5, 0, 2], halve, threads)) == [(0, None), (2, 5), (5, 2)]


def test_tasks_may_be_added_while_results_come(threads: ThreadPoolExecutor) -> None:
    waiting, done = [10], []
    for task, result in hand_out(waiting, halve, threads):
        done.append(task)
        if result and task > 1:
            waiting.append(task // 2)
    assert done == [10, 5, 2, 1]


class Gone(Executor):
    """As one is whose scheduler is gone."""

    def submit(self, *_arguments: object, **_names: object) -> Future[Any]:
        future: Future[Any] = Future()
        future.cancel()
        future.set_running_or_notify_cancel()
        return future


def test_an_executor_that_gives_up_ends_the_work() -> None:
    with pytest.raises(ExecutorError, match="gave up"):
        list(hand_out([1], halve, Gone()))
