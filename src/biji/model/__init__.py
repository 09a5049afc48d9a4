"""Every value that the stages exchange: frozen, typed, without behaviour beyond what can be derived from them.

A folder becomes `Source`s (discover), each of them becomes an `Article` on its own (parse), all articles together
become a `Site` (link), the site becomes `OutputFile`s (render), and those reach the disk (write).

Everything stays symbolic until render: articles name each other by source path, and a `Fragment` holds markers
where a link's address or a formula stands, so that renaming one article never parses another again.

`gc=False` keeps the values out of Python's cycle collector, which would walk through hundreds of thousands of them
again and again: frozen values cannot form cycles.
"""

from biji.model.articles import Article, Parsed
from biji.model.blocks import (
    AnyBlock,
    AnyTable,
    Block,
    CodeBlock,
    ComparisonTable,
    DataTable,
    Diagram,
    Figure,
    FormulaBlock,
    PaperList,
    Prose,
    ReferenceList,
    Table,
    TableOfContents,
)
from biji.model.digests import Digest
from biji.model.downloads import ARTICLE_DOWNLOADS, DOWNLOADS, FEEDS, GROUP_DOWNLOADS, TEXT_DOWNLOADS
from biji.model.fragments import SERIES_SCHEME, WORK_KINDS, Formula, Fragment, Inline, Link, Paper, Reference
from biji.model.gists import Gist
from biji.model.knowledge import Concept, Continuation, Mention, Place, Reason, Related
from biji.model.metadata import Metadata
from biji.model.options import FrontMatterDefault, KramdownOptions, LinkOptions, ParseOptions, RenderOptions
from biji.model.outlines import InnerLink, Outline, OutlineHeading
from biji.model.running_text import RunningText
from biji.model.searched import Searched
from biji.model.sections import Heading, Section
from biji.model.site import (
    Backlink,
    Citation,
    Linked,
    Neighbours,
    OutputFile,
    Part,
    ReferenceIndex,
    Resource,
    ResourceGroup,
    Series,
    Site,
    SiteTable,
    Target,
    Topic,
)
from biji.model.sources import Source, SourceKind, StaticFile, ThemeFile, ThemeFolder

__all__ = [
    "ARTICLE_DOWNLOADS",
    "DOWNLOADS",
    "FEEDS",
    "GROUP_DOWNLOADS",
    "SERIES_SCHEME",
    "TEXT_DOWNLOADS",
    "WORK_KINDS",
    "AnyBlock",
    "AnyTable",
    "Article",
    "Backlink",
    "Block",
    "Citation",
    "CodeBlock",
    "ComparisonTable",
    "Concept",
    "Continuation",
    "DataTable",
    "Diagram",
    "Digest",
    "Figure",
    "Formula",
    "FormulaBlock",
    "Fragment",
    "FrontMatterDefault",
    "Gist",
    "Heading",
    "Inline",
    "InnerLink",
    "KramdownOptions",
    "Link",
    "LinkOptions",
    "Linked",
    "Mention",
    "Metadata",
    "Neighbours",
    "Outline",
    "OutlineHeading",
    "OutputFile",
    "Paper",
    "PaperList",
    "ParseOptions",
    "Parsed",
    "Part",
    "Place",
    "Prose",
    "Reason",
    "Reference",
    "ReferenceIndex",
    "ReferenceList",
    "Related",
    "RenderOptions",
    "Resource",
    "ResourceGroup",
    "RunningText",
    "Searched",
    "Section",
    "Series",
    "Site",
    "SiteTable",
    "Source",
    "SourceKind",
    "StaticFile",
    "Table",
    "TableOfContents",
    "Target",
    "ThemeFile",
    "ThemeFolder",
    "Topic",
]
