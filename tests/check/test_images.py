"""Images without text, and images that nobody sees."""

from .conftest import Advise


def test_images_without_text_are_one_line_for_an_article(advice: Advise) -> None:
    (found,) = advice("missing-alt", "![a map](/images/a.png)\n\n![](/images/a.png) ![](/images/b.png)\n")
    assert (found.span.line, found.span.column) == (6, 5)
    assert found.message == "2 of 3 images without alternative text"


def test_an_empty_text_on_purpose_is_a_decoration(advice: Advise) -> None:
    assert advice("missing-alt", '<img src="/images/a.png" alt="">\n') == []


def test_an_image_that_nothing_names_is_unused(advice: Advise) -> None:
    names = ("images/shown.png", "images/cover.jpg", "images/logo.png", "icon.png", "images/old.png", "images/x.csv")
    found = advice(
        "unused-image",
        "![x](/images/shown.png)",
        **dict.fromkeys(names, ""),
        **{"_posts/2020-1-3-b.md": "---\ntitle: B\ncover: {image: /images/cover.jpg}\n---\n"},
    )
    assert [str(one.span) for one in found] == ["images/old.png"]
