"""Reads the references of a body: pairs in lists, mentions in sentences, in containers as in the body itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from biji.diagnostics import Span
from biji.model import Inline, Reference
from biji.parse.liquid.links import with_names
from biji.parse.positions import Places
from biji.parse.references.containers import Place, inner_containers, places_of, split_blocks
from biji.parse.references.keys import canonical_key, host_of
from biji.parse.references.kinds import Kind, kind_of
from biji.parse.references.labels import Label, is_generic_heading, read_label
from biji.parse.references.lines import clean
from biji.parse.references.mentions import Mention, find_mentions
from biji.parse.references.naming import name_reference, person_of
from biji.parse.references.pairing import Pairing, pair
from biji.parse.references.works import role_by_label, role_of_host, tells_apart
from biji.parse.tokens import Token
from biji.text import title_key

#: Deeper containers are read as plain text: nobody nests lists of references so deep.
_DEEPEST = 40


class InlineReader(Protocol):
    """Makes an `Inline` of Markdown, given its inline token where it is at hand."""

    def __call__(self, markdown: str, token: Token | None, span: Span) -> Inline:
        """The text as written and as rendered; without its inline token it is parsed on its own."""


class BlockReferences(Struct, frozen=True, gc=False):
    """The references of one block of a container.

    Attributes:
        listed: the block is nothing but a URL, a title or a note, and belongs to a list of references.
    """

    references: tuple[Reference, ...] = ()
    listed: bool = False


def _label_before(mention: Mention) -> Label | None:
    """What stands in front of a URL, if it says the URL's role."""
    if not mention.before:
        return None
    label = read_label(mention.before)
    listed = label.kind == "list" and label.role and mention.before.rstrip()[-1:] in "：:"
    return label if listed or label.kind == "property" else None


def _label_within(mention: Mention, outer: Label | None) -> Label | None:
    """What a link's text says (`[代码](…)`), or the label that stands in front of it: `代码：[官方](…)` is code."""
    own = read_label(mention.title) if mention.title else None
    if own is None or own.kind != "property" or own.word != own.text:
        return outer
    return outer if outer and own.role == "official" else own


def _work(title: str, kind: Kind) -> str:
    """`Reference.work`: repositories of one name, and titles such as `Getting started`, tell no works apart."""
    key = "" if kind == "repository" or is_generic_heading(title) else title_key(title)
    return key if key and tells_apart(title) else ""


def _plain(inline: Token | None) -> str:
    children = (inline.children if inline else None) or ()
    return clean(with_names("".join(child.content for child in children if child.type != "html_inline")))


def _alternates(containers: Sequence[Sequence[Token]], source: Places) -> bool:
    """Whether the items of a list are in turn a URL and its title."""
    if len(containers) < 4 or len(containers) % 2 or any(len(container) != 3 for container in containers):
        return False
    lines = [place.line for container in containers for place in places_of(container, 0, source)]
    if len(lines) != len(containers):
        return False
    return all(line.is_bare if number % 2 == 0 else line.kind == "text" for number, line in enumerate(lines))


class _Headings:
    """The headings above a line, for the nearest that names something: `概述` below `MathJax` does not."""

    def __init__(self, outer: str) -> None:
        self._outer = outer
        self._open: list[tuple[str, str]] = []

    def below(self, tag: str, title: str) -> str:
        """The name of the section that a heading of this tag (`h1` … `h6`) opens."""
        while self._open and self._open[-1][0] >= tag:
            self._open.pop()
        self._open.append((tag, title))
        return next((name for _, name in reversed(self._open) if not is_generic_heading(name)), self._outer)


class ReferenceReader:
    """Reads containers of one body.

    Args:
        places: finds where things stand.
        inline: renders titles and notes.
    """

    def __init__(self, places: Places, inline: InlineReader) -> None:
        self._places = places
        self._inline = inline

    def read(self, blocks: Sequence[Sequence[Token]], section: str = "") -> list[BlockReferences]:
        """The references of each of a sequence of blocks.

        Args:
            blocks: token sequences of whole blocks, in order.
            section: the heading above the first one, as text.
        """
        return self._read(blocks, section, None, 0)

    def _read(
        self, blocks: Sequence[Sequence[Token]], section: str, label: Label | None, depth: int, *, item: bool = False
    ) -> list[BlockReferences]:
        places = [place for index, block in enumerate(blocks) for place in places_of(block, index, self._places)]
        lines = [place.line for place in places]
        section = (depth and lines and person_of(lines[0].text)) or section
        pairings = {pairing.line: pairing for pairing in pair(lines, label, item=item)}
        found: dict[int, list[Reference]] = {}
        taken = {at for pairing in pairings.values() for at in (pairing.title_line, pairing.note_line)}
        plain = [True] * len(blocks)
        headings = _Headings(section)
        for number, place in enumerate(places):
            line, block = place.line, place.block
            if line.kind == "heading":
                section = headings.below(blocks[block][0].tag, _plain(place.inline))
            pairing = pairings.get(number)
            if pairing:
                above = number - 1
                free = above >= 0 and above not in taken and lines[above].is_sentence
                paired = self._paired(pairing, places, section, lines[above].text if free else "")
                found.setdefault(block, []).append(paired)
                plain[block] &= line.pure
                continue
            plain[block] &= number in taken and line.kind != "heading"
            if place.may_point:
                inner = read_label(lines[number - 1].text) if number and lines[number - 1].kind == "label" else None
                if place.inline is not None:
                    references = self._mentioned(place, place.inline, section, inner)
                else:
                    references = self._contained(blocks[block], section, inner, depth + 1)
                found.setdefault(block, []).extend(references)
        return [BlockReferences(tuple(found.get(number, ())), listed) for number, listed in enumerate(plain)]

    def _contained(self, block: Sequence[Token], section: str, label: Label | None, depth: int) -> list[Reference]:
        opening = block[0]
        if opening.type in {"fence", "code_block", "math_block"}:
            return []
        if opening.type == "html_block":
            return self._in_text(opening.content, (), opening.map or [0, 0], section)
        if opening.type == "table_open":
            return self._table(block, section)
        if depth > _DEEPEST:
            return self._flat(block, section)
        references: list[Reference] = []
        containers = list(inner_containers(block))
        if _alternates(containers, self._places):
            containers = [[token for container in containers for token in container]]
        for container in containers:
            item = opening.type in {"bullet_list_open", "ordered_list_open"}
            for each in self._read(list(split_blocks(container)), section, label, depth, item=item):
                references += each.references
        return references

    def _flat(self, block: Sequence[Token], section: str) -> list[Reference]:
        references: list[Reference] = []
        for token in block:
            if token.type == "inline":
                references += self._in_text(token.content, token.children or (), token.map or [0, 0], section)
        return references

    def _table(self, block: Sequence[Token], section: str) -> list[Reference]:
        """The references of a table: a URL is named by its row, and its column's header is its label."""
        references: list[Reference] = []
        header: list[str] = []
        row: list[Token | None] = []
        for token, following in pairwise(block):
            if token.type == "tr_open":
                row = []
            elif token.type in {"td_open", "th_open"}:
                row.append(following if following.type == "inline" else None)
            elif token.type == "thead_close":
                header = [cell.content if cell else "" for cell in row]
            if token.type == "tr_close":
                references += self._row(row, header, section)
        return references

    def _row(self, row: Sequence[Token | None], header: Sequence[str], section: str) -> Iterator[Reference]:
        texts = [clean(cell.content) if cell else "" for cell in row]
        named = next((cell for cell, text in zip(row, texts, strict=True) if text and "://" not in text), None)
        pair_of_cells = named is not None and not header and len(row) == 2
        for number, cell in enumerate(row):
            for reference in self._flat([cell], section) if cell else ():
                if reference.title or named is None:
                    yield reference
                    continue
                title = self._inline(clean(named.content), named, reference.span)
                label = read_label(header[number]) if number < len(header) and header[number] else None
                role = label.role if label and label.role else reference.role
                name = title.fragment.text.strip()
                kind = kind_of(reference.key, role)
                yield replace(
                    reference,
                    name=name or reference.name,
                    title=title if pair_of_cells else None,
                    role="reading" if pair_of_cells and role == "source" else role,
                    label=label.name if label and label.role else reference.label,
                    kind=kind,
                    work=_work(name, kind) if pair_of_cells else "",
                )

    def _mentioned(self, place: Place, inline: Token, section: str, label: Label | None) -> list[Reference]:
        lines = [place.first, place.end]
        if place.whole:
            return self._in_text(inline.content, inline.children or (), lines, section, label)
        return self._in_text(place.line.text, (), lines, section, label)

    def _in_text(
        self,
        content: str,
        children: Sequence[Token],
        lines: Sequence[int],
        section: str,
        label: Label | None = None,
    ) -> list[Reference]:
        if "://" not in content and not ("[" in content and any(child.type == "link_open" for child in children)):
            return []
        references: list[Reference] = []
        after: Span | None = None
        above = ""
        for mention in find_mentions(content, children):
            after = self._places.find(mention.url, lines[0], max(lines[1], lines[0] + 1), after)
            label = (label if mention.joins(above) else None) or _label_before(mention)
            references.append(self._mention(mention, _label_within(mention, label), after, section))
            above = mention.url
        return references

    def _mention(self, mention: Mention, label: Label | None, span: Span, section: str) -> Reference:
        title = self._inline(mention.title, None, span) if mention.title else None
        named = title.fragment.text if title else ""
        key = canonical_key(mention.url)
        role = (label and role_by_label(label, mention.url)) or role_of_host(mention.url) or "source"
        kind = kind_of(key, role)
        return Reference(
            url=mention.url,
            key=key,
            host=host_of(mention.url),
            span=span,
            name=named or name_reference(mention.url, label, "", section, ""),
            title=title,
            role=role,
            label=label.word if label else "",
            kind=kind,
            work=_work(named, kind),
        )

    def _paired(self, pairing: Pairing, places: Sequence[Place], section: str, above: str) -> Reference:
        place = places[pairing.line]
        url = place.line.url
        span = self._places.find(url, place.first, max(place.end, place.first + 1))
        title = self._text(pairing.title, pairing.title_line, places) if pairing.title else None
        note = self._text(pairing.note, pairing.note_line, places) if pairing.note else None
        named = title.fragment.text.strip() if title else ""
        name = named or name_reference(url, pairing.label, note.fragment.text if note else "", section, above)
        key = canonical_key(url)
        kind = kind_of(key, pairing.role)
        return Reference(
            url=url,
            key=key,
            host=host_of(url),
            span=span,
            name=name,
            title=title,
            note=note,
            role=pairing.role,
            label=pairing.label.name if pairing.label else "",
            kind=kind,
            work=_work(named, kind),
        )

    def _text(self, markdown: str, line: int, places: Sequence[Place]) -> Inline:
        place = places[line]
        inline = place.inline
        whole = inline is not None and place.whole and inline.content.strip() == markdown
        return self._inline(markdown, inline if whole else None, self._places.span(place.first))
