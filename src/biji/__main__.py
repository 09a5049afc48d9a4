"""The program `biji`, which `python -m biji` is too."""

import signal


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
    main()


if __name__ == "__main__":
    run()
