"""Continuations said at both ends."""

from __future__ import annotations

from biji.link import link
from biji.model import LinkOptions, ParseOptions, RenderOptions, Source, SourceKind
from biji.parse import parse
from biji.render.articles import article_view
from biji.render.block_views import BlockView, JoinView
from biji.render.lookup import look_up

TEXTS = {
    "_posts/2020-1-1-a.md": ("算法（一）", "# 图\n\n甲\n\n## 遍历\n\n乙\n"),
    "_posts/2020-1-2-b.md": ("算法（二）", "# 图（续）\n\n丙\n"),
    "_posts/2020-1-3-c.md": ("香港", "# 香港\n\n# 图+\n\n丁\n\n# 图+\n"),
}


def lines(source: str, *, faithful: bool = False, lang: str = "en") -> list[str]:
    """The blocks of a body: HTML as it is, joins as their words."""
    sources = [
        Source(path, SourceKind.POST, f"---\ntitle: {title}\n---\n{text}".encode())
        for path, (title, text) in TEXTS.items()
    ]
    articles = [article for each in sources if (article := parse(each, ParseOptions()).article)]
    site = link(articles, LinkOptions(), ()).site
    view = article_view(look_up(site, RenderOptions(lang=lang, faithful=faithful)), source)
    found = []
    for block in view.body.blocks:
        if isinstance(block, JoinView):
            found.append(f"{block.label} " + "; ".join(f"{one.text} › {one.note}" for one in block.links))
        elif isinstance(block, BlockView):
            found.append(str(block.html).partition(" ")[0].strip())
    return found


def test_a_section_says_at_its_end_where_it_goes_on_and_where_more_about_it_stands() -> None:
    assert lines("_posts/2020-1-1-a.md") == [
        "<h1",
        "<p>甲</p>",
        "<h2",
        "<p>乙</p>",
        "Continued in 算法（二） › 图（续）",
    ]
    assert lines("_posts/2020-1-2-b.md", lang="zh") == [
        "<h1",
        "继续自 算法（一） › 图",
        "<p>丙</p>",
        "更多内容在 香港 › 图+; 香港 › 图+",
    ]


def test_what_goes_on_says_so_below_its_heading() -> None:
    assert lines("_posts/2020-1-3-c.md")[2] == "More about the subject of 算法（二） › 图（续）"


def test_jekylls_bodies_have_no_such_lines() -> None:
    assert lines("_posts/2020-1-2-b.md", faithful=True) == ["<h1", "<p>丙</p>"]
