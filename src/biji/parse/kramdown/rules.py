"""The block grammar as two visible lists: what begins a block, in the order in which it is asked."""

from __future__ import annotations

from biji.parse.kramdown.code_blocks import read_code_block, read_fence, read_fence_gfm
from biji.parse.kramdown.definitions import read_definition_list
from biji.parse.kramdown.extensions import read_braces, read_end_of_block
from biji.parse.kramdown.headings import (
    read_atx_heading,
    read_atx_heading_gfm,
    read_atx_heading_gfm_apart,
    read_setext_heading,
)
from biji.parse.kramdown.horizontal_rules import read_horizontal_rule
from biji.parse.kramdown.html_blocks import read_html_block
from biji.parse.kramdown.lines import ends_paragraph, ends_paragraph_gfm
from biji.parse.kramdown.link_definitions import (
    read_abbreviation,
    read_footnote_definition,
    read_link_definition,
)
from biji.parse.kramdown.lists import read_list
from biji.parse.kramdown.math_blocks import read_math_block
from biji.parse.kramdown.paragraphs import read_bare_text, read_paragraph
from biji.parse.kramdown.quotes import read_blockquote
from biji.parse.kramdown.reader import Grammar, Rule, grammar
from biji.parse.kramdown.tables import read_table

_LIST_STARTS = "+*-0123456789"

KRAMDOWN_RULES = (
    Rule("indented code", read_code_block, " ", indented=True),
    Rule("fence", read_fence, "~"),
    Rule("blockquote", read_blockquote, ">"),
    Rule("atx heading", read_atx_heading, "#"),
    Rule("horizontal rule", read_horizontal_rule, "*-_"),
    Rule("list", read_list, _LIST_STARTS),
    Rule("definition list", read_definition_list, ":"),
    Rule("html block", read_html_block, "<"),
    Rule("setext heading", read_setext_heading),
    Rule("math block", read_math_block, "$\\"),
    Rule("table", read_table),
    Rule("footnote definition", read_footnote_definition, "["),
    Rule("link definition", read_link_definition, "["),
    Rule("abbreviation", read_abbreviation, "*"),
    Rule("braces", read_braces, "{"),
    Rule("end of block", read_end_of_block, "^"),
    Rule("bare text", read_bare_text, "\t", indented=True),
    Rule("paragraph", read_paragraph, indented=True),
)

_GFM_REPLACEMENTS = {
    "fence": Rule("fence", read_fence_gfm, "~`"),
    "atx heading": Rule("atx heading", read_atx_heading_gfm, "#"),
}

GFM_RULES = tuple(_GFM_REPLACEMENTS.get(rule.name, rule) for rule in KRAMDOWN_RULES)

KRAMDOWN: Grammar = grammar(KRAMDOWN_RULES, ends_paragraph=ends_paragraph, gfm=False)
GFM: Grammar = grammar(GFM_RULES, ends_paragraph=ends_paragraph_gfm, gfm=True)
#: GFM input without the quirk `paragraph_end`.
GFM_PLAIN_RULES = tuple(
    Rule("atx heading", read_atx_heading_gfm_apart, "#") if rule.name == "atx heading" else rule for rule in GFM_RULES
)
GFM_PLAIN_PARAGRAPHS: Grammar = grammar(GFM_PLAIN_RULES, ends_paragraph=ends_paragraph, gfm=True)
