"""The JSON Schemas with which editors complete and check `_config.yml` and front matter.

They are as generous as biji is: a key without a value has its default, other keys are the author's own, and a text
may look like a number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from biji.config import Config
from biji.config.known_keys import JEKYLL_KEYS
from biji.model import DOWNLOADS
from biji.model.permalinks import PERMALINK_STYLES
from biji.render.exports.schemas import DIALECT, attributes_of

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
_TRUTH: Schema = {"enum": [True, False, None, "yes", "no", "on", "off", "Yes", "No", "On", "Off"]}
_TEXTS: Schema = {"type": ["array", "null"], "items": _TEXT}
_TEXT_OR_TEXTS: Schema = {"anyOf": [_TEXT, _TEXTS]}
_DATE: Schema = {"type": ["string", "null"], "examples": ["2024-07-11", "2024-07-11 09:30:00 +0800"]}
_PERMALINK: Schema = {"type": ["string", "null"], "examples": [*PERMALINK_STYLES, "/:categories/:year/:title/"]}

_JEKYLLS: Schema = {"description": "A key of Jekyll's that means nothing to biji."}
_KRAMDOWNS: Schema = {"description": "An option of kramdown's: https://kramdown.gettalong.org/options.html"}

#: Keys of front matter: what they may be, and what for.
_FRONT_MATTER: Mapping[str, tuple[Schema, str]] = {
    "layout": (_TEXT, "Accepted, without effect: biji has templates of its own."),
    "title": (_TEXT, "The article's title, as written; `X（三）——Y` is part three of the series X."),
    "date": (_DATE, "Orders the posts and gives the address its date; wins over the file name's."),
    "last_modified_at": (_DATE, "When the text was last changed."),
    "modified": (_DATE, "When the text was last changed."),
    "slug": (_TEXT, "The last part of the address, instead of the file name's."),
    "category": (_TEXT_OR_TEXTS, "One category; blanks belong to its name."),
    "categories": (_TEXT_OR_TEXTS, "Several categories: a list, or text that is split at blanks."),
    "tag": (_TEXT_OR_TEXTS, "A tag; blanks belong to its name."),
    "tags": (_TEXT_OR_TEXTS, "Tags: a list, or text that is split at commas, or at blanks where it has no comma."),
    "series": (_TEXT_OR_TEXTS, "The series that the post belongs to, whatever its title says."),
    "aliases": (_TEXT_OR_TEXTS, "Old addresses; a page there leads to the new one."),
    "redirect_from": (_TEXT_OR_TEXTS, "Old addresses; a page there leads to the new one."),
    "redirect_to": (_TEXT_OR_TEXTS, "There is no article here any more: a page leads to that address."),
    "permalink": (_PERMALINK, "The article's address, instead of the site's style."),
    "draft": (_TRUTH, "True keeps it out of a normal build."),
    "published": (_TRUTH, "False keeps it out of every build."),
    "lang": (_TEXT, "The language of the article, such as `en` or `zh-CN`."),
    "description": (_TEXT, "One sentence about the article."),
    "toc": (_TRUTH, "False: no table of contents beside the text."),
    "math": (_TRUTH, "Accepted, without effect: formulas need no script."),
    "render_with_liquid": (_TRUTH, "False: Liquid in the text is left as it is."),
}


def front_matter_schema() -> Schema:
    """The schema of a front matter."""
    properties = {name: {**kind, "description": about} for name, (kind, about) in _FRONT_MATTER.items()}
    return {**_head("front-matter", "The front matter of a post or page"), **_mapping(properties)}


def config_schema() -> Schema:
    """The schema of `_config.yml`: the fields of `Config`, and Jekyll's other keys by name."""
    _, found = msgspec.json.schema_components([Config], ref_template="#/$defs/{name}")
    kramdown = _mapping(dict.fromkeys(found["KramdownOptions"]["properties"], _KRAMDOWNS))
    own = {name: _of_type(found[name]) for name in ("Config", "BijiConfig", "MathConfig", "FeedConfig")}
    config = own.pop("Config")["properties"]
    del config["values"]
    for key, kind in _SPECIAL.items():
        config[key] = {**kind, "description": config[key]["description"]}
    some = {"type": "array", "items": {"enum": list(DOWNLOADS)}}
    downloads = own["BijiConfig"]["properties"]["downloads"]
    own["BijiConfig"]["properties"]["downloads"] = {"anyOf": [_TRUTH, some], "description": downloads["description"]}
    for name in ("BijiConfig", "MathConfig"):
        own[name]["additionalProperties"] = False
    others = dict.fromkeys(sorted(JEKYLL_KEYS - config.keys()), _JEKYLLS)
    front_matter = _mapping({name: kind for name, (kind, _) in _FRONT_MATTER.items()})
    definitions = {**own, "KramdownOptions": kramdown, "front-matter": front_matter}
    return {**_head("config", "_config.yml"), **_mapping({**config, **others}), "$defs": definitions}


def _of_type(definition: Schema) -> Schema:
    """What YAML may have where a value of one of our types is read."""
    about, described = attributes_of(definition["description"])
    properties = definition["properties"].items()
    fields = {key: {**_generous(kind), "description": described.get(key, "")} for key, kind in properties}
    return {"description": about, **_mapping(fields)}


def _head(name: str, title: str) -> Schema:
    return {"$schema": DIALECT, "$id": f"urn:biji:{name}", "title": title}


def _mapping(properties: Mapping[str, Schema]) -> Schema:
    """A mapping, or a key without a value; other keys are the author's own."""
    return {"type": ["object", "null"], "properties": dict(properties), "additionalProperties": True}


def _generous(kind: Schema) -> Schema:
    """What YAML may have where a value of a type is read."""
    if "enum" in kind:
        return {"enum": [*kind["enum"], None, *([False] if "off" in kind["enum"] else [])]}
    if "anyOf" in kind:
        return {"anyOf": [_generous(one) for one in kind["anyOf"]]}
    by_type: Mapping[str, Callable[[], Schema]] = {
        "string": lambda: _TEXT,
        "boolean": lambda: _TRUTH,
        "array": lambda: {"type": ["array", "null"], "items": _generous(kind.get("items", {}))},
        "object": lambda: {"type": ["object", "null"], "additionalProperties": _TEXT},
        "integer": lambda: {"type": ["integer", "null"]},
    }
    made = by_type.get(kind.get("type", ""))
    return made() if made else {key: value for key, value in kind.items() if key == "$ref"}


#: Keys whose values biji reads in more ways than their field has.
_SPECIAL: Mapping[str, Schema] = {
    "author": {"anyOf": [_TEXT, _mapping({"name": _TEXT})]},
    "permalink": _PERMALINK,
    "markdown": {"enum": ["kramdown", "gfm", "GFM", "commonmark", "CommonMark", "CommonMarkGhPages", "github", None]},
    "collections": {
        "anyOf": [
            {"type": ["array", "null"]},
            {
                "type": "object",
                "additionalProperties": _mapping(
                    {
                        "output": {**_TRUTH, "description": "True: its articles have pages."},
                        "permalink": {**_PERMALINK, "description": "The addresses of its articles."},
                    }
                ),
            },
        ]
    },
    "defaults": {
        "type": ["array", "null"],
        "items": {
            "type": "object",
            "required": ["values"],
            "properties": {
                "scope": _mapping(
                    {"path": _TEXT, "type": {"type": "string", "examples": ["posts", "drafts", "pages"]}}
                ),
                "values": {"$ref": "#/$defs/front-matter"},
            },
        },
    },
}
