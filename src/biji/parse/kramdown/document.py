"""What is known about a document while it is read: definitions, options and findings that block and span level share.

Blocks are read first and fill it; spans are parsed when all blocks are known, so a link may stand before its
definition and an attribute list before the list that it names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct

from biji.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from biji.model import KramdownOptions, ParseOptions
    from biji.parse.kramdown.nodes import Node
    from biji.parse.tokens import Token


#: Nesting of blocks (lists, quotes, definitions, footnotes; HTML elements count twice) beyond which the rest is text.
#: Each level takes three calls of Python, so that the interpreter's limit of 1,000 is never met.
MAX_NESTING = 200


class LinkDefinition(Struct, frozen=True):
    """`[name]: url "title"` with the attribute list around it, already resolved."""

    url: str
    title: str | None = None
    attributes: dict[str, str] = {}


class Abbreviation(Struct, frozen=True):
    """`*[HTML]: HyperText Markup Language` with the attribute list around it, already resolved."""

    title: str
    attributes: dict[str, str] = {}


@dataclass(slots=True)
class Footnote:
    """`[^name]: text`.

    Attributes:
        name: as defined.
        line: of the definition, counted from 0 in the body.
        tokens: its blocks; filled when spans are parsed.
    """

    name: str
    line: int
    tokens: list[Token] = field(default_factory=list)


@dataclass(slots=True)
class DocumentState:
    """Everything that a document defines, and what it was read with.

    Attributes:
        options: the stage's options.
        kramdown: kramdown's options as `{::options}` left them; final before the first span is parsed.
        link_definitions: by name, lower-case with runs of white space as one blank (kramdown's `normalize_link_id`).
        footnotes: by name. A span rule emits `footnote_ref` with `meta["name"]` for a name that is in here; after
            all spans are parsed, `footnotes.py` adds to its `meta`: `id` ("fnref:name"), `href` ("#fn:name"),
            `text` ("1").
        abbreviations: by the abbreviated text, which is matched literally.
        attribute_definitions: `{:name: …}` by name, as the source text of the list (several definitions of one name
            joined with a blank); `parse_attribute_list` resolves them, late, for they may be defined after use.
        diagnostics: findings in the order in which they were made.
        definitions: the places of definitions of links, abbreviations and footnotes in the order of reading; they
            become the entries of the mappings above when all blocks are read.
        places: which of "toc" and "footnotes" a list has taken: only the first list of each is replaced.
        path: the source's path, for diagnostics.
        first_line: line of the file, counted from 1, at which the body's line 0 stands.
    """

    options: ParseOptions
    kramdown: KramdownOptions
    path: str = ""
    first_line: int = 1
    link_definitions: dict[str, LinkDefinition] = field(default_factory=dict)
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    abbreviations: dict[str, Abbreviation] = field(default_factory=dict)
    attribute_definitions: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    definitions: list[Node] = field(default_factory=list)
    places: set[str] = field(default_factory=set)

    def report(self, code: str, line: int, message: str, hint: str = "") -> None:
        """Note a finding at a line of the body, counted from 0."""
        span = Span(self.path, self.first_line + line)
        self.diagnostics.append(Diagnostic(code, span, message, hint))
