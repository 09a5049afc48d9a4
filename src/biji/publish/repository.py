"""The repository in which the posts lie: is it fit to be published, and where to.

Nothing here changes it. Worktrees, submodules and shallow clones are repositories like any other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from biji.package import MANIFEST
from biji.publish.errors import PublishError
from biji.publish.git import Git, GitError

#: As many paths are named in a sentence.
NAMED = 3

#: Where Jekyll, and `biji build`, put the finished site by default.
_OF_JEKYLL = "_site"


class Repository(Struct, frozen=True):
    """A repository with posts.

    Attributes:
        git: in the site's folder, anywhere in the working tree.
        commit: that is checked out.
        branch: that is checked out; "" for none.
        is_clean: the commit holds all that is published.
    """

    git: Git
    commit: str
    branch: str
    is_clean: bool = True

    @property
    def name(self) -> str:
        """What is published, for the message of the commit: `1a2b3c4 of main`."""
        short = self.git.line("rev-parse", "--short", self.commit)
        more = "" if self.is_clean else " and what is not committed"
        return (f"{short} of {self.branch}" if self.branch else short) + more


class Remote(Struct, frozen=True):
    """Another repository, to which the site goes.

    Attributes:
        name: as `git push` takes it.
        url: where that leads, with the password if it holds one: never to be shown.
        readable: where to read what was pushed: the name, or the URL where the two are kept apart.
    """

    name: str
    url: str
    readable: str


def find_repository(folder: Path) -> Repository:
    """The repository of a site's folder.

    Raises:
        PublishError: when there is none with a commit and a working tree.
    """
    git = Git(folder)
    try:
        is_inside = git.run("rev-parse", "--is-inside-work-tree").strip() == b"true"
    except GitError as error:
        if "not a git repository" not in error.said:
            raise PublishError(f"git does not work here: {error.said}", "mend that first") from error
        raise PublishError(
            f'"{folder}" is in no git repository',
            'run "git init", commit the posts and add the remote: "git remote add origin URL"',
        ) from error
    if not is_inside:
        raise PublishError(
            f'"{folder}" is a repository without a working tree, in which there are no posts',
            "publish from a clone of it",
        )
    commit = git.line("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if not commit:
        raise PublishError("nothing is committed here yet", 'commit the posts: "git add ." and "git commit"')
    return Repository(git, commit, git.line("symbolic-ref", "--quiet", "--short", "HEAD"))


def check_committed(repository: Repository, target: Path) -> None:
    """Refuse to publish what the commit does not hold.

    Args:
        repository: whose working tree is looked at, as far as it is below the site's folder.
        target: the output folder, which may lie there too.

    Raises:
        PublishError: for changed and new files, for a folder that git ignores, and for submodules that are not
            checked out.
    """
    git, folder = repository.git, repository.git.folder.resolve()
    paths = [".", f":(exclude,literal){_OF_JEKYLL}"]
    if target.resolve().is_relative_to(folder):
        paths.append(f":(exclude,literal){target.resolve().relative_to(folder).as_posix()}")
    # Two letters and a space before each path; of a renamed file, the old name follows.
    changed = git.run("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *paths)
    names = _outside_of_sites([entry[3:].decode(errors="replace") for entry in changed.split(b"\0") if entry])
    if names:
        raise PublishError(
            f"{_files(len(names))} in the posts' folder {_are(len(names))} not committed: {_listed(names)}",
            "commit them, or publish them all the same with --allow-dirty",
        )
    if not git.run("ls-files", "-z", "--", "."):
        raise PublishError(
            f'git ignores all that is in "{folder}"',
            "make it a repository of its own, or publish it all the same with --allow-dirty",
        )
    missing = [
        line.split()[1] for line in git.line("submodule", "status", "--", ".").splitlines() if line.startswith("-")
    ]
    if missing:
        raise PublishError(
            f"a submodule is not checked out, and what it holds would be missing: {_listed(missing)}",
            'run "git submodule update --init", or publish all the same with --allow-dirty',
        )


def check_ignored(repository: Repository, paths: Iterable[str]) -> None:
    """Refuse to publish what git was told to leave out, which may be private.

    Args:
        repository: whose ignored files are looked at.
        paths: of the files that the site is made of, from its folder.

    Raises:
        PublishError: when git ignores one of them.
    """
    options = ("--others", "--ignored", "--exclude-standard", "--directory")
    listed = repository.git.run("ls-files", "-z", *options, "--", ".").decode(errors="replace")
    ignored = frozenset(unicodedata.normalize("NFC", name) for name in listed.split("\0") if name)
    folders = tuple(name for name in ignored if name.endswith("/"))
    names = [path for path in paths if path in ignored or path.startswith(folders)]
    if names:
        raise PublishError(
            f"git ignores {_files(len(names))} that would be published: {_listed(names)}",
            "name them under exclude in _config.yml, or publish them all the same with --allow-dirty",
        )


def check_author(repository: Repository) -> None:
    """Refuse without a name for the commit.

    Raises:
        PublishError: when git knows none.
    """
    try:
        repository.git.run("var", "GIT_AUTHOR_IDENT")
        repository.git.run("var", "GIT_COMMITTER_IDENT")
    except GitError as error:
        raise PublishError(
            "git does not know whose name the commit is to bear",
            'run "git config user.name NAME" and "git config user.email ADDRESS"',
        ) from error


def find_remote(repository: Repository, name: str) -> Remote:
    """Where the site is to go.

    Args:
        repository: that knows its remotes.
        name: of a remote, or a URL, or a path; "" for `origin`, or the only one.

    Raises:
        PublishError: when there is none of this name.
    """
    git = repository.git
    names = git.line("remote").split()
    chosen = name or ("origin" if "origin" in names or len(names) != 1 else names[0])
    if chosen in names:
        pushed, fetched = git.line("remote", "get-url", "--push", chosen), git.line("remote", "get-url", chosen)
        return Remote(chosen, pushed, chosen if pushed == fetched else pushed)
    if "://" in chosen and "@" in chosen and re.search(r"\s", chosen):  # not shown: it may hold a password
        raise PublishError("the remote's address holds a blank", "write %20 for it")
    if ("/" in chosen or ":" in chosen) and not chosen.startswith("-"):
        return Remote(chosen, chosen, chosen)
    if names:
        raise PublishError(f'there is no remote "{chosen}"', f"choose one with --remote: {', '.join(names)}")
    raise PublishError(
        "the repository has no remote to publish to",
        'create one, at GitHub for instance, and name it here: "git remote add origin URL"',
    )


def _outside_of_sites(names: list[str]) -> list[str]:
    """Paths but for those in folders that a build made, which no site is made of (`discover`)."""
    sites = tuple(name.removesuffix(MANIFEST) for name in names if name.endswith(f"/{MANIFEST}"))
    return [name for name in names if not name.startswith(sites)]


def _listed(names: list[str]) -> str:
    return ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "")


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
