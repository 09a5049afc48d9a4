"""What holds for all tests: no example of a property is wrong because the machine is busy."""

from __future__ import annotations

import base64
import signal
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

from biji.cli import main

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

#: Names that mean something to a URL, to HTML, to Markdown, to a shell, or to a file system.
HOSTILE_NAMES = (
    *("bombs & satellite", "c#", "c++", "100%", "x%20y", "why?", "?lead", "数学 分析", "café", "😀", "“quotes”"),
    *("a:b", "semi;colon", "it's", 'quo"te', "[brackets]", "(paren", "{braces}", "at@home", "a=b,c", "~tilde"),
    *("$dollar", "excl!", "<b>", "pipe|", "back`tick", "#lead", "-dash", "a&amp;b", "..dots", "dot.dot", "^hat"),
)


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> None:
    """A shell starts what runs in the background deaf to Ctrl-C, and its children too, which tests interrupt."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which topics, posts, series and old addresses have such names, and each post leads to another."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "_posts").mkdir()
    (folder / "_config.yml").write_text("title: Names\nbiji: {downloads: true}\n", encoding="utf-8")
    for number, name in enumerate(HOSTILE_NAMES):
        written, permalink = name.replace("'", "''"), ""
        if number % 2:
            permalink = f"permalink: '/own {written}/{number}.html'\n"
        known = HOSTILE_NAMES[number - 1 - number % 2]
        text = (
            f"---\ntitle: '{written}（{number}）'\ncategory: '{written}'\ntags: ['tag {written}']\n{permalink}"
            f"redirect_from: ['/old {written}/x']\n---\n\n# {name}\n\nhttps://example.org/{number}\n\nA title\n\n"
            f"| a | b |\n|---|---|\n| x | ✓ |\n| y | ✗ |\n\n# All\n\n$$\\sum x$$\n\n"
            f"![](</files/{quote(name)}.png>)\n\n"
            f"[other](</own {quote(known)}/{HOSTILE_NAMES.index(known)}.html#all>)\n"
        )
        (folder / f"_posts/2024-1-{number % 28 + 1}-p{number}-{name}.md").write_text(text, encoding="utf-8")
        (folder / "files").mkdir(exist_ok=True)
        (folder / f"files/{name}.png").write_bytes(PIXEL)
    return folder


@pytest.fixture
def run() -> Callable[..., Result]:
    """Runs `biji` with arguments, in this process."""
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])
