"""What a label paragraph (`参考：`, `源代码地址：`) says about the URL below it.

Property labels name one URL, and prose may follow; list labels open a list of URLs with titles.

| role | words of the label |
|---|---|
| `reading` | 参考 参见 参考文献 资料 文章 如下 延伸阅读 references … (lists) |
| `official` | 官网 官方网站 网站 website … |
| `code` | 代码 源码 实现 仓库 code GitHub … |
| `paper` | 论文 原文 paper … |
| `documentation` | 文档 手册 规范 documentation manual … |
| `tutorial` | 教程 课程 入门 指南 tutorial course … |
| `homepage` | 主页 博客 blog homepage … |
| `example` | 示例 例子 样例 例如 example … (例如 only above a repository, a demo or an image) |
| `image` | 原图 图片 上图的源地址 image … |
| `translation` | 中文版 译文 翻译 … |
| `data` | 数据 数据集 词典 dataset … |
| `demo` | 演示 在线编辑 demo … |
| `video` | 视频 video … |
| `model` | 模型 权重 model checkpoint … |
| `download` | 下载 安装包 镜像 download … |
| `source` | 来源 出处 摘自 转自 source … |
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Literal

from msgspec import Struct

#: Words at the end of a label, longest first within a role; earlier roles win.
_WORDS: tuple[tuple[str, str], ...] = (
    ("image", "原图|图片|上图的源|图的源|图源|图片来源|image|figure"),
    ("translation", "中文版|英文版|中译版|中译本|译文|翻译|中文|英文|translation|chinese|english"),
    (
        "code",
        "源代码|代码实现|代码|源码|官方实现|实现|仓库|代码库|code|github|gitee|gitlab|repo|repository|fork",
    ),
    ("paper", "论文|原文|原论文|paper|papers|arxiv|pdf"),
    (
        "documentation",
        "文档|手册|说明书|规范|标准|documentation|document|docs|doc|manual|api|wiki|spec|specification",
    ),
    ("tutorial", "教程|入门|指南|课程|公开课|讲义|用法|使用方法|tutorial|tutorials|course|guide|slides|ppt"),
    ("data", "数据|数据集|语料|语料库|词典|data|dataset|datasets|corpus"),
    ("demo", "演示|在线编辑|在线体验|在线试用|在线版|demo|playground"),
    ("video", "视频|录像|video|videos"),
    ("model", "模型|预训练模型|权重|model|models|weights|checkpoint|checkpoints"),
    ("download", "下载|安装包|镜像|cdn|download|downloads|mirror"),
    ("example", "示例|例子|样例|实例|范例|案例|例如|比如|example|examples|sample"),
    ("homepage", "个人主页|作者主页|(?<!项目)(?<!官方)主页|(?<!参考)博客|个人网站|blog|homepage|home page"),
    (
        "official",
        (
            "官网|官方(?:网[站页]|主页)|项目(?:主页|网站|页)|project page|(?<!参考|相关)网[站址页]|(?<!非)官方|"
            "(?:web ?)?site|official"
        ),
    ),
    ("source", "来源|出处|摘自|摘抄自|转自|引自|改编自|source|via"),
)
_LIST_WORDS = (
    "参考|参考文献|参考资料|参考链接|参考文章|参考阅读|参考博[客文]|参考书[目籍]|参见|详见|请见|可见|见|"
    "(?:参考|相关)网[站址页]|文章|资料|如下|以下|扩展阅读|延伸阅读|拓展阅读|推荐阅读|"
    "相关阅读|阅读|相关|链接|推荐|更多|其他|其它|综述|解读|评论|讨论|新闻|报道|"
    "reference|references|ref|refs|see|see also|links|link|further reading|reading|more|resources|related"
)
_PROPERTY = tuple((role, re.compile(rf"(?:{words})$", re.IGNORECASE)) for role, words in _WORDS)
_LIST = re.compile(rf"(?:{_LIST_WORDS})$", re.IGNORECASE)
_ANY_WORD = re.compile("|".join([*(words for _, words in _WORDS), _LIST_WORDS]), re.IGNORECASE)
_HEADING = re.compile(
    r"(?:参考|参考文献|参考资料|参见|资料|文章|链接|其他|其它|总结|概述|概况|简介|介绍|背景|引言|前言|序|历史|综述|教程|"
    r"入门|快速入门|安装|示例|相关|延伸阅读|扩展阅读|quick start|getting started|introduction|background|"
    r"references?|links?|others?|see also|resources?|overview|summary|tutorials?)[+=]*(?:-\d+)?",
    re.IGNORECASE,
)
#: A label that speaks of several things opens a list, whatever they are.
_PLURAL = re.compile(
    r"以下|如下|一些|这些|几[个篇本种]|(?<!第)[两三四五六七八九十]+[个篇本种部]|若干|不少|很多|有关|相关|等$"
)
_CLAUSE = re.compile(r"[。，,；;！!？?]")
_REMARK = re.compile(r"（[^（）]*）|\([^()]*\)")
#: The noun of a label stands within its last characters.
_LONGEST = 60
#: A longer label is a sentence.
_SHORT = 10
_TAIL = re.compile(
    r"(?:的)?(?:地址|链接|网址|站点|位置|连接|页面|url|link|address|有|是|为|在|到|都在这里|在这里|这里|如下|以下|参见|参考|可见|详见|请见|见|\s)+$",
    re.IGNORECASE,
)


class Label(Struct, frozen=True, gc=False):
    """What a label says.

    Attributes:
        text: without the colon.
        kind: `property` binds one URL, `list` opens a list, `sentence` is any other text that ends in a colon.
        role: of the references that it binds, or "" when it says none.
        word: the noun of the label, such as `官网` for `Kettle是开源的ETL工具。其官网为`, or its last clause.
    """

    text: str
    kind: Literal["property", "list", "sentence"]
    role: str = ""
    word: str = ""

    @property
    def name(self) -> str:
        """What to call it: all of its text where that is short."""
        return self.text if len(self.text) <= _SHORT else self.word or self.text


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label:
    """What a label's text says; it is read from its end, where the noun stands.

    Args:
        text: the label as written, with or without its colon.
    """
    plain = text.replace("**", "").replace("`", "").strip("：:_* \u3000")
    tail = (_CLAUSE.split(_REMARK.sub("", plain))[-1].strip() or plain)[-_LONGEST:]
    stem = _TAIL.sub("", tail)
    candidates = dict.fromkeys((tail, stem))
    for candidate, (role, pattern) in product(candidates, _PROPERTY):
        match = pattern.search(candidate)
        if match:
            return Label(plain, "list" if _PLURAL.search(tail) else "property", role, match.group())
    for candidate in candidates:
        match = _LIST.search(candidate)
        if match:
            return Label(plain, "list", "reading", match.group())
    if _PLURAL.search(tail):
        return Label(plain, "list", "", "")
    return Label(plain, "sentence", "", tail if len(tail) <= 30 else "")


#: Headings with such a role say what the list below them holds.
_HEADING_ROLES = frozenset({"code", "paper", "documentation", "tutorial", "data", "video"})


def read_heading(title: str) -> Label | None:
    """The label that a heading is for the list below it (`## 代码`), if it is nothing but a label's word."""
    label = read_label(title)
    return Label("", "list", label.role) if label.word == title and label.role in _HEADING_ROLES else None


@lru_cache(maxsize=4096)
def is_generic_heading(title: str) -> bool:
    """Whether a heading says what stands below it (`参考`, `论文地址`, `2021.12`), and so is the title of no work."""
    plain = title.strip("：:_*` ")
    if _HEADING.fullmatch(title):
        return True
    # Where no word begins, none ends; to look for a tail takes longer.
    if _ANY_WORD.match(plain) and (_ANY_WORD.fullmatch(plain) or _ANY_WORD.fullmatch(_TAIL.sub("", plain))):
        return True
    return not (title[:1].isalpha() or any(character.isalpha() for character in title))
