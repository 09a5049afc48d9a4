"""What a careful reader would tell the author besides what every build reports, computed from a finished site.

A build does not pay for it. Each module knows one subject.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from biji.check.anchors import duplicate_ids
from biji.check.answers import Answer
from biji.check.images import images_without_text, unused_images
from biji.check.links import local_files
from biji.check.outside import answered
from biji.check.references import duplicate_references, plain_http, untitled_references
from biji.check.texts import Texts
from biji.diagnostics import Diagnostic
from biji.model import Site
from biji.model.kept import opening

__all__ = ["advise"]


@opening()
def advise(site: Site, folder: Path, answers: Mapping[str, Answer] = MappingProxyType({})) -> tuple[Diagnostic, ...]:
    """All advice about a site, in order of places.

    Args:
        site: as linked.
        folder: that its sources lie in; they are read again for exact places.
        answers: of outside addresses, as far as they were asked.
    """
    texts = Texts(folder)
    found = [*unused_images(site, texts)]
    for article in site.articles.values():
        found += (
            *duplicate_ids(article, texts),
            *local_files(article),
            *untitled_references(article),
            *duplicate_references(article),
            *plain_http(article, answers),
            *answered(article, answers),
            *images_without_text(article, texts),
        )
    return tuple(sorted(found, key=lambda diagnostic: (diagnostic.span, diagnostic.message)))
