"""The theme's own files."""

from __future__ import annotations

import base64
import hashlib
import re

from biji.model import RenderOptions, Site
from biji.render import render
from biji.render.assets import asset_files, theme_script, version


def test_the_inline_script_is_the_one_that_the_policy_lets_run() -> None:
    script = theme_script()
    digest = base64.b64encode(hashlib.sha256(script.code.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in script.policy
    assert "'unsafe-inline'" not in script.policy


def test_an_assets_address_changes_with_its_content() -> None:
    assert len(version("theme.css")) == 8
    assert version("theme.css") != version("theme.js")
    assert version("none.css") == ""


def test_the_inline_script_is_in_pages_and_not_a_file_of_its_own() -> None:
    assert "assets/biji/early.js" not in {file.path for file in asset_files()}
    (page,) = [
        file.content for file in render(Site(articles={}, urls={}), RenderOptions()) if file.path == "index.html"
    ]
    assert isinstance(page, bytes)
    assert str(theme_script().code) in page.decode()


def test_our_scripts_make_no_html_of_text_and_ask_no_one() -> None:
    for file in asset_files():
        if file.path.endswith(".js"):
            assert isinstance(file.content, bytes)
            assert not re.search(
                rb"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(", file.content
            )
