"""The rules of the house that no linter knows: who may import whom, how large a room may be, who may write files."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "biji"

#: From the ground up: a room imports only from lower ranks, or from itself; rooms of one rank never see each other.
RANKS = (
    {"fork_server", "garbage", "package", "request", "traces"},
    {"diagnostics", "text", "yaml_reader", "workers", "executors", "reasons"},
    {"model"},
    {"discover", "output", "config", "plugins", "cache"},
    {"inputs", "terminal"},
    {"parse", "link", "render"},
    {"pool", "rendering"},
    {"build"},
    {"warm"},
    {"serve", "publish", "check", "doctor", "author"},
    {"commands"},
    {"cli"},
    {"__main__"},
)

MODULES = sorted(SOURCE.rglob("*.py"))


def room(parts: tuple[str, ...]) -> str:
    return parts[0].removesuffix(".py")


def rank(name: str) -> int:
    return next(index for index, names in enumerate(RANKS) if name in names)


def imported_rooms(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "biji" else [f"biji.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("biji.") and not name.endswith("__"))


def parse(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_down_only(module: Path) -> None:
    here = room(module.relative_to(SOURCE).parts)
    if here == "__init__":
        return
    for there in set(imported_rooms(parse(module))) - {here}:
        assert rank(there) < rank(here), f"{here} must not import {there}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_rooms_stay_small(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300, "split it by what it knows"
    for node in ast.walk(parse(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            docstring = lines(node.body[0]) if ast.get_docstring(node) else 0
            assert lines(node) - docstring <= 40, f"{node.name} is too long to read at once"


def lines(node: ast.stmt) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_group_of_a_pattern_is_possessive(module: Path) -> None:
    # Before 3.11.5, Python matches too much with them: https://github.com/python/cpython/issues/106052.
    for call in ast.walk(parse(module)):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "re.compile":
            assert not re.search(r"\)[*+?]\+", ast.unparse(call)), f"line {call.lineno}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_only_the_write_stage_and_the_cache_write_files(module: Path) -> None:
    if room(module.relative_to(SOURCE).parts) in {"output", "cache"}:
        return
    for node in ast.walk(parse(module)):
        assert not (isinstance(node, ast.Call) and writes(node.func)), f"line {node.lineno}"


@pytest.mark.parametrize("module", sorted((SOURCE / "render").glob("*.py")), ids=lambda path: path.stem)
def test_no_page_shows_the_line_of_something(module: Path) -> None:
    """A line changes with whatever stands above it; who shows one has to `tell` so, as exports do."""
    tree = parse(module)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        is_place = isinstance(node, ast.Attribute) and node.attr in {"span", "line", "column"}
        assert id(node) in called or not is_place, f"line {getattr(node, 'lineno', 0)}"


def writes(function: ast.expr) -> bool:
    """Whether a call of this could write a file without going through `output.write_bytes`."""
    if isinstance(function, ast.Name):
        return function.id == "open"
    if not isinstance(function, ast.Attribute):
        return False
    ours = isinstance(function.value, ast.Name) and function.value.id == "output"
    return function.attr in {"write_text", "write_bytes"} and not ours
