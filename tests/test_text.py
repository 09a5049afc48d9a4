"""Functions on strings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.text import SlugMode, near_miss, slugify, title_key, titleize


@pytest.mark.parametrize(
    ("text", "raw", "default", "pretty", "ascii_only", "latin"),
    [
        (
            "The _config.yml file",
            "the-_config.yml-file",
            "the-config-yml-file",
            "the-_config.yml-file",
            "the-config-yml-file",
            "the-config-yml-file",
        ),
        ("C++ & C#", "c++-&-c#", "c-c", "c++-&-c", "c-c", "c-c"),
        ("深度（一）——综述", "深度（一）——综述", "深度-一-综述", "深度-一-综述", "", ""),
        ("-x-", "x", "x", "x", "x", "x"),
        ("①Ⅷ²", "①ⅷ²", "", "", "", ""),
        ("हिन्दी", "हिन्दी", "हिन्दी", "हिन्दी", "", ""),
        (
            "Straße Ærø Łódź",
            "straße-ærø-łódź",
            "straße-ærø-łódź",
            "straße-ærø-łódź",
            "stra-e-r-d",
            "strasse-aero-lodz",
        ),
        ("ΑΣ", "ασ", "ασ", "ασ", "", ""),
        ("---", "-", "", "", "", ""),
    ],
)
def test_slugs_are_those_of_jekyll(
    text: str, raw: str, default: str, pretty: str, ascii_only: str, latin: str
) -> None:
    modes: tuple[SlugMode, ...] = ("raw", "default", "pretty", "ascii", "latin")
    assert [slugify(text, mode) for mode in modes] == [raw, default, pretty, ascii_only, latin]


def test_a_slug_may_keep_its_capitals() -> None:
    assert slugify("Deep Object_X", "pretty", cased=True) == "Deep-Object_X"
    assert slugify("Deep Object", "none", cased=True) == "Deep Object"


@given(st.text(), st.sampled_from(["default", "pretty", "ascii", "latin"]))
def test_a_slug_holds_no_separator_of_paths(text: str, mode: SlugMode) -> None:
    slug = slugify(text, mode)
    assert not set(slug) & set("/\\#? \0\n")
    assert slugify(slug, mode) == slug


@pytest.mark.parametrize(
    ("slug", "title"), [("hello-BIG-world", "Hello Big World"), ("a--b-", "A  B"), ("中文-éa", "中文 Éa"), ("", "")]
)
def test_titles_from_slugs_are_those_of_jekyll(slug: str, title: str) -> None:
    assert titleize(slug) == title


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("catagory", "category"),
        ("categry", "category"),
        ("categoory", "category"),
        ("tilte", "title"),
        ("base_URL", "baseurl"),
        ("subtitle", None),
        ("top", None),
        ("x" * 10_000, None),
        ("", None),
    ],
)
def test_one_typing_error_is_a_near_miss(word: str, meant: str | None) -> None:
    assert near_miss(word, ["title", "category", "baseurl", "toc"]) == meant


def test_a_letter_is_left_out_more_often_than_mistaken() -> None:
    assert near_miss("pyton", ["pycon", "python", "piton"]) == "python"
    assert near_miss("py-con", ["pycons", "pycon"]) == "pycon"


@given(st.text(alphabet="abcde", min_size=6, max_size=12), st.data())
def test_leaving_out_a_letter_is_one_typing_error(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    assert near_miss(word[:place] + word[place + 1 :], [word]) == word


@given(st.text())
def test_a_titles_key_is_its_own_key(title: str) -> None:
    key = title_key(title)
    assert title_key(key) in {key, ""}


def test_c_is_neither_c_plus_plus_nor_c_sharp() -> None:
    assert len({title_key(f"{name} 程序设计语言") for name in ("C", "C++", "C#")}) == 3
