r"""What browsers draw well."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from biji.parse.math.polish import needs_polish, polish


def polished(inner: str) -> str:
    root = ET.fromstring(f"<math>{inner}</math>")  # noqa: S314 — our own
    polish(root)
    return ET.tostring(root[0], encoding="unicode")


def test_a_loose_accent_is_no_accent_for_chromium() -> None:
    assert polished('<mover accent="true"><mi>x</mi><mo>ˆ</mo></mover>') == "<mover><mi>x</mi><mo>ˆ</mo></mover>"


def test_an_accent_over_an_accent_stays_close_to_it() -> None:
    inner = "<mover><mi>x</mi><mo>→</mo></mover>"
    assert polished(f"<mover>{inner}<mo>˙</mo></mover>") == f'<mover accent="true">{inner}<mo>˙</mo></mover>'


def test_a_combining_arrow_becomes_one_that_stretches() -> None:
    assert "<mo>→</mo>" in polished("<mover><mi>x</mi><mo>\u20d7</mo></mover>")


def test_a_row_of_nothing_but_a_rule_is_the_border_of_the_row_before_it() -> None:
    rule = "<mtr><mtd style='border-top:0.05em solid currentcolor'/></mtr>"
    table = polished(f"<mtable><mtr><mtd><mi>a</mi></mtd></mtr>{rule}</mtable>")
    assert table.count("<mtr>") == 1
    assert 'style="border-bottom:0.05em solid currentcolor"' in table


def test_the_size_of_scripts_stands_where_the_validator_allows_it() -> None:
    table = polished('<mtable displaystyle="false" scriptlevel="1"><mtr><mtd><mi>a</mi></mtd></mtr></mtable>')
    assert table.startswith('<mstyle scriptlevel="1"><mtable displaystyle="false"><mtr>')
    assert polished('<mrow displaystyle="true"><mi>a</mi></mrow>').startswith('<mstyle displaystyle="true">')


@pytest.mark.parametrize("answer", ["<math><mi>x</mi></math>", "<math><mover><mi>x</mi><mo>¨</mo></mover></math>"])
def test_what_needs_no_polish_is_known_without_a_tree(answer: str) -> None:
    assert not needs_polish(answer)
    assert polished(answer) == answer
