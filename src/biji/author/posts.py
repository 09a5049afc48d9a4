"""The file of a new post, named and headed like the posts that are there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from biji.author.folder import Post
from biji.author.heads import KEEP_TOPIC, Words, front_matter
from biji.author.parts import NextPart, links_to_last, next_part
from biji.author.slugs import slug_of, slug_of_part
from biji.model import OutputFile, SourceKind
from biji.text import slugify

_UNPADDED = re.compile(r"\d{2,4}-(?:\d-\d{1,2}|\d{2}-\d)-.*", re.DOTALL)
_CONTENTS = re.compile(r"\s*[*+-][ \t]+\S.*\n\{:\s*toc\b[^}\n]*\}[ \t]*\n")
_STYLE = 20


class NewPost(Struct, frozen=True):
    """What the author asks for; "" leaves the choice to the folder's habits."""

    title: str
    day: dt.date
    topic: str = ""
    series: str = ""
    slug: str = ""
    draft: bool = False


def new_post(wanted: NewPost, posts: Sequence[Post]) -> OutputFile:
    """The file to write.

    Args:
        wanted: what the author asks for.
        posts: those of the folder, newest first.
    """
    part = next_part(wanted.series, wanted.title, posts) if wanted.series else None
    published = [post for post in posts if post.article.kind is SourceKind.POST]
    of_topic = [post for post in published if wanted.topic in post.article.metadata.categories]
    in_series = part.parts[-1:] if part else ()
    like = next(iter((*in_series, *of_topic, *published)), None)
    topic = wanted.topic or (KEEP_TOPIC if in_series else "")
    named = wanted.series if part and part.in_front_matter else ""
    words = Words(part.title if part else wanted.title, wanted.day, topic, named)
    text = "\n".join(("---", *front_matter(words, like, published), "---", "", *_body(like, part)))
    return OutputFile(_path(wanted, part, like, posts), text.encode("utf-8", "replace"))


def _path(wanted: NewPost, part: NextPart | None, like: Post | None, posts: Sequence[Post]) -> str:
    slugs = tuple(post.slug for post in posts)
    suffix = PurePosixPath(like.article.source).suffix if like else ".md"
    if wanted.slug:
        slug = re.sub(r"^\W+", "", slugify(wanted.slug, "pretty", cased=True)) or "post"
    elif part and part.parts:
        slug = slug_of_part(part.parts[-1].slug, part.number, (post.slug for post in part.parts), slugs)
    else:
        is_named = wanted.series.casefold() in wanted.title.casefold()
        slug = slug_of(wanted.title if is_named else f"{wanted.series} {wanted.title}", wanted.topic, slugs)
    folder = _folder(like, wanted, posts)
    if wanted.draft:
        return f"{folder.partition('_posts')[0]}_drafts/{slug}{suffix}"
    names = [PurePosixPath(post.article.source).name for post in posts[:_STYLE]]
    day = f"{wanted.day:%Y-%m-%d}"
    if any(_UNPADDED.fullmatch(name) for name in names):
        day = f"{wanted.day.year}-{wanted.day.month}-{wanted.day.day}"
    return f"{folder}/{day}-{slug}{suffix}"


def _folder(like: Post | None, wanted: NewPost, posts: Sequence[Post]) -> str:
    """Where the new post belongs: beside the one it takes after, unless the folders there are another topic's."""
    if like and (not wanted.topic or wanted.topic in like.article.metadata.categories):
        return str(PurePosixPath(like.article.source).parent)
    folders = [str(PurePosixPath(post.article.source).parent) for post in posts]
    return min((one for one in folders if one.endswith("_posts")), key=len, default="_posts")


def _body(like: Post | None, part: NextPart | None) -> list[str]:
    """A table of contents and links to the part before, where the others have them."""
    contents = _CONTENTS.match("\n".join(like.body)) if like else None
    lines = [*contents[0].strip().split("\n"), ""] if contents else []
    for link in links_to_last(part.parts) if part else ():
        lines += [link, ""]
    return lines or [""]
