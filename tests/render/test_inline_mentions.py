"""Names in the text that become links."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.render.inline_mentions import InlineMention, link_names


def mention(name: str, before: str = "", behind: str = "") -> InlineMention:
    return InlineMention(name, before, behind, "../concepts/x.html")


def test_the_first_occurrence_becomes_a_link() -> None:
    html, left = link_names("<p>用BERT，BERT好</p>", [mention("BERT", "用", "，")])
    assert html == '<p>用<a class="mention" href="../concepts/x.html">BERT</a>，BERT好</p>'
    assert left == ()


def test_what_stands_beside_the_name_tells_which_occurrence_is_meant() -> None:
    html, _ = link_names("<p>强化学习与化学。</p>", [mention("化学", "与", "。")])
    assert html.startswith("<p>强化学习与<a ")


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="y">BERT</a></p>',
        "<p><code>BERT</code></p>",
        "<pre><b>BERT</b></pre>",
        "<h2>BERT</h2>",
        "<math><mi>BERT</mi></math>",
        '<p title="BERT">x</p>',
        "<!-- BERT -->",
    ],
)
def test_links_code_headings_formulas_and_attributes_stay_as_they_are(html: str) -> None:
    assert link_names(html, [mention("BERT")]) == (html, (mention("BERT"),))


def test_names_are_looked_for_as_they_are_escaped() -> None:
    html, left = link_names("<p>in R&amp;D.</p>", [mention("R&D", " ", ".")])
    assert ">R&amp;D</a>." in html
    assert not left


def test_two_names_never_share_letters() -> None:
    html, left = link_names("<p>Mask R-CNN</p>", [mention("Mask R-CNN"), mention("R-CNN")])
    assert html.count("<a ") == 1
    assert left == (mention("R-CNN"),)


@given(
    st.lists(st.tuples(st.sampled_from(["a", "code", "p", "b"]), st.text("ab<&", max_size=6)), max_size=6),
    st.lists(st.text("ab<&", min_size=1, max_size=2), unique=True, max_size=3),
)
def test_links_add_tags_and_nothing_else(parts: list[tuple[str, str]], names: list[str]) -> None:
    html = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in parts)
    linked, left = link_names(html, [mention(name) for name in names])
    assert re.sub(r'<a class="mention"[^>]*>((?:[^<]|&)*)</a>', r"\1", linked) == html
    assert linked.count("<a class") == len(names) - len(left)
