"""The ids of a page."""

from __future__ import annotations

from biji.model import ParseOptions, Source, SourceKind
from biji.parse import parse


def anchors(text: str) -> tuple[str, ...]:
    source = Source("_posts/2020-1-1-a.md", SourceKind.POST, f"---\ntitle: t\n---\n{text}\n".encode())
    article = parse(source, ParseOptions()).article
    assert article is not None
    return article.anchors


def test_headings_raw_html_attribute_lists_and_footnotes_have_ids() -> None:
    found = anchors('# 一\n\n# 一\n\n<a name="x"/>\n\n<p id="y">文</p>\n\n文[^1]\n{:#z}\n\n[^1]: 注')
    assert {"一", "一-1", "x", "y", "z", "fn:1", "fnref:1"} <= set(found)
    assert len(set(found)) == len(found)


def test_text_that_looks_like_an_id_is_none() -> None:
    assert anchors('文 id="x" 和 `<a name="y">`') == ()
