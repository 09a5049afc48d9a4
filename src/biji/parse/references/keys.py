"""The key under which all addresses of one work meet.

    >>> canonical_key("http://m.zhihu.com/question/12/answer/34?utm_source=wechat")
    'zhihu.com/answer/34'

The address as written is what a reader follows; the key only tells works apart. With `https://` in front it is an
address of the work again, and its own key.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from biji.parse.references.bilibili import name_of_video

#: Parameters that say where a reader came from.
_TRACKING = re.compile(
    r"utm_.*|(?:spm|scm|hmsr|hmpl|hmcu|hmkw|hmci)(?:_.*)?|from(?:_source|id|title)?|fr|tt_from|wfr|"
    r"share|share_.*|sharer_.*|mpshare|srcid|isappinstalled|nsukey|fbclid|gclid|msclkid|yclid|dclid|mc_[ce]id|igshid|"
    r"vd_source|weibo_id|clicktime|enterid|scene|ascene|subscene|exportkey|pass_ticket|wx_header|chksm|ref_src|ref_url|"
    r"referrer|tdsourcetag|ops_request_misc|request_id|biz_id",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"(?P<scheme>[a-z]+)://(?:[^/?#@]*@)?(?P<host>[^/?#:]*)(?P<port>:\d*)?(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.IGNORECASE | re.DOTALL,
)
#: Names of a site's doors that lead to the same pages; two labels at least stay.
_DOORS = re.compile(r"(?<![^.])(?:(?:www|m|mobile|wap)\.)+(?=[^.]+\.[^.])")
_DEFAULT_PORTS = frozenset({":", ":80", ":443", ":21"})
_INDEX = re.compile(r"index\.(?:s?html?|php|aspx?|jsp)", re.IGNORECASE)
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
#: Characters that mean something else when they stand unescaped.
_RESERVED = frozenset("%/?#&=+")

_ZHIHU = re.compile(
    r"(?:/appview|/aria|/tardis/\w+)?/(?:question/(?:\d+/)?(?:answer|ans)/(?P<answer>\d+)|"
    r"(?P<kind>question|answers?|ans|p|art|pin|zvideo)/(?P<id>\d+)|(?:column/)?(?P<column>c_\d+)$)"
)
_ZHIHU_KINDS = {"answers": "answer", "ans": "answer", "art": "p"}
_ARXIV = re.compile(
    r"/(?:abs|pdf|html|format|ps|papers?)/(?:arxiv:)?(?P<id>[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_DOI = re.compile(
    r"/(?:(?:doi|article|chapter|content)/(?:(?:abs|full|pdf|epdf|pdfplus)/)?)?(?P<doi>10\.\d{4,9}/.+?)(?:\.pdf)?",
    re.DOTALL,
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(?P<id>\d{4}\.\d{4,5})")
_GITHUB = re.compile(r"/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+?)(?:\.git)?(?:/tree/(?:master|main))?")
_GITHUB_FILE = re.compile(r"/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)/(?P<inside>.+)", re.DOTALL)
_RAW_FILE = re.compile(r"/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)/(?:refs/heads/)?(?P<inside>[^/]+/.+)", re.DOTALL)
_YOUTUBE = re.compile(r"(?:/(?:embed|shorts|live|v)/|/)(?P<id>[\w-]{11})")
_BILIBILI = re.compile(r"(?:/(?:s/)?video)?/(?:(?P<id>BV\w{10})|[aA][vV](?P<number>\d{1,15})(?!\w))")
_ACL = re.compile(r"(?:/anthology)?/(?P<id>[A-Z]\d\d-\d{4}|\d{4}\.[a-z\d-]+\.\d+)(?:\.pdf)?")
_WIKIPEDIA = re.compile(r"/(?:wiki|zh(?:-[a-z]+)?)/(?P<title>.+)", re.DOTALL)
_CSDN = re.compile(r"/(?:[\w.-]+/)?article/details/(?P<id>\d+)")
_STACK = re.compile(r"/(?:questions|q)/(?P<id>\d+)(?:/.*)?")

#: Hosts that moved, with their old names.
_MOVED = {"juejin.im": "juejin.cn", "x.com": "twitter.com", "wapbaike.baidu.com": "baike.baidu.com"}


class _Address:
    """The parts of a URL that a rule looks at."""

    __slots__ = ("fragment", "host", "path", "query")

    def __init__(self, host: str, path: str, query: str, fragment: str) -> None:
        self.host, self.path, self.query, self.fragment = host, path, query, fragment

    def parameter(self, name: str) -> str:
        """The decoded value of a parameter of the query, or ""."""
        values = (value for key, _, value in (each.partition("=") for each in self.query.split("&")) if key == name)
        return unquote_to_bytes(next(values, "")).decode(errors="replace")


@lru_cache(maxsize=256)
def _parts(url: str) -> re.Match[str] | None:
    return _PARTS.match(url)


@lru_cache(maxsize=256)
def host_of(url: str) -> str:
    """The host in lower case without `www.`; "" when there is none."""
    match = _parts(url)
    return match["host"].lower().removeprefix("www.").rstrip(".") if match else ""


def is_within(host: str, names: tuple[str, ...]) -> bool:
    """Whether a host is one of these or a part of one, as `zh.wikipedia.org` is of `wikipedia.org`."""
    return host.endswith(names) and any(host == name or host.endswith(f".{name}") for name in names)


@lru_cache(maxsize=256)
def canonical_key(url: str) -> str:
    """One key for all addresses of a work.

    The scheme, `www.` and `m.`, the scheme's port, an index page, a final slash, the fragment and tracking parameters
    are dropped; percent-encoding is decoded where that is safe, and parameters are sorted. WeChat, Zhihu, arXiv, DOI,
    GitHub, Wikipedia, CSDN, Stack Exchange and video sites have rules of their own.

    Args:
        url: an absolute URL as written.

    Returns:
        The key: host, path and query, without scheme; a URL without a host is its own key.
    """
    match = _parts(url)
    host, rule = _site(match["host"]) if match else ("", None)
    if not match or not host:
        return url
    query = (match["query"] or "").replace("&amp;", "&")
    address = _Address(host, match["path"].rstrip("/"), query, match["fragment"] or "")
    return (rule and rule(address)) or _general(address, match["port"] or "")


@lru_cache(maxsize=256)
def _site(host: str) -> tuple[str, _Rule | None]:
    """The name that all doors of a site share, and the rule for its addresses."""
    host = _DOORS.sub("", host.lower().rstrip("."), count=1)
    host = _MOVED.get(host, host)
    return host, _RULES.get(host) or _RULES_WITHIN.get(".".join(host.rsplit(".", 2)[-2:]))


def _general(address: _Address, port: str = "") -> str:
    path = _decoded(address.path)
    above, _, last = path.rpartition("/")
    if _INDEX.fullmatch(last):
        path = above.rstrip("/")
    parameters = _decoded(address.query).split("&") if address.query else []
    kept = sorted(each for each in parameters if each and not _TRACKING.fullmatch(each.partition("=")[0]))
    query = f"?{'&'.join(kept)}" if kept else ""
    route = f"#{_decoded(address.fragment)}" if address.fragment.startswith(("!", "/")) else ""
    return f"{address.host}{'' if port in _DEFAULT_PORTS else port}{path}{query}{route}"


def _decoded(text: str) -> str:
    return _ESCAPES.sub(_unescaped, text) if "%" in text else text


def _unescaped(match: re.Match[str]) -> str:
    try:
        text = unquote_to_bytes(match.group()).decode()
    except UnicodeDecodeError:
        return match.group().upper()
    return "".join(f"%{ord(each):02X}" if each in _RESERVED or each < " " else each for each in text)


def _weixin(address: _Address) -> str:
    article = address.path.removeprefix("/s/")
    if article != address.path and article:
        return f"{address.host}/s/{article[:22]}"
    biz = address.parameter("__biz")
    number = address.parameter("mid") or address.parameter("appmsgid")
    index = address.parameter("idx") or address.parameter("itemidx") or "1"
    return f"{address.host}/s?__biz={biz}&mid={number}&idx={index}" if biz and number else ""


def _zhihu(address: _Address) -> str:
    match = _ZHIHU.match(address.path)
    if not match:
        return ""
    if match["column"]:
        return f"zhihu.com/column/{match['column']}"
    if match["answer"]:
        return f"zhihu.com/answer/{match['answer']}"
    return f"zhihu.com/{_ZHIHU_KINDS.get(match['kind'], match['kind'])}/{match['id']}"


def _arxiv(address: _Address) -> str:
    match = _ARXIV.fullmatch(address.path)
    return f"arxiv.org/abs/{match['id'].lower()}" if match else ""


def _doi(address: _Address) -> str:
    match = _DOI.fullmatch(_decoded(address.path))
    if not match:
        return ""
    doi = match["doi"].lower()
    arxiv = _ARXIV_DOI.fullmatch(doi)
    return f"arxiv.org/abs/{arxiv['id']}" if arxiv else f"doi.org/{doi}"


def _github(address: _Address) -> str:
    match = _GITHUB.fullmatch(address.path)
    if match:
        return f"{address.host}/{match['owner']}/{match['name']}".lower()
    match = _GITHUB_FILE.fullmatch(address.path)
    if not match:
        return ""
    inside = re.sub("^raw/", "blob/", match["inside"])
    query = "" if inside.startswith("blob/") else address.query
    path = f"/{match['owner'].lower()}/{match['name'].lower()}/{inside}"
    return _general(_Address(address.host, path, query, ""))


def _raw_github(address: _Address) -> str:
    match = _RAW_FILE.fullmatch(address.path)
    return (
        _github(_Address("github.com", f"/{match['owner']}/{match['name']}/blob/{match['inside']}", "", ""))
        if match
        else ""
    )


def _youtube(address: _Address) -> str:
    match = _YOUTUBE.fullmatch(address.path) if address.host == "youtu.be" or address.path.count("/") > 1 else None
    video = match["id"] if match else address.parameter("v")
    return f"youtube.com/watch?v={video}" if video else ""


def _bilibili(address: _Address) -> str:
    match = _BILIBILI.match(address.path)
    if not match:
        return ""
    part = address.parameter("p")
    video = match["id"] or name_of_video(int(match["number"]))
    return f"bilibili.com/video/{video}{f'?p={part}' if part not in {'', '1'} else ''}"


def _wikipedia(address: _Address) -> str:
    match = _WIKIPEDIA.fullmatch(address.path)
    written = match["title"] if match else "" if address.path != "/w/index.php" else address.parameter("title")
    title = _decoded(written).replace(" ", "_")
    return f"{address.host.replace('.m.', '.')}/wiki/{title}" if title else ""


def _csdn(address: _Address) -> str:
    match = _CSDN.match(address.path)
    return f"blog.csdn.net/article/details/{match['id']}" if match else ""


def _stack(address: _Address) -> str:
    match = _STACK.fullmatch(address.path)
    return f"{address.host}/questions/{match['id']}" if match else ""


def _openreview(address: _Address) -> str:
    paper = address.parameter("id") if address.path in {"/pdf", "/forum"} else ""
    return f"{address.host}/forum?id={paper}" if paper else ""


def _acl(address: _Address) -> str:
    match = _ACL.fullmatch(address.path)
    return f"aclanthology.org/{match['id']}" if match else ""


def _tweet(address: _Address) -> str:
    return f"{address.host}{address.path}" if "/status/" in address.path else ""


_Rule = Callable[[_Address], str]
_RULES: dict[str, _Rule] = {
    "mp.weixin.qq.com": _weixin,
    "ar5iv.labs.arxiv.org": _arxiv,
    "huggingface.co": _arxiv,
    "xxx.itp.ac.cn": _arxiv,
    "xxx.lanl.gov": _arxiv,
    "github.com": _github,
    "gitee.com": _github,
    "raw.githubusercontent.com": _raw_github,
    "openreview.net": _openreview,
    "aclanthology.org": _acl,
    "aclweb.org": _acl,
    "twitter.com": _tweet,
    "b23.tv": _bilibili,
    "dl.acm.org": _doi,
    "link.springer.com": _doi,
    "onlinelibrary.wiley.com": _doi,
}
#: By the last two labels of the host.
_RULES_WITHIN: dict[str, _Rule] = {
    "zhihu.com": _zhihu,
    "arxiv.org": _arxiv,
    "ar5iv.org": _arxiv,
    "arxiv-vanity.com": _arxiv,
    "alphaxiv.org": _arxiv,
    "doi.org": _doi,
    "science.org": _doi,
    "pnas.org": _doi,
    "tandfonline.com": _doi,
    "youtube.com": _youtube,
    "youtube-nocookie.com": _youtube,
    "youtu.be": _youtube,
    "bilibili.com": _bilibili,
    "wikipedia.org": _wikipedia,
    "csdn.net": _csdn,
    "stackoverflow.com": _stack,
    "stackexchange.com": _stack,
}
