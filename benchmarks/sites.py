"""A site of each generator that is measured, and what its builds cost."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generators import Generator
from measure import CommandError, Cost, peak_memory, run

#: Where sites and programs are when the command line names no other folder.
WORK = Path(tempfile.gettempdir()) / "biji-benchmarks"
#: The share of the posts that must have a page; drafts and posts of the future have none.
_MOST = 0.9


class Site:
    """A generator's copy of the posts, ready to be built.

    Args:
        generator: what builds it.
        folder: with the posts.
        work: where programs are installed.
        sites: below which it is made.

    Raises:
        CommandError: when the generator is not there.
    """

    def __init__(self, generator: Generator, folder: Path, work: Path, sites: Path) -> None:
        program = generator.find(work)
        if program is None:
            raise CommandError("not installed; --install does it")
        self.generator, self.name, self.folder = generator, generator.name, sites / generator.name
        self._command: list[str | Path] = [program, *(word.format(site=self.folder) for word in generator.arguments)]
        self._edits = 0
        generator.prepare(folder, self.folder)
        said = subprocess.run([program, *generator.version], capture_output=True, text=True, check=False).stdout
        number = re.search(r"\d+\.\d+(\.\d+)?", said)
        self.version = number[0] if number else ""

    def build(self) -> Cost:
        """Build, with whatever is there from before."""
        return run(self._command, self.folder)

    def build_cold(self) -> Cost:
        """Build from nothing.

        Raises:
            CommandError: when it leaves out more posts than drafts and those of the future may be.
        """
        self.generator.clear(self.folder)
        cost = self.build()
        posts, pages = len(self._posts()), len(self.pages())
        if pages < _MOST * posts:
            raise CommandError(f"{self.name}: {pages} pages of {posts} posts")
        return cost

    def build_edited(self) -> Cost:
        """Build after a sentence was added to a post in the middle.

        Raises:
            CommandError: when no page says so.
        """
        posts = self._posts()
        self._edits += 1
        sentence = f"Sentence {self._edits} was added."
        with posts[len(posts) // 2].open("a", encoding="utf-8") as post:
            post.write(f"\n{sentence}\n")
        cost = self.build()
        if not any(sentence in page.read_text(encoding="utf-8") for page in self.pages()):
            raise CommandError(f"{self.generator.name}: the edit is on no page")
        return cost

    def peak_memory(self) -> int:
        """The most bytes that a build from nothing holds."""
        self.generator.clear(self.folder)
        return peak_memory(self._command, self.folder)

    def _posts(self) -> list[Path]:
        return sorted((self.folder / self.generator.posts).glob("*.md"))

    def pages(self) -> list[Path]:
        """The pages of the last build."""
        return list((self.folder / self.generator.output).rglob("*.html"))


@contextmanager
def prepared(
    generators: Sequence[Generator], folder: Path, work: Path, *, install: bool
) -> Iterator[tuple[list[Site], list[str]]]:
    """Sites of all generators that are there, and the names of the others; the sites are gone at the end.

    Args:
        generators: that are asked for.
        folder: with the posts.
        work: where programs are installed, and sites made.
        install: those that are not there.
    """
    sites, missing = [], []
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sites-", dir=work) as below:
        for generator in generators:
            try:
                if install and not generator.find(work):
                    generator.install(work)
                sites.append(Site(generator, folder, work, Path(below)))
            except (CommandError, subprocess.CalledProcessError, FileNotFoundError) as error:
                print(f"{generator.name}: {error}", file=sys.stderr)
                missing.append(generator.name)
        yield sites, missing
