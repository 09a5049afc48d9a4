"""What front matter and file names mean."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.diagnostics import Span
from biji.model import FrontMatterDefault, Metadata, ParseOptions, Source, SourceKind
from biji.parse.front_matter import FrontMatter, read_front_matter

POST = "_posts/2019-7-11-attention_4.markdown"


def read(front: str, path: str = POST, options: ParseOptions | None = None) -> FrontMatter:
    kind = SourceKind.DRAFT if "_drafts" in path else SourceKind.POST if "_posts" in path else SourceKind.PAGE
    return read_front_matter(f"---\n{front}---\n", Source(path, kind, b""), options or ParseOptions())


def metadata(front: str, path: str = POST, options: ParseOptions | None = None) -> Metadata:
    found = read(front, path, options).metadata
    assert found is not None
    return found


def problem(front: str, path: str = POST) -> tuple[str, Span, str]:
    found = read(front, path).diagnostics
    assert len(found) == 1
    return found[0].code, found[0].span, found[0].hint


@pytest.mark.parametrize("title", ["996", "no", "010", "12:30", "1_000", "2019-07-11", "Attention（四）——BERT（2）"])
def test_titles_and_categories_are_source_text(title: str) -> None:
    found = metadata(f"title:  {title}  \ncategory: {title} \n")
    assert (found.title, found.categories) == (title, (title,))


def test_zero_width_characters_and_line_breaks_leave_titles() -> None:
    assert metadata("title: |\n  a\u200bb\n  c\n").title == "ab c"


@pytest.mark.parametrize(
    ("path", "title", "slug"),
    [
        (POST, "Attention_4", "attention_4"),
        ("_posts/2019-07-11-hello-BIG-world.md", "Hello Big World", "hello-BIG-world"),
        ("_drafts/some-idea.md", "Some Idea", "some-idea"),
        ("_posts/2019-7-11-a..b...md", "A..b", "a..b"),
        ("about-me.md", "About Me", "about-me"),
        ("notes/index.md", "Notes", "index"),
        ("index.html", "Home", "index"),
    ],
)
def test_without_a_title_the_name_gives_one(path: str, title: str, slug: str) -> None:
    found = metadata("layout: post\n", path)
    assert (found.title, found.slug) == (title, slug)


def test_the_date_comes_from_the_file_name() -> None:
    assert metadata("").date == dt.datetime(2019, 7, 11, tzinfo=dt.UTC)


def test_the_front_matters_date_goes_first_and_is_moved_to_the_sites_zone() -> None:
    options = ParseOptions(timezone="Asia/Shanghai")
    assert str(metadata("date: 2019-12-31 20:00 +0000\n", options=options).date) == "2020-01-01 04:00:00+08:00"
    assert str(metadata("", options=options).date) == "2019-07-11 00:00:00+08:00"


@pytest.mark.parametrize("written", ["2020-13-45", "gestern", "[2019, 7]", "2019"])
def test_a_bad_date_is_named_and_the_file_names_date_used(written: str) -> None:
    code, span, hint = problem(f"title: x\ndate: {written}\n")
    assert (code, span) == ("front-matter-value", Span(POST, 3, 7))
    assert "2019-07-11" in hint
    assert metadata(f"date: {written}\n").date == dt.datetime(2019, 7, 11, tzinfo=dt.UTC)


def test_a_day_that_does_not_exist_rolls_over_as_in_ruby() -> None:
    assert problem("date: 2019-02-30\n")[2] == "read as 2019-03-02, as Jekyll does"


def test_a_post_whose_date_nobody_says_is_left_out() -> None:
    front = read("title: x\n", "_posts/2019-13-45-x.md")
    assert front.metadata is None
    assert [found.code for found in front.diagnostics] == ["file-name"]
    assert metadata("date: 2019-1-2\n", "_posts/2019-13-45-x.md").date == dt.datetime(2019, 1, 2, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("front", "categories"),
    [
        ("category: Deep Learning\n", ("Deep Learning",)),
        ("category: [a b, c]\n", ("a b", "c")),
        ("categories: a b\n", ("a", "b")),
        ("categories: [a b, c]\n", ("a b", "c")),
        ("categories: a b\ncategory: c d\n", ("a", "b", "c d")),
        ("categories: [a, [b, [a]]]\n", ("a", "b")),
        ("categories: 数学　入门\n", ("数学　入门",)),
        ("category:\ncategories: ''\n", ()),
        ("category: C++ & C#\n", ("C++ & C#",)),
    ],
)
def test_categories_are_read_as_in_jekyll(front: str, categories: tuple[str, ...]) -> None:
    assert metadata(front).categories == categories


def test_folders_above_posts_are_categories() -> None:
    assert metadata("category: c\n", "a b/x/_posts/sub/2019-1-1-y.md").categories == ("a b", "x", "c")
    assert metadata("", "a/_drafts/y.md").categories == ("a",)


@pytest.mark.parametrize(
    ("front", "tags"),
    [
        ("tags: a b\n", ("a", "b")),
        ("tags: machine learning, 深度学习，nlp\n", ("machine learning", "深度学习", "nlp")),
        ("tag: a b\n", ("a b",)),
        ("tags: [a b, a b, 1]\n", ("a b", "1")),
    ],
)
def test_tags_are_a_list_or_a_text(front: str, tags: tuple[str, ...]) -> None:
    assert metadata(front).tags == tags


def test_other_keys_keep_plain_values() -> None:
    found = metadata("cover: {url: /a.png, width: 10}\nsticky: yes\nscore: 1.5\n")
    assert found.extras == {"cover": {"url": "/a.png", "width": 10}, "sticky": True, "score": 1.5}


def test_typed_keys_are_read() -> None:
    found = metadata(
        "series: 深度学习\naliases: [old/a%20b.html, /x/]\nredirect_from: /y\ndraft: yes\n"
        "published: false\ntoc: off\nmath: no\nlang: zh-CN\ndescription: 说明\nlayout: post\nslug: s\n"
        "permalink: /:year/:title/\n"
    )
    assert (found.series, found.aliases) == (("深度学习",), ("/old/a b.html", "/x/", "/y"))
    assert (found.draft, found.published, found.toc, found.math) == (True, False, False, False)
    assert (found.lang, found.description, found.layout) == ("zh-CN", "说明", "post")
    assert (found.slug, found.permalink) == ("s", "/:year/:title/")


@pytest.mark.parametrize(
    ("front", "column"),
    [("title: [a]\n", 8), ("draft: maybe\n", 8), ("tags: {a: b}\n", 7), ("categories:\n  - {a: b}\n", 5)],
)
def test_a_value_of_the_wrong_type_is_named_at_its_place(front: str, column: int) -> None:
    code, span, hint = problem(front)
    assert (code, span.column) == ("front-matter-value", column)
    assert hint


@pytest.mark.parametrize(("key", "meant"), [("catagory", "category"), ("Title", "title"), ("tilte", "title")])
def test_a_near_miss_is_a_note(key: str, meant: str) -> None:
    code, span, hint = problem(f"layout: post\n{key}: x\n")
    assert (code, span, hint) == ("front-matter-key", Span(POST, 3, 1), f'did you mean "{meant}"?')


@pytest.mark.parametrize(
    "key", ["subtitle", "top", "long", "author", "image", "cover", "comments", "excerpt", "mathjax"]
)
def test_keys_of_themes_are_no_near_misses(key: str) -> None:
    assert read(f"{key}: x\n").diagnostics == ()


@pytest.mark.parametrize(
    ("front", "column"),
    [
        ("permalink: /../../etc/passwd\n", 12),
        ("permalink: /%2e%2e/x\n", 12),
        ("slug: ../x\n", 7),
        ("category: ..\n", 11),
        ("aliases: a\\..\\b\n", 10),
    ],
)
def test_what_would_lead_out_of_the_site_is_not_used(front: str, column: int) -> None:
    code, span, _ = problem(front)
    assert (code, span) == ("output-path", Span(POST, 2, column))
    found = metadata(front)
    assert (found.permalink, found.slug, found.categories, found.aliases) == ("", "attention_4", (), ())


def test_an_old_address_is_a_path() -> None:
    code, _, hint = problem("aliases: https://old.example.org/a/b.html\n")
    assert (code, hint) == ("front-matter-value", "write its path: /a/b.html")
    assert metadata("aliases: [https://old.example.org/a, /c]\n").aliases == ("/c",)


def test_an_unknown_placeholder_is_named_with_a_guess() -> None:
    assert problem("permalink: /:yaer/:title/\n")[2] == 'did you mean ":year"?'
    assert metadata("permalink: /:whatever\n", "about.md").permalink == "/:whatever"


def test_defaults_stand_below_the_files_own_keys() -> None:
    defaults = FrontMatterDefault("", "posts", {"layout": "post", "category": "010", "categories": ["a"], "x": 1})
    options = ParseOptions(defaults=(defaults,))
    assert metadata("", options=options).categories == ("a", "010")
    found = metadata("categories: b\ncategory: c\nlayout:\nx: 2\n", options=options)
    assert (found.categories, found.layout, found.extras) == (("a", "b", "c"), "post", {"x": 2})


def test_a_wrong_default_is_not_reported_in_every_file() -> None:
    options = ParseOptions(
        defaults=(FrontMatterDefault("", "", {"draft": "maybe", "title": ["x"], "date": "never"}),)
    )
    assert read("", options=options).diagnostics == ()


@given(st.dictionaries(st.sampled_from(["title", "date", "category", "tags", "draft", "permalink", "x"]), st.text()))
def test_metadata_survives_the_cache(values: dict[str, str]) -> None:
    front = "".join(f"{key}: {msgspec.json.encode(value).decode()}\n" for key, value in values.items())
    found = read(front).metadata
    assert found is not None
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=Metadata) == found


def test_lines_of_what_may_have_to_be_pointed_at_are_known() -> None:
    assert metadata("layout: post\ntitle: BERT\naliases:\n- /a\n").lines == {"title": 3, "aliases": 4}
    assert metadata("layout: post\n").lines == {}
