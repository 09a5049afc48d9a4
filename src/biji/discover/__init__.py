"""A folder becomes sources and static files, by Jekyll's rules of what is a post, a page, a file to copy, and hidden.

https://jekyllrb.com/docs/structure/
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, Protocol

from msgspec import Struct

from biji.diagnostics import Diagnostic, Span
from biji.discover.data import read_data
from biji.discover.entry_filter import EntryFilter
from biji.discover.includes import read_includes
from biji.discover.theme import read_theme, theme_folders
from biji.discover.tree import File, Folder, Tree
from biji.model import Source, SourceKind, StaticFile, ThemeFolder
from biji.model.permalinks import HTML_SUFFIXES
from biji.traces import Seen, Trace

__all__ = ["Discovered", "Measured", "Selection", "discover"]

#: Jekyll's `markdown_ext`, and what it takes for HTML.
_ARTICLES = frozenset((".markdown", ".mkdown", ".mkdn", ".mkd", ".md", *HTML_SUFFIXES))
_IMAGES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".avif", ".jp2"))
#: What Jekyll compiles.
_COMPILED = frozenset((".scss", ".sass", ".coffee"))
_KINDS = {"_posts": SourceKind.POST, "_drafts": SourceKind.DRAFT}

#: https://jekyllrb.com/docs/posts/#creating-posts; Jekyll takes years of two to four digits.
_POST_NAME = re.compile(r"\d{2,4}-\d{1,2}-\d{1,2}-.+", re.ASCII | re.DOTALL)
_DATED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}", re.ASCII)
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_MAX_PIXELS = 1_000_000


#: How images lay, by their real paths, and their width and height.
Measured = Mapping[str, tuple[Trace, tuple[int, int]]]


class Selection(Protocol):
    """The part of the configuration that decides what is read."""

    @property
    def include(self) -> Sequence[str]:
        """Patterns of what is taken although hidden or excluded."""

    @property
    def exclude(self) -> Sequence[str]:
        """Patterns of what is left out."""

    @property
    def collections(self) -> Iterable[str]:
        """Names of the collections whose files are read."""

    @property
    def collections_dir(self) -> str:
        """The folder that holds posts and collections; "" is the site's own."""

    @property
    def theme(self) -> str:
        """The folder whose `templates` and `static` change the theme."""


class Discovered(Struct, frozen=True):
    """What a folder holds, in order of paths.

    Attributes:
        texts: files that Liquid is to be run over: they have front matter, and are no articles.
        includes: the texts of `_includes`, by their path below it.
        data: what the files of `_data` hold.
        theme: the user's own templates and files of the theme, which are not published as they are.
        seen: all that was looked at to find the rest.
    """

    sources: tuple[Source, ...]
    static: tuple[StaticFile, ...]
    texts: tuple[Source, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    includes: Mapping[str, str] = {}
    data: Mapping[str, Any] = {}
    theme: ThemeFolder = ThemeFolder()
    seen: Seen = Seen()


def discover(
    folder: Path,
    config: Selection,
    output: Path | None = None,
    configuration: Sequence[str] = (),
    measured: Measured = MappingProxyType({}),
) -> Discovered:
    """Find everything that is to be published.

    Args:
        folder: the site's.
        config: `include`, `exclude`, `theme`, and which collections there are.
        output: a folder that is not read, or None.
        configuration: paths from which `config` was read; they count as seen.
        measured: images that need not be opened, where they lie as they lay.

    Returns:
        Posts and drafts from `_posts` and `_drafts` anywhere, documents of collections, pages (Markdown and HTML with
        front matter), and all other files; drafts are there whether or not they will be published.
    """
    tree = Tree(str(folder), str(output) if output else None)
    finder = _Finder(tree, EntryFilter(config.include, config.exclude), theme_folders(config.theme), measured)
    finder.walk(config.collections_dir)
    for name in sorted(set(config.collections) - {"posts", "data"}):
        finder.add_collection(f"{config.collections_dir}/_{name}".lstrip("/"))
    finder.add_included(config.include)
    for path in configuration:
        tree.file(path)
    includes, data, theme = read_includes(tree), read_data(tree), read_theme(tree, config.theme)
    return Discovered(
        tuple(sorted(finder.sources, key=lambda source: source.path)),
        tuple(sorted(finder.static, key=lambda file: file.path)),
        tuple(sorted(finder.texts, key=lambda source: source.path)),
        tuple(sorted((*finder.diagnostics, *tree.diagnostics), key=lambda problem: problem.span)),
        includes,
        data,
        theme,
        tree.seen,
    )


class _Finder:
    """One walk through a tree."""

    def __init__(self, tree: Tree, entry_filter: EntryFilter, elsewhere: frozenset[str], measured: Measured) -> None:
        self.tree = tree
        self.sources: list[Source] = []
        self.texts: list[Source] = []
        self.static: list[StaticFile] = []
        self.diagnostics: list[Diagnostic] = []
        self._filter = entry_filter
        self._elsewhere = elsewhere
        self._measured = measured

    def walk(self, collections_dir: str) -> None:
        """Read the site's folder and all below it.

        Args:
            collections_dir: the only folder where posts are looked for; "" is the site's own.
        """
        waiting = [self.tree.root]
        while waiting:
            folder = waiting.pop()
            for item in self.tree.entries(folder, partial(self._takes, folder.path)):
                if isinstance(item, File):
                    self._add_file(item)
                elif item.name in _KINDS:
                    if f"{item.path}/".startswith(f"{collections_dir}/" if collections_dir else ""):
                        self._walk_articles(item, _KINDS[item.name])
                else:
                    waiting.append(item)

    def add_collection(self, path: str) -> None:
        """The files of a collection (`Jekyll::Collection#read`): those with front matter become documents.

        Args:
            path: of its folder.
        """
        root = self.tree.folder(path)

        def takes(path: str, *, is_folder: bool) -> bool:
            return root is not None and self._filter.accepts(
                root.path, path[len(root.path) + 1 :], is_folder=is_folder
            )

        waiting = [root] if root else []
        while waiting:
            for item in self.tree.entries(waiting.pop(), takes):
                if isinstance(item, Folder):
                    waiting.append(item)
                else:
                    self._add_file(item, SourceKind.DOCUMENT)

    def add_included(self, include: Sequence[str]) -> None:
        """Files that are named by their whole path, wherever they lie: `.well-known/security.txt`.

        Args:
            include: paths among patterns.
        """
        found = {source.path for source in self.sources} | {file.path for file in self.static}
        for path in dict.fromkeys(pattern.strip("/") for pattern in include):
            if path not in found and "\0" not in path and (file := self.tree.file(path)):
                self._add_file(file)

    def _takes(self, base: str, path: str, *, is_folder: bool) -> bool:
        if path in self._elsewhere:
            return False
        entry = path[len(base) :].lstrip("/")
        return (is_folder and entry in _KINDS) or self._filter.accepts(base, entry, is_folder=is_folder)

    def _walk_articles(self, root: Folder, kind: SourceKind) -> None:
        """All files below `_posts` or `_drafts`; Jekyll tests their paths from there, not folder by folder."""

        def takes(path: str, *, is_folder: bool) -> bool:
            if path.rpartition("/")[2].startswith("."):
                return False
            return is_folder or self._filter.accepts(root.path, path[len(root.path) + 1 :], is_folder=False)

        waiting = [root]
        while waiting:
            for item in self.tree.entries(waiting.pop(), takes):
                if isinstance(item, Folder):
                    waiting.append(item)
                elif self._is_article(item, kind):
                    self._add_source(item, kind)

    def _is_article(self, file: File, kind: SourceKind) -> bool:
        name = PurePosixPath(file.path)
        is_text = name.suffix.lower() in _ARTICLES
        is_dated = _POST_NAME.fullmatch(name.stem) is not None
        if is_text and (is_dated or kind is SourceKind.DRAFT):
            return True
        if is_text:
            self._report("file-name", file, "a post's name begins with its date", _name_hint(name))
        elif is_dated and name.suffix.lower() not in _IMAGES:
            self._report(
                "file-name", file, f'"{name.suffix}" is no Markdown', "rename it to .md, or move it out of _posts"
            )
        return False

    def _add_file(self, file: File, kind: SourceKind = SourceKind.PAGE) -> None:
        suffix = os.path.splitext(file.path)[1].lower()  # noqa: PTH122 - a Path takes longer than all the rest
        if not os.access(file.origin, os.R_OK):
            self._report("unreadable-file", file, "cannot be read: Permission denied", "check its permissions")
        elif suffix in _IMAGES:
            lay, size = self._measured.get(file.origin, (None, (0, 0)))
            self._add_static(file, *(size if lay == file.lay else _image_size(file.origin)))
        else:
            self._add_by_first_line(file, suffix, kind)

    def _add_static(self, file: File, width: int = 0, height: int = 0) -> None:
        size, written, changed, _ = file.lay
        self.static.append(StaticFile(file.path, file.origin, size, written, width, height, ctime_ns=changed))

    def _add_by_first_line(self, file: File, suffix: str, kind: SourceKind) -> None:
        """Front matter makes a file an article, or a text for Liquid; it is copied without."""
        try:
            with io.FileIO(file.origin) as stream:
                has_front_matter = _FRONT_MATTER.match(stream.read(256)) is not None
        except OSError as error:
            self._report("unreadable-file", file, f"cannot be read: {error.strerror}", "check its permissions")
            return
        if not has_front_matter:
            self._add_static(file)
        elif suffix in _ARTICLES:
            self._add_source(file, kind)
        elif suffix in _COMPILED:
            hint = 'put what it makes in its place, and list it under "exclude" in _config.yml'
            self._report(
                "page-type", file, f'"{suffix}" is a language of its own, which biji does not translate', hint
            )
        elif content := self._content(file):
            self.texts.append(Source(file.path, SourceKind.TEXT, content))

    def _add_source(self, file: File, kind: SourceKind) -> None:
        content = self._content(file)
        if content is not None:
            self.sources.append(Source(file.path, kind, content))

    def _content(self, file: File) -> bytes | None:
        try:
            with io.FileIO(file.origin) as stream:
                return stream.readall()
        except OSError as error:
            self._report("unreadable-file", file, f"cannot be read: {error.strerror}", "check its permissions")
            return None

    def _report(self, code: str, file: File, message: str, hint: str) -> None:
        self.diagnostics.append(Diagnostic(code, Span(file.path), message, hint))


def _name_hint(name: PurePosixPath) -> str:
    slug = _DATED.sub("", name.stem).strip("-_ ") or "slug"
    date = found[0] if (found := _DATED.search(name.stem)) else "2024-7-11"
    return f'rename it, for instance "{date}-{slug}{name.suffix}"'


def _image_size(origin: str) -> tuple[int, int]:
    """Width and height in pixels as they are shown; zeros when they cannot be measured."""
    import imagesize  # noqa: PLC0415 - loads all of HTTP, and few small sites have images to measure

    width, height = imagesize.get(origin)
    if not (0 < width < _MAX_PIXELS and 0 < height < _MAX_PIXELS):
        return 0, 0
    return round(width), round(height)
