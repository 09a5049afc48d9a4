"""What biji has to say about content: typed values with a place, a code and a hint, and how they are printed.

A diagnostic is a return value: stages return them, nothing below the command line prints them.

    posts/2019-7-11-bert.markdown:12:3: warning: image "/images/bert.png" does not exist [missing-image]
       12 | ![](/images/bert.png)
          |   ^
       hint: did you mean "/images/img3/bert.png"?
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How bad it is: an error loses content or a page, a warning may, a note is advice."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(Struct, frozen=True, gc=False, order=True, array_like=True):
    """A place in a source file.

    Attributes:
        path: the file, relative to the site's folder, with `/`, NFC.
        line: counted from 1; 0 when the whole file is meant.
        column: counted from 1 in characters; 0 when the whole line is meant.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`path`, `path:line` or `path:line:column`, as editors and terminals understand it."""
        parts = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


class Diagnostic(Struct, frozen=True, gc=False):
    """One thing to tell the author.

    Attributes:
        code: a key of `CATALOGUE`, stable across versions.
        message: one sentence without a final full stop, naming the thing in double quotes.
        hint: what to do about it, or "".
    """

    code: str
    span: Span
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """The severity that the catalogue gives the code."""
        return CATALOGUE[self.code][0]


class TemplateError(Exception):
    """A template of the user's own that cannot be filled; `diagnostic` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


#: Every code with its severity and what it means; the handbook page *Diagnostics* lists the same.
CATALOGUE: dict[str, tuple[Severity, str]] = {
    # reading files
    "unreadable-file": (Severity.ERROR, "The file cannot be read; the article is left out."),
    "encoding": (Severity.ERROR, "The file is not UTF-8; the article is left out."),
    "control-character": (Severity.WARNING, "A character that XML forbids was removed from the text."),
    "file-name": (Severity.WARNING, "A file in `_posts` whose name is not `YYYY-M-D-slug.md`; it is left out."),
    "page-type": (Severity.WARNING, "A file with front matter that cannot be made as Jekyll does; it is left out."),
    "future-post": (Severity.NOTE, "A post dated in the future; it is left out until then."),
    "symlink": (Severity.WARNING, "A symbolic link that leaves the folder or goes in circles; it is left out."),
    "crash": (Severity.ERROR, "A mistake in biji itself: parsing the file failed; the article is left out."),
    "cache": (Severity.NOTE, "The cache of earlier builds cannot be used; the site is complete without it."),
    # configuration and front matter
    "config-syntax": (Severity.ERROR, "`_config.yml` is not valid YAML; defaults are used."),
    "config-key": (Severity.WARNING, "An unknown key in `_config.yml`; it is ignored."),
    "config-value": (Severity.ERROR, "A value in `_config.yml` of the wrong type; the default is used."),
    "front-matter-syntax": (Severity.ERROR, "The front matter is not valid YAML; the text below it is still built."),
    "front-matter-value": (Severity.WARNING, "A value in the front matter of the wrong type; it is ignored."),
    "front-matter-key": (
        Severity.NOTE,
        "A key in the front matter that is close to a known one; it is kept as data.",
    ),
    "front-matter-missing": (Severity.WARNING, "A post without front matter; its title is taken from the file name."),
    # the dialect
    "unclosed-fence": (Severity.WARNING, "A code fence is never closed; Jekyll shows it as text, and so do we."),
    "pipe-table": (Severity.WARNING, "A sentence with `|` is read as a table."),
    "table-size": (Severity.WARNING, "A table with too many cells; it is shown as text."),
    "nesting": (
        Severity.WARNING,
        "Nested too deep, or too many marks in one run of text; the rest is shown as text.",
    ),
    "undefined-reference": (Severity.NOTE, "`[text][name]` without a definition of `name`; shown as text."),
    "undefined-footnote": (Severity.WARNING, "`[^name]` without a definition; shown as text."),
    "dropped-attribute": (Severity.WARNING, "An attribute that could run code was dropped."),
    "unknown-language": (Severity.NOTE, "A code block in a language that the highlighter does not know."),
    "liquid": (Severity.WARNING, "A Liquid tag that biji does not run; its source is shown."),
    # formulas
    "formula": (Severity.WARNING, "A formula that neither engine understands; its source is shown."),
    # links
    "broken-link": (Severity.WARNING, "A link to a page of this site that does not exist."),
    "liquid-link": (Severity.ERROR, "A Liquid tag `link` or `post_url` that names no published file."),
    "broken-anchor": (Severity.WARNING, "A link to a heading that does not exist on its page."),
    "missing-image": (Severity.WARNING, "An image that does not exist."),
    "url-collision": (Severity.ERROR, "Two sources with one URL; the first in order of paths is built."),
    "redirect": (Severity.WARNING, "A redirect that leads to nothing, in a circle, or to another redirect."),
    "output-path": (
        Severity.ERROR,
        "A URL that cannot be written as a file; it is not used, or the page is left out.",
    ),
    # plugins
    "plugin": (Severity.ERROR, "A plugin that is not installed or failed; what it would have done is missing."),
    # the theme
    "template": (Severity.ERROR, "A template of the user's own that cannot be filled; nothing is written."),
    "unused-template": (Severity.NOTE, "A file that is named like a template of the theme and stands elsewhere."),
    # series
    "series": (Severity.NOTE, "A series whose numerals have a gap or a duplicate."),
    "continuation": (Severity.NOTE, "A section `X（续）` or `X+` whose beginning is not found by its name."),
    "near-duplicate": (Severity.NOTE, "Two articles that share much of their references or section titles."),
    # what only `biji check` looks for
    "duplicate-id": (Severity.WARNING, "An id that a page has twice; links lead to the first."),
    "local-file": (Severity.WARNING, "A link to a file on the author's own computer."),
    "untitled-reference": (Severity.NOTE, "An address in a list of references without title, label or note."),
    "duplicate-reference": (Severity.NOTE, "A work that an article lists twice."),
    "http-link": (Severity.NOTE, "An address with `http:`, which is not encrypted."),
    "gone-link": (Severity.WARNING, "An outside address that does not exist any more."),
    "moved-link": (Severity.NOTE, "An outside address that leads to another one for good."),
    "missing-alt": (Severity.NOTE, "Images without alternative text, once for each article."),
    "unused-image": (Severity.NOTE, "An image that no article shows or links to."),
}

#: Control characters and those that change the direction of text: a terminal would obey them.
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def by_code(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Diagnostics under their codes: errors first, then in the catalogue's order; those of a code in order of places.

    Args:
        diagnostics: in any order.
    """
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in sorted(diagnostics, key=lambda one: (one.span, one.message)):
        found.setdefault(diagnostic.code, []).append(diagnostic)
    worst_first = sorted(CATALOGUE, key=lambda code: list(Severity).index(CATALOGUE[code][0]))
    return {code: found[code] for code in worst_first if code in found}


def format_diagnostic(diagnostic: Diagnostic, source: Sequence[str] = ()) -> str:
    """A diagnostic as lines for a person: place, severity, message, code, excerpt, hint.

    Args:
        diagnostic: what to print.
        source: the lines of its file, for the excerpt; none is shown without them.

    Returns:
        Lines joined by newlines, without a final newline and without colours.
    """
    lines = [f"{diagnostic.span}: {diagnostic.severity}: {diagnostic.message} [{diagnostic.code}]"]
    lines += _excerpt(diagnostic.span, source)
    if diagnostic.hint:
        lines.append(f"   hint: {diagnostic.hint}")
    return "\n".join(map(visible, lines))


def visible(line: str) -> str:
    """A line of anybody's text without what a terminal would obey."""
    return _OBEYED.sub("\ufffd", line)


def _excerpt(span: Span, source: Sequence[str], width: int = 100) -> list[str]:
    if not 1 <= span.line <= len(source):
        return []
    line = source[span.line - 1]
    start = max(0, span.column - 1 - width // 2)
    part = line[start : start + width].replace("\t", " ")
    shown = f"{span.line:5d} | {'…' * bool(start)}{part}{'…' * (len(line) > start + width)}"
    if not span.column:
        return [shown]
    before = part[: span.column - 1 - start]
    # A full-width character takes two columns of a terminal.
    pad = sum(2 if ord(character) >= 0x2E80 else 1 for character in before) + bool(start)
    return [shown, f"      | {' ' * pad}^"]
