"""A server that imports early, whose copies do the work; none of them is left behind.

All of it happens in a process of its own: that of the tests may have threads.
"""

import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="Windows has no fork")

#: What each of the scripts below begins with: tasks that copies of the server can do.
BEGIN = """
import os, signal, sys, time
from biji.fork_server import ForkServer
from biji.workers import deal

def where(task):
    return "this" in sys.modules, os.getpid(), os.getppid()

def fail(task):
    if task == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "kill the server":
        os.kill(os.getppid(), signal.SIGKILL)
    if task == "sleep":
        time.sleep(60)
    return task
"""


def run(script: str, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BEGIN + script]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment})


def ended(script: str) -> str:
    process = run(script)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return output


def test_workers_have_what_the_server_has_imported() -> None:
    said = ended("""
server = ForkServer(["this"])
found = [result for _, result in deal([*range(20)], where, 3, server=server)]
assert all(imported for imported, _, _ in found)
assert "this" not in sys.modules
assert len({parent for _, _, parent in found} - {os.getpid()}) == 1
""")
    assert "Beautiful is better than ugly" in said


def test_a_worker_that_dies_loses_its_task_only() -> None:
    ended("""
found = dict(deal(["a", "die", "b"], fail, 2, server=ForkServer([])))
assert found == {"a": "a", "die": None, "b": "b"}
""")


def test_without_its_server_this_process_makes_the_workers() -> None:
    ended("""
server = ForkServer(["time"])
assert dict(deal(["kill the server"], fail, 2, server=server))
server.join()
assert dict(deal(["a", "b", "die"], fail, 2, server=server)) == {"a": "a", "b": "b", "die": None}
server = ForkServer(["no_such_module"])
server.join()
assert dict(deal(["a"], fail, 2, server=server)) == {"a": "a"}
""")


CLOSED = """
server = ForkServer(["{module}"])
dealt = deal(["sleep", "sleep", "a"], fail, 3, server=server)
{meanwhile}
server.close()
server.join()
"""


@pytest.mark.parametrize("module", ["this", "time"])
@pytest.mark.parametrize("meanwhile", ["", "next(dealt)"], ids=["before it has copies", "while they work"])
def test_a_server_that_is_closed_leaves_nobody(module: str, meanwhile: str) -> None:
    begin = time.monotonic()
    ended(CLOSED.format(module=module, meanwhile=meanwhile))  # returns when nobody can write any more
    assert time.monotonic() - begin < 30


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="shows which processes are left")
def test_a_process_that_is_killed_leaves_nobody() -> None:
    with run(
        CLOSED.format(module="time", meanwhile="next(dealt); print('begun', flush=True); time.sleep(60)")
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        process.kill()
        assert process.stdout.read() == ""  # returns when nobody can write any more
