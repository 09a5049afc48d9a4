"""Two sites of one folder, held against each other file by file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from os.path import commonprefix
from pathlib import Path, PurePosixPath

from biji.build import Loaded
from biji.doctor.pages import anchors, files_below, heading_ids, is_redirect, text_of
from biji.doctor.report import Finding, Kept, Kind, Report, by_importance
from biji.model.permalinks import HTML_SUFFIXES, output_path
from biji.render import article_body

#: What Jekyll's themes and plugins write for pages of their own, which nobody links to.
_THEME_SUFFIXES = frozenset((".css", ".js", ".map", ".scss", ".woff", ".woff2", ".ttf", ".eot", ".otf"))
_THEME_FILES = frozenset(("redirects.json", "search.json", "sw.js", "site.webmanifest", "manifest.json"))
_FEED = re.compile(
    r"(?:.*/)?(?:feed|atom|rss|index)[^/]*\.(?:xml|atom|rss)|(?:.*/)?(?:feed|rss)\.json", re.IGNORECASE
)
_SITEMAP = re.compile(r"(?:.*/)?sitemap[^/]*\.xml(?:\.gz)?", re.IGNORECASE)
_PAGINATION = re.compile(r"(?:.*/)?page[/-]?\d+(?:/index)?\.html")
#: An id that is missing on more than half of the pages, of which there are more than these, is the layout's.
_FEW_PAGES = 4
#: How much text finds its place on another page, and how much shows where they part, in characters.
_LANDMARK = 24
_EXCERPT = 30


def compare(old: Path, new: Path, faithful: Loaded, findings: Iterable[Finding]) -> Report:
    """The report of a move from one site to the other.

    Args:
        old: the site that Jekyll made.
        new: the site that biji makes, in a folder.
        faithful: the same folder read for bodies that are exactly Jekyll's.
        findings: what is known besides.
    """
    before, after = files_below(old), files_below(new)
    pages = {path: _read(file) for path, file in before.items() if path.endswith(HTML_SUFFIXES)}
    lost = [path for path in before if path not in after]
    numbered = {path for path in lost if _PAGINATION.fullmatch(path)}
    id_findings, ids = _ids({path: page for path, page in pages.items() if path in after}, after, faithful)
    text_findings, texts = _texts(pages, faithful)
    lost_files = [
        _lost_file(path, has_address=bool(faithful.render.url))
        for path in lost
        if path not in pages or path in numbered
    ]
    lost_pages = [
        _lost_page(path, redirects=is_redirect(pages[path])) for path in lost if path in pages.keys() - numbered
    ]
    all_findings = by_importance((*lost_pages, *id_findings, *lost_files, *text_findings, *findings))
    total = len(pages) - len(numbered)
    return Report(str(old), Kept(total - len(lost_pages), total), ids, texts, all_findings)


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def _ids(pages: Mapping[str, str], after: Mapping[str, Path], faithful: Loaded) -> tuple[list[Finding], Kept]:
    """The headings' ids that are no longer where they were; those of a page that redirects now are at its end."""
    moved = {output_path(url): output_path(to) for url, to in faithful.site.redirects.items()}
    missing: dict[str, list[str]] = {}
    total = 0
    for path, page in pages.items():
        ids = tuple(dict.fromkeys(heading_ids(page)))
        total += len(ids)
        target = after.get(moved.get(path, path))  # None where it redirects to another site
        there = anchors(_read(target)) if ids and target else frozenset(ids)
        missing[path] = [one for one in ids if one not in there]
    counts = Counter(one for lost in missing.values() for one in lost)
    layout = {one for one, count in counts.items() if count > max(_FEW_PAGES, len(pages) // 2)}
    findings = [
        Finding(
            Kind.LOST_IDS,
            f"/{path}",
            f"links to {_listed([f'#{one}' for one in lost])} of this page will lead to its top",
            'write the id behind the heading, such as "# Title {#id}", or `<a name="id"></a>` above it',
        )
        for path, found in missing.items()
        if (lost := [one for one in found if one not in layout])
    ]
    findings += [
        Finding(Kind.REPLACED, f"#{one}", f"a heading of the layout on {counts[one]} pages, which is not used here")
        for one in sorted(layout)
    ]
    total -= sum(counts[one] for one in layout)
    return findings, Kept(total - sum(counts[one] for one in counts.keys() - layout), total)


def _texts(pages: Mapping[str, str], faithful: Loaded) -> tuple[list[Finding], Kept]:
    """The articles whose text the old page does not show word for word, and from where on."""
    findings: list[Finding] = []
    total = 0
    for source, article in sorted(faithful.site.articles.items()):
        page = pages.get(output_path(faithful.site.urls[source]))
        if page is None or is_redirect(page):
            continue
        total += 1
        ours, theirs = text_of(article_body(article, faithful.render)), text_of(page)
        if ours not in theirs:
            findings.append(Finding(Kind.TEXT, source, _parting(ours, theirs), _TEXT_HINT))
    return findings, Kept(total - len(findings), total)


_TEXT_HINT = (
    "is the old site up to date? Build it with `jekyll build` again; else look at the page, and at what `biji build` "
    "says about the file"
)


def _parting(ours: str, theirs: str) -> str:
    """Where two texts part, blanks left out."""
    place = theirs.find(ours[:_LANDMARK])
    if place < 0:
        return f'the text begins otherwise than on the old page: "{ours[:_EXCERPT]}"'
    rest = theirs[place:]
    same = len(commonprefix((ours, rest)))  # noqa: RUF071 - texts, not paths
    return (
        f'behind "{ours[max(0, same - _LANDMARK) : same]}" stands "{ours[same : same + _EXCERPT]}"; on the old page, '
        f'"{rest[same : same + _EXCERPT]}"'
    )


def _lost_page(path: str, *, redirects: bool) -> Finding:
    url = f"/{path.removesuffix('index.html')}"
    if redirects:
        hint = "write `redirect_from:` with this address into the front matter of the page that it leads to"
        return Finding(Kind.LOST_PAGE, url, "a page that only sends its readers on", hint)
    hint = "give its source `permalink:` with this address, or the page that replaces it `redirect_from:`"
    return Finding(Kind.LOST_PAGE, url, "no page of biji's has this address", hint)


def _lost_file(path: str, *, has_address: bool) -> Finding:
    """What the loss of a file that is no page means; without the site's address there is no feed and no sitemap."""
    url, name = f"/{path}", PurePosixPath(path).name.lower()
    if _PAGINATION.fullmatch(path):
        return Finding(Kind.REPLACED, url, "a numbered page of a list; biji's lists are on one page each")
    if _SITEMAP.fullmatch(path):
        hint = "tell the search engines" if has_address else _ADDRESS
        return Finding(Kind.REPLACED, url, "biji's sitemap is /sitemap.xml", hint)
    if _FEED.fullmatch(path):
        hint = (
            f"write `feed: {{path: {url}}}` into _config.yml, if it is the site's own feed"
            if has_address
            else _ADDRESS
        )
        return Finding(Kind.LOST_FEED, url, "readers follow this feed", hint)
    if PurePosixPath(path).suffix.lower() in _THEME_SUFFIXES or name in _THEME_FILES:
        return Finding(Kind.REPLACED, url, "a file of the old theme; biji's pages have their own")
    hint = (
        "is it made by a plugin, or from a file with front matter? Put the finished file at its place in the folder"
    )
    return Finding(Kind.LOST_FILE, url, "no file of biji's has this address", hint)


_ADDRESS = "write `url: https://…` into _config.yml: without it there is no feed and no sitemap"


def _listed(names: list[str], most: int = 3) -> str:
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")
