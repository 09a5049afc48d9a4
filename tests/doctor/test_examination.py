"""An examination changes nothing, and compares only with what Jekyll made."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from biji.doctor import Kept

Blog = Any
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_nothing_in_the_folder_changes(blog: Blog) -> None:
    before = snapshot(blog.folder)
    blog.report()
    assert snapshot(blog.folder) == before


def test_without_a_site_of_jekylls_only_the_folder_is_told(blog: Blog) -> None:
    blog.write("_config.yml", "plugins: [jekyll-scholar]\n")
    report = blog.report("_nowhere")
    assert (report.compared, report.pages, len(report.findings)) == ("", Kept(), 1)
    blog.write("_site/.biji-manifest.json", "{}")
    assert blog.report().compared == ""


def test_the_site_of_jekylls_is_no_source_wherever_it_is(blog: Blog) -> None:
    (blog.folder / "_site").rename(blog.folder / "public")
    report = blog.report("public")
    assert report.findings == ()
    assert report.pages == Kept(1, 1)


def test_the_site_is_where_the_configuration_says(blog: Blog) -> None:
    (blog.folder / "_site").rename(blog.folder / "out")
    blog.write("_config.yml", "destination: ./out\n")
    report = blog.report(None)
    assert report.pages == Kept(1, 1)
    assert [finding.message for finding in report.findings] == ['the key "destination" means nothing here']


def test_findings_come_in_order_of_importance(blog: Blog) -> None:
    blog.write("_config.yml", "plugins: [jekyll-feed, jekyll-scholar]\n")
    blog.post("2020-1-4-t.md", "one")
    blog.old("notes/2020/01/04/t.html", "<p>two</p>")
    blog.write("_site/a.pdf", "")
    blog.write("_site/a.html", "")
    blog.write("_site/atom.xml", "")
    kinds = [kind for kind, _ in blog.told()]
    assert kinds == ["lost-page", "lost-feed", "lost-file", "text", "unsupported", "replaced"]


def test_the_corpus_keeps_every_url_every_id_and_every_text(blog: Blog) -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not beside the project")
    for path in CORPUS.glob("_posts/*"):
        text = path.read_text(encoding="utf-8-sig")
        blog.write(f"_posts/{path.name}", text)
        year, month, day, slug = path.stem.split("-", 3)
        category = re.search(r"^category:\s*(.*?)\s*$", text, re.MULTILINE)
        expected = CORPUS / "expected" / f"{path.stem}.html"
        assert category
        name = f"{category[1].lower()}/{year}/{month:0>2}/{day:0>2}/{slug}.html"
        blog.old(name, expected.read_text(encoding="utf-8"))
    report = blog.report()
    assert report.findings == ()
    assert report.pages.kept == report.pages.total > 50
    assert report.ids.kept == report.ids.total > 300
    assert report.texts.kept == report.texts.total > 50
