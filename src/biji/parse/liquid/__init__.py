"""Liquid, which Jekyll runs over a body before Markdown sees it (https://jekyllrb.com/docs/liquid/).

    {{ site.title }}  →  My notes        {% post_url 2019-7-11-bert %}  →  source:_posts/2019-7-11-bert

What is known here runs, everything else keeps its source text and is reported: Liquid looks like many other things,
in formulas as in code, and text that vanishes is worse than text that shows.

    constructs ─► rewriting ─► python-liquid ─► origins
"""

from __future__ import annotations

from msgspec import Struct

from biji.diagnostics import Diagnostic
from biji.model import Metadata, ParseOptions, Source
from biji.parse.liquid.origins import Origins

__all__ = ["Rendered", "render_liquid"]


class Rendered(Struct, frozen=True):
    """A body after Liquid.

    Attributes:
        origins: where its lines stand in the file; None when the text is unchanged.
    """

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()
    origins: Origins | None = None


def render_liquid(
    body: str, metadata: Metadata, source: Source, options: ParseOptions, first_line: int = 1
) -> Rendered:
    """Run the Liquid of a body.

    Args:
        body: the text below the front matter.
        metadata: what `page` stands for; `render_with_liquid: false` leaves the text alone.
        source: the file.
        options: whether to run Liquid at all, what `site` stands for, and the texts of `_includes`.
        first_line: the file's line, counted from 1, of the body's first line.
    """
    if "{%" not in body and "{{" not in body:
        return Rendered(body)
    if options.liquid == "off" or metadata.extras.get("render_with_liquid") is False:
        return Rendered(body)
    from biji.parse.liquid.rewriting import Rewriter  # noqa: PLC0415 - few texts need it, and it loads python-liquid
    from biji.parse.liquid.running import Run  # noqa: PLC0415 - likewise

    run = Run(metadata, source, options)
    rewriter = Rewriter(body, run, source.path, first_line, with_marks=True)
    template = rewriter.rewrite()
    output = run.render(template, rewriter.first_place) if rewriter.runs else None
    diagnostics = tuple(dict.fromkeys(run.diagnostics))
    if output is None:
        return Rendered(body, diagnostics)
    text, origins = Origins.read(output, body, first_line)
    return Rendered(text, diagnostics, origins)
