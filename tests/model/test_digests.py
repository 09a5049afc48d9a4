"""What link reads of an article as names and numbers."""

from __future__ import annotations

import datetime as dt
from typing import Literal
from zlib import crc32

from biji.cache.entries import decode, encode
from biji.diagnostics import Span
from biji.model import (
    WORK_KINDS,
    Article,
    DataTable,
    Digest,
    Fragment,
    Inline,
    Link,
    Metadata,
    OutlineHeading,
    Parsed,
    Prose,
    Reference,
    Section,
    SourceKind,
)

HERE = Span("a.md", 1)
WORK = Reference("https://a.org/1", "a.org/1", "a.org", HERE, "T")
TALK = Reference("https://v.org/2", "v.org/2", "v.org", HERE, "A talk", kind="video", work="atalkongan")


def digest(*references: Reference, links: tuple[str, ...] = (), title: str = "A", slug: str = "a") -> Digest:
    fragment = Fragment("", "", tuple(Link(target, "", HERE) for target in links))
    body = Section(blocks=(Prose(fragment, HERE, references),))
    date = dt.datetime(2019, 7, 11, tzinfo=dt.UTC)
    return Article("a.md", SourceKind.POST, Metadata(title, slug, date), body).digest


def heading(level: int, key: str, form: Literal["", "continued", "overflow"] = "") -> OutlineHeading:
    return OutlineHeading(level, key, Fragment("", key), 1, 1, name=key, key=key, form=form)


def test_works_are_counted_and_their_keys_and_titles_told_by_checksums() -> None:
    made = digest(WORK, TALK)
    names = (WORK.key, WORK.key, TALK.key, TALK.work)
    assert made.cited == tuple([crc32(name.encode()) >> 2 for name in names])
    assert (made.cited_again, made.opening) == ((), (0,))
    assert dict(zip(WORK_KINDS, made.cited_kinds, strict=True)) == dict.fromkeys(WORK_KINDS, 0) | {
        WORK.kind: 1,
        "video": 1,
    }
    assert made.cited_hosts == {WORK.host: 1, TALK.host: 1}


def test_what_is_cited_again_is_told() -> None:
    assert digest(WORK, WORK).cited_again == (crc32(WORK.key.encode()) >> 2,)


def test_names_that_are_no_text_have_checksums() -> None:
    key, title = digest(Reference("", "\ud800", "", HERE, "T")).cited
    assert key == title


def test_hosts_are_those_of_whole_addresses() -> None:
    assert digest(links=("https://c.org/x", "http://b.org?q", "/x.html", "//d.org")).hosts == ("b.org", "c.org")


def test_tables_of_which_a_row_or_a_picture_is_all_hold_no_data() -> None:
    def table(rows: int, element: str = "a") -> DataTable:
        cell = Inline("x", Fragment("x", "x", (Link("/x", "", HERE, element=element),)))
        return DataTable(Fragment("", ""), HERE, rows=((cell, cell),) * rows)

    body = Section(blocks=(table(1), table(2), table(2, "img"), table(3)))
    assert Article("a.md", SourceKind.POST, Metadata("A", "a"), body).digest.data_tables == (2, 4)


def test_headings_above_all_and_apart_from_their_like_are_told() -> None:
    headings = [heading(1, "a"), heading(2, "x"), heading(3, "x"), heading(1, "b"), heading(2, "x")]
    made = Digest(hosts=("x.org",)).with_headings(headings)
    assert (made.subjects, made.outermost, made.apart) == (("a", "x", "x", "b", "x"), (0, 3), (4,))
    assert made.hosts == ("x.org",)


def test_headings_that_go_on_elsewhere_and_that_end_in_a_plus_are_told() -> None:
    keys = [("a", ""), ("b", "continued"), ("gan+", ""), ("", "overflow"), ("c++", "")]
    made = Digest().with_headings([heading(1, key, form) for key, form in keys])  # type: ignore[arg-type]
    assert (made.going_on, made.plus) == ((1,), (2, 4))


def test_title_date_and_file_name_are_read() -> None:
    made = digest(title="Attention（四）——BERT, GPT", slug="Attention_4")
    assert {"attention", "bert", "gpt"} < set(made.called)
    assert [(item.name, item.ordinal, item.subtitle) for item in made.items] == [("Attention", 4, "BERT, GPT")]
    assert made.names == ("attention",)
    assert (made.counted, made.moment) == (("attention", 4), dt.datetime(2019, 7, 11, tzinfo=dt.UTC).timestamp())


def test_what_stands_in_its_url_and_where_it_is_filed_is_told() -> None:
    date = dt.datetime(2019, 7, 11, tzinfo=dt.UTC)
    metadata = Metadata(
        "A", "Attention_4", date, categories=("Deep Learning", "C++"), tags=("R-CNN",), series=("VAE",)
    )
    made = Article("_posts/2019-7-11-Attention_4.htm", SourceKind.POST, metadata).digest
    assert made.permalink == ("deep learning/c++", "2019", "07", "11", "Attention_4", ".htm")
    assert made.filed == ("deeplearning", "c++", "rcnn", "vae")
    undated = Article("a.md", SourceKind.POST, Metadata("A", "a")).digest
    assert undated.permalink == ("", "", "", "", "a", ".html")


def test_it_travels_with_its_article_and_is_made_where_none_is_given() -> None:
    article = Article(
        "a.md", SourceKind.POST, Metadata("A（一）", "a"), Section(blocks=(Prose(Fragment("", ""), HERE, (TALK,)),))
    )
    content = encode(Parsed(article))
    assert content
    assert decode(content) == Parsed(article)
    given = Digest(hosts=("x.org",))
    assert Article("a.md", SourceKind.POST, Metadata("A", "a"), digest=given).digest == given
