"""The program `biji`, which `python -m biji` is too."""

import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn


def run() -> None:
    """Run the command line; Ctrl-C ends it without a traceback even while it is being imported."""
    is_interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_interruptible:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from biji.cli import main  # noqa: PLC0415 - takes a while
    from biji.garbage import collect_rarely  # noqa: PLC0415 - likewise

    if is_interruptible:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    collect_rarely()
    try:
        main()
    except SystemExit as end:
        _leave(end.code if isinstance(end.code, int) else 0)


def _leave(code: int) -> NoReturn:
    """End at once: Python would first take all values apart, which takes longer than to see that nothing changed.

    All files are closed where they are written, and all processes have ended where they were started.
    """
    for stream in filter(None, (sys.stdout, sys.stderr)):  # None when it was closed before
        with suppress(BrokenPipeError):  # nobody reads it any more
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
