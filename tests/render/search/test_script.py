"""What `static/search.js` finds in an index, asked outside a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biji.model.searched import BREAK, Passage, Searched, fold
from biji.render.search.documents import Document

Ask = Callable[..., list[Any]]
Article = Callable[..., Document]


@pytest.fixture(scope="session")
def library(article: Article) -> list[Document]:
    return [
        article("a.html", "注意力机制", {"": "序列到序列。", "Transformer": "自注意力让每个位置看到其他位置。"}),
        article(
            "b.html",
            "语言模型",
            {"": "ALBERT和DistilBERT都比BERT小。", "蒸馏": "教师教学生。"},
            "知识蒸馏综述\nR-CNN与Mask R-CNN",
        ),
        article("c.html", "目标检测", {"": "两阶段的方法。意思是力求机动。", "注意": "力度不同。"}, "C++实现"),
        article("d.html", "杂记", {"": "熵与信息，训练集的AI笔记。", "training": "main 5 GPT-3.5"}),
    ]


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("意力", ["a.html"]),
        ("意力机", ["a.html"]),
        ("bert", ["b.html"]),
        ("ＢＥＲＴ", ["b.html"]),
        ("former", ["a.html"]),
        ("ransforme", ["a.html"]),
        ("cnn", ["b.html"]),
        ("r-cnn", ["b.html"]),
        ("c++", ["c.html"]),
        ("熵", ["d.html"]),
        ("3.5", ["d.html"]),
        ("bert小", ["b.html"]),
        ("小bert", []),
        ("教师 bert", ["b.html"]),
        ("教师 熵", []),
        ('"mask r-cnn"', ["b.html"]),
        ('"cnn mask"', []),
        ("5", ["d.html"]),
        ("，", []),
        ("", []),
    ],
)
def test_any_part_of_a_text_is_found_and_nothing_else(
    ask: Ask, library: list[Document], query: str, pages: list[str]
) -> None:
    [answer] = ask([query], library)
    assert answer["pages"] == pages
    assert answer["certain"]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("transfromer", "transformer"),
        ("transformr", "transformer"),
        ("tansformer", "transformer"),
        ("distilbertt", "distilbert"),
        ("albret", "albert"),
        ("zzzzzz", ""),
        ("transformer", ""),
    ],
)
def test_a_word_with_one_mistake_is_offered_as_it_should_be(
    ask: Ask, library: list[Document], query: str, meant: str
) -> None:
    [answer] = ask([query], library)
    assert answer["meant"] == meant


def test_titles_come_before_headings_and_those_before_text(ask: Ask, article: Article) -> None:
    documents = [
        article("text.html", "一", {"": "关于蒸馏的文字。"}),
        article("work.html", "二", {"": "无"}, "蒸馏综述"),
        article("heading.html", "三", {"": "无", "蒸馏": "无"}),
        article("title.html", "蒸馏", {"": "无"}),
    ]
    [answer] = ask(["蒸馏"], documents)
    assert answer["pages"] == ["title.html", "heading.html", "work.html", "text.html"]


def test_words_in_one_section_come_before_words_apart(ask: Ask, article: Article) -> None:
    documents = [
        article("apart.html", "一", {"": "蒸馏。", "甲": "剪枝。"}),
        article("together.html", "二", {"": "无", "乙": "剪枝与蒸馏。"}),
    ]
    [answer] = ask(["剪枝 蒸馏"], documents)
    assert answer["pages"] == ["together.html", "apart.html"]
    assert answer["sections"] == [[1], [0, 1]]


TEXTS = st.text(alphabet="机器学习的语言BERTgpt35.-+ \n，", min_size=2, max_size=60)


@given(st.lists(TEXTS, min_size=2, max_size=8), st.data())
@settings(max_examples=15)
def test_every_part_of_two_characters_finds_exactly_the_articles_that_have_it(
    ask: Ask, texts: list[str], data: st.DataObject
) -> None:
    documents = [
        Document("", f"{number}.html", Searched.of("", [Passage("", "", (("b", text),))]))
        for number, text in enumerate(texts)
    ]
    pieces = [one.searched.folded.decode("utf-16-le").split(BREAK) for one in documents]
    parts = [part for text in texts for part in fold(text).split() if len(part) > 1]
    queries = []
    for part in parts:
        start = data.draw(st.integers(0, len(part) - 2))
        queries.append(part[start : data.draw(st.integers(start + 2, len(part)))].strip(".-+，"))
    # A single letter is looked for as a word of its own.
    queries = [query for query in queries if re.search("[a-z0-9]{2}|[^\\W\\da-z]", query)]
    for query, answer in zip(queries, ask(queries, documents), strict=True):
        right = {f"{at}.html" for at, lines in enumerate(pieces) if any(query in line for line in lines)}
        assert set(answer["pages"]) == right, query
