"""Links that lead nowhere: what is said of them, and what was probably meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.model import Article, Linked, StaticFile, Target

Maker = Callable[..., Article]
Linker = Callable[..., Linked]
FileMaker = Callable[[str], StaticFile]

HERE = "_posts/2019-7-11-bert.md"


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/notes.html",
        "//example.org/notes.html",
        "mailto:a@b.org",
        "javascript:x()",
        "data:,x",
        "tel:1",
        "",
    ],
)
def test_links_outside_are_left_alone(article: Maker, run: Linker, target: str) -> None:
    linked = run(article(links=[target]), url="https://blog.example.org")
    assert linked.site.targets == {}
    assert linked.diagnostics == ()


def problems(linked: Linked) -> list[tuple[str, str, str, str]]:
    return [(found.code, str(found.span), found.message, found.hint) for found in linked.diagnostics]


NOTHING_ALIKE = "no page has a name like it: correct the address, or write no link"


def test_a_link_to_nowhere_stays_and_is_reported_with_the_nearest_page(article: Maker, run: Linker) -> None:
    linked = run(
        article("a.md", permalink="/a.html", links=["/ml/2016/yolo.html#x", "/a", "/yol.html"]),
        article("b.md", permalink="/cv/2017/yolo.html"),
    )
    assert set(linked.site.targets["a.md"]) == {"/a"}
    assert problems(linked) == [
        (
            "broken-link",
            "a.md:10",
            '"/ml/2016/yolo.html#x" leads to no page of this site',
            'did you mean "/cv/2017/yolo.html"?',
        ),
        ("broken-link", "a.md:12", '"/yol.html" leads to no page of this site', 'did you mean "/cv/2017/yolo.html"?'),
    ]


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("/part_3.html", NOTHING_ALIKE),
        ("/b.html", "that article is not published (draft)"),
        ("www.zhihu.com/question/1", 'did you mean "https://www.zhihu.com/question/1"?'),
        ("/part2.html#intro", 'did you mean "/part_2.html#intro"?'),
        ("/slides/talk.pdf", 'did you mean "/files/Talk.pdf"?'),
        ("/slides/a.pdf", NOTHING_ALIKE),
        ("/something/entirely/different.html", NOTHING_ALIKE),
    ],
)
def test_the_hint_says_what_was_meant_or_what_to_do(
    article: Maker, file: FileMaker, run: Linker, target: str, hint: str
) -> None:
    linked = run(
        article("a.md", permalink="/a.html", links=[target]),
        article("b.md", permalink="/b.html", draft=True),
        article("c.md", permalink="/part_2.html"),
        static=[file("files/Talk.pdf")],
    )
    assert [found[3] for found in problems(linked)] == [hint]


def test_a_broken_anchor_still_leads_to_the_page(article: Maker, run: Linker) -> None:
    linked = run(
        article("a.md", permalink="/a.html", links=["/b.html#YOLOv3", "#no such thing at all"]),
        article("b.md", permalink="/b.html", anchors=("yolov3", "yolov2")),
    )
    assert linked.site.targets["a.md"]["/b.html#YOLOv3"] == Target("/b.html", "YOLOv3")
    assert problems(linked) == [
        ("broken-anchor", "a.md:10", '"/b.html#YOLOv3" names no heading of "b.md"', 'did you mean "#yolov3"?'),
        (
            "broken-anchor",
            "a.md:11",
            '"#no such thing at all" names no heading of "a.md"',
            'that page has "#intro"',
        ),
    ]


def test_a_broken_anchor_like_no_other_names_those_there_are(article: Maker, run: Linker) -> None:
    linked = run(
        article("a.md", permalink="/a.html", links=["/b.html#zzz"]),
        article("b.md", permalink="/b.html", anchors=tuple(f"part-{n}" for n in range(7))),
    )
    hint = 'that page has "#intro", "#part-0", "#part-1", "#part-2", "#part-3", …'
    assert [found[3] for found in problems(linked)] == [hint]


@pytest.mark.parametrize(
    ("others", "hint"),
    [
        (("c.md",), 'did you mean "/c.html#YOLOv3"?'),
        (("c.md", "d.md"), 'did you mean "#YOLO"?'),
    ],
)
def test_an_anchor_that_only_one_other_page_has_was_probably_moved_there(
    article: Maker, run: Linker, others: tuple[str, ...], hint: str
) -> None:
    linked = run(
        article("a.md", permalink="/a.html", links=["/b.html#YOLOv3"]),
        article("b.md", permalink="/b.html", anchors=("YOLO",)),
        *(article(name, permalink=f"/{name[0]}.html", anchors=("YOLOv3",)) for name in others),
    )
    assert [found[3] for found in problems(linked)] == [hint]


def test_a_suggestion_has_more_in_common_with_an_anchor_than_letters(article: Maker, run: Linker) -> None:
    linked = run(
        article("a.md", permalink="/a.html", links=["/b.html#custom"]),
        article("b.md", permalink="/b.html", anchors=("c--rust-code-it", "my-id")),
    )
    assert [found[3] for found in problems(linked)] == ['that page has "#intro", "#c--rust-code-it", "#my-id"']


@pytest.mark.parametrize(
    ("target", "reported"),
    [
        ("https://me.github.io/other/a.html", False),
        ("//me.github.io/", False),
        ("https://me.github.io/notes-2/#x", False),
        ("https://me.github.io/notes/a.html", True),
        ("https://me.github.io/notes?a", False),
        ("/other/a.html", True),
    ],
)
def test_beside_a_project_site_its_host_has_others(article: Maker, run: Linker, target: str, reported: bool) -> None:
    linked = run(article("b.md", links=[target]), url="https://me.github.io", baseurl="/notes")
    assert bool(problems(linked)) is reported


@pytest.mark.parametrize(
    ("written", "hint"),
    [("/images/gpt2.png", 'did you mean "/images/gpt-2.png"?'), ("/images/gpt-3.png", "no file has a name like it")],
)
def test_a_misspelt_image_is_named_unless_its_number_is_another(
    article: Maker, file: FileMaker, run: Linker, written: str, hint: str
) -> None:
    linked = run(article("a.md", images=[written]), static=[file("images/gpt-2.png")])
    (found,) = problems(linked)
    assert found[3].startswith(hint)


def test_every_place_of_a_broken_link_is_reported(article: Maker, run: Linker) -> None:
    linked = run(article("a.md", links=["/x.html", "/x.html"]))
    assert [found[1] for found in problems(linked)] == ["a.md:10", "a.md:11"]


def test_a_missing_image_is_named_with_its_other_place(article: Maker, file: FileMaker, run: Linker) -> None:
    linked = run(
        article("a.md", images=["/images/bert.png", "/images/gpt.png", "/img/ok.png", "/images/none.png"]),
        static=[file("images/img3/bert.png"), file("images/img3/GPT.jpg"), file("img/ok.png"), file("img/bert.txt")],
    )
    assert linked.site.targets == {"a.md": {"/img/ok.png": Target("/img/ok.png")}}
    assert problems(linked) == [
        ("missing-image", "a.md:50", '"/images/bert.png" does not exist', 'did you mean "/images/img3/bert.png"?'),
        ("missing-image", "a.md:51", '"/images/gpt.png" does not exist', 'did you mean "/images/img3/GPT.jpg"?'),
        (
            "missing-image",
            "a.md:53",
            '"/images/none.png" does not exist',
            "no file has a name like it: correct the path, or add the file",
        ),
    ]


@pytest.mark.parametrize(
    "target",
    [
        "/" + "../" * 20_000,
        "{{" * 30_000,
        "{% link " * 10_000,
        "{% link " + " " * 50_000 + "x",
        '{{ "' * 20_000,
        "1-1-" * 20_000,
        "a." * 20_000,
        "#" * 30_000,
        "%" * 30_000,
    ],
    ids=lambda target: target[:10],
)
def test_no_target_is_too_strange(article: Maker, run: Linker, target: str) -> None:
    assert len(run(article(links=[target])).diagnostics) <= 1


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("source:_posts/2019-01-02-b", "/b.html"),
        ("source:ml/_posts/2019-1-2-b.md", "/b.html"),
        ("/base" + "source:files/a%20b.pdf", "/files/a b.pdf"),
        ("https://example.org/base" + "source:files/a%20b.pdf", "/files/a b.pdf"),
    ],
)
def test_a_tag_of_liquid_names_a_file_wherever_it_lies(
    article: Maker, file: FileMaker, run: Linker, target: str, url: str
) -> None:
    linked = run(
        article("a.md", links=[target]),
        article("ml/_posts/2019-1-2-b.md", permalink="/b.html"),
        static=[file("files/a b.pdf")],
        url="https://example.org",
        baseurl="/base",
    )
    assert linked.site.targets["a.md"] == {target: Target(url)}
    assert problems(linked) == []


def test_a_tag_of_liquid_that_names_no_file_is_an_error_with_the_nearest_source(article: Maker, run: Linker) -> None:
    linked = run(
        article("a.md", links=["source:_posts/2019-1-2-tranformer"]), article("_posts/2019-1-2-transformer.md")
    )
    message = 'the Liquid tag names "_posts/2019-1-2-tranformer", which is no published file of this site'
    hint = 'did you mean "_posts/2019-1-2-transformer.md"?'
    assert problems(linked) == [("liquid-link", "a.md:10", message, hint)]
    assert linked.diagnostics[0].severity == "error"


def test_a_tag_of_liquid_with_a_broken_anchor_is_told_by_its_file(article: Maker, run: Linker) -> None:
    linked = run(article("a.md", links=["source:b.md#nope"]), article("b.md", permalink="/b.html"))
    assert [found[2] for found in problems(linked)] == ['"b.md#nope" names no heading of "b.md"']
