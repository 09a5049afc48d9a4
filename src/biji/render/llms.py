"""`llms.txt`: what the site holds, for programs that read text (https://llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from biji.model import OutputFile
from biji.render.articles import describe
from biji.render.links import PermanentLinker
from biji.render.lookup import LLMS_URL, Lookup
from biji.text import printable

#: What would end a link's text, begin a line's markup, or be read as an entity.
_MARKUP = re.compile(r"([\\\[\]*_`<>]|&(?=#?\w+;))")


def llms(lookup: Lookup) -> Iterator[OutputFile]:
    """The title, what the site is about, and the articles of each topic; an article stands in its first topic."""
    options, site = lookup.options, lookup.site
    if not options.llms or not lookup.is_free(LLMS_URL):
        return
    linker = PermanentLinker(lookup)
    lines = [f"# {_plain(options.title or lookup.strings.untitled_site)}", ""]
    if options.description:
        lines += [f"> {_plain(options.description)}", ""]
    first = {source: next(iter(site.topics_of.get(source, ())), "") for source in site.articles}
    for topic in site.topics:
        lines += _section(linker, topic.name, [source for source in topic.articles if first[source] == topic.name])
    lines += _section(linker, lookup.strings.other_articles, [source for source, name in first.items() if not name])
    yield OutputFile(lookup.path(LLMS_URL), "\n".join(lines).encode("utf-8", "replace"))


def _section(linker: PermanentLinker, title: str, sources: Sequence[str]) -> Iterator[str]:
    if not sources:
        return
    site = linker.lookup.site
    yield from (f"## {_plain(title)}", "")
    for source in sources:
        article, url = site.articles[source], site.urls[source]
        # The text itself, where the site has it, is what such programs read best.
        address = linker.href(site.downloads.get(url, {}).get("markdown", url))
        address = address.replace("(", "%28").replace(")", "%29")  # they end a link in Markdown
        about = _plain(describe(article))
        yield f"- [{_plain(article.metadata.title)}]({address}){': ' * bool(about)}{about}"
    yield ""


def _plain(text: str) -> str:
    """Text on one line, with nothing in it that Markdown would read."""
    return _MARKUP.sub(r"\\\1", " ".join(printable(text).split()))
