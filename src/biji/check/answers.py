"""What outside addresses answered, kept between checks for as long as it is likely to stay true."""

from __future__ import annotations

from collections.abc import Mapping
from errno import ENOTDIR
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec
from msgspec import Struct

from biji import output
from biji.package import CACHE_FOLDER

_FILE = "urls.json"
_DAY = 24 * 60 * 60

#: For how many seconds an answer is believed.
AGES: Mapping[str, int] = MappingProxyType({"ok": 30 * _DAY, "gone": 7 * _DAY, "unknown": _DAY})


class Answer(Struct, frozen=True, omit_defaults=True):
    """What is known about an address.

    Attributes:
        state: `gone` only where the answer leaves no doubt; whatever else is not `ok` is `unknown`.
        reason: why it is not `ok`: `404 Not Found`.
        moved: where it leads for good; "" when it stays.
        secure: an address with `http:` answers the same with `https:`.
        asked: the second, since 1970, in which it was asked.
    """

    state: Literal["ok", "gone", "unknown"]
    reason: str = ""
    moved: str = ""
    secure: bool = False
    asked: int = 0

    def is_fresh(self, now: float) -> bool:
        """Whether it is still believed."""
        return 0 <= now - self.asked < AGES[self.state]


class _Kept(Struct, frozen=True):
    """The file."""

    version: Literal[1]
    answers: dict[str, Answer]


def load_answers(folder: Path) -> dict[str, Answer]:
    """What earlier checks of a site learnt; nothing when there were none, or their file cannot be read.

    Args:
        folder: the site's.
    """
    try:
        return msgspec.json.decode((folder / CACHE_FOLDER / _FILE).read_bytes(), type=_Kept).answers
    except (OSError, msgspec.DecodeError):
        return {}  # all addresses are asked again


def save_answers(folder: Path, answers: Mapping[str, Answer]) -> None:
    """Keep answers for other checks, in the folder of the cache, which Git does not see.

    Args:
        folder: the site's.
        answers: by address.

    Raises:
        OSError: when the disk refuses.
    """
    cache = folder / CACHE_FOLDER
    if cache.is_symlink():
        raise NotADirectoryError(ENOTDIR, "a link, which could lead anywhere", str(cache))
    cache.mkdir(exist_ok=True)
    if not (cache / ".gitignore").exists():
        output.write_bytes(cache / ".gitignore", b"*\n")
    output.write_bytes(cache / _FILE, msgspec.json.encode(_Kept(1, dict(sorted(answers.items())))) + b"\n")
