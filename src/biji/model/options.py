"""What the stages depend on besides their input."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from biji.model.sources import ThemeFolder


class KramdownOptions(Struct, frozen=True, gc=False):
    """The options of kramdown that change HTML, with Jekyll's defaults (https://kramdown.gettalong.org/options.html)."""

    input: Literal["GFM", "kramdown"] = "GFM"
    hard_wrap: bool = False
    gfm_quirks: tuple[str, ...] = ("paragraph_end",)
    auto_ids: bool = True
    auto_id_prefix: str = ""
    auto_id_stripping: bool = False
    header_offset: int = 0
    toc_levels: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    entity_output: Literal["as_char", "as_input", "numeric", "symbolic"] = "as_char"
    smart_quotes: tuple[str, str, str, str] = ("‘", "’", "“", "”")
    typographic_symbols: Mapping[str, str] = {}
    footnote_nr: int = 1
    footnote_prefix: str = ""
    footnote_backlink: str = "&#8617;"
    footnote_backlink_inline: bool = False
    footnote_link_text: str = "%s"
    parse_block_html: bool = False
    parse_span_html: bool = True
    link_defs: Mapping[str, tuple[str, str]] = {}
    remove_line_breaks_for_cjk: bool = False
    #: Of these, `default_lang` counts: the language of code that names none.
    syntax_highlighter_opts: Mapping[str, str] = {}


class FrontMatterDefault(Struct, frozen=True, gc=False):
    """One entry of `defaults:` in `_config.yml` (https://jekyllrb.com/docs/configuration/front-matter-defaults/)."""

    path: str = ""
    type: str = ""
    values: Mapping[str, Any] = {}


class ParseOptions(Struct, frozen=True, gc=False):
    """All that parsing one file depends on besides the file.

    Attributes:
        dialect: `markdown:` of `_config.yml`.
        faithful: exactly Jekyll's HTML for the body; without it, the deviations of the handbook page *Dialect*.
        autolink: bare URLs become links (off under `faithful`).
        smart_quotes: `kramdown` as kramdown does it (always so under `faithful`), `cjk` pairs quotes inside CJK
            text, `off` leaves straight quotes alone.
        math_engine: `auto` tries math-core, then latex2mathml.
        math_macros: TeX macros, name without backslash to body.
        timezone: IANA name; dates with an offset are moved to it, as Jekyll does. "" is UTC.
        trust_attributes: keep `style` and event handlers of raw HTML and attribute lists.
        defaults: front matter defaults, most specific last.
        liquid: `auto` runs the Liquid that is known here, `off` leaves all of it as text.
        site: what Liquid's `site` stands for: the plain values of `_config.yml`.
        includes: the texts of `_includes`, by their path below it.
        collections_dir: the folder that holds `_posts` and the collections; "" is the site's own.
        keep_text: articles keep the text they were made from.
        plugins: `name==version` of each.
    """

    dialect: Literal["kramdown", "gfm", "commonmark"] = "kramdown"
    kramdown: KramdownOptions = KramdownOptions()
    faithful: bool = False
    autolink: bool = True
    smart_quotes: Literal["kramdown", "cjk", "off"] = "cjk"
    math_engine: Literal["auto", "math-core", "latex2mathml"] = "auto"
    math_macros: Mapping[str, str] = {}
    timezone: str = ""
    trust_attributes: bool = False
    defaults: tuple[FrontMatterDefault, ...] = ()
    liquid: Literal["auto", "off"] = "auto"
    site: Mapping[str, Any] = {}
    includes: Mapping[str, str] = {}
    collections_dir: str = ""
    keep_text: bool = False
    plugins: tuple[str, ...] = ()


class LinkOptions(Struct, frozen=True, gc=False):
    """All that linking depends on besides the articles.

    Attributes:
        permalink: style (`date pretty ordinal weekdate none`) or template, as in Jekyll.
        url: scheme and host of the published site without a final slash, or ""; links to it lead inside the site.
        baseurl: the path under which the site is served, "" or "/name".
        future: publish posts dated after `now`.
        drafts: publish drafts.
        now: the moment that decides what is in the future; the only clock in the program, read once by the caller.
        generic_headings: headings that are no concepts, besides those that biji knows.
        downloads: formats of the data files beside pages, keys of `DOWNLOADS`.
        feed_path: the URL of the Atom feed of the whole site.
        collections: names of the published collections, and the templates of their permalinks, "" for Jekyll's own.
        collections_dir: the folder that holds them; "" is the site's own.
    """

    permalink: str = "date"
    url: str = ""
    baseurl: str = ""
    future: bool = False
    drafts: bool = False
    now: dt.datetime | None = None
    generic_headings: tuple[str, ...] = ()
    downloads: tuple[str, ...] = ()
    collections: Mapping[str, str] = {}
    collections_dir: str = ""
    feed_path: str = "/feed.xml"


class RenderOptions(Struct, frozen=True, gc=False):
    """All that rendering depends on besides the site.

    Attributes:
        url: scheme and host of the published site without a final slash, or "".
        baseurl: the path under which it is served, "" or "/name".
        lang: BCP 47 tag that chooses the strings of the interface (`zh…` Chinese, else English).
        faithful: bodies exactly as Jekyll makes them, instead of the typed blocks' templates.
        theme: the user's own templates and files.
        inline_mentions: the name of a concept becomes a link, where the site has a mention of it.
        downloads: formats of the data files beside pages, keys of `DOWNLOADS`.
        search: make the search index and its page.
        feed_limit: articles in a feed, at most.
        feed_excerpts: feeds hold beginnings of articles only.
        feed_ids: articles have the ids in feeds that jekyll-feed gives, or their addresses.
        llms: make `llms.txt`.
        plugins: `name==version` of each.
    """

    title: str = ""
    description: str = ""
    author: str = ""
    url: str = ""
    baseurl: str = ""
    lang: str = "en"
    faithful: bool = False
    inline_mentions: bool = False
    downloads: tuple[str, ...] = ()
    search: bool = True
    feed_limit: int = 30
    feed_excerpts: bool = False
    feed_ids: Literal["jekyll-feed", "url"] = "jekyll-feed"
    llms: bool = True
    plugins: tuple[str, ...] = ()
    theme: ThemeFolder = ThemeFolder()
