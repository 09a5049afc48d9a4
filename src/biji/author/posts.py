"""The file of a new post, in the style of the posts that are there."""

from __future__ import annotations

import datetime as dt
import json

from msgspec import Struct

from biji.model import OutputFile
from biji.text import slugify


class NewPost(Struct, frozen=True):
    """What the author asks for; "" leaves the choice to the folder's habits."""

    title: str
    day: dt.date
    topic: str = ""
    series: str = ""
    slug: str = ""
    draft: bool = False


def new_post(wanted: NewPost) -> OutputFile:
    """The file to write.

    Args:
        wanted: what the author asks for.
    """
    slug = wanted.slug or slugify(wanted.title, "pretty")
    name = f"_drafts/{slug}.md" if wanted.draft else f"_posts/{wanted.day:%Y-%m-%d}-{slug}.md"
    text = (
        f"---\nlayout: post\ntitle: {json.dumps(wanted.title, ensure_ascii=False)}\ncategory: {wanted.topic}\n---\n\n"
    )
    return OutputFile(name, text.encode())
