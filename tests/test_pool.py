"""Parsing in workers: the same results as without them, and a file that kills its worker loses only itself."""

import importlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from biji.model import Parsed, ParseOptions, Source, SourceKind
from biji.pool import BATCH_BYTES, parse_all

#: A module that workers can import: it parses, but does what a file's text says.
DEADLY = """
import os, signal
from biji.parse import parse

def parse_or_die(source, options):
    if b"EXIT" in source.content:
        os._exit(3)
    if b"SEGFAULT" in source.content:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"MEMORY" in source.content:
        raise MemoryError
    if b"RECURSION" in source.content:
        return parse_or_die(source, options)
    return parse(source, options)
"""

ParseOne = Callable[[Source, ParseOptions], Parsed]


@pytest.fixture
def parse_or_die(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ParseOne:
    (tmp_path / "biji_deadly_parse.py").write_text(DEADLY)
    monkeypatch.syspath_prepend(str(tmp_path))
    function: ParseOne = importlib.import_module("biji_deadly_parse").parse_or_die
    return function


def posts(*texts: str, size: int = 0) -> list[Source]:
    return [
        Source(
            f"_posts/2020-1-{n}-post.md", SourceKind.POST, f"---\ntitle: {n}\n---\n\n{text}\n".encode().ljust(size)
        )
        for n, text in enumerate(texts, start=1)
    ]


def test_results_come_in_the_order_of_the_sources_whatever_the_number_of_workers() -> None:
    sources = posts(*(f"# Heading {n}" for n in range(1, 20)), size=BATCH_BYTES // 3)
    alone = parse_all(sources, ParseOptions(), jobs=1)
    assert [one.article.source for one in alone if one.article] == [source.path for source in sources]
    assert parse_all(sources, ParseOptions(), jobs=3) == alone


@pytest.mark.parametrize("death", ["EXIT", "SEGFAULT", "MEMORY", "RECURSION"])
@pytest.mark.parametrize("size", [0, BATCH_BYTES], ids=["beside others in its batch", "in a batch of its own"])
def test_a_file_that_kills_its_worker_loses_only_itself(parse_or_die: ParseOne, death: str, size: int) -> None:
    sources = posts("one", "two", death, "four", "five", size=size)
    parsed = parse_all(sources, ParseOptions(), 2, parse_one=parse_or_die)
    assert [one.article is not None for one in parsed] == [True, True, False, True, True]
    (problem,) = parsed[2].diagnostics
    assert (problem.code, problem.span.path) == ("crash", "_posts/2020-1-3-post.md")
    assert problem.hint


def test_several_deadly_files_are_all_named(parse_or_die: ParseOne) -> None:
    sources = posts("EXIT", "two", "EXIT", "EXIT", "five")
    parsed = parse_all(sources, ParseOptions(), 2, parse_one=parse_or_die)
    assert [bool(one.diagnostics) for one in parsed] == [True, False, True, True, False]


@pytest.mark.parametrize("death", ["MEMORY", "RECURSION"])
def test_without_workers_too_a_mistake_of_ours_is_a_diagnostic(parse_or_die: ParseOne, death: str) -> None:
    first, second = parse_all(posts(death, "two"), ParseOptions(), 1, parse_one=parse_or_die)
    assert first.diagnostics[0].code == "crash"
    assert second.article


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_counts_every_source(jobs: int, parse_or_die: ParseOne) -> None:
    counts: list[int] = []
    parse_all(posts("one", "two", "three"), ParseOptions(), jobs, counts.append, parse_or_die)
    assert sum(counts) == 3


def test_nothing_to_parse_starts_nothing() -> None:
    assert parse_all([], ParseOptions(), jobs=4) == ()


SCRIPT = """
from biji.model import ParseOptions, Source, SourceKind
from biji.pool import parse_all
sources = [Source(f"_posts/2020-1-{day}-a.md", SourceKind.POST, b"text") for day in range(1, 6)]
print(sum(one.article is not None for one in parse_all(sources, ParseOptions(), jobs=2)))
"""


def test_where_workers_cannot_start_everything_is_parsed_all_the_same() -> None:
    # They import the main module, and one that was read from a pipe cannot be imported.
    result = subprocess.run([sys.executable, "-"], input=SCRIPT, capture_output=True, text=True, check=False)
    assert result.stdout == "5\n"
