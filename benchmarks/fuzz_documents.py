"""Small documents of every construct of kramdown, put together at random, for `fuzz_dialect.py`.

>>> import random
>>> document(random.Random(7)) == document(random.Random(7))
True
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

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
    """A document made of lines of every construct, indented and nested at random, blank lines between some."""
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


#: What stands before the first line of a piece, and before the others.
_NESTINGS = (
    ("> ", "> "), ("- ", "  "), ("1. ", "   "), (": ", "  "), ("[^9]: ", "    "), ("> - ", ">   "),
    ("  ", "  "), ("    ", "    "), ("\t", "\t"), ('<div markdown="1">\n', ""),
)  # fmt: skip
_SEPARATORS = ("\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n{: .x}\n\n", "\n^\n")


def pieces_of(folder: Path) -> list[str]:
    """The cases in a folder, and the runs between their blank lines."""
    texts = [path.read_text(encoding="utf-8").strip("\n") for path in sorted(folder.glob("*.text"))]
    runs = [run.strip("\n") for text in texts for run in re.split(r"\n[ \t]*\n", text)]
    return [piece for piece in (*texts, *runs) if piece and len(piece) < 900]


def spliced(source: random.Random, pieces: Sequence[str]) -> str:
    """A document made of pieces of others, some of them nested in a list, a quote or a note."""
    output: list[str] = []
    for _ in range(source.randint(2, 7)):
        piece = source.choice(pieces)
        if source.random() < 0.3:
            first, other = source.choice(_NESTINGS)
            piece = first + piece.replace("\n", f"\n{other}")
        output += piece, source.choice(_SEPARATORS)
    return "".join(output)
