"""What a walk over a run of text is made of: where rules may begin, and the elements that are in progress."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from biji.parse.tokens import Token

if TYPE_CHECKING:
    from biji.parse.kramdown.scanner import Scanner

#: Where a rule may begin. A candidate that means nothing alone must be followed, or preceded, by its other half.
SPECIAL = re.compile(
    r"""[*_`\[\]!<>&$\\{~"'.:\n-](?:(?<![!>.:\n$~{-])|(?<=!)(?=\[)|(?<=>)(?=>)|(?<=\.)(?=\.\.)|(?<=:)(?=//)"""
    r"""|(?<=  \n)|(?<=\$)(?=\$)|(?<=~)(?=~)|(?<=\{)(?=:)|(?<=-)(?=-))"""
)
#: Inside elements that are not parsed, only tags count.
RAW_SPECIAL = re.compile(r"<")

#: In which elements a walk is: `ANCHOR` is an HTML element with an address of its own.
EM, STRONG, LINK, IMAGE, HTML, ANCHOR = 1, 2, 4, 8, 16, 32

Rules: TypeAlias = "dict[str, Callable[[Scanner, int], int]]"

NOTHING: frozenset[int] = frozenset()


class Frame:
    """An element in progress.

    Attributes:
        kind: with the context the identity of a walk: `*`, `**`, `_`, `__`, `[`, `![` or a tag.
        start: where its opener stands.
        content: where its content begins.
        base: how many tokens there were before it.
        context: flags of the elements that it stands in, its own included.
        literal: what becomes text when it fails; 0 for one that never fails (HTML, the document).
        close: answers, at a position, the position behind the closer, or -1.
        depth: positions of the square brackets that are open, for links.
        retry: what to do instead of giving up when it fails.
        pairs: of square brackets that the walk saw closed.
        visited: positions that the walk has passed.
        dead: positions from which such a walk is known to meet the end.
        special: where rules may begin inside it.
        token: the one that opens it.
    """

    __slots__ = (
        "base", "close", "closer", "content", "context", "dead", "depth", "key", "kind", "literal", "pairs", "retry",
        "special", "start", "token", "visited",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913 - one record, made in one place per kind
        self, kind: str, start: int, content: int, context: int, close: Callable[..., int], *, closer: str = "",
        literal: int = 0, special: re.Pattern[str] = SPECIAL,
    ) -> None:  # fmt: skip
        self.kind, self.start, self.content, self.context = kind, start, content, context
        self.close, self.closer, self.literal, self.special = close, closer, literal, special
        self.key = (kind, context)
        self.base = 0
        self.token = Token("", "", 0)
        self.visited: list[int] = []
        self.dead: set[int] | frozenset[int] = NOTHING
        self.depth = [start]
        self.retry: Callable[[Scanner, Frame], int] | None = None
        self.pairs: dict[int, int] = {}


def never(_scanner: Scanner, _frame: Frame, _at: int) -> int:
    """No position closes the document."""
    return -1
