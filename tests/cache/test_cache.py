"""Builds find again what they have parsed; whatever is wrong with the cache costs time only."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from biji.cache import Cache, clear, size
from biji.cache.database import BUILDS, NAME, Database
from biji.cache.keys import article_keys
from biji.model import Article, Metadata, Parsed, ParseOptions, Source, SourceKind
from biji.package import CACHE_FOLDER
from biji.parse import parse
from biji.pool import parse_all

POST = """---
title: 注意力
date: 2019-07-11 10:00:00 +0800
tags: [NLP]
weight: 12
size: [1.5, 1e999, ~, {a: yes}]
---

# 一、BERT

说明：

|方法|速度|
|:---|---:|
|甲|快|

$$x^2$$ 和 [`code`](/b.html)

https://example.org/paper

```python
print(1)
```
"""


def source(text: str = POST, path: str = "_posts/2019-7-11-bert.md") -> Source:
    return Source(path, SourceKind.POST, text.encode())


def kept(site: Path, *sources: Source) -> list[bytes]:
    keys = article_keys(sources, ParseOptions())
    cache = Cache(site)
    cache.get(keys)
    cache.put({key: parse(one, ParseOptions()) for key, one in zip(keys, sources, strict=True)})
    assert not cache.diagnostics
    return keys


def test_an_article_comes_back_as_it_was(tmp_path: Path) -> None:
    [key] = kept(tmp_path, source())
    found, parsed = Cache(tmp_path).get([key])[key], parse(source(), ParseOptions())
    assert found == parsed
    assert found.article is not None
    assert parsed.article is not None
    assert found.article.outline == parsed.article.outline
    assert str(found.article.metadata.date) == str(parsed.article.metadata.date)


def test_warnings_come_back_too(tmp_path: Path) -> None:
    broken = source("---\ntitle: [\n---\n```\nnever closed")
    [key] = kept(tmp_path, broken)
    assert Cache(tmp_path).get([key])[key].diagnostics == parse(broken, ParseOptions()).diagnostics != ()


def test_what_no_format_holds_is_left_out(tmp_path: Path) -> None:
    for odd in (10**40, "\ud800"):
        article = Article("a.md", SourceKind.PAGE, Metadata("A", "a", extras={"odd": odd}))
        cache = Cache(tmp_path)
        cache.put({bytes(16): Parsed(article)})
        assert not cache.diagnostics
        assert cache.get([bytes(16)]) == {}
        assert len(article_keys([source()], ParseOptions(site={"odd": odd}))) == 1


def test_only_what_is_missing_is_parsed(tmp_path: Path) -> None:
    kept(tmp_path, source())
    other = source("---\n---\nnew", "_posts/2020-1-1-new.md")
    seen = []

    def parse_and_tell(one: Source, options: ParseOptions) -> Parsed:
        seen.append(one.path)
        return parse(one, options)

    cache = Cache(tmp_path)
    parsed = parse_all([other, source()], ParseOptions(), jobs=1, parse_one=parse_and_tell, store=cache)
    assert seen == [other.path]
    assert parsed == (parse(other, ParseOptions()), parse(source(), ParseOptions()))


def test_a_crash_is_tried_again(tmp_path: Path) -> None:
    def fail(_source: Source, _options: ParseOptions) -> Parsed:
        raise RuntimeError

    cache = Cache(tmp_path)
    parse_all([source()], ParseOptions(), jobs=1, parse_one=fail, store=cache)
    assert not Cache(tmp_path).get(article_keys([source()], ParseOptions()))


def test_what_no_build_uses_is_forgotten(tmp_path: Path) -> None:
    [first] = kept(tmp_path, source())
    for number in range(BUILDS - 1):
        kept(tmp_path, source(f"---\n---\n{number}"))
    assert Cache(tmp_path).get([first])
    kept(tmp_path, source("---\n---\none more"))
    assert not Cache(tmp_path).get([first])


def scribble(file: Path) -> None:
    file.write_bytes(b"what is this?" * 1000)


def truncate(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def flip_bits(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for at in range(4096, len(content), 97):
        content[at] ^= 0x55
    file.write_bytes(content)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def of_a_stranger(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE entries (key, digest, content)")
        connection.execute("CREATE TRIGGER t AFTER DELETE ON entries BEGIN SELECT 1; END")


def written_by_one_who_was_killed(file: Path) -> None:
    """SQLite's own way of writing leaves a journal, which it would play back, whoever has made it."""
    script = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.executescript("PRAGMA cache_size = 5; BEGIN IMMEDIATE")
for number in range(200):
    connection.execute("REPLACE INTO entries VALUES (?, ?, ?)", (os.urandom(16), os.urandom(16), bytes(3000)))
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", script, str(file)], check=False)
    assert file.with_name(f"{NAME}-journal").exists()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


ANEW = [scribble, truncate, empty, of_a_stranger, written_by_one_who_was_killed]
ALL = [*(damage for damage in ANEW if damage is not empty), flip_bits, a_folder, a_link]


@pytest.mark.parametrize("damage", ALL)
def test_a_damaged_cache_is_ignored_with_a_note(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    sources = [source(POST + "x" * 10_000, f"_posts/2019-7-{day}-a.md") for day in range(1, 20)]
    keys = kept(tmp_path, *sources)
    damage(tmp_path / CACHE_FOLDER / NAME)
    cache = Cache(tmp_path)
    expected = {key: parse(one, ParseOptions()) for key, one in zip(keys, sources, strict=True)}
    found = cache.get(keys)
    assert found.items() <= expected.items()
    assert [one.code for one in cache.diagnostics] == ["cache"] or damage is flip_bits
    cache.put(expected)


@pytest.mark.parametrize("damage", ANEW)
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    keys = kept(tmp_path, source())
    damage(tmp_path / CACHE_FOLDER / NAME)
    Cache(tmp_path).get(keys)
    assert Cache(tmp_path).get(kept(tmp_path, source()))


def test_what_is_killed_while_writing_leaves_nothing_beside(tmp_path: Path) -> None:
    kept(tmp_path, source())
    with Database(tmp_path / CACHE_FOLDER / NAME)._open("rwc") as connection:
        connection.execute("PRAGMA cache_size = 5")
        connection.execute("BEGIN IMMEDIATE")
        for number in range(200):
            row = (number.to_bytes(16), b"", bytes(3000))
            connection.execute("REPLACE INTO entries VALUES (?, ?, ?)", row)
        assert sorted(path.name for path in (tmp_path / CACHE_FOLDER).iterdir()) == [".gitignore", NAME]


def test_a_link_in_the_place_of_the_cache_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / CACHE_FOLDER).symlink_to(tmp_path / "elsewhere")
    cache = Cache(tmp_path)
    cache.put({bytes(16): parse(source(), ParseOptions())})
    clear(tmp_path)
    assert [one.code for one in cache.diagnostics] == ["cache"]
    assert not list((tmp_path / "elsewhere").iterdir())


def test_an_entry_at_the_place_of_another_is_none(tmp_path: Path) -> None:
    one, other = kept(tmp_path, source(), source("---\n---\nother"))
    with sqlite3.connect(tmp_path / CACHE_FOLDER / NAME) as connection:
        content = connection.execute("SELECT digest, content FROM entries WHERE key = ?", (one,)).fetchone()
        connection.execute("UPDATE entries SET digest = ?, content = ? WHERE key = ?", (*content, other))
    assert Cache(tmp_path).get([other]) == {}


def test_a_full_disk_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def small(*args: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **options)  # type: ignore[call-overload] # as it was called
        connection.execute("PRAGMA max_page_count = 5")
        return connection

    monkeypatch.setattr(sqlite3, "connect", small)
    cache = Cache(tmp_path)
    keys = article_keys([source(POST * 100)], ParseOptions())
    cache.put({keys[0]: parse(source(POST * 100), ParseOptions())})
    cache.put({keys[0]: parse(source(POST * 100), ParseOptions())})
    assert [one.message for one in cache.diagnostics] == ["the cache is not used: database or disk is full"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is writable for root and on Windows")
def test_a_cache_that_cannot_be_written_is_still_read(tmp_path: Path) -> None:
    keys = kept(tmp_path, source())
    (tmp_path / CACHE_FOLDER / NAME).chmod(0o444)
    (tmp_path / CACHE_FOLDER).chmod(0o555)
    cache = Cache(tmp_path)
    assert cache.get(keys)
    cache.put({bytes(16): parse(source(), ParseOptions())})
    assert [one.code for one in cache.diagnostics] == ["cache"]


def test_a_cache_can_move(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    keys = kept(tmp_path / "here", source())
    (tmp_path / "here").rename(tmp_path / "there")
    assert Cache(tmp_path / "there").get(keys)


def test_git_ignores_it(tmp_path: Path) -> None:
    kept(tmp_path, source())
    assert (tmp_path / CACHE_FOLDER / ".gitignore").read_text() == "*\n"


def test_clearing_removes_what_is_ours_only(tmp_path: Path) -> None:
    kept(tmp_path, source())
    assert size(tmp_path) > 1000
    (tmp_path / CACHE_FOLDER / "notes.txt").write_text("mine")
    clear(tmp_path)
    assert [path.name for path in (tmp_path / CACHE_FOLDER).iterdir()] == ["notes.txt"]
    (tmp_path / CACHE_FOLDER / "notes.txt").unlink()
    kept(tmp_path, source())
    clear(tmp_path)
    assert not (tmp_path / CACHE_FOLDER).exists()
    assert size(tmp_path) == 0


def test_only_so_much_is_kept_for_what_no_build_uses_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("biji.cache.database.ROOM", 100_000)
    large = [source(f"---\n---\n{'word ' * 10_000}{number}") for number in range(4)]
    keys = [kept(tmp_path, one)[0] for one in large]
    assert set(Cache(tmp_path).get(keys)) < set(keys)
    assert keys[-1] in Cache(tmp_path).get(keys)
    assert size(tmp_path) < 500_000


def test_a_note_is_the_last_one_under_its_name(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.note(b"a") is None
    for name, content in ((b"a", b"1"), (b"b", b"2"), (b"a", b"3")):
        cache.take_note(name, content)
    assert (cache.note(b"a"), cache.note(b"b")) == (b"3", b"2")
    for number in range(BUILDS):
        cache.take_note(bytes([number]), b"")
    assert cache.note(b"a") is None


def test_a_file_that_another_build_has_only_begun_is_no_damage(tmp_path: Path) -> None:
    kept(tmp_path, source())
    (tmp_path / CACHE_FOLDER / NAME).unlink()
    with sqlite3.connect(tmp_path / CACHE_FOLDER / NAME) as connection:
        connection.execute("PRAGMA auto_vacuum = FULL")
    assert (tmp_path / CACHE_FOLDER / NAME).stat().st_size
    cache = Cache(tmp_path)
    assert cache.get([bytes(16)]) == {}
    assert cache.note(b"name") is None
    assert not cache.diagnostics


def test_two_builds_at_once_both_keep_what_they_found(tmp_path: Path) -> None:
    texts = [source(f"---\n---\n{number}", f"_posts/2020-1-1-{number}.md") for number in range(20)]
    with ThreadPoolExecutor() as pool:
        for _ in pool.map(lambda one: kept(tmp_path, one), texts[:BUILDS]):
            pass
    assert len(Cache(tmp_path).get(article_keys(texts, ParseOptions()))) == BUILDS
