"""Images without text, and images that nobody sees."""

from .conftest import Advise


def test_images_without_text_are_one_line_for_an_article(advice: Advise) -> None:
    (found,) = advice("missing-alt", "![a map](/images/a.png)\n\n![](/images/a.png) ![](/images/b.png)\n")
    assert (found.span.line, found.span.column) == (6, 5)
    assert found.message == "2 of 3 images without alternative text"


def test_an_empty_text_on_purpose_is_a_decoration(advice: Advise) -> None:
    assert advice("missing-alt", '<img src="/images/a.png" alt="">\n') == []


def test_an_image_that_no_text_names_is_unused(advice: Advise) -> None:
    shown = ("shown", "cover", "logo", "menu", "back", "flag", "late")
    found = advice(
        "unused-image",
        '![x](/images/shown.png) <div style="background: url(/images/late.png)"></div>',
        **dict.fromkeys([f"images/{name}.png" for name in shown], ""),
        **dict.fromkeys(["icon.png", "images/old%20.png", "images/old.png", "images/table.csv"], ""),
        **{
            "_posts/2020-1-3-b.md": "---\ntitle: B\ncover: {image: /images/cover.png}\n---\n",
            "_config.yml": "logo: [logo.png]\n",
            "_layouts/default.html": '<img src="{{ site.baseurl }}/images/menu.png">',
            "css/main.css": "body { background: url('../images/back.png') }",
            "_data/nav.yml": "- image: images/flag.png",
        },
    )
    assert [str(one.span) for one in found] == ["images/old%20.png", "images/old.png"]
