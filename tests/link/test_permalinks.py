"""URLs as Jekyll 4.3 makes them: the expected values of the tables come from Jekyll."""

import datetime as dt
import os
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.link.permalinks import output_problem, permalink, static_url
from biji.model import Article, LinkOptions, Metadata, SourceKind, StaticFile
from biji.model.permalinks import PERMALINK_PLACEHOLDERS, PERMALINK_STYLES, output_path

DATE = dt.datetime(2019, 12, 30, 23, 5, 9, tzinfo=dt.UTC)


def post(slug: str = "attention_4", *categories: str, own: str = "", date: dt.datetime | None = DATE) -> Article:
    source = f"_posts/2019-12-30-{slug}.markdown"
    metadata = Metadata("T", slug, date=date, categories=categories, permalink=own)
    return Article(source, SourceKind.POST if date else SourceKind.DRAFT, metadata)


def page(source: str, own: str = "") -> Article:
    return Article(source, SourceKind.PAGE, Metadata("T", PurePosixPath(source).stem, permalink=own))


@pytest.mark.parametrize(
    ("style", "url"),
    [
        ("date", "/deep learning/c++/2019/12/30/attention_4.html"),
        ("pretty", "/deep learning/c++/2019/12/30/attention_4/"),
        ("ordinal", "/deep learning/c++/2019/364/attention_4.html"),
        ("weekdate", "/deep learning/c++/2019/W01/Mon/attention_4.html"),
        ("none", "/deep learning/c++/attention_4.html"),
        ("/:slugified_categories/:short_year-:i_month-:i_day/:slug/", "/deep-learning/c/19-12-30/attention-4/"),
        ("/:w_year/:week/:w_day/:short_day/:long_day", "/2020/01/1/Mon/Monday"),
        ("/:short_month/:long_month/:y_day/:hour:minute:second", "/Dec/December/364/230509"),
        ("/blog/:collection:path/:title.html", "/blog/posts/2019-12-30-attention_4/attention_4.html"),
        ("/:year/:month_:day/:name:output_ext", "/2019/12_30/2019-12-30-attention-4.html"),
        (":year//x/../:title", "/2019/x/attention_4"),
        ("/a%20b/:title", "/a b/attention_4"),
        ("/:unknown/:title", "/:unknown/attention_4"),
    ],
)
def test_styles_and_templates(style: str, url: str) -> None:
    assert permalink(post("attention_4", "Deep Learning", "C++"), style) == url


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("Deep Object_X", "Deep-Object_X"),
        ("AI & ML (x)", "AI-&-ML-(x)"),
        ("中文—标题（一）", "中文-标题-一"),
        ("My Slug_é!", "My-Slug_é!"),
        ("a..b", "a/b"),
        ("-lead-", "lead"),
        ("x.y.z", "x.y.z"),
    ],
)
def test_the_title_placeholder_keeps_case_and_pretty_characters(slug: str, name: str) -> None:
    assert permalink(post(slug), "/:title.html") == f"/{name}.html"


@pytest.mark.parametrize(
    ("categories", "folder"),
    [
        (("Foo", "foo", "FOO"), "foo"),
        (("C#", "什么?", "100%"), "c#/什么?/100%"),
        (("s/ub",), "s/ub"),
        (("ΑΣ",), "ασ"),
        (("AI & ML",), "ai & ml"),
    ],
)
def test_categories_are_lower_case_once_each_with_blanks(categories: tuple[str, ...], folder: str) -> None:
    assert permalink(post("x", *categories), "none") == f"/{folder}/x.html"


@pytest.mark.parametrize(
    ("own", "url", "path"),
    [
        ("/x/:title/:year:output_ext", "/x/a/2019.html", "x/a/2019.html"),
        ("/foo bar/baz", "/foo bar/baz", "foo bar/baz.html"),
        ("/a%20b/:categories/c/", "/a b/q w/c/", "a b/q w/c/index.html"),
        ("no-slash.html", "/no-slash.html", "no-slash.html"),
        ("/v1.0", "/v1.0", "v1.0.html"),
    ],
)
def test_an_articles_own_permalink_goes_before_the_sites(own: str, url: str, path: str) -> None:
    found = permalink(post("a", "Q W", own=own), "date")
    assert (found, output_path(found)) == (url, path)


@pytest.mark.parametrize(
    ("source", "date", "pretty", "weekdate"),
    [
        ("about.md", "/about.html", "/about/", "/about"),
        ("foo/bar baz.html", "/foo/bar baz.html", "/foo/bar baz/", "/foo/bar baz"),
        ("index.md", "/", "/", "/"),
        ("foo/index.html", "/foo/", "/foo/", "/foo/"),
        ("p.v1.md", "/p.v1.html", "/p.v1/", "/p.v1"),
        (":basename/x.md", "/:basename/x.html", "/:basename/x/", "/:basename/x"),
    ],
)
def test_pages_take_only_the_ending_from_the_style(source: str, date: str, pretty: str, weekdate: str) -> None:
    article = page(source)
    assert [permalink(article, style) for style in ("date", "pretty", "weekdate")] == [date, pretty, weekdate]
    assert permalink(article, "/:year/:title/") == pretty


def test_pages_know_three_placeholders() -> None:
    assert permalink(page("a/b.md", "/p/:path/:basename:output_ext"), "date") == "/p/a/b.html"
    assert permalink(page("404.md", "/404.html"), "pretty") == "/404.html"


@pytest.mark.parametrize("style", sorted(PERMALINK_STYLES))
def test_a_draft_without_a_date_has_a_url_without_one(style: str) -> None:
    ending = "/" if style == "pretty" else ".html"
    assert permalink(post("idea", "A", date=None), style) == f"/a/idea{ending}"


def test_placeholders_of_templates_are_all_known() -> None:
    template = "/".join(f":{name}" for name in sorted(PERMALINK_PLACEHOLDERS))
    assert ":" not in permalink(post(), template)


def test_urls_are_in_composed_form() -> None:
    assert permalink(post("e\u0301"), "none") == "/é.html"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/", "index.html"),
        ("/a/b/", "a/b/index.html"),
        ("/a/b", "a/b.html"),
        ("/a.htm", "a.htm"),
        ("/v1.5", "v1.5.html"),
        ("/../../etc/passwd", "etc/passwd.html"),
        ("//x/./y", "x/y.html"),
    ],
)
def test_every_url_has_its_file(url: str, path: str) -> None:
    assert output_path(url) == path


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("/" + "长" * 100 + ".html", "longer"),
        ("/a\\b.html", "backslash"),
        ("/a\nb.html", "control"),
        ("/a/../b", "out of the site"),
    ],
)
def test_urls_that_cannot_be_files_are_named(url: str, reason: str) -> None:
    assert reason in output_problem(url)


@pytest.mark.parametrize("url", ["/con/x.html", "/x/AUX.html", "/x/lpt1/"])
def test_names_of_devices_are_refused_where_the_system_has_such(url: str) -> None:
    assert ("device" in output_problem(url)) == (os.name == "nt")


@pytest.mark.parametrize("url", ["/", "/ai & ml/2019/07/11/bert.html", "/console/x", "/什么?/100%.html", "/a.b/c.d/"])
def test_ordinary_urls_are_no_problem(url: str) -> None:
    assert output_problem(url) == ""


_PARTS = st.lists(st.sampled_from(["..", ".", "/", "\\", "%2e", "%2F", "a", ":title", ":categories", " ", "…", "\0"]))


@given(_PARTS.map("".join), _PARTS.map("".join), _PARTS.map("".join), st.sampled_from(SourceKind))
def test_no_url_leaves_the_output_folder(template: str, slug: str, category: str, kind: SourceKind) -> None:
    metadata = Metadata("T", slug or "x", date=DATE, categories=(category, ".."), permalink=template)
    url = permalink(Article("_posts/../2019-1-1-x.md", kind, metadata), "date")
    assert url.startswith("/")
    assert ".." not in url
    names = output_path(url).split("/")
    assert all(name not in {"", ".", ".."} for name in names)


@given(st.text())
def test_no_url_raises(url: str) -> None:
    assert not output_path(url).startswith("/")
    output_problem(url)


def document(source: str, own: str = "") -> Article:
    metadata = Metadata("T", PurePosixPath(source).stem, permalink=own, collection="docs")
    return Article(source, SourceKind.DOCUMENT, metadata)


@pytest.mark.parametrize(
    ("template", "url"),
    [
        ("", "/docs/a b/c.html"),
        ("/:collection/:path/", "/docs/a b/c/"),
        ("/:name:output_ext", "/c.html"),
        ("/x/:title", "/x/c"),
        ("pretty", "/pretty"),
    ],
)
def test_documents_of_collections_have_templates_of_their_own(template: str, url: str) -> None:
    assert permalink(document("_docs/a b/c.md"), "date", {"docs": template}) == url
    assert permalink(document("in/_docs/a b/c.md"), "date", {"docs": template}) == url
    assert permalink(document("_docs/a b/c.md", "/own/"), "date", {"docs": template}) == "/own/"


@pytest.mark.parametrize(
    ("path", "template", "url"),
    [
        ("_docs/a/b.tar.gz", "", "/docs/a/b.tar.gz"),
        ("_docs/a/b.png", "/x/:path/", "/x/a/b.png"),
        ("_docs/a/b.png", "/:collection/:name", "/docs/b.png"),
        ("_other/b.png", "", "/_other/b.png"),
        ("a/_docs/b.png", "", "/a/_docs/b.png"),
    ],
)
def test_files_of_collections_stand_beside_their_documents(path: str, template: str, url: str) -> None:
    assert static_url(StaticFile(path, "", 0, 0), LinkOptions(collections={"docs": template})) == url
