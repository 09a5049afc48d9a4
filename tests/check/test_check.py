"""All advice together."""

from pathlib import Path

from biji.check import advise
from biji.model import Article, Metadata, Site, SourceKind

from .conftest import Advise


def test_a_good_post_gets_no_advice(tmp_path: Path) -> None:
    post = Article("_posts/2020-1-2-a.md", SourceKind.POST, Metadata("A", "a"))
    assert advise(Site({post.source: post}, {post.source: "/a.html"}), tmp_path) == ()


def test_a_source_that_is_gone_or_no_text_costs_exact_places_only(advice: Advise) -> None:
    (found,) = advice(
        "missing-alt", "![](/a.png)", **{"_posts/2020-1-2-a.md": "\ufeff---\ntitle: A\n---\n![](/a.png)\n"}
    )
    assert found.span.line == 4
