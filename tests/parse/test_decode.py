"""Bytes of all kinds become text or a diagnostic."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.diagnostics import Diagnostic, Span
from biji.parse.decode import decode

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def problem(content: bytes) -> Diagnostic:
    text, problems = decode(content, "a.md")
    assert text is None
    return problems[0]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte order mark"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_marks_and_line_breaks_make_no_difference(mark: bytes, line_break: str) -> None:
    assert decode(mark + f"一{line_break}{line_break}二".encode(), "a.md") == ("一\n\n二", ())


def test_control_characters_are_removed_with_one_warning() -> None:
    text, problems = decode("ab\n公\x02式\x03\x0b".encode(), "a.md")
    assert text == "ab\n公式"
    assert [(p.code, p.span) for p in problems] == [("control-character", Span("a.md", 2, 2))]
    assert "3 control characters" in problems[0].message


@pytest.mark.parametrize(
    ("text", "encoding", "guess"),
    [
        ("深度学习是机器学习的一个分支，它的概念源于人工神经网络。", "gb18030", "GB18030"),
        ("深度學習是機器學習的分支，這個概念源於人工神經網路的研究。", "big5", "Big5"),
        ("深層学習は機械学習の一分野です。ニューラルネットワークを使います。", "shift_jis", "Shift_JIS"),
        ("딥 러닝은 기계 학습의 한 분야이다. 인공 신경망을 사용한다.", "euc-kr", "EUC-KR"),
        ("Déjà vu, naïve café", "latin-1", "Windows-1252"),
        ("标题", "utf-16", "UTF-16"),
        ("标题", "utf-32", "UTF-32"),
        ("a title", "utf-16-le", "UTF-16LE"),
        ("a title", "utf-16-be", "UTF-16BE"),
    ],
)
def test_other_encodings_are_guessed(text: str, encoding: str, guess: str) -> None:
    found = problem(text.encode(encoding))
    assert found.code == "encoding"
    assert f"it looks like {guess}:" in found.hint


def test_the_first_bad_byte_is_named_by_offset_and_line() -> None:
    found = problem("第一行\n第二行".encode() + b"\xff" + "再来很多字再来很多字再来很多字".encode())
    assert found.span == Span("a.md", 2)
    assert "byte 0xFF at offset 19" in found.message
    assert "the rest of the file is UTF-8" in found.hint


def test_the_offset_counts_the_byte_order_mark() -> None:
    assert "offset 4" in problem(b"\xef\xbb\xbfa\xff").message


def test_a_long_text_before_bytes_of_no_encoding_is_read_once() -> None:
    _, problems = decode(b"text " * 20_000 + b"\xff\xfe \xed\xa0\x80", "a.md")
    assert [problem.code for problem in problems] == ["encoding"]


def test_a_line_break_before_the_bad_byte_counts() -> None:
    assert problem(b"a\r\n\xff").span.line == 2


@given(st.binary())
def test_any_bytes_become_clean_text_or_one_error(content: bytes) -> None:
    text, problems = decode(content, "a.md")
    if text is None:
        assert [p.code for p in problems] == ["encoding"]
    else:
        assert not FORBIDDEN.search(text)
        assert "\r" not in text


@given(st.text())
def test_decoding_undoes_encoding(text: str) -> None:
    expected = re.sub(FORBIDDEN, "", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    decoded, _ = decode(text.encode(), "a.md")
    assert decoded in {expected, None}
    if "\0" not in text:
        assert decoded == expected
