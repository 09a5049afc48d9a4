"""Every form in which authors write where a link leads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.model import Article, Linked, SourceKind, StaticFile, Target

Maker = Callable[..., Article]
Linker = Callable[..., Linked]
FileMaker = Callable[[str], StaticFile]

HERE = "_posts/2019-7-11-bert.md"
THERE = "/deep learning/2018/12/01/YOLO_v3.html"


@pytest.fixture
def resolve(article: Maker, file: FileMaker, run: Linker) -> Callable[..., Target | None]:
    """Where a link in `/nlp/2019/07/11/bert.html` leads, on a site with a few other pages and files."""

    def where(target: str, **options: object) -> Target | None:
        linked = run(
            article(HERE, links=[target], categories=("nlp",), anchors=("fn:1", "小节-1")),
            article(
                "_posts/2018-12-1-YOLO_v3.md",
                categories=("deep learning",),
                date="2018-12-01",
                anchors=("YOLOv3", "小节"),
            ),
            article("_posts/sharp/2018-1-1-linq.md", categories=("C#",), date="2018-01-01", anchors=("a",)),
            article("about/index.md", kind=SourceKind.PAGE, date="", aliases=("/me.html",)),
            article("notes.md", kind=SourceKind.PAGE, date=""),
            static=[
                file("images/a b.png"),
                file("files/index.html"),
                file("_posts/pic.png"),
                file("images/caf\u00e9.png"),
            ],
            **options,
        )
        return linked.site.targets.get(HERE, {}).get(target)

    return where


@pytest.mark.parametrize(
    "target",
    [
        "/deep learning/2018/12/01/YOLO_v3.html",
        "/deep%20learning/2018/12/01/YOLO_v3.html",
        "/deep learning/2018/12/01/YOLO_v3",
        "../../../../deep%20learning/2018/12/01/YOLO_v3.html",
        "/nlp/../deep learning/./2018/12/01/YOLO_v3.html",
        " /deep learning/2018/12/01/YOLO_v3.html\n",
        "2018-12-1-YOLO_v3.md",
        "./2018-12-1-YOLO_v3.md",
        "/_posts/2018-12-1-YOLO_v3.md",
        "{{ site.baseurl }}/deep learning/2018/12/01/YOLO_v3.html",
        "{{site.url}}{{site.baseurl}}/deep learning/2018/12/01/YOLO_v3.html",
        "{% link _posts/2018-12-1-YOLO_v3.md %}",
        "{{ site.baseurl }}{% post_url 2018-12-01-YOLO_v3 %}",
        '{{ "/deep learning/2018/12/01/YOLO_v3.html" | relative_url }}',
        "source:_posts/2018-12-1-YOLO_v3.md",
        "source:_posts/2018-12-01-YOLO_v3",
    ],
)
def test_every_form_in_which_authors_write_a_page_leads_to_it(
    resolve: Callable[..., Target | None], target: str
) -> None:
    assert resolve(target) == Target(THERE)


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("/about/", "/about/"),
        ("/about", "/about/"),
        ("/about/index.html", "/about/"),
        ("/me.html", "/about/"),
        ("/notes.html", "/notes.html"),
        ("/notes", "/notes.html"),
        ("/", "/"),
        ("/index.html", "/"),
        ("/topics/", "/topics/"),
        ("/topics/nlp.html", "/topics/nlp.html"),
        ("/feed.xml", "/feed.xml"),
        ("/files/", "/files/index.html"),
        ("/images/a%20b.png", "/images/a b.png"),
        ("/images/cafe\u0301.png", "/images/caf\u00e9.png"),
        ("pic.png", "/_posts/pic.png"),
    ],
)
def test_pages_files_and_aliases_are_found(resolve: Callable[..., Target | None], target: str, url: str) -> None:
    assert resolve(target) == Target(url)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("#intro", None),
        ("#fn:1", None),
        ("#%E5%B0%8F%E8%8A%82-1", Target("/nlp/2019/07/11/bert.html", "小节-1")),
        ("#", Target("/nlp/2019/07/11/bert.html")),
        ("#top", Target("/nlp/2019/07/11/bert.html", "top")),
        ("bert.html#intro", Target("/nlp/2019/07/11/bert.html", "intro")),
        (f"{THERE}#YOLOv3", Target(THERE, "YOLOv3")),
        (f"{THERE}?from=rss#小节", Target(THERE, "小节", "from=rss")),
        (f"{THERE}#:~:text=abc", Target(THERE)),
    ],
)
def test_anchors_and_queries_are_kept_and_ids_of_the_page_itself_need_no_target(
    resolve: Callable[..., Target | None], target: str, expected: Target | None
) -> None:
    assert resolve(target) == expected


@pytest.mark.parametrize("target", ["/c#/2018/01/01/linq.html", "/c%23/2018/01/01/linq.html"])
def test_a_number_sign_may_be_part_of_a_path(resolve: Callable[..., Target | None], target: str) -> None:
    assert resolve(target) == Target("/c#/2018/01/01/linq.html")
    assert resolve(f"{target}#a") == Target("/c#/2018/01/01/linq.html", "a")


@pytest.mark.parametrize(
    "target",
    [
        "https://blog.example.org/base/notes.html",
        "http://blog.example.org/base/notes",
        "//blog.example.org/base/notes.html",
        "HTTPS://Blog.Example.org/base/notes.html",
        "/base/notes.html",
        "/notes.html",
    ],
)
def test_the_sites_own_address_is_inside(resolve: Callable[..., Target | None], target: str) -> None:
    assert resolve(target, url="https://blog.example.org", baseurl="/base") == Target("/notes.html")
