"""What is begun in a moment is ended, whatever becomes of the process that began it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from biji.output import OutputError
from biji.output.finisher import finished
from biji.workers import can_copy

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")

PROGRAM = """
import os, sys, time
from pathlib import Path
from biji.output.finisher import finished

def work():
    Path(sys.argv[1], "begun").touch()
    time.sleep(0.3)
    Path(sys.argv[1], "ended").touch()

finished(work)
"""


def test_the_result_comes_back() -> None:
    assert finished(lambda: [1, "a"]) == [1, "a"]


def test_what_goes_wrong_is_raised() -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device", "a.html")

    with pytest.raises(OSError, match=r"No space left on device.*a\.html"):
        finished(fail)


def test_a_copy_that_is_killed_too_is_told() -> None:
    if not can_copy():
        pytest.skip("this process has threads")
    with pytest.raises(OutputError):
        finished(lambda: os.kill(os.getpid(), signal.SIGKILL))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_the_work_is_ended_although_the_program_is(tmp_path: Path, number: signal.Signals) -> None:
    program = subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path)], stderr=subprocess.DEVNULL)
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    program.send_signal(number)
    program.wait()
    while not (tmp_path / "ended").exists():
        time.sleep(0.01)
