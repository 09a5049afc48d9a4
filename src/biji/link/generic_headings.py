"""Headings that name no subject: 参考, Quick Start, 使用方法, 2024.6, 步骤一, 第三章, and whole sentences.

Four kinds, by form alone:

    words       nothing but words of structure: one of them (小结), one with what may stand before it (其他+工具,
                实现+细节), several side by side (安装与配置, start命令, Further Reading), also with a number (实验2);
                some that are so made name a subject nevertheless (数据+结构)
    numbers     numbers, dates, chapters and steps; a single character
    sides       of a country or a time: 政治, 经济
    sentences   what ends like one, begins like a question, or is as long as one

A number, a character, a side or a sentence that a title names is a subject nevertheless: 清, R, 996.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from biji.text import subject_key

# Each of these alone is no subject.
_ALONE = """
    参考 参见 另见 概要 引子 楔子 前言 序 序言 序章 绪论 导言 导论 开篇 缘起 正文 附录 后记 后话 尾声 结束语 结束
    结尾 最后 全文完 例 例题 样例 范例 举例 举例说明 举个例子 一个例子 参考书 图书 教材 课程 视频 图片 图集 插图 照片
    表格 友链 网址 官网 主页 数据集 杂项 杂谈 杂记 杂七杂八 杂感 杂烩 杂图 随笔 随想 闲话 闲聊 题外话 花絮 轶事 趣闻
    逸闻 未分类 沿革 年表 大事记 时间线 定理 推论 引理 命题 公理 局限性 接口 后续 补遗 更多 未完待续 待续 注 地点
    事件 经过 起因 起源 由来 后果 原因 教训 经验 故事 八卦 笑话 语录 名言 段子 新闻 动态 快讯 日记 游记 见闻 产品
    公司 厂商 组织 机构 团队 平台 硬件 系统 库 语言 初级 变种 变体 区别 联系 关系 异同 小知识 冷知识 常识 知识点
    写在前面 写在最前 写在最后 写在开头 写在后面 碎碎念 吐槽 备忘 备忘录 其一 其二 踩坑 小技巧 小贴士 社区 论坛 剧情
    攻略 玩法 角色 番外 番外篇 前传 发布 关于 关于我 关于作者 关于本书 关于本文 联系我 联系我们 联系方式 前情提要
    前情回顾 太长不看 许可证 许可协议 版权 版权声明 免责声明 记号 约定 返回值 输入 输出 输入输出 组成 组成部分 共同点
    相同点 不同点 异同点 方法学 伪代码 思维导图 流程图 结构图 架构图 原理图 示意图 效果图 截图 网络结构 网络架构
    网络设计 几何意义 几何解释 几何直观 物理意义 物理解释 直观理解 直观解释 直观认识 数学原理 数学推导 数学定义
    数学描述 数学表达 数学表示 数学形式 数学证明 数学公式 数学符号 优化方法 优化思路 编译方法 编译安装 编译运行
    编译环境 计算 计算方法 计算公式 计算过程 计算步骤 发展史 发展简史 人物志 排行榜 生态 周边 彩蛋 小测验 读后感
    观后感 听后感 消融实验 输出结果 输入数据 一句话总结 最后的话 正文开始 遇到 坑 性能 编译 点评 评论 未来 预处理
    数据预处理 公开课 应用领域 应用举例 经验教训 心得体会 工具推荐 书籍推荐 软件推荐 资源推荐 图 表 总览 索引 引用
    反馈 大作业 选择题 填空题 判断题 简答题 计算题 本文 本章 本节 本书 未看 待分类 系统架构 系统设计 系统结构
    系统环境 系统配置 系统要求 系统需求 系统实现 系统功能 系统概述 系统测试 视频教程 视频课程 视频资料 补充材料
    参考材料 函数 常用函数 核心函数 主要函数 其他函数 函数列表 函数说明 生平 早年 晚年 童年 家世 身世 家庭 去世 死因
    老照片 网友 网友评论 问答 书评 影评 采访 演讲 更新日志 变更日志
"""
# These make a heading of structure, alone or when nothing but such words stands before them ...
_HEADS = """
    方法 方式 办法 做法 手段 细节 结果 流程 步骤 过程 结构 架构 代码 源码 源代码 实现 知识 概念 工作 资料 材料 文献
    书目 书单 问题 疑问 场景 历史 历程 思想 思路 原理 命令 工具 软件 资源 素材 链接 网站 书籍 论文 论文集 文章 列表
    清单 事项 说明 笔记 心得 策略 技巧 设置 配置 参数 指标 标准 贡献 贡献点 创新点 特点 特性 优点 缺点 优缺点 优势
    劣势 不足 缺陷 亮点 意义 价值 目标 目的 内容 部分 分类 种类 类型 定义 性质 应用 发展 演进 现状 前景 展望 趋势
    效果 对比 比较 总结 小结 介绍 简介 简述 概述 概况 综述 教程 示例 例子 实例 用例 案例 样本 程序 环境 操作 语法
    用法 使用 算法 模型 博客 项目 情况 信息 人物 讨论 设计 优化 改进 准备 数据 版本 阅读 任务 测试 手册 指南 文档
    因素 要求 事宜 背景 想法 看法 观点 思考 描述 分析 解析 解读 讲解 详解 剖析 解释 推导 证明 求解 解法 解决 展示
    演示 地址 下载 安装 部署 搭建 调试 验证 评价 评估 测评 评测 选型 结论 结语 摘要 标题 作者 要点 重点 难点 疑点
    考点 功能 机制 规则 原则 条件 前提 依赖 需求 动机 理解 感想 感悟 感受 体会 收获 反思 回顾 拾遗 汇总 整理 合集
    大全 方案 习题 练习 作业 题目 题 思考题 面试题 答案 解答 导读 引言 引入 格式 来源 路线 路线图 记录 声明 致谢 模块
    组件 属性 元素 选项 公式 符号 术语 术语表 名词 名词解释 实验 实战 实践 训练 复现 理论 技术 基础 入门 上手 进阶
    高级 官方文档 补充 扩展 拓展 延伸 更新 计划 待办 开始 框架 快捷键 方向 研究 概览 启动 论证 排查 基准 注意点 注意
    提示 备注 注释 局限 目录 成果 影响 限制 能力
"""
# ... which are these, and the heads themselves where they are listed here too.
_BEFORE = """
    基本 基础 相关 其他 其它 其余 另外 主 主要 核心 关键 重要 常用 常见 通用 一些 一点 更多 几个 几种 几点 各种 多种
    两种 三种 所有 全部 安装 使用 训练 实验 算法 模型 研究 项目 代码 源码 源代码 论文 参考 示例 案例 实例 背景 应用
    发展 历史 评价 评估 测评 性能 开发 运行 调试 环境 测试 具体 详细 简单 简要 简易 完整 总体 整体 整个 全局 大致
    个人 学习 预备 前置 准备 实现 官方 入门 进阶 高级 补充 扩展 拓展 延伸 深入 最新 后续 早期 经典 典型 实际 实战
    实用 好用 有用 理论 技术 问题 疑难 结果 版本 原始 复现 本章 本节 本文 本书 本篇 本课 全文 文章 章节 课后 课程
    课堂 读书 阅读 听课 复习 教学 中文 英文 国内 国外 在线 线上 第三方 开源 主流 适用 操作 创建 构建 功能 接口 方法
    方案 框架 流程 步骤 过程 任务 目标 设计 架构 工作 数据 内容 目录 文件 语法 前提 验证 人物 参数 选项 函数 命令
    概念 术语 名词 符号 公式 原理 推导 证明 求解 分析 对比 比较 优缺点 优点 缺点 创新 研发 部署 搭建 下载 依赖 更新
    修改 修订 变更 错误 报错 异常 故障 排查 踩坑 避坑 面试 快速 新手 零基础 必备 必要 必需 必须 可选 最佳 最终 最后
    初步 初始 未来 当前 目前 时代 现实 作者 我的 自己 推荐 年度 年终 阶段 生产 业务 产品 需求 技巧 经验 效果 输入
    输出 影响 注意 易错 遗留 形式化 直接 解决 改进 总结 资料 资源 工具 书籍 正确 已知 待
"""
# Sides of a country or a time: subjects only where a title says so.
_SIDES = """
    政治 经济 军事 文化 外交 科技 交通 地理 人口 气候 民族 宗教 社会 民生 法律
"""
# What is made of such words, and yet a subject.
_SUBJECTS = """
    数据结构 数据分析 数据处理 数据模型 实验设计 基础模型 相关分析 参数模型 参数方法 技术分析 环境模型 学习算法
    学习模型 学习理论 推荐算法 推荐模型 模型评估 模型训练 模型部署 推导公式 研究方法 测试用例 接口测试 文件操作
    任务分解 训练数据 测试数据 流程分析 训练算法 应用数据 证明理论 设计理论 分析方法 函数模型 概念模型 过程模型
    需求分析 工作记忆 文件格式 通用算法 符号计算 开源软件 应用软件 业务架构 推荐技术 分析工具 语法分析 内容分析
    验证方法 计算能力 学习能力 数据能力 阅读理解 问题求解 技术指标 测试框架 函数依赖 数据依赖 依赖分析 内容理解
    概念分析 系统分析 必要条件
"""
_ENGLISH = """
    other others misc miscellaneous miscellany overview introduction intro conclusion conclusions concluding summary
    abstract preface foreword prologue epilogue afterword appendix references reference ref refs bibliography further
    reading readings related work works background preliminary preliminaries motivation motivations method methods
    methodology approach approaches experiment experiments experimental result results evaluation evaluations
    discussion discussions implementation implementations detail details quick start quickstart getting started how
    to usage use using uses install installation installing setup set up configuration config configure build
    building compile compiling run running test testing tests debug debugging example examples sample samples demo
    demos tutorial tutorials guide guides tips tricks tip trick faq faqs q&a qa todo todos do links link resource
    resources material materials papers paper article articles book books video videos course courses slide slides
    talk talks lecture lectures blog blogs website websites code codes source dataset datasets data model models
    architecture training notes note more and the a an of for in with on by at step steps part parts chapter section
    feature features requirement requirements prerequisite prerequisites dependencies license changelog history
    contents content about me contact support basic basics advanced simple general common main key core idea ideas
    overall problem problems issue issues known definition definitions application applications pros cons advantages
    disadvantages benefits drawbacks limitation limitations comparison comparisons performance update updates news
    docs documentation document documents download downloads tool tools project projects what why is are this it here
    thought thoughts random stuff etc table figure figures acknowledgements acknowledgments acknowledgement
    acknowledgment future next previous old new my our you as or from its your default defaults option options
    setting settings parameter parameters kind kinds rule rules command commands brief short final closing useful
    important recommended additional extra extras bonus takeaway takeaways contribution contributions contributing
    contributors credits challenge challenges statement description descriptions structure directory folder proposed
    remarks remark warm wrapping toy case cases study studies ablation question questions answer answers exercise
    exercises homework assignment assignments solution solutions first second third finally last one two three best
    practice practices list point points concept concepts topic topics technical see also let's tl dr tldr dirty
    preparation prepare roadmap milestones timeline cheatsheet cheat sheet glossary terminology notation notations
    outline agenda objectives objective goals goal citation citations cite citing error errors bug bugs wiki change
    changes argument arguments analysis metrics preprocessing troubleshooting plan plans formulation formulations
    publication publications purpose caveat caveats synopsis thanks planning improvement improvements version
    versions supported reproduce reproduction comment comments author authors maintainers survey surveys review
    reviews insight insights
"""
# One of these is no subject, alone or between words of no weight.
_ENGLISH_NOUNS = """
    algorithm algorithms api apis complexity corollary design environment environments framework frameworks function
    functions github hyperparameters input inputs intuition language languages lemma lemmas library libraries metric
    network networks output outputs proof proofs properties property service services software system systems task
    tasks theorem theorems theory development
"""
_ENGLISH_WEIGHTLESS = """
    the a an and or of for our my its some more other main key core basic basics important simple common general
    overall advanced useful related new final
"""
_PHRASES = ("mind map", "network architecture", "return value", "return values")
_SUBJECTS_IN_ENGLISH = ("training set", "test set", "code review", "data structure", "data analysis", "point set")
_NUMERALS = "零〇一二三四五六七八九十百"
_NUMBER = re.compile(
    rf"""(?=\D*\d)[\d\s.,:：/~～\-–—+年月日号点时分]+
    | 第[\d{_NUMERALS}]+(?:[章节讲课部篇回集卷步天周期关点条题例次轮幕]|部分|阶段) | [上中下]篇 | [{_NUMERALS}]+
    | (?:day|week|lesson|lecture|vol|no|episode|round|stage|phase|unit|part|chapter|section|step)[\s.]*(?:\d+|[ivx]+)
    | (?:chap|ch|section|sec|lec|question|q|problem|exercise|ex|figure|fig|table|version)[\s.]*\d+(?:\.\d+)*
    | v\d+(?:\.\d+)+
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(rf"(?<=\S)[\s#\-.]*(?:\d+|[{_NUMERALS}]+|(?<![a-z])[a-divx])$")
_LAST = frozenset(f"{_NUMERALS}abcdivx")
_CLAUSE = re.compile(r"[，,；;]")
_BRACKETED = re.compile(r"\([^()]*\)")
_WORDS = re.compile(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+(?:[&'][^\W\u3400-\u9fff]+)*")
_OTHER = ("其他", "其它", "其余", "更多", "other ", "more ")
_JOINED = re.compile("以及|及其|[的和与及或]")
_QUESTION = re.compile(
    r"(?:如何|怎么|怎样|为什么|为何|什么是|什么叫|是否|能否|可否|有哪些)|.*(?:是什么|怎么办|怎么用|怎么做|有哪些|吗|呢)$"
    r"|(?:what|why|how)(?:'s|'re)?\s"
)

#: Beyond this a heading says something about a subject instead of naming it: characters and words.
_LONGEST, _MOST_WORDS, _LONGEST_CLAUSES = 40, 10, 24


class GenericHeadings:
    """The rule, with the words that a site adds to it.

    Args:
        own: more headings that are no subjects (`generic_headings:` of the site's configuration).
    """

    def __init__(self, own: Iterable[str] = ()) -> None:
        self._own = frozenset(map(subject_key, own))
        self._subjects = frozenset((*_SUBJECTS.split(), *_SUBJECTS_IN_ENGLISH))
        self._sides = frozenset(_SIDES.split())
        self._alone = frozenset((*_ALONE.split(), *_ENGLISH.split(), *_PHRASES))
        self._weightless = frozenset(_ENGLISH_WEIGHTLESS.split())
        self._vocabulary = self._weightless.union(_ENGLISH_NOUNS.split())
        before, heads = (_either(words) for words in (_BEFORE, _HEADS))
        self._composed = re.compile(f"(?:{before})*(?:{heads})")
        self._endings = frozenset(head[-1] for head in _HEADS.split())

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
            len(key) < 2
            or plain in self._sides
            or plain.startswith(_OTHER)
            or _NUMBER.fullmatch(plain)
            or _is_sentence(plain)
        ):
            return True
        return self._is_structure(plain) or (_may_be_numbered(plain) and self._is_structure(_NUMBERED.sub("", plain)))

    def _is_structure(self, plain: str) -> bool:
        words = _WORDS.findall(plain)
        if not words or plain in self._subjects:
            return False
        return plain in self._alone or all(map(self._is_word, words)) or self._is_noun(words)

    def _is_noun(self, words: Sequence[str]) -> bool:
        """Whether the words are one noun, or two with `and`, among words of no weight."""
        if not self._vocabulary.issuperset(words):
            return False
        return len([word for word in words if word not in self._weightless]) <= 1 + words.count("and")

    def _is_word(self, word: str) -> bool:
        if word.isascii():
            return word in self._alone
        return self._is_unit(word) or (len(parts := _JOINED.split(word)) > 1 and all(map(self._is_unit, parts)))

    def _is_unit(self, word: str) -> bool:
        if word in self._alone or word in self._subjects:
            return word in self._alone
        return word[-1:] in self._endings and bool(self._composed.fullmatch(word))


def _may_be_numbered(plain: str) -> bool:
    """By the last character: to look for a number from every other one costs more than all else here."""
    return plain[-1:].isdecimal() or plain[-1:] in _LAST


def _is_sentence(plain: str) -> bool:
    if "(" in plain:
        plain = _BRACKETED.sub("", plain)
    if "。" in plain or plain.endswith(("!", "?")) or _QUESTION.match(plain):
        return True
    if len(plain) > _LONGEST_CLAUSES and not plain.isascii() and _CLAUSE.search(plain):
        return True
    return len(plain.split()) > _MOST_WORDS or (not plain.isascii() and len(plain) > _LONGEST)


def _either(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))
