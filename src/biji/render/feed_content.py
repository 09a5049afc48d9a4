"""An article's text as it travels in feeds: plain HTML, every address absolute, no scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from markupsafe import escape
from msgspec import structs

from biji.model import Link, Reference, ReferenceList, Section, TableOfContents
from biji.render.fragments import Address, Scope, formulas_of
from biji.render.links import PermanentLinker, SiteResolver
from biji.render.urls import is_allowed, tidy

_SCRIPT = re.compile(r"<script\b.*?(?:</script\b[^>]*>?|\Z)", re.IGNORECASE | re.DOTALL)
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
    pieces = _pieces if not linker.lookup.options.faithful else _faithful_pieces
    html = "\n".join(piece for section in article.body.walk() for piece in pieces(section, scope))
    if "<script" in html.lower():
        html = _SCRIPT.sub("", html)
    return _OWN_ANCHOR.sub(lambda match: match[1] + str(escape(page)), html)


def _faithful_pieces(section: Section, scope: Scope) -> Iterator[str]:
    return map(scope.html, section.fragments)


def _pieces(section: Section, scope: Scope) -> Iterator[str]:
    """Blocks as Jekyll shows them, but references as a list, and no contents, which would lead out of a reader."""
    if section.heading:
        yield scope.html(section.heading.fragment)
    for block in section.blocks:
        if isinstance(block, ReferenceList):
            items = "\n".join(f"<li>{_reference(reference, scope)}</li>" for reference in block.references)
            yield f"<ol>\n{items}\n</ol>\n"
        elif not isinstance(block, TableOfContents):
            yield scope.html(block.fragment)


def _reference(reference: Reference, scope: Scope) -> str:
    title = scope.label(reference.title.fragment) if reference.title else escape(reference.name)
    linked = f'<a href="{escape(tidy(reference.url))}">{title}</a>' if is_allowed(reference.url) else title
    return f"{linked}<br>{scope.html(reference.note.fragment)}" if reference.note else linked


def _joined(page: str, url: str) -> str:
    try:
        return urljoin(page, url)
    except ValueError:  # an address that is none, such as https://[
        return url
