"""A workflow of GitHub Actions that builds a site and hands it to GitHub Pages whenever posts are pushed.

https://docs.github.com/en/pages/getting-started-with-github-pages/using-custom-workflows-with-github-pages
"""

from __future__ import annotations

import json
import shlex
from pathlib import Path

from msgspec import Struct

from biji.model import OutputFile
from biji.publish.git import Git

PATH = ".github/workflows/pages.yml"

#: The branches of the published site's source, how biji is installed, the site's folder for the shell, its cache.
_TEXT = """\
# Builds the site with biji and publishes it to GitHub Pages, after each push to the branch below.
# Needed once: Settings → Pages → Source: GitHub Actions.
name: pages
on:
  push:
    branches: [@BRANCH@]
  workflow_dispatch:
permissions:
  contents: read
# One deployment at a time; the one that runs is never cut short.
concurrency:
  group: pages
  cancel-in-progress: false
jobs:
  build:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pages: read
    steps:
      - uses: actions/checkout@v7
      - uses: actions/setup-python@v7
        with:
          python-version: "3.13"
      - id: pages
        uses: actions/configure-pages@v5
      # What biji has read once is not read again; a damaged or missing cache changes nothing but the time.
      - uses: actions/cache@v5
        with:
          path: @CACHE@
          key: biji-${{ github.sha }}
          restore-keys: biji-
      - run: pip install @PACKAGE@
      # Errors in the posts stop it; with --strict, warnings do too.
      - run: |
          biji build @SOURCE@ --output _site --base-url "$BASE_URL"
        env:
          BASE_URL: ${{ steps.pages.outputs.base_url }}
      - uses: actions/upload-pages-artifact@v5
        with:
          path: _site
          include-hidden-files: true
  deploy:
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v5
"""


class Place(Struct, frozen=True):
    """Where a workflow belongs.

    Attributes:
        root: the repository's folder, or the site's own outside of one.
        source: the site's folder in it, with `/`.
        branch: that is checked out; `main` when none is.
    """

    root: Path
    source: str = "."
    branch: str = "main"


def find_place(folder: Path) -> Place:
    """Where the workflow of a site belongs.

    Args:
        folder: the site's.
    """
    git, site = Git(folder), folder.resolve()
    root = Path(git.line("rev-parse", "--show-toplevel") or site).resolve()
    return Place(root, site.relative_to(root).as_posix(), git.line("symbolic-ref", "--short", "HEAD") or "main")


def workflow(place: Place, package: str) -> OutputFile:
    """The workflow's file.

    Args:
        place: where the site is.
        package: what `pip install` is to install: `biji==1.0`, or a folder of the repository.
    """
    values = {
        "@BRANCH@": json.dumps(place.branch, ensure_ascii=False),
        "@CACHE@": json.dumps((Path(place.source) / ".biji-cache").as_posix(), ensure_ascii=False),
        "@PACKAGE@": package,
        "@SOURCE@": shlex.quote(place.source),
    }
    text = _TEXT
    for name, value in values.items():
        text = text.replace(name, value)
    return OutputFile(PATH, text.encode())
