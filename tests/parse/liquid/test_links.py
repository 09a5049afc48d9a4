"""`link` and `post_url` stay symbolic until all articles are known."""

from __future__ import annotations

import pytest

from biji.diagnostics import Span
from biji.model import Article, Metadata, ParseOptions, Source, SourceKind
from biji.parse import parse
from biji.parse.liquid import Rendered, render_liquid

PATH = "_posts/2020-1-1-here.md"
OPTIONS = ParseOptions(site={"url": "https://example.org", "baseurl": "/base"})


def run(body: str, kind: SourceKind = SourceKind.POST) -> Rendered:
    return render_liquid(body, Metadata("Here", "here"), Source(PATH, kind, b""), OPTIONS, 3)


def parsed(body: str) -> Article:
    found = parse(Source(PATH, SourceKind.POST, f"---\n---\n{body}".encode()), OPTIONS)
    assert found.article
    return found.article


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("[a]({% post_url 2019-1-2-there %}#x)", "[a](source:_posts/2019-1-2-there#x)"),
        ("[a]({% link notes/a b.md %})", "[a](source:notes/a%20b.md)"),
        ('<a href="{% link /_posts/2019-1-2-there.md %}">', '<a href="source:_posts/2019-1-2-there.md">'),
        ("[here]({{ page.url }})", f"[here](source:{PATH})"),
    ],
)
def test_links_stay_symbolic(body: str, text: str) -> None:
    rendered = run(body)
    assert (rendered.text, rendered.diagnostics) == (text, ())


@pytest.mark.parametrize(
    "body",
    ["See {% post_url 2019-1-2-there %}.", "`{% post_url 2019-1-2-there %}`", "> # {% post_url 2019-1-2-there %}"],
)
def test_a_url_to_be_read_is_a_marker_in_the_html_and_a_name_in_the_text(body: str) -> None:
    article = parsed(body)
    fragment = article.body.fragments[0] if article.body.blocks else article.body.children[0].fragments[0]
    assert "\x02u0\x03" in fragment.html
    assert "2019-1-2-there" in fragment.text
    assert "bijisource" not in repr(article.body)
    (link,) = fragment.links
    assert (link.target, link.text, link.element) == ("source:_posts/2019-1-2-there", "2019-1-2-there", "")
    assert link.span == Span(PATH, 3, body.index("{") + 1)


@pytest.mark.parametrize("address", ["{{ u }}", "{{ u | relative_url }}", "{{ site.url }}{{ u }}"])
def test_a_url_in_a_variable_becomes_an_address_too(address: str) -> None:
    body = f"{{% capture u %}}{{% post_url 2019-1-2-there %}}{{% endcapture %}}[a]({address})"
    (link,) = parsed(body).body.blocks[0].fragment.links
    assert link.target == "source:_posts/2019-1-2-there"


@pytest.mark.parametrize("hidden", ["javascript:alert(1)", "\x02a0\x03", "%02", "\udcff"])
def test_a_word_that_an_author_forges_leads_to_no_more_than_a_file(hidden: str) -> None:
    word = f"bijisource{hidden.encode(errors='surrogateescape').hex()}z"
    fragment = parsed(f"[a]({word}) {word} {{{{ page.title }}}}").body.blocks[0].fragment
    assert all(link.target.startswith("source:") for link in fragment.links)
    assert not set("\x02\x03") & set(fragment.text)


def test_the_url_of_a_page_of_the_site_is_no_outside_work() -> None:
    (block,) = parsed("- {{ site.url }}{% post_url 2019-1-2-there %}").body.blocks
    assert block.references == ()
    assert [link.target for link in block.fragment.links] == ["source:_posts/2019-1-2-there"] * 2


def test_a_script_has_no_symbolic_links() -> None:
    rendered = run("u = '{% post_url 2019-1-2-there %}'", SourceKind.TEXT)
    assert [each.message for each in rendered.diagnostics] == ['the Liquid tag "post_url" is not known here']
