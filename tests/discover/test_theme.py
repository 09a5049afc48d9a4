"""The user's own templates and files of the theme."""

from __future__ import annotations

from pathlib import Path

import pytest

from biji import output
from biji.config import BijiConfig, Config
from biji.discover import Discovered, discover


def found(folder: Path, files: dict[str, bytes], theme: str = "_theme") -> Discovered:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(folder / path, content)
    return discover(folder, Config(biji=BijiConfig(theme=theme)))


@pytest.mark.parametrize(("theme", "folder"), [("_theme", "_theme/"), ("my/look", "my/look/"), ("", "")])
def test_the_themes_files_are_known_by_name_and_not_published(tmp_path: Path, theme: str, folder: str) -> None:
    names = ("templates/_parts.html", "static/theme.css", "static/js/a.js")
    site = found(tmp_path, {f"{folder}{name}": name.encode() for name in names} | {"other/static/x": b""}, theme)
    assert {name: file.path for name, file in site.theme.templates.items()} == {
        "_parts.html": f"{folder}templates/_parts.html"
    }
    assert {name: file.content for name, file in site.theme.static.items()} == {
        "js/a.js": b"static/js/a.js",
        "theme.css": b"static/theme.css",
    }
    assert [file.path for file in site.static] == ["other/static/x"]


def test_folders_of_these_names_elsewhere_are_content(tmp_path: Path) -> None:
    site = found(tmp_path, {"templates/base.html": b"", "static/theme.css": b""})
    assert site.theme.templates == site.theme.static == {}
    assert [file.path for file in site.static] == ["static/theme.css", "templates/base.html"]


def test_a_theme_that_lies_outside_of_the_site_is_not_read(tmp_path: Path) -> None:
    outside, site = tmp_path / "outside", tmp_path / "site"
    outside.mkdir()
    (site / "_theme").mkdir(parents=True)
    output.write_bytes(outside / "base.html", b"x")
    (site / "_theme" / "templates").symlink_to(outside)
    assert discover(site, Config()).theme.templates == {}
