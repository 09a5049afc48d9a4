"""`biji check`, as a user runs it."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biji.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    return lambda *arguments: CliRunner().invoke(main, ["check", *(str(argument) for argument in arguments)])


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    (folder / "_posts").mkdir(parents=True)
    images = "".join(f"![](/images/{number}.png)\n\n" for number in range(12))
    text = f"---\ntitle: A\n---\n\n[x](/nowhere.html)\n\n{images}"
    (folder / "_posts" / "2020-1-2-a.md").write_text(text, encoding="utf-8")
    return folder


def test_it_writes_nothing_and_counts_what_it_found(run: Run, blog: Path) -> None:
    result = run(blog)
    assert result.exit_code == 0
    assert "2020-1-2-a.md:5:5: warning:" in result.stdout
    assert result.stdout.splitlines()[-1] == "1 article checked: 13 warnings, 1 note"
    assert [path.name for path in blog.iterdir()] == ["_posts"]


def test_what_two_links_name_is_reported_once_where_it_is_defined(run: Run, tmp_path: Path) -> None:
    text = "---\ntitle: A\n---\n\n[a][x] and [b][x]\n\n[x]: /nowhere.html\n"
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "2020-1-2-a.md").write_text(text, encoding="utf-8")
    result = run(tmp_path)
    assert "2020-1-2-a.md:7:6: warning:" in result.stdout
    assert "1 article checked: 1 warning" in result.stdout


def test_a_folder_without_articles_is_told_where_they_belong(run: Run, tmp_path: Path) -> None:
    assert f'no articles in "{tmp_path}": posts belong in its folder _posts/' in run(tmp_path).stderr


def test_a_clean_site_is_said_to_be_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "2020-1-2-a.md").write_text("---\ntitle: A\n---\n\nText\n", encoding="utf-8")
    assert run(tmp_path, "--strict").stdout == "1 article checked: nothing to report\n"


def test_many_of_one_code_are_cut_short_unless_all_are_asked_for(run: Run, blog: Path) -> None:
    short, complete = run(blog).stdout, run(blog, "--all").stdout
    assert "… 2 more [missing-image]; `biji check --only missing-image --all` shows them" in short
    assert (short.count("does not exist ["), complete.count("does not exist [")) == (10, 12)


def test_a_build_is_cut_short_alike(blog: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["build", str(blog), "-o", str(tmp_path / "site"), "--no-cache"])
    assert result.stderr.count("does not exist [") == 10
    assert "… 2 more [missing-image]; `biji check --only missing-image --all` shows them" in result.stderr


def test_what_a_build_has_parsed_is_read_and_nothing_is_added(run: Run, blog: Path, tmp_path: Path) -> None:
    def kept() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (blog / ".biji-cache").iterdir()}

    CliRunner().invoke(main, ["build", str(blog), "-o", str(tmp_path / "site")])
    before = kept()
    (blog / "_posts" / "2020-1-3-b.md").write_text("---\ntitle: B\n---\n", encoding="utf-8")
    assert "2 articles checked: 13 warnings" in run(blog).stdout
    assert kept() == before


def test_programs_get_all(run: Run, blog: Path) -> None:
    assert len(json.loads(run(blog, "--format", "json").stdout)["diagnostics"]) == 14
    assert run(blog, "--format", "github").stdout.count("::warning ") == 13


def test_only_some_codes_are_reported_and_count(run: Run, blog: Path) -> None:
    assert run(blog, "--strict").exit_code == 1
    assert run(blog, "--strict", "--ignore", "missing-image,broken-link").exit_code == 0
    assert "1 article checked: 1 note" in run(blog, "--only", "missing-alt", "--only", "series").stdout


def test_a_code_that_does_not_exist_is_refused_with_what_was_meant(run: Run, blog: Path) -> None:
    result = run(blog, "--only", "missing-images")
    assert result.exit_code == 2
    assert 'did you mean "missing-image"?' in result.stderr


def test_options_for_outside_addresses_alone_are_a_mistake(run: Run, blog: Path) -> None:
    assert "--refresh goes with --external" in run(blog, "--refresh").stderr


def test_a_report_in_a_file_has_no_colours(run: Run, blog: Path, tmp_path: Path) -> None:
    result = run(blog, "-o", tmp_path / "report.txt")
    assert result.stdout == ""
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == run(blog).stdout


@pytest.fixture
def asked(blog: Path) -> Iterator[list[str]]:
    """What a server that knows no page is asked; a post names one of it twice."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_GET = do_HEAD  # noqa: N815 - the name that http.server calls

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    url = f"http://127.0.0.1:{server.server_address[1]}/x"
    post = blog / "_posts" / "2020-1-2-a.md"
    post.write_text(f"---\ntitle: A\n---\n\n<{url}#1>\n\n<{url}#2>\n", encoding="utf-8")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield paths
    server.shutdown()
    thread.join()
    server.server_close()


def test_outside_addresses_are_asked_only_on_demand_and_answers_are_kept(
    run: Run, blog: Path, asked: list[str]
) -> None:
    assert run(blog, "--strict").exit_code == 0
    assert run(blog, "--external").stderr.startswith("outside addresses: 0 ok, 0 gone")
    assert asked == []
    result = run(blog, "--external", "--private", "--strict")
    assert result.exit_code == 1
    assert result.stdout.count("is gone: 404 Not Found [gone-link]") == 2
    assert result.stderr == "outside addresses: 0 ok, 1 gone, 0 that cannot be judged\n"
    assert asked == ["/x", "/x"]
    assert run(blog, "--external", "--private").stdout.count("[gone-link]") == 2
    assert len(asked) == 2
    run(blog, "--external", "--private", "--refresh")
    assert len(asked) == 4
