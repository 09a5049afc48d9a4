"""What open pages are told."""

from pathlib import Path

import pytest

from .conftest import FIRST, Served, Start, write

POST = "_posts/2020-1-2-first.md"
OTHER = "/about/"


@pytest.fixture
def served(folder: Path, start: Start) -> Served:
    return start(folder)


def save(folder: Path, path: str, text: str) -> None:
    write(folder, {path: text})


def test_only_pages_that_changed_reload(served: Served, folder: Path) -> None:
    with served.listen(FIRST, **served.shown(FIRST)) as first, served.listen(OTHER, **served.shown(OTHER)) as other:
        save(folder, POST, "---\ntitle: Attention（一）\ncategory: deep\n---\n\n# BERT\n\nNew text.\n")
        assert first() == "reload"
        served.after(POST)
        save(folder, "about/index.md", "---\ntitle: About\n---\n\nMe.\n")
        assert other() == "reload"


def test_a_page_that_has_changed_before_it_listens_reloads_at_once(served: Served) -> None:
    with served.listen(FIRST, page="0", style="0") as message:
        assert message() == "reload"


def test_style_sheets_are_swapped(served: Served, folder: Path) -> None:
    with served.listen(FIRST, **served.shown(FIRST)) as message:
        save(folder, "_theme/static/theme.css", "p { color: green }\n")
        assert message() == "style"


def test_a_page_reloads_when_an_image_that_it_shows_is_another(served: Served, folder: Path) -> None:
    second = "/deep/2020/01/03/second.html"
    with served.listen(second, **served.shown(second)) as message:
        save(folder, "images/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"><g/></svg>')
        assert message() == "reload"


def test_an_address_without_a_page_reloads_when_there_is_one(served: Served, folder: Path) -> None:
    with served.listen("/new.html", **served.shown("/new.html")) as message:
        save(folder, "new.md", "---\ntitle: New\n---\n")
        assert message() == "reload"


def test_errors_are_announced_when_they_come_and_when_they_go(served: Served, folder: Path) -> None:
    bad = folder / "_posts/2020-1-9-bad.md"
    with served.listen(OTHER, **served.shown(OTHER)) as message:
        bad.write_bytes(b"---\ntitle: x\n---\n\n\xff\xfe\n")
        assert message() == "problems"
        assert b'"encoding"' in served.ask("/_biji/problems")[1]
        bad.unlink()
        assert message() == "problems"
        assert b'"errors":[]' in served.ask("/_biji/problems")[1]


def test_a_page_that_an_error_takes_away_stays_in_the_browser(served: Served, folder: Path) -> None:
    with served.listen(FIRST, **served.shown(FIRST)) as message:
        (folder / POST).write_bytes(b"---\ntitle: x\n---\n\n\xff\xfe\n")
        assert message() == "problems"
        assert served.ask(FIRST)[0] == 404


def test_the_channel_says_nothing_but_the_kind_of_change(served: Served, folder: Path) -> None:
    with served.listen(FIRST, **served.shown(FIRST)) as message:
        save(folder, POST, "---\ntitle: Secret\ncategory: deep\n---\n\nSecret.\n")
        assert message() in {"reload", "style", "problems"}
