r"""The block of YAML between `---` lines at the head of a file is taken off the text and read.

>>> from biji.model import ParseOptions, Source, SourceKind
>>> source = Source("_posts/2019-7-11-bert.md", SourceKind.POST, b"")
>>> front = read_front_matter("---\ntitle: BERT\n---\nText", source, ParseOptions())
>>> front.metadata.title, front.body, front.first_line
('BERT', 'Text', 4)
"""

from __future__ import annotations

import re

from frontmatter.default_handlers import YAMLHandler
from msgspec import Struct

from biji.diagnostics import Diagnostic, Span
from biji.model import Metadata, ParseOptions, Source, SourceKind
from biji.parse.metadata import KNOWN_KEYS, read_metadata
from biji.yaml_reader import YamlDocument, YamlMap, YamlProblem, read_yaml

#: Jekyll's boundaries, narrower than python-frontmatter's own: exactly three hyphens, opened only in the first line,
#: and closed by `...` too. Its `parse` is not used: it strips the text, which shifts lines, and stumbles over keys.
_HANDLER = YAMLHandler(re.compile(r"\A---[ \t]*\n|^(?:---|\.\.\.)[ \t]*$\n*", re.MULTILINE))

_KEY = re.compile(r"[A-Za-z_][\w-]*")
_KEY_LINE = re.compile(rf"^({_KEY.pattern})[ \t]*:(?:[ \t]|$)", re.MULTILINE)
#: A key with a text on its line; in quotes, nothing in it can break the YAML.
_KEY_AND_TEXT = re.compile(rf"({_KEY.pattern}:[ \t]+)([^\s|>].*)")
_MAX_REPAIRS = 5
#: Lines directly below an opening `---` that can only be front matter.
_UNCLOSED = re.compile(
    rf"---[ \t]*\n((?:{_KEY.pattern}[ \t]*:(?:[ \t].*)?(?:\n|\Z)|(?:[ \t]|-[ \t]).*\S.*(?:\n|\Z))+)\n*"
)


class FrontMatter(Struct, frozen=True):
    """A file, taken apart.

    Attributes:
        metadata: None when the file cannot be an article: a page without front matter, a post without a date.
        body: the text below the front matter.
        first_line: the number of the body's first line in its file.
    """

    metadata: Metadata | None
    body: str
    first_line: int = 1
    diagnostics: tuple[Diagnostic, ...] = ()


class _Block(Struct, frozen=True):
    """The front matter's own text and what is below it."""

    yaml: YamlMap | None
    body: str
    problems: tuple[YamlProblem, ...] = ()


def read_front_matter(text: str, source: Source, options: ParseOptions) -> FrontMatter:
    """Take the front matter off a text and read it.

    Args:
        text: the decoded file, with newlines as its only line breaks.
        source: whose text it is; its name gives the date, the slug and, without another, the title.
        options: time zone and front matter defaults.

    Returns:
        The metadata with every problem at its place; broken YAML costs the keys below the break, never the text.
    """
    block = _split(text)
    problems = [_diagnostic(problem, source.path) for problem in block.problems] if block else []
    if block is None:
        may_lack = source.kind in (SourceKind.PAGE, SourceKind.DOCUMENT, SourceKind.TEXT)
        if may_lack and not text.startswith("---"):
            return FrontMatter(None, text)
        problems = [] if may_lack else [_missing(source.path)]
    metadata, more = read_metadata(block.yaml if block else None, source, options)
    body = block.body if block else text
    first_line = text.count("\n", 0, len(text) - len(body)) + 1
    return FrontMatter(metadata, body, first_line, (*problems, *more))


def _split(text: str) -> _Block | None:
    """The front matter; None when the file has none, be it that it opens with a rule."""
    if not text.startswith("---") or not _HANDLER.detect(text):
        return None
    try:
        source, body = _HANDLER.split(text)
    except ValueError:
        return _unclosed(text)
    document = _read(source)
    if not _is_front_matter(document, source):
        return None
    return _Block(document.root if isinstance(document.root, YamlMap) else None, body, document.problems)


def _read(source: str) -> YamlDocument:
    """The YAML; a text that should have been quoted is reported, but taken as it was meant."""
    document = read_yaml(source, first_line=2)
    problems = document.problems
    lines = source.split("\n")
    for _ in range(_MAX_REPAIRS):
        if not document.problems:
            break
        broken = document.problems[-1].line - 2
        match = _KEY_AND_TEXT.fullmatch(lines[broken]) if broken < len(lines) else None
        if not match:
            break
        lines[broken] = match[1] + "'" + match[2].replace("'", "''") + "'"
        repaired = read_yaml("\n".join(lines), first_line=2)
        if repaired.problems and repaired.problems[-1].line - 2 <= broken:
            break  # quoting does not cure it
        document = repaired
        problems = (*problems, *(problem for problem in document.problems if problem not in problems))
    return YamlDocument(document.root, problems)


def _is_front_matter(document: YamlDocument, source: str) -> bool:
    """Whether the text between two `---` lines is meant as front matter, not as prose between two rules."""
    names = [key.text for key, _ in document.root.entries] if isinstance(document.root, YamlMap) else []
    if any(name in KNOWN_KEYS for name in names):
        return True
    if document.problems:
        names = [line[1] for line in _KEY_LINE.finditer(source)]
        return any(name in KNOWN_KEYS for name in names) or bool(names and not source.startswith("\n"))
    if not names:
        return document.root is None or isinstance(document.root, YamlMap)
    return not source.startswith("\n") and any(_KEY.fullmatch(name) for name in names)


def _unclosed(text: str) -> _Block | None:
    match = _UNCLOSED.match(text)
    document = read_yaml(match[1], first_line=2) if match else None
    if not match or document is None or not isinstance(document.root, YamlMap):
        return None
    problem = YamlProblem("the front matter is never closed", 'put a line "---" below its last key', 1)
    return _Block(document.root, text[match.end() :], (problem, *document.problems))


def _diagnostic(problem: YamlProblem, path: str) -> Diagnostic:
    return Diagnostic("front-matter-syntax", Span(path, problem.line, problem.column), problem.message, problem.hint)


def _missing(path: str) -> Diagnostic:
    hint = 'begin the file with "---", a line "title: …" and "---"'
    return Diagnostic("front-matter-missing", Span(path, 1), "the post has no front matter", hint)
