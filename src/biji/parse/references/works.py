"""What an address alone says about the work behind it."""

from __future__ import annotations

import re
from urllib.parse import unquote

from biji.parse.references.keys import canonical_key, host_of, is_within
from biji.parse.references.kinds import Kind, kind_of_address
from biji.parse.references.labels import Label

_PATH = re.compile(r"[a-z]+://[^/?#]*/*(?P<path>[^?#]*)(?P<query>\?[^#]*)?", re.IGNORECASE)
_REPOSITORY = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|gitee\.com|bitbucket\.org|git\.oschina\.net)/"
    r"(?!(?:topics|orgs|users|search|marketplace|features|sponsors|collections|trending|settings|apps)/)(?P<owner>[\w.-]+)/(?P<name>[\w.-]+?)"
    r"(?:\.git)?(?=[/?#]|$)",
    re.IGNORECASE | re.ASCII,
)
_ACCOUNT = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|gitee\.com)/(?P<owner>[\w.-]+)/?$", re.IGNORECASE | re.ASCII
)
_NAMED = ("wikipedia.org", "baike.baidu.com", "wiktionary.org")
#: What an address shows without a label.
_ROLES: dict[Kind | None, str] = {"repository": "code", "video": "video", "paper": "paper"}
#: Hosts of pages that show something at work.
_DEMOS = ("github.io", "codepen.io", "jsfiddle.net", "colab.research.google.com")
_IMAGE = re.compile(r"[^?#]*\.(?:png|jpe?g|gif|svg|webp)(?:[?#]|$)", re.IGNORECASE)

#: Words of a sentence rather than of a label.
_SAYS_FOR_INSTANCE = frozenset({"例如", "比如"})


def repository(url: str) -> str:
    """`owner/name` of a code host's repository, `name/…/file` of a place in it, the owner's name alone, or ""."""
    match = _REPOSITORY.match(url)
    if match:
        inside = [piece for piece in re.split(r"[?#]", url[match.end() :])[0].split("/") if piece]
        if len(inside) < 2:
            return f"{match['owner']}/{match['name']}"
        return f"{match['name']}/…/{unquote(inside[-1], errors='replace')}"
    account = _ACCOUNT.match(url)
    return account["owner"] if account else ""


def _repository_key(url: str) -> str:
    match = _REPOSITORY.match(url)
    return match.group().lower() if match else ""


def is_front_page(url: str) -> bool:
    """Whether a URL is a site's entrance: no path and no query."""
    match = _PATH.match(url)
    return bool(match and not match["path"] and not match["query"])


def role_of_host(url: str) -> str:
    """The role that an address itself suggests, or ""."""
    return _ROLES.get(kind_of_address(canonical_key(url)), "")


def role_by_label(label: Label, url: str) -> str:
    """The role that a label gives to an address, or "".

    `例如：` leads to an article as often as to an example: only of things that can be looked at it says the role.
    """
    if label.role == "example" and label.word in _SAYS_FOR_INSTANCE and not _is_thing(url):
        return ""
    return label.role


def _is_thing(url: str) -> bool:
    return role_of_host(url) == "code" or is_within(host_of(url), _DEMOS) or bool(_IMAGE.match(url))


def page_name(url: str) -> str:
    """The title in the address of an encyclopedia's page, or ""."""
    if not is_within(host_of(url), _NAMED):
        return ""
    match = _PATH.match(url)
    pieces = [piece for piece in (match["path"] if match else "").split("/") if piece and not piece.isdigit()]
    return unquote(pieces[-1], errors="replace").replace("_", " ") if len(pieces) > 1 else ""


def short_address(url: str) -> str:
    """Host and end of the path, readable: what to call an address that nothing else names."""
    match = _PATH.match(url)
    pieces = [piece for piece in (match["path"] if match else "").split("/") if piece]
    host = host_of(url)
    if not pieces:
        return host or url
    last = unquote(pieces[-1], errors="replace")
    return f"{host}/{'…/' if len(pieces) > 1 else ''}{last[:60]}" if host else url


def same_work(one: str, other: str) -> bool:
    """Whether two URLs that stand together are mirrors, or pages, of one thing, and so share a title.

    On one host they are where their paths begin alike, unless one is the entrance of a site or a page that names
    itself, or they are two repositories. On two hosts they are with the same end of the path, and where both are
    platforms on which the same articles, or the same videos, appear.
    """
    if is_front_page(one) or is_front_page(other):
        return False
    hosts = host_of(one), host_of(other)
    paths = [match["path"].lower().strip("/").split("/") for match in map(_PATH.match, (one, other)) if match]
    if len(paths) < 2 or any(is_within(host, _NAMED) for host in hosts):
        return False
    if hosts[0] == hosts[1]:
        return paths[0][0] == paths[1][0] and _repository_key(one) == _repository_key(other)
    if paths[0] == paths[1] or (len(paths[0][-1]) > 3 and paths[0][-1] == paths[1][-1]):
        return True
    kinds = {kind_of_address(canonical_key(url)) for url in (one, other)}
    return kinds == {"video"} or kinds <= {"article", "question"}
