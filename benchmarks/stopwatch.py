"""CPU of functions in this process, each without the others that it calls."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any


class Stopwatch:
    """Sums up what functions take.

    Attributes:
        spent: seconds of CPU by the names given to the functions.
    """

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, which from now on adds to a name what it takes; what it would yield one by one is a tuple."""

        @wraps(function)
        def wrapper(*args: object, **options: object) -> object:
            self._inner.append(0.0)
            start = time.process_time()
            try:
                made = function(*args, **options)
                return tuple(made) if isinstance(made, Iterator) else made
            finally:
                took = time.process_time() - start
                self.spent[name] += took - self._inner.pop()
                self._inner[-1] += took

        return wrapper
