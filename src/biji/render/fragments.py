r"""Fragments become HTML: their markers give way to addresses and formulas. The only place where `Html` is made.

Fragment('<a \x02a0\x03>part 4</a>', links=(Link("/attention/4.html", …),))  ->  <a href="../4.html">part 4</a>
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec
from markupsafe import Markup, escape
from msgspec import Struct

from biji.model import Formula, Fragment, Link, Section, StaticFile
from biji.render.inline_mentions import InlineMention, link_names

#: Text that needs no escaping any more. Templates print it as it is, and have no `safe` filter to make their own.
Html = Markup
NOTHING = Html()

_MARKER = re.compile(
    r"<img\b(?P<before>[^<>\x02]*)\x02a(?P<image>\d+)\x03(?P<after>[^<>\x02]*?)\s*/?>"
    r"|\x02(?P<kind>[afsu])(?P<number>\d+)\x03"
)
_SIZED = re.compile(r"""\s(?:width|height)\s*=""")
_ALT = re.compile(r"\salt\s*=")
_EMPTY_ALT = re.compile(r"""\salt=(?:""|'')""")
_LINK_TAG = re.compile(r"</?a\b[^>]*>")
_FOOTNOTE = re.compile(r'<sup\b[^>]*\bid="fnref[^>]*>.*?</sup>', re.DOTALL)
_IDENTITY = re.compile(r"""\s(?:id|name)=(?:"[^"]*"|'[^']*'|[^\s>]+)""")
_NAMED_ANCHOR = re.compile(r'<a name="([^"\s]+)"\s*>')
_NOTE_REFERENCE = re.compile(r'(<sup [^<>]*?) role="doc-noteref"([^<>]*>)<a ')
_CHECKBOX = re.compile(r'<input(?=[^<>]*type="checkbox")(?![^<>]*aria-label)')
# A paragraph that is one code span is a command line; one of nothing but dashes is a pause, weaker than a rule.
_COMMAND = re.compile(r"<p>(<code[^<>]*>[^<]*</code>)</p>")
_WEAK_RULE = re.compile(r"<p>([–—]|-{2,})</p>")
_PRE = re.compile(r"<pre(?=[\s>])")
_TABLE_TAG = re.compile(r"<(/?)table\b[^>]*>", re.IGNORECASE)
# A head that says nothing is a cell: who hears the page is told of no name where there is none.
_EMPTY_HEAD = re.compile(r"<th((?:\s[^<>]*)?)>\s*</th>", re.IGNORECASE)
_WIDE = '<span class="math-wide" tabindex="0">'
_ANNOTATION = re.compile(r"<annotation\b.*?</annotation>|<[^>]*>", re.DOTALL)

_Item = TypeVar("_Item")


class Address(Struct, frozen=True):
    """What a link's target turned out to be.

    Attributes:
        url: to write, not yet escaped; None when it may not be written.
        image: the file behind it, when it is one of the site's.
        missing: it should be a file of the site and is not.
    """

    url: str | None
    image: StaticFile | None = None
    missing: bool = False


class Scope:
    """What all fragments of one page share: how links resolve, and which ids are taken.

    Attributes:
        faithful: exactly Jekyll's text: no word is added, no element wrapped.
        typeset: whether a formula was written.
    """

    def __init__(
        self,
        resolve: Callable[[Link], Address],
        taken: Iterable[str] = (),
        formulas: Iterable[Formula] = (),
        *,
        task: str = "",
        faithful: bool = False,
    ) -> None:
        self.faithful = faithful
        self.typeset = False
        self._resolve = resolve
        self._task = task
        # The ids of formulas and named anchors are among those taken: the first to bear one keeps it.
        self._named: set[str] = set()
        self._taken = set(taken)
        self._labels: dict[str, int] = {}
        self._images = 0
        # A reference may stand before what it points to: the ids of formulas are given before anything is written.
        self._ids: dict[Formula, str] = {}
        self._labelled: dict[str, str] = {}
        for formula in formulas:
            if formula.anchor and formula not in self._ids:
                self._ids[formula] = found = self._announced(formula.anchor)
                self._labelled.update((label, found) for label in formula.labels if label not in self._labelled)

    def html(self, fragment: Fragment) -> Html:
        """A fragment with its markers filled in."""
        return _vouch(self._marked(fragment))

    def flow(self, fragment: Fragment) -> Html:
        """Like `html`, for whole blocks: wide tables and code scroll where the keyboard reaches them."""
        html = self._marked(fragment)
        if self.faithful:
            return _vouch(html)
        if "<pre" in html:
            html = _PRE.sub('<pre tabindex="0"', html)
        if "<table" in html:
            html = _EMPTY_HEAD.sub(r"<td\1></td>", _scrolling_tables(html))
        if "<p><code" in html:
            html = _COMMAND.sub(r'<p class="command">\1</p>', html)
        # A template in place of the function would be read anew for every block.
        return _vouch(_WEAK_RULE.sub(lambda found: f'<p class="pause">{found[1]}</p>', self._modernise(html)))

    def linked(self, html: Html, mentions: Sequence[InlineMention]) -> tuple[Html, tuple[InlineMention, ...]]:
        """HTML with links at the names of concepts, and the mentions that it does not hold."""
        with_links, left = link_names(str(html), mentions)
        return _vouch(with_links), left

    def label(self, fragment: Fragment) -> Html:
        """A fragment to stand inside a link, possibly a second time on the page: without links, notes and ids."""
        html = self._marked(fragment)
        if "<" in html:
            html = _IDENTITY.sub("", _LINK_TAG.sub("", _FOOTNOTE.sub("", html))).replace(_WIDE, "<span>")
        return _vouch(html)

    def unique(self, wanted: str) -> str:
        """An id that no other element of the page has: `wanted`, else with a number behind it."""
        found, number = wanted, 1
        while found in self._taken:
            found, number = f"{wanted}-{number}", number + 1
        self._taken.add(found)
        return found

    def unique_label(self, wanted: str) -> str:
        """A label that no other region of the page has."""
        self._labels[wanted] = count = self._labels.get(wanted, 0) + 1
        return wanted if count == 1 else f"{wanted} ({count})"

    def _marked(self, fragment: Fragment) -> str:
        html = fragment.html
        return _MARKER.sub(lambda match: self._fill(match, fragment), html) if "\x02" in html else html

    def _fill(self, match: re.Match[str], fragment: Fragment) -> str:
        if match["image"]:
            link = _at(fragment.links, match["image"])
            return self._image(link, match["before"], match["after"]) if link else ""
        if match["kind"] != "f":
            link = _at(fragment.links, match["number"])
            if not link:
                return ""
            return self._attribute(link) if match["kind"] == "a" else self._naming(link)
        formula = _at(fragment.formulas, match["number"])
        return self._formula(formula) if formula else ""

    def _attribute(self, link: Link) -> str:
        url = self._resolve(link).url
        return "" if url is None else f'{link.attribute}="{escape(url)}"'

    def _naming(self, link: Link) -> str:
        url = self._resolve(link).url
        if url is None or not link.attribute:
            return str(escape(url or link.text))
        return f'<a href="{escape(url)}">{escape(link.text)}</a>'

    def _image(self, link: Link, before: str, after: str) -> str:
        address = self._resolve(link)
        source = f'{link.attribute}="{escape(address.url or "")}"'
        rest = before + after
        if self.faithful:
            return f"<img{before}{source}{after} />"
        image = address.image
        if image and image.width and not _SIZED.search(rest):
            source += f' width="{image.width}" height="{image.height}"'
        if address.missing:
            # Without its name a missing image would leave no trace for the reader.
            name = escape(link.target.rsplit("/", 1)[-1])
            after, before = _EMPTY_ALT.sub(f' alt="{name}"', after), _EMPTY_ALT.sub(f' alt="{name}"', before)
            source += ' data-missing=""'
        if not _ALT.search(before + after):
            source += ' alt=""'
        if self._images or address.missing:
            source += ' loading="lazy"'
        self._images += 1
        return f'<img{before}{source} decoding="async"{after}>'

    def _formula(self, formula: Formula) -> str:
        self.typeset = True
        inner = formula.mathml or self._source(formula)
        if formula.mathml and formula.refers in self._labelled and not self.faithful:
            inner = f'<a href="#{escape(self._labelled[formula.refers])}">{_ANNOTATION.sub("", inner)}</a>'
        if not formula.display:
            # MathML never breaks a line: a long formula scrolls by itself where the text is narrow.
            wide = formula.mathml and not self.faithful and _may_overflow(inner)
            return f"{_WIDE}{inner}</span>" if wide else inner
        if self.faithful:
            tag = f' data-tag="{_shown_tag(formula)}"' if formula.tag else ""
            return f'<div class="math-display"{tag}>{inner}</div>'
        anchor = f' id="{escape(self._id(formula))}"' if formula.anchor else ""
        number = f'<span class="eqno">{_shown_tag(formula)}</span>' if formula.tag else ""
        box = ' tabindex="0"' if _may_overflow(inner) else ""
        return f'<div class="math-display"{anchor}{box}>{inner}{number}</div>'

    def _id(self, formula: Formula) -> str:
        return self._ids.pop(formula, "") or self._announced(formula.anchor)

    def _announced(self, anchor: str) -> str:
        if anchor in self._named:
            return self.unique(anchor)
        self._named.add(anchor)
        return anchor

    def _modernise(self, html: str) -> str:
        """What kramdown writes and HTML and ARIA no longer allow, in today's words."""
        if 'role="doc-' in html:
            # A note's role is deprecated, https://www.w3.org/TR/dpub-aria-1.1/#doc-endnote; a reference is the link.
            html = _NOTE_REFERENCE.sub(r'\1\2<a role="doc-noteref" ', html.replace(' role="doc-endnote"', ""))
        if "<input" in html:
            html = _CHECKBOX.sub(f'<input aria-label="{escape(self._task)}"', html)
        if "<a name=" in html:
            html = _NAMED_ANCHOR.sub(self._identify, html)
        return html

    def _identify(self, match: re.Match[str]) -> str:
        if match[1] in self._named:
            return match[0]
        self._named.add(match[1])
        return f'<a id="{match[1]}">'

    def _source(self, formula: Formula) -> str:
        tex = escape(formula.tex)
        if self.faithful:
            return f"\\[{tex}\\]" if formula.display else f"\\({tex}\\)"
        return f'<code class="math-source">{tex}</code>'


def constant(code: str) -> Html:
    """The theme's own script, which must stand in a page as it is."""
    return _vouch(code)


def filled(html: str) -> Html:
    """What a template made, which has escaped all that it was given."""
    return _vouch(html)


def script_data(value: object) -> Html:
    """A value as JSON to stand in a script element, which no text in it can end (HTML, 4.12.1.3)."""
    try:
        encoded = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:  # front matter may have half a character, which only Python writes
        encoded = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, written in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        encoded = encoded.replace(character, written)
    return _vouch(encoded)


def formulas_of(body: Section) -> Iterator[Formula]:
    """All formulas of an article, in order."""
    return (formula for section in body.walk() for fragment in section.fragments for formula in fragment.formulas)


def _shown_tag(formula: Formula) -> str:
    return str(escape(formula.tag if formula.bare else f"({formula.tag})"))


def _at(items: Sequence[_Item], number: str) -> _Item | None:
    index = int(number)
    return items[index] if index < len(items) else None


def _may_overflow(mathml: str, phone: int = 22) -> bool:
    """Whether a formula may be wider than a phone, by its visible characters; narrow ones need no tab stop."""
    return len(_ANNOTATION.sub("", mathml)) > phone or "<mtable" in mathml


def _scrolling_tables(html: str) -> str:
    """Every outermost table inside a box of its own that scrolls."""
    parts: list[str] = []
    depth = position = 0
    for tag in _TABLE_TAG.finditer(html):
        closing = bool(tag[1])
        if closing and not depth:
            continue
        parts.append(html[position : tag.start()])
        if not closing and not depth:
            parts.append('<div class="scroll" tabindex="0">')
        parts.append(tag[0])
        depth += -1 if closing else 1
        if closing and not depth:
            parts.append("</div>")
        position = tag.end()
    return "".join(parts) + html[position:] + ("</table>" * depth + "</div>" if depth else "")


def _vouch(html: str) -> Html:
    """Declare text to be HTML: a fragment's by its contract, or one's with constants and escaped text added."""
    # Its own constructor takes longer than all else that is done with most.
    return str.__new__(Html, html)
