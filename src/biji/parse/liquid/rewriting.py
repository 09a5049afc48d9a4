"""A text becomes a template of python-liquid in which everything is known: what is not stands in it as plain text.

{% if page.x %}a{% tabs %}{{ b | weird }}{% endif %}  →  {% if page.x %}a{{ _kept[0] }}{{ _kept[1] }}{% endif %}
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from biji.diagnostics import Diagnostic, Span
from biji.parse.liquid import code
from biji.parse.liquid.constructs import Construct, find_constructs
from biji.parse.liquid.links import is_address, source_target, word_of
from biji.parse.liquid.origins import construct_mark, text_mark
from biji.parse.liquid.pairing import BLOCKS, pair
from biji.parse.liquid.running import KEPT, Run
from biji.text import near_miss

#: A text with more of them is no text.
_MOST = 10_000

_TAGS = frozenset(("assign", "cycle", "increment", "decrement", "break", "continue"))
_BRANCHES = frozenset(("else", "elsif", "when"))
_INCLUDE = re.compile(r"([\w./-]+)((?:\s+[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[\w.-]+))*)")
_ARGUMENT = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([\w.-]+))")
_OWN_URL = re.compile(r"page\.url(?:\s*\|\s*(?:relative|absolute)_url)?")
#: An output that says nothing of Jekyll; other template languages write it too.
_CONSTANT = re.compile(r"\"[^\"{]*\"|'[^'{]*'|true|false|nil|null|empty|blank|-?\d[\d.]*")
_BRACES = re.compile(r"\{[{%#]")
#: What pages that list articles loop over (https://jekyllrb.com/docs/posts/#displaying-an-index-of-posts).
_LISTING = re.compile(r'"(?:site\.(?:posts|pages|categories|tags|collections|documents|related_posts)|paginator)\b')
_LISTING_HINT = "biji makes the home page, the topics and the series itself; a page that only lists can be deleted"
_HINT = "wrap it in {% raw %}…{% endraw %} if it is meant as text"


class _UnknownError(Exception):
    """A construct that is not run: why, and what to do about it."""

    def __init__(self, why: str, hint: str = _HINT, *, is_listing: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.hint = hint
        self.is_listing = is_listing


class Rewriter:
    """Rewrites one text.

    Args:
        text: a body or an include.
        run: that the template is for.
        path: of the file, for diagnostics.
        first_line: the file's line of the text's first line.
        with_marks: mark in the output where its characters come from.

    Attributes:
        runs: whether anything is known, so that there is something to run.
        first_place: of the first construct that is known.
    """

    def __init__(self, text: str, run: Run, path: str, first_line: int, *, with_marks: bool) -> None:
        self.runs = False
        self.first_place = Span(path, first_line)
        self._text = text
        self._run = run
        self._marks = with_marks
        self._line, self._counted, self._line_start = first_line, 0, 0
        self._open: list[str] = []
        self._reported: set[str] = set()
        #: Outputs are reported only where Liquid is run at all: too much else looks like them.
        self._doubts: list[Diagnostic] = []

    def rewrite(self) -> str:
        """The template."""
        constructs = list(find_constructs(self._text))
        if len(constructs) > _MOST:
            message = f"more than {_MOST:,} pieces of Liquid in one file; none of them is run"
            self._run.diagnostics.append(Diagnostic("liquid", self._place(constructs[0]), message))
            return ""
        partners = pair(constructs)
        parts: list[str] = []
        end = index = 0
        trims = False
        while index < len(constructs):
            construct = constructs[index]
            last = index
            parts.append(self._gap(end, construct.start, trims=trims or construct.trims_left))
            try:
                template = self._known(constructs, index, partners)
            except _UnknownError as unknown:
                self._report(construct, unknown)
                last = max(index, partners.get(index, index)) if construct.name in BLOCKS else index
                stop = constructs[last].end
                shown = "" if unknown.is_listing else self._text[construct.start : stop]
                template = self._keep(shown, construct.start, stop)
                self.runs |= unknown.is_listing
            else:
                says_nothing = construct.kind == "output" and _CONSTANT.fullmatch(construct.markup)
                if not self.runs and not says_nothing:
                    self.runs, self.first_place = True, self._place(construct)
            parts.append(template)
            end, trims = constructs[last].end, constructs[last].trims_right
            index = last + 1
        parts.append(self._gap(end, len(self._text), trims=trims))
        self._run.diagnostics += self._doubts if self.runs else ()
        return "".join(parts)

    def _known(self, constructs: Sequence[Construct], index: int, partners: dict[int, int]) -> str:
        """What a construct becomes in the template; _UnknownError when it keeps its source."""
        construct = constructs[index]
        name = construct.name
        if construct.kind == "raw":
            piece = self._keep(construct.markup, construct.inside, construct.inside + len(construct.markup))
            return _trimmed(piece, construct)
        if construct.kind == "comment":
            return _trimmed("{% comment %}{% endcomment %}", construct)
        if name in BLOCKS:
            return self._opener(constructs, index, partners)
        if name in _BRANCHES or name.removeprefix("end") in BLOCKS:
            return self._partner(constructs, index, partners)
        return self._inclusion(construct) if name == "include" else self._single(construct)

    def _single(self, construct: Construct) -> str:
        """Outputs, and tags that stand alone."""
        name, markup = construct.name, construct.markup
        if name in {"link", "post_url"}:
            target = source_target(name, markup)
            if not target:
                raise _UnknownError("names no file")
            if self._run.is_text:
                raise _UnknownError("is not known here")
            return self._kept(target if self._is_address(construct) else word_of(target), construct)
        if name and (name not in _TAGS or (name in {"break", "continue"} and "for" not in self._open)):
            raise _UnknownError("is not run")
        if not name and _OWN_URL.fullmatch(markup) and self._is_address(construct):
            return self._kept(source_target("link", self._run.source), construct)
        if not name and markup.isdigit():
            raise _UnknownError("is not run")
        self._check(construct, construct)
        self._run.names.define(name, markup)
        return self._source(construct)

    def _is_address(self, construct: Construct) -> bool:
        return is_address(self._text[max(0, construct.start - 200) : construct.start].rpartition("\n")[2])

    def _opener(self, constructs: Sequence[Construct], index: int, partners: dict[int, int]) -> str:
        """The beginning of a block, which runs as a whole or not at all."""
        construct = constructs[index]
        if index not in partners:
            raise _UnknownError(f'is not run: its "end{construct.name}" is missing')
        if construct.name == "highlight":
            if not code.language(construct.markup):
                raise _UnknownError("cannot be read")
            self._open.append("highlight")
            return "{% capture _code %}"
        branches = (at for at in range(index + 1, partners[index]) if partners.get(at) == index)
        for part in (construct, *(constructs[at] for at in branches)):
            self._check(part, construct)
        self._open.append(construct.name)
        self._run.names.define(construct.name, construct.markup)
        return self._source(construct)

    def _partner(self, constructs: Sequence[Construct], index: int, partners: dict[int, int]) -> str:
        """A branch or the end of a block that runs."""
        construct = constructs[index]
        if index not in partners:
            raise _UnknownError("is not run: it belongs to nothing")
        if construct.name in {"elsif", "when"}:
            return self._source(construct)
        if construct.name != "else":
            self._open.pop()
        if construct.name == "endhighlight":
            return "{% endcapture %}" + self._fence(construct, constructs[partners[index]])
        # Jekyll passes over words behind the name.
        return _trimmed(f"{{% {construct.name} %}}", construct)

    def _fence(self, end: Construct, opening: Construct) -> str:
        name = self._slot(code.language(opening.markup))
        if self._run.faithful:
            return f"{{{{ _code | _figure: {name} }}}}"
        lead, indent = code.indentation(self._text[max(0, opening.start - 1_000) : opening.start])
        behind = "\n\n" + indent if self._text[end.end : end.end + 500].partition("\n")[0].strip() else ""
        places = ", ".join(self._slot(word) for word in (lead, indent, behind))
        return f"{{{{ _code | _fence: {name}, {places} }}}}"

    def _inclusion(self, construct: Construct) -> str:
        found = _INCLUDE.fullmatch(construct.markup)
        if not found or found[1] not in self._run.includes:
            meant = near_miss(found[1], self._run.includes) if found else None
            hint = f'did you mean "{meant}"?' if meant else "only files in _includes are included"
            raise _UnknownError("leads to no file", hint)
        arguments = []
        for name, double, single, path in _ARGUMENT.findall(found[2]):
            if path:
                self._demand("", path)
            arguments += [f"'{name}'", path or self._slot(double or single)]
        listed = f": {', '.join(arguments)}" if arguments else ""
        template = f"{{{{ '{found[1]}' | _include{listed} }}}}"
        if not self._run.accepts(template):
            raise _UnknownError("cannot be read")
        return _trimmed(template, construct)

    def _check(self, construct: Construct, owner: Construct) -> None:
        """Demand that all in a construct is known and python-liquid can read it; its owner is where to point at."""
        self._demand(construct.name, construct.markup)
        if not self._run.accepts(_complete(construct)):
            raise _UnknownError("cannot be read")
        for name in self._run.names.filters(construct.markup):
            self._run.filter_places.setdefault(name, self._place(owner))

    def _demand(self, tag: str, markup: str) -> None:
        unknown = self._run.names.unknown(tag, markup)
        if self._run.is_page and tag in BLOCKS and _LISTING.match(unknown):
            raise _UnknownError(f"lists {unknown} and is left out", _LISTING_HINT, is_listing=True)
        if unknown:
            raise _UnknownError(f"needs {unknown}, which is not known here")

    def _source(self, construct: Construct) -> str:
        return self._text[construct.start : construct.end]

    def _report(self, construct: Construct, unknown: _UnknownError) -> None:
        """Say once per name what is not run."""
        is_tag = construct.kind == "tag"
        name = construct.name.removeprefix("end") if is_tag else construct.markup
        if name in self._reported:
            return
        self._reported.add(name)
        shown = construct.name if is_tag else " ".join(construct.markup[:60].split())
        message = f'the Liquid {"tag" if is_tag else "output"} "{shown}" {unknown.why}'
        problem = Diagnostic("liquid", self._place(construct), message, unknown.hint)
        (self._run.diagnostics if is_tag else self._doubts).append(problem)

    def _place(self, construct: Construct) -> Span:
        """Where a construct stands; asked for in order of the text."""
        if construct.start > self._counted:
            self._line += self._text.count("\n", self._counted, construct.start)
            self._line_start = max(self._line_start, self._text.rfind("\n", self._counted, construct.start) + 1)
            self._counted = construct.start
        return Span(self.first_place.path, self._line, construct.start - self._line_start + 1)

    def _slot(self, text: str) -> str:
        """A place in the template that stands for a text."""
        self._run.kept.append(text)
        return f"{KEPT}[{len(self._run.kept) - 1}]"

    def _kept(self, text: str, construct: Construct) -> str:
        return _trimmed(f"{{{{ {self._slot(text)} }}}}", construct)

    def _keep(self, text: str, start: int, end: int) -> str:
        """A piece of the source that python-liquid is not to read."""
        marked = f"{text_mark(start)}{text}{construct_mark(end)}" if self._is_marked else text
        return f"{{{{ {self._slot(marked)} }}}}" if text else ""

    @property
    def _is_marked(self) -> bool:
        """Values are never marked: filters would see it."""
        return self._marks and "capture" not in self._open and "highlight" not in self._open

    def _gap(self, start: int, end: int, *, trims: bool) -> str:
        """The text between two constructs; blanks at its ends stay outside the marks, where they can be trimmed."""
        text = self._text[start:end]
        bare = text.strip()
        if not bare:
            # In a block, blanks alone vanish; a mark would keep them.
            is_free = self._is_marked and not (self._open or trims)
            return construct_mark(end) + text if is_free else text
        lead = len(text) - len(text.lstrip())
        first, last = start + lead, start + lead + len(bare)
        if _BRACES.search(bare) or bare[-1] == "{":
            middle = self._keep(bare, first, last)
        else:
            middle = f"{text_mark(first)}{bare}" if self._is_marked else bare
        return text[:lead] + middle + (construct_mark(end) if self._is_marked else "") + text[lead + len(bare) :]


def _trimmed(template: str, construct: Construct) -> str:
    """A template of our own making that trims as the construct did."""
    if construct.trims_left:
        template = template[:2] + "-" + template[2:]
    return template[:-2] + "-" + template[-2:] if construct.trims_right else template


def _complete(construct: Construct) -> str:
    """A template that can be read exactly when the construct can."""
    source = f"{{% {construct.name} {construct.markup} %}}" if construct.name else f"{{{{ {construct.markup} }}}}"
    if construct.name in BLOCKS:
        return f"{source}{{% end{construct.name} %}}"
    if construct.name == "when":
        return f"{{% case 1 %}}{source}{{% endcase %}}"
    return f"{{% if 1 %}}{source}{{% endif %}}" if construct.name in _BRANCHES else source
