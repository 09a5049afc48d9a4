"""What articles say together: subjects that recur, sections that go on elsewhere, articles that are close."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Place(Struct, frozen=True, gc=False):
    """A section of an article.

    Attributes:
        anchor: of its heading; "" for the top of the page.
        title: of its heading as text; "" above the first one.
    """

    source: str
    anchor: str
    title: str


class Concept(Struct, frozen=True, gc=False):
    """A subject that headings of several articles name.

    Attributes:
        key: what all its headings have in common (`Heading.key`).
        name: as most headings write it.
        url: its page.
        places: the sections about it, in order of series, then of date.
        is_topic: a title names it too, or a category.
    """

    key: str
    name: str
    url: str
    places: tuple[Place, ...]
    is_topic: bool = False


class Continuation(Struct, frozen=True, gc=False):
    """A section that goes on with another one.

    Attributes:
        form: `continued` of `X（续）`, `overflow` of `X+` and `X=`: more about X, parked in another article.
        beginning: where the subject stands before.
        place: the section that goes on with it.
    """

    form: Literal["continued", "overflow"]
    beginning: Place
    place: Place


class Mention(Struct, frozen=True, gc=False):
    """A concept's name in the text of an article that has no section about it: inferred, nobody wrote a link.

    Attributes:
        place: the section whose text names it.
        name: as the text has it.
        sentence: the one around it.
        start: where in the sentence the name begins.
    """

    place: Place
    name: str
    sentence: str
    start: int = 0


class Reason(Struct, frozen=True, gc=False):
    """Why an article is related to another: `names` are of what they share, the rarest first; `count` of all."""

    kind: Literal["series", "concepts", "resources", "links"]
    count: int
    names: tuple[str, ...] = ()


class Related(Struct, frozen=True, gc=False):
    """An article close to another one, with at least one reason, the strongest first."""

    source: str
    reasons: tuple[Reason, ...]
