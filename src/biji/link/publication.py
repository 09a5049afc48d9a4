"""Which articles are published, and in which order."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable

from biji.diagnostics import Diagnostic, Span
from biji.model import Article, LinkOptions, SourceKind


def withheld(articles: Iterable[Article], options: LinkOptions) -> list[str]:
    """Why each article is not published: `draft`, `unpublished` or `future`; "" when it is.

    The rules are Jekyll's: `published: false` always counts, drafts need `show_drafts`, the future `future`
    (https://jekyllrb.com/docs/configuration/options/).
    """
    now = math.inf if options.future or not options.now else _zoned(options.now).timestamp()
    return [_reason(article, now, drafts=options.drafts) for article in articles]


def _reason(article: Article, now: float, *, drafts: bool) -> str:
    if not article.metadata.published:
        return "unpublished"
    if not drafts and (article.metadata.draft or article.kind is SourceKind.DRAFT):
        return "draft"
    return "future" if article.digest.moment > now and article.kind is not SourceKind.PAGE else ""


def postponed(articles: Iterable[Article]) -> list[Diagnostic]:
    """What is said of articles that are of the future: whoever misses one is to find out why.

    Args:
        articles: that are withheld for that reason.
    """
    hint = "the first build after that moment publishes it; --future does so now"
    return [
        Diagnostic(
            "future-post", Span(one.source), f"dated {one.metadata.date:%Y-%m-%d %H:%M}, not published yet", hint
        )
        for one in articles
    ]


def unchanging(articles: Iterable[Article], now: dt.datetime) -> tuple[dt.datetime | None, dt.datetime | None]:
    """The time around a moment in which the same articles are in the future: from the first to before the second."""
    dates = [_zoned(article.metadata.date) for article in articles if article.metadata.date]
    passed = max((date for date in dates if date <= _zoned(now)), default=None)
    return passed, min((date for date in dates if date > _zoned(now)), default=None)


def newest_first(articles: Iterable[Article]) -> list[Article]:
    """Articles by date, the undated last; those of one moment by path."""
    return sorted(articles, key=lambda article: (-article.digest.moment, article.source))


def _zoned(date: dt.datetime) -> dt.datetime:
    return date if date.tzinfo else date.replace(tzinfo=dt.UTC)
