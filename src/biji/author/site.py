"""The files of a new site: as few as make it complete."""

from __future__ import annotations

import datetime as dt
import json

from biji.model import OutputFile
from biji.text import has_cjk

_CONFIG = """\
# What each key means: https://jekyllrb.com/docs/configuration/ and `biji schema config`.
title: {title}
lang: {lang}
# Where the site will be published, such as https://me.github.io and /notes
# url: https://me.github.io
# baseurl: /notes
permalink: date
markdown: kramdown
"""

_GITIGNORE = """\
/_site/
/.biji-cache/
"""

_ENGLISH = {
    "post": """\
---
layout: post
title: First note
category: Notes
---

* toc
{:toc}

# Writing

A post is a file in `_posts/`, named like `2024-7-11-slug.md`. `biji new post "Title"` makes one.

A formula stands between double dollar signs: $$e^{i\\pi} + 1 = 0$$

# References

A URL on a line of its own, and below it the title, is a reference:

https://daringfireball.net/projects/markdown/

Markdown
""",
    "index": "Notes that know each other. Begin with the [topics](/topics/) or the [references](/references/).",
}

_CHINESE = {
    "post": """\
---
layout: post
title: 第一篇笔记
category: Notes
---

* toc
{:toc}

# 写作

一篇笔记是`_posts/`里的一个文件，名字像`2024-7-11-slug.md`。`biji new post "标题"`新建一篇。

公式写在两个美元符号之间：$$e^{i\\pi} + 1 = 0$$

# 参考

单独一行的URL，下面一行是它的标题，就是一条参考：

https://daringfireball.net/projects/markdown/

Markdown
""",
    "index": "互相连着的笔记。可以从[主题](/topics/)或[参考](/references/)读起。",
}


def new_site(title: str, day: dt.date, lang: str = "") -> tuple[OutputFile, ...]:
    """The files of a small, complete site.

    Args:
        title: of the site.
        day: of its first post.
        lang: of the interface and the first post, as a BCP 47 tag; "" asks the title.
    """
    lang = lang or ("zh-CN" if has_cjk(title) else "en")
    words = _CHINESE if lang.startswith("zh") else _ENGLISH
    # A JSON string is a YAML text too, whatever it holds.
    quoted = json.dumps(title, ensure_ascii=False)
    texts = {
        ".gitignore": _GITIGNORE,
        "_config.yml": _CONFIG.format(title=quoted, lang=lang),
        f"_posts/{day:%Y-%m-%d}-first-note.md": words["post"],
        "index.md": f"---\nlayout: home\ntitle: {quoted}\n---\n\n{words['index']}\n",
    }
    return tuple(OutputFile(path, text.encode()) for path, text in texts.items())
