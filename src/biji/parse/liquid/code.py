"""`{% highlight %}` as a code fence, which the dialect reads as highlighted code.

https://jekyllrb.com/docs/liquid/tags/#code-snippet-highlighting
"""

from __future__ import annotations

import html
import re

_SYNTAX = re.compile(r"([a-zA-Z0-9.+#_-]{1,40})((?:\s+\w+(?:=(?:\w+|\"[0-9\s]*\"))?)*)\s*")
#: What may stand before a block on its line: blanks, marks of quotes, the marker of a list item.
_OUTSIDE = re.compile(r"([ \t>]*)((?:[-*+]|\d{1,9}\.)[ \t]+)?")
_TILDES = re.compile(r"~{3,}")


def language(markup: str) -> str:
    """The language that a tag names; "" when its options cannot be read."""
    found = _SYNTAX.fullmatch(markup)
    return found[1].lower() if found else ""


def indentation(before: str) -> tuple[str, str]:
    """What has to stand before the fence and before each of its lines.

    Args:
        before: the text before the tag.

    Returns:
        What separates the fence from the text before it, and the indentation of the lines below it.
    """
    above, _, line = before.rpartition("\n")
    found = _OUTSIDE.match(line)
    if not found or found.end() < len(line):
        return "\n\n", ""
    indent = found[1] + " " * len(found[2] or "")
    is_free = bool(found[2]) or not above.rpartition("\n")[2].strip(" \t>")
    return ("" if is_free else f"\n{indent}"), indent


def fence(code: object, name: str, lead: str, indent: str, behind: str) -> str:
    """A code fence.

    Args:
        code: the text between the tags.
        name: the language.
        lead: what separates it from the text above.
        indent: before each line.
        behind: what separates it from the text that follows.
    """
    lines = str(code).strip("\n").split("\n")
    if indent and not all(line.startswith(indent) or not line.strip() for line in lines):
        lines = [indent + line if line.strip() else line for line in lines]
    longest = max((len(run) for run in _TILDES.findall("\n".join(lines))), default=2)
    mark = "~" * (longest + 1)
    return f"{lead}{mark}{name}\n" + "\n".join(lines) + f"\n{indent}{mark}{behind}"


def figure(code: object, name: str) -> str:
    """What Jekyll makes of the block, without its colours.

    Args:
        code: the text between the tags.
        name: the language.
    """
    text = html.escape(str(code).strip("\r\n"), quote=False)
    language_class = name.replace("+", "-")
    opening = f'<figure class="highlight"><pre><code class="language-{language_class}" data-lang="{name}">'
    return f"\n{opening}{text}</code></pre></figure>\n"
