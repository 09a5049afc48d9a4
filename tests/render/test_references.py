"""The reference index stays quick however large it is."""

from __future__ import annotations

import pytest
from msgspec import structs

from biji.diagnostics import Span
from biji.model import Citation, Reference, ReferenceIndex, RenderOptions, Resource, ResourceGroup, Site
from biji.render.lookup import look_up
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


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (300, 1), (301, 2), (25_000, 84)])
def test_a_group_is_cut_into_pages(site: Site, options: RenderOptions, count: int, pages: int) -> None:
    made = list(reference_pages(look_up(index(site, count, "a.example"), options)))
    views = [page.view for page in made if isinstance(page.view, ResourcesView)]
    assert len(views) == pages
    assert sum(len(view.resources) for view in views) == count
    assert all(len(view.pages) <= 9 for view in views)
    assert [view.first for view in views] == [1 + 300 * number for number in range(pages)]
    assert all(view.one_host for view in views)


def test_a_work_has_one_entry_on_all_pages_which_leads_to_its_citation_from_each(
    site: Site, options: RenderOptions
) -> None:
    pages = [
        page
        for page in reference_pages(look_up(site, options))
        if isinstance(page.view, ResourcesView) and page.path.startswith(("references/kinds", "references/years"))
    ]
    by_path = {page.path: page.view.resources for page in pages if isinstance(page.view, ResourcesView)}
    kinds, years = by_path["references/kinds/article.html"], by_path["references/years/2020.html"]
    assert all(one is other for one, other in zip(kinds, years, strict=True))
    assert 'href="../../attention/2020/01/03/part-3.html#' in kinds[0]


def test_the_entrance_leads_to_all_kinds_topics_years_and_hosts(site: Site, options: RenderOptions) -> None:
    (entrance, *_) = reference_pages(look_up(site, options))
    view = entrance.view
    assert isinstance(view, ReferenceIndexView)
    assert [link.text for link in (*view.kinds, *view.topics, *view.years)] == ["文章", "Attention & RNN", "2020"]
    assert [link.href for link in (*view.kinds, *view.years)] == ["kinds/article.html", "years/2020.html"]
    assert [link.text for link in view.hosts] == ["微信", "GitHub"]


def test_hosts_that_share_a_page_are_counted_each(site: Site, options: RenderOptions) -> None:
    citation = Citation(next(iter(site.articles)), "s", "S", _reference("1"))
    works = tuple(
        Resource(str(n), "", "T", host, (citation,))
        for n, host in enumerate(("b.example", "c.example", "b.example", ""))
    )
    groups = (
        ResourceGroup("a.example", "/references/hosts/a.html", works[:1]),
        ResourceGroup("", "/references/hosts/others.html", works),
    )
    made = structs.replace(site, references=ReferenceIndex("/references/", (), groups, 5))
    view = next(reference_pages(look_up(made, options))).view
    assert isinstance(view, ReferenceIndexView)
    assert view.facts == ("5 条参考", "3 个网站")


def test_works_of_articles_without_date_are_named_so(site: Site, options: RenderOptions) -> None:
    undated = structs.replace(site.references, by_year=(structs.replace(site.references.by_year[0], name=""),))
    (entrance, *_) = reference_pages(look_up(structs.replace(site, references=undated), options))
    assert isinstance(entrance.view, ReferenceIndexView)
    assert [link.text for link in entrance.view.years] == ["无日期"]


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
