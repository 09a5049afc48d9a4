"""The vocabulary of permalinks (https://jekyllrb.com/docs/permalinks/)."""

from __future__ import annotations

import re
from collections.abc import Mapping

#: The styles and what they stand for.
PERMALINK_STYLES: Mapping[str, str] = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}

#: What may stand after a colon in the permalink of a post.
PERMALINK_PLACEHOLDERS = frozenset(
    (
        *("year", "short_year", "month", "i_month", "short_month", "long_month", "day", "i_day", "y_day", "w_year"),
        *("week", "w_day", "short_day", "long_day", "hour", "minute", "second", "title", "slug", "name", "path"),
        *("collection", "categories", "slugified_categories", "output_ext"),
    )
)

#: Jekyll takes the longest run of letters and underscores; a final underscore need not belong to the name.
PLACEHOLDER = re.compile(r":([a-z_]+)")


def unknown_placeholders(template: str) -> tuple[str, ...]:
    """The names after colons in a template that stand for nothing.

    >>> unknown_placeholders("/:year_:month/:tilte")
    ('tilte',)
    """
    names = PLACEHOLDER.findall(template)
    return tuple(name for name in names if not {name, name.removesuffix("_")} & PERMALINK_PLACEHOLDERS)
