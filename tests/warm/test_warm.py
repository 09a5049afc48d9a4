"""A build that looks first whether there is anything to do; that it is right in this is the law (`test_law`)."""

import datetime as dt
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from biji import inputs
from biji.cache import Cache
from biji.diagnostics import Diagnostic, Span
from biji.discover import Measured
from biji.inputs import Inputs
from biji.model import Parsed, ParseOptions, Source
from biji.reasons import NOTHING
from biji.request import Request
from biji.traces import TICK
from biji.warm import refresh
from biji.warm.notes import Outcome

NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


#: What the first build finds.
FILES = {
    "_config.yml": "title: Notes\nurl: https://example.org\nwords: {a: 1, b: 2}\n",
    "_posts/2020-1-1-post.md": "---\ntitle: A（一）\n---\n\n# Softmax\n\ntext ![](/a.svg)\n",
    "_posts/2020-1-2-liquid.md": "---\ntitle: A（二）\n---\n\n{% include note.html %}{{ site.data.facts }}\n"
    "{% for word in site.words %}{{ word }}{% endfor %}\n",
    "_posts/2030-3-1-spring.md": "---\ntitle: In spring\n---\nx\n",
    "_drafts/draft.md": "---\ntitle: A draft\n---\nx\n",
    "_notes/note.md": "---\ntitle: A note\n---\nx\n",
    "plain.txt": "---\n---\n{{ site.title }}\n",
    "a.svg": "<svg width='3' height='4'/>",
    "_includes/note.html": "an include",
    "_data/facts.yml": "a: 1\nb: 2\n",
    "theme/templates/not_found.html": "<p>mine</p>",
    "theme/static/own.css": "body { color: red }",
}

#: What is written then, a file after the other; each differs in one thing that a site is made of.
EDITS = [
    ("_posts/2020-1-1-post.md", "---\ntitle: B（一）\n---\n\n# Softmax\n\ntext ![](/a.svg)\n"),
    ("_posts/2020-1-3-new.md", "---\ntitle: New\n---\nx\n"),
    ("plain.txt", "---\n---\n{{ site.url }}\n"),
    ("_includes/note.html", "another include"),
    ("_data/facts.yml", "b: 2\na: 1\n"),
    ("_data/facts.yml", "b: 2\na: true\n"),
    ("a.svg", "<svg width='5' height='4'/>"),
    ("robots.txt", "own"),
    ("_posts/undated.md", "named, and not published"),
]

#: Likewise, in a site with a theme of its own.
THEME = [
    ("_config.yml", "biji: {theme: theme}\n"),
    ("theme/templates/not_found.html", "<p>mine too</p>"),
    ("theme/templates/not_found.html", "<p>{{ view.page.title }}</p>"),
    ("theme/static/own.css", "body { color: tan }"),
    ("theme/static/new.css", "body { color: tan }"),
    ("templates/article.html", "not used"),
    ("_config.yml", "biji: {theme: missing}\n"),
    ("_config.yml", "biji: {theme: missing too}\n"),
    ("_config.yml", ""),
]

#: What is added to `_config.yml`, a line after the other: keys of every stage.
LINES = [
    "words: {b: 2, a: 1}",
    "words: {b: 2, a: true}",
    "markdown: CommonMark",
    "kramdown: {auto_id_prefix: a-}",
    "timezone: Asia/Shanghai",
    "defaults: [{scope: {path: ''}, values: {tags: c}}]",
    "show_drafts: true",
    "future: true",
    "permalink: pretty",
    "collections: {notes: {output: true}}",
    "collections: {notes: {output: true, permalink: '/n/:title/'}}",
    "exclude: [a.svg]",
    "description: another",
    "lang: zh",
    "feed: {posts_limit: 1}",
    "biji: {search: false}",
    "biji: {plugins: [none]}",
    "biji: {plugins: [nobody]}",
    "biji: {downloads: [csv]}",
    "title: [",
]

#: What is said on the command line.
OPTIONS: list[dict[str, str | bool]] = [
    {"drafts": True},
    {"future": True},
    {"faithful": True},
    {"url": "https://elsewhere.example"},
    {"baseurl": "/notes"},
]


def build(blog: Path, out: Path, **options: str | bool) -> Outcome:
    request = structs.replace(Request(blog, NOW, jobs=1), **options)
    return refresh(request, out, lambda *_: None, Cache(blog), explain=True)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    (folder / "_posts").mkdir(parents=True)
    (folder / "_posts/2020-1-1-post.md").write_text("---\ntitle: A\n---\n\ntext\n")
    return folder


def test_each_output_folder_is_known_for_itself(blog: Path, tmp_path: Path) -> None:
    build(blog, tmp_path / "one")
    assert build(blog, tmp_path / "other").written.written > 0
    assert build(blog, tmp_path / "one").reasons == build(blog, tmp_path / "other").reasons == (NOTHING,)


def test_another_program_of_the_same_version_looks_for_itself(
    blog: Path, tmp_path: Path, read: list[Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    rested(blog)
    build(blog, tmp_path / "out")
    build(blog, tmp_path / "out")
    assert len(read) == 1
    monkeypatch.setattr("biji.warm.notes.biji.__file__", str(tmp_path / "biji/__init__.py"))
    build(blog, tmp_path / "out")
    assert len(read) == 2


def test_an_address_that_the_configuration_has_too_is_nothing_new(blog: Path, tmp_path: Path) -> None:
    build(blog, tmp_path / "out")
    assert build(blog, tmp_path / "out", url="", baseurl="").reasons == (NOTHING,)
    moved = build(blog, tmp_path / "out", url="https://example.org", baseurl="")
    assert moved.written.written > 0
    assert not any("parsed" in reason for reason in moved.reasons)


def write(path: Path, text: str) -> None:
    """Write a file as one who gives a new version the time of the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(10**18, 10**18))


def test_a_warm_build_sees_whatever_makes_a_difference(tmp_path: Path) -> None:
    blog, out, clean = tmp_path / "blog", tmp_path / "out", tmp_path / "clean"

    def seen(what: str, before: object, **options: str | bool) -> object:
        """The site after a warm build, which is that of a clean one, and another than before."""
        found = build(blog, out, **options).diagnostics, files(out)
        request = structs.replace(Request(blog, NOW, jobs=1), **options)
        expected = refresh(request, clean, lambda *_: None, None).diagnostics
        assert (what, found) == (what, (expected, files(clean)))
        assert (what, found) != (what, before)
        return found

    for name, text in FILES.items():
        write(blog / name, text)
    site = seen("the first build", None)
    for name, text in EDITS:
        write(blog / name, text)
        site = seen(f"{name}: {text}", site)
    for option in OPTIONS:
        site = seen(str(option), site, **option)
    for line in LINES:
        key = line.partition(":")[0]
        config = (blog / "_config.yml").read_text(encoding="utf-8").splitlines()
        write(blog / "_config.yml", "\n".join([*(one for one in config if not one.startswith(key)), line]))
        site = seen(line, site)
    for name, text in THEME:
        write(blog / name, text)
        site = seen(f"{name}: {text}", site)


@pytest.mark.parametrize("code", ["code_digest", "theme_digest"])
def test_another_biji_builds(blog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    build(blog, tmp_path / "out")
    monkeypatch.setattr(f"biji.warm.rebuild.{code}", lambda: b"another")
    assert build(blog, tmp_path / "out").reasons != (NOTHING,)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """What is asked for whenever a folder is read."""
    asked: list[Request] = []

    def gather(request: Request, target: Path, measured: Measured) -> Inputs:
        asked.append(request)
        return inputs.gather(request, target, measured)

    monkeypatch.setattr("biji.warm.rebuild.gather", gather)
    return asked


def rested(folder: Path) -> Path:
    """The folder, when the clock of the file system has gone on."""
    time.sleep(2 * TICK / 1e9)
    return folder


def replace(file: Path, text: str) -> None:
    """Another file in the place of a first one, with its time."""
    status = file.stat()
    other = file.with_name("other")
    other.write_text(text)
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(file)


def rewrite(file: Path, text: str) -> None:
    """Other bytes in a file, with its time."""
    status = file.stat()
    file.write_text(text)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def link(file: Path, text: str) -> None:
    """A link to a file that is hidden."""
    (file.parent / ".hidden").write_text(text)
    file.unlink()
    file.symlink_to(".hidden")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not note when a file's state has changed")
@pytest.mark.parametrize("change", [replace, rewrite, link])
def test_a_site_is_only_read_when_somebody_has_touched_it(
    blog: Path, tmp_path: Path, read: list[Request], change: Callable[[Path, str], None]
) -> None:
    out, post = tmp_path / "out", blog / "_posts/2020-1-1-post.md"
    build(rested(blog), out)
    assert build(rested(blog), out).reasons == (NOTHING,)
    assert len(read) == 1
    for text in ("one", "two"):  # as long as each other
        change(post, post.read_text().replace("text", text).replace("one", text))
        assert build(rested(blog), out).written.written > 0
        assert text in (out / "2020/01/01/post.html").read_text()
        assert build(rested(blog), out).reasons == (NOTHING,)
    assert len(read) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows does not note when a file's state has changed")
def test_a_touch_that_changes_nothing_is_read_once(blog: Path, tmp_path: Path, read: list[Request]) -> None:
    build(rested(blog), tmp_path / "out")
    (blog / "_posts/2020-1-1-post.md").touch()
    for _ in range(3):
        assert build(rested(blog), tmp_path / "out").reasons == (NOTHING,)
    assert len(read) == 2


def test_what_may_change_unseen_is_read_again(blog: Path, tmp_path: Path, read: list[Request]) -> None:
    later = time.time_ns() + 10**12
    os.utime(blog / "_posts/2020-1-1-post.md", ns=(later, later))
    build(rested(blog), tmp_path / "out")
    assert build(rested(blog), tmp_path / "out").reasons == (NOTHING,)
    assert len(read) == 2


def test_a_copy_of_a_site_with_its_cache_is_another_site(blog: Path, tmp_path: Path, read: list[Request]) -> None:
    build(rested(blog), tmp_path / "out")
    copy = tmp_path / "copy"
    shutil.copytree(blog, copy)
    assert build(rested(copy), tmp_path / "out").reasons == (NOTHING,)
    (copy / "_posts/2020-1-1-post.md").write_text("---\ntitle: B\n---\n\ntext\n")
    assert build(rested(copy), tmp_path / "out").written.written > 0
    assert len(read) == 3


def test_what_crashed_is_tried_again(blog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(source: Source, _options: ParseOptions, _parse: object) -> Parsed:
        return Parsed(None, (Diagnostic("crash", Span(source.path), "no luck"),))

    with monkeypatch.context() as patch:
        patch.setattr("biji.pool._parse_safely", crash)
        assert [problem.code for problem in build(blog, tmp_path / "out").diagnostics] == ["crash"]
    again = build(blog, tmp_path / "out")
    assert not again.diagnostics
    assert dict(again.contents)["article"] == 1


def test_two_builds_at_once_are_both_right(blog: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "biji", "build", str(blog), "-o", str(tmp_path / "out")]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    assert [one.communicate()[1] for one in both] == [b"", b""]
    assert [one.returncode for one in both] == [0, 0]
    assert build(blog, tmp_path / "out").reasons == (NOTHING,)
