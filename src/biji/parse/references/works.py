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

#: How a text begins that sets a work apart from the one above it.
_BESIDE = re.compile(r"(?:还是|这是|又|另)一[个篇份本种款]|这是|上[述面]|该")
_WORD = re.compile(r"[a-z]+|[\u3400-\u9fff]+|[^\W\d_a-z\u3400-\u9fff]+")
#: What sort of thing a work is.
_SORTS_LATIN = """
    a an and api asked book chapter code contents course demo developer docs documentation download downloads faq for
    frequently getting github guide home homepage i ii iii installation introduction lecture lectures manual material
    materials notes of official online page paper part pdf programming project questions quick readme reference
    references release repository site slides source start started supplementary table the to tutorial tutorials
    user video videos website wiki wikipedia
"""
_SORTS = frozenset(_SORTS_LATIN.split())
_SORTS_HAN = re.compile(
    r"(?:[的和与及之中英译上下第一二三四五六七八九十章节部讲课]|一[个篇份本种款]|官方|官网|主页|网[站页址]|地址|链接|下载|文档|文献|手册|教程|教材|入门|"
    r"指南|课程|讲义|视频|代码|源代?码|实现|项目|仓库|论文|文章|博客|专栏|数据集?|资料|资源|参考|汇总|大全|词条|百科|维基|百度|知乎|"
    r"[中英]文|翻译|版本?|不错|很好|学习|笔记|部分)+"
)

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


def tells_apart(title: str) -> bool:
    """Whether a title names a work, and does not only say what sort of thing it is: `Lecture Notes`, `另一个教程`."""
    if _BESIDE.match(title):
        return False
    for match in _WORD.finditer(title.casefold()):
        if match[0] not in _SORTS and not _SORTS_HAN.fullmatch(match[0]):
            return True
    return False


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
