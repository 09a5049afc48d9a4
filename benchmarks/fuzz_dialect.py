"""Compare our dialect with Ruby's kramdown on generated documents, block by block.

    python benchmarks/fuzz_dialect.py --seed 7 --documents 1000 --domdiff ../shared/tools/domdiff.py

Needs `ruby` with `kramdown` and `kramdown-parser-gfm` (Debian: ruby-kramdown-parser-gfm), and a module that compares
two pieces of HTML as blocks. The same seed makes the same documents on every machine.
"""

from __future__ import annotations

import argparse
import html
import importlib.util
import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from biji.model import ParseOptions
from biji.parse.dialect import tokenize
from biji.parse.fragments import RenderContext, fragment

if TYPE_CHECKING:
    from collections.abc import Sequence

_RUBY = """
require 'json'; require 'kramdown'; require 'kramdown-parser-gfm'
options = {input: 'GFM', hard_wrap: false, auto_ids: true, toc_levels: '1..6', entity_output: 'as_char',
           smart_quotes: 'lsquo,rsquo,ldquo,rdquo', footnote_nr: 1, math_engine: 'mathjax', syntax_highlighter: nil}
puts JSON.generate(JSON.parse(STDIN.read).map { |text|
  begin; Kramdown::Document.new(text, options.dup).to_html; rescue => error; "ruby: #{error.message}"; end })
"""

_WORDS = ("alpha", "beta", "注意力", "模型", "x1", "The", "end.", "重点。", "foo-bar", "https://example.com/a", "(1)")
_SPANS = (
    *(
        "*em*",
        "**strong**",
        "_under_",
        "`code`",
        "``a ` b``",
        "[link](http://a.b)",
        "[ref]",
        "[text][ref]",
        "![i](/i.png)",
    ),
    *(
        "$$x_1$$",
        "~~gone~~",
        "[^1]",
        "[^two]",
        "<b>bold</b>",
        "<br/>",
        "&amp;",
        "&copy;",
        "\\*",
        "a | b",
        "'q'",
        '"q"',
    ),
    *(
        "--",
        "...",
        "<http://a.b>",
        "*open",
        "**open",
        "`open",
        "HTML",
        "{:.c}",
        "a_b_c",
        "x*y*z",
        "  ",
        "\\|",
        "<<q>>",
    ),
)
_INDENTS = ("", "", "", "", "", " ", "  ", "  ", "   ", "    ", "    ", "     ", "      ", "        ", "\t", "\t\t")
_MARKERS = (
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2. ",
    "10. ",
    "> ",
    ">",
    ": ",
    "-   ",
    "*\t",
    "1.  ",
    "- [ ] ",
    "- [x] ",
    "# ",
    "### ",
)
_LINES = (
    *(
        "***",
        "---",
        "- - -",
        "===",
        "^",
        "```",
        "```ruby",
        "~~~",
        "~~~ text",
        "$$",
        "$$ x^2 $$",
        "$$x$$ y",
        "\\$$x$$",
    ),
    *("| a | b |", "|---|:-:|", "a | b", "c | d | e", "|===|===|", "| `x|y` | z |", "--|--", "|", "a \\| b"),
    *(
        "<div>",
        "</div>",
        "<p>text</p>",
        '<div markdown="1">',
        "<!-- c -->",
        "<hr/>",
        "<br>",
        "<b>x</b> y",
        "<a name='n'/>",
    ),
    *(
        "<ul><li>x</li></ul>",
        "<pre>",
        "</pre>",
        "<script>1 < 2</script>",
        "<span>s</span>",
        "</p>",
        "<div>x</div> tail",
    ),
    *(
        "{:.cls}",
        "{:#id}",
        "{: title='t'}",
        "{:ald: .from-ald}",
        "{:ald}",
        "{:toc}",
        "{:.no_toc}",
        "{::comment}",
        "{:/comment}",
    ),
    *("{::nomarkdown}", "{:/}", "{::options auto_ids='false' /}", "[ref]: http://r.e 'Title'", "[ref]: <http://r.e>"),
    *(
        "*[HTML]: Hyper Text",
        "[^1]: note one",
        "[^two]: note two",
        "# Heading",
        "## Heading {#own}",
        "Heading",
        "####### seven",
    ),
    *(
        "# alpha #",
        "#tight",
        "-",
        "1.",
        "> ",
        "text  ",
        "\\- no list",
        "[^1]:",
        "&nbsp;",
        "1\\. no",
        "{:.a} text",
        "- {:.a} item",
    ),
)
_DEFINITIONS = "\n\n[ref]: http://r.e 'Title'\n\n[^1]: note one\n\n[^two]: note two\n\n*[HTML]: Hyper Text\n"


def document(source: random.Random) -> str:
    """A small document: lines of every construct, indented and nested at random, with blank lines between some."""
    lines: list[str] = []
    blank = source.choice((0.15, 0.3, 0.5))
    spans = source.choice((0.0, 0.2, 0.5))
    for _ in range(source.randint(2, 12)):
        lines.append(_line(source, spans))
        if source.random() < blank:
            lines.append(source.choice(("", "", "", "", "   ", "\n")))
    return "\n".join(lines) + (source.choice((_DEFINITIONS, "\n")))


def _line(source: random.Random, spans: float) -> str:
    line = source.choice(_INDENTS) if source.random() < 0.5 else ""
    while source.random() < 0.35:
        line += source.choice(_MARKERS)
    if source.random() < 0.35:
        return line + source.choice(_LINES)
    words = [
        source.choice(_SPANS) if source.random() < spans else source.choice(_WORDS)
        for _ in range(source.randint(1, 5))
    ]
    return line + " ".join(words)


def oracle(documents: Sequence[str]) -> list[str]:
    """What Ruby's kramdown makes of documents, in one process."""
    run = subprocess.run(
        ["ruby", "-e", _RUBY],
        input=json.dumps(documents),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "LANG": "C.UTF-8"},
    )
    answers: list[str] = json.loads(run.stdout)
    return answers


def ours(text: str) -> str:
    """What we make of a document under `--faithful`, with links as written and formulas as MathJax expects them."""
    options = ParseOptions(faithful=True, trust_attributes=True)
    result = fragment(tokenize(text, options).tokens, RenderContext(options, "", text.split("\n")))

    def link(match: re.Match[str]) -> str:
        found = result.links[int(match[1])]
        return f'{found.attribute}="{html.escape(found.target)}"'

    def formula(match: re.Match[str]) -> str:
        found = result.formulas[int(match[1])]
        tex = html.escape(found.tex, quote=False)
        return f"\\[{tex}\\]" if found.display else f"\\({tex}\\)"

    return re.sub("\x02f([0-9]+)\x03", formula, re.sub("\x02a([0-9]+)\x03", link, result.html))


def load(path: Path) -> Any:  # noqa: ANN401 - a module that is no part of the project
    """Import the comparing module from its file."""
    spec = importlib.util.spec_from_file_location("domdiff", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"cannot import {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules["domdiff"] = module
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--show", type=int, default=5, help="how many differing documents to print")
    parser.add_argument("--domdiff", type=Path, required=True)
    arguments = parser.parse_args()
    if not shutil.which("ruby"):
        raise SystemExit("ruby is not installed")
    domdiff = load(arguments.domdiff)
    source = random.Random(arguments.seed)  # noqa: S311 - reproducible, not secret
    documents = [document(source) for _ in range(arguments.documents)]
    equal = total = 0
    differing: list[tuple[str, str, str]] = []
    for text, expected in zip(documents, oracle(documents), strict=True):
        got = ours(text)
        result = domdiff.compare(domdiff.page_blocks(expected), domdiff.page_blocks(got))
        equal += result["strict"]
        total += result["total"]
        if result["strict"] != result["total"]:
            differing.append((text, expected, got))
    print(f"blocks {equal}/{total} = {100 * equal / max(total, 1):.3f} %, documents that differ: {len(differing)}")
    for text, expected, got in sorted(differing, key=lambda item: len(item[0]))[: arguments.show]:
        print("=" * 60, repr(text), "--- kramdown", expected, "--- biji", got, sep="\n")


if __name__ == "__main__":
    main()
