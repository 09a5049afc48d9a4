"""An article's text as it travels in feeds: plain blocks as Jekyll shows them, every address absolute, no scripts."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from markupsafe import escape
from msgspec import structs

from biji.model import Link
from biji.render.fragments import Address, Scope, formulas_of
from biji.render.links import PermanentLinker, SiteResolver

_SCRIPT = re.compile(r"<script\b(?:[^<]|<(?!/script\b))*+(?:</script\b[^>]*>?)?", re.IGNORECASE)
#: Links within the page that were made by the dialect: footnotes, contents.
_OWN_ANCHOR = re.compile(r'(<a\b[^<>]*?\shref=")(?=#)')


def feed_content(linker: PermanentLinker, source: str) -> str:
    """The HTML of an article's body for a reader that shows it anywhere.

    Args:
        linker: makes the addresses.
        source: the article.
    """
    site = linker.lookup.site
    article, page = site.articles[source], linker.href(site.urls[source])
    resolve = SiteResolver(linker, source)

    def absolute(link: Link) -> Address:
        address = resolve(link)
        return structs.replace(address, url=_joined(page, address.url)) if address.url else address

    scope = Scope(absolute, article.anchors, formulas_of(article.body), faithful=True)
    fragments = (fragment for section in article.body.walk() for fragment in section.fragments)
    html = "\n".join(scope.html(fragment) for fragment in fragments)
    if "<script" in html.lower():
        html = _SCRIPT.sub("", html)
    return _OWN_ANCHOR.sub(lambda match: match[1] + str(escape(page)), html)


def _joined(page: str, url: str) -> str:
    try:
        return urljoin(page, url)
    except ValueError:  # an address that is none, such as https://[
        return url
