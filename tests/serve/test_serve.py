"""What is served is what a build makes, after whatever has been done to the folder."""

import queue
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from biji.build import Request, build
from biji.cache import Cache

from .conftest import FILES, FIRST, NOW, PATIENCE, Served, Start, write

POST = "_posts/2020-1-2-first.md"


def edit(path: str, old: str, new: str) -> Callable[[Path], str]:
    def done(folder: Path) -> str:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new), encoding="utf-8")
        return path

    return done


def add(path: str, text: str) -> Callable[[Path], str]:
    def done(folder: Path) -> str:
        write(folder, {path: text})
        return path

    return done


def remove(path: str) -> Callable[[Path], str]:
    def done(folder: Path) -> str:
        (folder / path).unlink()
        return path

    return done


def rename(old: str, new: str) -> Callable[[Path], str]:
    def done(folder: Path) -> str:
        (folder / old).rename(folder / new)
        return new

    return done


def save_as_editors_do(path: str, text: str) -> Callable[[Path], str]:
    def done(folder: Path) -> str:
        beside = folder / f"{path}.tmp"
        beside.write_text(text, encoding="utf-8")
        beside.replace(folder / path)
        return path

    return done


#: Each follows the ones before it.
EDITS = {
    "a sentence": edit(POST, "Old text.", "New text, and BERT again."),
    "a heading": edit(POST, "# BERT", "# Transformer"),
    "a title": edit(POST, "（一）", "（三）"),
    "a link": edit("_posts/2020-1-4-third.md", "In BERT", "In [this](/deep/2020/01/03/second.html)"),
    "a file saved beside and renamed": save_as_editors_do(POST, FILES[POST]),
    "an address": edit(POST, "category: deep", "category: shallow"),
    "a new post": add("_posts/2020-1-5-fourth.md", "---\ntitle: Attention（四）\n---\n\n# BERT\n\ntext\n"),
    "a renamed post": rename("_posts/2020-1-5-fourth.md", "_posts/2020-1-6-fifth.md"),
    "a removed post": remove("_posts/2020-1-6-fifth.md"),
    "a removed image": remove("images/a.svg"),
    "a style sheet": edit("style.css", "red", "blue"),
    "the configuration": add("_config.yml", "title: Other notes\nlang: zh\nbiji: {inline_mentions: true}\n"),
    "data": add("_data/facts.yml", "a: 1\nb: 2\n"),
    "who shows data": add(
        "data.md", "---\ntitle: Data\n---\n{% for one in site.data.facts %}{{ one }}{% endfor %}\n"
    ),
    "the order of data": add("_data/facts.yml", "b: 2\na: 1\n"),
    "data that Python calls equal": add("_data/facts.yml", "b: 2\na: true\n"),
    "a template": add("_theme/templates/not_found.html", "mine: {{ view.page.title }}\n"),
    "a style sheet of the theme": add("_theme/static/custom.css", "p { color: green }\n"),
    "a draft's end": remove("_drafts/draft.md"),
}


def differences(served: Served, folder: Path, target: Path) -> list[str]:
    """The files of a clean build that the server shows otherwise, when nothing more happens.

    What was loaded because of one save may hold the next one, too: no update need name each file.
    """
    built = build(Request(folder, NOW, jobs=1, drafts=True), target)
    wanted = {path: (target / path).read_bytes() for path in built.files}
    while True:
        found = [path for path, content in wanted.items() if shown(served, path) != content]
        if not found:
            return []
        try:
            served.updates.get(timeout=PATIENCE)  # what was half written when it was seen is seen again
        except queue.Empty:
            return found


def shown(served: Served, path: str) -> bytes:
    url = quote(f"/{path}")
    return served.text(url).encode() if path.endswith(".html") else served.ask(url)[1]


def test_after_every_edit_all_that_is_served_is_what_a_clean_build_makes(
    folder: Path, tmp_path: Path, start: Start
) -> None:
    served = start(folder)
    assert differences(served, folder, tmp_path / "0") == []
    for number, (name, done) in enumerate(EDITS.items(), 1):
        done(folder)
        assert (name, differences(served, folder, tmp_path / str(number))) == (name, [])


def test_what_a_build_no_longer_makes_is_no_longer_served(folder: Path, start: Start) -> None:
    served = start(folder)
    assert served.ask(FIRST)[0] == 200
    served.after(remove(POST)(folder))
    assert served.ask(FIRST)[0] == 404


def test_an_article_is_shown_before_the_others_are_asked(folder: Path, start: Start) -> None:
    served = start(folder)
    update = served.after(edit(POST, "Old", "New")(folder))
    assert update.shown is not None
    assert update.shown < update.linked
    assert "New text." in served.text(FIRST)


def test_many_files_at_once_are_one_change(folder: Path, start: Start) -> None:
    served = start(folder)
    write(folder, {f"_posts/2021-1-1-new_{number}.md": f"---\ntitle: New {number}\n---\n" for number in range(60)})
    served.after("_posts/2021-1-1-new_59.md")
    assert all(served.ask(f"/2021/01/01/new_{number}.html")[0] == 200 for number in range(60))


def test_an_update_names_new_problems_once(folder: Path, start: Start) -> None:
    served = start(folder)
    update = served.after(edit(POST, "Old text.", "[x](/nowhere.html)")(folder))
    assert [problem.code for problem in update.problems] == ["broken-link"]
    assert served.after(edit("style.css", "red", "blue")(folder)).problems == ()


def test_what_a_build_has_parsed_is_taken_from_its_cache_and_nothing_is_written(
    folder: Path, tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(Request(folder, NOW, jobs=1), tmp_path / "out", store=Cache(folder))
    before = {path: path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}
    monkeypatch.setattr("biji.pool._parse_batch", lambda *_: pytest.fail("nothing is new"))
    served = start(folder)
    assert served.ask(FIRST)[0] == 200
    assert {path: path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))} == before


def test_drafts_are_shown_unless_they_are_not_wanted(folder: Path, start: Start) -> None:
    (folder / "_drafts/draft.md").write_text("---\ntitle: A draft\npermalink: /draft.html\n---\n", encoding="utf-8")
    assert start(folder).ask("/draft.html")[0] == 200
    assert start(folder, drafts=False).ask("/draft.html")[0] == 404


def test_the_site_stays_when_a_template_breaks_and_follows_when_it_is_mended(folder: Path, start: Start) -> None:
    served = start(folder)
    good = served.text(FIRST)
    template = "_theme/templates/article.html"
    update = served.after(add(template, "{{ view.nothing }}\n")(folder))
    assert [problem.code for problem in update.problems] == ["template"]
    assert served.text(FIRST) == good
    assert b'"template"' in served.ask("/_biji/problems")[1]
    served.after(add(template, "mended {{ view.title }}\n")(folder))
    assert "mended" in served.text(FIRST)
    assert b'"errors":[]' in served.ask("/_biji/problems")[1]


def test_a_template_that_is_broken_from_the_beginning_is_named_on_every_page(folder: Path, start: Start) -> None:
    template = "_theme/templates/article.html"
    add(template, "{{ view.nothing }}\n")(folder)
    served = start(folder)
    status, content, _ = served.ask(FIRST)
    assert status == 500
    assert template in content.decode()
    assert b"/_biji/live.js" in content
    served.after(add(template, "mended {{ view.title }}\n")(folder))
    assert served.ask(FIRST)[0] == 200


def test_the_site_stays_when_the_configuration_cannot_be_read(folder: Path, start: Start) -> None:
    add("_config.yml", "title: Notes\nbaseurl: /notes\n")(folder)
    served = start(folder)
    update = served.after(add("_config.yml", "title: [\n")(folder))
    assert "config-syntax" in [problem.code for problem in update.problems]
    assert served.ask(f"/notes{FIRST}")[0] == 200


def test_a_folder_that_vanishes_ends_the_server_with_an_error(folder: Path) -> None:
    command = [sys.executable, "-m", "biji", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout
        assert "→" in server.stdout.readline()
        shutil.rmtree(folder)
        _, errors = server.communicate(timeout=PATIENCE)
    assert (server.returncode, f"{folder}: No such file or directory" in errors) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_it_without_complaint(folder: Path, number: int) -> None:
    command = [sys.executable, "-m", "biji", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        line = process.stdout.readline().decode()
        url = line.split("→ ")[1].split()[0]
        with urllib.request.urlopen(url) as answer:  # noqa: S310 - the server's own address
            assert answer.status == 200
        process.send_signal(number)
        rest, complaints = process.communicate(timeout=30)
    assert process.returncode == 0
    assert b"Traceback" not in rest + complaints
