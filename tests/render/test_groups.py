"""The pages of the front, of topics and of series, in parts."""

from __future__ import annotations

from biji.model import RenderOptions, Site
from biji.render.groups import group_pages
from biji.render.lookup import look_up
from biji.render.parts import parts_of


def test_every_group_has_a_page_that_one_part_makes(site: Site, options: RenderOptions) -> None:
    lookup = look_up(site, options)
    made = [page.path for part in parts_of(group_pages, lookup) for page in part()]
    urls = ("/", *(topic.url for topic in site.topics), *(series.url for series in site.series))
    assert made == [lookup.path(url) for url in urls]
    assert len(set(made)) == len(made)
