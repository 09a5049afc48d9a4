"""Asking `static/search.js` outside a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from biji.model.searched import Passage, Searched
from biji.package import package_folder
from biji.render.search.documents import Document
from biji.render.search.files import search_files
from biji.render.strings import ENGLISH

Ask = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Answers to queries, asked of documents; without documents, the terms that the queries ask for."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not installed, which runs the search outside a browser")

    def run(queries: Sequence[str], documents: Sequence[Document] | None = None) -> list[Any]:
        site: list[str] = []
        if documents is not None:
            folder = tmp_path_factory.mktemp("index")
            write_index(documents, folder)
            site = [str(folder)]
        command = [node, str(Path(__file__).with_name("ask.cjs")), str(package_folder("static") / "search.js"), *site]
        lines = "\n".join(map(json.dumps, queries))
        done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


def write_index(documents: Sequence[Document], folder: Path) -> None:
    for file in search_files(documents, ENGLISH.search):
        assert isinstance(file.content, bytes)
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)


@pytest.fixture(scope="session")
def article() -> Callable[..., Document]:
    """Makes a document: a title, and sections as heading to text."""

    def make(href: str, title: str, sections: dict[str, str], references: str = "") -> Document:
        passages = [
            Passage(heading.lower(), heading, (("b", text), ("r", references))) for heading, text in sections.items()
        ]
        return Document(title, href, Searched.of(title, passages))

    return make
