"""What is a post, a page, a file to copy, and what is hidden, as Jekyll 4.3 decides."""

import os
import struct
import time
import unicodedata
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from biji.config import Config
from biji.discover import Discovered, discover
from biji.model import SourceKind
from biji.traces import Seen

PAGE = "---\n---\n"


def write(folder: Path, *paths: str, text: str = PAGE) -> None:
    for path in paths:
        folder.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(path).write_text(text, encoding="utf-8")


def kinds(found: Discovered) -> dict[str, str]:
    sources = {source.path: source.kind.value for source in found.sources}
    return sources | {file.path: "static" for file in found.static}


def codes(found: Discovered) -> list[tuple[str, str]]:
    return [(problem.code, problem.span.path) for problem in found.diagnostics]


def png(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def test_posts_drafts_pages_and_files(tmp_path: Path) -> None:
    posts = ("_posts/2019-7-11-a.markdown", "_posts/sub/2019-07-11-b.md", "x/_posts/18-1-2-c.html")
    write(tmp_path, *posts, "_drafts/idea.md", "x/_drafts/2019-1-1-other.md", "about.md", "x/index.html")
    write(tmp_path, "README.md", "plain.html", "css/main.css", "CNAME", text="text")
    assert kinds(discover(tmp_path, Config())) == {
        **dict.fromkeys(posts, "post"),
        **dict.fromkeys(("_drafts/idea.md", "x/_drafts/2019-1-1-other.md"), "draft"),
        **dict.fromkeys(("about.md", "x/index.html"), "page"),
        **dict.fromkeys(("README.md", "plain.html", "css/main.css", "CNAME"), "static"),
    }


def test_sources_have_their_bytes_and_files_their_place(tmp_path: Path) -> None:
    write(tmp_path, "_posts/2019-7-11-a.md", text="标题\r\n")
    write(tmp_path, "a.txt", text="abc")
    found = discover(tmp_path, Config())
    assert found.sources[0].content == "标题\r\n".encode()
    assert (found.static[0].origin, found.static[0].size) == (str(tmp_path.resolve() / "a.txt"), 3)
    assert found.static[0].mtime_ns == (tmp_path / "a.txt").stat().st_mtime_ns


def test_hidden_and_excluded_entries_are_left_out(tmp_path: Path) -> None:
    hidden = (".hidden", "_x/a.md", "#a", "~b", "c~", "d.", ".git/config", "css/_part.css", "_posts/.x/2019-1-1-a.md")
    excluded = ("Gemfile", "Gemfile.lock", "node_modules/a.js", "vendor/bundle/a", "_posts/_x/2019-1-1-a.md")
    write(tmp_path, *hidden, *excluded, ".htaccess", "vendor/a", "sub/node_modules/b", "_posts/x/_y/2019-1-1-a.md")
    write(tmp_path, "vendor/cache", ".htaccess", "vendor/a", "sub/node_modules/b", text="x")
    assert set(kinds(discover(tmp_path, Config()))) == {
        *(".htaccess", "vendor/a", "vendor/cache", "sub/node_modules/b", "_posts/x/_y/2019-1-1-a.md"),
    }


def test_include_and_exclude_are_beginnings_or_globs(tmp_path: Path) -> None:
    write(
        tmp_path,
        "secret/a",
        "secretive",
        "a/b/c.log",
        "keep/x.tmp",
        "keep/y",
        "_pages/a.md",
        ".well-known/x",
        "z/.w/y",
    )
    config = Config(
        exclude=("secret", "*.log", "/keep/*.tmp", "z/"), include=("_pages", ".well-known/x", "a/b/c.log")
    )
    write(tmp_path, "keep/y", ".well-known/x", "a/b/c.log", text="x")
    assert set(kinds(discover(tmp_path, config))) == {"keep/y", "_pages/a.md", ".well-known/x", "a/b/c.log"}


def test_include_does_not_reach_out_of_the_site(tmp_path: Path) -> None:
    write(tmp_path, "secret", "site/a", text="x")
    assert set(kinds(discover(tmp_path / "site", Config(include=("../secret", "/etc/passwd"))))) == {"a"}


def test_the_output_folder_and_virtual_environments_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, "out/a", "env/pyvenv.cfg", "env/lib/b", "x/c", text="x")
    assert set(kinds(discover(tmp_path, Config(), tmp_path / "out"))) == {"x/c"}


def test_a_bad_post_name_is_named_with_a_better_one(tmp_path: Path) -> None:
    write(tmp_path, "_posts/hello.md", "_posts/note-2019-7-1.md", "_posts/2019-1-1-x.txt", "_posts/2019-1-1-.md")
    write(tmp_path, "_posts/2019-1-1-photo.png", "_posts/data.csv")
    found = discover(tmp_path, Config())
    assert kinds(found) == {}
    paths = ("_posts/2019-1-1-.md", "_posts/2019-1-1-x.txt", "_posts/hello.md", "_posts/note-2019-7-1.md")
    assert codes(found) == [("file-name", path) for path in paths]
    assert [problem.hint.partition('"')[2] for problem in found.diagnostics[2:]] == [
        '2024-7-11-hello.md"',
        '2019-7-1-note.md"',
    ]


def test_other_files_with_front_matter_are_texts_for_liquid(tmp_path: Path) -> None:
    write(tmp_path, "feed.xml", "css/main.css", "css/main.scss")
    found = discover(tmp_path, Config())
    assert [source.path for source in found.texts] == ["css/main.css", "feed.xml"]
    assert (found.static, codes(found)) == ((), [("page-type", "css/main.scss")])


@pytest.mark.parametrize("head", ["---\n", "---  \n", "---\r\n", "\ufeff---\n"])
def test_a_first_line_of_three_hyphens_makes_a_page(tmp_path: Path, head: str) -> None:
    tmp_path.joinpath("a.md").write_bytes(f"{head}title: x\n---\n".encode())
    assert kinds(discover(tmp_path, Config())) == {"a.md": "page"}


@pytest.mark.parametrize("head", ["----\n", " ---\n", "--- x\n", "\n---\n", ""])
def test_anything_else_is_copied(tmp_path: Path, head: str) -> None:
    tmp_path.joinpath("a.md").write_bytes(head.encode())
    assert kinds(discover(tmp_path, Config())) == {"a.md": "static"}


def test_paths_are_composed_and_twins_are_named(tmp_path: Path) -> None:
    write(tmp_path, "_posts/2019-1-1-e\u0301.md", "e\u0301/a.txt")
    assert set(kinds(discover(tmp_path, Config()))) == {"_posts/2019-1-1-é.md"}
    write(tmp_path, "_posts/2019-1-1-é.md")
    if len(os.listdir(tmp_path / "_posts")) < 2:  # noqa: PTH208  raw names are counted
        pytest.skip("this file system composes names itself")
    assert codes(discover(tmp_path, Config()))[0] == ("url-collision", "_posts/2019-1-1-é.md")


def test_names_that_no_page_can_have_are_named(tmp_path: Path) -> None:
    try:
        os.mkdir(os.fsencode(tmp_path) + b"/\xff")  # noqa: PTH102  a name that is not UTF-8
        tmp_path.joinpath("a\nb.md").write_text(PAGE)
    except OSError:
        pytest.skip("this file system refuses such names")
    found = discover(tmp_path, Config())
    assert {problem.code for problem in found.diagnostics} == {"unreadable-file"}
    assert len(found.diagnostics) == 2
    assert all(problem.span.path.isprintable() or "\n" in problem.span.path for problem in found.diagnostics)


def test_links_inside_the_site_are_followed_once(tmp_path: Path) -> None:
    write(tmp_path, "real/a.txt", "real/deep/b.txt", text="x")
    tmp_path.joinpath("again").symlink_to("real")
    tmp_path.joinpath("file.txt").symlink_to("real/a.txt")
    tmp_path.joinpath("real/inner").symlink_to("../other")
    write(tmp_path, "other/c.txt", text="x")
    found = discover(tmp_path, Config())
    assert set(kinds(found)) == {
        *("real/a.txt", "real/deep/b.txt", "real/inner/c.txt", "other/c.txt"),
        *("again/a.txt", "again/deep/b.txt", "file.txt"),
    }
    assert codes(found) == [("symlink", "again/inner")]


def test_links_out_of_the_site_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "outside/secret.md", "site/_posts/2019-1-1-a.md")
    for name in ("site/out", "site/_posts/out"):
        tmp_path.joinpath(name).symlink_to(tmp_path / "outside")
    tmp_path.joinpath("site/secret.md").symlink_to("../outside/secret.md")
    tmp_path.joinpath("site/etc").symlink_to("/etc")
    tmp_path.joinpath("site/root").symlink_to("/")
    found = discover(tmp_path / "site", Config())
    assert set(kinds(found)) == {"_posts/2019-1-1-a.md"}
    assert codes(found) == [("symlink", name) for name in ("_posts/out", "etc", "out", "root", "secret.md")]


def test_links_in_circles_end(tmp_path: Path) -> None:
    write(tmp_path, "a/x.txt", "b/y.txt", text="x")
    tmp_path.joinpath("self").symlink_to("self")
    tmp_path.joinpath("nowhere").symlink_to("missing")
    tmp_path.joinpath("a/up").symlink_to("..")
    tmp_path.joinpath("a/b").symlink_to("../b")
    tmp_path.joinpath("b/a").symlink_to("../a")
    found = discover(tmp_path, Config())
    assert set(kinds(found)) == {"a/x.txt", "a/b/y.txt", "b/y.txt", "b/a/x.txt"}
    refused = ("a/b/a", "a/up", "b/a/b", "b/a/up", "nowhere", "self")
    assert codes(found) == [("symlink", path) for path in refused]


def test_hidden_links_are_not_even_reported(tmp_path: Path) -> None:
    write(tmp_path, "node_modules/.bin/x", "_cache/y")
    tmp_path.joinpath("node_modules/link").symlink_to("/etc")
    tmp_path.joinpath(".link").symlink_to("/etc")
    assert structs.replace(discover(tmp_path, Config()), seen=Seen()) == Discovered((), ())


def test_a_site_may_lie_behind_a_link(tmp_path: Path) -> None:
    write(tmp_path, "real/a.md")
    tmp_path.joinpath("site").symlink_to("real")
    assert kinds(discover(tmp_path / "site", Config())) == {"a.md": "page"}


def test_special_files_are_not_opened(tmp_path: Path) -> None:
    write(tmp_path, "_posts/2019-1-1-a.md")
    for name in ("pipe.md", "pipe.png", "_posts/2019-1-2-pipe.md"):
        os.mkfifo(tmp_path / name)
    found = discover(tmp_path, Config())
    assert set(kinds(found)) == {"_posts/2019-1-1-a.md"}
    assert {code for code, _ in codes(found)} == {"unreadable-file"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable_files_are_named(tmp_path: Path) -> None:
    write(tmp_path, "_posts/2019-1-1-a.md", "b.md", "c/d.md")
    tmp_path.joinpath("e.png").write_bytes(png(640, 480))
    for name in ("_posts/2019-1-1-a.md", "b.md", "c", "e.png"):
        tmp_path.joinpath(name).chmod(0)
    found = discover(tmp_path, Config())
    tmp_path.joinpath("c").chmod(0o755)
    assert codes(found) == [("unreadable-file", path) for path in ("_posts/2019-1-1-a.md", "b.md", "c", "e.png")]


def test_images_are_measured(tmp_path: Path) -> None:
    tmp_path.joinpath("a.png").write_bytes(png(640, 480))
    tmp_path.joinpath("b.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="30.4" height="20px"></svg>')
    tmp_path.joinpath("c.png").write_bytes(b"\x89PNG")
    tmp_path.joinpath("d.svg").write_text('<svg viewBox="0 0 1 1"></svg>')
    tmp_path.joinpath("e.png").write_bytes(png(0xFFFFFFFF, 1))
    sizes = {file.path: (file.width, file.height) for file in discover(tmp_path, Config()).static}
    assert sizes == {"a.png": (640, 480), "b.svg": (30, 20), "c.png": (0, 0), "d.svg": (0, 0), "e.png": (0, 0)}


def test_images_that_lie_as_they_lay_are_not_measured_again(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        tmp_path.joinpath(name).write_bytes(png(640, 480))
    seen = discover(tmp_path, Config()).seen.files
    measured = {path: (lay, (1, 2)) for path, lay in seen.items() if lay}
    time.sleep(0.02)
    tmp_path.joinpath("b.png").write_bytes(png(800, 600))
    found = discover(tmp_path, Config(), measured=measured)
    assert [(file.width, file.height) for file in found.static] == [(1, 2), (800, 600)]


_MAGIC = (
    *(
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"\xff\xd8\xff",
        b"RIFF\0\0\0\0WEBP",
        b"II*\0",
        b"MM\0*",
        b"BM",
        b"<svg",
        b"P6 ",
    ),
    *(b"\0\0\0\x0cjP  \r\n\x87\n", b"\0\0\0\x18ftypavif", b"8BPS", b"#?RADIANCE\n", b""),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(_MAGIC), st.binary(max_size=300), st.sampled_from(["png", "jpg", "svg", "tiff", "avif"]))
def test_no_image_raises(tmp_path: Path, magic: bytes, rest: bytes, suffix: str) -> None:
    tmp_path.joinpath(f"x.{suffix}").write_bytes(magic + rest)
    for file in discover(tmp_path, Config()).static:
        assert (file.width > 0) == (file.height > 0)
        assert file.width >= 0


def test_the_order_is_that_of_paths(tmp_path: Path) -> None:
    write(tmp_path, *(f"_posts/{folder}2019-1-{day}-x.md" for folder in ("", "z/", "a/") for day in (10, 2)))
    found = discover(tmp_path, Config())
    paths = [source.path for source in found.sources]
    assert len(paths) == 6
    assert paths == sorted(paths)
    assert all(source.kind is SourceKind.POST for source in found.sources)


def test_all_paths_are_composed(tmp_path: Path) -> None:
    write(tmp_path, "한글/a.txt", "_posts/ÄÖ/2019-1-1-ü.md", text="x")
    found = kinds(discover(tmp_path, Config()))
    assert len(found) == 2
    assert all(unicodedata.is_normalized("NFC", path) for path in found)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert [code for code, _ in codes(discover(tmp_path / "none", Config()))] == ["unreadable-file"]
