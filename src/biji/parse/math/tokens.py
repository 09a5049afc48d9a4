r"""TeX source ↔ tokens: a token is a control sequence (`\alpha`, `\{`), one character, or `" "` for any white space.

>>> tokenize(r"\frac {a}b % half")
['\\frac', ' ', '{', 'a', '}', 'b', ' ']
"""

from __future__ import annotations

import re

#: Zero-width spaces and joiners, byte order marks and control characters, as pasted text brings them along; and the
#: plane of private characters that `biji.parse.math.marks` uses for itself.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff\U000f0000-\U000ffffd]"
)

_TOKEN = re.compile(
    r"""\\(?:[A-Za-z]+|.|\Z)      # a control word or a control symbol
      | %[^\n]*(?:\n[ \t]*)?      # a comment takes its line's end with it
      | [\s\xa0]+
      | .""",
    re.VERBOSE | re.DOTALL,
)


def tokenize(tex: str) -> list[str]:
    """Split TeX source into tokens; comments and invisible characters are gone, white space is one `" "`."""
    return [
        token if not token[-1].isspace() else "\\ " if token[0] == "\\" else " "
        for token in _TOKEN.findall(_INVISIBLE.sub("", tex))
        if token[0] != "%"
    ]


def is_word(token: str) -> bool:
    r"""Whether a token is a control word, `\name`, which would swallow letters that follow it."""
    return len(token) > 1 and token[0] == "\\" and token[1].isascii() and token[1].isalpha()
