"""How long the link stage takes: milliseconds of CPU per 1,000 articles, and how that grows to 10,000.

    python benchmarks/link.py [--profile]

The articles have the shape of a real knowledge base: 25 references, 7 headings and 2.5 images each, nearly all parts
of a series, one work in twenty cited twice, a table of contents, few written links.
"""

from __future__ import annotations

import cProfile
import datetime as dt
import random
import sys
import time

from biji.diagnostics import Span
from biji.link import link
from biji.model import (
    Article,
    Figure,
    Fragment,
    Heading,
    Inline,
    Link,
    LinkOptions,
    Metadata,
    Prose,
    Reference,
    ReferenceList,
    Section,
    SourceKind,
    StaticFile,
    TableOfContents,
)
from biji.text import format_numeral

HAN = "深度学习机器视觉语言模型注意力网络图像分类检测分割生成对抗强化推荐系统压缩量化"
HOSTS = ("mp.weixin.qq.com",) * 54 + ("zhuanlan.zhihu.com",) * 23 + ("github.com",) * 3
SECTIONS = 7
REFERENCES = 25
IMAGES = 2.5
BEGIN = dt.datetime(2015, 1, 1, tzinfo=dt.UTC)


def synthetic_site(count: int) -> tuple[list[Article], list[StaticFile]]:
    """Articles and images; the same for the same number."""
    chance = random.Random(count)  # noqa: S311 - nothing secret: the numbers only have to be the same every time
    articles = [_article(index, chance, count) for index in range(count)]
    static = [StaticFile(f"images/img{index % 6}/{index}.png", "", 1, 1) for index in range(3 * count)]
    return articles, static


def _article(index: int, chance: random.Random, count: int) -> Article:
    source = f"_posts/{2015 + index // 300}-{index % 12 + 1}-{index % 28 + 1}-post_{index}.markdown"
    series, part = divmod(index, 6)
    name = "".join(HAN[(series * 7 + step * step) % len(HAN)] for step in range(5)) + str(series)
    anchors = tuple(f"小节-{number}-{index}" for number in range(SECTIONS))
    toc = Fragment("", "", tuple(Link(f"#{anchor}", "小节", Span(source, 6)) for anchor in anchors))
    sections = tuple(_section(source, anchor, chance, count) for anchor in anchors)
    return Article(
        source,
        SourceKind.POST,
        Metadata(
            title=f"{name}（{format_numeral(part + 1)}）——主题, 其他（2）",
            slug=f"post_{index}",
            date=BEGIN + dt.timedelta(days=index),
            categories=(f"topic {series % 48}",),
        ),
        Section(None, (TableOfContents(toc, Span(source, 6)),), sections),
        anchors,
    )


def _section(source: str, anchor: str, chance: random.Random, count: int) -> Section:
    title = Inline("小节", Fragment("小节", "小节"))
    heading = Heading(title.fragment, 1, anchor, title, Span(source, 8))
    references = tuple(
        _reference(source, chance, count) for _ in range(REFERENCES // SECTIONS + (chance.random() < 4 / 7))
    )
    links = tuple(Link(reference.url, reference.name, reference.span) for reference in references)
    number = chance.randrange(3 * count)
    folder = number % 6 if number % 50 else 7  # some lie elsewhere
    image = Link(f"/images/img{folder}/{number}.png", "", Span(source, 30), "src", "img")
    text = "一段文字，说明方法。" * 20
    blocks = (
        Prose(Fragment(text, text), Span(source, 9)),
        ReferenceList(Fragment("", text, links), Span(source, 10), references),
    )
    figures = (Figure(Fragment("", "", (image,)), Span(source, 30)),) if chance.random() < IMAGES / SECTIONS else ()
    return Section(heading, (*blocks, *figures))


def _reference(source: str, chance: random.Random, count: int) -> Reference:
    number = chance.randrange(REFERENCES * count * 10)
    host = HOSTS[number % 100] if number % 100 < len(HOSTS) else f"site{number % 1900}.example.org"
    url = f"https://{host}/s/{number:022d}"
    name = f"一篇关于{HAN[number % 30 :][:6]}的文章 {number}"
    return Reference(url, f"{host}/s/{number}", host, Span(source, 10), name, Inline(name, Fragment(name, name)))


def measure(count: int, rounds: int = 5) -> float:
    """Milliseconds of CPU for one run, the best of several."""
    articles, static = synthetic_site(count)
    options = LinkOptions(now=BEGIN + dt.timedelta(days=100_000))
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        link(articles, options, static)
        best = min(best, time.process_time() - start)
    return 1000 * best


def main() -> None:
    """Print the table, or a profile."""
    if "--profile" in sys.argv:
        articles, static = synthetic_site(1000)
        cProfile.runctx("link(articles, LinkOptions(), static)", globals(), locals(), sort="tottime")
        return
    print("articles  ms  ms/1000")
    for count in (1000, 2000, 5000, 10_000):
        spent = measure(count)
        print(f"{count:8d} {spent:6.0f} {1000 * spent / count:6.1f}")


if __name__ == "__main__":
    main()
