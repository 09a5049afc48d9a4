"""What is searched, and what is not."""

from __future__ import annotations

from biji.model import RenderOptions, Site
from biji.render.lookup import look_up
from biji.render.search.documents import Passage, documents


def test_an_article_gives_its_title_its_sections_and_where_they_are(site: Site, options: RenderOptions) -> None:
    found = {document.title: document for document in documents(look_up(site, options))}
    document = found["注意力（三）——BERT（2）"]
    assert document.href == "attention/2020/01/03/part-3.html"
    assert [(passage.anchor, passage.title) for passage in document.passages][:3] == [
        ("", ""),
        ("bert", "BERT"),
        ("ernie续", "ERNIE（续）"),
    ]
    assert len(found) == len(site.articles)


def test_documents_are_in_order_of_their_dates(site: Site, options: RenderOptions) -> None:
    found = documents(look_up(site, options))
    dates = {article.metadata.title: article.metadata.date for article in site.articles.values()}
    known = [date for document in found if (date := dates[document.title])]
    assert len(known) > 2
    assert known == sorted(known)


def test_listed_works_are_told_from_other_text(site: Site, options: RenderOptions) -> None:
    [document] = [one for one in documents(look_up(site, options)) if one.title.startswith("注意力（三）")]
    [passage] = [one for one in document.passages if one.title == "参考"]
    assert {kind for kind, _ in passage.texts} == {"r"}


def test_addresses_are_left_out_and_what_follows_stays() -> None:
    passage = Passage("", "", (("b", "见https://example.org/a?b=c。\n\n  下一行  \nhttp://example.org/x"),))
    assert list(passage.pieces()) == [("b", "见 。\n下一行")]


def test_pieces_are_whole_lines_of_a_few_hundred_characters() -> None:
    lines = ["长" * 90] * 7 + ["很" * 900, "短"]
    pieces = [piece for _, piece in Passage("", "", (("b", "\n".join(lines)),)).pieces()]
    assert "\n".join(pieces).split("\n") == lines
    assert [len(piece) for piece in pieces] == [545, 90, 900, 1]
