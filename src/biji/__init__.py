"""biji turns a folder of Jekyll-style Markdown posts into a cross-linked static knowledge base.

Read `biji.model` first: every value that the stages exchange. Then `biji.build`: the program on one screen.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importing biji alone stays fast
    from biji.model import Site

__all__ = ["__version__", "load"]

__version__ = "0.1.0"


def load(folder: str | os.PathLike[str], *, drafts: bool = False, future: bool = False, jobs: int = 1) -> Site:
    """Read a folder of posts as a site, for scripts and notebooks: nothing is written.

        site = biji.load("blog")
        for series in site.series:
            print(series.name, len(series.parts))

    What is wrong with the content is not told here; `biji.build.load` returns it as diagnostics.

    Args:
        folder: with `_config.yml` and `_posts`.
        drafts: with drafts.
        future: with posts dated in the future.
        jobs: processes that read posts; 0 chooses. A script that asks for more than one needs
            `if __name__ == "__main__":`, as everywhere in Python (https://docs.python.org/3/library/multiprocessing.html).

    Raises:
        OSError: when there is no such folder, or it cannot be read.
    """
    import datetime as dt  # noqa: PLC0415 - importing biji alone stays fast
    from pathlib import Path  # noqa: PLC0415 - likewise

    from biji import build  # noqa: PLC0415 - likewise

    path = Path(folder)
    next(path.iterdir(), None)
    return build.load(build.Request(path, dt.datetime.now(tz=dt.UTC), jobs, drafts=drafts, future=future)).site
