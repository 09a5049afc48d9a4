"""`_config.yml` becomes a typed value: Jekyll's keys where they mean the same, biji's own under `biji:`.

title: 笔记
permalink: date
biji: {autolink: false, math: {engine: math-core}}
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, convert

from biji.config.reading import Reading
from biji.diagnostics import Diagnostic, Span
from biji.model import FrontMatterDefault, KramdownOptions, LinkOptions, ParseOptions, RenderOptions
from biji.yaml_reader import YamlMap, plain_value, read_yaml

__all__ = ["NAMES", "BijiConfig", "Config", "FeedConfig", "MathConfig", "load_config"]

#: In a site's folder, the first that is there counts.
NAMES = ("_config.yml", "_config.yaml")
#: Our own file, written by the site's owner: large, but not without end.
_MAX_LENGTH = 1_000_000
#: Keys that no text asks for; what `site` holds travels to every worker.
_NOT_SHOWN = frozenset(("biji", "kramdown", "defaults", "exclude", "include", "plugins", "gems", "sass"))


class MathConfig(Struct, frozen=True):
    """`biji: math:`.

    Attributes:
        engine: `auto` tries math-core, then latex2mathml.
        macros: TeX macros, name without backslash to body.
    """

    engine: Literal["auto", "math-core", "latex2mathml"] = "auto"
    macros: Mapping[str, str] = {}


class FeedConfig(Struct, frozen=True):
    """`feed:`, the keys of the plugin jekyll-feed, and one more.

    Attributes:
        path: URL of the Atom feed.
        posts_limit: articles in a feed, at most.
        excerpt_only: feeds hold the beginnings of articles, not the whole.
        ids: whose ids articles have: jekyll-feed's, or their addresses, as in templates that people wrote themselves.
    """

    path: str = "/feed.xml"
    posts_limit: int = 30
    excerpt_only: bool = False
    ids: Literal["jekyll-feed", "url"] = "jekyll-feed"


class BijiConfig(Struct, frozen=True):
    """The block `biji:`, what Jekyll does not know.

    Attributes:
        faithful: exactly Jekyll's HTML for bodies.
        autolink: bare URLs become links.
        smart_quotes: None decides by the site's language: `cjk` for Chinese, Japanese, Korean and when `lang` is not
            set (only quotes inside CJK text differ then), else `kramdown`.
        math: formulas.
        trust_attributes: keep `style`, event handlers and all else in raw HTML and attribute lists.
        liquid: `off` leaves all Liquid as text.
        theme: the folder, relative to the site's, whose `templates` and `static` change the theme; "" is the site's.
        generic_headings: headings that are no concepts, besides those that biji knows.
        inline_mentions: the name of a concept in the text becomes a link.
        downloads: formats of the data files beside pages.
        search: make the search index and its page.
        llms: make `llms.txt`.
        plugins: names of those that are used.
    """

    faithful: bool = False
    autolink: bool = True
    smart_quotes: Literal["kramdown", "cjk", "off"] | None = None
    math: MathConfig = MathConfig()
    trust_attributes: bool = False
    liquid: Literal["auto", "off"] = "auto"
    generic_headings: tuple[str, ...] = ()
    inline_mentions: bool = False
    downloads: tuple[str, ...] = ("bibtex", "csl-json")
    search: bool = True
    llms: bool = True
    plugins: tuple[str, ...] = ()
    theme: str = "_theme"


class Config(Struct, frozen=True):
    """What `_config.yml` says (https://jekyllrb.com/docs/configuration/).

    Attributes:
        title: the site's name.
        description: one sentence about the site.
        author: who writes it.
        url: scheme and host of the published site, without a final slash.
        baseurl: the path below the host, "" or "/name".
        lang: "" when the file does not say; `locale` is read as well.
        markdown: the dialect.
        kramdown: its options.
        future, show_drafts: publish posts dated in the future, and drafts.
        feed: of the feeds.
        biji: what Jekyll does not know.
        permalink: a style or a template.
        exclude, include: patterns of paths, besides Jekyll's own.
        timezone: IANA name; "" is UTC, where Jekyll would take the computer's.
        defaults: front matter defaults, most specific last.
        collections: names of collections with `output: true`, and the templates of their permalinks; also `posts`.
        collections_dir: the folder that holds `_posts` and the collections.
        values: the whole file but for what only steers the build, as Liquid's `site` shows it.
    """

    title: str = ""
    description: str = ""
    author: str = ""
    url: str = ""
    baseurl: str = ""
    lang: str = ""
    permalink: str = "date"
    markdown: Literal["kramdown", "gfm", "commonmark"] = "kramdown"
    kramdown: KramdownOptions = KramdownOptions()
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = (".htaccess",)
    timezone: str = ""
    future: bool = False
    show_drafts: bool = False
    defaults: tuple[FrontMatterDefault, ...] = ()
    feed: FeedConfig = FeedConfig()
    collections: Mapping[str, str] = {}
    collections_dir: str = ""
    biji: BijiConfig = BijiConfig()
    values: Mapping[str, Any] = {}

    @property
    def theme(self) -> str:
        """The folder whose `templates` and `static` change the theme; "" is the site's own."""
        return self.biji.theme

    @property
    def parse_options(self) -> ParseOptions:
        """What parsing depends on."""
        is_cjk = not self.lang or self.lang.lower().split("-")[0] in {"zh", "ja", "ko"}
        return ParseOptions(
            dialect=self.markdown,
            kramdown=self.kramdown,
            faithful=self.biji.faithful,
            autolink=self.biji.autolink,
            smart_quotes=self.biji.smart_quotes or ("cjk" if is_cjk else "kramdown"),
            math_engine=self.biji.math.engine,
            math_macros=self.biji.math.macros,
            timezone=self.timezone,
            trust_attributes=self.biji.trust_attributes,
            defaults=self.defaults,
            collections_dir=self.collections_dir,
            liquid=self.biji.liquid,
            site=self.values if self.biji.liquid == "auto" else {},
            keep_text="markdown" in self.biji.downloads,
        )

    def link_options(self, now: dt.datetime | None) -> LinkOptions:
        """What linking depends on.

        Args:
            now: the moment that decides what is in the future.
        """
        return LinkOptions(
            permalink=self.permalink,
            collections=self.collections,
            collections_dir=self.collections_dir,
            url=self.url,
            baseurl=self.baseurl,
            future=self.future,
            drafts=self.show_drafts,
            now=now,
            generic_headings=self.biji.generic_headings,
            downloads=self.biji.downloads,
            feed_path=self.feed.path,
        )

    @property
    def render_options(self) -> RenderOptions:
        """What rendering depends on; `lang` is "" when the file does not say."""
        return RenderOptions(
            title=self.title,
            description=self.description,
            author=self.author,
            url=self.url,
            baseurl=self.baseurl,
            lang=self.lang,
            faithful=self.biji.faithful,
            inline_mentions=self.biji.inline_mentions,
            downloads=self.biji.downloads,
            search=self.biji.search,
            llms=self.biji.llms,
            feed_limit=self.feed.posts_limit,
            feed_excerpts=self.feed.excerpt_only,
            feed_ids=self.feed.ids,
        )


def load_config(folder: Path) -> tuple[Config, tuple[Diagnostic, ...]]:
    """Read a site's configuration; a folder without one has the defaults.

    Args:
        folder: the site's.

    Returns:
        The configuration, with the default for everything that cannot be used, and what was wrong.
    """
    path = next((folder / name for name in NAMES if (folder / name).is_file()), None)
    if path is None:
        return Config(), _unusable(folder)
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8: byte 0x{error.object[error.start]:02X} at offset {error.start}"
        line = error.object.count(b"\n", 0, error.start) + 1
        return Config(), (Diagnostic("encoding", Span(path.name, line), message, "save it as UTF-8"),)
    except OSError as error:
        return Config(), (
            Diagnostic(
                "unreadable-file", Span(path.name), f"cannot be read: {error.strerror}", "check its permissions"
            ),
        )
    document = read_yaml(text, max_length=_MAX_LENGTH)
    reading = Reading(path.name)
    values = reading.config(document)
    plain = plain_value(document.root) if isinstance(document.root, YamlMap) else {}
    shown = {key: value for key, value in plain.items() if key not in _NOT_SHOWN}
    return convert({**values, "values": shown}, Config), tuple(reading.problems)


def _unusable(folder: Path) -> tuple[Diagnostic, ...]:
    """What stands where the configuration should be."""
    if os.path.lexists(folder / NAMES[0]):
        message = "it is no file, or a link that leads nowhere"
        return (Diagnostic("unreadable-file", Span(NAMES[0]), message, "replace it by a file"),)
    if not (folder / "_config.toml").is_file():
        return ()
    message = "TOML is not read here"
    return (Diagnostic("config-syntax", Span("_config.toml"), message, "write it as YAML in _config.yml"),)
