"""The reference index stays quick however large it is."""

from __future__ import annotations

import pytest
from msgspec import structs

from biji.diagnostics import Span
from biji.model import Citation, Reference, ReferenceIndex, RenderOptions, Resource, ResourceGroup, Site
from biji.render.lookup import PAGE_SIZE, look_up
from biji.render.references import reference_pages
from biji.render.views import ReferenceIndexView, ResourcesView

HERE = Span("a.md", 1)


def index(site: Site, count: int, *hosts: str) -> Site:
    source = next(iter(site.articles))
    resources = tuple(
        Resource(
            str(n), f"https://a.example/{n}", f"T{n}", "a.example", (Citation(source, "s", "S", _reference(str(n))),)
        )
        for n in range(count)
    )
    groups = tuple(
        ResourceGroup(host, f"/references/hosts/{number}.html", resources) for number, host in enumerate(hosts)
    )
    return structs.replace(site, references=ReferenceIndex("/references/", (), groups, count))


def _reference(key: str) -> Reference:
    return Reference("https://a.example/" + key, key, "a.example", HERE, "T" + key)


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (PAGE_SIZE, 1), (PAGE_SIZE + 1, 2), (25_000, 125)])
def test_a_group_is_cut_into_pages(site: Site, options: RenderOptions, count: int, pages: int) -> None:
    made = list(reference_pages(look_up(index(site, count, "a.example"), options)))
    views = [page.view for page in made if isinstance(page.view, ResourcesView)]
    assert len(views) == pages
    assert all(len(view.resources) <= PAGE_SIZE for view in views)
    assert sum(len(view.resources) for view in views) == count
    assert all(len(view.pages) <= 9 for view in views)
    assert [view.first for view in views] == [1 + PAGE_SIZE * number for number in range(pages)]


def test_a_work_leads_to_the_section_that_cites_it(site: Site, options: RenderOptions) -> None:
    made = list(reference_pages(look_up(index(site, 1, "a.example"), options)))
    (view,) = [page.view for page in made if isinstance(page.view, ResourcesView)]
    (citation,) = view.resources[0].citations
    assert citation.note == "S"
    assert citation.href.endswith("#s")


def test_an_article_that_cites_a_work_often_is_named_once(site: Site, options: RenderOptions) -> None:
    one, two, *_ = site.articles
    work = _reference("k")
    places = [(one, "A"), (one, "B"), (two, "C"), (one, "B"), (one, "D"), (two, "")]
    citations = tuple(Citation(source, "s", section, work) for source, section in places)
    group = ResourceGroup("a.example", "/references/a/", (Resource("k", work.url, "T", "a.example", citations),))
    changed = structs.replace(site, references=ReferenceIndex("/references/", (), (group,), 1))
    (view,) = [
        page.view for page in reference_pages(look_up(changed, options)) if isinstance(page.view, ResourcesView)
    ]
    assert [link.note for link in view.resources[0].citations] == ["A · B", "C"]
    assert view.resources[0].more == ""


def test_a_work_cited_everywhere_names_some_articles_and_counts_the_others(
    site: Site, options: RenderOptions
) -> None:
    work = _reference("k")
    citations = tuple(Citation(source, "s", "S", work) for source in site.articles)
    group = ResourceGroup("a.example", "/references/a/", (Resource("k", work.url, "T", "a.example", citations),))
    changed = structs.replace(site, references=ReferenceIndex("/references/", (), (group,), 1))
    (view,) = [
        page.view for page in reference_pages(look_up(changed, options)) if isinstance(page.view, ResourcesView)
    ]
    named = len(view.resources[0].citations)
    assert view.resources[0].more == f"等 {len(site.articles) - named} 篇"
    assert 0 < named < len(site.articles)


def test_hosts_that_share_a_name_are_told_apart(site: Site, options: RenderOptions) -> None:
    (entrance, *_) = reference_pages(
        look_up(index(site, 1, "blog.csdn.net", "m.csdn.net", "github.com", ""), options)
    )
    assert isinstance(entrance.view, ReferenceIndexView)
    assert [link.text for link in entrance.view.hosts] == ["blog.csdn.net", "m.csdn.net", "GitHub", "其他"]


def test_a_long_tail_of_hosts_is_folded_away(site: Site, options: RenderOptions) -> None:
    hosts = [f"host{number}.example" for number in range(100)]
    (entrance, *_) = reference_pages(look_up(index(site, 1, *hosts), options))
    assert isinstance(entrance.view, ReferenceIndexView)
    assert (len(entrance.view.hosts), len(entrance.view.more_hosts)) == (60, 40)


def test_a_site_without_references_has_no_index(site: Site, options: RenderOptions) -> None:
    empty = structs.replace(site, references=ReferenceIndex())
    assert list(reference_pages(look_up(empty, options))) == []
