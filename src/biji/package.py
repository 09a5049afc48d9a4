"""Where the data files lie that are part of biji, and what its own files are called among those of others."""

from __future__ import annotations

from pathlib import Path

import biji

#: The file by which an output folder of biji is known.
MANIFEST = ".biji-manifest.json"

#: In a site's folder; what is hidden is never published.
CACHE_FOLDER = ".biji-cache"


def package_folder(name: str) -> Path:
    """A folder of data that is part of biji: inside the package when installed, beside `src` in a checkout."""
    package = Path(biji.__file__).parent
    installed = package / name
    return installed if installed.is_dir() else package.parents[1] / name
