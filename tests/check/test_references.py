"""References without title, listed twice, or without encryption."""

import pytest

from biji.check.references import is_public

from .conftest import Advise

URL = "https://arxiv.org/abs/1706.03762"


def test_an_entry_of_which_nothing_but_the_address_is_known_has_no_title(advice: Advise) -> None:
    (found,) = advice("untitled-reference", f"参考：\n\nhttps://a.dev/1\n\nOne\n\n---\n\n{URL}\n")
    assert str(found.span) == "_posts/2020-1-2-a.md:12:1"


@pytest.mark.parametrize(
    "text",
    [
        f"参考：\n\n{URL}\n\nAttention",
        f"# Transformer\n\n{URL}\n\ntext",
        f"The code can be read here:\n\n{URL}",
        f"官网：\n\n{URL}",
        "参考：\n\nhttps://a.dev/1\n\nOne\n\n---\n\nhttp://localhost:4000/a\n",
    ],
    ids=["titled", "below a heading", "introduced", "labelled", "one's own computer"],
)
def test_what_is_named_in_another_way_needs_no_title(advice: Advise, text: str) -> None:
    assert advice("untitled-reference", text) == []


def test_an_address_listed_twice_is_named_with_its_first_line(advice: Advise) -> None:
    (found,) = advice("duplicate-reference", f"{URL}\n\nOne\n\n# B\n\n{URL.replace('https', 'http')}/\n\nTwo\n")
    assert (found.span.line, found.message) == (10, f'"{URL.replace("https", "http")}/" stands in line 4 already')


def test_other_addresses_of_one_work_are_no_duplicates(advice: Advise) -> None:
    assert advice("duplicate-reference", f"{URL}\n\nOne\n\n{URL.replace('abs', 'pdf')}\n\nTwo\n") == []


def test_an_address_without_encryption_is_named_once_for_an_article(advice: Advise) -> None:
    text = "See [it](http://a.dev/x).\n\n参考：\n\nhttp://a.dev/x\n\nX\n\nhttp://localhost/\n"
    assert [str(one.span) for one in advice("http-link", text)] == ["_posts/2020-1-2-a.md:4:10"]


def test_an_address_in_code_is_no_link(advice: Advise) -> None:
    text = (
        "Ask `http://a.dev/?a&b`.\n\n`http://c.dev`\n\nhttp://d.dev and `http://e.dev`\n\n    curl http://d.dev/x\n"
    )
    assert [one.message for one in advice("http-link", text)] == ['"http://d.dev" is not encrypted']


@pytest.mark.parametrize(
    ("url", "public"),
    [
        ("http://arxiv.org/abs/1", True),
        ("HTTPS://8.8.8.8/", True),
        ("http://localhost:8983/solr/", False),
        ("http://192.168.1.1", False),
        ("http://172.20.0.1/", False),
        ("http://[::1]/", False),
        ("https://www.example.org/x", False),
        ("http://wiki/page", False),
        ("http://nas.local:80/", False),
        ("mailto:a@arxiv.org", False),
    ],
)
def test_only_some_addresses_lead_to_a_host_for_everybody(url: str, *, public: bool) -> None:
    assert is_public(url) is public
