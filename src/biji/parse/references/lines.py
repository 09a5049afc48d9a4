"""One line of a body, classified for pairing URLs with titles.

A line is a one-line paragraph, or a line of a paragraph that has a URL on a line of its own, or any other block.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from biji.parse.liquid.links import WORD
from biji.parse.references.labels import read_label
from biji.parse.references.urls import Found, find_urls, whole_url

#: What a line is to the lines around it. A break is a block that is no line: an image, a list, code.
Kind = Literal["url", "label", "step", "paper", "text", "heading", "rule", "break"]


class Line(Struct, frozen=True, gc=False):
    """A classified line.

    Attributes:
        text: as written, without blanks around it; a heading's title.
        url: of a URL line.
        label, title, note: what stands beside the URL in the same line.
        pure: nothing but a URL, a title and a number stand in the line, so that a list of references shows it whole.
        mentions: the text holds URLs within a sentence, and so is no title.
        leads: the text stands above a URL in the same paragraph, and so may be its title.
    """

    kind: Kind
    text: str = ""
    url: str = ""
    label: str = ""
    title: str = ""
    note: str = ""
    pure: bool = True
    mentions: bool = False
    leads: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it is a URL without a title or label of its own."""
        return self.kind == "url" and not self.title and not self.label

    @property
    def is_sentence(self) -> bool:
        """Whether it is text that can say what the next line is about."""
        return self.kind in {"text", "step"} and not self.mentions and "`" not in self.text


#: What ends the search for a title: whatever comes next belongs to something else.
BOUNDARIES = frozenset({"heading", "rule", "label", "step"})
#: Lines that only separate.
_SEPARATING = re.compile(r"[-–—=_*~·.\s]{2,}")
#: Labels of lists that do without a colon.
_BARE_LABEL = re.compile(
    r"[*_]*(?:参考|参考资料|参考文献|参考链接|参考文章|参见|延伸阅读|扩展阅读|相关链接|相关阅读|"
    r"references?|see also|further reading)[*_]*",
    re.IGNORECASE,
)
#: Zero-width characters stand for nothing in a title or URL.
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_STEP = re.compile(
    r"[*_]*(?:(?!\d{2,3}\.(?:com|cn|net|org)(?![a-z]))\d{1,3}[.、)）](?!\d)|[（(]\d{1,3}[)）]|\d{1,3}--|[①-⑳]|[一二三四五六七八九十]{1,3}、|(?:示例|例|步骤|方法|方案)\s*\d{1,2}\s*[：:.、]|"
    r"[Ss]tep\s*\d{1,2}\s*[：:.])\s*"
)
_MARKER = re.compile(
    r"(?:\d{1,3}[.、)）]|[a-z]\)|[（(]\d{1,3}[)）]|\[\d{1,3}\]|\d{1,3}--|[①-⑳]|[-*+•·●○■])\s*(?=<?(?:https?|ftp)://|\[)",
    re.IGNORECASE,
)
_WRAPPED = re.compile(
    r"<((?:https?|ftp)://[^<>\s]+)>"
    r"|\*\*((?:https?|ftp)://[^*\s]+)\*\*"
    r"|[（(]((?:https?|ftp)://[^\s（）()]+)[)）]",
    re.IGNORECASE,
)
#: A place to link to, or a line's end, without text.
_ANCHORS = re.compile(r"(?:<a\s+(?:name|id)\s*=[^<>]*>|</a>|<br\s*/?>|\s+)+", re.IGNORECASE)
_PAPER = re.compile(r"《[^》]+》(?:（[^（）]{1,20}）)?[。,，]?")
_LINK = re.compile(
    r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])+)\]\(<?((?:https?|ftp)://(?:[^\s<>()]|\([^\s()]*\))+)>?(?:\s+[\"'][^\"']*[\"'])?\)",
    re.IGNORECASE,
)
#: What separates a link at the beginning of a line from its description.
_SEPARATOR = re.compile(r"\s*(?:[-–—:：,，]+|(?=[（(]))\s*")
_IMAGE = re.compile(r"!\[")
_LABELLED = re.compile(r"(.{1,80}?)\s*[：:]\s*<?((?:https?|ftp)://\S+)", re.IGNORECASE)
_TITLED = re.compile(r"(.{1,80}?)(?:[\s\u3000]+|(?<=》))(?:[-–—|]\s*)?<?((?:https?|ftp)://\S+)", re.IGNORECASE)
_BREAK = re.compile(r"^\s*<br\s*/?>", re.IGNORECASE)
#: An address with a blank in it, as authors copy them from their disks.
_REST_OF_PATH = re.compile(r"[\w%. -]*(?:/|\.(?:html?|pdf|php|md))[\w%./#?=& -]*", re.ASCII)
#: `[1] Author. Title. URL`, as papers cite.
_CITED = re.compile(r"\[\d{1,3}\]\s*(.{1,300}?)\s*[-–—.,，。：:]?\s*<?((?:https?|ftp)://\S+)", re.IGNORECASE)
#: `Title（URL）`
_BRACKETED = re.compile(r"(.{1,80}?)(?<!\])\s*[（(]\s*<?((?:https?|ftp)://[^\s（）()]+?)>?\s*[）)]", re.IGNORECASE)
#: A question or a call may be a title as a whole.
_SENTENCE = re.compile(
    r"[。；]|[！？](?=.)|，.*，|(?:见|参考|参见|访问|打开|看|在|是|为|用|到|从|的|see|at|from|visit|to|and|or|is)$",
    re.IGNORECASE,
)

#: How a sentence begins that sends the reader to the URL at its end.
_POINTS_TO = re.compile(
    r"这|该|此|更多|具体|详细|关于|可?以?参[考见]|访问|打开|下载|点击|查看|附上|感兴趣|官[方网]|[中英]文(?:文档|手册|版|网站|主页)|"
    r"(?:official|more|details|download|see|visit)\b|[（(【\[][^）)】\]]*[）)】\]]$",
    re.IGNORECASE,
)

#: A shorter phrase in front of a colon is a label.
_SHORTEST_TITLE = 6
#: How a phrase begins that leads to a URL, and how one ends that says what the address is.
_LEADS = re.compile(
    r"[这那该此其它更有在用我他她还另也可请]|如(?!何)|[上下]面|以[上下]|具体|详细|关于|PS|Note|See|The (?:same|other)"
)
_PLACE = re.compile(
    r"(?:地址|链接|网址|站点|页面|入口|版|版本|账号|频道|论坛|群|page|version|address|site)$", re.IGNORECASE
)


def clean(text: str) -> str:
    """A text without zero-width characters and without blanks around it."""
    # None of them is printable, as few other characters are not.
    if not (text.isascii() or text.isprintable()):
        text = _INVISIBLE.sub("", text)
    return text.strip(" \t\r\n\u3000\u00a0")


#: A remark in brackets behind the end of a sentence, and closing quotes.
_SENTENCE_END = re.compile(r"(?:(?:(?<!。)。|[；，;,])[”’」』\"']?|[。；]\s*（[^（）]*）)$")
#: Commands of a shell.
_COMMAND = re.compile(
    r"(?:`[^`]+`[\s,，、+|>&-]*)+$|(?:sudo|pip3?|apt|apt-get|yum|brew|npm|git|docker|conda|cd|wget|curl)\s+[a-z./~-]"
)
#: With what a text ends that may be a sentence: asked first, for most titles do not.
_ENDS = frozenset("。；，;,”’」』\"'）\n")
#: So many words and a full stop are an English sentence.
_SENTENCE_BLANKS = 9
_EMPHATIC = re.compile(r"(\*\*|__)(?:(?!\1).)+\1[：:]?")


def is_prose(text: str) -> bool:
    """Whether a paragraph is a sentence or a command, not a title."""
    if text[-1:] == "." and text.count(" ") >= _SENTENCE_BLANKS and not text.endswith(".."):
        return True
    return bool(_COMMAND.match(text) or (text[-1:] in _ENDS and _SENTENCE_END.search(text)))


def is_emphatic(text: str) -> bool:
    """Whether a paragraph is bold as a whole, and so a head, not a sentence."""
    return bool(_EMPHATIC.fullmatch(text)) and not is_prose(text.strip("*_"))


def without_step(text: str) -> str:
    """A step's text without its number."""
    step = _STEP.match(text)
    return text[step.end() :] if step else text


def classify(source: str) -> Line:
    """What a one-line paragraph is.

    Args:
        source: its Markdown, as written.
    """
    text = clean(source)
    if not text or (text[0] in "-–—=_*~·." and _SEPARATING.fullmatch(text)):
        return Line("rule", text)
    # The address of a page of the site itself leads to no outside work.
    if "://" in text and WORD not in text:
        line = _url_line(text)
        return line or Line("text", text, mentions=next(find_urls(text), None) is not None)
    return Line(_kind_of_text(text), text)


def _kind_of_text(text: str) -> Kind:
    """What a line without a URL is."""
    if text.rstrip("*_ ")[-1:] in {"：", ":"} or (len(text) < 24 and _BARE_LABEL.fullmatch(text)):
        return "label"
    if _STEP.match(text):
        return "step"
    if text[0] == "《" and _PAPER.fullmatch(text):
        return "paper"
    return "break" if text[0] == "<" and _ANCHORS.fullmatch(text) else "text"


def _url_line(text: str) -> Line | None:
    """The line as a URL with or without a label or title beside it; None when it is a sentence that holds URLs."""
    whole = whole_url(text)
    if whole and whole.end == len(text):
        return Line("url", text, url=text)
    marker = _MARKER.match(text)
    rest = text[marker.end() :] if marker else text
    wrapped = _WRAPPED.fullmatch(rest)
    if wrapped:
        rest = wrapped[1] or wrapped[2] or wrapped[3]
    found = whole_url(rest)
    if found:
        return _after_url(text, rest, found)
    link = _LINK.match(rest if marker else text)
    if link:
        return _of_link(text, link)
    return None if is_prose(text) else _before_url(text)


def _of_link(text: str, link: re.Match[str]) -> Line | None:
    """`[title](url)`, alone or with a description behind it."""
    title = "" if "://" in link[1] or _IMAGE.match(link[1]) else clean(link[1])
    note = link.string[link.end() :]
    if not note or note in "。.;；，,":
        return Line("url", text, url=link[2], title=title)
    separator = _SEPARATOR.match(note)
    if not title or not separator or "://" in note:
        return None
    return Line("url", text, url=link[2], title=title, note=note[separator.end() :])


def _after_url(text: str, rest: str, found: Found) -> Line | None:
    title = clean(_BREAK.sub("", rest[found.end :], count=1)).lstrip("：:，,;；|-–— ")
    if "://" in title:
        return None
    if len(title) < 200 and _REST_OF_PATH.fullmatch(title):
        return Line("url", text, url=rest)
    if not title or all(not character.isalnum() for character in title):
        return Line("url", text, url=found.url)
    if is_prose(title) or len(title) > 100:
        return None
    if title[0] in "（(【[" and title[-1] in "）)】]":
        return Line("url", text, url=found.url, note=title[1:-1])
    return Line("url", text, url=found.url, title=title)


def _names_work(text: str) -> bool:
    """Whether what stands in front of `：URL` is no label but a title: 《…》, or a phrase of a title's length."""
    if _PAPER.fullmatch(text):
        return True
    long_enough = text.count(" ") >= 2 if text.isascii() else len(text) >= _SHORTEST_TITLE
    if not long_enough or _LEADS.match(text) or _PLACE.search(text) or _SENTENCE.search(text):
        return False
    return read_label(text).kind == "sentence"


def _before_url(text: str) -> Line | None:
    for pattern in (_CITED, _BRACKETED, _LABELLED, _TITLED):
        match = pattern.fullmatch(text)
        if not match or "://" in match[1]:
            continue
        found = whole_url(match[2].removesuffix(">"))
        if not found or found.end < len(match[2].removesuffix(">")):
            return None
        if pattern is _LABELLED and not _names_work(without_step(match[1])):
            return Line("url", text, url=found.url, label=without_step(match[1]), pure=False)
        title = without_step(match[1])
        if not any(character.isalnum() for character in title):
            return Line("url", text, url=found.url)
        if pattern is not _CITED and (_SENTENCE.search(title) or _POINTS_TO.match(title) or len(title) > 60):
            return None
        return Line("url", text, url=found.url, title=title, pure=False)
    return None
