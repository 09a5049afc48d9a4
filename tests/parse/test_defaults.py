"""Which front matter defaults apply to which file."""

import pytest

from biji.model import FrontMatterDefault, Source, SourceKind
from biji.parse.defaults import default_values


def values(path: str, *defaults: FrontMatterDefault, kind: SourceKind = SourceKind.POST) -> dict[str, object]:
    return default_values(Source(path, kind, b""), defaults)


@pytest.mark.parametrize(
    ("scope", "applies"),
    [
        ("", True),
        ("_posts", True),
        ("_posts/nlp/2019", True),
        ("nlp", False),
        ("_posts/*/2019-7-11-bert.md", True),
        ("_posts/*", True),
        ("*/nlp", True),
        ("**/nlp", True),
        ("_posts/*.md", False),
        ("_posts/n?p", False),
    ],
)
def test_a_scope_is_a_beginning_or_a_glob(scope: str, applies: bool) -> None:
    found = values("_posts/nlp/2019-7-11-bert.md", FrontMatterDefault(scope, values={"toc": False}))
    assert bool(found) is applies


@pytest.mark.parametrize(
    ("kind", "types"),
    [(SourceKind.POST, {"posts"}), (SourceKind.DRAFT, {"posts", "drafts"}), (SourceKind.PAGE, {"pages"})],
)
def test_a_type_names_a_kind_of_source(kind: SourceKind, types: set[str]) -> None:
    defaults = [FrontMatterDefault("", name, {name: 1}) for name in ("posts", "drafts", "pages")]
    assert set(values("x.md", *defaults, kind=kind)) == types


def test_later_values_win_and_mappings_are_merged() -> None:
    first = FrontMatterDefault("", "", {"a": 1, "b": {"x": 1, "y": 1}})
    second = FrontMatterDefault("", "", {"a": 2, "b": {"y": 2}, "c": None})
    assert values("x.md", first, second) == {"a": 2, "b": {"x": 1, "y": 2}}


def test_a_hostile_glob_ends() -> None:
    assert values("a/" * 200 + "b", FrontMatterDefault("*a" * 30 + "**/" * 10 + "c", "", {"x": 1})) == {}


def test_a_type_may_be_a_collection() -> None:
    defaults = [FrontMatterDefault("", name, {name: 1}) for name in ("posts", "docs", "pages", "")]
    assert set(values("_docs/a.md", *defaults, kind=SourceKind.DOCUMENT)) == {"docs", ""}


@pytest.mark.parametrize("scope", ["my/_docs", "_docs", "my/_docs/*.md"])
def test_paths_may_leave_out_the_folder_of_collections(scope: str) -> None:
    source = Source("my/_docs/a.md", SourceKind.DOCUMENT, b"")
    assert default_values(source, [FrontMatterDefault(scope, "docs", {"a": 1})], "my") == {"a": 1}
