"""The values that an examination returns."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """What a finding is about, the most important first."""

    LOST_PAGE = "lost-page"
    LOST_IDS = "lost-ids"
    LOST_FEED = "lost-feed"
    LOST_FILE = "lost-file"
    TEXT = "text"
    UNSUPPORTED = "unsupported"
    REPLACED = "replaced"


_ORDER = tuple(Kind)
_LOSSES = frozenset((Kind.LOST_PAGE, Kind.LOST_IDS, Kind.LOST_FEED, Kind.LOST_FILE))


class Finding(Struct, frozen=True):
    """One thing to know before the move.

    Attributes:
        where: the URL, the file or the key that it is about.
        message: one sentence without a final full stop.
        hint: what to do about it, or "".
    """

    kind: Kind
    where: str
    message: str
    hint: str = ""


class Kept(Struct, frozen=True):
    """How many of how many are kept."""

    kept: int = 0
    total: int = 0


class Report(Struct, frozen=True):
    """All that was found, in order of importance.

    Attributes:
        compared: the folder of the site that Jekyll made; "" when there was none to compare with.
        pages: URLs of HTML pages, redirects counted as kept.
        ids: ids of headings on all pages.
        texts: articles whose text stands on the old page word for word.
        articles: of the folder.
    """

    compared: str = ""
    pages: Kept = Kept()
    ids: Kept = Kept()
    texts: Kept = Kept()
    findings: tuple[Finding, ...] = ()
    articles: int = 0

    @property
    def loses(self) -> bool:
        """Whether an address is lost: a page, a feed, a file or a heading's id."""
        return any(finding.kind in _LOSSES for finding in self.findings)


def by_importance(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings, the most important kind first; those of one kind stay in their order."""
    return tuple(sorted(findings, key=lambda finding: _ORDER.index(finding.kind)))
