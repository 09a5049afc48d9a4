"""The law of the house: after whatever happens to a site, a warm build equals a clean one, byte for byte.

`BIJI_LAW=1000 pytest tests/test_law.py` tries a thousand sequences of events; `make law` does.
"""

import datetime as dt
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from msgspec import structs

from biji.cache import Cache, clear
from biji.cache.database import NAME
from biji.package import CACHE_FOLDER, MANIFEST
from biji.request import Request
from biji.traces import TICK
from biji.warm import refresh
from biji.warm.notes import Outcome

SEQUENCES = int(os.environ.get("BIJI_LAW", "6"))

ENGLISH = "title: Notes\nurl: https://example.org\nbiji: {theme: theme}\n"
CONFIGS = [
    ENGLISH,
    "title: 笔记\ntimezone: Asia/Shanghai\nurl: https://example.org\nbaseurl: /notes\n",
    f"{ENGLISH}permalink: pretty\nshow_drafts: true\nkramdown: {{auto_id_prefix: a-}}\n",
    "title: Notes\nmarkdown: CommonMark\nbiji: {theme: theme, inline_mentions: true}\ncollections: [notes]\n",
    "title: Notes\nfuture: true\nbiji: {downloads: [json, csv, bibtex]}\ncollections: {notes: {output: true}}\n",
    f"{ENGLISH}exclude: [images]\ninclude: [.hidden.txt]\ndefaults: [{{scope: {{path: ''}}, values: {{tags: c}}}}]\n",
    "title: [",
]
POSTS = [
    "---\ntitle: 注意力（一）\ncategory: NLP\n---\n\n# Softmax\n\nhttps://example.org/a\n\nA title\n",
    "---\ntitle: 注意力（二）\ncategory: NLP\n---\n\n# Softmax（续）\n\nSee [one](/a.html) and https://example.org/a\n",
    "---\ntitle: Tables\ntags: [b, a]\n---\n\nAs follows:\n\n| a | b |\n|---|---|\n| 1 | Y |\n\n$$x<y$$ Softmax\n",
    "---\ntitle: L\n---\n\n[x](/about.html#who) ![](/images/a.svg)\n{% include note.html %}{{ site.data.facts.a }}\n",
    "---\ntitle: Published in spring\ndate: 2030-03-01\n---\n\n# Softmax\n\ntext\n",
    "---\ntitle: [broken\n---\n```\n",
    "no front matter",
    "---\ntitle: Rival\npermalink: /about.html\nredirect_from: /old.html\n---\nx\n",
]
#: What lies below the beginning of a long text, an edit may change without a trace in what others know of it.
LONG = "---\ntitle: {}\ncategory: NLP\n---\n\n" + "Words that say little. " * 12 + "\n\n- an item\n\n- another\n"
POSTS += [LONG.format("Long（一）"), LONG.format("Long（二）") + "\n# GAN\n\nSoftmax is named here, too.\n"]
#: Lines that come into the middle of a post, or in place of one.
LINES = [
    "One more sentence.",
    "A sentence about Softmax and GAN.",
    "# Softmax",
    "## GAN+",
    "",
    "https://example.org/b",
    "See [there](/a.html#softmax) and 《注意力（一）》.",
    "\n|a|b|\n|-|-|\n|1|2|\n",
    "$$a = b$$",
    "![](/images/a.svg)",
    "```python\nprint(1)\n```",
]
NAMES = ["_posts/2020-1-2-first.md", "_posts/2020-1-3-second.md", "_posts/2021-3-4-third.md", "about.md"]
OTHERS = [
    "_drafts/draft.md",
    "_posts/2020-01-02-first.md",
    "sub/_posts/2022-2-2-fourth.md",
    "index.md",
    "_notes/n.md",
]
STATIC = ["images/a.svg", "images/b.txt", "robots.txt", "about.html", "CNAME", ".hidden.txt"]
OTHER_FILES = [*STATIC, "_includes/note.html", "_data/facts.yml"]
SVG = ["<svg width='3' height='4'/>", "<svg width='5' height='6'/>"]
TEXTS = [*SVG, "another text\n", "a: 1\nb: 2\n", "b: 2\na: 1\n", "---\n---\n{{ site.title }}{{ site.data.facts }}\n"]
THEME = ["theme/templates/not_found.html", "theme/static/custom.css"]
TEMPLATES = ["<p>mine</p>", "body { color: red }", "{{ view.page.title }}", "{{ view.nothing }}"]

files = st.sampled_from(NAMES + OTHERS)
others = st.sampled_from(OTHER_FILES)


def tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Site:
    """A folder with a site, built again and again into one place."""

    def __init__(self) -> None:
        self.work = Path(tempfile.mkdtemp(prefix="biji-law-"))
        self.blog, self.out = self.work / "blog", self.work / "warm"
        self.now = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
        self.ticks = 10**18
        self.blog.mkdir()

    def write(self, name: str, text: str) -> None:
        """Write a file; the clock of a file system may stand still between two edits of a test, so it is set."""
        path = self.blog / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            path.unlink()
        path.write_text(text, encoding="utf-8")
        self.ticks += 10**9
        os.utime(path, ns=(self.ticks, self.ticks))

    def request(self, **options: bool | str) -> Request:
        return structs.replace(Request(self.blog, self.now, jobs=1), **options)

    def built(self, request: Request, target: Path, cache: Cache | None) -> Outcome | str:
        """What became of a build; where a template of the user's own is wrong, only that."""
        time.sleep(2 * TICK / 1e9)  # a build right after an edit would read everything
        try:
            return refresh(request, target, lambda *_: None, cache)
        except Exception as error:  # noqa: BLE001 - the same one must come from a clean build
            return repr(error)

    def check(self, request: Request) -> None:
        warm, clean = self.built(request, self.out, Cache(self.blog)), self.work / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        expected = self.built(request, clean, None)
        if isinstance(expected, str) or isinstance(warm, str):
            assert warm == expected
            return
        assert tree(self.out) == tree(clean)
        assert [one for one in warm.diagnostics if one.code != "cache"] == list(expected.diagnostics)
        assert (warm.contents, warm.pages) == (expected.contents, expected.pages)


class Law(RuleBasedStateMachine):
    """Events in the life of a site; after each of them it is built."""

    def __init__(self) -> None:
        super().__init__()
        self.site = Site()
        self.options: dict[str, bool | str] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.site.work)

    @initialize(config=st.sampled_from(CONFIGS), texts=st.lists(st.sampled_from(POSTS), min_size=4, max_size=4))
    def begin(self, config: str, texts: list[str]) -> None:
        self.site.write("_config.yml", config)
        for name, text in zip(NAMES, texts, strict=True):
            self.site.write(name, text)
        self.site.write("_posts/2030-3-1-spring.md", POSTS[4])
        self.site.check(self.site.request())

    @rule(name=files, text=st.sampled_from(POSTS))
    def edit(self, name: str, text: str) -> None:
        self.site.write(name, text)
        self.build()

    @rule(name=files, words=st.sampled_from(["\n\nmore\n", "\n\n# Softmax\n\nmore\n", "\n[y](/a.html)\n"]))
    def append(self, name: str, words: str) -> None:
        path = self.site.blog / name
        self.site.write(name, (path.read_text(encoding="utf-8") if path.exists() else "") + words)
        self.build()

    @rule(edits=st.lists(st.tuples(files, st.integers(0, 40), st.sampled_from(LINES), st.booleans()), max_size=4))
    def edit_lines(self, edits: list[tuple[str, int, str, bool]]) -> None:
        for name, at, line, anew in edits:
            path = self.site.blog / name
            if path.is_file():
                lines = path.read_text(encoding="utf-8").split("\n")
                lines[-at - 1 : len(lines) - at - (not anew)] = [line]
                self.site.write(name, "\n".join(lines))
        self.build()

    @rule(name=files, other=files)
    def swap(self, name: str, other: str) -> None:
        one, two = self.site.blog / name, self.site.blog / other
        if one.is_file() and two.is_file():
            text = one.read_text(encoding="utf-8")
            self.site.write(name, two.read_text(encoding="utf-8"))
            self.site.write(other, text)
        self.build()

    @rule(name=st.sampled_from(NAMES + OTHERS + OTHER_FILES + THEME))
    def delete(self, name: str) -> None:
        (self.site.blog / name).unlink(missing_ok=True)
        self.build()

    @rule(name=files, other=files)
    def rename(self, name: str, other: str) -> None:
        if (self.site.blog / name).exists():
            (self.site.blog / other).parent.mkdir(parents=True, exist_ok=True)
            (self.site.blog / name).replace(self.site.blog / other)
        self.build()

    @rule(config=st.sampled_from(CONFIGS))
    def configure(self, config: str) -> None:
        self.site.write("_config.yml", config)
        self.build()

    @rule(name=others, text=st.sampled_from(TEXTS))
    def change_a_file(self, name: str, text: str) -> None:
        self.site.write(name, text)
        self.build()

    @rule(name=files | others, to=files | others)
    def link(self, name: str, to: str) -> None:
        path = self.site.blog / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.symlink_to(self.site.blog / to)
        self.build()

    @rule(name=st.sampled_from(STATIC + NAMES), text=st.sampled_from(SVG))
    def replace_a_file_by_one_of_its_size_and_time(self, name: str, text: str) -> None:
        for one in (text, "".join(reversed(text))):
            self.site.write(name, one)
            os.utime(self.site.blog / name, ns=(10**18, 10**18))
            self.build()

    @rule(name=st.sampled_from(THEME), text=st.sampled_from(TEMPLATES), other=st.sampled_from(TEMPLATES))
    def change_the_theme(self, name: str, text: str, other: str) -> None:
        self.site.write("_config.yml", ENGLISH)
        for one in (text, other):
            self.site.write(name, one)
            self.build()

    @rule(option=st.sampled_from(["drafts", "future", "faithful"]), on=st.booleans())
    def choose(self, option: str, *, on: bool) -> None:
        self.options[option] = on
        self.build()

    @rule(url=st.sampled_from(["", "https://elsewhere.example"]))
    def move(self, url: str) -> None:
        self.options["url"] = url
        self.build()

    @rule(days=st.sampled_from([-90, 90]))
    def wait(self, days: int) -> None:
        self.site.now += dt.timedelta(days=days)
        self.build()

    @rule(at=st.integers(0, 10**6), how=st.sampled_from(["flip", "cut", "remove", "replace"]))
    def damage_the_cache(self, at: int, how: str) -> None:
        file = self.site.blog / CACHE_FOLDER / NAME
        if file.is_file():
            damage(file, at, how)
        self.build()

    @rule(at=st.integers(0, 10**6), how=st.sampled_from(["flip", "cut", "remove", "replace"]))
    def damage_the_site(self, at: int, how: str) -> None:
        found = sorted(path for path in self.site.out.rglob("*") if path.is_file() and path.name != MANIFEST)
        if found:
            damage(found[at % len(found)], at, how)
        self.build()

    @rule()
    def build(self) -> None:
        self.site.check(self.site.request(**self.options))


def damage(file: Path, at: int, how: str) -> None:
    """Do something to a file that the one whose it is does not expect."""
    content = bytearray(file.read_bytes())
    if how == "remove":
        file.unlink()
    elif how == "replace":
        file.write_bytes(b"what is this?")
    elif how == "cut":
        os.truncate(file, at % (len(content) + 1))
    elif content:
        content[at % len(content)] ^= 0x40
        file.write_bytes(content)


class TestLaw(Law.TestCase):  # type: ignore[misc,valid-type] # made when the class is
    """No sequence of events makes a warm build differ."""

    settings = settings(
        max_examples=SEQUENCES, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
    )


def small_site() -> Site:
    site = Site()
    site.write("_config.yml", ENGLISH)
    for name, text in zip(NAMES, POSTS, strict=False):
        site.write(name, text)
    return site


SURROUNDINGS: dict[str, dict[str, str]] = {
    "another hash seed and workers": {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles"},
    "no locale": {"LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1"},
}


@pytest.mark.parametrize("variables", SURROUNDINGS.values(), ids=SURROUNDINGS.keys())
def test_a_cache_made_elsewhere_changes_no_byte(tmp_path: Path, variables: dict[str, str]) -> None:
    site = small_site()
    site.check(site.request())
    moved = tmp_path / "another checkout"
    shutil.move(site.blog, moved)
    (moved / NAMES[0]).write_text(POSTS[3], encoding="utf-8")
    command = [sys.executable, "-m", "biji", "build", str(moved), "-o", str(tmp_path / "there"), "--jobs", "4"]
    subprocess.run(command, env={**os.environ, **variables}, cwd=tmp_path, check=False, capture_output=True)
    refresh(Request(moved, dt.datetime.now(tz=dt.UTC), jobs=1), tmp_path / "here", lambda *_: None, None)
    assert tree(tmp_path / "there") == tree(tmp_path / "here")
    shutil.rmtree(site.work)


def test_a_build_with_nothing_to_do_does_nothing() -> None:
    site = small_site()
    site.check(site.request())
    again = site.built(site.request(), site.out, Cache(site.blog))
    assert isinstance(again, Outcome)
    assert again.reasons == ("nothing has changed since the last build",)
    assert again.written.written == again.written.pruned == 0
    shutil.rmtree(site.work)


def edit(site: Site) -> None:
    site.write(NAMES[0], POSTS[2])


def touch_the_site(site: Site) -> None:
    next(site.out.glob("*.html")).write_text("mine")


def forget(site: Site) -> None:
    clear(site.blog)


def let_the_day_come(site: Site) -> None:
    site.now += dt.timedelta(days=90)


def let_the_clock_go_back(site: Site) -> None:
    site.now -= dt.timedelta(days=9 * 365)


@pytest.mark.parametrize("event", [edit, touch_the_site, forget, let_the_day_come, let_the_clock_go_back])
def test_anything_else_makes_a_build_build(event: Callable[[Site], None]) -> None:
    site = small_site()
    site.write("_posts/2030-3-1-later.md", POSTS[4])
    site.check(site.request())
    event(site)
    again = site.built(site.request(), site.out, Cache(site.blog))
    assert isinstance(again, Outcome)
    assert not again.reasons
    shutil.rmtree(site.work)
