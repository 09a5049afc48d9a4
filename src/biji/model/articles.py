"""One source file, parsed on its own: its tree of sections, and what others read of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from biji.diagnostics import Diagnostic
from biji.model.digests import Digest
from biji.model.fragments import Reference
from biji.model.gists import Gist, gists_of
from biji.model.metadata import Metadata
from biji.model.outlines import Outline, OutlineHeading
from biji.model.running_text import RunningText, running_texts
from biji.model.searched import Searched, passages
from biji.model.sections import Section
from biji.model.sources import SourceKind


class Article(Struct, frozen=True, gc=False):
    """One source file, parsed on its own.

    Attributes:
        source: the path of its source; its identity.
        body: the root of the section tree.
        anchors: every id on the page, of headings, raw HTML and footnotes.
        words: reading length: CJK characters and other words counted alike.
        outline: of the body; made from it unless given.
        texts: what its prose says; made from the body unless given.
        searched: what search reads of it; made from title and body unless given.
        gists: of its body and, in order of the headings, of its sections; made from the body unless given.
        digest: of everything; made from it unless given.
        text: below the front matter, as the dialect reads it; "" unless `ParseOptions.keep_text`.
    """

    source: str
    kind: SourceKind
    metadata: Metadata
    body: Section = Section()
    anchors: tuple[str, ...] = ()
    words: int = 0
    outline: Outline = Outline()
    texts: tuple[RunningText, ...] = ()
    searched: Searched = Searched()
    gists: tuple[Gist, ...] = ()
    digest: Digest = Digest()
    text: str = ""

    def __post_init__(self) -> None:
        if self.outline == Outline():
            force_setattr(self, "outline", Outline.of(self.body, self.anchors))
        if not self.texts:
            force_setattr(self, "texts", running_texts(self.body))
        if not self.searched.kinds:
            force_setattr(self, "searched", Searched.of(self.metadata.title, passages(self.body)))
        if not self.gists:
            force_setattr(self, "gists", gists_of(self.body))
        if self.digest == Digest():
            force_setattr(self, "digest", Digest.of(self.source, self.metadata, self.body, self.outline))

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section, in the order of the text; the first holds what stands above all headings."""
        return tuple(self.body.walk())

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every reference, in the order of the text."""
        return tuple(reference for section in self.body.walk() for reference in section.references)

    def with_headings(self, headings: Sequence[OutlineHeading]) -> Article:
        """The same, of whose headings other things are said: names, keys and forms, in order of the text."""
        return replace(
            self,
            body=said_of(self.body, iter(headings)),
            outline=replace(self.outline, headings=tuple(headings)),
            digest=self.digest.with_headings(headings),
        )


def said_of(section: Section, headings: Iterator[OutlineHeading]) -> Section:
    """A section tree of whose headings other things are said, which come in order of the text."""
    heading = section.heading
    if heading:
        said = next(headings)
        heading = replace(heading, name=said.name, key=said.key, form=said.form)
    return Section(heading, section.blocks, tuple([said_of(child, headings) for child in section.children]))


class Parsed(Struct, frozen=True, gc=False):
    """What parse returns for one source.

    Attributes:
        article: None when the source cannot be an article (unreadable, no front matter on a page).
    """

    article: Article | None
    diagnostics: tuple[Diagnostic, ...] = ()
