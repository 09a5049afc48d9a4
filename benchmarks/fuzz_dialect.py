"""Compare our dialect with Ruby's kramdown on generated documents, block by block.

    make fuzz-dialect SEED=7 SECONDS=60

Needs `ruby` with `kramdown` and `kramdown-parser-gfm` (Debian: ruby-kramdown-parser-gfm), and says so where they are
missing. A seed makes the same documents on every machine; how many of them depends on the time given.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz_documents import document, pieces_of, spliced
from same_html import blocks, equal_blocks

from biji.model import ParseOptions
from biji.parse.dialect import tokenize
from biji.parse.fragments import RenderContext, fragment

if TYPE_CHECKING:
    from collections.abc import Sequence

_CASES = Path(__file__).parents[1] / "tests/parse/kramdown/cases"
_BATCH = 250
#: Of all blocks, how many must be equal.
_GOAL = 0.999
_LIBRARIES = ("-rkramdown", "-rkramdown-parser-gfm", "-rjson")
_RUBY = """
options = {input: 'GFM', hard_wrap: false, auto_ids: true, toc_levels: '1..6', entity_output: 'as_char',
           smart_quotes: 'lsquo,rsquo,ldquo,rdquo', footnote_nr: 1, math_engine: 'mathjax', syntax_highlighter: nil}
puts JSON.generate(JSON.parse(STDIN.read).map { |text|
  begin; Kramdown::Document.new(text, options.dup).to_html; rescue => error; "ruby: #{error.message}"; end })
"""


def missing() -> str:
    """What the comparison needs and does not find, or ""."""
    if not shutil.which("ruby"):
        return "ruby is not installed"
    found = subprocess.run(["ruby", *_LIBRARIES, "-e", ""], capture_output=True, check=False)
    return "" if found.returncode == 0 else "ruby finds no kramdown-parser-gfm (Debian: ruby-kramdown-parser-gfm)"


def oracle(documents: Sequence[str]) -> list[str]:
    """What Ruby's kramdown makes of documents, in one process."""
    run = subprocess.run(
        ["ruby", *_LIBRARIES, "-e", _RUBY],
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


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=60, help="begin no further documents after this time")
    parser.add_argument("--documents", type=int, help="compare so many, whatever the time")
    parser.add_argument("--show", type=int, default=5, help="how many differing documents to print")
    arguments = parser.parse_args()
    if reason := missing():
        print(f"fuzz-dialect: skipped, {reason}")
        return
    source = random.Random(arguments.seed)  # noqa: S311 - reproducible, not secret
    pieces = pieces_of(_CASES)
    count = equal = total = 0
    differing: list[tuple[str, str, str]] = []
    end = time.monotonic() + arguments.seconds
    while count < arguments.documents if arguments.documents else time.monotonic() < end:
        documents = [spliced(source, pieces) if index % 2 else document(source) for index in range(_BATCH)]
        for text, expected in zip(documents, oracle(documents), strict=True):
            if expected.startswith("ruby: "):
                continue
            got = ours(text)
            wanted, found = blocks(expected), blocks(got)
            same = equal_blocks(wanted, found)
            equal, total = equal + same, total + max(len(wanted), len(found))
            if wanted != found:
                differing.append((text, expected, got))
        count += _BATCH
    share = equal / max(total, 1)
    print(f"seed {arguments.seed}: {count} documents, {len(differing)} differ; blocks {equal}/{total} = {share:.3%}")
    for text, expected, got in sorted(differing, key=lambda item: len(item[0]))[: arguments.show]:
        print("=" * 60, repr(text), "--- kramdown", expected, "--- biji", got, sep="\n")
    sys.exit(share < _GOAL)


if __name__ == "__main__":
    main()
