"""What is searched, and in which order."""

from __future__ import annotations

from biji.model import RenderOptions, Site
from biji.render.lookup import look_up
from biji.render.search.documents import documents, numbered


def test_every_article_is_searched_with_the_address_of_its_page(site: Site, options: RenderOptions) -> None:
    lookup = look_up(site, options)
    found = {document.title: document for document in documents(lookup, numbered(lookup))}
    document = found["注意力（三）——BERT（2）"]
    assert document.href == "attention/2020/01/03/part-3.html"
    assert document.searched.kinds.startswith("t")
    assert len(found) == len(site.articles)


def test_articles_are_numbered_in_order_of_their_dates(site: Site, options: RenderOptions) -> None:
    dates = [site.articles[source].metadata.date for source in numbered(look_up(site, options))]
    known = [date for date in dates if date]
    assert len(known) > 2
    assert known == sorted(known)
