"""Which title belongs to which URL: the rules by which a person reads a list of links.

    https://example.org/a          a URL on a line of its own
    How the first thing works      and its title below it

The rules see classified lines (`biji.parse.references.lines`) and nothing else; they were found by reading a few
hundred pairs of a blog of 25,000.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from biji.parse.references.keys import host_of
from biji.parse.references.labels import Label, is_generic_heading, read_heading, read_label
from biji.parse.references.lines import Kind, Line, is_prose, without_step
from biji.parse.references.works import is_front_page, role_of_host, same_work

#: A longer text below a property label is the article's, not a title.
_LONGEST_BOUND = 60
#: No title is longer than this; a longer paragraph is text.
_LONGEST_TITLE = 200
#: A description is a line or two; a longer paragraph is the article's text.
_LONGEST_NOTE = 240
#: The head of "Title。Comment" is at most so long.
_LONGEST_HEAD = 60

#: How the article goes on after a URL, instead of describing it.
_GOES_ON = re.compile(
    r"但是?|然而|不过|可是|此外|另外|除|所以|因此|于是|接着|然后|最后|总之|首先|其次|如果|虽然|由于|因为|上面|上述|下面|以上|以下"
)

#: What ends the search for a title: whatever comes next belongs to something else.
_BOUNDARIES = {Kind.HEADING, Kind.RULE, Kind.LABEL, Kind.STEP}


class Pairing(Struct, frozen=True):
    """A URL with what the lines around it say about it.

    Attributes:
        line: the index of the URL's line.
        title_line, note_line: indices of the lines that hold title and note; -1 for none. The URL's own line may.
        title, note: the texts.
        label: the label that binds it, if any.
        role: see `biji.parse.references.labels`.
        run: pairs with one number follow each other without anything in between.
    """

    line: int
    title_line: int = -1
    title: str = ""
    note_line: int = -1
    note: str = ""
    label: Label | None = None
    role: str = ""
    run: int = 0


class _Found(Struct, frozen=True):
    """A title or note and where it stands."""

    title_line: int = -1
    title: str = ""
    note_line: int = -1
    note: str = ""


def pair(lines: Sequence[Line], inherited: Label | None = None) -> list[Pairing]:
    """Pairs every URL line with its title, note, label and role.

    Args:
        lines: of one container: a body, a quote or a list item.
        inherited: the label above the container, if any.

    Returns:
        One pairing per URL line, in order.
    """
    pairings: list[Pairing] = []
    reader = _Reader(lines, inherited)
    index = 0
    while index < len(lines):
        if lines[index].kind is Kind.URL:
            cluster = reader.cluster(index)
            pairings += reader.read(cluster)
            index = cluster[-1] + 1
        else:
            index += 1
    return _with_runs_and_roles(lines, pairings)


class _Reader:
    """Looks around a URL line; remembers how far a label reaches."""

    def __init__(self, lines: Sequence[Line], inherited: Label | None) -> None:
        self._lines = lines
        self._inherited = inherited
        self._above = _titles_above(lines)
        self._titles_above = frozenset(self._above.values())
        self._continued: tuple[int, Label] | None = None

    def cluster(self, start: int) -> range:
        """The URL lines that follow each other from here on, as long as none says its own title."""
        end = start + 1
        while end < len(self._lines) and _is_bare(self._lines[end]) and _is_bare(self._lines[end - 1]):
            end += 1
        return range(start, end)

    def read(self, cluster: range) -> list[Pairing]:
        """The pairings of URLs that stand together."""
        first, last = cluster[0], cluster[-1]
        label = self._label(first)
        if first in self._above:
            above = self._above[first]
            return [Pairing(first, above, without_step(self._lines[above].text), label=label)]
        own = label
        if label and label.kind != "list" and len(cluster) > 1 and not self._shared(first, last):
            # A property label binds one URL, so what follows the last one is about the last one.
            own = None
        found = self._title(last, own, alone=len(cluster) == 1)
        if not found.title:
            own = label
        shared = _Found(found.title_line, found.title)
        pairings = [
            self._pairing(index, label if index == first else own, shared if self._shared(index, last) else _Found())
            for index in cluster[:-1]
        ]
        pairings.append(self._pairing(last, own, found))
        self._continue(pairings[-1], own)
        return pairings

    def _pairing(self, index: int, label: Label | None, found: _Found) -> Pairing:
        line = self._lines[index]
        if line.label:
            label = read_label(line.label)
        if line.title and line.note:
            return Pairing(index, index, line.title, index, line.note, label)
        if line.title:
            # The title stands in the URL's own line; what follows is a note or text.
            note = found if not found.title else _Found()
            return Pairing(index, index, line.title, note.note_line, note.note, label)
        return Pairing(index, found.title_line, found.title, found.note_line, found.note, label)

    def _shared(self, index: int, last: int) -> bool:
        return same_work(self._lines[index].url, self._lines[last].url)

    def _label(self, index: int) -> Label | None:
        """The label that binds the URL at `index`."""
        if self._continued and self._continued[0] == index:
            return self._continued[1]
        before = index - 1
        while before >= 0 and self._lines[before].kind is Kind.TEXT and before in self._titles_above:
            before -= 1
        if before < 0:
            return self._inherited
        line = self._lines[before]
        if line.kind is Kind.LABEL:
            label = read_label(line.text)
            if label.role or before == 0 or self._lines[before - 1].kind is not Kind.LABEL:
                return label
            # `代码：` / `TensorFlow版本：` / URL: the outer label says the role.
            return Label(label.text, label.kind, read_label(self._lines[before - 1].text).role, label.word)
        if line.kind is Kind.HEADING:
            return read_heading(line.text)
        return None

    def _continue(self, pairing: Pairing, label: Label | None) -> None:
        """A list label holds for the run; so does a property label whose first URL has a title."""
        self._continued = None
        if label and (label.kind == "list" or pairing.title):
            following = max(pairing.line, pairing.title_line, pairing.note_line) + 1
            self._continued = (following, Label(label.text, "list", label.role, label.word))

    def _title(self, index: int, label: Label | None, *, alone: bool) -> _Found:
        line = self._lines[index]
        if line.label:
            label = read_label(line.label)
        following = index + 1
        after = self._lines[following] if following < len(self._lines) else None
        if after is None or after.kind in _BOUNDARIES:
            return self._title_before(index) if alone and not line.title and not line.label else _Found()
        if after.kind not in {Kind.TEXT, Kind.PAPER} or after.mentions or following in self._titles_above:
            return _Found()
        if label and label.kind != "list":
            return self._bound_title(line, following, label)
        return _free_title(line, following, after.text)

    def _bound_title(self, line: Line, following: int, label: Label) -> _Found:
        """What follows a URL with a property or sentence label: its title, or the article goes on."""
        after = self._lines[following]
        if is_prose(after.text) or len(after.text) > _LONGEST_BOUND:
            return _Found()
        if after.kind is Kind.PAPER and label.role not in {"paper", "translation"}:
            return _Found()
        if label.role in {"official", "homepage", "documentation"} and is_front_page(line.url):
            # A site's own address under `官网：` needs no title; a question or a phrase below it is the next thought.
            return _Found() if after.text[-1:] in "？?！!" else _Found(following, after.text)
        return _Found(following, after.text)

    def _title_before(self, index: int) -> _Found:
        """A step or heading right above a URL with nothing below it."""
        before = index - 1
        if before < 0:
            return _Found()
        line = self._lines[before]
        text = without_step(line.text)
        if line.kind is Kind.STEP and not is_prose(text) and len(text) <= _LONGEST_BOUND:
            return _Found(before, text)
        if line.kind is Kind.HEADING and not is_generic_heading(text):
            return _Found(before, text)
        return _Found()


def _is_bare(line: Line) -> bool:
    return line.kind is Kind.URL and not line.title and not line.label


def _free_title(line: Line, following: int, text: str) -> _Found:
    """What follows a URL in a list or without a label: title, description, or "Title。Comment"."""
    if len(text) > _LONGEST_NOTE:
        return _Found()
    head, stop, comment = _split(text)
    if is_prose(text):
        if stop and comment and len(head) <= _LONGEST_HEAD and not _is_sentence(head):
            return _Found(following, head, following, comment)
        return _Found() if text[0] == "`" or _GOES_ON.match(text) else _Found(note_line=following, note=text)
    if len(text) > _LONGEST_TITLE:
        return _Found()
    whole = text[-1] in "？?！!…" or host_of(line.url).endswith("zhihu.com")
    if stop and comment and not whole and len(head) <= _LONGEST_HEAD:
        return _Found(following, head, following, comment)
    return _Found(following, text)


def _split(text: str) -> tuple[str, str, str]:
    """A text at its first full stop outside brackets and quotes."""
    depth = 0
    for index, character in enumerate(text):
        if character in "（(《【“「":
            depth += 1
        elif character in "）)》】”」":
            depth -= 1
        elif character == "。" and depth <= 0:
            return text[:index], character, text[index:].lstrip("。").strip()
    return text, "", ""


def _is_sentence(head: str) -> bool:
    """Whether a head tells about the work instead of naming it."""
    return (
        "，" in head
        or "；" in head
        or head.startswith(("这", "该", "本文", "此", "上", "它", "其", "我", "他", "里面", "文中"))
    )


def _titles_above(lines: Sequence[Line]) -> dict[int, int]:
    """Lists whose titles stand above their URLs: index of the URL to index of its title.

    Such a list begins after a boundary, alternates, and ends with a URL that nothing follows. After a list label one
    pair is enough; elsewhere, where text may stand above a URL, it takes three.
    """
    above: dict[int, int] = {}
    index = 0
    while index < len(lines):
        end = index
        while end + 1 < len(lines) and _may_be_title(lines[end]) and _is_bare(lines[end + 1]):
            end += 2
        pairs = (end - index) // 2
        closed = end >= len(lines) or lines[end].kind in _BOUNDARIES or lines[end].kind is Kind.BREAK
        if pairs and closed and pairs >= _fewest(lines, index):
            above.update((start + 1, start) for start in range(index, end, 2))
        index = max(end, index + 1)
    return above


def _may_be_title(line: Line) -> bool:
    return (
        line.kind is Kind.TEXT and not line.mentions and not is_prose(line.text) and len(line.text) <= _LONGEST_BOUND
    )


def _fewest(lines: Sequence[Line], index: int) -> int:
    if index == 0:
        return 3
    before = lines[index - 1]
    if before.kind is Kind.LABEL:
        return 1 if read_label(before.text).kind == "list" else 2
    return 3 if before.kind in {Kind.HEADING, Kind.RULE} else len(lines)


def _with_runs_and_roles(lines: Sequence[Line], pairings: list[Pairing]) -> list[Pairing]:
    """Numbers the runs, and gives a role to each pairing that no label gave one."""
    runs: list[list[Pairing]] = []
    end = -1
    for pairing in pairings:
        if not runs or _start(pairing) != end:
            runs.append([])
        runs[-1].append(pairing)
        end = max(end, pairing.line, pairing.title_line, pairing.note_line) + 1
        if lines[pairing.line].label:
            end = -1
    after_prose = _after_prose(lines)
    return [
        _with_role(pairing, number, lines[pairing.line].url, alone=len(run) == 1 and after_prose[pairing.line])
        for number, run in enumerate(runs)
        for pairing in run
    ]


def _start(pairing: Pairing) -> int:
    return min(pairing.line, pairing.title_line) if pairing.title_line >= 0 else pairing.line


def _after_prose(lines: Sequence[Line]) -> list[bool]:
    """For each line whether text stands above it in its segment, delimited by headings and rules."""
    seen = False
    result = []
    for index, line in enumerate(lines):
        if line.kind in {Kind.HEADING, Kind.RULE}:
            seen = False
        result.append(seen)
        follows_url = index > 0 and lines[index - 1].kind is Kind.URL
        if line.kind is Kind.TEXT and not follows_url:
            seen = True
    return result


def _with_role(pairing: Pairing, run: int, url: str, *, alone: bool) -> Pairing:
    label = pairing.label
    role = label.role or (role_of_host(url) if label.text else "") if label else ""
    return Pairing(
        pairing.line,
        pairing.title_line,
        pairing.title,
        pairing.note_line,
        pairing.note,
        pairing.label,
        role or ("source" if alone and not label else "reading"),
        run,
    )
