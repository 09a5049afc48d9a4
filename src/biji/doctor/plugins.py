"""What becomes of Jekyll's plugins: https://pages.github.com/versions/ and other common ones."""

from __future__ import annotations

from collections.abc import Mapping

#: What biji does itself, without a plugin.
REPLACED: Mapping[str, str] = {
    "jekyll-feed": "biji makes /feed.xml",
    "jekyll-sitemap": "biji makes /sitemap.xml",
    "jekyll-seo-tag": "biji's pages carry title, description, canonical address and structured data",
    "jekyll-redirect-from": "`redirect_from` and `redirect_to` are read",
    "jekyll-relative-links": "links to source files lead to their pages",
    "jekyll-toc": "every article has a table of contents; so has `{:toc}`",
    "jekyll-github-metadata": "`site.github` is empty; `url` and `baseurl` say what the rest of it is for",
    "jekyll-archives": "biji has a page for each topic below /topics/",
    "jekyll-tagging": "biji has a page for each topic below /topics/",
    "jekyll-category-pages": "biji has a page for each topic below /topics/",
    "jekyll-paginate": "lists are on one page each",
    "jekyll-paginate-v2": "lists are on one page each; topics have pages below /topics/",
    "jekyll-katex": "formulas are MathML, without JavaScript",
    "jekyll-spaceship": "tables and formulas are read by biji itself; the rest of its syntax is not",
    "jekyll-mermaid": "a block of code named mermaid is a diagram",
    "jekyll-minifier": "pages are small as they are",
    "jekyll-compress-html": "pages are small as they are",
    "jekyll-lunr-js-search": "biji has a search of its own at /search/",
    "jekyll-simple-search": "biji has a search of its own at /search/",
    "jekyll-sass-converter": "the theme's CSS is biji's; see the handbook page Theme",
    "jekyll-commonmark": "write `markdown: commonmark`",
    "jekyll-commonmark-ghpages": "write `markdown: gfm`",
    "jekyll-watch": "`biji serve` watches",
    "github-pages": "publish with `biji publish` or an action, see the handbook page Publish",
    "kramdown-parser-gfm": "GFM is biji's default too",
    "kramdown-math-katex": "formulas are MathML, without JavaScript",
    "rouge": "code is highlighted by Pygments",
    "jekyll-default-layout": "layouts are not used",
    "jekyll-target-blank": "links open where the reader wants",
    "jekyll-admin": "it makes no pages",
    "jekyll-compose": "`biji new post` does its work",
    "jekyll-tidy": "pages are tidy as they are",
}
#: What has no counterpart, and what to do.
UNSUPPORTED: Mapping[str, str] = {
    "jekyll-optional-front-matter": "give the Markdown files that are to be pages two lines `---`; others are copied",
    "jekyll-readme-index": "rename README.md to index.md, or give it `permalink: /` and front matter",
    "jekyll-include-cache": "`include_cached` is not known in posts; write `include`",
    "jekyll-titles-from-headings": "a page without `title:` is called like its file",
    "jekyll-coffeescript": "put the finished JavaScript into the folder",
    "jekyll-scholar": "write references as URL and title; `biji export references --format bibtex` gives them back",
    "jekyll-mentions": "write @names as links",
    "jemoji": "write emoji as characters",
    "jekyll-emoji": "write emoji as characters",
    "jekyll-gist": "write the gist's code into the post, or link to it",
    "jekyll-avatar": "write the avatar as an image",
    "jekyll-last-modified-at": "write `last_modified_at:` into the front matter",
    "jekyll-polyglot": "write `lang:` into the front matter of each translation",
    "jekyll-multiple-languages-plugin": "write `lang:` into the front matter of each translation",
    "jekyll-remote-theme": "biji has a theme of its own; see the handbook page Theme",
    "jekyll-picture-tag": "write the image as Markdown",
    "jekyll-responsive-image": "write the image as Markdown",
    "jekyll-assets": "put the finished files into the folder",
    "jekyll-postfiles": "move the files of posts to a folder without underscore",
}
