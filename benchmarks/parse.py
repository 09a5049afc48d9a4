"""How fast a body becomes HTML: biji's dialects beside markdown-it-py's own `commonmark` preset, in one run.

    python benchmarks/parse.py --posts 200 --size 10000 [--json]

The corpus is generated: as many posts as asked for, of the shape of a real knowledge base (a third of the paragraphs
are bare URLs, nearly all are one line, most hold nothing special). `kramdown` and `gfm` include what markdown-it does
not do at all: formulas to MathML and code highlighting. `kramdown, formulas` leaves out the highlighting, which is
Pygments' time, and `kramdown, plain` both, so that parsing and rendering are compared with parsing and rendering.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable

from markdown_it import MarkdownIt

from biji.model import ParseOptions
from biji.parse.dialect import tokenize
from biji.parse.fragments import RenderContext, fragment
from biji.parse.tokens import Token

_CHARACTERS = (
    "模型注意力机制编码解码网络训练数据语言图像序列特征向量空间函数梯度损失优化结构方法结果问题时间算法系统信息知识"
)
_WORDS = ("attention", "encoder", "transformer", "image", "graph", "token", "sample", "kernel", "policy", "cache")
_LISTS = ("参考：", "文章：", "代码：", "论文：")


class Author:
    """Writes posts from a seed; the same seed writes the same posts."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - test data, no secrets

    def post(self, size: int) -> str:
        """A post of about `size` bytes."""
        blocks, length = ["* toc\n{:toc}"], 0
        while length < size:
            block = self._block()
            blocks.append(block)
            length += len(block.encode()) + 2
        return "\n\n".join(blocks) + "\n"

    def _block(self) -> str:
        kinds: list[tuple[int, Callable[[], str]]] = [
            (300, self._reference),
            (400, self._sentence),
            (60, self._heading),
            (50, lambda: "---"),
            (25, self._image),
            (15, self._display),
            (12, self._list),
            (6, self._table),
            (6, self._code),
            (10, lambda: f"> {self._sentence()}"),
            (30, lambda: self._random.choice(_LISTS)),
        ]
        weights, writers = zip(*kinds, strict=True)
        write: Callable[[], str] = self._random.choices(writers, weights)[0]
        return write()

    def _phrase(self) -> str:
        if self._random.random() < 0.35:
            return " ".join(self._random.choices(_WORDS, k=self._random.randint(2, 6)))
        return "".join(self._random.choices(_CHARACTERS, k=self._random.randint(4, 18)))

    def _sentence(self) -> str:
        phrases = [self._phrase() for _ in range(self._random.randint(1, 5))]
        if self._random.random() < 0.2:
            place = self._random.randrange(len(phrases))
            mark = self._random.choice(
                ("**{}**", "`{}`", "$$x_{{{}}}$$", "[{}](/a/b.html)", "“{}”", '"{}"', "{} -- ")
            )
            phrases[place] = mark.format(phrases[place] if "$" not in mark else "i+1")
        return "，".join(phrases) + "。"

    def _url(self) -> str:
        return f"https://{self._random.choice(_WORDS)}.com/s/{self._random.getrandbits(130):022x}"

    def _reference(self) -> str:
        return f"{self._url()}\n\n{self._phrase()}"

    def _heading(self) -> str:
        return f"{'#' * self._random.randint(1, 3)} {self._phrase()}"

    def _image(self) -> str:
        return f"![](/images/{self._random.choice(_WORDS)}.png)"

    def _display(self) -> str:
        return r"$$\sum_{i=1}^{n} \frac{x_i^2}{2\sigma_i} = \mathbf{w}^T \mathbf{x} + b$$"

    def _list(self) -> str:
        return "\n".join(f"- {self._sentence()}" for _ in range(self._random.randint(2, 6)))

    def _table(self) -> str:
        rows = [f"| {self._phrase()} | {self._phrase()} | Y |" for _ in range(4)]
        return "\n".join((rows[0], "|:--|:--:|--|", *rows[1:]))

    def _code(self) -> str:
        lines = "\n".join(f"{word} = {word}[{index}] + 1  # step" for index, word in enumerate(_WORDS))
        return f"```python\n{lines}\n```"


def _cpu_seconds(convert: Callable[[str], object], posts: list[str]) -> float:
    start = time.process_time()
    for post in posts:
        convert(post)
    return time.process_time() - start


def _converter(
    options: ParseOptions, leave_out: Callable[[list[Token]], list[Token]] = lambda tokens: tokens
) -> Callable[[str], object]:
    def convert(text: str) -> object:
        tokens = leave_out(tokenize(text, options).tokens)
        return fragment(tokens, RenderContext(options, "", text.split("\n")))

    return convert


def _without_colours(tokens: list[Token]) -> list[Token]:
    for token in tokens:
        if token.type == "fence":
            token.info = ""
    return tokens


def _without_engines(tokens: list[Token]) -> list[Token]:
    for token in tokens:
        if token.children:
            token.children = [child for child in token.children if child.type != "math_inline"]
    return [token for token in _without_colours(tokens) if token.type != "math_block"]


def measure(posts: list[str], rounds: int) -> dict[str, float]:
    """CPU seconds of each parser, the best of some rounds that take turns."""
    parsers: dict[str, Callable[[str], object]] = {
        "markdown-it-py commonmark": MarkdownIt("commonmark").render,
        "kramdown, plain": _converter(ParseOptions(), _without_engines),
        "kramdown, formulas": _converter(ParseOptions(), _without_colours),
        "kramdown": _converter(ParseOptions()),
        "gfm": _converter(ParseOptions(dialect="gfm")),
        "commonmark": _converter(ParseOptions(dialect="commonmark")),
    }
    best = dict.fromkeys(parsers, float("inf"))
    for _ in range(rounds):
        for name, convert in parsers.items():
            best[name] = min(best[name], _cpu_seconds(convert, posts))
    return best


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--posts", type=int, default=200)
    arguments.add_argument("--size", type=int, default=10_000, help="bytes of a post")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--json", action="store_true")
    chosen = arguments.parse_args()
    author = Author(chosen.seed)
    posts = [author.post(chosen.size) for _ in range(chosen.posts)]
    megabytes = sum(len(post.encode()) for post in posts) / 1e6
    seconds = measure(posts, chosen.rounds)
    base = seconds["markdown-it-py commonmark"]
    rows = [
        {
            "parser": name,
            "seconds": round(each, 3),
            "ratio": round(each / base, 2),
            "MB/s": round(megabytes / each, 2),
        }
        for name, each in seconds.items()
    ]
    if chosen.json:
        print(json.dumps({"posts": chosen.posts, "megabytes": round(megabytes, 2), "results": rows}, indent=2))
        return
    print(f"{chosen.posts} posts, {megabytes:.2f} MB, best of {chosen.rounds} rounds, CPU time")
    for row in rows:
        print(f"{row['parser']:28}{row['seconds']:8.3f} s{row['ratio']:7.2f} ×{row['MB/s']:8.2f} MB/s")


if __name__ == "__main__":
    main()
