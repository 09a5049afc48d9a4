"""A small site made by hand, with one article that holds every kind of block."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape

import pytest

from biji.diagnostics import Span
from biji.model import (
    AnyBlock,
    Article,
    Backlink,
    Citation,
    CodeBlock,
    ComparisonTable,
    DataTable,
    Figure,
    Formula,
    FormulaBlock,
    Fragment,
    Heading,
    Inline,
    Link,
    Metadata,
    Neighbours,
    Paper,
    PaperList,
    Part,
    Prose,
    Reference,
    ReferenceIndex,
    ReferenceList,
    RenderOptions,
    Resource,
    ResourceGroup,
    Section,
    Series,
    Site,
    SourceKind,
    StaticFile,
    TableOfContents,
    Target,
    Topic,
)

HERE = Span("_posts/sample.md", 1)
SHARED = "https://mp.weixin.qq.com/s/shared"
MODELS = (
    "A Small Study of Pruning Attention Heads in Long Encoders",
    "Factored Embeddings for Compact Language Models",
    "Learning from Two Teachers: Distillation without Labels",
    "Eight Bits Are Enough for Every Layer but One",
)


def inline(text: str) -> Inline:
    return Inline(text, Fragment(escape(text), text))


def prose(text: str, *links: Link) -> Prose:
    return Prose(Fragment(f"<p>{text}</p>", text, links), HERE)


def heading(level: int, anchor: str, title: str) -> Heading:
    element = f'<h{level} id="{escape(anchor)}">{escape(title)}</h{level}>'
    return Heading(Fragment(element, title), level, anchor, inline(title), HERE)


def reference(number: int, host: str = "mp.weixin.qq.com", **more: object) -> Reference:
    url = f"https://{host}/s/{number:04d}"
    title = f"第{number}篇：从注意力机制到预训练语言模型的一次完整梳理"
    values: dict[str, object] = {"url": url, "key": url, "host": host, "name": title, "title": inline(title)}
    return Reference(span=HERE, **(values | more))  # type: ignore[arg-type] # keywords of the test's choice


def references(*items: Reference) -> ReferenceList:
    html = "".join(f"<p>{escape(item.url)}</p>\n<p>{escape(item.name)}</p>\n" for item in items)
    return ReferenceList(Fragment(html, html), HERE, references=items)


def formula(tex: str, *, display: bool = False, tag: str = "", anchor: str = "") -> Formula:
    kind = ' display="block"' if display else ""
    mathml = (
        f"<math{kind}><semantics><mrow><mi>p</mi><mo>(</mo><mi>x</mi><mo>)</mo><mo>=</mo><munderover><mo>∏</mo><mi>t</mi>"
        f'<mi>T</mi></munderover><mi>p</mi></mrow><annotation encoding="application/x-tex">{escape(tex)}</annotation>'
        "</semantics></math>"
    )
    return Formula(tex, display, HERE, mathml, "math-core", tag, anchor)


def comparison() -> ComparisonTable:
    header = tuple(map(inline, ("Paper", "Prune", "Factor", "Distill", "W. Sharing", "Quant.", "Pre-train", "Tuned")))
    rows, marks = [], []
    for number in range(17):
        name = MODELS[number % len(MODELS)] + (f" ({number})" if number >= len(MODELS) else "")
        cells = ["Y" if (number * 7 + column * 3) % 4 == 0 else "" for column in range(7)]
        cells[5] = "Multi-task" if number == 11 else cells[5]
        rows.append(tuple(map(inline, (name, *cells))))
        marks.append(tuple("yes" if cell == "Y" else "" for cell in cells))
    return ComparisonTable(
        Fragment("<table></table>", ""),
        HERE,
        header=header,
        rows=tuple(rows),
        alignments=("center",) * 8,
        labelled=True,
        marks=tuple(marks),
    )


def code() -> CodeBlock:
    source = "def softmax(scores):\n    peak = scores.max()  # keep exp small\n    return np.exp(scores - peak)\n"
    spans = (
        '<span class="k">def</span> <span class="nf">softmax</span>(<span class="n">scores</span>'
        '<span class="p">):</span>\n    <span class="n">peak</span> <span class="o">=</span> '
        '<span class="n">scores</span>.<span class="nb">max</span>()  <span class="c1"># keep exp small</span>\n'
        '    <span class="k">return</span> np.exp(scores - peak)\n'
    )
    box = '<div class="language-python highlighter-rouge"><div class="highlight"><pre class="highlight"><code>'
    html = f"{box}{spans}</code></pre></div></div>"
    return CodeBlock(Fragment(html, source), HERE, language="python", code=source)


def long_text() -> str:
    return (
        "注意力机制让模型在生成每一个词的时候，都能回头去看输入序列里最相关的部分，而不必把整句话压缩进一个定长的向量。"
        "在Transformer中，这种回看被推广成了<strong>自注意力</strong>：序列中的每个位置都向其他位置提问，"
        "再把得到的回答按权重相加。与RNN相比，它没有时间上的依赖，因此训练可以完全并行；代价是计算量与长度的平方成正比。"
    )


def body_blocks() -> tuple[AnyBlock, ...]:
    image = Link("/images/model.png", "", HERE, "src", "img")
    missing = Link("/images/missing.png", "", HERE, "src", "img")
    internal = Link("/attention/2020/01/02/part-2.html#细节", "上一篇", HERE)
    return (
        prose(long_text()),
        Figure(Fragment('<p><img \x02a0\x03 alt="" /></p>', "", (image,)), HERE),
        prose(
            "细节见<a \x02a0\x03>上一篇</a>，或<a \x02a1\x03>原文</a>。",
            internal,
            Link("https://example.org/a b", "原文", HERE),
        ),
        Figure(Fragment('<p><img \x02a0\x03 alt="" /></p>', "", (missing,)), HERE),
        Prose(
            Fragment("<p>其中\x02f0\x03是条件概率。</p>", "其中是条件概率。", (), (formula("p(x_t|x_{<t})"),)), HERE
        ),
        FormulaBlock(
            Fragment("\x02f0\x03", "", (), (formula("p(x)=\\prod_t p", display=True, tag="3.2", anchor="eq-3.2"),)),
            HERE,
        ),
        prose("- 第一" * 3),
        Prose(Fragment("<ul><li><p>优点：并行。</p></li><li><p>缺点：平方复杂度。</p></li></ul>", "优点"), HERE),
        Prose(Fragment("<blockquote><p>引用的一句话。</p></blockquote>", "引用"), HERE),
        code(),
    )


def sample_article() -> Article:
    shared = reference(0, url=SHARED, key=SHARED, note=inline("作者对全文的一句说明。"))
    data = DataTable(
        Fragment("<table></table>", ""),
        HERE,
        header=tuple(map(inline, ("年份", "参数量"))),
        rows=(tuple(map(inline, ("2018", "110M"))), tuple(map(inline, ("2019", "340M")))),
        alignments=("left", "right"),
    )
    papers = PaperList(Fragment("<p>《A》</p>", ""), HERE, papers=(Paper("《Attention Without Recurrence》", HERE),))
    hosts = ("mp.weixin.qq.com", "zhuanlan.zhihu.com", "github.com", "arxiv.org", "blog.example.org")
    many = [reference(number, hosts[number % len(hosts)]) for number in range(1, 40)]
    many[2] = reference(3, "github.com", role="code", label="代码")
    sections = (
        Section(
            heading(1, "bert", "BERT"),
            (prose(long_text()),),
            (
                Section(heading(2, "ernie续", "ERNIE（续）"), body_blocks()),
                Section(
                    heading(2, "xlnet", "XLNet"),
                    (prose("论文："), papers, prose("参考："), references(shared, *many[:12])),
                ),
            ),
        ),
        Section(
            heading(1, "轻量化bert", "轻量化BERT"),
            (comparison(), prose(long_text()), data),
            (
                Section(heading(2, "参考", "参考"), (references(*many[12:]),)),
                Section(heading(3, "__proto__", "constructor & <toString>"), (prose("边角。"),)),
            ),
        ),
    )
    meta = Metadata("注意力（三）——BERT（2）", "part-3", dt.datetime(2020, 1, 3, tzinfo=dt.UTC), ("Attention",))
    body = Section(None, (TableOfContents(Fragment('<ul id="markdown-toc"></ul>', ""), HERE),), sections)
    anchors = ("bert", "ernie续", "xlnet", "轻量化bert", "参考", "__proto__", "markdown-toc")
    return Article("_posts/part-3.md", SourceKind.POST, meta, body, anchors, 2400)


def plain_article(number: int, title: str, lang: str = "") -> Article:
    text = long_text() if not lang else "A short page in English about how the notes are organised and why."
    body = Section(None, (prose(text), references(reference(0, url=SHARED, key=SHARED))))
    date = dt.datetime(2020 - number // 6, 1, 1 + number % 6, tzinfo=dt.UTC)
    meta = Metadata(title, f"part-{number}", date, ("Attention",), lang=lang)
    return Article(f"_posts/part-{number}.md", SourceKind.POST, meta, body, (), 300)


NAMES = (
    *("机器学习基础", "概率图模型", "强化学习", "卷积网络", "目标检测", "语音识别"),
    *("图神经网络", "推荐系统", "数字信号处理", "嵌入式Linux", "编译原理", "数值优化"),
)


def all_articles() -> list[Article]:
    return [
        sample_article(),
        plain_article(2, "注意力（二）——Transformer"),
        plain_article(1, "注意力（一）——序列到序列"),
        *(plain_article(number, f"{NAMES[number % len(NAMES)]}（{number}）") for number in range(4, 40)),
        plain_article(40, "How these notes are organised", "en"),
    ]


def all_series() -> tuple[Series, ...]:
    attention = tuple(Part(f"_posts/part-{number}.md", number, f"注意力（{number}）") for number in (1, 2, 3))
    others = (
        Series(
            name,
            f"/series/{name}/",
            tuple(Part(f"_posts/part-{4 + index + step}.md", step, name) for step in range(2)),
        )
        for index, name in enumerate(NAMES)
    )
    return (Series("注意力", "/series/注意力/", attention), *others)


def all_references(article: Article, citing: Sequence[str]) -> ReferenceIndex:
    """The works of an article, one of which nine of these articles cite, and the others the first."""
    resources = tuple(
        Resource(
            item.key,
            item.url,
            item.name,
            item.host,
            tuple(Citation(source, "参考", "参考", item) for source in citing[: 9 if item.key == SHARED else 1]),
        )
        for item in article.references
    )

    def group(name: str, place: str) -> ResourceGroup:
        return ResourceGroup(name, f"/references/{place}", resources)

    return ReferenceIndex(
        "/references/",
        (group("Attention & RNN", "topics/attention & rnn/"),),
        (group("mp.weixin.qq.com", "mp.weixin.qq.com/"), group("github.com", "github.com/")),
        len(resources),
        by_kind=(group("article", "kinds/article.html"),),
        by_year=(group("2020", "years/2020.html"),),
        shared=tuple(resource for resource in resources if resource.key == SHARED),
    )


def make_site() -> Site:
    articles, series = all_articles(), all_series()
    urls = {one.source: f"/attention/{one.metadata.date:%Y/%m/%d}/{one.metadata.slug}.html" for one in articles}
    tags = tuple(Topic(name, f"/topics/{name}/", tuple(urls)[index : index + 3]) for index, name in enumerate(NAMES))
    return Site(
        articles={article.source: article for article in articles},
        urls=urls,
        targets={
            "_posts/part-3.md": {
                "/images/model.png": Target("/images/model.png"),
                "/attention/2020/01/02/part-2.html#细节": Target(urls["_posts/part-2.md"], "细节"),
            }
        },
        topics=(Topic("Attention & RNN", "/topics/attention & rnn/", tuple(urls)), *tags),
        topics_of={
            source: ("Attention & RNN", *(tag.name for tag in tags if source in tag.articles)) for source in urls
        },
        series=series,
        series_of={
            source: tuple(one.name for one in series if source in {part.source for part in one.parts})
            for source in {part.source for one in series for part in one.parts}
        },
        references=all_references(articles[0], tuple(urls)),
        backlinks={"_posts/part-3.md": (Backlink("_posts/part-2.md", "细节", "下一篇讲BERT及其后续工作。"),)},
        neighbours={"_posts/part-3.md": Neighbours("_posts/part-2.md", "_posts/part-4.md")},
        feeds={
            "/": {"atom": "/feed.xml", "json": "/feed.json"},
            "/topics/attention & rnn/": {
                "atom": "/topics/attention & rnn/feed.xml",
                "json": "/topics/attention & rnn/feed.feed.json",
            },
        },
        redirects={"/old/part-3.html": urls["_posts/part-3.md"]},
        static={"/images/model.png": StaticFile("images/model.png", "/nowhere/model.png", 10, 0, 640, 240)},
    )


@pytest.fixture(scope="session")
def site() -> Site:
    return make_site()


@pytest.fixture
def options() -> RenderOptions:
    return RenderOptions(
        title="读书笔记", description="关于机器学习的长篇笔记。", url="https://example.org", lang="zh-CN"
    )
