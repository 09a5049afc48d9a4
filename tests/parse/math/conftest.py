"""What tests of the rewriting share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.parse.math.rewrite import Rewriting
from biji.parse.math.tokens import tokenize
from biji.parse.math.tree import parse

Rewrite = Callable[..., tuple[str, Rewriting]]


@pytest.fixture
def rewrite() -> Rewrite:
    def rewrite(tex: str, *, display: bool = True) -> tuple[str, Rewriting]:
        rewriting = Rewriting(display=display)
        return rewriting.write(parse(tokenize(tex))), rewriting

    return rewrite
