"""Files with front matter that are no articles."""

from __future__ import annotations

import pytest

from biji.model import ParseOptions, Source, SourceKind
from biji.parse.text_files import read_text_file

OPTIONS = ParseOptions(site={"title": "Notes", "baseurl": "/b"})


def source(text: str, path: str = "assets/a.css") -> Source:
    return Source(path, SourceKind.TEXT, text.encode())


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("---\n---\nbody { color: red }\n", "body { color: red }\n"),
        ("---\nx: 1\n---\n{{ site.title }}{{ page.x }}", "Notes1"),
        ('---\n---\nurl({{ "/a.png" | relative_url }})', "url(/b/a.png)"),
        ("---\nlayout: default\n---\n<b>&</b>", "<b>&</b>"),
        ("---\nrender_with_liquid: false\n---\n{{ a }}", "{{ a }}"),
    ],
)
def test_their_liquid_is_run_and_nothing_else(text: str, content: str) -> None:
    file, problems = read_text_file(source(text), OPTIONS)
    assert problems == ()
    assert file is not None
    assert (file.path, file.url, file.content) == ("assets/a.css", "", content.encode())
    assert file.size == len(content.encode())


@pytest.mark.parametrize("liquid", ["{% for post in site.posts %}{% endfor %}", "{{ site.time }}", "{% sass %}"])
def test_what_asks_for_the_whole_site_is_left_out_and_named(liquid: str) -> None:
    file, problems = read_text_file(source(f"---\n---\n\n{liquid}"), OPTIONS)
    assert file is None
    assert [problem.code for problem in problems] == ["page-type"]


@pytest.mark.parametrize(
    ("permalink", "url"),
    [
        ("/z.txt", "/z.txt"),
        ("z.txt", "/z.txt"),
        ("/z/", "/z/index.txt"),
        ("/z", "/z.txt"),
        ("/:path/x:output_ext", "/assets/x.txt"),
        ("/a%20b.txt", "/a b.txt"),
    ],
)
def test_a_permalink_says_where(permalink: str, url: str) -> None:
    file, _ = read_text_file(source(f"---\npermalink: {permalink}\n---\n", "assets/r.txt"), OPTIONS)
    assert file is not None
    assert file.url == url


def test_what_is_no_text_or_not_published_is_no_file() -> None:
    assert read_text_file(Source("a.css", SourceKind.TEXT, b"---\n---\n\xff"), OPTIONS)[1][0].code == "encoding"
    assert read_text_file(source("---\npublished: false\n---\n"), OPTIONS) == (None, ())
