"""The key under which all addresses of one work meet.

    >>> canonical_key("http://m.zhihu.com/question/12/answer/34?utm_source=wechat")
    'zhihu.com/answer/34'

The address as written is what a reader follows; the key only tells works apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import parse_qsl, unquote, urlencode

#: Parameters that say where a reader came from.
_TRACKING = re.compile(
    r"utm_.*|spm|scm|share_.*|isappinstalled|nsukey|fbclid|gclid|msclkid|mc_[ce]id|igshid|vd_source|weibo_id|"
    r"clicktime|enterid|ascene|subscene|exportkey|pass_ticket|wx_header|chksm|sharer_.*|ref_src|hm(?:sr|pl|cu|kw|ci)|"
    r"tdsourcetag|spm_id_from|from_source",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"(?P<scheme>[a-z]+)://(?:[^/?#@]*@)?(?P<host>[^/?#:]*)(?P<port>:\d*)?(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_ZHIHU = re.compile(r"/(?:question/\d+/answer/(?P<answer>\d+)|(?P<kind>question|answer|p|pin|zvideo)/(?P<id>\d+))")
_ARXIV = re.compile(
    r"/(?:abs|pdf|html|format|ps)/(?P<id>[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?/?",
    re.IGNORECASE,
)
_GITHUB = re.compile(r"/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?")
_YOUTUBE = re.compile(r"[\w-]{11}")


class _Address:
    """The parts of a URL that a rule looks at."""

    __slots__ = ("fragment", "host", "path", "query")

    def __init__(self, host: str, path: str, query: str, fragment: str) -> None:
        self.host, self.path, self.query, self.fragment = host, path, query, fragment

    def parameter(self, name: str) -> str:
        return next((value for key, value in parse_qsl(self.query) if key == name), "")


def host_of(url: str) -> str:
    """The host in lower case without `www.`; "" when there is none."""
    match = _PARTS.match(url)
    return match["host"].lower().removeprefix("www.").rstrip(".") if match else ""


def is_within(host: str, names: Iterable[str]) -> bool:
    """Whether a host is one of these or a part of one, as `zh.wikipedia.org` is of `wikipedia.org`."""
    return any(host == name or host.endswith(f".{name}") for name in names)


def canonical_key(url: str) -> str:
    """One key for all addresses of a work.

    The scheme, `www.` and `m.`, the port's default, a final slash, the fragment and tracking parameters are dropped;
    percent-encoding is decoded. WeChat articles, Zhihu, arXiv, DOI, GitHub and video sites have rules of their own.

    Args:
        url: an absolute URL as written.

    Returns:
        The key: host, path and query, without scheme; a URL without a host is its own key.
    """
    match = _PARTS.match(url)
    if not match or not match["host"]:
        return url
    host = _bare_host(match["host"])
    address = _Address(host, match["path"] or "", match["query"] or "", match["fragment"] or "")
    rule = _RULES.get(host)
    return (rule and rule(address)) or _general(address, match["port"] or "")


def _bare_host(host: str) -> str:
    host = host.lower().rstrip(".")
    for prefix in ("www.", "m.", "mobile."):
        if host.startswith(prefix) and host.count(".") > 1:
            host = host[len(prefix) :]
    return host


def _general(address: _Address, port: str = "") -> str:
    path = _decoded(address.path)
    path = re.sub(r"/(?:index\.(?:html?|php|aspx?|jsp))?$", "", path)
    kept = [
        (name, value)
        for name, value in parse_qsl(address.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    ]
    query = f"?{_decoded(urlencode(sorted(kept)))}" if kept else ""
    bare_query = f"?{_decoded(address.query)}" if not query and address.query and "=" not in address.query else ""
    route = f"#{_decoded(address.fragment)}" if address.fragment.startswith(("!", "/")) else ""
    return f"{address.host}{'' if port in {':80', ':443', ':'} else port}{path}{query or bare_query}{route}"


def _decoded(text: str) -> str:
    if "%" not in text:
        return text
    decoded = unquote(text, errors="replace")
    return text if "\ufffd" in decoded else decoded


def _weixin(address: _Address) -> str:
    article = address.path.removeprefix("/s/")
    if article != address.path and article:
        return f"{address.host}/s/{article.rstrip('/')[:22]}"
    biz, mid, index = (address.parameter(name) for name in ("__biz", "mid", "idx"))
    if biz and mid:
        return f"{address.host}/s?__biz={biz}&mid={mid}&idx={index or '1'}"
    return ""


def _zhihu(address: _Address) -> str:
    match = _ZHIHU.match(address.path)
    if not match:
        return ""
    if match["answer"]:
        return f"zhihu.com/answer/{match['answer']}"
    return f"zhihu.com/{match['kind']}/{match['id']}"


def _arxiv(address: _Address) -> str:
    match = _ARXIV.match(address.path)
    return f"arxiv.org/abs/{match['id'].lower()}" if match else ""


def _doi(address: _Address) -> str:
    path = _decoded(address.path)
    return f"doi.org{path.lower().rstrip('/')}" if path.startswith("/10.") else ""


def _github(address: _Address) -> str:
    match = _GITHUB.fullmatch(address.path)
    return f"github.com/{match['owner']}/{match['name']}".lower() if match else ""


def _youtube(address: _Address) -> str:
    video = address.path[1:] if address.host == "youtu.be" else address.parameter("v")
    return f"youtube.com/watch?v={video}" if _YOUTUBE.fullmatch(video) else ""


def _bilibili(address: _Address) -> str:
    match = re.match(r"/video/(BV\w{10}|av\d+)", address.path)
    if not match:
        return ""
    part = address.parameter("p")
    return f"bilibili.com/video/{match[1]}{f'?p={part}' if part not in {'', '1'} else ''}"


_RULES: dict[str, Callable[[_Address], str]] = {
    "mp.weixin.qq.com": _weixin,
    "zhihu.com": _zhihu,
    "zhuanlan.zhihu.com": _zhihu,
    "arxiv.org": _arxiv,
    "cn.arxiv.org": _arxiv,
    "doi.org": _doi,
    "dx.doi.org": _doi,
    "github.com": _github,
    "youtube.com": _youtube,
    "youtu.be": _youtube,
    "bilibili.com": _bilibili,
}
