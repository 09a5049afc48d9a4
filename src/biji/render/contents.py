"""The table of contents of an article."""

from __future__ import annotations

from biji.model import Article, Section, TableOfContents
from biji.render.article_views import ContentsView
from biji.render.fragments import Scope
from biji.render.urls import encode_anchor


def contents_view(article: Article, scope: Scope) -> tuple[ContentsView, ...]:
    """Every heading with an id, nested as the sections are."""
    return _entries(article.body, scope)


def has_contents_block(article: Article) -> bool:
    """Whether the author asked for contents with `{:toc}`."""
    return any(isinstance(block, TableOfContents) for section in article.body.walk() for block in section.blocks)


def _entries(section: Section, scope: Scope) -> tuple[ContentsView, ...]:
    found: list[ContentsView] = []
    for child in section.children:
        below = _entries(child, scope)
        if child.heading and child.heading.anchor:
            title = scope.label(child.heading.title.fragment)
            found.append(ContentsView(title, "#" + encode_anchor(child.heading.anchor), below))
        else:
            found.extend(below)
    return tuple(found)
