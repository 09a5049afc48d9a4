"""Why something is not published: a sentence and what to do about it."""

from __future__ import annotations


class PublishError(Exception):
    """Nothing was published.

    Attributes:
        hint: what to do about it.
    """

    def __init__(self, sentence: str, hint: str) -> None:
        super().__init__(sentence)
        self.hint = hint
