"""A build does again only the tasks whose files would change; that it is right in this is the law (`test_law`)."""

import datetime as dt
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from biji.build import Loaded, join, make
from biji.cache import Cache
from biji.inputs import Inputs, gather
from biji.model import Parsed
from biji.package import CACHE_FOLDER
from biji.parse import parse
from biji.pool import parse_inputs
from biji.rendering import Known, Ready
from biji.request import Request
from biji.traces import TICK
from biji.warm import refresh

CONTENT = Path(__file__).parents[1] / "content"
NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
POST = "---\ntitle: {title}\n---\n\n# Heading {number}\n\n" + "Some words about something. " * 10 + "\n"
EDITED = "_posts/2020-1-9-post.md"


def write(blog: Path, name: str, text: str) -> None:
    (blog / name).parent.mkdir(parents=True, exist_ok=True)
    (blog / name).write_text(text, encoding="utf-8")


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    write(folder, "_config.yml", "title: Notes\nbiji: {downloads: [], search: false}\n")
    for number in range(1, 20):
        write(folder, f"_posts/2020-1-{number}-post.md", POST.format(title=f"Post {number}", number=number))
    return folder


def built(blog: Path, jobs: int = 1) -> Ready:
    time.sleep(2 * TICK / 1e9)  # a build right after an edit would read everything
    outcome = refresh(Request(blog, NOW, jobs=jobs), blog.parent / "site", lambda *_: None, Cache(blog))
    assert outcome.built
    return outcome.built.ready


def append(blog: Path, text: str) -> None:
    write(blog, EDITED, (blog / EDITED).read_text(encoding="utf-8") + text)


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_more_sentence_is_rendered_where_it_is_shown(blog: Path, jobs: int) -> None:
    first = built(blog, jobs)
    assert first.made == len(first.files)
    append(blog, "\nOne more sentence.\n")
    second = built(blog, jobs)
    assert len(second.files) == len(first.files)
    assert 0 < second.made < len(first.files) / 2
    assert [file.path for file in second.files if file.temporary] == ["2020/01/09/post.html"]


def test_several_edits_between_two_builds_are_all_seen(blog: Path) -> None:
    built(blog)
    append(blog, "\nOne more sentence.\n")
    write(blog, "_posts/2020-1-19-post.md", POST.format(title="Post 19", number=19) + "\nAnother one.\n")
    changed = [file.path for file in built(blog).files if file.temporary]
    assert changed == ["2020/01/19/post.html", "2020/01/09/post.html"]


def test_the_words_around_a_link_with_the_sites_own_address_are_shown_where_it_leads(blog: Path) -> None:
    write(blog, "_config.yml", "title: Notes\nurl: https://example.org\nbiji: {downloads: [], search: false}\n")
    append(blog, "\nSome words around [a link](https://example.org/2020/01/19/post.html).\n")
    built(blog)
    write(blog, EDITED, (blog / EDITED).read_text(encoding="utf-8").replace("words around", "terms around"))
    built(blog)
    assert "Some terms around" in (blog.parent / "site/2020/01/19/post.html").read_text(encoding="utf-8")


def test_what_others_know_of_an_article_concerns_all_files(blog: Path) -> None:
    built(blog)
    append(blog, "\n# Another heading\n")
    ready = built(blog)
    assert ready.made == len(ready.files)


def test_a_file_that_somebody_touched_is_made_again(blog: Path) -> None:
    files = built(blog).files
    (blog.parent / "site/2020/01/09/post.html").write_text("mine")
    ready = built(blog)
    assert [file.path for file in ready.files if file.temporary] == ["2020/01/09/post.html"]
    assert 0 < ready.made < len(files) / 2


def test_what_another_build_wrote_meanwhile_is_made_again(blog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(inputs: Inputs, parsed: Sequence[Parsed]) -> Loaded:
        monkeypatch.undo()
        write(blog, "_posts/2020-1-19-post.md", POST.format(title="Post 19", number=19) + "\nAnother one.\n")
        refresh(Request(blog, NOW), blog.parent / "site", lambda *_: None, None)
        return join(inputs, parsed)

    page = blog.parent / "site/2020/01/19/post.html"
    built(blog)
    before = page.read_bytes()
    append(blog, "\nOne more sentence.\n")
    monkeypatch.setattr("biji.build.join", meanwhile)
    built(blog)
    assert page.read_bytes() == before
    built(blog)
    assert b"Another one." in page.read_bytes()


def test_articles_that_are_not_kept_leave_no_note(blog: Path) -> None:
    site = blog.parent / "site"
    inputs = gather(Request(blog, NOW), site)
    opened = [parse(source, inputs.parse) for source in inputs.found.sources]
    assert not make(inputs, opened, site, known=Known(b"")).ready.note


def test_nothing_is_known_of_a_build_whose_cache_is_gone(blog: Path) -> None:
    built(blog)
    for path in (blog / CACHE_FOLDER).iterdir():
        path.unlink()
    append(blog, "\nOne more sentence.\n")
    ready = built(blog)
    assert ready.made == len(ready.files)


@pytest.mark.skipif(not CONTENT.is_dir(), reason="the demo site is not beside the tests")
def test_link_makes_mentions_of_texts_and_nothing_of_other_insides(tmp_path: Path) -> None:
    """Beside facts, the digest of all tasks holds mentions and links. Whoever lets link read more adds it there."""
    inputs = gather(Request(CONTENT, NOW), tmp_path)
    parsed = parse_inputs(inputs, lambda *_: None)
    nothing = memoryview(b"")
    emptied = [
        replace(one, article=replace(one.article, running=nothing, searchable=nothing, inside=nothing))
        for one in parsed
        if one.article
    ]
    site, without = join(inputs, parsed).site, join(inputs, emptied).site
    assert not without.mentions
    assert site.mentions
    assert without == replace(site, articles=without.articles, mentions={})
