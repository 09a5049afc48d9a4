"""What tells one state of a page from another."""

from biji.model import StaticFile
from biji.serve.live import Fingerprint, fingerprint, with_script

PAGE = b'<head><link rel="stylesheet" href="../a.css?v=1"></head><img src="b%20c.png"><a href="#x">x</a>'
FILES = {
    "/x/b c.png": StaticFile("x/b c.png", "b c.png", 3, 4),
    "/a.css": StaticFile("a.css", "a.css", 5, 6),
}


def taken(page: bytes = PAGE, **changed: int) -> Fingerprint:
    files = {
        url: StaticFile(file.path, file.origin, file.size, changed.get(file.path[-3:], file.mtime_ns))
        for url, file in FILES.items()
    }
    return fingerprint(page, "x/y.html", files)


def test_the_same_page_has_the_same_fingerprint() -> None:
    assert taken() == taken()


def test_a_letter_makes_another_page() -> None:
    changed = taken(PAGE.replace(b">x<", b">y<"))
    assert changed.page != taken().page
    assert changed.style == taken().style


def test_another_style_sheet_is_the_same_page_in_another_style() -> None:
    for changed in (taken(PAGE.replace(b"?v=1", b"?v=2")), taken(css=9)):
        assert changed.page == taken().page
        assert changed.style != taken().style


def test_another_image_makes_another_page() -> None:
    assert taken(png=9).page != taken().page


def test_a_page_without_a_head_gets_the_script_as_well() -> None:
    assert with_script(b"<p>x", Fingerprint("a", "b")).startswith(b"<p>x<script ")
