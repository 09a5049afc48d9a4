"""Collections, as Jekyll 4.3.1 publishes them: the expected addresses are those of a site that it has built."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from biji.build import Loaded, Request, load

CONFIG = """
collections:
  docs: {output: true, permalink: "/:collection/:path/"}
  staff: {output: true}
  hidden: {output: false}
  notes: {output: true, permalink: "/n/:categories/:year/:title:output_ext", sort_by: rank}
defaults:
  - {scope: {path: "", type: docs}, values: {category: Docs}}
  - {scope: {path: _staff}, values: {tags: [people]}}
"""


def site(folder: Path, config: str, files: dict[str, str]) -> Loaded:
    for path, text in {"_config.yml": config, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return load(Request(folder, dt.datetime(2024, 8, 1, tzinfo=dt.UTC), jobs=1))


def urls(loaded: Loaded) -> dict[str, str]:
    return {**loaded.site.urls, **{file.path: url for url, file in loaded.site.static.items()}}


def front(text: str = "title: T") -> str:
    return f"---\n{text}\n---\n\ntext\n"


def test_every_file_stands_where_jekyll_puts_it(tmp_path: Path) -> None:
    expected = {
        "_docs/README.md": "/docs/README/",
        "_docs/guide/one.md": "/docs/guide/one/",
        "_docs/pic.png": "/docs/pic.png",
        "_docs/plain.md": "/docs/plain.md",
        "_notes/2019-4-4-m.md": "/n/foo bar/baz/2020/My-Slug.html",
        "_staff/2020-1-2-dated.md": "/staff/2020-1-2-dated.html",
        "_staff/Ann Bee.md": "/staff/Ann Bee.html",
        "_staff/h.html": "/staff/h.html",
        "_staff/index.md": "/staff/index.html",
    }
    unpublished = ("_staff/bob.md", "_staff/fut.md", "_hidden/h.md", "_notes/_drafts/d.md", "_notes/_x/e.md")
    files = dict.fromkeys((*expected, *unpublished), front())
    files |= {"_docs/pic.png": "x", "_docs/plain.md": "x", "_hidden/h.png": "x"}
    files |= {"_staff/bob.md": front("published: false"), "_staff/fut.md": front("date: 2099-01-01")}
    files["_notes/2019-4-4-m.md"] = front("slug: My Slug\ncategories: [Foo Bar, baz]\ndate: 2020-03-04")
    loaded = site(tmp_path, CONFIG, files)
    assert [one.code for one in loaded.diagnostics] == ["future-post"]
    assert urls(loaded) == expected


def test_documents_have_what_their_name_and_the_defaults_of_their_collection_say(tmp_path: Path) -> None:
    files = {"_docs/a-b.md": front("layout: doc"), "_staff/2020-1-2-dated.md": front("layout: x"), "p.md": front()}
    articles = site(tmp_path, CONFIG, files).site.articles
    doc, staff, page = (articles[path].metadata for path in files)
    assert (doc.title, doc.date, doc.categories, doc.collection) == ("A B", None, ("Docs",), "docs")
    assert staff.date is not None
    assert (staff.title, staff.date.year, staff.tags, staff.collection) == ("Dated", 2020, ("people",), "staff")
    assert (page.categories, page.tags, page.collection) == ((), (), "")


def test_a_folder_of_collections_holds_the_posts_too(tmp_path: Path) -> None:
    config = """
collections_dir: my
collections: {docs: {output: true}}
defaults: [{scope: {path: my/_docs, type: docs}, values: {category: D}}]
"""
    files = dict.fromkeys(
        (
            "my/_docs/a.md",
            "my/_posts/2020-1-1-p.md",
            "my/cat/_posts/2020-1-2-q.md",
            "_posts/2020-1-3-r.md",
            "my/s.md",
        ),
        front(),
    )
    loaded = site(tmp_path, config, files)
    assert urls(loaded) == {
        "my/_docs/a.md": "/docs/a.html",
        "my/_posts/2020-1-1-p.md": "/2020/01/01/p.html",
        "my/cat/_posts/2020-1-2-q.md": "/cat/2020/01/02/q.html",
        "my/s.md": "/my/s.html",
    }
    assert loaded.site.articles["my/_docs/a.md"].metadata.categories == ("D",)


def test_posts_may_have_a_permalink_of_their_own(tmp_path: Path) -> None:
    config = "permalink: pretty\ncollections: {posts: {permalink: '/p/:title'}}\n"
    loaded = site(tmp_path, config, {"_posts/2020-1-1-a.md": front(), "b.md": front()})
    assert urls(loaded) == {"_posts/2020-1-1-a.md": "/p/a", "b.md": "/b/"}


@pytest.mark.parametrize(("style", "url"), [("date", "/c/x.html"), ("pretty", "/c/x/"), ("/:title/", "/c/x/")])
def test_a_collection_takes_the_ending_of_the_site(tmp_path: Path, style: str, url: str) -> None:
    config = f"permalink: {style}\ncollections: {{c: {{output: true}}}}\n"
    assert urls(site(tmp_path, config, {"_c/x.md": front()})) == {"_c/x.md": url}


def test_a_link_that_leads_out_is_no_collection(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/a.md").write_text(front())
    blog = tmp_path / "blog"
    blog.mkdir()
    (blog / "_c").symlink_to(tmp_path / "outside")
    assert urls(site(blog, "collections: {c: {output: true}}", {})) == {}


def test_documents_link_to_each_other_like_posts(tmp_path: Path) -> None:
    files = {
        "_c/a.md": front() + "\n[b]({% link _c/b.md %}) [b](b.md) ![](x.png)\n",
        "_c/b.md": front(),
        "_c/x.png": "",
    }
    loaded = site(tmp_path, "collections: {c: {output: true}}", files)
    assert loaded.diagnostics == ()
    assert [backlink.source for backlink in loaded.site.backlinks["_c/b.md"]] == ["_c/a.md"]
    assert {target.url for target in loaded.site.targets["_c/a.md"].values()} == {"/c/b.html", "/c/x.png"}


def test_texts_show_data(tmp_path: Path) -> None:
    files = {
        "_data/people.yml": "- {name: Ann}\n- {name: Bob}\n",
        "_posts/2020-1-1-a.md": front() + "\n{% for p in site.data.people %}{{ p.name }}.{% endfor %}\n",
    }
    loaded = site(tmp_path, "", files)
    assert loaded.diagnostics == ()
    assert "Ann.Bob." in loaded.site.articles["_posts/2020-1-1-a.md"].sections[0].blocks[-1].fragment.html


def test_texts_stand_where_jekyll_puts_them_and_links_find_them(tmp_path: Path) -> None:
    files = {
        "assets/a.css": "---\n---\nbody { content: '{{ site.title }}' }\n",
        "_c/s.css": "---\n---\na {}",
        "r.txt": front("permalink: /z.txt"),
        "index.md": front() + "\n[a](/assets/a.css) [c](/c/s.css) [z](/z.txt)\n",
    }
    loaded = site(tmp_path / "s", "title: T\ncollections: {c: {output: true}}\n", files)
    assert loaded.diagnostics == ()
    assert sorted(loaded.site.static) == ["/assets/a.css", "/c/s.css", "/z.txt"]
    assert loaded.site.static["/assets/a.css"].published == b"body { content: 'T' }\n"
