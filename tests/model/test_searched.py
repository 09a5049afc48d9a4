"""What search reads of an article."""

from __future__ import annotations

from biji.model import ParseOptions, Source, SourceKind
from biji.model.searched import BREAK, Passage, Searched, fold
from biji.parse import parse

POST = """---
title: 注意力（三）
---

开头。

# ERNIE（续）

文字 $$x$$ 和

###### BERT 的  后代

```
代码
```

# 参考

https://example.org/1

一

https://example.org/2

二
"""


def test_an_article_gives_its_title_its_sections_with_their_anchors_and_the_kinds_of_its_texts() -> None:
    article = parse(Source("a.md", SourceKind.PAGE, POST.encode()), ParseOptions()).article
    assert article
    anchor = article.outline.headings[1].anchor
    assert list(article.searched.sections()) == [
        ("", "", "开头。"),
        ("ernie续", "ERNIE（续）", "文字  和"),
        (anchor, "BERT 的 后代", "代码"),
        ("参考", "参考", "一\n二"),
    ]
    assert article.searched.kinds == "tbhbhbhr"
    assert article.searched.units.decode().split(BREAK)[0] == "注意力（三）"


def test_addresses_are_left_out_and_what_follows_stays() -> None:
    passage = Passage("", "", (("b", "见https://example.org/a?b=c。\n\n  下一行  \nhttp://example.org/x"),))
    assert list(passage.pieces()) == [("b", "见 。\n下一行")]


def test_pieces_are_whole_lines_of_a_few_hundred_characters() -> None:
    lines = ["长" * 90] * 7 + ["很" * 900, "短"]
    pieces = [piece for _, piece in Passage("", "", (("b", "\n".join(lines)),)).pieces()]
    assert "\n".join(pieces).split("\n") == lines
    assert [len(piece) for piece in pieces] == [545, 90, 900, 1]


def test_units_survive_in_one_text_whatever_they_hold() -> None:
    found = Searched.of(f"a{BREAK}b", [Passage("", "", ()), Passage("x", "", (("b", f"1{BREAK}\n2"), ("r", "3")))])
    assert list(found.sections()) == [("", ""), ("x", "", "1 \n2", "3")]
    assert found.kinds == "thbr"
    assert found.folded.decode("utf-16-le").split(BREAK) == ["a b", "", "1 \n2", "3"]


def test_texts_are_compared_without_regard_to_case_and_width() -> None:
    assert fold("ＢＥＲＴ 与\u200bBert，①") == "bert 与bert,1"
    assert fold("《BERT》（１）") == "《bert》(1)"
