"""The theme's files, biji's own and the user's."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re

from biji.model import RenderOptions, Site, ThemeFile, ThemeFolder
from biji.render import render
from biji.render.assets import Assets, default_assets


def content(assets: Assets, name: str) -> str:
    (found,) = (file.content for file in assets.files() if file.path == f"assets/biji/{name}")
    assert isinstance(found, bytes)
    return found.decode()


def test_the_inline_script_is_the_one_that_the_policy_lets_run() -> None:
    script = default_assets().script
    digest = base64.b64encode(hashlib.sha256(script.code.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in script.policy
    assert "'unsafe-inline'" not in script.policy


def test_an_assets_address_changes_with_its_content() -> None:
    version = default_assets().version
    assert len(version("theme.css")) == 8
    assert version("theme.css") != version("theme.js")
    assert version("none.css") == ""
    assert Assets({"theme.css": ThemeFile("_theme/static/theme.css", b"")}).version("theme.css") != version(
        "theme.css"
    )


def test_the_inline_script_is_in_pages_and_not_a_file_of_its_own() -> None:
    assert "assets/biji/early.js" not in {file.path for file in default_assets().files()}
    (page,) = [
        file.content for file in render(Site(articles={}, urls={}), RenderOptions()) if file.path == "index.html"
    ]
    assert isinstance(page, bytes)
    assert str(default_assets().script.code) in page.decode()


def test_what_a_page_loads_before_search_is_small() -> None:
    assert len(gzip.compress(content(default_assets(), "theme.css").encode())) <= 10_000
    assert len(gzip.compress(content(default_assets(), "theme.js").encode())) <= 12_000


def test_style_sheets_are_published_without_comments() -> None:
    sheet = content(default_assets(), "theme.css")
    assert "/*" not in sheet
    assert sheet.startswith("@font-face")


def test_features_are_joined_the_base_first_each_in_a_scope_of_its_own() -> None:
    names = {file.path for file in default_assets().files()}
    assert not [name for name in names if "/js/" in name]
    script = content(default_assets(), "theme.js")
    assert script.startswith('(() => {\n"use strict";\nconst WORDS = {"en":')
    assert script.index("const words") < script.index("try {")
    assert script.count("try {\n") >= 5


def test_a_file_of_the_users_replaces_the_one_of_its_name_and_others_are_added() -> None:
    own = {
        "icon.svg": ThemeFile("_theme/static/icon.svg", b"<svg/>"),
        "logo.png": ThemeFile("_theme/static/logo.png", b"png"),
        "js/images.js": ThemeFile("_theme/static/js/images.js", b"// no zoom"),
        "js/mine.js": ThemeFile("_theme/static/js/mine.js", b"mine();"),
    }
    assets = Assets(own)
    assert content(assets, "icon.svg") == "<svg/>"
    assert content(assets, "logo.png") == "png"
    script = content(assets, "theme.js")
    assert "// no zoom" in script
    assert "mine();" in script
    assert "showModal" in content(default_assets(), "theme.js")
    assert "img[data-missing]" not in script


def test_the_users_files_are_part_of_the_site() -> None:
    theme = ThemeFolder(static={"logo.png": ThemeFile("_theme/static/logo.png", b"png")})
    files = {file.path: file.content for file in render(Site(articles={}, urls={}), RenderOptions(theme=theme))}
    assert files["assets/biji/logo.png"] == b"png"


def test_our_scripts_make_no_html_of_text() -> None:
    for file in default_assets().files():
        if file.path.endswith(".js") and "/vendor/" not in file.path:
            assert isinstance(file.content, bytes)
            assert not re.search(rb"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", file.content)


def test_scripts_are_published_without_their_comments() -> None:
    files = {file.path: file.content for file in default_assets().files()}
    script = files["assets/biji/search.js"]
    assert isinstance(script, bytes)
    assert not [line for line in script.decode().splitlines() if line.lstrip().startswith("//")]
    assert script.decode().splitlines()[-1] == "})();"
