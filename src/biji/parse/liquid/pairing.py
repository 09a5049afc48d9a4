"""Which tags of a text belong together: `if` with its `elsif`, `else` and `endif`."""

from __future__ import annotations

from collections.abc import Sequence

from biji.parse.liquid.constructs import Construct

#: The blocks that are run, with the tags that divide them.
BLOCKS: dict[str, frozenset[str]] = {
    "if": frozenset(("elsif", "else")),
    "unless": frozenset(("elsif", "else")),
    "case": frozenset(("when", "else")),
    "for": frozenset(("else",)),
    "tablerow": frozenset(),
    "capture": frozenset(),
    "ifchanged": frozenset(),
    "highlight": frozenset(),
}

#: Nested deeper, python-liquid refuses.
_DEEPEST = 25


def pair(constructs: Sequence[Construct]) -> dict[int, int]:
    """The partners of tags, by their numbers.

    Args:
        constructs: of one text, in order.

    Returns:
        For an opener its end, for an end its opener, for a branch the opener of its block; nothing for what is never
        closed, closes nothing, stands outside its block or is nested too deep.
    """
    partners: dict[int, int] = {}
    waiting: list[int] = []
    for index, construct in enumerate(constructs):
        name = construct.name
        if construct.kind != "tag":
            continue
        if name in BLOCKS:
            waiting.append(index)
        elif name.startswith("end") and name[3:] in BLOCKS:
            opener = _innermost(constructs, waiting, name[3:])
            if opener is None:
                continue
            if len(waiting) <= _DEEPEST:
                partners[waiting[opener]] = index
                partners[index] = waiting[opener]
            del waiting[opener:]
        elif waiting and name in BLOCKS[constructs[waiting[-1]].name]:
            partners[index] = waiting[-1]
    return {index: other for index, other in partners.items() if other in partners}


def _innermost(constructs: Sequence[Construct], waiting: list[int], name: str) -> int | None:
    """The place, among those that wait, of the innermost opener of a name; looked for a few levels out only."""
    for place in range(len(waiting) - 1, max(-1, len(waiting) - 1 - _DEEPEST), -1):
        if constructs[waiting[place]].name == name:
            return place
    return None
