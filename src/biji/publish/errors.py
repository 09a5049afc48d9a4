"""Why something is not published: a sentence and what to do about it."""

from __future__ import annotations

from biji.text import printable


class PublishError(Exception):
    """Nothing was published; nothing in the sentence moves a terminal, whatever a server said.

    Attributes:
        hint: what to do about it.
    """

    def __init__(self, sentence: str, hint: str) -> None:
        super().__init__(printable(sentence))
        self.hint = hint
