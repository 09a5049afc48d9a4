"""What headings name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.model import ParseOptions, Source, SourceKind
from biji.parse import parse
from biji.parse.headings import Named, read_heading


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("1.2 注意力机制", "注意力机制"),
        ("1. Attention", "Attention"),
        ("3.概述", "概述"),
        ("2）概述", "概述"),
        ("一、概述", "概述"),
        ("十二、 概述", "概述"),
        ("（1）概述", "概述"),
        ("(二) Overview", "Overview"),
        ("第三章 概述", "概述"),
        ("第2部分：概述", "概述"),
        ("③ 概述", "概述"),
        ("\u200b概述\ufeff ：", "概述"),
    ],
)
def test_numbering_before_a_name_is_left_out(title: str, name: str) -> None:
    assert read_heading(title).name == name


@pytest.mark.parametrize(
    "title",
    [
        "2023.2",
        "3D卷积",
        "2.5D封装",
        "4.0时代",
        "3.5 GHz",
        "1",
        "（1）",
        "一切",
        "一.",
        "第三产业",
        "十月革命",
        "20 世纪",
        "2.x",
    ],
)
def test_numbers_that_belong_to_a_name_stay(title: str) -> None:
    assert read_heading(title).name.rstrip(".") == title.rstrip(".")


@pytest.mark.parametrize(
    "ending",
    [
        "（续）",
        "(续)",
        " （续1）",
        "（续二）",
        "（续 3）",
        "（续篇）",
        "（再续）",
        "（二续）",
        "(continued)",
        " (cont.)",
        " (Cont'd)",
        "【续】",
    ],
)
@pytest.mark.parametrize("name", ["BERT", "泽连斯基", "C++", "2023.2", "X（2）"])
def test_a_continued_heading_names_what_it_continues(name: str, ending: str) -> None:
    read = read_heading(name + ending)
    assert (read.name, read.form, read.key) == (name, "continued", read_heading(name).key)


@pytest.mark.parametrize("title", ["续", "（续）", "续集（1）", "后续", "X（续集）", "continued fractions"])
def test_other_continuing_words_are_names(title: str) -> None:
    assert read_heading(title).form == ""


@pytest.mark.parametrize("title", ["中东+", "中东＋", "国际共运 +", "东南亚=", "USA=", "深度学习（视觉）+", "C++="])
def test_a_sign_behind_a_subject_is_overflow(title: str) -> None:
    read = read_heading(title)
    if title == "C++=":
        assert (read.name, read.form) == (title, "")
    else:
        assert (read.name, read.form) == (title[:-1].rstrip(), "overflow")


@pytest.mark.parametrize(
    "title", ["C++", "G++", "Notepad++", "HDR+", "A+", "Google+", "DeepLabv3+", "+", "=", "a+=", "i++", "现代C++"]
)
def test_a_sign_that_may_be_a_names_own_stays(title: str) -> None:
    read = read_heading(title)
    assert (read.name, read.form) == (title, "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Faster R-CNN", "faster rcnn"),
        ("U-Net", "UNET"),
        ("ＧＡＮ", "GANs"),
        ("RNN", "RNNs"),
        ("损失 函数", "损失函数"),
    ],
)
def test_spellings_of_one_subject_share_a_key(one: str, other: str) -> None:
    assert read_heading(one).key == read_heading(other).key


@pytest.mark.parametrize(
    ("one", "other"), [("C", "C++"), ("C#", "C"), ("2023-1", "20231"), ("HDR", "HDR+"), ("DNS", "DN")]
)
def test_other_subjects_have_other_keys(one: str, other: str) -> None:
    assert read_heading(one).key != read_heading(other).key


def test_a_heading_of_nothing_but_signs_names_nothing() -> None:
    assert read_heading("？——！").key == ""


def test_headings_of_an_article_know_what_they_name() -> None:
    text = "---\ntitle: t\n---\n# 1. **BERT**（续）\n\n## $$L_1$$ 范数\n"
    article = parse(Source("_posts/2020-1-1-a.md", SourceKind.POST, text.encode()), ParseOptions()).article
    assert article is not None
    headings = [section.heading for section in article.body.walk() if section.heading]
    assert [(each.name, each.key, each.form) for each in headings] == [
        ("BERT", "bert", "continued"),
        ("L_1 范数", "l_1范数", ""),
    ]


@given(st.text(alphabet="ab C学习1.、（续）()+= -", max_size=12))
def test_what_continues_a_heading_shares_its_key(title: str) -> None:
    read = read_heading(title)
    if read.key and not read.form:
        assert read_heading(f"{read.name}（续）") == Named(read.name, read.key, "continued")
