"""Where the data files lie that are part of biji."""

from __future__ import annotations

from pathlib import Path

import biji


def package_folder(name: str) -> Path:
    """A folder of data that is part of biji: inside the package when installed, beside `src` in a checkout."""
    package = Path(biji.__file__).parent
    installed = package / name
    return installed if installed.is_dir() else package.parents[1] / name
