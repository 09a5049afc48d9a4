"""What is read by programs is valid whatever authors write: asked of real parsers, and of schemas of the formats."""

from __future__ import annotations

import datetime as dt
import json
import warnings
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
from lxml import etree

from biji.build import Request, load
from biji.model.permalinks import output_path
from biji.output import write_bytes
from biji.render import render

SCHEMAS = Path(__file__).parent / "formats"
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

HOSTILE = r"""---
title: "a ]]> <b> & \x01 \uFFFE \e \x85 end"
category: bombs & satellite
description: "\x02 ]]> <script>"
author: "A \x03 & B"
---

# c# <x> ]]> ]]&gt;

<script>alert("]]>")</script>

<SCRIPT src="x.js"></SCRIPT><svg><a href="#x"></a></svg>

[same](#x) [relative](other.html?a=1&b=2) [root](/no/where) [mail](mailto:me@example.org) [bad](https://[) ![i](i.png)

A note[^1] and $$a<b$$.

[^1]: Below.

```
<code> ]]> href="#not"
```
"""

POSTS = {
    "2020-1-1-hostile.md": HOSTILE,
    "2020-1-2-第二.md": "---\ntitle: 第二\ncategory: c#\nmodified: 2021-02-03\n---\n\n[一](/c#/2020/01/03/x.html)\n",
    "2020-1-3-x.md": "---\ntitle: X\ncategory: c#\ntags: [深度 学习]\n---\n\n![](/images/图 片.png)\n",
    "1899-1-1-old.md": "---\ntitle: Old\n---\n\nBefore time zones.\n",
}


def blog(folder: Path, config: str) -> dict[str, bytes]:
    (folder / "_posts").mkdir(parents=True)
    (folder / "images").mkdir()
    write_bytes(folder / "images/图 片.png", b"x")
    write_bytes(folder / "_config.yml", config.encode())
    for name, text in POSTS.items():
        write_bytes(folder / "_posts" / name, text.encode())
    loaded = load(Request(folder, NOW, jobs=1))
    files = {file.path: file.content for file in render(loaded.site, loaded.render)}
    return {path: content for path, content in files.items() if isinstance(content, bytes)}


CONFIG = 'title: "N \\x04 & <T>"\nurl: https://me.github.io\nbaseurl: /bl og\ntimezone: Asia/Shanghai\n'


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return blog(tmp_path_factory.mktemp("blog"), CONFIG + "biji: {downloads: true}\n")


FEEDS = ["feed.xml", "topics/bombs-satellite.xml", "topics/csharp.xml", "topics/深度-学习.xml"]


def valid(schema: str, content: bytes) -> etree._Element:
    root = etree.fromstring(content)
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / f"{schema}.rng"))
    grammar.assertValid(root)
    return root


@pytest.mark.parametrize("path", FEEDS)
def test_feeds_are_valid_atom(files: dict[str, bytes], path: str) -> None:
    root = valid("atom", files[path])
    atom = {"a": "http://www.w3.org/2005/Atom"}
    for node in (root, *root.findall("a:entry", atom)):
        assert len(node.findall("a:link[@rel='alternate']", atom)) == 1
    ids = [node.text for node in root.findall("a:entry/a:id", atom)]
    assert len(ids) == len(set(ids)) > 0


def test_a_feed_without_articles_is_valid(tmp_path: Path) -> None:
    write_bytes(tmp_path / "_config.yml", b"url: https://example.org\n")
    loaded = load(Request(tmp_path, NOW, jobs=1))
    made = {file.path: file.content for file in render(loaded.site, loaded.render)}
    for path, schema in {"feed.xml": "atom", "sitemap.xml": "sitemap", "opensearch.xml": "opensearch"}.items():
        content = made[path]
        assert isinstance(content, bytes)
        valid(schema, content)


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_reader_finds_everything(files: dict[str, bytes], path: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import feedparser  # noqa: PLC0415 - it says things about itself when it is imported

        feed = feedparser.parse(files[path], sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo
    for entry in feed.entries:
        assert entry.published_parsed
        (content,) = entry.content
        assert "<script" not in content.value.lower()
    addresses = {entry.link for entry in feed.entries}
    here = {"https://me.github.io/bl%20og/" + path for path in ("c%23/2020/01/03/x.html",)}
    assert addresses & here or path == "topics/bombs-satellite.xml"


def test_addresses_in_feeds_are_whole_and_lead_to_pages(files: dict[str, bytes]) -> None:
    feed = json.loads(files["feed.json"])
    for item in feed["items"]:
        tree = etree.HTML(item["content_html"])
        for address in tree.xpath("//a/@href | //img/@src") if tree is not None else ():
            parts = urlsplit(address.replace("https://[", "https://bad"))
            assert parts.scheme in {"https", "mailto"}, address
            if parts.netloc == "me.github.io" and "nowhere" not in address:
                assert unquote(parts.path).startswith("/bl og/"), address
    by_title = {item["title"]: item for item in feed["items"]}
    assert 'href="https://me.github.io/bl%20og/c%23/2020/01/03/x.html"' in by_title["第二"]["content_html"]
    assert 'src="https://me.github.io/bl%20og/images/%E5%9B%BE%20%E7%89%87.png"' in by_title["X"]["content_html"]
    hostile = next(item for title, item in by_title.items() if title.startswith("a ]]>"))
    page = "https://me.github.io/bl%20og/bombs%20&amp;%20satellite/2020/01/01/hostile.html"
    assert f'href="{page}#fn:1"' in hostile["content_html"]
    assert f'href="{page}#x"' in hostile["content_html"]
    assert 'href="#not"' in etree.HTML(hostile["content_html"]).findtext(".//pre/code")


def test_the_ids_are_those_of_jekyll(files: dict[str, bytes]) -> None:
    ids = {item["title"]: item["id"] for item in json.loads(files["feed.json"])["items"]}
    assert ids["X"] == "https://me.github.io/bl%20og/c%23/2020/01/03/x"
    assert ids["第二"] == "https://me.github.io/bl%20og/c%23/2020/01/02/%E7%AC%AC%E4%BA%8C"


@pytest.mark.parametrize("path", ["feed.json", *(path.replace(".xml", ".feed.json") for path in FEEDS[1:])])
def test_feeds_are_valid_json_feed(files: dict[str, bytes], path: str) -> None:
    feed = json.loads(files[path])
    jsonschema.validate(feed, json.loads((SCHEMAS / "json-feed.json").read_text("utf-8")))
    assert [item["title"] for item in feed["items"]]


def test_an_entry_knows_when_it_changed(files: dict[str, bytes]) -> None:
    items = {item["title"]: item for item in json.loads(files["feed.json"])["items"]}
    assert items["第二"]["date_published"] == "2020-01-02T00:00:00+08:00"
    assert items["第二"]["date_modified"] == "2021-02-03T00:00:00+08:00"
    assert items["X"]["date_modified"] == items["X"]["date_published"]
    assert b"<lastmod>2021-02-03</lastmod>" in files["sitemap.xml"]


def test_the_sitemap_is_valid_and_names_only_what_is_there(files: dict[str, bytes]) -> None:
    root = valid("sitemap", files["sitemap.xml"])
    prefix = "https://me.github.io/bl%20og"
    for node in root.iter("{*}loc"):
        assert node.text.startswith(prefix)
        assert output_path(unquote(node.text.removeprefix(prefix))) in files


def test_the_search_description_is_valid(files: dict[str, bytes]) -> None:
    root = valid("opensearch", files["opensearch.xml"])
    assert root.find("{*}Url").get("template") == "https://me.github.io/bl%20og/search/?q={searchTerms}"


def test_llms_txt_leads_to_the_texts(files: dict[str, bytes]) -> None:
    text = files["llms.txt"].decode()
    first, *others = [line for line in text.splitlines() if line]
    assert first.startswith("# N ")
    assert [line for line in others if line.startswith("## ")] == [
        f"## {name}" for name in ("c#", "bombs & satellite", "Other articles")
    ]
    assert "- [X](https://me.github.io/bl%20og/c%23/2020/01/03/x.md)" in text


def test_an_article_lies_beside_its_page_as_text_and_as_data(files: dict[str, bytes]) -> None:
    text = files["c#/2020/01/03/x.md"].decode()
    assert text.startswith('---\ntitle: "X"\nurl: "https://me.github.io/bl%20og/c%23/2020/01/03/x.html"\ndate: ')
    assert text.endswith("\n---\n\n![](/images/图 片.png)\n")
    row = json.loads(files["c#/2020/01/03/x.json"])
    assert (row["title"], row["topics"]) == ("X", ["c#", "深度 学习"])


def test_every_page_names_its_other_forms_and_is_described(files: dict[str, bytes]) -> None:
    pages = {path: etree.HTML(content) for path, content in files.items() if path.endswith(".html")}
    for path, page in pages.items():
        assert page.xpath("string(//meta[@name='description']/@content)"), path
        assert page.xpath("//link[@rel='search']/@href"), path
    types = {"application/atom+xml", "application/feed+json", "text/markdown", "application/json"}
    assert set(pages["c#/2020/01/03/x.html"].xpath("//link[@rel='alternate']/@type")) == types
    assert "csharp.xml" in pages["topics/csharp.html"].xpath("//link[@rel='alternate']/@href")


def test_the_keys_of_jekyll_feed_mean_what_they_mean_there(tmp_path: Path) -> None:
    files = blog(tmp_path / "b", CONFIG + "feed: {path: atom.xml, posts_limit: 2, excerpt_only: true, tags: true}\n")
    assert "feed.xml" not in files
    root = valid("atom", files["atom.xml"])
    assert len(root.findall("{*}entry")) == 2
    assert not root.findall(".//{*}content")
    feed = json.loads(files["feed.json"])
    jsonschema.validate(feed, json.loads((SCHEMAS / "json-feed.json").read_text("utf-8")))
    assert {"content_text"} <= feed["items"][0].keys()
