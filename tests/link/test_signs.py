"""The final `+` of Latin headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.link.signs import read_signs
from biji.model import Article

Maker = Callable[..., Article]


def read(*articles: Article) -> list[tuple[str, str, str]]:
    """Name, key and form of the headings of the first article."""
    first = read_signs(articles)[0]
    found: list[tuple[str, str, str]] = [
        (heading.name, heading.key, heading.form) for heading in first.outline.headings
    ]
    walked = [section.heading for section in first.body.walk() if section.heading]
    assert found == [(heading.name, heading.key, heading.form) for heading in walked]
    return found


@pytest.mark.parametrize(("levels", "form"), [("##", "overflow"), ("#", "overflow"), ("###", "")])
def test_beside_a_subject_of_another_article_it_is_a_sign(chapter: Maker, levels: str, form: str) -> None:
    (heading,) = read(chapter("a.md", "VAE", "# R-CNN+"), chapter("b.md", "CNN", f"{levels} RCNN"))
    assert heading == (("R-CNN", "rcnn", "overflow") if form else ("R-CNN+", "rcnn+", ""))


@pytest.mark.parametrize(
    ("headings", "others"),
    [
        ("# C++", "# C\n# C+"),
        ("# A+", "# A"),
        ("# DeepLabv3+", "# DeepLabv3"),
        ("### GAN+", "# GAN"),
        ("## GAN+", "## GAN"),
        ("# GAN\n# GAN+", "# GAN"),
        ("# GAN+", "# Other"),
        ("# HDR+", "# HDR"),
    ],
)
def test_else_it_is_a_part_of_the_name(chapter: Maker, headings: str, others: str) -> None:
    article = chapter("a.md", "影像", headings)
    assert read_signs([article, chapter("b.md", "其他", others)])[0] is article


def test_everything_else_stays(chapter: Maker) -> None:
    one, two = chapter("a.md", "VAE", "# 引\n## GAN+\n# 尾"), chapter("b.md", "GAN", "# GAN")
    again = read_signs([one, two])
    assert again[1] is two
    assert [heading.title for heading in again[0].outline.headings] == [
        heading.title for heading in one.outline.headings
    ]
    assert [form for _, _, form in read(one, two)] == ["", "overflow", ""]
