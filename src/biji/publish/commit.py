"""A built site becomes a commit, and the commit becomes the remote's branch.

Only git's plumbing is used, on an index of our own: the user's index, working tree and branches stay as they are.
(ghp-import resets the local branch, takes every file of the folder, commits without a change, and streams all
contents each time; here only those that are new become objects.)
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from biji import __version__
from biji.output.folder import folders_of, read_manifest
from biji.package import MANIFEST
from biji.publish.branch import MAKER, SOURCE, Branch, Entry
from biji.publish.git import Git, GitError, mask
from biji.publish.refusals import explained
from biji.publish.repository import Repository

_FILE = "100644"
_NO_JEKYLL = ".nojekyll"


class Changes(Struct, frozen=True):
    """What publishing would do to the branch.

    Attributes:
        files: all that the branch is to hold.
        added, changed, removed: paths, sorted.
    """

    files: Mapping[str, Entry]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether it would do anything."""
        return bool(self.added or self.changed or self.removed)


def compare(repository: Repository, branch: Branch, folder: Path, *, keep: bool = True) -> Changes:
    """What differs between a built site and the branch; nothing is written.

    Args:
        repository: that knows how names of contents are made.
        branch: as it is.
        folder: the output folder; only what its manifest lists is published.
        keep: files of the branch that others put beside the site; the domain in CNAME is always kept.
    """
    paths = sorted((*read_manifest(folder).files, MANIFEST))
    names = _contents(repository, folder, paths)
    site = {path: Entry(_FILE, name) for path, name in zip(paths, names, strict=True)}
    # Without it, Pages would leave out all that begins with "_".
    site.setdefault(_NO_JEKYLL, Entry(_FILE, repository.git.line("hash-object", "--stdin")))
    files = dict(sorted({**_kept(branch, site, keep=keep), **site}.items()))
    before = branch.files
    return Changes(
        files,
        added=tuple(path for path in files if path not in before),
        changed=tuple(path for path, entry in files.items() if path in before and before[path] != entry),
        removed=tuple(sorted(before.keys() - files.keys())),
    )


def _contents(repository: Repository, folder: Path, paths: Iterable[str], *options: str) -> list[str]:
    """The names that git gives to the contents of files, as they are: no filter of the user's changes them."""
    # "./" so that no path looks like one that git is to unquote; no file of a site has a line break in its name.
    given = "".join(f"./{path}\n" for path in paths).encode(errors="surrogateescape")
    git_folder = repository.git.line("rev-parse", "--absolute-git-dir")
    arguments = (f"--git-dir={git_folder}", "hash-object", *options, "--no-filters", "--stdin-paths")
    return Git(folder).run(*arguments, given=given).decode().split()


def _kept(branch: Branch, site: Mapping[str, Entry], *, keep: bool) -> dict[str, Entry]:
    """What stays of the branch: all that biji did not write, where the site has no file or folder."""
    folders = folders_of(site)
    return {
        path: entry
        for path, entry in branch.files.items()
        if (path == "CNAME" or (keep and path not in branch.ours))
        and path not in folders
        and not folders_of((path,)) & site.keys()
    }


def commit(repository: Repository, branch: Branch, changes: Changes, message: str, *, squash: bool) -> str:
    """Make a commit that no branch has yet; the contents of its files are known to git.

    Args:
        repository: where it is made.
        branch: that it follows.
        changes: from `compare`.
        message: its first lines; where the site comes from is added.
        squash: it has no history.

    Returns:
        Its name.
    """
    listing = "".join(f"{entry.mode} {entry.content}\t{path}\0" for path, entry in changes.files.items())
    with tempfile.TemporaryDirectory(prefix="biji-") as folder:
        git = Git(repository.git.folder, Path(folder) / "index")
        git.run("update-index", "-z", "--index-info", given=listing.encode(errors="surrogateescape"))
        # What the remote has need not be here: a clone may be partial.
        tree = git.run("write-tree", "--missing-ok").decode().strip()
    parents = ("-p", branch.tip) if branch.tip and not squash else ()
    text = f"{message.strip()}\n\n{SOURCE}: {repository.commit}\n{MAKER}: biji {__version__}\n"
    arguments = ("-c", "i18n.commitEncoding=UTF-8", "commit-tree", tree, *parents)
    return repository.git.run(*arguments, given=text.encode()).decode().strip()


def store(repository: Repository, folder: Path, changes: Changes) -> None:
    """Make the contents of new and changed files known to git.

    Args:
        repository: where they are kept.
        folder: the output folder.
        changes: from `compare`.
    """
    repository.git.run("hash-object", "-w", "--stdin")
    _contents(repository, folder, sorted({*changes.added, *changes.changed} - {_NO_JEKYLL}), "-w")


def push(repository: Repository, branch: Branch, name: str) -> None:
    """Let the remote's branch be a commit, if the branch is still as it was.

    Args:
        repository: that holds the commit.
        branch: as it was.
        name: of the commit.

    Raises:
        PublishError: when the remote refuses.
    """
    ref = f"refs/heads/{branch.name}"
    try:
        repository.git.run(
            *("push", "--porcelain", "--no-follow-tags", "--no-recurse-submodules"),
            f"--force-with-lease={ref}:{branch.tip}",
            *(branch.remote.name, f"{name}:{ref}"),
        )
    except GitError as error:
        what = f"nothing was published: {mask(branch.remote.name)} refused the push"
        raise explained(what, error.said) from error
