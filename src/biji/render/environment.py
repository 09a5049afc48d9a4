"""The template engine: every template compiled once, everything escaped, a missing name an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from msgspec import Struct

import biji


def package_folder(name: str) -> Path:
    """A folder of data that is part of biji: inside the package when installed, beside `src` in a checkout."""
    package = Path(biji.__file__).parent
    installed = package / name
    return installed if installed.is_dir() else package.parents[1] / name


@cache
def template(name: str) -> Template:
    """A compiled template.

    Raises:
        jinja2.TemplateNotFound: when there is none of that name.
    """
    return _environment().get_template(name)


def fill(name: str, view: Struct) -> str:
    """A template filled with its view, the only thing it sees."""
    return template(name).render(view=view)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(package_folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    # Only a fragment knows that its text is HTML; a template that could declare it would undo the escaping.
    del environment.filters["safe"]
    return environment
