"""A site's files made ready: in many processes, and no task done again whose files lie as it would make them.

What a task makes is a function of three things: what all tasks know (the facts of all articles, options, static
files, theme, code), what link read inside articles, and the insides that the task opens. The first two are the same
for all, and have one digest; the third is noted whenever an inside is opened, whoever does it. So there is
nothing that a page could depend on and somebody could forget.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from biji.cache.keys import digest, encoded
from biji.model import RenderOptions, Site
from biji.model.kept import KeptArticle, Opened, opening
from biji.output.staging import Stage, Staged
from biji.render import Task, prepare, tasks
from biji.request import Progress
from biji.traces import Trace
from biji.workers import available_processors, can_copy, deal

#: As many articles are rendered here sooner than workers start.
WORTH_WORKERS = 30

#: So few tasks need few templates.
_FEW = 20


class Known(Struct, frozen=True):
    """What a build knows that keeps notes for the next one.

    Attributes:
        common: a digest of all that a site is made of but the insides of its articles, which are all kept.
        note: what the last build into the same folder has left: `Ready.note`.
        files: how it has left its files.
    """

    common: bytes
    note: bytes = b""
    files: Mapping[str, Trace] = {}


class Ready(Struct, frozen=True):
    """The files of a site, all of them ready.

    Attributes:
        files: in order of their tasks.
        made: how many of them come from tasks that were done.
        note: for the next build; b"" where it would have to do all tasks again.
    """

    files: tuple[Staged, ...]
    made: int
    note: bytes = b""


class _Done(Struct, frozen=True, array_like=True):
    """A task that was done.

    Attributes:
        opened: the numbers of the articles whose insides it opened, among all of the site.
        files: the paths of what it made.
    """

    opened: tuple[int, ...]
    files: tuple[str, ...]


class _Note(Struct, frozen=True, array_like=True):
    """What all tasks depended on, a digest of each article's inside, and the tasks."""

    common: bytes
    insides: tuple[bytes, ...]
    tasks: tuple[_Done, ...]


def make_ready(  # noqa: PLR0913, PLR0917 - a site, and how to make its files
    site: Site,
    options: RenderOptions,
    stage: Stage,
    jobs: int,
    progress: Progress,
    known: Known | None = None,
    untouched: Container[str] = (),
) -> Ready:
    """Make all files of a site ready.

    Args:
        site: what link returned.
        options: of render.
        stage: where files are made ready.
        jobs: worker processes; 0 chooses.
        progress: told how far it is.
        known: about the last build; None does all tasks, and notes nothing.
        untouched: its files that lie as it has left them.
    """
    with opening() as opened:
        todo = tasks(site, options)
    insides = _insides(site)
    common = _common(known, site, opened) if known else b""
    done = _still_done(known.note, untouched, common, insides) if known else {}
    waiting = [number for number in range(len(todo)) if number not in done]
    staged: dict[int, Sequence[Staged]] = {
        number: [Staged(path) for path in task.files] for number, task in done.items()
    }
    for _ in prepare(site) if len(waiting) > _FEW else ():
        pass
    for number, files, names in _work(todo, waiting, stage, _workers(site, jobs)):
        staged[number] = files
        if known:
            done[number] = _Done(tuple([insides[name] for name in names]), tuple([file.path for file in files]))
        progress("render", len(staged), len(todo))
    return Ready(
        tuple([file for number in range(len(todo)) for file in staged[number]]),
        sum([len(staged[number]) for number in waiting]),
        _noted(common, insides, done) if known else b"",
    )


def _common(known: Known, site: Site, opened: Opened) -> bytes:
    """A digest of what all tasks know, and of what was read inside articles before any of them."""
    read_by_link = site.mentions, site.targets, site.backlinks
    return digest(known.common, encoded(read_by_link), encoded(sorted(opened)))


def _insides(site: Site) -> dict[tuple[str, bytes], int]:
    """The number of each inside by its name, as `opening` tells it."""
    articles = enumerate(site.articles.values())
    return {(one.source, one.inside_digest): number for number, one in articles if isinstance(one, KeptArticle)}


def _still_done(
    content: bytes, untouched: Container[str], common: bytes, insides: Mapping[tuple[str, bytes], int]
) -> dict[int, _Done]:
    """The tasks, by their numbers, that would make the files which are there."""
    try:
        note = msgspec.msgpack.decode(content, type=_Note)
    except msgspec.DecodeError:
        return {}
    # Where all else is the same, so are the tasks and the articles, and their numbers.
    if note.common != common or len(note.insides) != len(insides):
        return {}
    pairs = zip(insides.items(), note.insides, strict=True)
    same = {number for ((_, now), number), before in pairs if now == before}
    return {
        number: task
        for number, task in enumerate(note.tasks)
        if same.issuperset(task.opened) and all(path in untouched for path in task.files)
    }


def _work(
    todo: Sequence[Task], waiting: Sequence[int], stage: Stage, jobs: int
) -> Iterator[tuple[int, list[Staged], list[tuple[str, bytes]]]]:
    """Tasks with their files and the names of what they opened, in the order in which they are finished."""

    def work(number: int) -> tuple[list[Staged], list[tuple[str, bytes]]]:
        with opening() as opened:
            files = [stage.put(file) for file in todo[number]()]
        return files, list(opened)

    for number, made in deal([*waiting], work, jobs):
        # What went wrong in a worker goes wrong here again, and is told; or not, if it was the worker's trouble.
        files, names = work(number) if made is None else made
        yield number, files, names


def _workers(site: Site, jobs: int) -> int:
    if not can_copy():
        return 1
    return jobs or (available_processors() if len(site.articles) > WORTH_WORKERS else 1)


def _noted(common: bytes, insides: Mapping[tuple[str, bytes], int], done: Mapping[int, _Done]) -> bytes:
    digests = tuple([inside for _, inside in insides])
    return msgspec.msgpack.encode(_Note(common, digests, tuple([done[number] for number in sorted(done)])))
