from __future__ import annotations

import re

import pytest

from biji.model import Site
from biji.render.exports import NoSuchNameError, select

SOURCE = "_posts/2019-7-11-bert.md"
OTHER = "_posts/2018-1-1-a.md"


def test_all_articles_come_in_order_of_paths(site: Site) -> None:
    assert select(site).sources == (OTHER, SOURCE)


@pytest.mark.parametrize("narrow", [{"article": SOURCE}, {"series": "attention"}, {"topic": "nlp"}], ids=str)
def test_a_site_is_narrowed_by_article_series_and_topic(site: Site, narrow: dict[str, str]) -> None:
    assert select(site, **narrow).sources == (SOURCE,)


def test_an_article_must_fit_everything_that_is_asked(site: Site) -> None:
    assert select(site, article=OTHER, topic="NLP").sources == ()


@pytest.mark.parametrize(
    ("narrow", "message"),
    [
        ({"article": "bert.md"}, 'no article "bert.md"'),
        ({"series": "Attntion"}, 'no series "Attntion"; did you mean "Attention"?'),
        ({"topic": "CV"}, 'no topic "CV"'),
    ],
    ids=str,
)
def test_a_name_that_is_not_there_is_told(site: Site, narrow: dict[str, str], message: str) -> None:
    with pytest.raises(NoSuchNameError, match=re.escape(message)):
        select(site, **narrow)
