"""What parse_kramdown promises besides the HTML: positions, diagnostics, balance, limits."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biji.model import KramdownOptions, ParseOptions
from biji.parse.kramdown import parse_kramdown
from biji.parse.tokens import Token

OPTIONS = ParseOptions(faithful=True)
PARTS = (
    "- ", "* ", "1. ", "> ", ": ", "# ", "    ", "\t", "   \t", "  ", "\n", "\n\n", "a", "词 词", "b c", "```",
    "~~~", "$$", "|", "---", "===", "***", "^", "{:.c}", "{:a: .b}", "{:a}", "{:toc}", "{::comment}", "{:/}",
    "[^1]: ", "[^1]", "[a]: b 'c'", "*[HT]: x", "<div>", "</div>", '<div markdown="1">', "<pre>", "<br/>",
    "<!--", "-->", "<b>", "{::options auto_ids='false' /}", "[ ] ", "`", "*", "&amp;", "<script>", "{#id}",
    "|-|-|", "|=|", "![i](j)", "\\",
)  # fmt: skip
documents = st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=40).map("".join)


def tokens_of(text: str, options: ParseOptions = OPTIONS) -> list[Token]:
    return parse_kramdown(text, options)[0]


def kinds(text: str, options: ParseOptions = OPTIONS) -> list[str]:
    return [token.type for token in tokens_of(text, options)]


def maps(text: str, kind: str) -> list[list[int] | None]:
    return [token.map for token in tokens_of(text) if token.type == kind]


def with_kramdown(**changes: object) -> ParseOptions:
    return ParseOptions(faithful=True, kramdown=msgspec.structs.replace(KramdownOptions(), **changes))


@given(documents)
@settings(max_examples=300)
def test_any_text_gives_a_balanced_stream(text: str) -> None:
    open_tags: list[str] = []
    for token in tokens_of(text):
        assert token.level == len(open_tags) - (token.nesting < 0)
        if token.nesting > 0:
            open_tags.append(token.type.removesuffix("_open"))
        elif token.nesting < 0:
            assert open_tags.pop() == token.type.removesuffix("_close")
    assert not open_tags


@given(documents)
@settings(max_examples=300)
def test_a_block_lies_within_the_text_and_within_the_block_around_it(text: str) -> None:
    end = len(re.split("\r\n|\r|\n", text))
    around: list[list[int]] = [[0, end]]
    for token in tokens_of(text):
        if token.nesting < 0:
            around.pop()
            continue
        assert token.map is not None
        first, last = token.map
        assert around[-1][0] <= first <= last <= around[-1][1] or token.type.startswith(
            ("footnote", "ordered", "list")
        )
        if token.nesting > 0:
            around.append([first, last] if not token.type.startswith("footnote") else [0, end])


@given(
    st.lists(
        st.sampled_from(("- ", "1. ", "> ", "  ", "    ", "\n", "\n\n", "\t", "# ", "| ", "*", "$$", "~~~\n")),
        max_size=20,
    )
)
def test_every_word_survives(marks: list[str]) -> None:
    words = [f"w{number}x" for number in range(len(marks))]
    text = "".join(
        mark + word + ("\n" if number % 3 else " ")
        for number, (mark, word) in enumerate(zip(marks, words, strict=True))
    )
    shown = " ".join(
        token.content + " ".join(child.content for child in token.children or ()) for token in tokens_of(text)
    )
    assert all(word in shown for word in words)


@given(documents)
@settings(max_examples=100)
def test_line_ends_make_no_difference(text: str) -> None:
    unix = re.sub("\r\n?", "\n", text)
    assert [(token.type, token.map, token.content) for token in tokens_of(unix.replace("\n", "\r\n"))] == [
        (token.type, token.map, token.content) for token in tokens_of(unix)
    ]


@given(documents)
@settings(max_examples=100)
def test_plain_kramdown_input_reads_any_text(text: str) -> None:
    tokens = tokens_of(text, with_kramdown(input="kramdown"))
    assert sum(token.nesting for token in tokens) == 0


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("a\n\n# h\nb\n", "heading_open", [[2, 3]]),
        ("a\n\nh\n===\n", "heading_open", [[2, 4]]),
        ("a\nb\n\nc\n", "paragraph_open", [[0, 2], [3, 4]]),
        ("- a\n\n  b\n- c\n", "list_item_open", [[0, 3], [3, 4]]),
        ("- a\n  - b\n    c\n", "paragraph_open", [[0, 1], [1, 3]]),
        ("> a\n> \n> b\n", "paragraph_open", [[0, 1], [2, 3]]),
        ("x\n\n```\na\n```\n", "fence", [[2, 5]]),
        ("x\n\n    a\n\n    b\n\ny", "code_block", [[2, 5]]),
        ("$$\na\n$$\n", "math_block", [[0, 3]]),
        ("| a |\n|---|\n| b |\n", "tr_open", [[0, 1], [2, 3]]),
        ("<div>\n\na</div>\nb\n", "html_block", [[0, 3]]),
        ('<div markdown="1">\n\na\n</div>\nb\n', "paragraph_open", [[2, 3], [4, 5]]),
        ("a\n: b\n\n  c\n", "dd_open", [[1, 4]]),
        ("x[^1]\n\n[^1]: a\n\n    b\n", "paragraph_open", [[0, 1], [2, 3], [4, 5]]),
        ("- {:.c}\n  a\n", "paragraph_open", [[1, 2]]),
    ],
)
def test_a_block_knows_its_lines(text: str, kind: str, expected: list[list[int]]) -> None:
    assert maps(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a\n\n```\nb\n", "unclosed-fence", 12),
        ("a\n\n我 | 你\n", "pipe-table", 12),
        ("> a\n> \n> b | c\n", "pipe-table", 12),
        ("- a\n\n  ~~~\n  b\n", "unclosed-fence", 12),
        ("\n\n" + "|a" * 2000 + "\n", "table-size", 12),
        ("a\n\n" + "> " * 300 + "a\n", "nesting", 12),
    ],
)
def test_a_finding_names_its_line_of_the_file(text: str, code: str, line: int) -> None:
    _, diagnostics = parse_kramdown(text, OPTIONS, "_posts/a.md", 10)
    assert [(found.code, found.span.path, found.span.line) for found in diagnostics] == [(code, "_posts/a.md", line)]


@pytest.mark.parametrize(
    "text", ["| a | b |\n| c | d |\n", "a | b\n--|--\nc | d\n", "a \\| b\n", "`a | b`\n", "![](a) | ![b](c)\n"]
)
def test_what_is_meant_as_a_table_or_as_text_is_not_reported(text: str) -> None:
    assert parse_kramdown(text, OPTIONS)[1] == ()


@pytest.mark.parametrize(
    "mark", ["> ", ">", "- ", "1. ", "* ", "+\t", ": ", '<div markdown="1">\n', "- > ", "[^a]: "]
)
def test_nesting_has_a_limit_and_no_text_is_lost(mark: str) -> None:
    text = "x\n" + mark * 1000 + "deepest\n"
    shown = "".join(token.content for token in tokens_of(text))
    assert "deepest" in shown or mark == "[^a]: "


@pytest.mark.parametrize("mark", ["- ", "> ", "* ", "1. "])
def test_lists_and_quotes_nest_to_two_hundred(mark: str) -> None:
    tokens, diagnostics = parse_kramdown(mark * 199 + "a", OPTIONS)
    assert diagnostics == ()
    assert max(token.level for token in tokens) >= 199


HOSTILE = (
    ">", "[", "*", "<", "$$", "|", "- ", "{:", "```a\n", "~~~\n", "<div>", "<div>\n", "<!--", "{::comment}\n",
    "|<b>\n", "a | b\n", "`|", "[^1]: x\n", "[a]: b 'c\n", "*[a]: b\n", "{:a: b}\n", "x\n: y\n", "> \n", "\t",
    "<p markdown='1'>", "$$ a\n\n", "\\$$", "| a |\n\n", "# ", "a\n===\n", "^\n", "<?", "<a b='", "</div>",
    "- [ ] ", "1. - ", "|-\n", "=|\n",
)  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_repeating_anything_ten_thousand_times_does_not_hang(part: str) -> None:
    assert parse_kramdown(part * 10_000, OPTIONS)
    assert parse_kramdown(part.replace("\n", " ") * 10_000, OPTIONS)


def test_a_table_is_no_larger_than_its_text_deserves() -> None:
    tokens = tokens_of("|a\n" * 1000 + "|b" * 900)
    assert sum(token.type == "td_open" for token in tokens) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n# b\n", ["paragraph_open", "inline", "paragraph_close"]),
        ("#b\n", ["heading_open", "inline", "heading_close"]),
        ("a\n- b\n", ["paragraph_open", "inline", "paragraph_close"]),
        ("```\na\n```\n", ["paragraph_open", "inline", "paragraph_close"]),
        ("~~~\na\n~~~\n", ["fence"]),
    ],
)
def test_plain_kramdown_input_has_its_own_rules(text: str, expected: list[str]) -> None:
    assert kinds(text, with_kramdown(input="kramdown")) == expected


@pytest.mark.parametrize(
    ("changes", "text", "tag", "attributes"),
    [
        ({"header_offset": 2}, "# a", "h3", {"id": "a"}),
        ({"header_offset": 9}, "# a", "h6", {"id": "a"}),
        ({"auto_id_prefix": "p-"}, "# a", "h1", {"id": "p-a"}),
        ({"auto_ids": False}, "# a", "h1", {}),
        ({"auto_ids": False}, "# a {#b}", "h1", {"id": "b"}),
        ({"input": "kramdown"}, "# 1. A *b* `c`", "h1", {"id": "a-b-c"}),
        ({"input": "kramdown"}, "# 标题", "h1", {"id": "section"}),
        ({"input": "kramdown", "auto_id_stripping": True}, "# [a](b.c)", "h1", {"id": "a"}),
    ],
)
def test_options_of_headings(changes: dict[str, object], text: str, tag: str, attributes: dict[str, str]) -> None:
    heading = tokens_of(text, with_kramdown(**changes))[0]
    assert (heading.tag, heading.attrs) == (tag, attributes)


def test_contents_hold_the_levels_that_the_options_name() -> None:
    text = "- x\n{:toc}\n\n# a\n\n## b\n\n### c\n"
    toc = next(token for token in tokens_of(text, with_kramdown(toc_levels=(2, 3))) if token.type == "toc")
    links = [
        child.attrs["href"] for token in toc.children or () for child in token.children or () if child.nesting > 0
    ]
    assert links == ["#b", "#c"]


def test_a_footnote_starts_at_its_option() -> None:
    tokens = tokens_of("a[^x]\n\n[^x]: b\n", with_kramdown(footnote_nr=5, footnote_prefix="p"))
    reference = next(child for token in tokens for child in token.children or () if child.type == "footnote_ref")
    assert reference.meta == {"name": "x", "id": "fnref:px", "href": "#fn:px", "text": "5"}
    assert next(token for token in tokens if token.tag == "ol").attrs == {"start": 5}
