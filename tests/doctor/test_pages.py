"""What of a page matters to those who link to it."""

from __future__ import annotations

import os
from pathlib import Path

from biji.doctor.pages import anchors, files_below, heading_ids, is_redirect, text_of


def test_ids_are_those_of_headings_in_all_ways_to_write_them() -> None:
    page = "<h1 class=x id=\"a\">A</h1><h2 id='b&amp;c'>B</h2><h3 id=d>D</h3>"
    page += "<p id=e></p><h4 data-id=f>F</h4><header id=g>"
    assert heading_ids(page) == ("a", "b&c", "d")
    assert anchors(page + "<a name='n'></a>") >= {"a", "b&c", "d", "e", "g", "n"}


def test_text_is_what_is_shown() -> None:
    page = "<head><title>t</title></head><style>s</style><p>1 < 2 &amp; <b>b</b><!-- c <script> --> d</p>"
    page += "<script>x</script>"
    assert text_of(page) == "1<2&bd"


def test_an_element_that_never_ends_hides_the_rest() -> None:
    assert text_of("<p>a</p><script>" + "<" * 100_000) == "a"


def test_formulas_are_left_out_however_they_are_written() -> None:
    page = r"<p>a \(x < y\) b</p>\[z \text{(}\]<math><mi>x</mi></math>c \( \(d\)"
    assert text_of(page) == r"abc\("
    assert len(text_of(r"\(" * 200_000)) == 400_000


def test_a_redirect_is_told_by_its_refresh() -> None:
    assert is_redirect("<META content='0; url=/x' http-equiv=refresh>")
    assert not is_redirect("<p>http-equiv=refresh</p>")


def test_files_are_found_below_but_for_those_that_tools_leave(tmp_path: Path) -> None:
    for name in ("b.html", "a/c.html", ".git/x", "a/.DS_Store", "é.html", ".well-known/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "e\u0301.txt").touch()
    os.mkfifo(tmp_path / "pipe.html")
    assert list(files_below(tmp_path)) == [".well-known/x", "a/c.html", "b.html", "é.html", "é.txt"]
    assert files_below(tmp_path)["é.txt"].is_file()
