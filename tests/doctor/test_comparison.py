"""Two sites of one folder: what one has and the other lacks."""

from __future__ import annotations

from typing import Any

import pytest

from biji.doctor import Kept

Blog = Any


def test_a_site_that_is_kept_whole_is_told_as_such(blog: Blog) -> None:
    report = blog.report()
    assert (report.pages, report.ids, report.texts, report.findings) == (Kept(1, 1), Kept(1, 1), Kept(1, 1), ())
    assert not report.loses


def test_a_page_that_nobody_makes_is_lost_unless_something_redirects_from_it(blog: Blog) -> None:
    blog.old("old/about.html", "<h2 id='me'>Me</h2>")
    assert blog.told() == [("lost-page", "/old/about.html")]
    assert blog.report().loses
    blog.write("me.md", "---\nredirect_from: /old/about.html\n---\n\n## Me\n")
    assert blog.told() == []
    assert blog.report().pages == Kept(2, 2)


def test_the_ids_of_a_redirect_are_looked_for_where_it_leads(blog: Blog) -> None:
    blog.old("old.html", "<h2 id='me'>Me</h2><h2 id='you'>You</h2>")
    blog.write("new.md", "---\nredirect_from: /old.html\n---\n\n## Me\n")
    assert blog.told() == [("lost-ids", "/old.html")]
    assert "#you" in blog.report().findings[0].message


def test_a_heading_that_lost_its_id_is_named(blog: Blog) -> None:
    blog.post("2020-1-3-two.md", "# New\n\n<a name='kept'></a>")
    blog.old("notes/2020/01/03/two.html", "<h1 id='old'>New</h1> <h2 id='kept'></h2>")
    found = blog.named("#old")
    assert (str(found.kind), found.where) == ("lost-ids", "/notes/2020/01/03/two.html")
    assert "#kept" not in found.message
    assert blog.report().ids == Kept(2, 3)


def test_headings_of_the_layout_are_none_of_the_pages(blog: Blog) -> None:
    for day in range(10, 16):
        blog.post(f"2020-1-{day}-x.md", "# Same\n\ntext")
        blog.old(f"notes/2020/01/{day}/x.html", "<h1 id='brand'>Blog</h1><h1 id='same'>Same</h1> <p>text</p>")
    assert blog.told() == [("replaced", "#brand")]
    assert blog.report().ids == Kept(7, 7)


@pytest.mark.parametrize(
    ("text", "page", "differs"),
    [
        ("a *b* c", "<p>a <em>b</em>\n c</p>", False),
        ("a b", "<p>a b and more</p>", False),  # what surrounds it is the layout's
        ("a b c", "<p>a c</p>", True),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>", False),
        ('"quoted" -- text', "<p>“quoted” – text</p>", False),
        ("$$x<y$$ so", "<p>\\(x&lt;y\\) so</p>", False),
        ("a", "<p><!-- a --></p><script>a</script>", True),
    ],
)
def test_a_text_counts_as_kept_when_the_old_page_has_it_word_for_word(
    blog: Blog, *, text: str, page: str, differs: bool
) -> None:
    blog.post("2020-1-4-t.md", f"zq {text}")
    blog.old("notes/2020/01/04/t.html", page.replace("<p>", "<p>zq ", 1))
    assert blog.told() == ([("text", "_posts/2020-1-4-t.md")] if differs else [])


def test_it_says_where_two_texts_part(blog: Blog) -> None:
    blog.post("2020-1-4-t.md", "The beginning is the same on both pages, then one goes left.")
    blog.old("notes/2020/01/04/t.html", "<p>The beginning is the same on both pages, then one goes right.</p>")
    assert 'stands "left."; on the old page, "right.' in blog.named("behind").message


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("atom.xml", "lost-feed"),
        ("blog/feed.json", "lost-feed"),
        ("files/talk.pdf", "lost-file"),
        ("sitemap_index.xml", "replaced"),
        ("assets/main.css", "replaced"),
        ("page2/index.html", "replaced"),
        ("blog/page/3/index.html", "replaced"),
        ("page/about.html", "lost-page"),
    ],
)
def test_what_is_no_page_is_told_by_what_its_loss_means(blog: Blog, path: str, kind: str) -> None:
    blog.write(f"_site/{path}", "x")
    assert blog.told() == [(kind, f"/{path.removesuffix('index.html')}" if kind == "lost-page" else f"/{path}")]
    assert blog.report().loses == kind.startswith("lost")


def test_a_page_that_redirected_is_kept_by_any_page_there(blog: Blog) -> None:
    stub = '<meta http-equiv="refresh" content="0; url=/x"><h1 id="a--b"></h1>'
    blog.write("_site/notes/2020/01/02/one.html", stub)
    assert blog.told() == []
    blog.write("_site/gone.html", stub)
    assert "sends its readers on" in blog.report().findings[0].message


def test_names_are_compared_decoded_and_normalised(blog: Blog) -> None:
    blog.write("_posts/2020-1-5-é.md", "---\ncategory: Bombs & Satellite\n---\n\n# Café\n")
    blog.old("bombs & satellite/2020/01/05/é.html", "<h1 id='café'>Café</h1>")
    assert blog.told() == []


def test_a_feed_is_kept_by_a_key_or_by_the_sites_address(blog: Blog) -> None:
    blog.write("_site/atom.xml", "x")
    assert "url: https" in blog.report().findings[0].hint
    blog.write("_config.yml", "url: https://example.org\n")
    assert "`feed: {path: /atom.xml}`" in blog.report().findings[0].hint
    blog.write("_config.yml", "url: https://example.org\nfeed: {path: /atom.xml}\n")
    assert blog.told() == []


def test_a_page_that_moved_to_another_site_keeps_what_nobody_can_see(blog: Blog) -> None:
    blog.write("gone.md", "---\nredirect_to: https://example.org/x\n---\n")
    blog.old("gone.html", "<h2 id='a'>A</h2>")
    assert blog.told() == []
