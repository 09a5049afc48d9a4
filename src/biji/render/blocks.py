"""A body's blocks become block views: the typed ones as lists and tables of their own, the rest as their HTML."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import count

from markupsafe import escape
from msgspec import Struct

from biji.model import (
    AnyBlock,
    Article,
    CodeBlock,
    ComparisonTable,
    DataTable,
    Diagram,
    Heading,
    PaperList,
    Prose,
    Reference,
    ReferenceList,
    Section,
    TableOfContents,
)
from biji.render import block_views as views
from biji.render.fragments import NOTHING, Scope
from biji.render.hosts import host_name
from biji.render.inline_mentions import InlineMention
from biji.render.strings import Strings
from biji.render.tables import TableContext, table_view
from biji.render.urls import is_allowed, tidy

#: What ends a sentence.
_STOPS = " 。．.！!？?；;，,：:"
#: Columns of code that a phone shows without scrolling.
PHONE_COLUMNS = 38

#: Diagrams that grow to the side: https://mermaid.js.org/syntax/flowchart.html#direction and those with a time axis.
_WIDE_DIAGRAM = re.compile(r"\s*(?:(?:graph|flowchart)(?:-elk)?\s+(?:LR|RL)\b|timeline|gantt|gitGraph)")

#: Roles that every reference has unless its author said more.
_PLAIN_ROLES = frozenset({"", "reading", "source"})


def _nowhere(_heading: Heading) -> tuple[()]:
    return ()


class BodyContext(Struct, frozen=True):
    """What the blocks of one body need besides themselves.

    Attributes:
        also: for a reference's key, a link to where else it is cited.
        downloads: for a table's number in the article, links to the files with its data.
        work: for the key of a title, the address of the outside work that bears it.
        show_contents: whether the block `{:toc}` is shown in its place.
        elsewhere: for a heading, links to where else the site speaks of its subject.
        mentions: for a section's anchor, the names in its text that are to become links.
        coming: for a heading, what its section goes on with.
        going: for a heading, where its section goes on.
    """

    scope: Scope
    strings: Strings
    lang: str
    also: Callable[[str], views.LinkView | None]
    show_contents: bool = False
    elsewhere: Callable[[Heading], tuple[views.LinkView, ...]] = _nowhere
    mentions: Callable[[str], tuple[InlineMention, ...]] = lambda _anchor: ()
    coming: Callable[[Heading], Iterable[views.JoinView]] = _nowhere
    going: Callable[[Heading], Iterable[views.JoinView]] = _nowhere
    downloads: Callable[[int], tuple[views.LinkView, ...]] = lambda _number: ()
    work: Callable[[str], str | None] = lambda _key: None


def body_view(article: Article, context: BodyContext) -> views.BodyView:
    """An article's body as the templates see it."""
    return views.BodyView(tuple(_blocks(article.body, context, count(1))), context.strings)


def reference_anchor(key: str) -> str:
    """The id of a reference: the same for one work in every list, and however a list changes."""
    return "ref-" + _digest(key)


@lru_cache(maxsize=65536)
def _digest(key: str) -> str:
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def _blocks(section: Section, context: BodyContext, numbers: Iterator[int]) -> Iterator[views.AnyBlockView]:
    scope, heading, name = context.scope, section.heading, ""
    if heading:
        name = heading.title.fragment.text
        yield views.BlockView(scope.flow(heading.fragment))
    if heading and not scope.faithful:
        links = context.elsewhere(heading)
        if links:
            yield views.ElsewhereView(links)
        yield from context.coming(heading)
    mentions = context.mentions(heading.anchor if heading else "")
    for block in section.blocks:
        if scope.faithful:
            yield views.BlockView(scope.html(block.fragment))
        elif mentions and isinstance(block, Prose):
            html, mentions = scope.linked(scope.flow(block.fragment), mentions)
            yield views.BlockView(html)
        elif not isinstance(block, TableOfContents) or context.show_contents:
            yield _block(block, name, context, numbers)
    for child in section.children:
        yield from _blocks(child, context, numbers)
    if heading and not scope.faithful:
        yield from context.going(heading)


def _block(block: AnyBlock, section: str, context: BodyContext, numbers: Iterator[int]) -> views.AnyBlockView:
    if isinstance(block, ReferenceList):
        return views.ReferencesView(tuple(_reference(reference, context) for reference in block.references))
    if isinstance(block, PaperList):
        return views.PapersView(tuple(paper.title.strip("《》") for paper in block.papers))
    if isinstance(block, DataTable | ComparisonTable):
        label = ": ".join(filter(None, (context.strings.table, section)))
        table = TableContext(context.scope, context.strings, context.downloads(next(numbers)), context.work)
        return table_view(block, context.scope.unique_label(label), table)
    if isinstance(block, CodeBlock):
        return _code(block, context)
    if isinstance(block, Diagram):
        shape = "wide" if _WIDE_DIAGRAM.match(block.code) else "tall"
        return views.CodeView(context.scope.flow(block.fragment), "Mermaid", shape)
    return views.BlockView(context.scope.flow(block.fragment))


def _reference(reference: Reference, context: BodyContext) -> views.ReferenceView:
    scope = context.scope
    # The name of an untitled work already says what it is.
    role = reference.role if reference.title else ""
    return views.ReferenceView(
        anchor=scope.unique(reference_anchor(reference.key)),
        href=tidy(reference.url) if is_allowed(reference.url) else None,
        title=scope.label(reference.title.fragment) if reference.title else escape(reference.name),
        host=host_name(reference.host, context.lang),
        role="" if role in _PLAIN_ROLES else context.strings.roles.get(role, role),
        note=scope.html(reference.note.fragment) if reference.note and not _repeats(reference) else NOTHING,
        also=context.also(reference.key),
    )


def _repeats(reference: Reference) -> bool:
    """The note is the title once more, as a sentence."""
    if not reference.title or not reference.note or reference.note.fragment.links:
        return False
    return reference.note.fragment.text.rstrip(_STOPS) == reference.title.fragment.text.rstrip(_STOPS)


def _code(block: CodeBlock, context: BodyContext) -> views.CodeView:
    wide = any(_columns(line) > PHONE_COLUMNS for line in block.code.expandtabs(8).split("\n"))
    html = context.scope.flow(block.fragment) if wide else context.scope.html(block.fragment)
    return views.CodeView(html, block.language)


def _columns(line: str) -> int:
    """Columns that a line of code takes: signs from U+2E80 on are twice as wide as letters."""
    return len(line) if line.isascii() else sum(2 if sign >= "\u2e80" else 1 for sign in line)
