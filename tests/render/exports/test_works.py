from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from biji.diagnostics import Span
from biji.model import Citation, Fragment, Inline, Reference, Resource, Site
from biji.render.exports import select
from biji.render.exports.works import citation_key, works_of

SOURCE = "_posts/2019-7-11-bert.md"
OTHER = "_posts/2018-1-1-a.md"


def resource(host: str, title: str, key: str = "k") -> Resource:
    inline = Inline(title, Fragment(title, title))
    reference = Reference("https://x", key, host, Span(SOURCE), title, inline)
    return Resource(key, "https://x", title, host, (Citation(SOURCE, "", "", reference),))


@pytest.mark.parametrize(
    ("host", "title", "beginning"),
    [
        ("github.com", "Fast Attention: a library", "github-fast-attention-a-"),
        ("zhuanlan.zhihu.com", "如何看待BERT？", "zhihu-bert-"),
        ("cs.ubc.ca", "讲义", "ubc-"),
        ("dl.acm.org", "x" * 99, f"acm-{'x' * 32}-"),
        ("例子.中国", "题", "web-"),
        ("", "《题》", "web-"),
    ],
)
def test_a_citation_key_tells_host_and_title(host: str, title: str, beginning: str) -> None:
    key = citation_key(resource(host, title))
    assert re.fullmatch(re.escape(beginning) + "[0-9a-f]{10}", key)


@given(st.text(), st.text(), st.sets(st.text(), min_size=2, max_size=2))
def test_citation_keys_are_ascii_and_differ(host: str, title: str, keys: set[str]) -> None:
    found = {citation_key(resource(host, title, key)) for key in keys}
    assert len(found) == 2
    assert all(re.fullmatch("[A-Za-z0-9-]+", key) for key in found)


def test_a_newer_article_does_not_change_the_citation_key() -> None:
    old = resource("a.org", "Old title", "a.org/1")
    new = Citation(OTHER, "", "", structs.replace(old.citations[0].reference, key="b.org/1", name="New"))
    merged = structs.replace(old, key="b.org/1", host="b.org", citations=(new, *old.citations))
    assert citation_key(merged).partition("-")[2] == citation_key(old).partition("-")[2]


def test_a_work_knows_its_note_the_topics_and_the_newest_day(site: Site) -> None:
    work = works_of(site).by_key["a.org/1"]
    assert (work.title, work.plain_title, work.note) == (("T ", "t", ""), "T $t$", "Note")
    assert (work.topics, work.seen, work.kind) == (("NLP",), dt.date(2019, 7, 11), "paper")


@pytest.mark.parametrize(
    ("key", "doi", "arxiv"), [("doi.org/10.1/x", "10.1/x", ""), ("arxiv.org/abs/1706.03762", "", "1706.03762")]
)
def test_numbers_of_doi_and_arxiv_are_read_off_the_key(site: Site, key: str, doi: str, arxiv: str) -> None:
    known = structs.replace(site.resources[0], key=key)
    group = structs.replace(site.references.by_host[0], resources=(known,))
    work = works_of(structs.replace(site, references=structs.replace(site.references, by_host=(group,))))
    assert (work.by_key["a.org/1"].doi, work.by_key["a.org/1"].arxiv) == (doi, arxiv)


def test_the_works_of_some_articles_come_once_in_order_of_the_text(site: Site) -> None:
    works = works_of(site)
    assert [work.host for work in works.of(select(site))] == ["a.org", "b.org"]
    assert [work.host for work in works.of(select(site, article=SOURCE))] == ["b.org", "a.org"]
