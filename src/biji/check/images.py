"""Images that not everybody can see, and images that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from biji.check.texts import Texts
from biji.diagnostics import Diagnostic, Span
from biji.model import Article, Site

_IMAGE = re.compile(r"\.(?:apng|avif|bmp|gif|jpe?g|png|svg|tiff?|webp)$", re.IGNORECASE)

#: `alt=""` on purpose: the image says nothing that the text does not (https://www.w3.org/WAI/tutorials/images/decorative/).
_DECORATION = re.compile(r"""\balt\s*=\s*(?:""|'')""")


def images_without_text(article: Article, texts: Texts) -> Iterator[Diagnostic]:
    """One line about all images of an article that lack an alternative text."""
    images = [
        link
        for section in article.sections
        for fragment in section.fragments
        for link in fragment.links
        if link.element == "img" and link.attribute == "src"
    ]
    silent = [image for image in images if not image.text.strip() and not _DECORATION.search(texts.line(image.span))]
    if silent:
        message = f"{len(silent)} of {len(images)} images without alternative text"
        hint = "say between the brackets of ![…] what the image shows: for readers who cannot see it, and for search"
        yield Diagnostic("missing-alt", silent[0].span, message, hint)


def unused_images(site: Site, values: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Images that neither an article nor the configuration names; icons in the site's own folder need no one to."""
    used = {target.url for targets in site.targets.values() for target in targets.values()}
    named = " ".join(_texts([values, *(dict(article.metadata.extras) for article in site.articles.values())]))
    for url, file in sorted(site.static.items()):
        if _IMAGE.search(url) and "/" in file.path and url not in used and url not in named:
            hint = 'delete it, or list it under "exclude" in _config.yml, if nothing else needs it'
            yield Diagnostic("unused-image", Span(file.path), f'no article shows "{url}"', hint)


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - plain values of any shape
    """All texts in lists and mappings of any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
