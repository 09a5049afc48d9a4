"""Files with front matter that are no articles: Liquid runs over them, and they are published (`Jekyll::Page`).

---
---
body { background: url({{ "/images/a.png" | relative_url }}) }
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote
from zlib import crc32

from biji.diagnostics import Diagnostic, Span
from biji.model import ParseOptions, Source, StaticFile
from biji.parse.decode import decode
from biji.parse.front_matter import read_front_matter
from biji.parse.liquid import render_liquid

_HINT = (
    "biji makes feed, sitemap and search itself; else put the finished file in its place, "
    'or list it under "exclude" in _config.yml'
)

_LIQUID = re.compile(r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}")


def read_text_file(source: Source, options: ParseOptions) -> tuple[StaticFile | None, tuple[Diagnostic, ...]]:
    """The file that is published; None where its Liquid asks for what is not known here.

    Args:
        source: the file; layouts are not used.
        options: what Liquid shows.
    """
    text, problems = decode(source.content, source.path)
    if text is None:
        return None, problems
    front = read_front_matter(text, source, options)
    problems = (*problems, *front.diagnostics)
    if front.metadata is None or not front.metadata.published:
        return None, problems
    liquid = render_liquid(front.body, front.metadata, source, options, front.first_line)
    if liquid.diagnostics:
        first = liquid.diagnostics[0]
        return None, (*problems, Diagnostic("page-type", first.span, f"not published: {first.message}", _HINT))
    if front.metadata.extras.get("render_with_liquid") is not False and _LIQUID.search(liquid.text):
        message = "not published: Liquid is left that is not known here"
        return None, (*problems, Diagnostic("page-type", Span(source.path), message, _HINT))
    content = liquid.text.encode("utf-8", "replace")
    url = _url(source.path, front.metadata.permalink)
    return StaticFile(source.path, "", len(content), crc32(content), url=url, content=content), problems


def _url(path: str, permalink: str) -> str:
    """The URL of a page that is not HTML: its own path, unless it says another (`Jekyll::Page#destination`)."""
    if not permalink:
        return ""
    stem, extension = posixpath.splitext(path)
    values = {"path": posixpath.dirname(path), "basename": posixpath.basename(stem), "output_ext": extension}
    url = re.sub(":(path|basename|output_ext)", lambda found: values[found[1]], unquote(permalink))
    url = f"/{url}".replace("//", "/") + ("index" if url.endswith("/") else "")
    return url if url.endswith(extension) else url + extension
