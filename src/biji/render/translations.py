"""One text in several languages: articles that share a `ref:` in their front matter and each name their `lang:`."""

from __future__ import annotations

from collections.abc import Mapping

from biji.model import Site


def translations(site: Site) -> Mapping[str, Mapping[str, str]]:
    """Source to language tag to URL, for articles that exist in more than one language.

    The key `ref` is the custom of multilingual sites made with Jekyll
    (https://sylvaindurand.org/making-jekyll-multilingual/).
    """
    versions: dict[str, dict[str, str]] = {}
    for source, article in sorted(site.articles.items()):
        ref = article.metadata.extras.get("ref")
        if article.metadata.lang and isinstance(ref, str) and source in site.urls:
            versions.setdefault(ref, {}).setdefault(article.metadata.lang, source)
    return {
        source: {lang: site.urls[each] for lang, each in sorted(of_one.items())}
        for of_one in versions.values()
        if len(of_one) > 1
        for source in of_one.values()
    }
