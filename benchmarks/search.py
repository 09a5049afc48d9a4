"""How large the search index is, what a query transfers, and what it finds, against a plain scan of the text.

    python benchmarks/search.py FOLDER [--copies 14] [--queries 60] [--seed 1]

Queries are cut from the texts at random places, never at the borders of words or terms. `--copies` makes a site many
times as large of a small one: a third of the lines of each copy come from other articles, a tenth of the Han
characters and half of the Latin words are replaced by others, because plain copies would compress as no site does.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from biji.build import Request, load
from biji.model.searched import BREAK, Passage, Searched, fold, passages, utf16
from biji.render.lookup import look_up
from biji.render.search.documents import Document, documents, numbered
from biji.render.search.files import search_files
from biji.render.strings import ENGLISH

ROOT = Path(__file__).parents[1]
_CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff]{6,}")
_MIXED = re.compile("[\u4e00-\u9fff]{2,}[A-Za-z0-9]{2,}[\u4e00-\u9fff]{2,}")
_LATIN = re.compile("[A-Za-z]{6,}")
_SENTENCE = "。后来我们又试了一次，这次用的是另一个数据集，结果和上次差不多，只是训练的时间长了一些。"


def main() -> None:
    """Print sizes, then a line for each kind of query."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--queries", type=int, default=60, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    loaded = load(Request(given.folder, dt.datetime.now(dt.UTC), future=True))
    rng = random.Random(given.seed)  # noqa: S311 - a sample that can be repeated
    lookup = look_up(loaded.site, loaded.render)
    sources = numbered(lookup)
    texts_of = [tuple(passages(lookup.site.articles[source].body)) for source in sources]
    searched = copies([*zip(documents(lookup, sources), texts_of, strict=True)], given.copies, rng)
    started = time.process_time()
    contents = files_of(searched)
    print(f"{len(searched)} articles indexed in {time.process_time() - started:.2f} s of one processor")
    for name in ("articles", "parts", "terms", "texts"):
        sizes = [len(gzip.compress(content)) for path, content in contents.items() if f"search/{name}" in path]
        mean, largest = sum(sizes) / len(sizes), max(sizes)
        print(
            f"  {name:9} {sum(sizes):>9,} bytes gzipped in {len(sizes)} files, {mean:,.0f} each, at most {largest:,}"
        )
    for name, changed in edits(searched):
        after = files_of(changed)
        new = [content for path, content in after.items() if content != contents.get(path)]
        gone = len(contents.keys() - after.keys())
        print(f"  {name}: {len(new)} files written, {sum(map(len, new)):,} bytes, and {gone} deleted")
    texts = {document.href: text_of(document) for document in searched}
    with tempfile.TemporaryDirectory() as folder:
        for name, content in contents.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for kind, queries in cut_queries(list(texts.values()), given.queries, rng):
            report(kind, list(ask(queries, Path(folder))), texts)


def files_of(searched: Sequence[Document]) -> dict[str, bytes]:
    """The files of an index, by their paths."""
    made = search_files(searched, ENGLISH.search)
    return {file.path: file.content for file in made if isinstance(file.content, bytes)}


def edits(searched: Sequence[Document]) -> Iterator[tuple[str, list[Document]]]:
    """What an author does, each with the documents after it."""
    for name, at in ("an old article", len(searched) // 3), ("the newest article", len(searched) - 1):
        old = searched[at].searched
        edited = replace(
            searched[at],
            searched=replace(old, units=old.units + _SENTENCE.encode(), folded=old.folded + utf16(fold(_SENTENCE))),
        )
        yield f"a sentence appended to {name}", [*searched[:at], edited, *searched[at + 1 :]]
    new = Document("新的文章", "new.html", searched[0].searched)
    yield "a new article", [*searched, new]


def copies(originals: Sequence[tuple[Document, Sequence[Passage]]], count: int, rng: random.Random) -> list[Document]:
    """Each document `count` times, the first as it is.

    Args:
        originals: the documents, each with the sections that it was made of.
        count: how many there will be of each.
        rng: what chooses how they differ.
    """
    made = [document for document, _ in originals]
    lines = [line for document in made for line in text_of(document).split("\n") if line]
    letters = sorted({letter for line in lines for letter in line if "\u4e00" <= letter <= "\u9fff"})
    words = sorted({word for line in lines for word in re.findall("[A-Za-z]{4,}", line)})
    for number in range(1, count):
        few = rng.sample(letters, len(letters) // 10)
        table = str.maketrans("".join(few), "".join(rng.sample(few, len(few))))
        other = {word: "".join(rng.sample(word, len(word))) for word in words if rng.random() < 0.5}

        def change(text: str, table: dict[int, int] = table, other: dict[str, str] = other) -> str:
            mixed = [rng.choice(lines) if rng.random() < 0.3 else line for line in text.split("\n")]
            changed = "\n".join(mixed).translate(table)
            return re.sub("[A-Za-z]{4,}", lambda match: str(other.get(match[0], match[0])), changed)

        for one, parts in originals:
            changed = [
                Passage(part.anchor, part.title, tuple((kind, change(text)) for kind, text in part.texts))
                for part in parts
            ]
            made.append(Document(one.title, f"{number}/{one.href}", Searched.of(one.title, changed)))
    return made


def text_of(document: Document) -> str:
    """All that is searched, line by line, as it is compared."""
    return document.searched.folded.decode("utf-16-le").replace(BREAK, "\n")


def cut_queries(texts: Sequence[str], count: int, rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    """For each kind of query, some of them."""

    def cut(pattern: re.Pattern[str], text: str, shortest: int, longest: int) -> str:
        run: str = rng.choice(pattern.findall(text) or [""])
        length = min(len(run), rng.randint(shortest, longest))
        start = rng.randint(0, len(run) - length)
        return run[start : start + length]

    def of(pattern: re.Pattern[str], shortest: int, longest: int) -> list[str]:
        chosen = (cut(pattern, rng.choice(texts), shortest, longest) for _ in range(count * 50))
        return [query for query in chosen if query][:count]

    yield "2 characters", of(_CJK, 2, 2)
    yield "3 characters", of(_CJK, 3, 3)
    yield "4 to 6 characters", of(_CJK, 4, 6)
    yield "part of a Latin word", of(_LATIN, 3, 6)
    mixed = [query for query in of(_MIXED, 5, 8) if re.search("[a-z]", query) and re.search("[\u4e00-\u9fff]", query)]
    yield "mixed", mixed
    pairs = [(cut(_CJK, text, 2, 3), cut(_LATIN, text, 3, 6)) for text in rng.choices(texts, k=count)]
    yield "two words", [" ".join(pair) for pair in pairs if all(pair)]


def ask(queries: Sequence[str], site: Path) -> Iterator[dict[str, Any]]:
    """What `static/search.js` answers."""
    command = ["node", str(ROOT / "tests/render/search/ask.cjs"), str(ROOT / "static/search.js"), str(site)]
    lines = "\n".join(json.dumps(query) for query in queries)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        answer: dict[str, Any] = json.loads(line)
        yield answer


def report(kind: str, answers: Sequence[dict[str, Any]], texts: dict[str, str]) -> None:
    """One line, and the worst queries."""
    recall, precision, kilobytes, milliseconds = [], [], [], []
    for answer in answers:
        query = answer["query"]
        found = set(answer["pages"])
        right = {href for href, text in texts.items() if all(word in text for word in fold(query).split())}
        recall.append(len(found & right) / len(right) if right else 1)
        precision.append(len(found & right) / len(found) if found else 1)
        kilobytes.append(answer["bytes"] / 1000)
        milliseconds.append(answer["milliseconds"])
        if precision[-1] < 0.9 or recall[-1] < 1:
            print(
                f"    {query!r}: {len(found)} found, {len(right)} right, {len(right - found)} missed", file=sys.stderr
            )
    print(
        f"  {kind:21} {len(answers):3} queries: recall {min(recall):.0%} at worst, precision {mean(precision):.1%}, "
        f"{mean(kilobytes):.0f} kB, at most {max(kilobytes):.0f} kB, {mean(milliseconds):.0f} ms"
    )


def mean(numbers: Sequence[float]) -> float:
    """The average."""
    return sum(numbers) / len(numbers)


if __name__ == "__main__":
    main()
