"""What the server answers: files that the build makes, and nothing else."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from .conftest import FIRST, Served, Start


def test_a_page_has_the_script_that_its_policy_allows(calm: Served) -> None:
    status, content, headers = calm.ask(FIRST)
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    tags = re.findall(rb"<script[^>]*/_biji/[^>]*></script></head>", content)
    assert len(tags) == 1
    assert b"script-src &#39;self&#39;" in content
    assert calm.ask("/_biji/live.js")[2]["content-type"].startswith("text/javascript")


def test_addresses_work_as_on_github_pages(calm: Served) -> None:
    assert calm.ask("/about/")[0] == 200
    assert (calm.ask("/about")[0], calm.ask("/about")[2]["location"]) == (307, "/about/")
    assert calm.ask(FIRST.removesuffix(".html"))[1] == calm.ask(FIRST)[1]


def test_an_unknown_address_gets_the_sites_own_page(calm: Served) -> None:
    status, content, _ = calm.ask("/nowhere/at/all.html")
    assert status == 404
    assert content == calm.ask("/404.html")[1]


OUTSIDE = [
    *("/../../../../etc/passwd", "/..%2f..%2fetc/passwd", "/images/../_config.yml", "/%2e%2e/_config.yml"),
    *("/_config.yml", "/_posts/", "/_posts/2020-1-2-first.md", "/_drafts/draft.md", "/images/", "/.git/config"),
    *("//etc/passwd", "/etc/passwd", "/images%00/a.svg", "/%ff%fe", "/images\\a.svg", "/_biji/", "/_biji/server.py"),
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_only_what_the_build_makes_can_be_asked_for(calm: Served, path: str) -> None:
    assert calm.ask(path)[0] == 404


def test_a_file_that_has_become_a_link_is_not_sent(folder: Path, tmp_path: Path, start: Start) -> None:
    served = start(folder)
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    image = folder / "images/a.svg"
    image.unlink()
    image.symlink_to(tmp_path / "secret")
    assert b"secret" not in served.ask("/images/a.svg")[1]


def test_a_folder_that_has_become_a_link_is_not_followed(folder: Path, tmp_path: Path, start: Start) -> None:
    served = start(folder)
    (folder / "images").rename(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/a.svg").write_text("secret", encoding="utf-8")
    (folder / "images").symlink_to(tmp_path / "elsewhere")
    assert b"secret" not in served.ask("/images/a.svg")[1]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"])
def test_who_does_not_read_gets_405(calm: Served, method: str) -> None:
    status, _, headers = calm.ask(FIRST, method)
    assert (status, headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", [FIRST, "/style.css", "/feed.xml", "/nowhere"])
def test_head_has_the_headers_of_get_and_no_body(calm: Served, path: str) -> None:
    got, headed = calm.ask(path), calm.ask(path, "HEAD")
    assert headed[:2] == (got[0], b"")
    assert {name: value for name, value in headed[2].items() if name != "date"} == {
        name: value for name, value in got[2].items() if name != "date"
    }


@pytest.mark.parametrize("path", [FIRST, "/style.css", "/search/"])
def test_what_a_browser_has_is_not_sent_again(calm: Served, path: str) -> None:
    tag = calm.ask(path)[2]["etag"]
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        status, content, headers = calm.ask(path, headers={"If-None-Match": known})
        assert (status, content, headers["etag"]) == (304, b"", tag)
    assert calm.ask(path, headers={"If-None-Match": '"other"'})[0] == 200


def test_parts_of_files_are_sent(calm: Served) -> None:
    whole = calm.ask("/style.css")[1]
    status, part, headers = calm.ask("/style.css", headers={"Range": "bytes=2-5"})
    assert (status, part, headers["content-range"]) == (206, whole[2:6], f"bytes 2-5/{len(whole)}")
    assert calm.ask("/style.css", headers={"Range": "bytes=-3"})[1] == whole[-3:]
    assert calm.ask("/style.css", headers={"Range": "bytes=999-"})[0] == 416


def test_no_other_site_may_show_what_is_served_nor_guess_its_type(calm: Served) -> None:
    for path in (FIRST, "/style.css", "/images/a.svg", "/_biji/problems"):
        headers = calm.ask(path)[2]
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-cache"


def test_a_site_with_a_base_path_is_there_and_nowhere_else(folder: Path, start: Start) -> None:
    served = start(folder, baseurl="/笔记")
    base = quote("/笔记")
    assert served.url.endswith(f"{base}/")
    assert (served.ask("/")[0], served.ask("/")[2]["location"]) == (307, f"{base}/")
    assert served.ask(base)[2]["location"] == f"{base}/"
    assert served.ask(f"{base}/")[0] == 200
    assert served.ask(f"{base}{FIRST}")[0] == 200
    assert served.ask(FIRST)[0] == 404
    assert f'href="{base}/assets/' in served.text(FIRST)
