"""Where the data files of biji lie."""

import pytest

from biji.package import package_folder


@pytest.mark.parametrize(
    ("name", "file"), [("content", "_config.yml"), ("templates", "base.html"), ("static", "search.js")]
)
def test_every_folder_of_data_is_found(name: str, file: str) -> None:
    assert (package_folder(name) / file).is_file()
