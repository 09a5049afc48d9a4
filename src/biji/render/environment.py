"""The template engine: every template compiled once, everything escaped, a missing name an error."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from jinja2 import ChoiceLoader, FunctionLoader, StrictUndefined, Template, TemplateSyntaxError
from msgspec import Struct

from biji.diagnostics import Diagnostic, Span, TemplateError
from biji.model import ThemeFile
from biji.package import package_folder
from biji.plugins import load
from biji.render.short_code import QuickEnvironment


@cache
def template_names() -> frozenset[str]:
    """What the user's own templates may replace."""
    return frozenset(path.name for path in package_folder("templates").iterdir())


class Templates:
    """biji's templates, each of which a file of the user's replaces.

    Args:
        own: the user's, by name.
        plugins: names and versions of the plugins that extend them.
    """

    def __init__(self, own: Mapping[str, ThemeFile], plugins: tuple[str, ...] = ()) -> None:
        self._own = {file.path: file for file in own.values()}
        self._is_changed = bool(own or plugins)
        self._environment = QuickEnvironment(
            loader=FunctionLoader(_shipped),
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
        for _, plugin in load(plugins):
            plugin.extend_templates(self._environment)
        self._globals = dict(self._environment.globals)
        self._template = cache(self._environment.get_template)
        if own and self._environment.loader:
            # The user's own come before those of plugins, and those before biji's.
            self._environment.loader = ChoiceLoader([FunctionLoader(_source_of(own)), self._environment.loader])

    def compile(self) -> Iterator[None]:
        """Compile biji's own templates, one at a time."""
        for name in () if self._is_changed else sorted(template_names()):
            self._template(name)
            yield

    def fill(self, name: str, view: Struct, page: str = "") -> str:
        """A template filled with its view, the only thing it sees.

        Args:
            name: of the template.
            view: of the page, or of a part of one.
            page: its path, which an error names.

        Raises:
            TemplateError: when a template of the user's own, or a plugin's, cannot be compiled or filled.
        """
        try:
            return self._filled(self._template(name), view)
        except Exception as error:
            # What goes wrong where nobody changed a template is a mistake of biji's, and shown as such.
            if not self._is_changed:
                raise
            raise TemplateError(self._diagnostic(error, page)) from error

    def fill_each(self, name: str, views: Iterable[Struct]) -> Iterator[str]:
        """A template filled again and again: sooner than by `fill`, where what it is filled with takes a moment.

        Args:
            name: of the template.
            views: all of one kind.

        Raises:
            TemplateError: as `fill`.
        """
        if self._is_changed:
            # A template of the user's own may leave something behind in its context.
            yield from (self.fill(name, view) for view in views)
            return
        template, parent = self._template(name), {**self._globals}
        context = self._environment.context_class(self._environment, parent, template.name, template.blocks)
        for view in views:
            parent["view"] = view
            yield "".join(template.root_render_func(context))

    def _filled(self, template: Template, view: Struct) -> str:
        # As `Template.render` does, which goes through all globals anew for every page.
        parent = {**self._globals, "view": view}
        context = self._environment.context_class(self._environment, parent, template.name, template.blocks)
        try:
            return "".join(template.root_render_func(context))
        except Exception:  # noqa: BLE001 - it is raised again, with the template's lines
            self._environment.handle_exception()

    def _diagnostic(self, error: Exception, page: str) -> Diagnostic:
        if isinstance(error, TemplateSyntaxError) and error.filename:
            return Diagnostic("template", Span(error.filename, error.lineno), error.message or "a mistake of syntax")
        frames = [(frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
        known = ((path, line) for path, line in reversed(frames) if path in self._own)
        path, line = next(known, (min(self._own, default="_config.yml"), 0))
        message = (str(error) or type(error).__name__) + (f', in the page "{page}"' if page else "")
        # Without templates of the user's own, a plugin's went wrong.
        return Diagnostic("template", Span(path, line), message if self._own else f"{message} ({frames[-1][0]})")


@cache
def default_templates() -> Templates:
    """Biji's own templates, compiled once in a process."""
    return Templates({})


def templates_for(own: Mapping[str, ThemeFile], plugins: tuple[str, ...]) -> Templates:
    """The templates of a site; a preview, which asks again and again, compiles only what was changed.

    Args:
        own: the user's, by name.
        plugins: names and versions of the plugins that extend them.
    """
    return _changed_templates(tuple(sorted(own.items())), plugins) if own or plugins else default_templates()


@lru_cache(maxsize=1)
def _changed_templates(own: tuple[tuple[str, ThemeFile], ...], plugins: tuple[str, ...]) -> Templates:
    return Templates(dict(own), plugins)


def _shipped(name: str) -> tuple[str, str, None] | None:
    path = package_folder("templates") / name
    return (path.read_text(encoding="utf-8"), str(path), None) if path.is_file() else None


def _source_of(own: Mapping[str, ThemeFile]) -> Callable[[str], tuple[str, str, None] | None]:
    def source(name: str) -> tuple[str, str, None] | None:
        # The name by which errors are told is the file's path in the user's site.
        return (own[name].content.decode("utf-8-sig", "replace"), own[name].path, None) if name in own else None

    return source
