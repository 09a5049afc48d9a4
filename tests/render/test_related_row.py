from __future__ import annotations

from msgspec import structs

from biji.model import Reason, Related, RenderOptions, Site
from biji.render.links import RelativeLinker
from biji.render.lookup import look_up
from biji.render.related_row import related_row

SOURCE = "_posts/part-3.md"


def notes(site: Site, options: RenderOptions, *related: Related) -> list[tuple[str, str]]:
    lookup = look_up(structs.replace(site, related={SOURCE: related}), options)
    row = related_row(RelativeLinker(lookup, "a/b/c/d/e.html"), SOURCE)
    return [(link.href, link.note) for link in row.links]


def test_related_articles_say_why(site: Site, options: RenderOptions) -> None:
    reasons = (
        Reason("concepts", 2, ("GAN", "BERT")),
        Reason("resources", 1, ("T",)),
        Reason("series", 1, ("S",)),
        Reason("links", 1),
    )
    ((href, note),) = notes(site, options, Related("_posts/part-2.md", reasons))
    assert href.endswith("/part-2.html")
    assert note == "2 个共同概念: GAN, BERT · 1 条共同参考 · 同一系列 · 互有链接"


def test_many_shared_concepts_are_counted_only(site: Site, options: RenderOptions) -> None:
    reasons = (Reason("concepts", 4, ("A", "B", "C", "D")),)
    ((_, note),) = notes(site, options, Related("_posts/part-2.md", reasons))
    assert note == "4 个共同概念"


def test_what_is_related_by_its_series_only_is_shown_with_the_series(site: Site, options: RenderOptions) -> None:
    assert notes(site, options, Related("_posts/part-2.md", (Reason("series", 1, ("S",)),))) == []
