"""Headings that name no subject: 参考, Quick Start, 使用方法, 2024.6, 步骤一, 第三章, and whole sentences.

Three kinds, by form alone:

    words       nothing but words of structure: one of them (小结), one with what may stand before it (其他+工具,
                实现+细节), several side by side (安装与配置, start命令, Further Reading), also with a number (实验2)
    numbers     numbers, dates, chapters and steps; a single character
    sentences   what ends like one, or is as long as one

A number, a character or a sentence that a title names is a subject nevertheless: 清, R, 996.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from biji.text import subject_key

# Each of these alone is no subject.
_ALONE = """
    参考 参考书 参见 另见 延伸阅读 扩展阅读 相关阅读 概述 概要 概况 概览 简介 介绍 引言 引子 楔子 前言 序 序言 序章
    绪论 导言 导论 导读 开篇 缘起 正文 目录 附录 后记 后话 尾声 结语 结束语 结论 结尾 总结 小结 综述 摘要 背景 动机
    方法 实验 结果 讨论 分析 安装 部署 使用 用法 示例 样例 实例 范例 例子 例题 例 案例 习题 练习 作业 答案 代码 源码
    源代码 工具 资源 资料 素材 论文 论文集 文章 文献 书籍 书单 图书 教材 课程 视频 图片 图集 插图 链接 友链 网址 网站
    官网 官方网站 主页 博客 数据 数据集 数据准备 其他 其它 其余 杂项 杂谈 杂记 杂七杂八 杂感 杂烩 随笔 随想 闲话 闲聊
    题外话 花絮 轶事 趣闻 逸闻 未分类 分类 历史 沿革 年表 大事记 时间线 术语 术语表 名词解释 概念 定义 定理 推论 引理
    性质 特点 特性 原理 理论 公式 推导 证明 步骤 流程 过程 实现 应用 优点 缺点 优缺点 优势 劣势 不足 局限 局限性 性能
    效果 评价 评估 评测 测试 调试 编译 编译安装 配置 设置 环境 环境搭建 参数 命令 语法 接口 函数 操作 功能 问题 疑问
    难点 要点 重点 注意 注意事项 提示 技巧 心得 体会 感想 感悟 感受 思考 观点 点评 评论 后续 更新 更新日志 补充 补遗
    更多 未完待续 待续 待办 计划 目标 目的 意义 需求 设计 架构 结构 模型 算法 训练 预处理 策略 细节 说明 备注 注释 注
    声明 致谢 人物 地点 事件 经过 起因 起源 由来 现状 展望 未来 前景 趋势 影响 后果 原因 教训 经验 故事 八卦 笑话 语录
    名言 段子 新闻 动态 快讯 日记 游记 见闻 项目 产品 公司 厂商 组织 机构 团队 作者 版本 平台 硬件 软件 系统 框架 库
    语言 基础 入门 进阶 高级 初级 教程 网络结构 网络架构 实验分析 结果分析 代码分析 优化 改进 变种 变体 扩展 拓展 对比
    比较 区别 联系 关系 小知识 冷知识 常识 知识点 写在前面 写在最后 碎碎念 吐槽 杂图 备忘 备忘录 笔记 读书笔记
    学习笔记 常见问题 其一 其二 发展史 数学原理 工作原理 编译方法 快捷键 常见错误 踩坑 踩坑记录 小技巧 实战 实践
    案例分析 源码分析 目录结构 文件结构 系统架构 整体架构 总体架构 流程图 优化方法 性能优化 性能分析 性能测试
    改进方案 资源汇总 推荐书籍 推荐阅读 公开课 视频教程 社区 论坛 公式推导 计算 计算方法 求解 解法 应用领域 应用举例
    人物介绍 人物志 经验教训 经验总结 心得体会 思考题 剧情 攻略 玩法 角色 番外 番外篇 前传 发布 表格 照片 数据预处理
"""
# These make a heading of structure when nothing but such words stands before them ...
_HEADS = """
    方法 方式 办法 细节 结果 流程 步骤 过程 结构 架构 代码 实现 知识 概念 工作 资料 材料 文献 书目 问题 场景 历史 历程
    思想 思路 原理 命令 工具 软件 资源 链接 网站 书籍 论文 文章 列表 清单 事项 说明 笔记 心得 策略 技巧 设置 配置 参数
    指标 标准 贡献 特点 优点 缺点 优势 不足 意义 价值 目标 内容 部分 分类 种类 类型 定义 性质 应用 发展 现状 前景 展望
    趋势 效果 对比 比较 总结 介绍 简介 概述 综述 教程 示例 例子 案例 环境 操作 语法 用法 函数 算法 模型 博客 项目 情况
    信息 人物 事件 讨论 设计 优化 改进 准备 数据 版本 阅读 任务 测试 手册 指南 文档 因素 要求 事宜 背景 想法 看法 观点
    思考
"""
# ... which are these, and the heads themselves where they are listed here too.
_BEFORE = """
    基本 基础 相关 其他 其它 其余 另外 主要 核心 关键 重要 常用 常见 一些 更多 几个 几种 各种 安装 使用 训练 实验 算法
    模型 研究 项目 代码 论文 参考 示例 背景 应用 发展 历史 评价 评估 开发 运行 调试 环境 测试 具体 详细 简单 总体 整体
    个人 学习 预备 前置 准备 实现 官方 入门 进阶 高级 补充 扩展 最新 后续 早期 经典 典型 实际 理论 技术 问题 结果 版本
    原始 复现
"""
_ENGLISH = """
    other others misc miscellaneous miscellany overview introduction intro conclusion conclusions summary abstract
    preface foreword prologue epilogue appendix references reference bibliography further reading related work works
    background motivation method methods methodology approach experiment experiments experimental result results
    evaluation discussion implementation details detail quick start quickstart getting started how to usage use using
    install installation installing setup set up configuration config configure build building compile compiling run
    running test testing tests debug debugging example examples sample samples demo demos tutorial tutorials guide
    tips tricks tip trick faq faqs q&a qa todo todos links link resources resource papers paper article articles book
    books video videos code codes source dataset datasets data model models architecture training notes note more and
    the a an of for in with on by step steps part chapter section features feature requirements prerequisites
    dependencies license changelog history contents content about contact support basic basics advanced simple general
    common main key idea ideas overall problem problems issue issues definition definitions theory application
    applications pros cons advantages disadvantages comparison performance update updates news blog blogs website
    websites wiki docs documentation download downloads tool tools project projects what why is are this it here
    thoughts random stuff etc table figure figures acknowledgements acknowledgments future next previous old new my as
    or from its your default defaults option options setting settings parameter parameters kind kinds rule rules
    command commands
"""
_NUMERALS = "零〇一二三四五六七八九十百"
_NUMBER = re.compile(
    rf"""(?=\D*\d)[\d\s.,:：/~～\-–—+年月日号点时分]+
    | 第[\d{_NUMERALS}]+(?:[章节讲课部篇回集卷步天周期关]|部分|阶段) | [上中下]篇 | [{_NUMERALS}]+
    | (?:day|week|lesson|lecture|vol|no|episode|round|stage|phase|unit|part|chapter|section|step)[\s.]*(?:\d+|[ivx]+)
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(rf"(?<=\S)[\s#\-.]*(?:\d+|[{_NUMERALS}]+|(?<![a-z])[a-divx])$")
_LAST = frozenset(f"{_NUMERALS}abcdivx")
_CLAUSE = re.compile(r"[，,；;]")
_BRACKETED = re.compile(r"\([^()]*\)")
_WORDS = re.compile(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+(?:[&'][^\W\u3400-\u9fff]+)*")
_OTHER = ("其他", "其它", "其余", "other ", "more ")
_JOINED = re.compile("[的和与及或]")

#: Beyond this a heading says something about a subject instead of naming it: characters and words.
_LONGEST, _MOST_WORDS, _LONGEST_CLAUSES = 40, 10, 24


class GenericHeadings:
    """The rule, with the words that a site adds to it.

    Args:
        own: more headings that are no subjects (`generic_headings:` of the site's configuration).
    """

    def __init__(self, own: Iterable[str] = ()) -> None:
        self._own = frozenset(map(subject_key, own))
        self._alone = frozenset((*_ALONE.split(), *_ENGLISH.split()))
        before, heads = (_either(words) for words in (_BEFORE, _HEADS))
        self._composed = re.compile(f"(?:{before})*(?:{heads})")

    def names_no_subject(self, name: str, key: str, *, in_title: bool = False) -> bool:
        """Whether a heading is generic.

        Args:
            name: of the heading.
            key: the name, normalised.
            in_title: a title or a category names it.
        """
        if key in self._own:
            return True
        plain = unicodedata.normalize("NFKC", name).strip().casefold()
        if not in_title and (
            len(key) < 2 or _NUMBER.fullmatch(plain) or _is_sentence(plain) or plain.startswith(_OTHER)
        ):
            return True
        return self._is_structure(plain) or (_may_be_numbered(plain) and self._is_structure(_NUMBERED.sub("", plain)))

    def _is_structure(self, plain: str) -> bool:
        words = _WORDS.findall(plain)
        return bool(words) and all(map(self._is_word, words))

    def _is_word(self, word: str) -> bool:
        return self._is_unit(word) or (len(parts := _JOINED.split(word)) > 1 and all(map(self._is_unit, parts)))

    def _is_unit(self, word: str) -> bool:
        return word in self._alone or bool(self._composed.fullmatch(word))


def _may_be_numbered(plain: str) -> bool:
    """By the last character: to look for a number from every other one costs more than all else here."""
    return plain[-1:].isdecimal() or plain[-1:] in _LAST


def _is_sentence(plain: str) -> bool:
    if "(" in plain:
        plain = _BRACKETED.sub("", plain)
    if "。" in plain or plain.endswith(("!", "?")):
        return True
    if len(plain) > _LONGEST_CLAUSES and not plain.isascii() and _CLAUSE.search(plain):
        return True
    return len(plain.split()) > _MOST_WORDS or (not plain.isascii() and len(plain) > _LONGEST)


def _either(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))
