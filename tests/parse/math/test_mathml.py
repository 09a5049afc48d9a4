"""The allow-list."""

from __future__ import annotations

import pytest

from biji.parse.math.mathml import parse_mathml, write_mathml


def written(text: str) -> str:
    root = parse_mathml(text)
    assert root is not None
    return write_mathml(root)


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ('<math><mi href="javascript:x" onclick="x" class="y">a</mi></math>', "<math><mi>a</mi></math>"),
        ("<math><script>a</script></math>", "<math>a</math>"),
        ("<math><mo>&ApplyFunction;</mo></math>", "<math><mo>\u2061</mo></math>"),
        ("<math><mo>&lt;&amp;</mo></math>", "<math><mo>&lt;&amp;</mo></math>"),
        ('<math><mrow style="color:#FF0000;">a</mrow></math>', '<math><mrow mathcolor="#FF0000">a</mrow></math>'),
        (
            '<math><mtd style="text-align:right;position:fixed">a</mtd></math>',
            '<math><mtd style="text-align:right">a</mtd></math>',
        ),
        ('<math><mspace width="99999em"/></math>', "<math><mspace/></math>"),
        ('<math><mrow style="color:url(x)">a</mrow></math>', "<math><mrow>a</mrow></math>"),
    ],
)
def test_only_what_is_listed_is_written(answer: str, kept: str) -> None:
    assert written(answer) == kept


@pytest.mark.parametrize("answer", ["<math>", "<html/>", "", "<math>&nonsense</math>"])
def test_an_answer_that_is_no_mathml_is_none(answer: str) -> None:
    assert parse_mathml(answer) is None


def test_depth_is_no_danger() -> None:
    depth = 5000
    assert written("<math>" + "<mrow>" * depth + "a" + "</mrow>" * depth + "</math>").count("<mrow>") == depth
