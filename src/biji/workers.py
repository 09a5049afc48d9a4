"""Work in other processes, which may die without taking this one along.

for task, result in deal(tasks, work, jobs): …
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from biji.fork_server import ForkServer
from biji.garbage import collect_rarely, collecting_nothing

if TYPE_CHECKING:  # Windows has neither fork nor a fork server
    from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext

    _Context = ForkContext | ForkServerContext | SpawnContext

#: What workers need for most of what they are asked to do: to parse.
_PRELOADED = ("biji.parse.article", "biji.pool")

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


def available_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_copy() -> bool:
    """Whether workers can be copies of this process, which have all that it has.

    A copy of a process with threads may hang: it has their locks, but not them.
    """
    threads = Path("/proc/self/task")
    count = len(list(threads.iterdir())) if threads.is_dir() else threading.active_count()
    return "fork" in multiprocessing.get_all_start_methods() and count == 1


@contextmanager
def fork_server(jobs: int) -> Iterator[ForkServer | None]:
    """A process that imports the parser now, and later makes workers for `deal` that have it.

    Args:
        jobs: how many workers there may be at a time; 0 is any number.

    Returns:
        None where it is of no use, or where processes cannot be copied.
    """
    if jobs == 1 or available_processors() == 1 or not can_copy():
        yield None
        return
    with _deaf_to_interrupts(multiprocessing.get_context("fork")):
        server = ForkServer(_PRELOADED)
    try:
        yield server
    finally:
        server.close()
        server.join()


def deal(  # noqa: PLR0913, PLR0917 - all but three have a default
    waiting: list[_Task],
    work: Callable[[_Task], _Result],
    jobs: int,
    memory: int = 0,
    meanwhile: Iterable[object] = (),
    server: ForkServer | None = None,
) -> Iterator[tuple[_Task, _Result | None]]:
    """Have tasks done by workers.

    Args:
        waiting: the tasks, of which the last one is the next; some may be added while results come.
        work: does one. Workers that are no copies of this process import it.
        jobs: how many workers there are at a time; 1 does everything in this process.
        memory: bytes of it that a worker may use; 0 means any number.
        meanwhile: takes a step whenever all workers are busy; what it has not come to then is left.
        server: makes workers that import the work; they end with it.

    Returns:
        Each task with its result, in the order in which they are finished. A result is None where the work raised an
        exception, or the worker died.
    """
    if jobs == 1:
        yield from _do(waiting, work)
        return
    busy: dict[Connection, _Task] = {}
    done: list[tuple[_Task, _Result | None]] = []
    steps = iter(meanwhile)
    with _workers(work, memory, server) as start:
        idle = [start() for _ in range(min(jobs, len(waiting)))]
        if idle and not server and not _is_alive(idle[0]):
            # Workers import the caller's main module, which may be a script that was read from a pipe.
            yield from _do(waiting, work)
        while waiting or busy or done:
            while waiting and len(busy) < jobs:
                connection = idle.pop() if idle else start()
                busy[connection] = waiting.pop()
                _send(connection, busy[connection])
            yield from done  # workers are busy again while somebody looks at it
            done.clear()
            ready = _ready(busy, steps)
            for connection in [one for one in busy if one in ready]:
                results = _receive(connection)
                if results is not None:
                    idle.append(connection)
                done.append((busy.pop(connection), results[0] if results else None))


def _ready(busy: Collection[Connection], steps: Iterator[object]) -> Collection[object]:
    """The workers that are done; the time until there is one is used."""
    while busy:
        if ready := wait(busy, 0):
            return ready
        try:
            next(steps)
        except StopIteration:
            return wait(busy)
    return ()


def _do(waiting: list[_Task], work: Callable[[_Task], _Result]) -> Iterator[tuple[_Task, _Result]]:
    while waiting:
        task = waiting.pop()
        with collecting_nothing():
            result = work(task)
        yield task, result


def _is_alive(worker: Connection) -> bool:
    """Whether workers can run here at all, as one shows with nothing to do."""
    _send(worker)
    return _receive(worker) is not None


def _send(connection: Connection, *tasks: object) -> None:
    try:
        connection.send(tasks)
    except OSError:
        return  # the worker is gone, as receiving from it will tell


def _receive(connection: Connection) -> Any:  # noqa: ANN401 - what the caller's function returns
    """What a worker made of its task: one result, or none where it failed; None when the worker died."""
    try:
        return connection.recv()
    except (EOFError, OSError):
        connection.close()
        return None


@contextmanager
def _workers(
    work: Callable[[_Task], object], memory: int, server: ForkServer | None
) -> Iterator[Callable[[], Connection]]:
    """A function that starts a worker; all of them are gone at the end, however it comes, or with their server."""
    processes: list[BaseProcess] = []
    connections: list[Connection] = []

    def start() -> Connection:
        served = server.start(partial(_work, work=work, memory=memory)) if server else None
        if served:
            connections.append(served)
            return served
        context = _context()
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, work, memory), daemon=True)
        with _deaf_to_interrupts(context):
            process.start()
        theirs.close()
        processes.append(process)
        connections.append(ours)
        return ours

    try:
        yield start
    finally:
        # Closing the pipes would not end them: a copy of this process holds both ends of its own.
        for process in processes:
            process.kill()
        for connection in connections:
            connection.close()
        for process in processes:
            process.join()


def _context() -> _Context:
    if can_copy():
        return multiprocessing.get_context("fork")
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    # A fork server imports everything once.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", *_PRELOADED])
    return context


@contextmanager
def _deaf_to_interrupts(context: _Context) -> Iterator[None]:
    """Processes started in here never see Ctrl-C, which a terminal sends to all: this one decides what it means."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    if context.get_start_method() != "fork":
        # Such contexts start it, and it would undo the mask then.
        resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection, work: Callable[[_Task], object], memory: int) -> None:
    """What a worker does: tasks until there are no more, or until nobody wants them."""
    if memory:
        _limit_memory(memory)
    collect_rarely()
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    try:
        while True:
            tasks: tuple[_Task, ...] = connection.recv()
            connection.send(_results(work, tasks))
    except (EOFError, OSError):
        return


def _results(work: Callable[[_Task], object], tasks: tuple[_Task, ...]) -> tuple[object, ...]:
    try:
        with collecting_nothing():
            return tuple(work(task) for task in tasks)
    except Exception:  # noqa: BLE001 - whatever it is, the parent meets it too when it does the work itself
        return ()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _limit_memory(memory: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
