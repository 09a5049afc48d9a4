"""`biji doctor`, as a user runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biji.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    write("_posts/2020-1-2-one.md", "---\ntitle: One\n---\n\n# A\n")
    write("_site/2020/01/02/one.html", '<h1 id="a">A</h1>')
    return lambda *arguments: CliRunner().invoke(main, ["doctor", "--jobs", "1", *map(str, arguments)])


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def test_a_site_that_is_kept_ends_with_one_line(run: Run) -> None:
    result = run()
    assert result.output == "_site: 1 of 1 URLs, 1 of 1 ids of headings, 1 of 1 texts kept\n"
    assert result.exit_code == 0


def test_losses_are_listed_with_one_hint_and_end_with_1(run: Run) -> None:
    for number in range(12):
        write(f"_site/old/{number:02}.html", "")
    result = run()
    assert result.exit_code == 1
    assert result.output.startswith("Pages that would be lost: 12\n  /old/00.html: ")
    assert result.output.count("hint:") == 1
    assert "… and 2 more; --all lists them" in result.output
    assert "/old/11.html" in run("--all").output
    assert "1 of 13 URLs" in result.output


def test_json_holds_everything(run: Run) -> None:
    write("_site/old.html", "")
    result = run("--format", "json")
    report = json.loads(result.output)
    assert result.exit_code == 1
    assert report["pages"] == {"kept": 1, "total": 2}
    assert [(finding["kind"], finding["where"]) for finding in report["findings"]] == [("lost-page", "/old.html")]


def test_without_a_site_it_says_how_to_get_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "_site").rename(tmp_path / "kept")
    assert "build the site with Jekyll first" in run().output
    assert "1 of 1 URLs" in run("--site", "kept").output
    assert run("--site", "nowhere").exit_code == 2


def test_a_template_that_cannot_be_filled_is_named(run: Run) -> None:
    write("_theme/templates/article.html", "{{ nothing.at.all }}")
    result = run()
    assert result.exit_code == 2
    assert "_theme/templates/article.html" in result.output


def test_a_build_into_the_site_of_jekylls_says_what_to_type(run: Run, tmp_path: Path) -> None:
    run()
    result = CliRunner().invoke(main, ["build", "--no-cache"])
    assert result.exit_code == 2
    assert all(words in result.output for words in ("-o public", "biji serve", "biji doctor"))
    assert CliRunner().invoke(main, ["build", "--no-cache", "-o", "public"]).exit_code == 0
    assert (tmp_path / "_site/2020/01/02/one.html").read_text() == '<h1 id="a">A</h1>'


def test_what_a_terminal_would_obey_is_not_printed(run: Run) -> None:
    write("_posts/2020-1-3-two.md", "---\ntitle: Two\n---\n\nThe text is the same for long enough, then left\n")
    write("_site/2020/01/03/two.html", "<p>The text is the same for long enough, then \x1b[31mright</p>")
    assert "\x1b" not in run().output
    assert "Pages whose text differs: 1" in run().output
