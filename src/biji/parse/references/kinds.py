"""What sort of work stands behind an address.

| kind | by host and path | else by label | else by path |
|---|---|---|---|
| `article` | WeChat, columns on Zhihu, blogs, news, encyclopedias | | all others |
| `question` | Zhihu, Stack Exchange, issues and discussions of repositories | | |
| `repository` | code hosts, Hugging Face, SourceForge | `code` | |
| `paper` | arXiv, DOI, publishers, proceedings | `paper` | `….pdf` |
| `book` | shops and catalogues of books, Gutenberg | | |
| `video` | Bilibili, YouTube, Youku, talks of TED | `video` | |
| `documentation` | Read the Docs, MDN, RFCs, hosts called `docs.` | `documentation` | `docs/…`, `manual/…` |

The first column that answers wins: a column on Zhihu below `论文：` is an article about the paper.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Kind = Literal["article", "paper", "repository", "question", "video", "book", "documentation"]

#: Kind, hosts with all that lie within them, and how the path begins after its first `/` ("" for any).
_TABLE: tuple[tuple[Kind, str, str], ...] = (
    ("question", "zhihu.com", r"question|answer|collection"),
    ("video", "zhihu.com", r"zvideo"),
    ("article", "zhihu.com weixin.qq.com", ""),
    ("question", "github.com gitlab.com gitee.com", r"[^/]+/[^/]+/(?:-/)?(?:issues|discussions)/\w"),
    ("documentation", "github.com gitlab.com gitee.com", r"[^/]+/[^/]+/(?:-/)?wikis?\b"),
    ("article", "github.blog github.github.com", ""),
    ("documentation", "docs.github.com docs.gitlab.com", ""),
    ("repository", "github.com gitlab.com gitee.com bitbucket.org git.oschina.net codeberg.org sr.ht", ""),
    ("repository", "gist.githubusercontent.com raw.githubusercontent.com sourceforge.net code.google.com", ""),
    ("repository", "git.kernel.org", ""),
    ("documentation", "huggingface.co", r"docs|learn"),
    ("article", "huggingface.co", r"blog"),
    ("repository", "huggingface.co", r"[^/]+/[^/]"),
    (
        "question",
        "stackoverflow.com stackexchange.com superuser.com serverfault.com askubuntu.com mathoverflow.net",
        r"q|a|questions",
    ),
    ("question", "segmentfault.com", r"q/"),
    ("question", "zhidao.baidu.com wukong.com wenwen.sogou.com answers.microsoft.com", ""),
    ("article", "quora.com", r"(?:profile|topic|q)/"),
    ("question", "quora.com", r"[^/]"),
    ("question", "v2ex.com", r"t/"),
    ("book", "douban.com", r"(?:book/)?subject/|isbn/"),
    (
        "book",
        "books.google.com book.douban.com weread.qq.com gutenberg.org d2l.ai deeplearningbook.org leanpub.com",
        "",
    ),
    ("book", "manning.com", r"books/"),
    ("book", "packtpub.com dangdang.com tup.tsinghua.edu.cn epubit.com ituring.com.cn goodreads.com", ""),
    ("book", "amazon.com amazon.cn", r"(?:[^/]+/)?dp/|gp/product/"),
    ("book", "oreilly.com", r"library/view/|catalog/"),
    ("book", "link.springer.com", r"book/"),
    ("book", "archive.org", r"details/"),
    ("paper", "doi.org openreview.net semanticscholar.org aclanthology.org aclweb.org", ""),
    ("paper", "arxiv.org", r"abs/|pdf/|html/|ps/|format/"),
    ("paper", "papers.nips.cc proceedings.neurips.cc proceedings.mlr.press openaccess.thecvf.com jmlr.org", ""),
    ("paper", "ieeexplore.ieee.org dl.acm.org sciencedirect.com biorxiv.org medrxiv.org ssrn.com pnas.org", ""),
    ("paper", "cnki.net wanfangdata.com.cn cqvip.com jstor.org mdpi.com plos.org tandfonline.com", ""),
    ("paper", "onlinelibrary.wiley.com academic.oup.com frontiersin.org pubmed.ncbi.nlm.nih.gov", ""),
    ("paper", "nature.com", r"articles/"),
    ("paper", "researchgate.net", r"publication/"),
    ("paper", "ncbi.nlm.nih.gov", r"pmc/|pubmed/"),
    ("paper", "paperswithcode.com", r"paper/"),
    ("article", "bilibili.com", r"read/|opus/"),
    ("video", "bilibili.com youtube.com youtu.be youku.com v.qq.com vimeo.com iqiyi.com tudou.com ixigua.com", ""),
    ("video", "open.163.com b23.tv twitch.tv", ""),
    ("video", "ted.com", r"talks/"),
    ("documentation", "readthedocs.io readthedocs.org developer.mozilla.org devdocs.io docs.rs pkg.go.dev", ""),
    ("documentation", "rfc-editor.org tools.ietf.org datatracker.ietf.org man7.org cppreference.com pydoc.net", ""),
    ("documentation", "w3.org", r"TR/"),
    ("documentation", "pytorch.org", r"docs/"),
    ("documentation", "tensorflow.org", r"api_docs|guide|tutorials"),
    ("documentation", "learn.microsoft.com", ""),
    (
        "article",
        "csdn.net cnblogs.com jianshu.com juejin.cn segmentfault.com medium.com sohu.com 163.com sina.com.cn",
        "",
    ),
    ("article", "qq.com ifeng.com toutiao.com wikipedia.org baike.baidu.com tieba.baidu.com douban.com 36kr.com", ""),
)
_BY_ROLE: dict[str, Kind] = {
    "code": "repository",
    "paper": "paper",
    "documentation": "documentation",
    "video": "video",
}
_DOCUMENTATION_HOST = re.compile(r"(?:docs?|manual|man|api)\.")
_DOCUMENTATION_PATH = re.compile(
    r"(?:[^/]+/)?(?:docs?|documentation|manuals?|man|reference|api|apidocs|javadoc)(?:/|$)", re.IGNORECASE
)

_Rules = tuple[tuple[Kind, re.Pattern[str]], ...]


def _by_host() -> dict[str, _Rules]:
    rules: dict[str, _Rules] = {}
    for kind, hosts, path in _TABLE:
        pattern = re.compile(path)
        for host in hosts.split():
            rules[host] = (*rules.get(host, ()), (kind, pattern))
    return rules


_BY_HOST = _by_host()


@lru_cache(maxsize=4096)
def _rules_of(host: str) -> _Rules:
    """The rules of a host and of those it lies within, the closest first."""
    labels = host.split(".")
    within = (".".join(labels[start:]) for start in range(len(labels) - 1))
    rules = tuple(rule for name in within for rule in _BY_HOST.get(name, ()))
    if _DOCUMENTATION_HOST.match(host):
        rules += (("documentation", re.compile("")),)
    return rules


@lru_cache(maxsize=256)
def kind_of_address(key: str) -> Kind | None:
    """What the address alone says, or None.

    Args:
        key: `biji.parse.references.keys.canonical_key` of it.
    """
    host, _, path = key.partition("/")
    for kind, pattern in _rules_of(host.partition(":")[0]):
        if pattern.match(path):
            return kind
    return None


def kind_of(key: str, role: str) -> Kind:
    """The kind of a work.

    Args:
        key: `biji.parse.references.keys.canonical_key` of its address.
        role: what its label says, see `biji.parse.references.labels`.
    """
    known = kind_of_address(key) or _BY_ROLE.get(role)
    if known:
        return known
    path = key.partition("/")[2]
    if path.partition("?")[0].lower().endswith(".pdf"):
        return "paper"
    return "documentation" if _DOCUMENTATION_PATH.match(path) else "article"
