"""The template engine: every template compiled once, everything escaped, a missing name an error."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateSyntaxError
from msgspec import Struct

import biji
from biji.diagnostics import Diagnostic, Span
from biji.model import ThemeFile


class TemplateError(Exception):
    """A template of the user's own that cannot be filled; `diagnostic` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def package_folder(name: str) -> Path:
    """A folder of data that is part of biji: inside the package when installed, beside `src` in a checkout."""
    package = Path(biji.__file__).parent
    installed = package / name
    return installed if installed.is_dir() else package.parents[1] / name


@cache
def template_names() -> frozenset[str]:
    """What the user's own templates may replace."""
    return frozenset(path.name for path in package_folder("templates").iterdir())


class Templates:
    """biji's templates, each of which a file of the user's replaces.

    Args:
        own: the user's, by name.
    """

    def __init__(self, own: Mapping[str, ThemeFile]) -> None:
        self._own = {file.path: file for file in own.values()}
        self._environment = Environment(
            loader=FunctionLoader(_source_of(own)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        # Only a fragment knows that its text is HTML; a template that could declare it would undo the escaping.
        del self._environment.filters["safe"]

    def fill(self, name: str, view: Struct) -> str:
        """A template filled with its view, the only thing it sees.

        Raises:
            TemplateError: when a template of the user's own cannot be compiled or filled.
        """
        try:
            return self._environment.get_template(name).render(view=view)
        except Exception as error:
            # What goes wrong where nobody changed a template is a mistake of biji's, and shown as such.
            if not self._own:
                raise
            raise TemplateError(self._diagnostic(error)) from error

    def _diagnostic(self, error: Exception) -> Diagnostic:
        if isinstance(error, TemplateSyntaxError) and error.filename:
            return Diagnostic("template", Span(error.filename, error.lineno), error.message or "a mistake of syntax")
        frames = [(frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
        path, line = next((place for place in reversed(frames) if place[0] in self._own), (min(self._own), 0))
        return Diagnostic("template", Span(path, line), str(error) or type(error).__name__)


@cache
def default_templates() -> Templates:
    """Biji's own templates, compiled once in a process."""
    return Templates({})


def _source_of(own: Mapping[str, ThemeFile]) -> Callable[[str], tuple[str, str, None] | None]:
    folder = package_folder("templates")

    def load(name: str) -> tuple[str, str, None] | None:
        if name in own:
            # The name by which errors are told is the file's path in the user's site.
            return own[name].content.decode("utf-8-sig", "replace"), own[name].path, None
        path = folder / name
        return (path.read_text(encoding="utf-8"), str(path), None) if path.is_file() else None

    return load
