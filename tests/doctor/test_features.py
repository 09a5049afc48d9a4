"""What a folder uses of Jekyll, and what to do about it."""

from __future__ import annotations

from typing import Any

import pytest

Blog = Any


@pytest.mark.parametrize(
    ("config", "kind", "words"),
    [
        ("plugins: [jekyll-scholar]", "unsupported", '"jekyll-scholar" is not run'),
        ("gems: jekyll-feed", "replaced", '"jekyll-feed" is not needed'),
        ("plugins: [my-own]", "unsupported", '"my-own" is not run'),
        ("theme: minima", "replaced", '"minima" is not used'),
        ("remote_theme: a/b", "replaced", '"a/b" is not used'),
        ("layouts_dir: l", "unsupported", '"layouts_dir" means nothing'),
        ("limit_posts: 5", "unsupported", '"limit_posts" means nothing'),
        ("collections: {docs: {}}", "unsupported", '"docs" has no pages'),
        ("collections: [docs]", "unsupported", '"docs" has no pages'),
    ],
)
def test_the_configuration_is_read(blog: Blog, config: str, kind: str, words: str) -> None:
    blog.write("_config.yml", config)
    found = blog.named(words)
    assert (str(found.kind), found.where) == (kind, "_config.yml")


def test_collections_with_pages_are_nothing_to_tell(blog: Blog) -> None:
    blog.write("_config.yml", "collections: {docs: {output: true}, posts: {permalink: date}}")
    assert blog.told() == []


def test_the_gemfile_is_read_for_plugins(blog: Blog) -> None:
    blog.write("Gemfile", 'gem "jekyll", "~> 4.3"\ngem "minima"\ngem \'jemoji\'\n# gem "jekyll-x"\ngem "webrick"\n')
    assert blog.told() == [("unsupported", "Gemfile")]


@pytest.mark.parametrize(
    ("folder", "kind"), [("_plugins", "unsupported"), ("_layouts", "replaced"), ("_sass", "replaced")]
)
def test_folders_of_jekylls_own_are_told(blog: Blog, folder: str, kind: str) -> None:
    (blog.folder / folder).mkdir()
    assert blog.told() == []
    blog.write(f"{folder}/x", "")
    assert blog.told() == [(kind, f"{folder}/")]


def test_liquid_that_is_not_run_is_told_once_for_each_tag(blog: Blog) -> None:
    for day in range(10, 14):
        blog.post(f"2020-2-{day}-x.md", "{% chart 1 %}\n\n{% youtube x %}")
    places = [where for _, where in blog.told()]
    assert len(places) == 2
    assert all(where.startswith("_posts/2020-2-10-x.md:") and "(and 3 more places)" in where for where in places)


def test_a_broken_configuration_is_no_obstacle(blog: Blog) -> None:
    blog.write("_config.yml", "theme: minima\nplugins: [jekyll-x\n- }")
    assert ("replaced", "_config.yml") in blog.told()


def test_plugins_are_told_in_one_order(blog: Blog) -> None:
    blog.write("_config.yml", "plugins: [z-plugin, a-plugin]")
    assert [finding.message.split('"')[1] for finding in blog.report().findings] == ["a-plugin", "z-plugin"]


def test_what_jekyll_has_anyway_is_nothing_to_tell(blog: Blog) -> None:
    blog.write("_config.yml", "source: .\ndestination: ./_site\nlayouts_dir: _layouts\nlimit_posts: 0\nplugins: []\n")
    assert blog.told() == []


def test_addresses_that_clash_are_told(blog: Blog) -> None:
    blog.write("a.md", "---\npermalink: /x/\n---\n")
    blog.write("b.md", "---\npermalink: /x/index.html\n---\n")
    assert blog.told() == [("unsupported", "b.md:2")]
