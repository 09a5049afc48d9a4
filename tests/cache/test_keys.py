"""An article's key is all that it depends on: another one is parsed again, and nothing else is."""

from __future__ import annotations

import pytest

from biji.cache.keys import article_keys
from biji.model import ParseOptions, Source, SourceKind

POST = "---\ntitle: 注意力\n---\n\n# 一、BERT\n"


def source(text: str = POST, path: str = "_posts/2019-7-11-bert.md") -> Source:
    return Source(path, SourceKind.POST, text.encode())


def test_the_key_is_all_that_an_article_depends_on() -> None:
    def key(one: Source, **options: str | dict[str, int]) -> bytes:
        [found] = article_keys([one], ParseOptions(**options))  # type: ignore[arg-type] # as the fields are
        return found

    others = [
        key(source()),
        key(source(POST + " ")),
        key(source(path="_posts/2019-7-11-gpt.md")),
        key(Source(source().path, SourceKind.PAGE, source().content)),
        key(source(), timezone="Asia/Shanghai"),
    ]
    assert len(set(others)) == len(others)
    assert key(source()) == key(source())


@pytest.mark.parametrize("tag", ["{{ site.a }}", "{% include a %}", "{\0{ site.a }}", "{\ufffe\0% include a %}"])
def test_the_site_around_an_article_counts_where_liquid_shows_it(tag: str) -> None:
    sites = [{"a": 1, "b": 2}, {"b": 2, "a": 1}, {"a": 1}]
    for text, number in ((POST + tag, len(sites)), (POST, 1)):
        keys = {article_keys([source(text)], ParseOptions(site=site))[0] for site in sites}
        assert len(keys) == number
    included, other = (ParseOptions(includes={"a": text}) for text in "ab")
    assert article_keys([source(POST + tag)], included) != article_keys([source(POST + tag)], other)


@pytest.mark.parametrize("text", [POST, "{{ site.title }}"])
def test_another_biji_has_other_keys(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    before = article_keys([source(text)], ParseOptions())
    monkeypatch.setattr("biji.cache.keys.code_digest", lambda: b"another")
    assert article_keys([source(text)], ParseOptions()) != before
