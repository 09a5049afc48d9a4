"""python-liquid, with its limits on: no file system, no network, no clock, and an end to every template.

Limits count steps instead of seconds, so that a text gives the same result on every computer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from liquid import Environment, RenderContext
from liquid.exceptions import ResourceLimitError
from liquid.filter import with_context
from liquid.template import BoundTemplate

from biji.diagnostics import Diagnostic, Span
from biji.model import Metadata, ParseOptions, Source, SourceKind
from biji.parse.liquid import code
from biji.parse.liquid.expressions import Names
from biji.parse.liquid.filters import jekyll_filters
from biji.parse.liquid.limits import Budget, Filter, Note

#: The variable that holds what python-liquid is not to read.
KEPT = "_kept"

_DEEPEST_INCLUDE = 10


class Run:
    """One body's Liquid: what it knows, what it may use up, and what was found.

    Args:
        metadata: of the body, what `page` stands for.
        source: its file.
        options: what `site` stands for, and the texts of includes.

    Attributes:
        kept: texts that templates refer to by number.
        diagnostics: what was found so far.
        includes: texts by name.
        names: what expressions may use.
        source: the file's path.
        is_page: whether it is a page of the site's own, no post.
        is_text: whether it is no article, but a text such as a script, in which nothing stays symbolic.
        faithful: whether what a tag makes is to be exactly what it makes under Jekyll.
        filter_places: where each filter is used first.
    """

    def __init__(self, metadata: Metadata, source: Source, options: ParseOptions) -> None:
        site = {"url": "", "baseurl": "", **options.site}
        page = _page(metadata, source.path)
        timezone = ZoneInfo(options.timezone) if options.timezone else dt.UTC
        self.kept: list[str] = []
        self.diagnostics: list[Diagnostic] = []
        self.includes = options.includes
        self.source = source.path
        self.is_page = source.kind is SourceKind.PAGE
        self.is_text = source.kind is SourceKind.TEXT
        self.faithful = options.faithful
        self.filter_places: dict[str, Span] = {}
        self._globals = {"site": site, "page": page, "jekyll": {"environment": "production"}, KEPT: self.kept}
        filters = jekyll_filters(site, timezone, in_full=self.is_text)
        engine = _Engine(len(source.content), filters, self._note)
        engine.filters |= {"_fence": code.fence, "_figure": code.figure, "_include": self._include}
        self._engine = engine
        self.names = Names(site.keys(), page.keys(), self._engine.filters.keys())
        self._templates: dict[str, BoundTemplate] = {}
        self._accepted: dict[str, bool] = {}
        self._depth = 0

    def accepts(self, template: str) -> bool:
        """Whether python-liquid can read a template."""
        if template in self._accepted:
            return self._accepted[template]
        try:
            self._engine.from_string(template)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - whatever it stumbles over, it cannot read it, and the caller says so
            self._accepted[template] = False
        else:
            self._accepted[template] = True
        return self._accepted[template]

    def render(self, template: str, place: Span) -> str | None:
        """The output of a template, or None with a diagnostic when it cannot be rendered.

        Args:
            template: in which everything is known.
            place: of what is to be blamed.
        """
        self._engine.weight = template.count("{")
        try:
            return self._engine.from_string(template).render(self._globals)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - python-liquid lets through what its filters raise on odd values
            self._blame(place, error)
        return None

    def _note(self, name: str, why: str) -> None:
        place = self.filter_places.get(name, Span(self.source))
        message = " ".join(f'the filter "{name}" cannot take this: {why[:200]}'.split())
        self.diagnostics.append(Diagnostic("liquid", place, message, "its input is shown as it is"))

    def _blame(self, place: Span, error: Exception) -> None:
        why = str(error.args[0] if isinstance(error, ResourceLimitError) else error)[:200]
        message = " ".join(f"Liquid fails in this file: {why}".split())
        self.diagnostics.append(Diagnostic("liquid", place, message, "nothing of this file's Liquid is run"))

    @with_context
    def _include(self, name: str, *arguments: object, context: RenderContext) -> str:
        """The filter that stands for the tag `include`: the output of a file, with its arguments under `include`."""
        template = self._template(name)
        self._engine.budget.spend(self._engine.weight)
        if self._depth == _DEEPEST_INCLUDE:
            raise ResourceLimitError("files include each other without end", token=None)
        values = dict(zip(arguments[::2], arguments[1::2], strict=True))
        buffer = context.get_buffer()
        self._depth += 1
        try:
            template.render_with_context(context, buffer, partial=True, include=values)
        finally:
            self._depth -= 1
        return buffer.getvalue()

    def _template(self, name: str) -> BoundTemplate:
        from biji.parse.liquid.rewriting import Rewriter  # noqa: PLC0415 - includes need the two of them in a circle

        if name not in self._templates:
            path = f"_includes/{name}"
            rewritten = Rewriter(self.includes[name], self, path, 1, with_marks=False).rewrite()
            self._templates[name] = self._engine.from_string(rewritten)
            self._engine.weight += rewritten.count("{")
        return self._templates[name]


def _page(metadata: Metadata, path: str) -> dict[str, Any]:
    """What `page` stands for (https://jekyllrb.com/docs/variables/#page-variables), without what link decides."""
    known: dict[str, Any] = {
        name: value
        for name in ("title", "slug", "layout", "description", "lang", "permalink", "collection")
        if (value := getattr(metadata, name))
    }
    known |= {"categories": list(metadata.categories), "tags": list(metadata.tags)}
    if metadata.categories:
        known["category"] = metadata.categories[-1]
    moments = {"date": metadata.date, "last_modified_at": metadata.modified, "modified": metadata.modified}
    known |= {name: f"{moment:%Y-%m-%d %H:%M:%S %z}" for name, moment in moments.items() if moment}
    return {**metadata.extras, **known, "path": path, "name": path.rpartition("/")[2]}


class _Context(RenderContext):
    """A context that counts what is done in it."""

    env: _Engine

    def raise_for_loop_limit(self, length: int = 1) -> None:
        """Count the rounds of a loop that begins."""
        self.env.budget.spend(length * self.env.weight)

    def assign(self, key: str, val: Any) -> None:  # noqa: ANN401  python-liquid's signature
        """Count what a variable holds."""
        self.env.budget.keep(val)
        super().assign(key, val)


class _Template(BoundTemplate):
    context_class = _Context


class _Engine(Environment):
    """python-liquid for one file.

    Attributes:
        budget: what the file may use up.
        weight: the steps of a loop's round, at most.
    """

    template_class = _Template

    def __init__(self, length: int, own: Mapping[str, Filter], note: Note) -> None:
        super().__init__()
        self.output_stream_limit = 20 * length + 1_000_000  # type: ignore[misc] # it is read from the instance
        self.budget = Budget()
        self.weight = 1
        filters = {**self.filters, **own}
        self.filters = {name: self.budget.limited(name, one, note) for name, one in filters.items()}
