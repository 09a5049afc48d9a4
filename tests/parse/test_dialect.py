"""Three dialects, one token stream; and kramdown's, measured against what Jekyll makes of the shared samples."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from biji.model import Fragment, ParseOptions
from biji.parse.dialect import tokenize
from biji.parse.fragments import RenderContext, fragment

SHARED = Path(__file__).parents[3] / "shared"
#: Cases that no dialect here means to pass: the number that may fail of each folder.
FOLDERS = {"idioms": 0, "kramdown": 3, "seeds": 0, "corpus": 0}


@pytest.mark.parametrize("dialect", ["kramdown", "gfm", "commonmark"])
def test_every_block_says_where_it_stands(dialect: str) -> None:
    text = "# a\n\nb *c*\n\n- d\n- e\n\n> f\n\n```x\ng\n```\n\n---\n\n$$h$$\n"
    tokens = tokenize(text, ParseOptions(dialect=dialect)).tokens  # type: ignore[arg-type]
    placed = [token for token in tokens if token.nesting >= 0]
    assert all(token.map and 0 <= token.map[0] < token.map[1] <= text.count("\n") + 1 for token in placed)
    kinds = {token.type for token in tokens}
    assert {"heading_open", "inline", "bullet_list_open", "blockquote_open", "fence", "hr", "math_block"} <= kinds


@pytest.fixture(scope="module")
def domdiff() -> ModuleType:
    pytest.importorskip("selectolax")
    path = SHARED / "tools" / "domdiff.py"
    if not path.exists():
        pytest.skip("the shared samples are not here")
    spec = importlib.util.spec_from_file_location("domdiff", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    # Its dataclass looks itself up among the modules.

    sys.modules["domdiff"] = module
    spec.loader.exec_module(module)
    return module


def faithful_html(text: str) -> str:
    options = ParseOptions(faithful=True)
    found = fragment(tokenize(text, options).tokens, RenderContext(options, "a.md", text.split("\n")))
    return re.sub("\x02([af])(\\d+)\x03", lambda marker: filled(found, marker[1], int(marker[2])), found.html)


def filled(found: Fragment, kind: str, number: int) -> str:
    if kind == "a":
        link = found.links[number]
        target = link.target.replace("&", "&amp;").replace('"', "&quot;")
        return f'{link.attribute}="{target}"'
    formula = found.formulas[number]
    tex = formula.tex.replace("&", "&amp;").replace("<", "&lt;")
    display = "block" if formula.display else "inline"
    return f'<math display="{display}"><annotation encoding="application/x-tex">{tex}</annotation></math>'


@pytest.mark.parametrize("folder", FOLDERS)
def test_faithful_html_is_jekylls(domdiff: ModuleType, folder: str) -> None:
    home = SHARED / folder
    sources = sorted(home.glob("*.text")) or sorted(home.glob("_posts/*.markdown"))
    if not sources:
        pytest.skip(f"no samples in {folder}")
    different = []
    for source in sources:
        text = re.sub(r"\A---\s*\n.*?\n---[ \t]*\n", "", source.read_text("utf-8"), flags=re.DOTALL)
        known = source.with_suffix(".html") if source.suffix == ".text" else home / "expected" / f"{source.stem}.html"
        if not known.exists():
            continue
        result = domdiff.compare(
            domdiff.page_blocks(known.read_text("utf-8")), domdiff.page_blocks(faithful_html(text))
        )
        if result["strict"] != result["total"]:
            different.append(source.name)
    assert len(different) <= FOLDERS[folder], different
