"""The stage that reads one file on its own: `parse(Source, ParseOptions) -> Parsed`.

    bytes ─decode─► text ─front matter─► body ─Liquid─► body ─dialect─► tokens ─body─► sections of typed blocks

It sees one file and nothing else: links stay symbolic, and all that it finds comes back as diagnostics.
"""

from __future__ import annotations

from biji.model import Parsed, ParseOptions, Source

__all__ = ["parse"]


def parse(source: Source, options: ParseOptions) -> Parsed:
    """Parses one source.

    Args:
        source: the file.
        options: everything else that the result depends on.

    Returns:
        The article, or None instead of it when the file cannot be one, with all that is to be said about it. Content
        never makes it raise.
    """
    from biji.parse.article import read_article  # noqa: PLC0415 - takes long, and many read front matter only

    return read_article(source, options)
