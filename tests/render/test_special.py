"""Pages for addresses that do not exist, or no longer."""

from __future__ import annotations

from msgspec import structs

from biji.model import RenderOptions, Site
from biji.render.lookup import look_up
from biji.render.special import redirect_pages
from biji.render.views import RedirectView


def test_an_old_address_leads_to_the_new_one(site: Site, options: RenderOptions) -> None:
    (page,) = redirect_pages(look_up(site, options))
    assert isinstance(page.view, RedirectView)
    assert page.path == "old/part-3.html"
    assert page.view.href == "../attention/2020/01/03/part-3.html"
    assert page.view.canonical == "https://example.org/attention/2020/01/03/part-3.html"


def test_an_article_is_never_replaced_by_a_redirect(site: Site, options: RenderOptions) -> None:
    url = next(iter(site.urls.values()))
    assert list(redirect_pages(look_up(structs.replace(site, redirects={url: "/"}), options))) == []


def test_a_redirect_is_no_other_file_whatever_its_address(site: Site, options: RenderOptions) -> None:
    (page,) = redirect_pages(look_up(structs.replace(site, redirects={"/feed.xml": "/"}), options))
    assert page.path == "feed.xml.html"
