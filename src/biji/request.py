"""What a build is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

#: Called with a stage's name and how many of how many of its steps are done.
Progress = Callable[[str, int, int], None]


def silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


class Request(Struct, frozen=True):
    """What is to be built, and what the command line says instead of `_config.yml`.

    Attributes:
        folder: with `_config.yml` and `_posts`.
        now: decides which posts are in the future.
        jobs: worker processes; 0 chooses.
        url, baseurl: None leaves the file's word.
        faithful, drafts, future: False leaves the file's word.
        executor: address of one that parses; "" is this machine.
    """

    folder: Path
    now: dt.datetime
    jobs: int = 0
    url: str | None = None
    baseurl: str | None = None
    faithful: bool = False
    drafts: bool = False
    future: bool = False
    executor: str = ""
