"""Keys: what is known, nearly known, and silently accepted."""

from pathlib import Path

import pytest

from biji.config import Config

from .conftest import problem, value


@pytest.mark.parametrize(("key", "meant"), [("tilte", "title"), ("permalinks", "permalink"), ("baseURL", "baseurl")])
def test_a_near_miss_is_named(tmp_path: Path, key: str, meant: str) -> None:
    assert problem(tmp_path, f"future: false\n{key}: x\n") == ("config-key", 2, 1, f'did you mean "{meant}"?')


@pytest.mark.parametrize(
    "key",
    [
        *("plugins", "gems", "paginate", "minima", "disqus", "google_analytics", "github", "social", "remote_theme"),
        *(
            "sass",
            "highlighter",
            "port",
            "lsi",
            "excerpt_separator",
            "email",
            "twitter",
        ),
        *("author_bio", "my_theme_key", "navbar-links", "compress_html"),
    ],
)
def test_keys_of_jekyll_plugins_and_themes_are_silent(tmp_path: Path, key: str) -> None:
    assert value(tmp_path, f"{key}: {{a: 1}}") == Config()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("biji:\n  autolnk: no\n", 'did you mean "autolink"?'),
        ("biji:\n  zzz: no\n", "known are faithful, autolink, smart_quotes"),
        ("kramdown:\n  hardwrap: no\n", 'did you mean "hard_wrap"?'),
    ],
)
def test_under_biji_and_kramdown_every_unknown_key_is_named(tmp_path: Path, text: str, hint: str) -> None:
    code, line, column, said = problem(tmp_path, text)
    assert (code, line, column) == ("config-key", 2, 3)
    assert said.startswith(hint)


def test_a_key_of_ours_at_the_top_is_sent_to_its_place(tmp_path: Path) -> None:
    assert problem(tmp_path, "autolink: no\n") == ("config-key", 1, 1, 'move it under "biji:"')
