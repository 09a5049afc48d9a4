"""Which title belongs to which URL: the rules by which a person reads a list of links.

    https://example.org/a          a URL on a line of its own
    How the first thing works      and its title below it

The rules see classified lines (`biji.parse.references.lines`) and nothing else; they were found by reading a few
hundred pairs of a blog of 25,000.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from biji.parse.references.above import named_above, title_right_above, titles_above
from biji.parse.references.labels import Label, is_generic_heading, read_heading, read_label
from biji.parse.references.lines import BOUNDARIES, Kind, Line, is_emphatic, without_step
from biji.parse.references.numbered import with_numbered_titles
from biji.parse.references.titles import NOTHING, Below, bound_title, free_title, headline
from biji.parse.references.works import role_by_label, role_of_host, same_work

#: Roles that one URL has: the next one of a run has another.
_SINGLE = frozenset({"official", "homepage", "image", "demo", "translation"})
#: Titles are shorter; a longer line with text below it is text.
_LONG = 80


class Pairing(Struct, frozen=True, gc=False):
    """A URL with what the lines around it say about it.

    Attributes:
        line: the index of the URL's line.
        title_line, note_line: indices of the lines that hold title and note; -1 for none. The URL's own line may.
        title, note: the texts.
        label: the label that binds it, if any.
        role: see `biji.parse.references.labels`.
    """

    line: int
    title_line: int = -1
    title: str = ""
    note_line: int = -1
    note: str = ""
    label: Label | None = None
    role: str = ""


def pair(lines: Sequence[Line], inherited: Label | None = None, *, item: bool = False) -> list[Pairing]:
    """Pairs every URL line with its title, note, label and role.

    Args:
        lines: of one container: a body, a quote or a list item.
        inherited: the label above the container, if any.
        item: the container is a list item.

    Returns:
        One pairing per URL line, in order.
    """
    urls = [at for at, line in enumerate(lines) if line.kind == "url"]
    if not urls:
        return []
    pairings: list[Pairing] = []
    lines = with_numbered_titles(lines)
    reader = _Reader(lines, inherited, item=item)
    end = 0
    for url in urls:
        if url >= end:
            cluster = reader.cluster(url)
            pairings += reader.read(cluster)
            end = cluster[-1] + 1
    return _with_roles(lines, pairings)


class _Reader:
    """Looks around a URL line; remembers how far a label reaches."""

    def __init__(self, lines: Sequence[Line], inherited: Label | None, *, item: bool) -> None:
        self._lines = lines
        self._inherited = inherited
        self._item = item
        self._above = titles_above(lines, item=item)
        self._titles_above = frozenset(self._above.values())
        self._continued: tuple[int, Label] | None = None
        #: The role that the last label had from the label above it.
        self._outer_role = ""
        #: The last line that a pairing has taken.
        self._end = -1

    def cluster(self, start: int) -> range:
        """The URL lines that follow each other from here on, as long as none says its own title."""
        end = start + 1
        while end < len(self._lines) and self._lines[end].is_bare and self._lines[end - 1].is_bare:
            end += 1
        return range(start, end)

    def read(self, cluster: range) -> list[Pairing]:
        """The pairings of URLs that stand together."""
        first, last = cluster[0], cluster[-1]
        label = own = self._label(first)
        self._outer_role = label.role if label and not read_label(label.text).role else ""
        if first in self._above:
            above = self._above[first]
            self._continue(first, label, "")
            return [Pairing(first, above, without_step(self._lines[above].text), label=label)]
        if label and label.kind != "list" and len(cluster) > 1 and not self._shared(first, last):
            # A property label binds one URL, so what follows the last one is about the last one.
            own = None
        found = self._below(last, own, alone=len(cluster) == 1)
        if own is not label and not found.title:
            own = label
            found = self._below(last, own, alone=False)
        shared = Below(found.title_line, found.title)
        pairings = [
            self._pairing(index, label if index == first else own, shared if self._shared(index, last) else NOTHING)
            for index in cluster[:-1]
        ]
        pairings.append(self._pairing(last, own, found))
        closing = pairings[-1]
        self._continue(max(last, closing.title_line, closing.note_line), own, closing.title)
        return pairings

    def _pairing(self, index: int, label: Label | None, found: Below) -> Pairing:
        line = self._lines[index]
        if line.label:
            own = read_label(line.label)
            named = own.kind == "sentence" or (self._inherited and own.word != own.text)
            if self._item and named and not found.title:
                # `- The work: URL`: an item of a list names the work, where a paragraph would lead to it.
                return Pairing(index, index, line.label, found.note_line, found.note, self._inherited)
            label = own
        if line.title:
            # The title stands in the URL's own line; what follows can only be a note.
            note_line, note = (index, line.note) if line.note else (found.note_line, found.note)
            if found.title:
                note_line, note = (index, line.note) if line.note else (-1, "")
            return Pairing(index, index, line.title, note_line, note, label)
        if line.note and not found.note:
            return Pairing(index, found.title_line, found.title, index, line.note, label)
        return Pairing(index, found.title_line, found.title, found.note_line, found.note, label)

    def _shared(self, index: int, last: int) -> bool:
        return same_work(self._lines[index].url, self._lines[last].url)

    def _label(self, index: int) -> Label | None:
        """The label that binds the URL at `index`."""
        if self._continued and self._continued[0] == index:
            return self._continued[1]
        before = index - 2 if index - 1 in self._titles_above else index - 1
        return self._label_at(before) if before >= 0 else self._inherited

    def _label_at(self, index: int) -> Label | None:
        """What the line at `index` says as a label, if it is one."""
        line = self._lines[index]
        if line.kind == "heading":
            return read_heading(line.text)
        if line.kind == "text" and index > self._end and is_generic_heading(line.text):
            # A label may do without its colon.
            label = read_label(line.text)
            return label if label.word == line.text and label.role else None
        if line.kind != "label":
            return None
        label = read_label(line.text)
        if label.role or index == 0:
            return label
        if self._lines[index - 1].kind != "label":
            # And of the next one, `PyTorch版本：`, too.
            return replace(label, role=self._outer_role) if index - 1 == self._end else label
        # `代码：` / `TensorFlow版本：` / URL: the outer label says the role.
        return replace(label, role=read_label(self._lines[index - 1].text).role)

    def _continue(self, end: int, label: Label | None, title: str) -> None:
        """A list label holds for the run; so does a property that many may have, when its first URL has a title."""
        self._continued = None
        self._end = end
        if label and (label.kind == "list" or (title and label.role not in _SINGLE)):
            following = end + 1
            if following in self._titles_above:
                following += 1
            self._continued = (following, replace(label, kind="list"))

    def _below(self, index: int, label: Label | None, *, alone: bool) -> Below:
        line = self._lines[index]
        if line.label:
            label = read_label(line.label)
        at = index + 1
        kind = self._kind(at)
        free = index - 1 > self._end
        if kind == "label" and self._continued and self._continued[0] == index:
            head = headline(self._lines[at].text)
            if head:
                return Below(at, head)
        if kind == "rule" and self._lines[at].text and self._kind(index - 1) == "heading":
            # `--` on a line of its own divides a section; its heading names more than this URL.
            return NOTHING
        if kind is None or kind in BOUNDARIES or self._follows_its_paper(index):
            return title_right_above(self._lines, index) if alone and line.is_bare and free else NOTHING
        found = NOTHING
        if self._may_be_title(at, label):
            text = self._lines[at]
            bound = label and label.kind != "list"
            found = bound_title(line.url, at, text, label) if label and bound else free_title(line.url, at, text.text)
        above = named_above(self._lines, index) if free and not found.title else NOTHING
        return replace(found, title_line=above.title_line, title=above.title) if above.title else found

    def _may_be_title(self, at: int, label: Label | None) -> bool:
        """Whether a line below a URL can be about it."""
        line = self._lines[at]
        if line.kind not in {"text", "paper"} or line.mentions or at in self._titles_above:
            return False
        return not self._heads_text(line.text, at) and not (line.kind == "paper" and self._owns_label(at + 1, label))

    def _follows_its_paper(self, index: int) -> bool:
        """Whether papers stand above their URLs: `《One》` / URL / `《Two》` / URL."""
        above = self._kind(index - 1) == "paper" and index - 1 > self._end
        return above and self._kind(index + 1) == "paper" and self._kind(index + 2) == "url"

    def _heads_text(self, text: str, at: int) -> bool:
        """Whether the line below a URL is the head, or the long beginning, of the text that follows it."""
        following = self._kind(at + 1)
        if following == "text" and len(text) > _LONG:
            return True
        if following in {"text", "break", "paper"} and is_emphatic(text):
            return True
        return following in {"text", "break", "step"} and is_generic_heading(text)

    def _owns_label(self, index: int, label: Label | None) -> bool:
        """Whether a paper is the subject of the label below it, `《…》` / `代码：`, and so not the title above."""
        if self._kind(index) != "label" or (label and label.role == "paper"):
            return False
        return read_label(self._lines[index].text).role in {"code", "official"}

    def _kind(self, index: int) -> Kind | None:
        return self._lines[index].kind if 0 <= index < len(self._lines) else None


def _with_roles(lines: Sequence[Line], pairings: list[Pairing]) -> list[Pairing]:
    """Gives a role to each pairing that no label gave one: `source` to a single pair below text, else `reading`."""
    after_prose = _after_prose(lines)
    result = []
    for number, pairing in enumerate(pairings):
        label = pairing.label
        url = lines[pairing.line].url
        role = (role_by_label(label, url) or (role_of_host(url) if label.text else "")) if label else ""
        if not role:
            alone = not label and after_prose[pairing.line] and not _joins(pairings, number - 1)
            role = "source" if alone and not _joins(pairings, number) else "reading"
        result.append(replace(pairing, role=role))
    return result


def _joins(pairings: Sequence[Pairing], number: int) -> bool:
    """Whether a pair and the next one follow each other without anything in between."""
    if not 0 <= number < len(pairings) - 1:
        return False
    one, next_one = pairings[number], pairings[number + 1]
    end = max(one.line, one.title_line, one.note_line)
    start = next_one.line if next_one.title_line < 0 else min(next_one.line, next_one.title_line)
    return start <= end + 1


def _after_prose(lines: Sequence[Line]) -> list[bool]:
    """For each line whether its segment, between headings and rules, says or shows something above it."""
    seen = False
    result = []
    above = "heading"
    for line in lines:
        kind = line.kind
        if kind in {"heading", "rule"}:
            seen = False
        result.append(seen)
        if kind == "break" or (kind == "text" and above != "url"):
            seen = True
        above = kind
    return result
