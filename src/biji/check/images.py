"""Images that not everybody can see, and images that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from biji.check.texts import Texts
from biji.diagnostics import Diagnostic, Span
from biji.model import Article, Site

_SUFFIX = re.compile(r"\.(?:apng|avif|bmp|gif|jpe?g|png|svg|tiff?|webp)\b", re.IGNORECASE)
#: What does not stand in the name of a file as texts write it.
_NO_NAME = re.compile(r"""[\s"'()<>\[\]{}|,:;=/\\]""")
#: Characters of a name that are looked at, and those around an address in which its tag is looked for.
_LONGEST = 200

#: Kinds of static files that may name images.
_NAMING = (".css", ".html", ".js", ".json", ".xml", ".webmanifest")

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
    silent = [
        image
        for image in images
        if not image.text.strip() and not _is_decoration(texts.line(image.span), image.span.column)
    ]
    if silent:
        message = f"{len(silent)} of {len(images)} images without alternative text"
        hint = "say between the brackets of ![…] what the image shows: for readers who cannot see it, and for search"
        yield Diagnostic("missing-alt", silent[0].span, message, hint)


def unused_images(site: Site, texts: Texts) -> Iterator[Diagnostic]:
    """Images that no text names; icons in the site's own folder need no one to.

    A name is enough, be it in a style sheet, a layout or a comment: what is in use must not be called unused.
    """
    used = {target.url for targets in site.targets.values() for target in targets.values()}
    unnamed = {
        url: file
        for url, file in site.static.items()
        if _SUFFIX.search(url[-6:]) and "/" in file.path and url not in used
    }
    if not unnamed:
        return
    styles = [file.path for url, file in site.static.items() if url.endswith(_NAMING)]
    named = {name for path in (*site.articles, *styles, *texts.of_jekyll()) for name in _names(texts.whole(path))}
    for url, file in sorted(unnamed.items()):
        if url.rpartition("/")[2] not in named:
            hint = 'delete it, or list it under "exclude" in _config.yml, if nothing else needs it'
            yield Diagnostic("unused-image", Span(file.path), f'no article shows "{url}"', hint)


def _names(text: str) -> Iterator[str]:
    """The names of images in a text, without their folders."""
    for suffix in _SUFFIX.finditer(text):
        before = text[max(0, suffix.start() - _LONGEST) : suffix.start()]
        yield unicodedata.normalize("NFC", unquote(_NO_NAME.split(before)[-1] + suffix[0]))


def _is_decoration(line: str, column: int) -> bool:
    """Whether the tag in which an address stands has an empty text on purpose."""
    before, after = line[max(0, column - _LONGEST) : column], line[column : column + _LONGEST]
    tag = before[before.rfind("<") :] + after.partition(">")[0]
    return tag.startswith("<") and bool(_DECORATION.search(tag))
