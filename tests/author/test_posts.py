"""A new post is named and headed like those that are there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from biji.author import NewPost, new_post, read_posts
from biji.build import Request, load

DAY = dt.date(2024, 7, 1)


def post(folder: Path, name: str, head: str, body: str = "text") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}\n---\n\n{body}\n", encoding="utf-8")


def made(folder: Path, title: str = "BERT and GPT", **wanted: Any) -> tuple[str, str]:  # noqa: ANN401  its fields
    file = new_post(NewPost(title, DAY, **wanted), read_posts(folder))
    assert isinstance(file.content, bytes)
    return file.path, file.content.decode()


def head(text: str) -> list[str]:
    return text.partition("\n---\n")[0].removeprefix("---\n").split("\n")


def test_in_an_empty_folder_it_is_as_jekylls_documentation_has_it(tmp_path: Path) -> None:
    assert made(tmp_path) == (
        "_posts/2024-07-01-bert-and-gpt.md",
        "---\nlayout: post\ntitle: BERT and GPT\ncategory:\n---\n\n",
    )
    assert made(tmp_path, draft=True)[0] == "_drafts/bert-and-gpt.md"


def test_the_first_of_a_series_has_its_name_once_in_the_slug(tmp_path: Path) -> None:
    assert made(tmp_path, series="Attention")[0] == "_posts/2024-07-01-attention-bert-and-gpt.md"
    assert made(tmp_path, "Attention（一）", series="attention")[0] == "_posts/2024-07-01-attention.md"


def test_date_slug_suffix_and_folder_are_like_the_others(tmp_path: Path) -> None:
    post(tmp_path, "notes/_posts/2024-1-2-Some_Thing.markdown", "title: x\ncategory: A")
    assert made(tmp_path)[0] == "notes/_posts/2024-7-1-BERT_and_GPT.markdown"
    assert made(tmp_path, topic="A")[0] == "notes/_posts/2024-7-1-BERT_and_GPT.markdown"
    post(tmp_path, "_posts/2024-01-20-a-b.md", "title: x")
    post(tmp_path, "_posts/2024-01-21-c-d.md", "title: x")
    assert made(tmp_path, topic="B")[0] == "_posts/2024-7-1-bert-and-gpt.md"


def test_what_recent_posts_have_in_common_is_taken_over(tmp_path: Path) -> None:
    own = "permalink: /x/\ntags: [t]\ndescription: d\nnote: {number}\n# comment"
    for number in range(1, 5):
        text = f"layout: article\ntitle:  Old\nauthor: me\n{own.format(number=number)}\nlinks:\n  - a\n  - b"
        post(tmp_path, f"_posts/2024-01-0{number}-a.md", text)
    assert head(made(tmp_path)[1]) == [
        "layout: article",
        "title:  BERT and GPT",
        "author: me",
        "links:",
        "  - a",
        "  - b",
    ]


@pytest.mark.parametrize(
    ("old", "topic", "new"),
    [
        ("category: A", "Deep Learning", ["category: Deep Learning"]),
        ("category:  A ", "B", ["category:  B"]),
        ("category: 'A'", "B's", ["category: 'B''s'"]),
        ("category: A", "", ["category:"]),
        ("categories: [A, B]", "C D", ["categories: [C D]"]),
        ("categories: [A]", "C, D", ['categories: ["C, D"]']),
        ("categories: A B", "C D", ["categories: [C D]"]),
        ("categories: A", "C", ["categories: C"]),
        ("categories:\n  - A\n  - B", "C", ["categories:", "  - C"]),
        ("categories:\n- A", "C", ["categories:", "- C"]),
        ("category: A", "#1", ['category: "#1"']),
    ],
)
def test_the_topic_is_written_as_the_others_are(tmp_path: Path, old: str, topic: str, new: list[str]) -> None:
    post(tmp_path, "_posts/2024-01-02-a.md", f"title: x\n{old}")
    file = made(tmp_path, topic=topic)
    assert head(file[1])[1:] == new
    post(tmp_path, file[0], "\n".join(head(file[1])))
    assert read_posts(tmp_path)[0].article.metadata.categories == ((topic,) if topic else ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2024-01-02", "2024-07-01"),
        ("2024-01-02 10:20:30 +0800", "2024-07-01 00:00:00 +0800"),
        ("2024-1-2 10:20", "2024-07-01 00:00:00"),
    ],
)
def test_a_date_is_written_where_the_others_have_one(tmp_path: Path, old: str, new: str) -> None:
    post(tmp_path, "_posts/2024-01-02-a.md", f"title: x\ndate: {old}")
    assert head(made(tmp_path)[1])[1] == f"date: {new}"


def test_a_table_of_contents_stands_where_the_others_have_one(tmp_path: Path) -> None:
    post(tmp_path, "_posts/2024-01-02-a.md", "title: x", "* toc\n{:toc}\n\n# A")
    assert made(tmp_path)[1].endswith("---\n\n* toc\n{:toc}\n")


@pytest.mark.parametrize(
    ("slugs", "title", "topic", "slug"),
    [
        ([], "深度学习", "", "post-1"),
        ([], "深度学习", "Deep Learning", "deep-learning-1"),
        (["Deep_Learning_41", "Deep_learning_7"], "深度学习", "Deep Learning", "Deep_Learning_42"),
        (["深度学习", "强化学习"], "图神经网络", "", "图神经网络"),
        (["a-b"], "A B", "", "a-b-2"),
        (["a-b", "a-b-2"], "A B", "", "a-b-3"),
        ([], "C++: the 2nd ＡＢＣ", "", "c-the-2nd-ABC".lower()),
        ([], "one two three four five six seven", "", "one-two-three-four-five-six"),
    ],
)
def test_a_slug_is_made_of_the_words_that_fit(
    tmp_path: Path, slugs: list[str], title: str, topic: str, slug: str
) -> None:
    for day, name in enumerate(slugs, 1):
        post(tmp_path, f"_posts/2024-01-{day:02}-{name}.md", "title: x")
    assert made(tmp_path, title, topic=topic)[0] == f"_posts/2024-07-01-{slug}.md"


def test_a_slug_of_the_authors_own_stays_in_the_folder(tmp_path: Path) -> None:
    assert made(tmp_path, slug="../../etc/x")[0] == "_posts/2024-07-01-etc-x.md"
    assert made(tmp_path, slug="My_Name")[0] == "_posts/2024-07-01-My_Name.md"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30))
def test_whatever_the_title_it_is_read_back(tmp_path: Path, title: str) -> None:
    path, text = made(tmp_path, title)
    assert path.count("/") == 1
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    loaded = load(Request(tmp_path, dt.datetime(2024, 8, 1, tzinfo=dt.UTC), jobs=1))
    (tmp_path / path).unlink()
    (article,) = loaded.site.articles.values()
    if title.split() and not set(title) & set("\u200b\u2060\ufeff"):
        assert article.metadata.title
        assert not [problem for problem in loaded.diagnostics if problem.code.startswith("front-matter")]
