"""Which headings name no subject."""

from __future__ import annotations

import pytest

from biji.link.generic_headings import GenericHeadings
from biji.text import subject_key

RULE = GenericHeadings()


def is_generic(name: str, **more: bool) -> bool:
    return RULE.names_no_subject(name, subject_key(name), **more)


@pytest.mark.parametrize(
    "name",
    [
        *("参考", "小结", "其他", "杂谈", "数据集", "References", "Quick Start", "Related Work", "FAQ"),
        *("使用方法", "实现细节", "常用命令", "其他工具", "发展历史", "研究背景", "模型结构"),
        *("工作原理", "性能优化", "案例分析", "踩坑记录", "公式推导"),
        *("前置要求", "应用场景", "核心特性", "解决方案", "源码解读", "论文地址", "创新点", "本章小结", "课后习题"),
        *("参数说明", "项目介绍", "未来展望", "相关技术", "快速开始", "最佳实践", "关于作者", "常见问题及解决办法"),
        *("Best practices", "Future Work", "Ablation Study", "Key takeaways", "Known issues", "Main Algorithms"),
        *("已知限制", "系统设计", "总览", "选择题", "Mind Map", "Input and Output", "Problem Formulation"),
        *("安装与配置", "背景和意义", "Tips & Tricks", "start命令", "main函数"),
        *("实验2", "示例代码3", "Example 1", "方法一"),
    ],
)
def test_words_of_structure_name_no_subject_alone_joined_or_numbered(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize(
    "name",
    ["2024.6", "2023年5月", "1.2", "第三章", "第一部分", "步骤一", "Part II", "Day 12", "Q2", "v2.1", "其他博弈问题"],
)
def test_numbers_dates_chapters_and_what_is_left_over_name_no_subject(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize(
    "name",
    [
        *("为什么会这样？", "他走了。", "What is this and why should you care about it at all today"),
        *("如何选择镜头", "光圈是什么", "Why lenses matter"),
        "那一年的冬天来得特别早，我们在江边等了很久也没有等到船",
    ],
)
def test_sentences_name_no_subject(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize(
    "name",
    [
        *("卡尔曼滤波", "数据结构", "编译原理", "设计模式", "推荐系统", "知识图谱", "损失函数", "黑洞", "太平天国"),
        *("BERT", "Faster R-CNN", "C++", "GPT-3", "H.264", "TCP/IP", "Policy Gradient", "Model Learning"),
        *("数据处理", "实验设计", "基础模型", "推荐算法", "语法分析", "Language Model", "Set Theory", "vi", "V8"),
        *("操作系统原理", "目标函数", "视频理解", "阅读理解", "函数依赖", "Algorithm Design", "Proof of Work"),
        *("年号", "数学分析", "系统分析", "文件系统", "需求分析", "交叉编译"),
        *("训练集、验证集和测试集", "IaaS，PaaS，SaaS", "std::bind & std::placeholders", "轻量化Transformer"),
    ],
)
def test_subjects_stay_even_when_they_hold_words_of_structure(name: str) -> None:
    assert not is_generic(name)


@pytest.mark.parametrize("name", ["清", "R", "996", "何谓好？", "经济"])
def test_what_a_title_names_is_a_subject_however_short(name: str) -> None:
    assert is_generic(name)
    assert not is_generic(name, in_title=True)


def test_a_title_makes_no_subject_of_a_word_of_structure() -> None:
    assert is_generic("概述", in_title=True)


def test_a_site_adds_its_own_in_any_spelling() -> None:
    rule = GenericHeadings(["每周 一图"])
    assert rule.names_no_subject("每周一图", subject_key("每周一图"), in_title=True)
    assert not rule.names_no_subject("每周一书", subject_key("每周一书"))
