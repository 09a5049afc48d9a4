"""The ways that lead on from an article."""

from __future__ import annotations

from biji.model import RenderOptions, Site
from biji.render.article_foot import foot_rows
from biji.render.lookup import look_up
from biji.render.pages import linker_for

SOURCE = "_posts/part-3.md"


def test_backlinks_show_their_sentence(site: Site, options: RenderOptions) -> None:
    lookup = look_up(site, options)
    rows = {row.name: row for row in foot_rows(linker_for(lookup, site.urls[SOURCE]), SOURCE)}
    (backlink,) = rows["backlinks"].links
    assert backlink.note == "下一篇讲BERT及其后续工作。"
    assert backlink.href.endswith("#细节")
    assert rows["backlinks"].listed


def test_a_row_without_links_is_left_out(site: Site, options: RenderOptions) -> None:
    bare = Site(articles=site.articles, urls=site.urls)
    assert list(foot_rows(linker_for(look_up(bare, options), site.urls[SOURCE]), SOURCE)) == []
