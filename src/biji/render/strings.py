"""The words of the interface in English and Chinese, chosen by the site's `lang`."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

#: Singular and plural; both hold `{}` for the number.
Forms = tuple[str, str]


class Strings(Struct, frozen=True):
    """Every word that the theme says itself."""

    skip: str
    home: str
    untitled_site: str
    main_navigation: str
    breadcrumb: str
    topics: str
    series: str
    references: str
    by_topic: str
    by_host: str
    contents: str
    theme: str
    recent: str
    previous_next: str
    nearby: str
    previous: str
    next: str
    linked_from: str
    yes: str
    no: str
    table: str
    task: str
    copy: str
    copied: str
    copy_failed: str
    sort: str
    filter_rows: str
    rows_shown: str
    link_here: str
    pages_label: str
    moved: str
    not_found: str
    not_found_text: str
    other: str
    articles: Forms
    references_count: Forms
    parts: Forms
    minutes: Forms
    also_in: Forms
    all_of: Forms
    series_count: Forms
    topics_count: Forms
    hosts_count: Forms
    more_hosts: Forms
    more_articles: Forms
    roles: Mapping[str, str]


ENGLISH = Strings(
    skip="Skip to content",
    home="Home",
    untitled_site="Notes",
    main_navigation="Main",
    breadcrumb="Breadcrumb",
    topics="Topics",
    series="Series",
    references="References",
    by_topic="By topic",
    by_host="By site",
    contents="On this page",
    theme="Switch between light and dark",
    recent="Recent articles",
    previous_next="Previous and next",
    nearby="Articles nearby",
    previous="Previous",
    next="Next",
    linked_from="Linked from",
    yes="Yes",
    no="No",
    table="Table",
    task="Task",
    copy="Copy",
    copied="Copied",
    copy_failed="Not copied",
    sort="Sort by {}",
    filter_rows="Filter rows",
    rows_shown="{} of {} rows",
    link_here="Link to this section",
    pages_label="Pages",
    moved="This page has moved to",
    not_found="Page not found",
    not_found_text="There is nothing at this address. The article may have moved, or the link may be mistyped.",
    other="Other",
    articles=("{} article", "{} articles"),
    references_count=("{} reference", "{} references"),
    parts=("{} part", "{} parts"),
    minutes=("{} min read", "{} min read"),
    also_in=("also in {} article", "also in {} articles"),
    all_of=("All {}", "All {}"),
    series_count=("{} series", "{} series"),
    topics_count=("{} topic", "{} topics"),
    hosts_count=("{} site", "{} sites"),
    more_hosts=("{} more site", "{} more sites"),
    more_articles=("and {} more article", "and {} more articles"),
    roles={
        "code": "code",
        "paper": "paper",
        "official": "official site",
        "documentation": "documentation",
        "tutorial": "tutorial",
        "homepage": "home page",
        "example": "example",
        "image": "image source",
        "translation": "translation",
    },
)

CHINESE = Strings(
    skip="跳到正文",
    home="首页",
    untitled_site="笔记",
    main_navigation="主导航",
    breadcrumb="所在位置",
    topics="主题",
    series="系列",
    references="参考库",
    by_topic="按主题",
    by_host="按网站",
    contents="本页目录",
    theme="切换浅色与深色",
    recent="最近文章",
    previous_next="上一篇与下一篇",
    nearby="相邻文章",
    previous="上一篇",
    next="下一篇",
    linked_from="引用本文",
    yes="是",
    no="否",
    table="表格",
    task="任务",
    copy="复制",
    copied="已复制",
    copy_failed="复制失败",
    sort="按 {} 排序",
    filter_rows="筛选行",
    rows_shown="{} / {} 行",
    link_here="链接到本节",
    pages_label="分页",
    moved="本页已移至",
    not_found="页面不存在",
    not_found_text="这个地址没有内容：文章可能已经移动，也可能是链接写错了。",
    other="其他",
    articles=("{} 篇文章", "{} 篇文章"),
    references_count=("{} 条参考", "{} 条参考"),
    parts=("{} 篇", "{} 篇"),
    minutes=("约 {} 分钟", "约 {} 分钟"),
    also_in=("另见 {} 篇", "另见 {} 篇"),
    all_of=("全部 {} 篇", "全部 {} 篇"),
    series_count=("{} 个系列", "{} 个系列"),
    topics_count=("{} 个主题", "{} 个主题"),
    hosts_count=("{} 个网站", "{} 个网站"),
    more_hosts=("其余 {} 个网站", "其余 {} 个网站"),
    more_articles=("等 {} 篇", "等 {} 篇"),
    roles={
        "code": "代码",
        "paper": "论文",
        "official": "官网",
        "documentation": "文档",
        "tutorial": "教程",
        "homepage": "主页",
        "example": "示例",
        "image": "原图",
        "translation": "中文版",
    },
)


def strings_for(lang: str) -> Strings:
    """The interface's words for a BCP 47 tag: Chinese for `zh…`, else English."""
    return CHINESE if lang.lower().split("-")[0] == "zh" else ENGLISH


def counted(forms: Forms, number: int) -> str:
    """A number with its noun, `1 article`, `1,200 articles`."""
    return forms[number != 1].format(f"{number:,}")
