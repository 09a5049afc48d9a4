r"""Works as BibTeX, for LaTeX and reference managers.

Only the entry types and the syntax of classic BibTeX (http://tug.ctan.org/biblio/bibtex/base/btxdoc.pdf), which every
reader knows; fields such as `url`, `eprint` and `keywords` are those of biblatex. Letters stay UTF-8.
"""

from __future__ import annotations

import re
from functools import lru_cache

from biji.render.exports.works import Work, one_line

#: Entry types by the kind of the work; all others are `misc`, as web pages are.
_TYPES = {"paper": "article", "book": "book", "documentation": "manual"}

_SPECIAL = re.compile(r"[\\{}%&#_~^$]")
#: Commands without braces of their own would swallow the blank behind them; unpaired braces would end the field.
_ESCAPED = {character: f"\\{character}" for character in "%&#_$"} | {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
#: What the field of an address, which readers take literally, must not hold.
_UNSAFE = re.compile(r"[\s{}\\]")


def bibtex_entry(work: Work) -> str:
    """One entry with its fields, each on a line."""
    fields = "".join([f"  {name} = {{{value}}},\n" for name, value in _fields(work).items() if value])
    return f"@{_TYPES.get(work.kind, 'misc')}{{{work.id},\n{fields}}}\n"


def escaped(text: str) -> str:
    """Plain text as TeX."""
    return _SPECIAL.sub(lambda match: _ESCAPED[match[0]], one_line(text))


def _fields(work: Work) -> dict[str, str]:
    if work.arxiv:
        published = {"journal": f"arXiv preprint arXiv:{work.arxiv}", "eprint": work.arxiv, "archiveprefix": "arXiv"}
    else:
        published = {"howpublished": _host(work.host)}
    return {
        # Inner braces keep capital letters, which styles change.
        "title": f"{{{_title(work)}}}",
        **published,
        "doi": _UNSAFE.sub(_percent, work.doi),
        "url": _UNSAFE.sub(_percent, work.url),
        "urldate": work.seen.isoformat() if work.seen else "",
        "keywords": _keywords(work.topics),
        "note": escaped(work.note) if work.note else "",
    }


_host = lru_cache(maxsize=4096)(escaped)


@lru_cache(maxsize=1024)
def _keywords(topics: tuple[str, ...]) -> str:
    return ", ".join(escaped(topic.replace(",", " ")) for topic in topics)


def _title(work: Work) -> str:
    if len(work.title) == 1:
        return escaped(work.title[0])
    parts = (_formula(part) if index % 2 else _escaped_part(part) for index, part in enumerate(work.title))
    return "".join(parts).strip()


def _escaped_part(text: str) -> str:
    """Text before or after a formula, with the blank between them."""
    return _SPECIAL.sub(lambda match: _ESCAPED[match[0]], text)


def _formula(tex: str) -> str:
    """A formula; one whose braces do not pair would end the field."""
    depth = 0
    for brace in re.findall("[{}]", tex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            break
    return f"${tex}$" if depth == 0 else escaped(tex)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
