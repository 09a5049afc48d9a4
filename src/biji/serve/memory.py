"""Articles between two builds of one server, in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock

from biji.cache import Store
from biji.model import Parsed


class Memory:
    """A `biji.cache.Store` that holds what the last build asked for, and what has been put there since.

    Args:
        below: asked for what is not here, and never written to.
    """

    def __init__(self, below: Store | None = None) -> None:
        self._below = below
        self._lock = Lock()
        self._held: dict[bytes, Parsed] = {}
        self._new: dict[bytes, Parsed] = {}

    def get(self, keys: Sequence[bytes]) -> Mapping[bytes, Parsed]:
        """Those that are there; the others are forgotten, but for the newest."""
        with self._lock:
            found = {key: parsed for key in keys if (parsed := self._held.get(key) or self._new.get(key))}
            missing = [key for key in keys if key not in found]
            found |= self._below.get(missing) if self._below and missing else {}
            self._held, self._new = {**found, **self._new}, {}
            return found

    def put(self, found: Mapping[bytes, Parsed], sent: Mapping[bytes, bytes] | None = None) -> None:  # noqa: ARG002 - of a store
        """Hold some for later builds."""
        with self._lock:
            self._new.update(found)
