"""Readers: a node of `_config.yml` becomes a value of the expected type, or says what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from biji.yaml_reader import YamlList, YamlMap, YamlNode, YamlScalar, plain_value

_T = TypeVar("_T")
Reader = Callable[[YamlNode], _T]


class UnexpectedError(Exception):
    """A value of the wrong type or outside the possible ones; the message ends the sentence `"key" is …`."""

    def __init__(self, expected: str, hint: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.hint = hint


def text(node: YamlNode) -> str:
    """A text as written."""
    if not isinstance(node, YamlScalar):
        raise UnexpectedError("a text")
    return node.text.strip()


def boolean(node: YamlNode) -> bool:
    """A truth value."""
    value = node.boolean if isinstance(node, YamlScalar) else None
    if value is None:
        raise UnexpectedError("true or false")
    return value


def integer(node: YamlNode) -> int:
    """A whole number."""
    if not isinstance(node, YamlScalar) or not re.fullmatch(r"[-+]?[0-9]{1,9}", node.text):
        raise UnexpectedError("a whole number")
    return int(node.text)


def texts(node: YamlNode) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(node, YamlList):
        example = f"[{node.text}]" if isinstance(node, YamlScalar) else "[one, two]"
        raise UnexpectedError("a list of texts", f"write {example}")
    return tuple(text(item) for item in node.items if not is_null(item))


def words(node: YamlNode) -> tuple[str, ...]:
    """A list of texts, or one text that commas take apart."""
    if isinstance(node, YamlScalar):
        return tuple(word.strip() for word in node.text.split(",") if word.strip())
    return texts(node)


def text_map(node: YamlNode) -> dict[str, str]:
    """Texts by name."""
    return {key: text(value) for key, value in entries(node, "texts by name")}


def choice(*values: str, meant: Mapping[str, str] | None = None) -> Reader[str]:
    """One of a few words, whatever their case.

    Args:
        values: the words.
        meant: other spellings, in lower case, and the word that each stands for.
    """
    known = {value.lower(): value for value in values} | dict(meant or {})

    def read(node: YamlNode) -> str:
        word = text(node).lower()
        if word not in known:
            raise UnexpectedError(f"one of {', '.join(values)}")
        return known[word]

    return read


def some_of(*words: str) -> Reader[tuple[str, ...]]:
    """Some of a few words, in their order here; `true` is all of them, `false` none.

    Args:
        words: to choose from.
    """

    def read(node: YamlNode) -> tuple[str, ...]:
        if isinstance(node, YamlScalar) and node.boolean is not None:
            return words if node.boolean else ()
        chosen = texts(node)
        unknown = next((word for word in chosen if word not in words), None)
        if unknown is not None:
            raise UnexpectedError(f'a list without "{unknown}"', f"known are {', '.join(words)}")
        return tuple(word for word in words if word in chosen)

    return read


def entries(node: YamlNode, expected: str) -> Sequence[tuple[str, YamlNode]]:
    """The keys and values of a mapping, those without a value left out."""
    if not isinstance(node, YamlMap):
        raise UnexpectedError(expected)
    return [(key.text, value) for key, value in node.entries if not is_null(value)]


def timezone(node: YamlNode) -> str:
    """The name of a time zone that this computer knows."""
    name = text(node)
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:
        raise UnexpectedError("the name of a time zone", 'for instance "Asia/Shanghai"') from error
    return name


def address(node: YamlNode) -> str:
    """Scheme and host of a site, without a final slash."""
    url = text(node).rstrip("/")
    if url and not re.match(r"https?://[^/\s]+", url):
        host = url.rpartition("://")[2].lstrip("/:")
        raise UnexpectedError("an address with http:// or https://", f'for instance "https://{host}"')
    return url


def base_path(node: YamlNode) -> str:
    """The path below the host: "" or "/name"."""
    path = text(node).strip("/")
    if ".." in path.split("/") or re.match(r"[a-z]+:", path):
        raise UnexpectedError("a path", 'for instance "/notes"; scheme and host belong into "url"')
    return f"/{path}" if path else ""


def folder(node: YamlNode) -> str:
    """A folder of the site, relative to it; "" is the site's own."""
    path = text(node).strip("/").removeprefix("./")
    if {"..", ""} & set(path.split("/")) or "\\" in path or "\0" in path:
        raise UnexpectedError("a folder of the site", 'for instance "_theme"')
    return "" if path == "." else path


def file(node: YamlNode) -> str:
    """The URL of a file of the site."""
    path = text(node).strip("/")
    if {"..", ".", ""} & set(path.split("/")) or "\\" in path or not path.isprintable():
        raise UnexpectedError("a path of the site", 'for instance "atom.xml"')
    return f"/{path}"


def count(node: YamlNode) -> int:
    """A whole number above zero."""
    number = integer(node)
    if number < 1:
        raise UnexpectedError("a number above zero")
    return number


def author(node: YamlNode) -> str:
    """A name; of a mapping, what stands under `name`."""
    if isinstance(node, YamlMap):
        return next((text(value) for key, value in entries(node, "") if key == "name"), "")
    return text(node)


def language(node: YamlNode) -> str:
    """A BCP 47 tag; `zh_CN` is read as `zh-CN`."""
    tag = text(node).replace("_", "-")
    if tag and not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}", tag):
        raise UnexpectedError("a language tag", 'for instance "zh-CN" or "en"')
    return tag


def plain(node: YamlNode) -> Any:  # noqa: ANN401  the value may be of any of YAML's types
    """Whatever it is, as plain values."""
    return plain_value(node)


def source_text(node: YamlNode) -> Any:  # noqa: ANN401  texts in lists and mappings of any depth
    """The same shape with every scalar's source text, for keys that are texts in front matter too."""
    if isinstance(node, YamlList):
        return [source_text(item) for item in node.items]
    if isinstance(node, YamlMap):
        return {key.text: source_text(value) for key, value in node.entries}
    return None if node.is_null else node.text


def is_null(node: YamlNode) -> bool:
    """Whether a key is there without a value."""
    return isinstance(node, YamlScalar) and node.is_null
