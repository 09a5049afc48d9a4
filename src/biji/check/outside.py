"""What the answers of outside addresses mean for the articles that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from biji.check.answers import Answer
from biji.check.references import addresses, is_public, plain
from biji.diagnostics import Diagnostic
from biji.model import Article, Site


def outside_addresses(site: Site, *, private: bool = False) -> list[str]:
    """All addresses of a site that are worth asking, each once, sorted.

    Args:
        site: the links that lead inside it are left out.
        private: ask hosts of one's own network too.
    """
    found = {
        plain(url)
        for source, article in site.articles.items()
        for url in addresses(article)
        if url not in site.targets.get(source, {}) and (private or is_public(url))
    }
    return sorted(found)


def answered(article: Article, answers: Mapping[str, Answer]) -> Iterator[Diagnostic]:
    """A diagnostic for each place that names an address which is gone, has moved, or could be encrypted."""
    for url, spans in addresses(article).items() if answers else ():
        answer = answers.get(plain(url))
        said = _said(article, url, answer) if answer else None
        if said:
            yield from (Diagnostic(said[0], span, said[1], said[2]) for span in spans)


def _said(article: Article, url: str, answer: Answer) -> tuple[str, str, str] | None:
    """Code, message and hint."""
    if answer.state == "gone":
        year = article.metadata.date.year if article.metadata.date else 0
        archived = f"perhaps it is kept at https://web.archive.org/web/{year or 2}/{plain(url)}"
        return "gone-link", f'"{url}" is gone: {answer.reason}', archived if is_public(url) else ""
    if answer.moved and _tells_more(url, answer.moved):
        return "moved-link", f'"{url}" has moved for good', f'write "{answer.moved}"'
    if answer.secure:
        better = "https:" + url.partition(":")[2]
        return "http-link", f'"{url}" is not encrypted', f'write "{better}": it answers the same'
    return None


def _tells_more(url: str, moved: str) -> bool:
    """Whether a redirect is news: not for encryption alone, nor to a front page, where what is gone is sent too."""
    old, new = urlsplit(url), urlsplit(moved)
    same_host = old.netloc.removeprefix("www.") == new.netloc.removeprefix("www.")
    if same_host and (old.path.rstrip("/"), old.query) == (new.path.rstrip("/"), new.query):
        return False
    return bool(new.path.strip("/")) or not old.path.strip("/")
