"""Built from folders: what stands beside a page is what the command prints for the same articles."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from biji.build import Loaded, Request, load
from biji.model import DOWNLOADS, TEXT_DOWNLOADS
from biji.output import write_bytes
from biji.render import render
from biji.render.exports import EXPORTS, export, formats_of, select

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
BERT = "---\ntitle: BERT（{}）\ncategory: NLP\ntags: [AI]\n---\n\n# 结构\n\nhttps://a.org/{}\n\n题目{}\n\nhttps://a.org/0\n\n同一篇\n"
CONFIG = "title: Notes\nbiji: {{downloads: {}, search: false}}\n"


@pytest.fixture(scope="session")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blog")
    (folder / "_posts").mkdir()
    for number, numeral in enumerate("一二三", 1):
        post = BERT.format(numeral, number, number)
        write_bytes(folder / f"_posts/2020-1-{number}-bert{number}.md", post.encode())
    write_bytes(folder / "_posts/2020-2-1-none.md", "---\ntitle: 无参考\n---\n\n文字。\n".encode())
    write_bytes(folder / "_posts/2020-2-2-alone.md", BERT.format("x", 9, 9).replace("NLP", "CV").encode())
    return folder


def built(blog: Path, downloads: str = "true") -> tuple[Loaded, dict[str, bytes]]:
    write_bytes(blog / "_config.yml", CONFIG.format(downloads).encode())
    loaded = load(Request(blog, NOW, jobs=1))
    files = {file.path: file.content for file in render(loaded.site, loaded.render)}
    return loaded, {path: content for path, content in files.items() if isinstance(content, bytes)}


SUFFIXES = [(form, suffix) for form, suffix in DOWNLOADS.items() if form not in TEXT_DOWNLOADS]


@pytest.mark.parametrize(("form", "suffix"), SUFFIXES, ids=[form for form, _ in SUFFIXES])
def test_a_file_beside_a_page_is_what_the_command_prints(blog: Path, form: str, suffix: str) -> None:
    loaded, files = built(blog)
    for page, narrow in (
        ("topics/nlp", {"topic": "NLP"}),
        ("topics/cv", {"topic": "CV"}),
        ("topics/ai", {"topic": "AI"}),
        ("series/bert", {"series": "BERT"}),
        ("data/references", {}),
    ):
        printed = export(select(loaded.site, **narrow), "references", form)
        assert files[page + suffix].decode() == printed, page


@pytest.mark.parametrize("suffix", [".bib", ".csl.json"])
def test_an_article_has_its_references_beside_it(blog: Path, suffix: str) -> None:
    loaded, files = built(blog)
    form = {".bib": "bibtex", ".csl.json": "csl-json"}[suffix]
    printed = export(select(loaded.site, article="_posts/2020-1-1-bert1.md"), "references", form)
    assert files[f"nlp/2020/01/01/bert1{suffix}"].decode() == printed
    assert not any("none" in path for path in files if path.endswith(suffix))


@pytest.mark.parametrize("what", EXPORTS)
def test_all_exports_of_the_site_are_published(blog: Path, what: str) -> None:
    loaded, files = built(blog)
    for form in ("json", "csv"):
        if form in formats_of(what):
            printed, published = export(select(loaded.site), what, form), files[f"data/{what}{DOWNLOADS[form]}"]
            assert published.decode() == printed if form == "csv" else json.loads(published) == json.loads(printed)
    assert json.loads(files[f"data/schemas/{what}.json"])["title"] == f"biji export {what}"


def test_only_the_formats_that_are_named_are_written(blog: Path) -> None:
    _, files = built(blog, "[ris]")
    data = {path for path in files if not path.endswith((".html", ".js", ".css", ".svg", ".xml"))}
    assert {path.partition(".")[2] for path in data if "assets" not in path} == {"ris", "txt"}


def test_texts_of_articles_alone_make_no_data_of_the_site(blog: Path) -> None:
    _, files = built(blog, "[markdown]")
    assert "nlp/2020/01/01/bert1.md" in files
    assert not any(path.startswith("data/") for path in files)
    assert b"/data/" not in files["references/index.html"]


def test_without_downloads_there_are_neither_files_nor_links(blog: Path) -> None:
    _, files = built(blog, "false")
    assert not any(path.startswith("data/") or path.endswith((".bib", ".ris")) for path in files)
    assert b"BibTeX" not in files["topics/nlp.html"] + files["nlp/2020/01/01/bert1.html"]


def test_every_page_with_data_files_names_them(blog: Path) -> None:
    _, files = built(blog)
    for page in ("topics/nlp.html", "series/bert.html", "nlp/2020/01/01/bert1.html", "references/index.html"):
        assert b">BibTeX</a>" in files[page], page
