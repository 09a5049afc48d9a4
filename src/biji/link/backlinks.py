"""Backlinks: which articles name this one with a link, and in which sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from biji.link.targets import Mention
from biji.model import Backlink


def backlinks(mentions: Iterable[Mention]) -> dict[str, tuple[Backlink, ...]]:
    """Source to the links that lead to it, in the order of the mentions; one for each section that has any."""
    found: defaultdict[str, dict[tuple[str, str], Backlink]] = defaultdict(dict)
    for target, link in mentions:
        found[target].setdefault((link.source, link.anchor), link)
    return {source: tuple(links.values()) for source, links in found.items()}
