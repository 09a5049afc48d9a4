"""YAML as nodes with places, and what hostile YAML may cost."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.yaml_reader import YamlDocument, YamlMap, YamlNode, YamlScalar, node_of, plain_value, read_yaml


def entries(text: str) -> dict[str, YamlNode]:
    root = read_yaml(text).root
    assert isinstance(root, YamlMap)
    return {key.text: value for key, value in root.entries}


def problem(document: YamlDocument) -> tuple[str, int, int]:
    return document.problems[0].message, document.problems[0].line, document.problems[0].column


@pytest.mark.parametrize("text", ["996", "no", "010", "12:30", "1_000", "2019-07-11", "1e3", "~x"])
def test_a_scalar_keeps_its_source_text(text: str) -> None:
    value = entries(f"title: {text}")["title"]
    assert isinstance(value, YamlScalar)
    assert value.text == text
    assert value.plain


def test_quotes_are_taken_off_and_remembered() -> None:
    value = entries('a: "no"')["a"]
    assert value == YamlScalar("no", plain=False, line=1, column=4)
    assert plain_value(value) == "no"


def test_every_key_and_value_has_its_place() -> None:
    document = read_yaml("标题: x\nlist:\n  - 中文\n", first_line=2)
    assert isinstance(document.root, YamlMap)
    places = [(key.line, key.column, value.line, value.column) for key, value in document.root.entries]
    assert places == [(2, 1, 2, 5), (3, 1, 4, 3)]


def test_places_count_only_newlines_as_line_breaks() -> None:
    # YAML takes U+2028 and U+0085 for line breaks, an editor does not.
    value = entries("a: 'x\u2028\x85y'\nb: z")["b"]
    assert (value.line, value.column) == (2, 4)


def test_plain_scalars_have_the_types_of_yaml() -> None:
    document = read_yaml("a: 1\nb: 1.5\nc: yes\nd: off\ne: ~\nf:\ng: '1'\nh: 2019-07-11\ni: 010\nj: [1, {k: x}]")
    assert document.root is not None
    expected = {"a": 1, "b": 1.5, "c": True, "d": False, "e": None, "f": None, "g": "1", "h": "2019-07-11"}
    assert plain_value(document.root) == {**expected, "i": "010", "j": [1, {"k": "x"}]}


def test_a_number_too_large_for_any_cache_stays_text() -> None:
    assert plain_value(YamlScalar("9" * 30)) == "9" * 30


def test_what_stands_before_a_syntax_error_is_kept() -> None:
    document = read_yaml("a: 1\nb: 2: 3\nc: 4")
    assert isinstance(document.root, YamlMap)
    assert document.root.entries[0][1] == YamlScalar("1", line=1, column=4)
    assert problem(document) == ("mapping values are not allowed in this context", 2, 5)


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("a: 1\na: 2", '"a" is given twice, first in line 1', 2, 1),
        ("a: &x [1]\nb: *x", 'the alias "*x" is not read', 2, 4),
        ("a: 1\n<<: {b: 1}", 'the merge key "<<" is not read', 2, 1),
        ("a: !!python/object:os.system x", 'the tag "tag:yaml.org,2002:python/object:os.system" is not read', 1, 4),
        ("? [a]\n: 1", "a list or a mapping cannot be a key", 1, 3),
        ("a: '中\x01'", "a character that YAML does not allow", 1, 6),
    ],
)
def test_what_is_not_read_is_named(text: str, message: str, line: int, column: int) -> None:
    assert problem(read_yaml(text)) == (message, line, column)


def test_of_a_key_given_twice_the_last_counts_as_in_ruby() -> None:
    assert entries("a: 1\na: 2")["a"] == YamlScalar("2", line=2, column=4)


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 60_000,
        "{" * 60_000,
        "- " * 30_000,
        "? " * 30_000,
        "a: " + "[{" * 20_000,
        "".join(f"{' ' * depth}a:\n" for depth in range(300)),
    ],
    ids=["brackets", "braces", "dashes", "question marks", "both", "indentation"],
)
def test_depth_is_refused_before_anything_is_built(hostile: str) -> None:
    assert problem(read_yaml(hostile))[0] == "nested deeper than 50 levels"


def test_alias_bombs_do_not_explode() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    document = read_yaml("\n".join(lines))
    assert len(document.problems) == 2 * 59
    assert len(str(document.root)) < 100_000


def test_merge_key_bombs_do_not_explode() -> None:
    lines = ["a0: &a0 {x: 1}", *(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 40))]
    assert {
        "the merge key" in p.message or "the alias" in p.message for p in read_yaml("\n".join(lines)).problems
    } == {True}


def test_sexagesimal_numbers_stay_text() -> None:
    value = entries("a: 1" + ":1" * 30_000)["a"]
    assert plain_value(value) == "1" + ":1" * 30_000


@pytest.mark.parametrize(
    ("text", "hint"),
    [("title: A: b", "needs quotes"), ("title: A\n draft: no", "remove the blanks"), ("a: 'b", "closing quote")],
)
def test_a_hint_says_what_is_the_matter(text: str, hint: str) -> None:
    (problem,) = read_yaml(text).problems
    assert hint in problem.hint


def test_a_document_too_long_is_refused() -> None:
    document = read_yaml("a: " + "x" * 70_000)
    assert document.root is None
    assert "too many" in document.problems[0].message


@given(st.text())
def test_no_text_raises(text: str) -> None:
    document = read_yaml(text)
    assert all(problem.line >= 1 for problem in document.problems)


@given(st.text(alphabet="ab:-[]{}'\"\n \t#&*!|>?%@`,~0<", max_size=60))
def test_no_punctuation_raises(text: str) -> None:
    document = read_yaml(text)
    if document.root is not None:
        plain_value(document.root)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.text() | st.integers(-(10**17), 10**17),
    lambda values: st.lists(values) | st.dictionaries(st.text(), values),
    max_leaves=10,
)


@given(_VALUES)
def test_plain_values_survive_as_nodes(value: object) -> None:
    assert plain_value(node_of(value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=1e-3, max_value=1e9))
def test_floats_survive_as_nodes(value: float) -> None:
    assert math.isclose(plain_value(node_of(value)), value)
