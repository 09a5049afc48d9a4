"""All that a site is made of: the folder's files, its configuration, and what the command line says instead."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct, structs

from biji.config import NAMES, Config, load_config
from biji.diagnostics import Diagnostic
from biji.discover import Discovered, Measured, discover
from biji.model import LinkOptions, ParseOptions, RenderOptions
from biji.plugins import find
from biji.request import Request


class Inputs(Struct, frozen=True):
    """A folder read, and nothing done with it.

    Attributes:
        parse, link, render: the options of these stages, as far as they are known before.
        theme: the folder of the user's own templates and files; "" is the site's own.
        diagnostics: of the configuration, and of the plugins that it names.
    """

    request: Request
    found: Discovered
    parse: ParseOptions
    link: LinkOptions
    render: RenderOptions
    theme: str
    diagnostics: tuple[Diagnostic, ...]


def gather(request: Request, target: Path | None = None, measured: Measured = MappingProxyType({})) -> Inputs:
    """Read a folder.

    Args:
        request: what to read.
        target: an output folder, which is not read; or None.
        measured: images that need not be opened.
    """
    config, problems = load_config(request.folder)
    parse_options, link_options, render_options = _options(config, request)
    found = discover(request.folder, config, target, NAMES, measured)
    if parse_options.liquid == "auto":
        data = {"data": found.data} if found.data else {}
        parse_options = structs.replace(parse_options, includes=found.includes, site={**parse_options.site, **data})
    named = find(config.biji.plugins)
    parse_options = structs.replace(parse_options, plugins=named.plugins)
    render_options = structs.replace(render_options, plugins=named.plugins, theme=found.theme)
    problems = (*problems, *named.diagnostics)
    return Inputs(request, found, parse_options, link_options, render_options, config.theme, problems)


def _options(config: Config, request: Request) -> tuple[ParseOptions, LinkOptions, RenderOptions]:
    # What the file says already is nothing new: the site's cache holds.
    address: dict[str, Any] = {
        name: value
        for name in ("url", "baseurl")
        if (value := getattr(request, name)) not in (None, getattr(config, name))
    }
    link_options, render_options = config.link_options(request.now), config.render_options
    faithful = request.faithful or render_options.faithful
    parse_options = config.parse_options
    return (
        structs.replace(parse_options, faithful=faithful, site={**parse_options.site, **address}),
        structs.replace(
            link_options,
            drafts=request.drafts or link_options.drafts,
            future=request.future or link_options.future,
            **address,
        ),
        structs.replace(render_options, faithful=faithful, **address),
    )
