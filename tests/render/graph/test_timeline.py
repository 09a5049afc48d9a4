"""Numbers by year."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from biji.model import RenderOptions, Site
from biji.render import render
from biji.render.graph.timeline import timeline
from biji.render.strings import ENGLISH

numbers = st.dictionaries(st.integers(1990, 2040), st.integers(1, 30_000), max_size=30)


def test_one_year_needs_no_timeline() -> None:
    assert timeline(ENGLISH, {}, {}) is None
    assert timeline(ENGLISH, {2020: 3}, {2020: 40}) is None


def test_every_year_from_the_first_to_the_last_has_its_column() -> None:
    view = timeline(ENGLISH, {2018: 3, 2020: 1}, {2018: 1200})
    assert view is not None
    assert [year.century + year.year for year in view.years] == ["2018", "2019", "2020"]
    articles, references = view.rows
    assert (articles.label, [bar.number for bar in articles.bars]) == ("Articles", ["3", "1"])
    assert (references.label, [bar.number for bar in references.bars]) == ("References", ["1.2k"])
    assert view.text == "2018: 3 articles, 1,200 references; 2020: 1 article"


def test_without_references_there_is_no_row_of_them() -> None:
    view = timeline(ENGLISH, {2018: 3, 2020: 1}, {2018: 0, 2020: 0})
    assert view is not None
    assert len(view.rows) == 1


def test_early_years_are_one_column() -> None:
    view = timeline(ENGLISH, dict.fromkeys(range(2001, 2021), 2), {})
    assert view is not None
    assert len(view.years) == 11
    assert (view.years[0].before, view.years[0].century, view.years[0].year) == ("≤", "20", "10")
    assert view.rows[0].bars[0].number == "20"
    assert view.text.startswith("≤ 2010: 20 articles; 2011: 2 articles")


@given(numbers, numbers)
@example({}, {1990: 1, 1991: 9951})
def test_bars_stand_beside_each_other_and_inside(articles: dict[int, int], references: dict[int, int]) -> None:
    view = timeline(ENGLISH, articles, references)
    if view is None:
        return
    for row in view.rows:
        ends = [0.0, *(edge for bar in row.bars for edge in (bar.left, bar.left + view.width)), 100.0]
        assert ends == sorted(ends)
        assert all(0 < bar.height <= 26 for bar in row.bars)
        # 318 pixels across, digits of 7 pixels: no number lies on the next one.
        assert all(len(bar.number) <= 4 for bar in row.bars)
    assert len(view.years) <= 11


def test_the_pages_of_topics_and_hosts_show_the_years(site: Site, options: RenderOptions) -> None:
    files = {file.path: file.content for file in render(site, options)}
    for path in ("topics/attention & rnn/index.html", "references/mp.weixin.qq.com/index.html"):
        content = files[path]
        assert isinstance(content, bytes)
        assert 'class="graph timeline"' in content.decode()
    of_a_year = files["references/years/2020.html"]
    assert isinstance(of_a_year, bytes)
    assert "timeline" not in of_a_year.decode()
