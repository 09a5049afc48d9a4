"""Plugins: installed packages that extend biji. A site uses those that its `_config.yml` names.

    [project.entry-points."biji.plugins"]        in the package's pyproject.toml
    marks = "biji_marks:Marks"                   a subclass of `Plugin`

    biji: {plugins: [marks]}                     in the site's _config.yml

There are no events and no priorities: every plugin has its turn, in order of names. Between processes only names and
versions travel, `marks==1.0`, which are a part of every cache's key.
"""

from __future__ import annotations

import traceback
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from biji.diagnostics import Diagnostic, Span
from biji.model import Article, OutputFile, RenderOptions, Site, StaticFile
from biji.model.permalinks import name_problem, output_path

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from jinja2 import Environment
    from markdown_it import MarkdownIt

__all__ = ["FAILURES", "Found", "Generated", "Plugin", "find", "generate", "installed", "load", "trouble"]

_GROUP = "biji.plugins"
_CONFIG = Span("_config.yml")

#: How a plugin fails; none of them may end the program.
FAILURES = (Exception, SystemExit)


class Plugin:
    """What a plugin can do: a subclass overrides what it needs. Made without arguments, it remembers nothing."""

    def extend_parser(self, parser: MarkdownIt) -> None:
        """Add rules to the Markdown parser, for instance with `parser.use(…)`.

        Under `markdown: kramdown`, which has a grammar of its own, inline rules see the text that the grammar leaves,
        and core rules the finished tokens; block rules are for `gfm` and `commonmark`.

        Args:
            parser: one instance serves many texts.
        """

    def transform(self, article: Article) -> Article:
        """Change an article that was just parsed: its metadata and its body; what follows from them is made again.

        It may run in any process and sees no other article.

        Args:
            article: a frozen value; `msgspec.structs.replace` makes a changed one.
        """
        return article

    def generate(self, site: Site, options: RenderOptions) -> Iterable[OutputFile]:
        """Make files of the finished site, such as an index of one's own.

        Args:
            site: all articles, and what they are to each other.
            options: the site's title, address and language.
        """
        del site, options
        return ()

    def extend_templates(self, environment: Environment) -> None:
        """Add filters, tests and globals for templates, or templates with a loader around `environment.loader`.

        Args:
            environment: biji's, before the user's own templates are put in front.
        """


class Found(Struct, frozen=True):
    """The plugins that a site names: `name==version` of those that can be used, in order of names."""

    plugins: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Generated(Struct, frozen=True):
    """Files that plugins made, in order of their paths."""

    files: tuple[OutputFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def installed() -> Mapping[str, EntryPoint]:
    """What is installed, by name."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - only sites with plugins need it

    return {point.name: point for point in sorted(entry_points(group=_GROUP), reverse=True)}


def find(names: Iterable[str]) -> Found:
    """Look for plugins, and try whether they can be used.

    Args:
        names: as `_config.yml` has them.
    """
    found: list[str] = []
    problems: list[Diagnostic] = []
    there: Mapping[str, EntryPoint] | None = None
    for name in sorted(set(names)):
        there = installed() if there is None else there
        if name not in there:
            hint = f"installed are {', '.join(sorted(there))}" if there else "install its package beside biji"
            problems.append(Diagnostic("plugin", _CONFIG, f'no plugin "{name}" is installed', hint))
            continue
        try:
            _try(_made(there[name]))
        except FAILURES as error:
            problems.append(trouble(name, "cannot be used", _CONFIG, error))
        else:
            package = there[name].dist
            found.append(f"{name}=={package.version if package else 0}")
    return Found(tuple(found), tuple(problems))


@cache
def load(plugins: tuple[str, ...]) -> tuple[tuple[str, Plugin], ...]:
    """The plugins themselves, with their names, once in a process.

    Args:
        plugins: of `Found`.

    Raises:
        LookupError: when one is not installed here, as on a worker of another machine.
    """
    there = installed() if plugins else {}
    names = [plugin.partition("==")[0] for plugin in plugins]
    missing = next((name for name in names if name not in there), None)
    if missing:
        raise LookupError(f'the plugin "{missing}" is not installed on this machine')
    return tuple((name, _made(there[name])) for name in names)


def generate(site: Site, options: RenderOptions) -> Generated:
    """The files that the plugins of a site make; none of them takes the place of an article or a file of the user's.

    Args:
        site: what link returned.
        options: which name the plugins.
    """
    if not options.plugins:
        return Generated()
    taken = _Taken(site)
    files: list[OutputFile] = []
    problems: list[Diagnostic] = []
    for name, plugin in load(options.plugins):
        try:
            made = list(plugin.generate(site, options))
        except FAILURES as error:
            problems.append(trouble(name, "could not make its files", _CONFIG, error))
            continue
        for file in made:
            why = _refusal(file, taken)
            if why:
                problems.append(Diagnostic("plugin", _CONFIG, f'the plugin "{name}" made a file that {why}'))
            else:
                taken.add(file.path, f"the plugin {name}")
                files.append(file)
    return Generated(tuple(sorted(files, key=lambda file: file.path)), tuple(problems))


def trouble(name: str, what: str, span: Span, error: BaseException) -> Diagnostic:
    """What to tell about a plugin that failed.

    Args:
        name: of the plugin.
        what: it did not do.
        span: the article at which it failed, or the configuration.
        error: that it raised.
    """
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno})" if frames else ""
    message = f'the plugin "{name}" {what}: {type(error).__name__}: {error}{place}'
    return Diagnostic("plugin", span, message, "the site is built without it; tell its author")


def _made(point: EntryPoint) -> Plugin:
    plugin = point.load()()
    if not isinstance(plugin, Plugin):
        raise TypeError(f"{point.value} is no subclass of biji.plugins.Plugin")
    return plugin


def _try(plugin: Plugin) -> None:
    """Let a plugin extend a parser and templates that nobody uses: what fails here would fail for every article."""
    from jinja2 import Environment  # noqa: PLC0415 - only sites with plugins need it here
    from markdown_it import MarkdownIt  # noqa: PLC0415 - likewise

    plugin.extend_parser(MarkdownIt())
    plugin.extend_templates(Environment(autoescape=True))


class _Taken:
    """Who has which path, and which are folders."""

    def __init__(self, site: Site) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        for source, url in site.urls.items():
            self.add(output_path(url), source)
        for url, file in site.static.items():
            self.add(url[1:], file.path)
        for url in site.redirects:
            self.add(output_path(url), "a redirect")

    def add(self, path: str, holder: str) -> None:
        key = _key(path)
        self._files.setdefault(key, holder)
        for folder in _parents(key):
            self._folders.setdefault(folder, holder)

    def holder(self, path: str) -> str:
        """Who has the path, needs it as a folder, or has a file where it would need one; "" for nobody."""
        key = _key(path)
        own = self._files.get(key) or self._folders.get(key, "")
        return own or next((self._files[folder] for folder in _parents(key) if folder in self._files), "")


def _refusal(file: object, taken: _Taken) -> str:
    """Why a file cannot be written; "" when it can."""
    if not isinstance(file, OutputFile):
        return f"is no OutputFile but {type(file).__name__}"
    path = file.path
    if not (isinstance(path, str) and isinstance(file.content, bytes | StaticFile)):
        return f"has no text as its path, or no bytes as its content: {path!r}"
    names = path.split("/")
    if {"", ".", ".."} & set(names) or any(map(name_problem, names)) or not path.isprintable():
        return f"cannot be written: {path!r}"
    if path.startswith(".biji-"):
        return f"has a name that biji needs itself: {path!r}"
    holder = taken.holder(path)
    return f'would stand in the place of "{holder}": "{path}"' if holder else ""


def _parents(path: str) -> Iterator[str]:
    """The folders above a path, the innermost first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _key(path: str) -> str:
    """The same for paths that some disks cannot tell apart."""
    return unicodedata.normalize("NFC", path.casefold())
