"""Where front matter begins and ends, and what becomes of a broken one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.diagnostics import Span
from biji.model import Metadata, ParseOptions, Source, SourceKind
from biji.parse.front_matter import FrontMatter, read_front_matter

PATH = "_posts/2019-7-11-bert.md"


def read(text: str, kind: SourceKind = SourceKind.POST, path: str = PATH) -> FrontMatter:
    return read_front_matter(text, Source(path, kind, b""), ParseOptions())


def metadata(text: str) -> Metadata:
    found = read(text).metadata
    assert found is not None
    return found


def codes(front: FrontMatter) -> list[str]:
    return [problem.code for problem in front.diagnostics]


def test_the_body_keeps_its_line_numbers() -> None:
    front = read("---\nlayout: post\ntitle:  996\n---\n\n\n  Text\n")
    assert (front.body, front.first_line) == ("  Text\n", 7)
    assert front.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\ntitle: a\n---\nx", "x"),
        ("---  \ntitle: a\n---\t\nx", "x"),
        ("---\ntitle: a\n...\nx", "x"),
        ("---\ntitle: a\n---", ""),
        ("---\ntitle: a\n---\n---\nx", "---\nx"),
        ("---\ntitle: a\n----\n---\nx", "x"),
        ("---\ntitle: |\n  a\n  ---\n---\nx", "x"),
    ],
)
def test_three_hyphens_open_and_close_it_as_in_jekyll(text: str, body: str) -> None:
    assert read(text).body == body


def test_front_matter_may_be_empty() -> None:
    front = read("---\n---\nx")
    assert (front.body, front.first_line, codes(front)) == ("x", 3, [])


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nSome text\n\n---\nmore",
        "---\n\nSome text: with: colons\n\n---\nmore",
        "---\n\nRemember: this\n\n---\nmore",
        "---\n\n- a list\n\n---\nmore",
        "---\n\nno second rule",
        "----\ntitle: x\n---\n",
        "text\n---\ntitle: x\n---\n",
    ],
)
def test_a_post_that_opens_with_a_rule_keeps_its_text(text: str) -> None:
    front = read(text)
    assert (front.body, front.first_line) == (text, 1)
    assert codes(front) == ["front-matter-missing"]
    assert front.metadata is not None
    assert front.metadata.title == "Bert"


def test_a_page_without_front_matter_is_no_article() -> None:
    front = read("# Hello", SourceKind.PAGE, "about.md")
    assert (front.metadata, front.body, front.diagnostics) == (None, "# Hello", ())


def test_broken_yaml_is_named_by_place_and_costs_no_text() -> None:
    front = read("---\nlayout: post\ntitle: [a\n---\nText")
    assert front.body == "Text"
    first = front.diagnostics[0]
    assert (first.code, first.span.line) == ("front-matter-syntax", 4)
    assert front.metadata is not None
    assert front.metadata.layout == "post"


@pytest.mark.parametrize("title", ["BERT: 预训练", "`code` first", "@someone", "[1] 一", "a: b: c", "'it's'", "%x"])
def test_a_text_that_needed_quotes_is_reported_but_understood(title: str) -> None:
    front = read(f"---\ntitle: {title}\ncategory: NLP\n---\nText")
    assert front.metadata is not None
    assert (front.metadata.title, front.metadata.categories) == (title, ("NLP",))
    assert codes(front) == ["front-matter-syntax"]
    assert front.diagnostics[0].span.line == 2
    assert front.diagnostics[0].hint


def test_front_matter_that_is_never_closed_ends_at_the_first_other_line() -> None:
    front = read("---\ntitle: A\ntags:\n- x\n\nText: more\n")
    assert front.metadata is not None
    assert (front.metadata.title, front.metadata.tags) == ("A", ("x",))
    assert (front.body, front.first_line) == ("Text: more\n", 6)
    assert front.diagnostics[0].span == Span(PATH, 1)
    assert codes(front) == ["front-matter-syntax"]


@pytest.mark.parametrize("key", ["content", "handler", "self", "1", "metadata"])
def test_no_key_is_special(key: str) -> None:
    assert metadata(f"---\ntitle: x\n{key}: y\n---\n").extras == {key: "y"}


@pytest.mark.parametrize(
    "hostile",
    [
        "---\ntitle: " + "[" * 60_000 + "\n---\nText",
        "---\n" + "a: b: c\n" * 5_000 + "---\nText",
        "---\n" + "".join(f"titl{n}: x\n" for n in range(5_000)) + "---\nText",
        "---\ntitle: " + "x" * 100_000 + "\n---\nText",
        "---\na0: &a0 {x: 1}\n"
        + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 40))
        + "---\nText",
    ],
    ids=["depth", "errors", "near misses", "length", "merge keys"],
)
def test_hostile_front_matter_leaves_the_text_alone(hostile: str) -> None:
    assert read(hostile).body == "Text"


@pytest.mark.parametrize(
    "text", ["---\n" * 30_000, "---\n" + "\n" * 60_000 + "x", "---\n" + " \t" * 60_000 + "x", "-" * 90_000]
)
def test_hostile_boundaries_end(text: str) -> None:
    assert text.endswith(read(text).body)


@given(st.text(alphabet="-.\n \ttitle:[]{}'\"&*<x中", max_size=80), st.sampled_from(SourceKind))
def test_the_body_is_always_the_end_of_the_file_at_its_line(text: str, kind: SourceKind) -> None:
    front = read(text, kind, PATH if kind is not SourceKind.PAGE else "x.md")
    assert text.endswith(front.body)
    assert front.first_line == text[: len(text) - len(front.body)].count("\n") + 1


@given(st.text(max_size=40), st.text(alphabet=st.characters(exclude_characters="\n-."), max_size=40))
def test_a_quoted_title_comes_through(title: str, body: str) -> None:
    quoted = title.replace("'", "''").replace("\n", " ")
    front = read(f"---\ntitle: '{quoted}'\n---\n{body}")
    assert front.body == body


def test_a_key_given_twice_counts_the_second_time_and_is_reported() -> None:
    front = read("---\ntitle: a\ntitle: b\n---\n")
    assert front.metadata is not None
    assert front.metadata.title == "b"
    assert [(problem.code, problem.span.line) for problem in front.diagnostics] == [("front-matter-syntax", 3)]
