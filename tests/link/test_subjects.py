"""The subjects that headings of several articles name."""

from __future__ import annotations

from collections.abc import Callable

from biji.link.subjects import find_subjects
from biji.model import Article

Maker = Callable[..., Article]


def test_what_headings_of_several_articles_name_recurs(chapter: Maker) -> None:
    articles = [chapter("a.md", "A", "# GAN\n# VAE\n# gan\n# VAE"), chapter("b.md", "B", "# 引\n## GAN")]
    subjects = find_subjects(articles)
    assert {key: [(article.source, number) for article, number, _ in found] for key, found in subjects.items()} == {
        "gan": [("a.md", 0), ("a.md", 2), ("b.md", 1)]
    }


def test_headings_without_a_subject_have_nothing_in_common(chapter: Maker) -> None:
    assert not find_subjects([chapter("a.md", "A", "# …"), chapter("b.md", "B", "# …")])
