"""What a template may use up: steps and sizes, not seconds, so that it ends alike on every computer.

python-liquid limits loops and output; a filter can still make gigabytes out of a line (`replace`, `join`, `times`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

from liquid.exceptions import LiquidError, ResourceLimitError

#: Characters of a value, items of a list, bits of a number.
LONGEST_TEXT = 200_000
LONGEST_LIST = 50_000
_LARGEST_BITS = 4_096
_MOST_STEPS = 500_000
_MOST_ASSIGNED = 50_000_000
_CHARACTERS_PER_STEP = 1_000

_NUMERIC = frozenset(
    ("abs", "at_least", "at_most", "ceil", "divided_by", "floor", "minus", "modulo", "plus", "round", "sum", "times")
)
_MOST_DIGITS = 30
_LARGEST_FLOAT = 1e30

Filter = Callable[..., Any]
Note = Callable[[str, str], None]


class Budget:
    """What one file's Liquid has used up."""

    def __init__(self) -> None:
        self._steps = 0
        self._assigned = 0

    def spend(self, steps: int) -> None:
        """Count steps of about a microsecond.

        Raises:
            ResourceLimitError: when there have been too many.
        """
        self._steps += steps
        if self._steps > _MOST_STEPS:
            raise ResourceLimitError("it takes too many steps", token=None)

    def keep(self, value: object) -> None:
        """Count a value that a variable holds."""
        self._assigned += sys.getsizeof(value, 1)
        if self._assigned > _MOST_ASSIGNED:
            raise ResourceLimitError("its variables hold too much", token=None)
        self.spend(1)

    def limited(self, name: str, function: Filter, note: Note) -> Filter:
        """A filter that counts, and that says so and passes its input on when it cannot take it.

        Args:
            name: the filter's.
            function: what it does.
            note: called with the name and the reason of a failure.
        """

        @wraps(function)
        def run(value: Any, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401  filters take what there is
            self.spend(1 + _size(value) // _CHARACTERS_PER_STEP)
            self._foresee(name, value, arguments)
            try:
                result = function(value, *arguments, **named)
            except ResourceLimitError:
                raise
            except (LiquidError, ArithmeticError, ValueError, TypeError, LookupError, AttributeError) as error:
                note(name, str(error))
                return value
            return _bounded(result)

        return run

    def _foresee(self, name: str, value: Any, arguments: tuple[Any, ...]) -> None:  # noqa: ANN401  likewise
        """Refuse what would be too large before it is made."""
        if name == "replace" and len(arguments) > 1 and isinstance(value, str):
            old, new = str(arguments[0]), str(arguments[1])
            _refuse_more(len(value) + value.count(old) * len(new))
        elif name == "join" and isinstance(value, list | tuple):
            separator = str(arguments[0]) if arguments else " "
            _refuse_more(sum(_size(item) for item in value) + len(value) * len(separator))
        elif name == "uniq" and isinstance(value, list | tuple):
            self.spend(len(value) ** 2 // 50)
        elif name == "round" and arguments and not 0 <= _integer(arguments[0]) <= _MOST_DIGITS:
            raise ResourceLimitError("it rounds to too many digits", token=None)
        elif name in _NUMERIC:
            items = value if isinstance(value, list | tuple) else (value,)
            if not all(_is_modest(item) for item in (*items, *arguments)):
                raise ResourceLimitError("a number is too large", token=None)


def _is_modest(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= _MOST_DIGITS and "e" not in value.lower()
    if isinstance(value, float):
        return abs(value) < _LARGEST_FLOAT
    return True


def _integer(value: object) -> int:
    return value if isinstance(value, int) else 0


def _size(value: object) -> int:
    return len(value) if isinstance(value, str | list | tuple | dict) else 1


def _bounded(value: Any) -> Any:  # noqa: ANN401  the value itself
    if isinstance(value, str):
        _refuse_more(len(value))
    elif isinstance(value, list | tuple) and len(value) > LONGEST_LIST:
        raise ResourceLimitError("a list is too long", token=None)
    elif isinstance(value, int) and value.bit_length() > _LARGEST_BITS:
        raise ResourceLimitError("a number is too large", token=None)
    return value


def _refuse_more(length: int) -> None:
    if length > LONGEST_TEXT:
        raise ResourceLimitError("a text is too long", token=None)
