"""Liquid before Markdown: what is known runs, everything else keeps its source and is reported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.diagnostics import Diagnostic, Span
from biji.model import Article, CodeBlock, Metadata, ParseOptions, Source, SourceKind
from biji.parse import parse
from biji.parse.liquid import Rendered, render_liquid

PATH = "_posts/2020-1-1-here.md"
SITE = {"title": "My site", "url": "https://example.org", "baseurl": "/base", "list": ["one", "two"], "map": {"k": 1}}
DATE = dt.datetime(2020, 3, 4, 5, 6, 7, tzinfo=dt.UTC)


def run(body: str, includes: Mapping[str, str] | None = None, **extras: object) -> Rendered:
    options = ParseOptions(site=SITE, includes=includes or {})
    metadata = Metadata("Here", "here", DATE, tags=("a", "b"), modified=DATE, extras=extras)
    return render_liquid(body, metadata, Source(PATH, SourceKind.POST, body.encode()), options, 5)


def parsed(body: str) -> tuple[Article, tuple[Diagnostic, ...]]:
    content = f"---\ntitle: Here\nfoo: bar\n---\n{body}".encode()
    found = parse(Source(PATH, SourceKind.POST, content), ParseOptions(site=SITE))
    assert found.article
    return found.article, found.diagnostics


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("{{ page.title }} of {{ site.title | upcase }}", "Here of MY SITE"),
        ("{{ page.foo }}|{{ page.nothing }}|{{ site.nothing }}", "bar||"),
        ("{{ page.date | date: '%-d %b %Y, %e' }} {{ page.date | date_to_xmlschema }}",
         "4 Mar 2020,  4 2020-03-04T05:06:07+00:00"),
        ("{{ page.last_modified_at | date: '%Y' }}", "2020"),
        ("{{ page.tags | join: ', ' }} {{ site.list.first }} {{ site.map.k }}", "a, b one 1"),
        ("{{ '<b>' | escape }} {{ ' x ' | strip }} {{ nil | default: 'q' }}", "&lt;b&gt; x q"),
        ("{{ '/x' | relative_url }} {{ 'x' | relative_url }} {{ '/x' | absolute_url }}",
         "/x /x https://example.org/base/x"),
        ("{{ site.baseurl }}/x", "/base/x"),
        ("{% assign a = 'x,y' | split: ',' %}{% for i in a %}{{ i }}{% if forloop.first %}-{% endif %}{% endfor %}",
         "x-y"),
        ("{% if page.foo == 'bar' %}a{% elsif page.x %}b{% else %}c{% endif %}", "a"),
        ("{% case page.foo %}{% when 'x' %}1{% when 'bar' %}2{% endcase %}", "2"),
        ("{% capture x %}a {{ page.title }}{% endcapture %}{{ x | upcase }} {{ x | size }}", "A HERE 6"),
        ("a\n{% comment %}\n{{ b }}\n{% endcomment %}\nc", "a\n\nc"),
        ("a   {%- if true -%}   b   {%- endif -%}   c", "abc"),
        ("x{% if true %}   {% assign q = 1 %}  {% endif %}y", "xy"),
        ("{% raw %}{{ x }} {% y %}{% endraw %}", "{{ x }} {% y %}"),
        ("{{ '{{' }} x }}", "{{ x }}"),
        ("`{{ page.title }}`\n\n```\n{{ page.title }}\n```", "`Here`\n\n```\nHere\n```"),
    ],
)  # fmt: skip
def test_what_is_known_runs_as_in_jekyll_also_inside_code(body: str, text: str) -> None:
    rendered = run(body, foo="bar")
    assert (rendered.text, rendered.diagnostics) == (text, ())


@pytest.mark.parametrize(
    "body",
    [
        r"$$\theta^{{1}}$$ and {{1}}",
        "$$\n\\begin{align}\n\n{{ page.title }}\n$$",
        "$$a {% if x %}$$",
        "`{{ user.name }}` in another template language",
        "{{ '{{' }",
        "{{ 'title' }} {{ true }} {{ 'x' | uppercase }} {{#if a}} {{/if}} {{> b}}",
        "${{ secrets.TOKEN }} {{ .Values.name }} {{- if .Values.x }} {{- end }} {{ range $i, $e := .Items }}",
        "{%",
        "}} {{",
    ],
)
def test_a_text_without_anything_known_is_left_alone(body: str) -> None:
    assert run(body) == Rendered(body)


def test_a_formula_survives_beside_what_runs() -> None:
    rendered = run(r"{{ page.title }} $$\theta^{{1}}$$ and $$ {{ page.title }} $$")
    assert rendered == Rendered(r"Here $$\theta^{{1}}$$ and $$ {{ page.title }} $$", (), rendered.origins)


def test_dollars_of_a_shell_hide_no_liquid_below_them() -> None:
    assert run("kill $$\n\n{{ page.title }}\n\necho $$").text == "kill $$\n\nHere\n\necho $$"


def test_front_matter_and_configuration_switch_it_off() -> None:
    body = "{{ page.title }}"
    assert run(body, render_with_liquid=False) == Rendered(body)
    source = Source(PATH, SourceKind.POST, b"")
    assert render_liquid(body, Metadata("T", "t"), source, ParseOptions(liquid="off")) == Rendered(body)
    assert run(body, render_with_liquid=True).text == "Here"


@pytest.mark.parametrize(
    ("construct", "why"),
    [
        ("{% youtube abc %}", 'the Liquid tag "youtube" is not run'),
        ("{% for p in site.posts %}{{ p.title }}{% endfor %}",
         'the Liquid tag "for" needs "site.posts", which is not known here'),
        ("{{ other.name }}", 'the Liquid output "other.name" needs "other.name", which is not known here'),
        ("{{ page.title | weird: 1 }}",
         'the Liquid output "page.title | weird: 1" needs the filter "weird", which is not known here'),
        ("{{ 'now' | date: '%Y' }}",
         "the Liquid output \"'now' | date: '%Y'\" needs the date of today, which is not known here"),
        ("{% if page.title %}", 'the Liquid tag "if" is not run: its "endif" is missing'),
        ("{% else %}", 'the Liquid tag "else" is not run: it belongs to nothing'),
        ("{% if a b %}x{% endif %}", 'the Liquid tag "if" needs "a", which is not known here'),
        ("{% if true = = 1 %}x{% endif %}", 'the Liquid tag "if" cannot be read'),
        ("{% include nothing.html %}", 'the Liquid tag "include" leads to no file'),
        ("{% assign x = site.pages %}", 'the Liquid tag "assign" needs "site.pages", which is not known here'),
    ],
)  # fmt: skip
def test_what_is_unknown_keeps_its_source_and_is_reported_at_its_place(construct: str, why: str) -> None:
    rendered = run(f"{{{{ page.title }}}}\n\nsee {construct} here")
    assert rendered.text == f"Here\n\nsee {construct} here"
    assert [(each.code, each.span, each.message) for each in rendered.diagnostics] == [
        ("liquid", Span(PATH, 7, 5), why)
    ]


def test_a_name_is_reported_once_and_its_end_not_at_all() -> None:
    rendered = run("{% tabs %}\na\n{% endtabs %}\n{% tabs %}\n{% endtabs %}")
    assert [each.span.line for each in rendered.diagnostics] == [5]


def test_unknown_tags_are_reported_where_nothing_runs_unknown_outputs_are_not() -> None:
    assert run("{{ a }}").diagnostics == ()
    assert len(run("{{ a }} {% b %}").diagnostics) == 1


def test_a_filter_that_cannot_take_its_input_says_so_and_passes_it_on() -> None:
    rendered = run("a\n{{ 5 | divided_by: 0 }}")
    assert rendered.text == "a\n5"
    assert rendered.diagnostics[0].span == Span(PATH, 6, 1)


def test_an_include_sees_its_arguments_and_the_page() -> None:
    texts = {"sub/note.html": "<b>{{ include.text }} {{ include.n }} {{ include.none }}{{ page.foo }}</b>"}
    rendered = run("""{% include sub/note.html text='a "b"' n=page.title %}""", texts, foo="bar")
    assert rendered.text == '<b>a "b" Here bar</b>'


def test_what_is_unknown_in_an_include_is_reported_there() -> None:
    rendered = run("{% include a.html %}{% include a.html %}", {"a.html": "a\n{% nope %}"})
    assert [each.span for each in rendered.diagnostics] == [Span("_includes/a.html", 2, 1)]


def test_a_misspelt_include_is_recognised() -> None:
    assert run("{% include notes.html %}", {"note.html": ""}).diagnostics[0].hint == 'did you mean "note.html"?'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("{% highlight ruby linenos %}\na\n\nb\n{% endhighlight %}", "~~~ruby\na\n\nb\n~~~"),
        ("text\n{% highlight c++ %}a{% endhighlight %}", "text\n\n~~~c++\na\n~~~"),
        ("a {% highlight c %}b{% endhighlight %} c", "a \n\n~~~c\nb\n~~~\n\n c"),
        ("- a\n\n  {% highlight c %}\nb\n{% endhighlight %}", "- a\n\n  ~~~c\n  b\n  ~~~"),
        ("- {% highlight c %}\n  b\n  {% endhighlight %}", "- ~~~c\n  b\n  \n  ~~~"),
        ("{% highlight text %}\n~~~\n{{ page.title }}\n{% endhighlight %}", "~~~~text\n~~~\nHere\n~~~~"),
    ],
)
def test_highlight_becomes_a_fence(body: str, text: str) -> None:
    assert run(body).text == text


def test_faithful_highlight_is_what_jekyll_makes_without_its_colours() -> None:
    body = "{% highlight c++ %}\na < b\n{% endhighlight %}"
    options = ParseOptions(faithful=True)
    rendered = render_liquid(body, Metadata("T", "t"), Source(PATH, SourceKind.POST, b""), options)
    code = '<code class="language-c--" data-lang="c++">a &lt; b</code>'
    assert rendered.text == f'\n<figure class="highlight"><pre>{code}</pre></figure>\n'


def test_places_are_those_of_the_source() -> None:
    body = (
        "{% comment %}\ntwo\nlines\n{% endcomment %}\n"
        "# {{ page.title }}\n\n"
        "{% highlight python %}\nx = 1\n\ny = 2\n{% endhighlight %}\n\n"
        "{{ page.foo }} and [there]({% post_url 2019-1-2-there %})\n\n[^none] text\n"
    )
    article, diagnostics = parsed(body)
    blocks = [block for section in article.body.walk() for block in section.blocks]
    heading = article.body.children[0].heading
    assert heading
    assert heading.span.line == 9
    assert heading.anchor == "here"
    assert next(block.span.line for block in blocks if isinstance(block, CodeBlock)) == 11
    links = [link for block in blocks for link in block.fragment.links]
    assert [(link.target, link.span) for link in links] == [("source:_posts/2019-1-2-there", Span(PATH, 17, 28))]
    assert [(each.code, each.span.line) for each in diagnostics] == [("undefined-footnote", 19)]


@pytest.mark.parametrize(
    "body",
    [
        "{% for i in (1..1000000000) %}a{% endfor %}",
        "{% for i in (1..1000) %}" * 5 + "a" + "{% endfor %}" * 5,
        "{% assign a = 'xxxxxxxxxx' %}" + "{% assign a = a | append: a %}" * 60,
        "{% assign a = 'xxxxxxxxxx' %}" + "{% assign a = a | replace: 'x', a %}" * 20,
        "{% assign a = 'xxxxxxxxxx' %}" + "{% assign a = a | split: '' | join: a %}" * 20,
        "{% capture a %}x{% endcapture %}" + "{% capture a %}{{a}}{{a}}{% endcapture %}" * 60,
        "{% assign a = 99 %}" + "{% assign a = a | times: a %}" * 60,
        "{{ '1e999999999' | plus: 1 }}",
        "{{ 5 | round: -999999999 }}",
        "{% include self.html %}",
        "{% for i in (1..1000) %}{% include loop.html %}{% endfor %}",
        "{{ page.title }}" * 10_001,
    ],
)
def test_a_template_without_end_is_shown_as_it_is(body: str) -> None:
    includes = {"self.html": "{% include self.html %}", "loop.html": "{% for i in (1..1000) %}{{ i }}{% endfor %}"}
    rendered = run(body, includes)
    assert rendered.text == body
    assert [each.code for each in rendered.diagnostics] == ["liquid"]


@pytest.mark.parametrize("body", ["{{" * 100_000, "{%" * 100_000 + "%}", "{{ {% " * 100_000, "$$ {{ a }} " * 50_000])
def test_what_only_looks_like_liquid_costs_no_more_than_its_length(body: str) -> None:
    assert run(body).text == body


PIECES = st.sampled_from(
    (
        *("{{", "}}", "{%", "%}", "{%-", "-%}", "$$", "|", ".", "'", '"', ":", "=", "\n", "page.title", "site.posts"),
        *("if", "endif", "else", "for", "endfor", "i in (1..9)", "raw", "endraw", "comment", "endcomment", "capture"),
        *("endcapture", "highlight c", "endhighlight", "include a.html", "link", "post_url", "assign x", "upcase"),
        *("case 1", "when", "endcase", "tablerow", "break", "join", "split: ''", "replace: page.title", "now"),
        *("{{ page.title }}", "{% if page.title %}", "{% endif %}", "{% for i in (1..3) %}", "{% endfor %}"),
    )
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=40).map(" ".join))
def test_no_text_fails_and_every_place_is_in_the_source(body: str) -> None:
    rendered = run(body, {"a.html": "{{ include.x }}{% break %}"})
    lines = range(5, 6 + body.count("\n"))
    assert all(each.span.line in lines for each in rendered.diagnostics if each.span.path == PATH)
    if rendered.origins:
        for number in range(rendered.text.count("\n") + 1):
            assert rendered.origins.locate(Span(PATH, 5 + number, 1)).line in lines


@given(st.text(alphabet="ab\n {}%$", max_size=60))
def test_text_without_known_names_never_changes(body: str) -> None:
    assert run(body).text == body


LISTING = "a\n{% for post in site.posts %}<a href='{{ post.url }}'>{{ post.title }}</a>{% endfor %}\nb"


def test_on_pages_what_lists_posts_is_left_out_and_reported() -> None:
    page = Source("index.html", SourceKind.PAGE, LISTING.encode())
    found = render_liquid(LISTING, Metadata("Home", "index"), page, ParseOptions(), 4)
    assert found.text == "a\n\nb"
    (problem,) = found.diagnostics
    assert (problem.code, problem.span) == ("liquid", Span("index.html", 5, 1))
    assert "biji makes the home page" in problem.hint


def test_in_posts_what_lists_posts_keeps_its_source() -> None:
    assert run(LISTING).text == LISTING
