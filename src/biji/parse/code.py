r"""Code blocks: highlighted with Pygments, in the elements and classes that Jekyll's rouge writes.

    >>> highlight("x = 1\n", "python", {}, span).html[:63]
    '<div class="language-python highlighter-rouge"><div class="highl'

Sources: https://pygments.org/docs/ and Jekyll's default `highlighter: rouge`.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from html import escape
from types import FrameType
from typing import NamedTuple

from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class, get_all_lexers
from pygments.token import STANDARD_TYPES, _TokenType

from biji.diagnostics import Diagnostic, Span
from biji.text import near_miss

#: Longer blocks stay plain: several lexers need quadratic time.
LONGEST = 200_000
#: Seconds for one block.
BUDGET = 1.0
#: Names that mean "no language", and diagrams, which the reader's side draws.
_PLAIN = frozenset(
    {"", "plaintext", "text", "plain", "txt", "mermaid", "math", "nohighlight", "none", "log", "csv", "plantuml"}
)
#: Names that rouge knows, or posts use, and Pygments does not.
_OTHER_NAMES = {
    "h": "c",
    "hpp": "cpp",
    "cc": "cpp",
    "cxx": "cpp",
    "opencl": "c",
    "jsonc": "json",
    "conf": "ini",
    "plsql": "sql",
    "kt": "kotlin",
    "cmd": "bat",
    "viml": "vim",
    "jekyll": "liquid",
    "patch": "diff",
    "gradle": "groovy",
    "svg": "xml",
    "wasm": "wast",
    "terminal": "console",
}


class HighlightedCode(NamedTuple):
    """The HTML of a block, and what there is to say about it."""

    html: str
    diagnostics: tuple[Diagnostic, ...] = ()


class _OutOfTimeError(Exception):
    """The budget of a block is used up."""


def highlight(code: str, info: str, attributes: Mapping[str, str], span: Span) -> HighlightedCode:
    """A code block as HTML.

    Args:
        code: the source text.
        info: what the fence says; its first word, up to `?` or `{`, names the language.
        attributes: of the block's outer element; a class `language-x` names the language as well.
        span: where the block stands.
    """
    attributes = dict(attributes)
    classes = attributes.pop("class", "").split()
    named = _name(info) or next((each[9:] for each in classes if each.startswith("language-")), "")
    language = named.partition("{")[0]
    classes = [each for each in classes if not each.startswith("language-")]
    lexer, diagnostics = _lexer(language, code, span)
    body = _highlighted(code, lexer) if lexer else escape(code, quote=False)
    if body is None:
        body = escape(code, quote=False)
        message = f'colouring "{language}" takes more than {BUDGET:g} s; the code is shown without colours'
        diagnostics = (Diagnostic("unknown-language", span, message),)
    names = " ".join((f"language-{named or 'plaintext'}", *classes, "highlighter-rouge"))
    others = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    outer = f'<div class="{escape(names)}"{others}><div class="highlight"><pre class="highlight"><code>'
    return HighlightedCode(f"{outer}{body}</code></pre></div></div>\n", diagnostics)


def language_of(info: str) -> str:
    """The language that a fence's info string names, as written."""
    return _name(info).partition("{")[0]


def _name(info: str) -> str:
    """The first word up to `?`, which kramdown makes a class whole, be it `js{1,3}` or `{note}`."""
    words = info.split(maxsplit=1)
    return words[0].partition("?")[0] if words else ""


def _lexer(language: str, code: str, span: Span) -> tuple[Lexer | None, tuple[Diagnostic, ...]]:
    name = language.lower()
    if name in _PLAIN:
        return None, ()
    if len(code) > LONGEST:
        return None, (Diagnostic("unknown-language", span, f"more than {LONGEST:,} characters are not coloured"),)
    names = _aliases()
    full_name = names.get(_OTHER_NAMES.get(name, name))
    if full_name is None:
        near = near_miss(name, names)
        hint = f'did you mean "{near}"?' if near else ""
        return None, (Diagnostic("unknown-language", span, f'no lexer for "{language}"', hint),)
    lexer_class = find_lexer_class(full_name)
    return (lexer_class(stripnl=False, ensurenl=False) if lexer_class else None), ()


@cache
def _aliases() -> dict[str, str]:
    return {alias: name for name, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases}


def _highlighted(code: str, lexer: Lexer) -> str | None:
    """The code with a span for every token that has a class; None when the lexer takes too long."""
    pieces: list[str] = []
    run: list[str] = []
    current = ""
    try:
        with _budget(BUDGET):
            for kind, text in lexer.get_tokens(code):
                short = _short_name(kind)
                if short != current:
                    pieces.append(_span(current, run))
                    current, run = short, []
                run.append(text)
    except (_OutOfTimeError, RecursionError):
        return None
    return "".join(pieces) + _span(current, run)


def _span(short: str, run: list[str]) -> str:
    """Texts of one class, in a row."""
    escaped = escape("".join(run), quote=False)
    return f'<span class="{short}">{escaped}</span>' if short and run else escaped


@cache
def _short_name(kind: _TokenType) -> str:
    """The class that Pygments, and rouge after it, give a type of token."""
    known = next(each for each in reversed(kind.split()) if each in STANDARD_TYPES)
    short = STANDARD_TYPES[known]
    return "" if short == "w" else short


@contextmanager
def _budget(seconds: float) -> Iterator[None]:
    """Interrupt what runs inside after so many seconds, where signals are available: in a process's main thread."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise _OutOfTimeError

    previous = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
