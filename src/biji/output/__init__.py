"""The write stage: output files to disk, only those that differ, each in one step, and nothing that is not ours.

A manifest in the output folder lists what biji wrote. Only listed files are ever deleted, and it is written before
the first file, so that an interrupted build never leaves a file that nobody remembers. Unfinished files lie in a
folder of their own beside it, which the next build removes; two builds at once take turns.
"""

from __future__ import annotations

from msgspec import Struct

from biji.output.folder import OutputError, check_folder
from biji.output.writing import write_bytes

__all__ = ["OutputError", "Written", "check_folder", "write_bytes"]


class Written(Struct, frozen=True):
    """What a build did to the output folder, in numbers of files."""

    written: int = 0
    unchanged: int = 0
    pruned: int = 0
