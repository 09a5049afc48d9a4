"""Where GitHub Pages shows what is published, from the address of the repository or the domain in its CNAME.

https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from msgspec import Struct

_SCP = re.compile(r"(?:[^@/\s]+@)?([\w.-]+):(?!//)(.+)")
_GITHUB = frozenset(("github.com", "www.github.com", "ssh.github.com"))
_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")


class Address(Struct, frozen=True):
    """The address of a site.

    Attributes:
        url: scheme and host, or "".
        baseurl: the path below it: "" or "/name".
        origin: who says so, as the end of "the address is from …".
    """

    url: str
    baseurl: str
    origin: str

    def __str__(self) -> str:
        """The whole of it, with the slash that Pages adds."""
        return f"{self.url}{self.baseurl}/"


def of_repository(remote_url: str) -> Address | None:
    """Where Pages shows a repository of GitHub; None for any other host.

    >>> str(of_repository("git@github.com:Me/notes.git"))
    'https://me.github.io/notes/'
    >>> str(of_repository("https://github.com/me/me.github.io"))
    'https://me.github.io/'

    Args:
        remote_url: as `git remote` has it.
    """
    host, path = _host_and_path(remote_url)
    names = [name for name in path.removesuffix("/").removesuffix(".git").split("/") if name]
    if host.lower() not in _GITHUB or len(names) != 2:
        return None
    owner, repository = names[0].lower(), names[1]
    pages = f"{owner}.github.io"
    baseurl = "" if repository.lower() == pages else f"/{repository}"
    return Address(f"https://{pages}", baseurl, "the repository's name")


def of_cname(text: str) -> Address | None:
    """The address that a CNAME file gives; None when it holds no domain.

    >>> str(of_cname("notes.example.org"))
    'https://notes.example.org/'
    """
    domain = text.strip().lower()
    return Address(f"https://{domain}", "", "CNAME") if _DOMAIN.fullmatch(domain) else None


def _host_and_path(remote_url: str) -> tuple[str, str]:
    """Of `https://host/path`, `ssh://git@host:22/path` and `git@host:path`."""
    if "://" not in remote_url:
        found = _SCP.fullmatch(remote_url)
        return (found[1], found[2]) if found else ("", "")
    try:
        parts = urlsplit(remote_url)
    except ValueError:
        return "", ""
    return parts.hostname or "", unquote(parts.path)
