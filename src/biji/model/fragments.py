"""Pieces of HTML with symbolic links and formulas, and the outside works that text points to."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from biji.diagnostics import Span

#: What an outside work can be.
WorkKind = Literal["article", "paper", "repository", "question", "video", "book", "documentation"]
WORK_KINDS: tuple[WorkKind, ...] = get_args(WorkKind)

#: How the target of a link begins that no one wrote: a text names a part of a series, 《机器学习（二）》.
SERIES_SCHEME = "series:"


class Link(Struct, frozen=True, gc=False, array_like=True):
    """An address written in an article, not yet resolved.

    Attributes:
        target: as written, with entities and backslashes resolved.
        text: the plain text of what is linked, or an image's alternative text.
        attribute: where it stands: `href`, or `src`, `poster`, `data` … of media; "" where the URL itself is to be
            read, in text.
        element: the HTML element that bears it (`a`, `img`, `video`, …); "" in text.
    """

    target: str
    text: str
    span: Span
    attribute: str = "href"
    element: str = "a"


class Formula(Struct, frozen=True, gc=False, array_like=True):
    r"""A formula, rendered.

    Attributes:
        tex: the TeX as written between `$$` and `$$`.
        display: a block of its own, not part of a line.
        mathml: a complete `<math>` element, or "" when no engine understood it.
        engine: which engine answered; "" for none.
        tag: what `\tag{…}` said, as text, or "".
        anchor: the id of a tagged or labelled formula, or "".
        bare: the tag stands without parentheses, as `\tag*{A}` asks.
        labels: the names that `\label{…}` gave it or its rows.
        refers: the label that it points to, when it is nothing but a reference such as `\eqref{…}`; else "".
    """

    tex: str
    display: bool
    span: Span
    mathml: str = ""
    engine: Literal["", "math-core", "latex2mathml"] = ""
    tag: str = ""
    anchor: str = ""
    bare: bool = False
    labels: tuple[str, ...] = ()
    refers: str = ""


class Fragment(Struct, frozen=True, gc=False, array_like=True):
    r"""HTML whose links and formulas are still symbolic.

    Attributes:
        html: safe HTML with markers: `\x02aN\x03` stands, inside a tag, for the attribute (or attributes) of
            `links[N]`, for instance `<a \x02a0\x03>`; `\x02fN\x03` stands for the HTML of `formulas[N]`,
            `\x02sN\x03` for the text of `links[N]`, which is a link if such a part of a series exists, and
            `\x02uN\x03` for the URL of `links[N]` as text.
            Content never holds these control characters: reading a file removes them.
        text: the same as plain text for excerpts and the reading length: formulas left out, blocks separated by
            newlines.
    """

    html: str
    text: str
    links: tuple[Link, ...] = ()
    formulas: tuple[Formula, ...] = ()


class Inline(Struct, frozen=True, gc=False, array_like=True):
    """A run of inline Markdown, as written and as rendered."""

    markdown: str
    fragment: Fragment


class Reference(Struct, frozen=True, gc=False, array_like=True):
    """An outside work that the article points to with a bare URL or in a list (rules: `biji.parse.references`).

    Attributes:
        url: as written.
        key: the same for all addresses of one work.
        host: lower case, without `www.`; "" when there is none.
        title: None for an untitled URL.
        note: a description that the author put below it, or None.
        name: what to call it: the title's text, else made from label and section.
        role: `reading`, `source`, or what its label says: `code`, `paper`, `official`, `documentation`, …
        label: what introduces it, without the colon: the label's noun where it is a sentence (`官网`); or "".
        kind: what sort of work it is, told by address and role (`biji.parse.references.kinds`).
        work: the title, normalised (`biji.text.title_key`): an address or paper of another article with the same one
            is the same work. "" says nothing: without title, with one too short to tell, and for repositories, which
            are called after what they implement.
    """

    url: str
    key: str
    host: str
    span: Span
    name: str
    title: Inline | None = None
    note: Inline | None = None
    role: str = "reading"
    label: str = ""
    kind: WorkKind = "article"
    work: str = ""


class Paper(Struct, frozen=True, gc=False, array_like=True):
    """An outside work named only by its title, 《…》; `work` as of a `Reference`."""

    title: str
    span: Span
    work: str = ""
