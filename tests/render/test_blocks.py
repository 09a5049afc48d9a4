"""Typed blocks become lists and tables of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec import structs

from biji.diagnostics import Span
from biji.model import (
    AnyBlock,
    Article,
    CodeBlock,
    ComparisonTable,
    DataTable,
    Diagram,
    Fragment,
    Inline,
    Metadata,
    Paper,
    PaperList,
    Reference,
    ReferenceList,
    Section,
    SourceKind,
    TableOfContents,
)
from biji.render.block_views import AnyBlockView, CodeView, PapersView, ReferencesView, TableView
from biji.render.blocks import PHONE_COLUMNS, BodyContext, body_view, reference_anchor
from biji.render.fragments import Scope
from biji.render.links import as_written
from biji.render.strings import CHINESE

HERE = Span("a.md", 1)
Show = Callable[..., tuple[AnyBlockView, ...]]


def text(markdown: str) -> Inline:
    return Inline(markdown, Fragment(markdown, markdown))


@pytest.fixture
def show() -> Show:
    def show_blocks(*blocks: AnyBlock, contents: bool = False, faithful: bool = False) -> tuple[AnyBlockView, ...]:
        article = Article("a.md", SourceKind.POST, Metadata("A", "a"), Section(None, blocks))
        scope = Scope(as_written, faithful=faithful)
        context = BodyContext(scope, CHINESE, "zh", lambda _key: None, show_contents=contents)
        return body_view(article, context).blocks

    return show_blocks


WORK = Reference("https://github.com/a/b", "k", "github.com", HERE, "a/b", text("T"), text("N"), "code", "代码")


def test_a_reference_has_its_title_host_role_and_note(show: Show) -> None:
    (block,) = show(ReferenceList(Fragment("", ""), HERE, references=(WORK,)))
    assert isinstance(block, ReferencesView)
    (item,) = block.items
    assert (item.title, item.host, item.role, item.note) == ("T", "GitHub", "代码", "N")
    assert (item.href, item.anchor) == (WORK.url, reference_anchor("k"))


@pytest.mark.parametrize(("note", "shown"), [("T。", ""), ("T", ""), ("T。U。", "T。U。"), ("T？U", "T？U")])
def test_a_note_that_only_says_the_title_again_is_left_out(show: Show, note: str, shown: str) -> None:
    (block,) = show(ReferenceList(Fragment("", ""), HERE, references=(structs.replace(WORK, note=text(note)),)))
    assert isinstance(block, ReferencesView)
    assert block.items[0].note == shown


def test_an_untitled_reference_is_called_by_its_name_which_says_its_role(show: Show) -> None:
    (block,) = show(
        ReferenceList(Fragment("", ""), HERE, references=(structs.replace(WORK, title=None, name="<x>"),))
    )
    assert isinstance(block, ReferencesView)
    assert (block.items[0].title, block.items[0].role) == ("&lt;x&gt;", "")


def test_one_work_twice_on_a_page_has_two_ids(show: Show) -> None:
    (block,) = show(ReferenceList(Fragment("", ""), HERE, references=(WORK, WORK)))
    assert isinstance(block, ReferencesView)
    assert [item.anchor for item in block.items] == [reference_anchor("k"), reference_anchor("k") + "-1"]


def test_an_address_that_runs_code_leaves_only_the_title(show: Show) -> None:
    (block,) = show(ReferenceList(Fragment("", ""), HERE, references=(structs.replace(WORK, url="javascript:x"),)))
    assert isinstance(block, ReferencesView)
    assert block.items[0].href is None


def test_a_comparison_names_its_rows_and_knows_its_marks(show: Show) -> None:
    table = ComparisonTable(
        Fragment("", ""),
        HERE,
        header=(text("P"), text("F")),
        rows=((text("a"), text("Y")), (text("b"), text("N"))),
        alignments=("center", "center"),
        labelled=True,
        marks=(("yes",), ("no",)),
    )
    (block,) = show(table)
    assert isinstance(block, TableView)
    assert block.comparison
    assert [row.label.html for row in block.rows if row.label] == ["a", "b"]
    assert [[cell.mark for cell in row.cells] for row in block.rows] == [["yes"], ["no"]]
    assert [cell.style for cell in block.header] == ["short", "center short"]


@pytest.mark.parametrize("rows", [(), ((),), ((text("a"),), (text("a"), text("b"), text("c")))])
def test_a_ragged_table_is_shown_all_the_same(show: Show, rows: tuple[tuple[Inline, ...], ...]) -> None:
    for labelled in (False, True):
        table = DataTable(Fragment("", ""), HERE, header=(text("h"),), rows=rows, alignments=(), labelled=labelled)
        (block,) = show(table)
        assert isinstance(block, TableView)
        assert len(block.rows) == len(rows)


def test_tables_of_one_section_have_different_labels(show: Show) -> None:
    table = DataTable(Fragment("", ""), HERE, header=(text("h"),), rows=((text("a"),),))
    labels = [block.label for block in show(table, table) if isinstance(block, TableView)]
    assert len(set(labels)) == 2


def test_only_code_that_may_scroll_is_a_tab_stop(show: Show) -> None:
    short = CodeBlock(Fragment("<pre>a</pre>", "a"), HERE, language="c", code="a")
    wide = CodeBlock(Fragment("<pre>a</pre>", "a"), HERE, code="a" * 200)
    blocks = [block for block in show(short, wide) if isinstance(block, CodeView)]
    assert [block.html for block in blocks] == ["<pre>a</pre>", '<pre tabindex="0">a</pre>']
    assert [block.language for block in blocks] == ["c", ""]


def test_chinese_letters_in_code_are_twice_as_wide(show: Show) -> None:
    half = PHONE_COLUMNS // 2
    codes = [CodeBlock(Fragment("<pre>a</pre>", "a"), HERE, code="字" * count) for count in (half, half + 1)]
    blocks = [block for block in show(*codes) if isinstance(block, CodeView)]
    assert ["tabindex" in block.html for block in blocks] == [False, True]


def test_papers_stand_without_brackets_which_the_template_adds(show: Show) -> None:
    (block,) = show(PaperList(Fragment("", ""), HERE, papers=(Paper("《A》", HERE), Paper("B", HERE))))
    assert isinstance(block, PapersView)
    assert block.titles == ("A", "B")


def test_the_place_of_the_contents_is_empty_unless_they_are_wanted_there(show: Show) -> None:
    toc = TableOfContents(Fragment('<ul id="markdown-toc"></ul>', ""), HERE)
    assert show(toc) == ()
    assert len(show(toc, contents=True)) == len(show(toc, faithful=True)) == 1


@pytest.mark.parametrize(
    ("source", "shape"),
    [
        ("graph LR\n a-->b", "wide"),
        ("\nflowchart RL; a", "wide"),
        ("gantt\n", "wide"),
        ("graph TD; a-->b", "tall"),
        ("sequenceDiagram", "tall"),
    ],
)
def test_a_diagram_has_room_of_its_shape(show: Show, source: str, shape: str) -> None:
    (block,) = show(Diagram(Fragment("<pre></pre>", ""), HERE, code=source))
    assert isinstance(block, CodeView)
    assert block.diagram == shape
