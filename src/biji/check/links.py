"""Links that lead nowhere but on the author's own computer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biji.diagnostics import Diagnostic
from biji.model import Article

#: `file:///home/…`, and paths of Windows: to a browser, `C:` is a scheme that nobody knows.
_LOCAL = re.compile(r"file:|[a-z]:[\\/]", re.IGNORECASE)


def local_files(article: Article) -> Iterator[Diagnostic]:
    """Addresses of files on one computer."""
    for section in article.sections:
        for fragment in section.fragments:
            for link in fragment.links:
                if _LOCAL.match(link.target):
                    message = f'"{link.target}" is a file on one computer only'
                    hint = "copy it into the site, and link to it there"
                    yield Diagnostic("local-file", link.span, message, hint)
