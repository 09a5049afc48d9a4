"""Work on other machines, through the border that all of Python's engines share: `concurrent.futures.Executor`.

with executor_at("dask:tcp://10.0.0.5:8786") as executor:
    for task, result in hand_out(tasks, work, executor): …
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # most builds know only what can go wrong with one
    from concurrent.futures import Executor, Future

#: How long a cluster may take to answer, in seconds.
PATIENCE = 10

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


class ExecutorError(Exception):
    """There is no such executor, or it cannot be used; the message says why and what to do."""


@contextmanager
def executor_at(address: str) -> Iterator[Executor]:
    """The executor at an address, which nothing in this process belongs to any more at the end.

    Args:
        address: `dask:` and the address of a scheduler of Dask (https://distributed.dask.org).

    Raises:
        ExecutorError: for another kind of address, without the package, or when nobody answers.
    """
    kind, _, scheduler = address.partition(":")
    if kind != "dask" or not scheduler:
        raise ExecutorError(f'"{address}" is no executor; write it as dask:tcp://10.0.0.5:8786')
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise ExecutorError('Dask is not installed; install it with: pip install "biji[dask]"') from error
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ExecutorError(f'no scheduler of Dask answers at "{scheduler}": {error}') from error
    with client, client.get_executor() as executor:
        yield executor


def hand_out(
    waiting: list[_Task], work: Callable[[_Task], _Result], executor: Executor
) -> Iterator[tuple[_Task, _Result | None]]:
    """Have tasks done by an executor: `workers.deal`, elsewhere.

    Args:
        waiting: the tasks; some may be added while results come.
        work: does one; a function that the executor's workers can import.
        executor: decides how many are done at a time.

    Returns:
        Each task with its result, in the order in which they are finished. A result is None where the work raised an
        exception, or the worker died.

    Raises:
        ExecutorError: when the executor is gone.
    """
    from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415 - as said above

    running: dict[Future[_Result], _Task] = {}
    while waiting or running:
        while waiting:
            task = waiting.pop()
            running[executor.submit(work, task)] = task
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            if future.cancelled():
                raise ExecutorError("the executor gave up, as it does when its scheduler is gone; build again")
            yield running.pop(future), None if future.exception() else future.result()
