"""URLs as text."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.render.urls import (
    encode_anchor,
    encode_path,
    is_allowed,
    page_name,
    relative_href,
    scheme,
    tidy,
)

SEGMENT = st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="/"), min_size=1).filter(
    lambda segment: segment not in {".", ".."}
)
PATH = st.lists(SEGMENT, min_size=1, max_size=5).map("/".join)


@given(PATH, PATH)
def test_a_relative_link_leads_from_any_page_to_any_file(here: str, there: str) -> None:
    base = "https://example.org/some/base/"
    landed = urljoin(base + encode_path(here), relative_href(here, there))
    assert unquote(urlsplit(landed).path) == "/some/base/" + there
    assert not urlsplit(landed).query
    assert not urlsplit(landed).fragment


@given(PATH, PATH)
def test_a_relative_link_never_has_a_scheme_or_a_host(here: str, there: str) -> None:
    href = relative_href(here, there)
    assert not scheme(href)
    assert not href.startswith("/")


@given(st.text())
def test_a_tidy_address_is_tidy_already(target: str) -> None:
    assert tidy(tidy(target)) == tidy(target)


@given(st.text(st.characters(blacklist_categories=("Cc", "Cs")), min_size=1))
def test_an_anchor_comes_back_as_it_was(anchor: str) -> None:
    split = urlsplit("page.html#" + encode_anchor(anchor))
    assert unquote(split.fragment) == anchor


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:x",
        "vbscript:x",
        "data:text/html,x",
    ],
)
def test_an_address_that_runs_code_is_not_allowed(target: str) -> None:
    assert not is_allowed(target)


@pytest.mark.parametrize(
    "target",
    [
        "https://a.example",
        "mailto:a@b.example",
        "tel:+49",
        "ftp://a.example",
        "//a.example/x",
        "a/b.html",
        "#a",
        "?q",
        "",
    ],
)
def test_ordinary_addresses_are_allowed(target: str) -> None:
    assert is_allowed(target)


def test_a_picture_inside_its_address_is_allowed_in_an_image_only() -> None:
    picture = "data:image/png;base64,AAAA"
    assert is_allowed(picture, "img")
    assert not is_allowed(picture, "a")


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("https://a.example/b c", "https://a.example/b%20c"),
        ("https://a.example/x?__biz=MzA3==&mid=1", "https://a.example/x?__biz=MzA3==&mid=1"),
        ("https://a.example/50%", "https://a.example/50%25"),
        ("https://a.example/%E4%B8%AD", "https://a.example/%E4%B8%AD"),
        ("https://a.example/[x]", "https://a.example/%5Bx%5D"),
        ("http://[::1]/x", "http://[::1]/x"),
        ("https://a.example/#a#b", "https://a.example/#a%23b"),
    ],
)
def test_only_what_the_rfc_forbids_is_encoded(written: str, tidied: str) -> None:
    assert tidy(written) == tidied


def test_later_pages_of_a_list_stand_beside_the_first() -> None:
    assert [page_name("/references/x/", number) for number in (1, 2)] == ["/references/x/", "/references/x/2.html"]
    assert page_name("/x.html", 3) == "/x.3.html"
