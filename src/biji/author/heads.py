"""The front matter of a new post: that of the post it takes after, with its own words."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from biji.author.folder import Post
from biji.yaml_reader import YamlMap, YamlScalar, read_yaml

#: In the place of a topic: that of the post that the new one takes after.
KEEP_TOPIC = "\0"

_KEY = re.compile(r"([A-Za-z_][\w-]*)([ \t]*:[ \t]*)(.*?)[ \t]*")
_TIME = re.compile(r"[\"']?\d{4}-\d{1,2}-\d{1,2}[ T]+[\d:.]+\s*([+-]\d{2}:?\d{2}|Z|[A-Z]{3,4})?[\"']?")
#: What each post has of its own; other keys are taken over where recent posts agree on them.
_OWN = frozenset(
    (
        *("tag", "tags", "slug", "permalink", "description", "excerpt", "aliases", "redirect_from", "redirect_to"),
        *("last_modified_at", "modified", "published", "draft", "image", "subtitle", "summary", "keywords"),
    )
)
_RECENT = 3


class Words(Struct, frozen=True):
    """What a front matter is to say.

    Attributes:
        day: for a folder whose posts have `date:`.
        topic: "" leaves it open, `KEEP_TOPIC` takes it over.
        series: to be named by `series:`, or "".
    """

    title: str
    day: dt.date
    topic: str = ""
    series: str = ""


def front_matter(words: Words, like: Post | None, recent: Sequence[Post]) -> tuple[str, ...]:
    """The lines of a front matter.

    Args:
        words: of the new post.
        like: the post that the new one takes after.
        recent: posts, the newest first.
    """
    series = words.series
    head = like.head if like and like.head else ("layout: post", "title: x", "category: x")
    common = _common(recent[:_RECENT])
    lines: list[str] = []
    for entry in _entries(head):
        key, colon, value = _KEY.fullmatch(entry[0]).groups()  # type: ignore[union-attr] # entries begin with keys
        if key == "title":
            lines.append(f"title{colon}{_text(words.title, value)}")
        elif key in {"category", "categories"}:
            lines += _topic(entry, key, colon, words.topic)
        elif key == "date":
            lines.append(f"date{colon}{_date(value, words.day)}")
        elif key == "series" and series:
            lines.append(f"series{colon}{_text(series, value)}")
            series = ""
        elif key == "layout" or (key not in _OWN and key != "series" and entry in common):
            lines += entry
    if series:
        lines.append(f"series: {_text(series, '')}")
    return tuple(lines)


def _entries(head: Iterable[str]) -> list[tuple[str, ...]]:
    """The lines of each key; comments and blank lines belong to none."""
    entries: list[list[str]] = []
    for line in head:
        if _KEY.fullmatch(line):
            entries.append([line])
        elif entries and line.strip() and line[0] in " \t-":
            entries[-1].append(line)
    return [tuple(entry) for entry in entries]


def _common(posts: Sequence[Post]) -> set[tuple[str, ...]]:
    """The entries that all of these posts have; one post alone shows nothing."""
    entries = [set(_entries(post.head)) for post in posts]
    return set.intersection(*entries) if len(entries) > 1 else set()


def _topic(entry: tuple[str, ...], key: str, colon: str, topic: str) -> tuple[str, ...]:
    value = entry[0].partition(":")[2].strip()
    if topic == KEEP_TOPIC:
        return entry
    if not topic:
        return (f"{key}:",)
    if len(entry) > 1:
        return (f"{key}:", f"{entry[1][: len(entry[1]) - len(entry[1].lstrip(' -'))]}{_text(topic, '')}")
    if value.startswith("[") or (key == "categories" and " " in topic):
        return (f"{key}{colon}[{json.dumps(topic, ensure_ascii=False) if _needs_quotes(topic) else topic}]",)
    return (f"{key}{colon}{_text(topic, value)}",)


def _needs_quotes(text: str) -> bool:
    return bool(re.search(r"[,\[\]{}]", text)) or _text(text, "") != text


def _text(text: str, model: str) -> str:
    """A text as YAML, in quotes where the model has some or where it must."""
    if model.startswith("'"):
        return "'" + text.replace("'", "''") + "'"
    root = read_yaml(f"x: {text}").root
    value = root.entries[0][1] if isinstance(root, YamlMap) and len(root.entries) == 1 else None
    is_plain = isinstance(value, YamlScalar) and value.plain and value.text == text and not value.is_null
    return text if is_plain and not model.startswith('"') else json.dumps(text, ensure_ascii=False)


def _date(model: str, day: dt.date) -> str:
    """The day, with a time and a zone where the model has them: midnight, which is not in the future."""
    found = _TIME.fullmatch(model)
    return f"{day:%Y-%m-%d}" + (f" 00:00:00 {found[1] or ''}".rstrip() if found else "")
