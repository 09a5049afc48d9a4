"""What the text below a URL is: its title, its description, both, or the article going on."""

from __future__ import annotations

import re

from msgspec import Struct

from biji.parse.references.keys import host_of, is_within
from biji.parse.references.labels import Label
from biji.parse.references.lines import Line, is_prose
from biji.parse.references.naming import person_of

#: A longer text below a property label is the article's, not a title.
LONGEST_BOUND = 60
#: No title is longer than this; a longer paragraph is text.
_LONGEST_TITLE = 150
#: A description is a line or two; a longer paragraph is the article's text.
_LONGEST_NOTE = 240
#: A longer line in a Latin script, with others below it, is wrapped text.
_LONGEST_LINE = 50
#: The head of "Title。Comment" is at most so long.
_LONGEST_HEAD = 60
#: So long is a title in front of a comment that leads to the next URL; a longer one is a sentence.
_LONGEST_LEAD = 30

#: How the article goes on after a URL, instead of describing it.
_GOES_ON = re.compile(
    r"但(?!丁)|然而|不过|可是|此外|另外|除(?:了|此|非|去)|需要(?:注意|先|安装|说明)|值得(?:注意|一提)|所以|因此|于是|接着|接下来|然后|最后(?!的)|总之|首先|其次|如果|虽然|由于|因为|由此|按照上|根据上|上面|上述|下面|以上|以下"
    r"|[从就对以用][^，。]{1,14}(?:来说|来看|来讲|而言)，"
)
#: How it goes on even in a list, unless the page is one of a title that may begin so.
_TURNS = re.compile(r"但是|然而|于是|因此|这里(?!是)")
#: How the article goes on about what stands above.
_POINTS = re.compile(r"从?[上下](?:图|表|面|述|文|列)|从图中|这里|这篇(?:论文|文章)|该|此|本文|它|其(?!他|它)")
#: A short sentence in English.
_SHORT_SENTENCE = re.compile(r"[A-Z][a-z]*(?: [^ ]+){2,}(?<!\.)\.")
#: A remark in brackets, or a date.
_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)|\d{4}(?:[.年/-]\d{1,2}){1,2}[月日]?")
#: What an author adds to a URL.
_REMARK = re.compile(r"(?:注意?|备注|说明|提示|提取码|密码|PP?S|P\.S\.|Note|N\.B\.)\s?[:：]", re.IGNORECASE)
#: How a sentence begins that tells about the work instead of naming it.
_TELLS = re.compile(r"这|该|本文|此|上[面图述文]|它|其(?!他|它|余)|[我他](?!的)|里面|文中")
#: Roles of things, not of articles, and hosts of articles whose titles are often questions.
_THINGS = frozenset({"official", "homepage", "code", "documentation", "data", "download", "image", "demo", "model"})
#: What is said of a thing: `Foo支持两种平台`, and not which of several it is: `支持两种平台的版本`.
_ABOUT_THINGS = re.compile(
    r"^(?:这|需要|可以|使用[之以]?前|打开|点击|解压|(?:下载|安装)(?:之?后|完|方法))|已经|即可$|就?可以了?$|[？?！!]$"
    r"|^[\w.+#-]{1,30}\s?(?:就?是由|叫做|称为|的区别|(?:支持|提供)(?!.*(?:版本?|实现|封装|代码|例子|示例|文档|教程|模型|数据|镜像)$))"
)
_TALK = ("weixin.qq.com", "zhihu.com")
_OPENING, _CLOSING = "（(《【“「", "）)》】”」"


class Below(Struct, frozen=True, gc=False):
    """A title or note and the index of the line it stands in; -1 for none."""

    title_line: int = -1
    title: str = ""
    note_line: int = -1
    note: str = ""


NOTHING = Below()


def bound_title(url: str, at: int, text: Line, label: Label) -> Below:
    """What follows a URL with a property or sentence label: its title, or the article goes on.

    Args:
        url: as written.
        at: the index of the line below the URL.
        text: that line.
        label: the label above the URL.
    """
    if is_prose(text.text) or len(text.text) > LONGEST_BOUND or "\n" in text.text or _REMARK.match(text.text):
        return NOTHING
    if label.role != "paper" and _SHORT_SENTENCE.fullmatch(text.text):
        return NOTHING
    goes_on = _GOES_ON.match(text.text) or _POINTS.match(text.text)
    if (goes_on and text.text[-1:] not in "？?！!") or _ASIDE.fullmatch(text.text):
        return NOTHING
    if text.kind == "paper" and label.role in _THINGS:
        return NOTHING
    # A site or a repository is no article: a question below it is the next thought.
    told = _split(text.text)[1] or (label.role in _THINGS and _ABOUT_THINGS.search(text.text))
    told = told or (label.role == "homepage" and person_of(text.text))
    return NOTHING if told and not is_within(host_of(url), _TALK) else Below(at, text.text)


def free_title(url: str, at: int, text: str) -> Below:
    """What follows a URL in a list or without a label: title, description, or "Title。Comment".

    Args:
        url: as written.
        at: the index of the line below the URL.
        text: of that line.
    """
    if len(text) > _LONGEST_NOTE:
        return NOTHING
    if "\n" in text:
        return _several_lines(at, text)
    if _REMARK.match(text) or _ASIDE.fullmatch(text):
        return Below(note_line=at, note=text)
    host = host_of(url)
    talk = is_within(host, _TALK)
    head, comment = _split(text)
    split = bool(comment) and len(head) <= _LONGEST_HEAD
    if is_prose(text) or (split and not talk and _tells(head)):
        return Below(at, head, at, comment) if split and not _tells(head) else _description(at, text)
    # A question on Zhihu, and a headline that ends in a question or call, may hold a full stop.
    if split and text[-1] not in "？?！!…" and not is_within(host, ("zhihu.com",)):
        return Below(at, head, at, comment)
    titled = len(text) <= _LONGEST_TITLE and (talk or not _TURNS.match(text))
    return Below(at, text) if titled else NOTHING


def headline(text: str) -> str:
    """The title at the head of a label such as "Title。The same author has written：", or "".

    Args:
        text: of a label right below a URL of a list.
    """
    head, comment = _split(text)
    named = len(head) <= _LONGEST_LEAD and "," not in head and not _tells(head) and not _GOES_ON.match(head)
    return head if comment and named else ""


def _description(at: int, text: str) -> Below:
    return NOTHING if text[0] == "`" or _GOES_ON.match(text) else Below(note_line=at, note=text)


def _several_lines(at: int, text: str) -> Below:
    """A paragraph of several lines: a title and what is said about it, or text."""
    first, _, rest = text.partition("\n")
    first = first.rstrip()
    wrapped = first.isascii() and len(first) > _LONGEST_LINE
    return NOTHING if wrapped or is_prose(first) or len(first) > LONGEST_BOUND else Below(at, first, at, rest)


def _split(text: str) -> tuple[str, str]:
    """A text at its first full stop outside brackets and quotes; the rest is "" without one; `。。。` is none."""
    if "。" not in text:
        return text, ""
    depth = 0
    for index, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth -= 1
        elif character == "。" and depth <= 0 and "。" not in {text[index - 1 : index], text[index + 1 : index + 2]}:
            return text[:index], text[index + 1 :].strip()
    return text, ""


def _tells(head: str) -> bool:
    return "，" in head or "；" in head or bool(_TELLS.match(head))
