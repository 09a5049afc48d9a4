"""The handbook page *Dialect*: every example there becomes what the page says.

A `markdown` fence is an example, an `html` fence behind it the result: the default's, or faithful's when it has the
class `faithful`, or that of the options in `data-options` (as YAML, named as in `_config.yml`). Where only one result
is shown, faithful's is the same.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from biji.model import Fragment, KramdownOptions, ParseOptions
from biji.parse.dialect import tokenize
from biji.parse.fragments import RenderContext, fragment

HANDBOOK = Path(__file__).parents[2] / "content/handbook"
PAGE = HANDBOOK / "dialect.md"


def example_html(source: str, **options: Any) -> str:  # noqa: ANN401 - values of options
    """What an example becomes; a formula is shown by its TeX."""
    chosen = msgspec.convert(options, ParseOptions)
    result = fragment(tokenize(source, chosen).tokens, RenderContext(chosen, "", source.split("\n")))
    return re.sub(
        "\x02([af])(\\d+)\x03", lambda marker: _shown(result, marker[1], int(marker[2])), result.html
    ).strip()


def _shown(result: Fragment, kind: str, number: int) -> str:
    if kind == "a":
        link = result.links[number]
        return f'{link.attribute}="{html.escape(link.target)}"'
    formula = result.formulas[number]
    opening = '<math display="block">' if formula.display else "<math>"
    return f"{opening}{html.escape(formula.tex.strip())}</math>"


def _examples() -> Iterator[tuple[int, str, dict[str, Any], str]]:
    """The line, source, options and result of every example on the page."""
    waiting = None
    for token in tokenize(PAGE.read_text(encoding="utf-8"), ParseOptions(faithful=True)).tokens:
        if token.type != "fence" or token.info not in ("markdown", "html"):
            continue
        line = (token.map or [0])[0] + 1
        if token.info == "markdown":
            assert waiting is None, f"line {line}: the example before has no result"
            source, waiting = token.content, (line, token.content)
            continue
        waiting = None
        named = yaml.safe_load(f"{{{token.attrs.get('data-options', '')}}}")
        options = {{"markdown": "dialect"}.get(name, name): value for name, value in named.items()}
        if "faithful" in str(token.attrs.get("class", "")).split():
            options["faithful"] = True
        yield line, source, options, token.content.strip()
    assert waiting is None


EXAMPLES = list(_examples())


@pytest.mark.parametrize(
    ("source", "options", "result"), [pytest.param(*each[1:], id=f"line {each[0]}") for each in EXAMPLES]
)
def test_an_example_becomes_what_the_page_says(source: str, options: dict[str, Any], result: str) -> None:
    assert example_html(source, **options) == result


def test_an_example_with_one_result_is_faithful() -> None:
    different = {source for _, source, options, _ in EXAMPLES if options}
    alike = {(source, result) for _, source, options, result in EXAMPLES if source not in different and not options}
    assert len(alike) > 20
    for source, result in alike:
        assert example_html(source, faithful=True) == result


def test_a_faithful_result_differs_from_the_default() -> None:
    usual = {source: result for _, source, options, result in EXAMPLES if not options}
    faithful = {source: result for _, source, options, result in EXAMPLES if options.get("faithful")}
    assert len(faithful) >= 6
    for source, result in faithful.items():
        assert usual[source] != result


def test_an_anchor_is_what_the_table_of_headings_says() -> None:
    rows = re.findall(r"^\| `(#+ .+?)` \| `(.+?)` \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows
    for heading, anchor in rows:
        assert f'id="{anchor}"' in example_html(heading)


def test_what_the_table_shows_within_a_line_is_what_is_written() -> None:
    section = PAGE.read_text(encoding="utf-8").partition("## Within a line")[2].partition("```markdown")[0]
    rows = re.findall(r"^\| (`.+?`) \| (.+?) \|$", section, re.MULTILINE)
    assert len(rows) > 5
    for written, shown in rows:
        inline = tokenize(written, ParseOptions()).tokens[1].children or ()
        source = ", ".join(token.content for token in inline if token.type == "code_inline")
        assert example_html(source) == example_html(shown)


#: Where the name in the files is another than that in the options.
NAMES = {
    "dialect": "markdown", "math_engine": "math.engine", "math_macros": "math.macros", "site": "site.title",
    "includes": "_includes/note.html", "keep_text": "downloads",
}  # fmt: skip


@pytest.mark.parametrize("options", [ParseOptions, KramdownOptions])
def test_every_option_is_in_the_handbook(options: Callable[..., msgspec.Struct]) -> None:
    pages = PAGE.read_text(encoding="utf-8") + (HANDBOOK / "configuration.md").read_text(encoding="utf-8")
    for field in msgspec.structs.fields(options):  # type: ignore[arg-type]
        assert re.search(rf"[` ]{re.escape(NAMES.get(field.name, field.name))}[`: ]", pages), field.name
