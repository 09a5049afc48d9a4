"""The names of all words of the interface."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

#: Singular and plural; both hold `{}` for the number.
Forms = tuple[str, str]


class ScriptStrings(Struct, frozen=True, rename="camel"):
    """Every word that the scripts say, where they are fields of `words`: `copy_failed` is `words.copyFailed`."""

    copy: str
    copied: str
    copy_failed: str
    sort: str
    filter_rows: str
    rows_shown: str
    have: str
    copy_this: str
    cite: str
    zoom: str
    glance: str
    filter: str
    place: str
    keys: str
    close: str
    previous: str
    next: str
    link_here: str


class SearchStrings(Struct, frozen=True, rename="camel"):
    """Every word of the search, most of which travel with its index.

    Attributes:
        found: for articles, sections and references, how many there are.
        about: around such a number while not every phrase has been checked.
    """

    search: str
    placeholder: str
    articles: str
    sections: str
    references: str
    found: Mapping[str, Forms]
    about: str
    nothing: str
    meant: str
    failed: str
    page: str
    close: str
    without_scripts: str


class Strings(Struct, frozen=True):
    """Every word that the theme says itself."""

    skip: str
    home: str
    untitled_site: str
    main_navigation: str
    breadcrumb: str
    topics: str
    other_articles: str
    series: str
    references: str
    by_topic: str
    by_host: str
    by_kind: str
    by_year: str
    undated: str
    related: str
    same_series: str
    contents: str
    graph: str
    overview: str
    links: str
    overview_text: str
    theme: str
    recent: str
    previous_next: str
    nearby: str
    previous: str
    next: str
    linked_from: str
    concepts: str
    named_in_titles: str
    also_discussed: str
    mentioned: str
    together: str
    cited_works: str
    continues_from: str
    continued_in: str
    more_about: str
    more_in: str
    more_elsewhere: str
    missing_parts: str
    cite: str
    more_links: str
    yes: str
    no: str
    partial: str
    having: str
    table: str
    tables: str
    comparison: str
    table_size: str
    task: str
    pages_label: str
    moved: str
    not_found: str
    not_found_text: str
    other: str
    data: str
    download: str
    bookmarks: str
    schema: str
    exports: Mapping[str, str]
    articles: Forms
    concepts_count: Forms
    sections_count: Forms
    formulas_count: Forms
    references_count: Forms
    parts: Forms
    headings_count: Forms
    minutes: Forms
    also_in: Forms
    all_of: Forms
    series_count: Forms
    topics_count: Forms
    tables_count: Forms
    comparisons_count: Forms
    hosts_count: Forms
    more_hosts: Forms
    more_articles: Forms
    all_topics: Forms
    ties_count: Forms
    shared_articles: Forms
    shared_concepts: Forms
    shared_resources: Forms
    written_links: Forms
    kinds: Mapping[str, str]
    roles: Mapping[str, str]
    script: ScriptStrings
    search: SearchStrings
