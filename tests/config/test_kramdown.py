"""The options of kramdown as a Jekyll site writes them."""

from pathlib import Path

import pytest

from biji.config import load_config
from biji.model import KramdownOptions


def options(folder: Path, text: str) -> KramdownOptions:
    folder.joinpath("_config.yml").write_text(f"kramdown:\n  {text}\n", encoding="utf-8")
    config, problems = load_config(folder)
    assert problems == ()
    return config.kramdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("input: gfm", KramdownOptions(input="GFM")),
        ("input: kramdown", KramdownOptions(input="kramdown")),
        ("hard_wrap: true", KramdownOptions(hard_wrap=True)),
        (
            "gfm_quirks: paragraph_end,no_auto_typographic",
            KramdownOptions(gfm_quirks=("paragraph_end", "no_auto_typographic")),
        ),
        ("gfm_quirks: []", KramdownOptions(gfm_quirks=())),
        ("toc_levels: 1..3", KramdownOptions(toc_levels=(1, 2, 3))),
        ("toc_levels: 2...4", KramdownOptions(toc_levels=(2, 3))),
        ("toc_levels: '2,3'", KramdownOptions(toc_levels=(2, 3))),
        ("toc_levels: [2, 4]", KramdownOptions(toc_levels=(2, 4))),
        ("toc_levels: 2", KramdownOptions(toc_levels=(2,))),
        ("smart_quotes: lsquo,rsquo,ldquo,rdquo", KramdownOptions()),
        ("smart_quotes: apos,apos,quot,quot", KramdownOptions(smart_quotes=("'", "'", '"', '"'))),
        ("smart_quotes: [39, 39, 34, 34]", KramdownOptions(smart_quotes=("'", "'", '"', '"'))),
        (
            "typographic_symbols: {hellip: ..., mdash: ---}",
            KramdownOptions(typographic_symbols={"hellip": "...", "mdash": "---"}),
        ),
        ("entity_output: :as_input", KramdownOptions(entity_output="as_input")),
        (
            "link_defs: {A: [http://a, T], b: http://b}",
            KramdownOptions(link_defs={"a": ("http://a", "T"), "b": ("http://b", "")}),
        ),
        ("footnote_backlink: ''", KramdownOptions(footnote_backlink="")),
        ("footnote_nr: 5", KramdownOptions(footnote_nr=5)),
        ("auto_id_prefix: x-", KramdownOptions(auto_id_prefix="x-")),
        ("syntax_highlighter_opts: {block: {line_numbers: true}}", KramdownOptions()),
        (
            "syntax_highlighter_opts: {default_lang: html}",
            KramdownOptions(syntax_highlighter_opts={"default_lang": "html"}),
        ),
        ("math_engine: mathjax", KramdownOptions()),
    ],
)
def test_options_are_read(tmp_path: Path, text: str, expected: KramdownOptions) -> None:
    assert options(tmp_path, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "toc_levels: 0..3",
        "toc_levels: x",
        "toc_levels: []",
        "smart_quotes: a,b",
        "smart_quotes: x,x,x,x",
        "footnote_nr: x",
    ],
)
def test_impossible_values_are_named(tmp_path: Path, text: str) -> None:
    tmp_path.joinpath("_config.yml").write_text(f"kramdown:\n  {text}\n", encoding="utf-8")
    config, problems = load_config(tmp_path)
    assert config.kramdown == KramdownOptions()
    assert [found.code for found in problems] == ["config-value"]
