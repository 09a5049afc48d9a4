from __future__ import annotations

from biji.diagnostics import Span
from biji.model import Citation, Reference, RenderOptions, Resource, Site
from biji.render.links import RelativeLinker
from biji.render.lookup import look_up
from biji.render.paging import MOST_CITING
from biji.render.resource_entries import Entries, resource_view
from biji.render.views import ResourceView


def reference(key: str, url: str | None = None) -> Reference:
    return Reference(f"https://a.example/{key}" if url is None else url, key, "a.example", Span("a.md", 1), f"T{key}")


def view(site: Site, options: RenderOptions, *citations: Citation) -> ResourceView:
    first = citations[0].reference
    work = Resource(first.key, first.url, "T<1>", "a.example", citations)
    return resource_view(RelativeLinker(look_up(site, options), "references/kinds/x.html"), work)


def test_a_work_leads_to_the_section_that_cites_it(site: Site, options: RenderOptions) -> None:
    source = next(iter(site.articles))
    (citation,) = view(site, options, Citation(source, "s", "S", reference("k"))).citations
    assert citation.note == "S"
    assert citation.href.endswith("#s")


def test_an_article_that_cites_a_work_often_is_named_once(site: Site, options: RenderOptions) -> None:
    one, two, *_ = site.articles
    places = [(one, "A"), (one, "B"), (two, "C"), (one, "B"), (one, "D"), (two, "")]
    made = view(site, options, *(Citation(source, "s", section, reference("k")) for source, section in places))
    assert [link.note for link in made.citations] == ["A · B", "C"]
    assert made.more == ""


def test_a_work_cited_everywhere_names_some_articles_and_counts_the_others(
    site: Site, options: RenderOptions
) -> None:
    made = view(site, options, *(Citation(source, "s", "S", reference("k")) for source in site.articles))
    assert len(made.citations) == MOST_CITING
    assert made.more == f"等 {len(site.articles) - MOST_CITING} 篇"


def test_other_addresses_of_a_work_stand_beside_the_first(site: Site, options: RenderOptions) -> None:
    source = next(iter(site.articles))
    works = (reference("a"), reference("b"), reference("a"), reference("《T》", ""), reference("c", "javascript:x"))
    made = view(site, options, *(Citation(source, "s", "S", work) for work in works))
    assert [(link.text, link.href) for link in made.addresses] == [("a.example", "https://a.example/b")]


def test_a_work_without_address_is_no_link_and_its_name_is_escaped(site: Site, options: RenderOptions) -> None:
    source = next(iter(site.articles))
    work = Resource("k", "", "T<1>", "", (Citation(source, "s", "S", reference("k", "")),), "paper")
    (entry,) = Entries(look_up(site, options)).on("references/kinds/x.html", [work])
    assert ">T&lt;1&gt;\n" in entry
    assert entry.count("<a ") == 1
    assert 'class="host"' not in entry


def test_entries_are_made_once_for_every_depth_and_lead_up_to_the_root(site: Site, options: RenderOptions) -> None:
    entries = Entries(look_up(site, options))
    works = site.references.by_host[0].resources[:1]
    (one,), (same,), (other,) = (
        tuple(entries.on(path, works)) for path in ("references/a/x.html", "references/b/y.html", "z.html")
    )
    assert one is same
    assert 'href="../../attention/' in one
    assert 'href="attention/' in other
