from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from msgspec import structs

from biji.model import ReferenceIndex, Site
from biji.render.exports import export, select
from biji.render.exports.bookmarks import FOOT, HEAD, bookmark_entry, folder
from biji.render.exports.works import Work

WORK = Work(
    "a-1", ("Title",), "https://a.org/?a=1&b=2", "a.org", "article", topics=("NLP",), seen=dt.date(2019, 7, 1)
)
#: What HTML keeps as it is.
TITLES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Z")), min_size=1)


def links(text: str) -> list[html.HtmlElement]:
    return list(html.document_fromstring(text).iter("a"))


def folders(text: str) -> list[str]:
    return [heading.text_content() for heading in html.document_fromstring(text).iter("h3")]


@given(TITLES)
def test_every_title_survives_the_round_trip(title: str) -> None:
    (link,) = links(HEAD + folder(title, [bookmark_entry(structs.replace(WORK, title=(title,)))]) + FOOT)
    assert link.text_content() == title


def test_a_bookmark_has_address_date_and_tags() -> None:
    text = HEAD + folder("", [bookmark_entry(WORK)]) + FOOT
    assert text.startswith("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n")
    (link,) = links(text)
    assert dict(link.attrib) == {"href": "https://a.org/?a=1&b=2", "add_date": "1561939200", "tags": "NLP"}


def test_an_address_that_runs_code_is_left_out() -> None:
    assert bookmark_entry(structs.replace(WORK, url="javascript:alert(1)")) == ""


def test_a_paper_without_address_is_left_out() -> None:
    assert bookmark_entry(structs.replace(WORK, url="")) == ""


def test_the_works_of_a_site_lie_in_folders_of_their_topics(site: Site) -> None:
    text = export(select(site), "references", "bookmarks")
    assert folders(text) == ["NLP"]
    assert [link.text_content() for link in links(text)] == ["T $t$", "b.org"]


def test_works_without_topic_lie_beside_the_folders(site: Site) -> None:
    index = ReferenceIndex(by_host=site.references.by_host)
    text = export(select(structs.replace(site, topics_of={}, references=index)), "references", "bookmarks")
    assert folders(text) == []
    assert len(links(text)) == 2


def test_the_works_of_chosen_articles_lie_in_folders_of_these_and_their_sections(site: Site) -> None:
    text = export(select(site, article="_posts/2019-7-11-bert.md"), "references", "bookmarks")
    assert folders(text) == ["Attention（四）——BERT（2）", "BERT"]
    assert [link.text_content() for link in links(text)] == ["b.org", "T $t$"]
