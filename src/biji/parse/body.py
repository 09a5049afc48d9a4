"""The token stream of a body as a tree of sections with typed blocks.

Every block keeps its place in the text, and its fragment is all of its text: the fragments in order are the page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from itertools import chain

from biji.diagnostics import Span
from biji.model import (
    AnyBlock,
    Block,
    CodeBlock,
    Diagram,
    Figure,
    FormulaBlock,
    Fragment,
    Heading,
    Inline,
    Paper,
    PaperList,
    Prose,
    Reference,
    ReferenceList,
    Section,
    Table,
    TableOfContents,
)
from biji.parse.headings import read_heading
from biji.parse.liquid.links import with_names
from biji.parse.papers import read_papers
from biji.parse.positions import Places
from biji.parse.references.bars import sentence_with_bars
from biji.parse.references.containers import is_picture, split_blocks
from biji.parse.references.reading import BlockReferences, InlineReader, ReferenceReader
from biji.parse.tables import read_table
from biji.parse.tokens import Token

Tokens = Sequence[Token]
#: What an attribute list may add to the language's name as a class.
_LANGUAGE_CLASS = re.compile(r"(?:^|\s)language-(\S+)")


class BodyReader:
    """Makes the sections of one body.

    Args:
        fragment: renders tokens to HTML.
        inline: makes an `Inline` of Markdown.
        places: finds where things stand.
    """

    def __init__(self, fragment: Callable[[Tokens], Fragment], inline: InlineReader, places: Places) -> None:
        self._fragment = fragment
        self._inline = inline
        self._places = places

    def read(self, tokens: Tokens) -> Section:
        """The section tree of a whole body; its root holds what stands above the first heading."""
        blocks = list(split_blocks(tokens))
        references = ReferenceReader(self._places, self._inline).read(blocks)
        kinds = [self._kind(block, found) for block, found in zip(blocks, references, strict=True)]
        outline = _Outline()
        index = 0
        while index < len(blocks):
            kind = kinds[index]
            if kind is None:
                outline.begin(self._heading(blocks[index], references[index].references))
                index += 1
                continue
            end = index + 1
            while kind in _RUNS and end < len(blocks) and kinds[end] is kind:
                end += 1
            outline.add(self._block(kind, blocks[index:end], references[index:end]))
            index = end
        return outline.close()

    def _kind(self, block: Tokens, references: BlockReferences) -> type[Block] | None:
        """The type of block that these tokens become; None for a heading."""
        first = block[0]
        if first.type == "heading_open":
            return None
        if references.listed:
            return ReferenceList
        if first.type == "paragraph_open" or sentence_with_bars(block, self._places):
            if is_picture(block[1]):
                return Figure
            return PaperList if read_papers(block, self._places) else Prose
        if _mermaid(block):
            return Diagram
        return _TYPES.get(first.type, Prose)

    def _heading(self, block: Tokens, references: tuple[Reference, ...]) -> Heading:
        opening, inline = block[0], block[1]
        span = self._span(block)
        title = self._inline(inline.content, inline, span)
        named = read_heading(title.markdown.replace("$$", "") if title.fragment.formulas else title.fragment.text)
        return Heading(
            fragment=self._fragment(block),
            level=int(opening.tag[1:]),
            anchor=str(opening.attrs.get("id", "")),
            title=title,
            span=span,
            references=references,
            name=named.name,
            key=named.key,
            form=named.form,
        )

    def _block(self, kind: type[Block], blocks: Sequence[Tokens], found: Sequence[BlockReferences]) -> AnyBlock:
        first = blocks[0]
        references = tuple([reference for each in found for reference in each.references])
        fragment = self._fragment(first if len(blocks) == 1 else list(chain.from_iterable(blocks)))
        span = self._span(first)
        if kind is Table:
            return read_table(first, self._cell, fragment, span, references)
        if kind is CodeBlock:
            return CodeBlock(
                fragment, span, references, language=_language(first[0]), code=with_names(first[0].content)
            )
        if kind is Diagram:
            return Diagram(fragment, span, references, code=_mermaid(first))
        if kind is PaperList:
            return PaperList(fragment, span, references, papers=self._papers(blocks))
        return _PLAIN.get(kind, Prose)(fragment, span, references)

    def _papers(self, blocks: Sequence[Tokens]) -> tuple[Paper, ...]:
        return tuple(paper for block in blocks for paper in read_papers(block, self._places))

    def _cell(self, token: Token) -> Inline:
        return self._inline(token.content, token, self._span([token]))

    def _span(self, block: Tokens) -> Span:
        lines = block[0].map or next((token.map for token in block if token.map), None)
        return self._places.span(lines[0] if lines else 0)


#: Blocks of these types take in all that follow of the same type.
_RUNS = frozenset({Prose, ReferenceList, PaperList})
_TYPES: dict[str, type[Block]] = {
    "fence": CodeBlock,
    "code_block": CodeBlock,
    "math_block": FormulaBlock,
    "table_open": Table,
    "toc": TableOfContents,
    "toc_open": TableOfContents,
}
#: Types that know nothing besides what every block knows.
_PLAIN: dict[type[Block], type[Prose | ReferenceList | Figure | FormulaBlock | TableOfContents]] = {
    ReferenceList: ReferenceList,
    Figure: Figure,
    FormulaBlock: FormulaBlock,
    TableOfContents: TableOfContents,
}


class _Outline:
    """Nests sections by the levels of their headings while a body is read."""

    def __init__(self) -> None:
        self._open: list[tuple[int, Heading | None, list[AnyBlock], list[Section]]] = [(0, None, [], [])]

    def begin(self, heading: Heading) -> None:
        """Begins the section of a heading, below the last heading of a lower level."""
        while self._open[-1][0] >= heading.level:
            self._close_last()
        self._open.append((heading.level, heading, [], []))

    def add(self, block: AnyBlock) -> None:
        """Adds a block to the section that is open."""
        self._open[-1][2].append(block)

    def close(self) -> Section:
        """The root section."""
        while len(self._open) > 1:
            self._close_last()
        return _section(self._open[0])

    def _close_last(self) -> None:
        section = _section(self._open.pop())
        self._open[-1][3].append(section)


def _section(parts: tuple[int, Heading | None, list[AnyBlock], list[Section]]) -> Section:
    _, heading, blocks, children = parts
    return Section(heading, tuple(blocks), tuple(children))


def _language(token: Token) -> str:
    words = token.info.split()
    if words:
        return words[0]
    match = _LANGUAGE_CLASS.search(str(token.attrs.get("class", "")))
    return match[1] if match else ""


_MERMAID_DIV = re.compile(r"<div\s[^>]*class=[\"']?mermaid\b[^>]*>(.*)</div>\s*", re.DOTALL | re.IGNORECASE)


def _mermaid(block: Tokens) -> str:
    """The source of a Mermaid diagram, in a fence or in a `<div class="mermaid">`; else ""."""
    first = block[0]
    if first.type in {"fence", "code_block"}:
        return first.content if _language(first).lower() == "mermaid" else ""
    if first.type == "html_block":
        match = _MERMAID_DIV.fullmatch(first.content.strip())
        return html.unescape(match[1]).strip("\n") if match else ""
    if first.type == "html_open" and "mermaid" in str(first.attrs.get("class", "")).split():
        return html.unescape("".join(token.content for token in block)).strip("\n")
    return ""
