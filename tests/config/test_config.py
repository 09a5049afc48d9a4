"""`_config.yml` as a value, and how its faults are told."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from biji.config import BijiConfig, Config, FeedConfig, MathConfig, load_config
from biji.model import FrontMatterDefault, LinkOptions, ParseOptions, RenderOptions

from .conftest import load, problem, value


def test_a_folder_without_configuration_has_the_defaults(tmp_path: Path) -> None:
    assert load_config(tmp_path) == (Config(), ())
    assert value(tmp_path, "") == Config()


def test_jekylls_keys_mean_the_same(tmp_path: Path) -> None:
    config = value(
        tmp_path,
        "title: 笔记\ndescription: 说明\nauthor: {name: Me, email: a@b.c}\nurl: https://example.com/\n"
        "baseurl: notes/\nlang: zh-CN\npermalink: pretty\n"
        "markdown: kramdown\nexclude: [secret, '*.log']\ninclude: [_pages]\n"
        "timezone: Asia/Shanghai\nfuture: yes\nshow_drafts: true\n",
    )
    assert config == Config(
        title="笔记",
        description="说明",
        author="Me",
        url="https://example.com",
        baseurl="/notes",
        lang="zh-CN",
        permalink="pretty",
        exclude=("secret", "*.log"),
        include=("_pages",),
        timezone="Asia/Shanghai",
        future=True,
        show_drafts=True,
    )


def test_our_own_keys_stand_under_biji(tmp_path: Path) -> None:
    text = r"{faithful: true, autolink: no, smart_quotes: off, math: {engine: math-core, macros: {R: '\mathbb{R}'}}}"
    math = MathConfig("math-core", {"R": r"\mathbb{R}"})
    expected = BijiConfig(faithful=True, autolink=False, smart_quotes="off", math=math)
    assert value(tmp_path, f"biji: {text}").biji == expected


def test_keys_without_a_value_have_their_defaults(tmp_path: Path) -> None:
    assert value(tmp_path, "baseurl:\nexclude: ~\nkramdown:\nbiji: null\n") == Config()


def test_broken_yaml_keeps_what_stands_before_it(tmp_path: Path) -> None:
    config, problems = load(tmp_path, "title: a\nfuture: [\n")
    assert config.title == "a"
    assert problems[0].code == "config-syntax"


def test_a_configuration_that_is_no_mapping_is_named(tmp_path: Path) -> None:
    assert problem(tmp_path, "- a\n")[0] == "config-syntax"


def test_other_encodings_and_formats_are_named(tmp_path: Path) -> None:
    tmp_path.joinpath("_config.toml").write_text("title = 'a'", encoding="utf-8")
    assert load_config(tmp_path)[1][0].code == "config-syntax"
    tmp_path.joinpath("_config.yml").write_bytes("title: 标题".encode("gb18030"))
    assert load_config(tmp_path)[1][0].code == "encoding"


def test_marks_and_line_breaks_make_no_difference(tmp_path: Path) -> None:
    tmp_path.joinpath("_config.yml").write_bytes(b"\xef\xbb\xbftitle: a\r\nfuture: true\r\n")
    assert load_config(tmp_path) == (Config(title="a", future=True, values={"title": "a", "future": True}), ())


def test_liquid_sees_the_whole_file_but_for_what_steers_the_build(tmp_path: Path) -> None:
    tmp_path.joinpath("_config.yml").write_text("title: a\nmine: {x: [1, b]}\nbiji: {}\nexclude: [c]\n")
    config, problems = load_config(tmp_path)
    assert (config.parse_options.site, problems) == ({"title": "a", "mine": {"x": [1, "b"]}}, ())
    tmp_path.joinpath("_config.yml").write_text("title: a\nbiji: {liquid: off}\n")
    options = load_config(tmp_path)[0].parse_options
    assert (options.liquid, options.site) == ("off", {})


def test_front_matter_defaults_have_the_most_specific_last(tmp_path: Path) -> None:
    config = value(
        tmp_path,
        "defaults:\n"
        "- {scope: {path: a/b, type: posts}, values: {category: 010, x: 010, n: 1}}\n"
        "- {scope: {path: a/b}, values: {y: 1}}\n"
        "- {scope: {path: '', type: post}, values: {layout: post}}\n"
        "- {values: {z: yes}}\n",
    )
    assert config.defaults == (
        FrontMatterDefault("", "", {"z": True}),
        FrontMatterDefault("", "posts", {"layout": "post"}),
        FrontMatterDefault("a/b", "", {"y": 1}),
        FrontMatterDefault("a/b", "posts", {"category": "010", "x": "010", "n": 1}),
    )


#: Formats beside pages, where the file does not say.
DOWNLOADS = ("bibtex", "csl-json")


@pytest.mark.parametrize(
    ("text", "downloads"),
    [
        ("", DOWNLOADS),
        ("biji: {downloads: false}", ()),
        ("biji: {downloads: true}", ("bibtex", "csl-json", "ris", "csv", "bookmarks", "json", "markdown")),
        ("biji: {downloads: [ris, bibtex]}", ("bibtex", "ris")),
    ],
)
def test_data_files_come_in_the_formats_that_are_named(tmp_path: Path, text: str, downloads: tuple[str, ...]) -> None:
    assert value(tmp_path, text).biji.downloads == downloads


def test_a_format_that_does_not_exist_is_named_with_those_that_do(tmp_path: Path) -> None:
    hint = "known are bibtex, csl-json, ris, csv, bookmarks, json, markdown"
    assert problem(tmp_path, "biji:\n  downloads: [word]\n") == ("config-value", 2, 14, hint)


@pytest.mark.parametrize(
    ("text", "feed"),
    [
        ("", FeedConfig()),
        (
            "feed: {path: /a/atom.xml, posts_limit: 3, excerpt_only: yes, ids: url}",
            FeedConfig("/a/atom.xml", 3, excerpt_only=True, ids="url"),
        ),
        ("feed: {tags: true, mine: 1}", FeedConfig()),
        ("feed: /rss.xml", FeedConfig()),
        ("feed: true", FeedConfig()),
    ],
)
def test_feeds_are_set_up_as_for_jekyll_feed(tmp_path: Path, text: str, feed: FeedConfig) -> None:
    assert value(tmp_path, text).feed == feed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("path: ../x", "a path of the site"),
        ("path: a//b", "a path of the site"),
        ("posts_limit: 0", "a number above zero"),
        ("posts_limit: many", "a whole number"),
        ("ids: guid", "one of jekyll-feed, url"),
    ],
)
def test_a_value_that_makes_no_feed_is_reported(tmp_path: Path, text: str, expected: str) -> None:
    config, (found,) = load(tmp_path, f"feed:\n  {text}\n")
    assert config.feed == FeedConfig()
    assert expected in found.message


def test_the_options_of_the_stages_come_from_it(tmp_path: Path) -> None:
    config = value(tmp_path, "url: https://a.b\nbaseurl: /c\ntitle: T\nfuture: yes\ntimezone: Asia/Tokyo\nlang: en\n")
    assert config.link_options(None) == LinkOptions("date", "https://a.b", "/c", future=True, downloads=DOWNLOADS)
    assert config.render_options == RenderOptions(
        "T", url="https://a.b", baseurl="/c", lang="en", downloads=DOWNLOADS
    )
    assert config.parse_options == ParseOptions(timezone="Asia/Tokyo", smart_quotes="kramdown")


@pytest.mark.parametrize(
    ("text", "smart_quotes"),
    [
        ("", "cjk"),
        ("lang: zh-Hant", "cjk"),
        ("locale: ja_JP", "cjk"),
        ("lang: en", "kramdown"),
        ("lang: en\nbiji: {smart_quotes: cjk}", "cjk"),
        ("lang: zh\nbiji: {smart_quotes: off}", "off"),
    ],
)
def test_quotes_follow_the_sites_language(tmp_path: Path, text: str, smart_quotes: str) -> None:
    assert value(tmp_path, text).parse_options.smart_quotes == smart_quotes


def test_a_json_schema_can_be_made() -> None:
    schema = msgspec.json.schema(Config)
    assert schema["$defs"]["BijiConfig"]["properties"]["autolink"] == {"type": "boolean", "default": True}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="titlekramdownbj:-[]{}'\" \n.,1", max_size=80) | st.text())
def test_no_text_raises(tmp_path: Path, text: str) -> None:
    tmp_path.joinpath("_config.yml").write_bytes(text.encode())
    config, _ = load_config(tmp_path)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(config), type=Config) == config


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").symlink_to("_config.yml")
    config, problems = load_config(tmp_path)
    assert config == Config()
    assert [problem.code for problem in problems] == ["unreadable-file"]


def test_a_byte_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_bytes(b"title: a\ndescription: \xff\n")
    _, (problem,) = load_config(tmp_path)
    assert (problem.code, problem.span.line) == ("encoding", 2)


def test_collections_with_output_have_a_permalink_or_jekylls_own(tmp_path: Path) -> None:
    text = (
        "collections: {a: {output: true, permalink: /a/:path}, b: {output: yes, x: y}, c: {output: false}, d: , e: x}"
    )
    assert value(tmp_path, text).collections == {"a": "/a/:path", "b": ""}
    assert value(tmp_path, "collections: [a, b]").collections == {}
    assert value(tmp_path, "collections: {posts: {permalink: pretty}}").collections == {"posts": "pretty"}
    assert value(tmp_path, "collections: {'a/../b': {output: true}}").collections == {"a..b": ""}


def test_a_permalink_of_a_collection_is_checked_like_any(tmp_path: Path) -> None:
    assert problem(tmp_path, "collections:\n  a: {output: true, permalink: '/:tilte/'}") == (
        "config-value",
        2,
        32,
        'did you mean ":title"?',
    )
    assert problem(tmp_path, "collections:\n  a: {outptu: true}")[3] == 'did you mean "output"?'


def test_where_jekyll_writes_is_no_source(tmp_path: Path) -> None:
    assert value(tmp_path, "destination: ./docs/\nexclude: [a]").exclude == ("a", "docs/")
    assert value(tmp_path, "destination: .").exclude == ()
