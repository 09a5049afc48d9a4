"""What a folder uses of Jekyll that biji does without, or does otherwise, and what to do about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from biji.diagnostics import Diagnostic
from biji.doctor.plugins import REPLACED, UNSUPPORTED
from biji.doctor.report import Finding, Kind
from biji.yaml_reader import YamlMap, plain_value, read_yaml

_GEM = re.compile(r"^\s*gem\s+[\"']([\w.-]+)[\"']", re.MULTILINE)
_PLUGIN_NAME = re.compile(r"jekyll|^jemoji$|^github-pages$")
#: A gem that a theme comes in: its files are not in the folder.
_THEME_NAME = re.compile(r"theme|minima$|minimal-mistakes|just-the-docs|chirpy|al-folio|jekyll-text")
_NAME_IN_MESSAGE = re.compile(r'"([^"]{1,80})"')
_LARGEST = 1_000_000

#: What Jekyll has where `_config.yml` says nothing.
_DEFAULTS: Mapping[str, str] = {
    "source": ".",
    "destination": "_site",
    "plugins_dir": "_plugins",
    "layouts_dir": "_layouts",
    "includes_dir": "_includes",
    "data_dir": "_data",
    "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
    "limit_posts": "0",
}
#: Keys of `_config.yml` that change a site made by Jekyll and not one made by biji.
_KEYS: Mapping[str, str] = {
    "source": "run biji in that folder: `biji build DIR`",
    "destination": "write `biji build -o DIR`",
    "plugins_dir": "plugins in Ruby are not run",
    "layouts_dir": "layouts are not used; see the handbook page Theme",
    "includes_dir": "includes are read from _includes; rename the folder",
    "data_dir": "data is read from _data; rename the folder",
    "markdown_ext": "articles end in .markdown, .mkdown, .mkdn, .mkd or .md; rename the others",
    "limit_posts": "all posts are published",
    "unpublished": "articles with `published: false` are never published",
    "keep_files": "biji deletes nothing that it did not write",
    "excerpt_separator": "lists show each article's own description",
}
#: Diagnostics about what Jekyll takes, or takes otherwise.
_TELLING = frozenset(
    (
        *("liquid", "liquid-link", "page-type", "file-name", "encoding", "unreadable-file", "symlink"),
        *("url-collision", "output-path", "config-syntax", "config-value", "front-matter-syntax"),
    )
)
#: Folders, and what stands in for their files.
_FOLDERS: Mapping[str, tuple[Kind, str, str]] = {
    "_plugins": (Kind.UNSUPPORTED, "plugins in Ruby are not run", "look what they make; the comparison shows it"),
    "_layouts": (
        Kind.REPLACED,
        "layouts are not used: biji has its own templates",
        "what is to stay of them goes into templates of your own; see the handbook page Theme",
    ),
    "_sass": (
        Kind.REPLACED,
        "Sass is not compiled: the theme's CSS is biji's",
        "write rules of your own as CSS; see the handbook page Theme",
    ),
}


def jekylls_site(folder: Path) -> Path:
    """Where Jekyll writes the site of a folder.

    Args:
        folder: the site's source.
    """
    destination = _config(folder).get("destination")
    return folder / (destination if isinstance(destination, str) and destination else _DEFAULTS["destination"])


def features(folder: Path, diagnostics: Iterable[Diagnostic]) -> tuple[Finding, ...]:
    """What the configuration, the Gemfile, the folder and its texts use.

    Args:
        folder: the site's.
        diagnostics: what building it had to say.
    """
    config = _config(folder)
    return (*_plugins(folder, config), *_theme(config), *_keys(config), *_folders(folder), *_content(diagnostics))


def _config(folder: Path) -> Mapping[str, Any]:
    text = next(filter(None, (_text(folder / name) for name in ("_config.yml", "_config.yaml"))), "")
    root = read_yaml(text, max_length=_LARGEST).root
    return plain_value(root) if isinstance(root, YamlMap) else {}


def _text(path: Path) -> str:
    """The text of a small file, or "": what cannot be read has been reported by the build."""
    if not path.is_file() or path.stat().st_size > _LARGEST:
        return ""
    return path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _plugins(folder: Path, config: Mapping[str, Any]) -> Iterator[Finding]:
    places: dict[str, str] = {}
    for key in ("plugins", "gems", "whitelist"):
        listed = config.get(key)
        for name in listed if isinstance(listed, list) else [listed]:
            if isinstance(name, str):
                places.setdefault(name, "_config.yml")
    for name in _GEM.findall(_text(folder / "Gemfile")):
        if _PLUGIN_NAME.search(name) and name != "jekyll":
            places.setdefault(name, "Gemfile")
    for name, place in sorted(places.items()):
        if name in REPLACED:
            yield Finding(Kind.REPLACED, place, f'the plugin "{name}" is not needed', REPLACED[name])
        elif place == "_config.yml" or not _THEME_NAME.search(name):
            hint = UNSUPPORTED.get(name, "look what it makes; the comparison shows what is lost")
            yield Finding(Kind.UNSUPPORTED, place, f'the plugin "{name}" is not run', hint)


def _theme(config: Mapping[str, Any]) -> Iterator[Finding]:
    for key in ("theme", "remote_theme"):
        if isinstance(name := config.get(key), str) and name:
            hint = "colours, fonts and templates of your own: see the handbook page Theme"
            yield Finding(Kind.REPLACED, "_config.yml", f'the theme "{name}" is not used: biji has its own', hint)


def _keys(config: Mapping[str, Any]) -> Iterator[Finding]:
    for key, hint in _KEYS.items():
        value = config.get(key)
        is_said = value not in (None, "", [], {}, False)
        if is_said and str(value).removeprefix("./").rstrip("/") not in ("", _DEFAULTS.get(key)):
            yield Finding(Kind.UNSUPPORTED, "_config.yml", f'the key "{key}" means nothing here', hint)
    collections = config.get("collections")
    if isinstance(collections, list):
        collections = dict.fromkeys(map(str, collections))
    for name, options in collections.items() if isinstance(collections, dict) else ():
        if name != "posts" and not (isinstance(options, dict) and options.get("output")):
            message = f'the collection "{name}" has no pages, as it has no "output: true"'
            hint = "layouts that list it are not used; give it `output: true` to have its articles published"
            yield Finding(Kind.UNSUPPORTED, "_config.yml", message, hint)


def _folders(folder: Path) -> Iterator[Finding]:
    for name, (kind, message, hint) in _FOLDERS.items():
        if (folder / name).is_dir() and any((folder / name).iterdir()):
            yield Finding(kind, f"{name}/", message, hint)


def _content(diagnostics: Iterable[Diagnostic]) -> Iterator[Finding]:
    """What the build could not take, each kind of it once, with the first place and the number of the others."""
    found: defaultdict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for problem in diagnostics:
        if problem.code in _TELLING:
            found[problem.code, _subject(problem)].append(problem)
    for problems in found.values():
        first = problems[0]
        more = f" (and {len(problems) - 1} more places)" if len(problems) > 1 else ""
        yield Finding(Kind.UNSUPPORTED, f"{first.span}{more}", first.message, first.hint)


def _subject(problem: Diagnostic) -> str:
    named = _NAME_IN_MESSAGE.search(problem.message)
    return named[1] if named else problem.message
