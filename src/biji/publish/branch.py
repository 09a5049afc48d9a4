"""The branch of the remote that holds the site: what is on it, and whether it may be replaced.

A commit that biji made says so in its last lines. What others added beside it stays; what others changed in it, and
what nobody knows, is not overwritten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from biji.output.folder import Manifest
from biji.package import MANIFEST
from biji.publish.errors import PublishError
from biji.publish.git import Git, GitError, mask
from biji.publish.refusals import explained
from biji.publish.repository import Remote, Repository

#: Last lines of a commit's message (https://git-scm.com/docs/git-interpret-trailers).
SOURCE, MAKER = "Source-commit", "Published-with"

#: What GitHub's settings put on a branch, and what a repository may begin with.
_HARMLESS = frozenset(("CNAME", ".nojekyll", "README.md", "LICENSE", ".gitignore"))

_REPLACE = "look at the branch; --replace overwrites it"


class Entry(Struct, frozen=True):
    """A file of a commit: its mode as git has it (`100644`), and the name of its content."""

    mode: str
    content: str


class Branch(Struct, frozen=True):
    """What a remote has under the name of a branch.

    Attributes:
        tip: its commit; "" when there is no such branch.
        files: of that commit, by path.
        ours: paths that biji wrote there, as its manifest says.
    """

    remote: Remote
    name: str
    tip: str = ""
    files: Mapping[str, Entry] = {}
    ours: frozenset[str] = frozenset()


def find_branch(repository: Repository, remote: Remote, name: str) -> Branch:
    """Ask a remote for a branch, and fetch it when it is not known here.

    Args:
        repository: where it is fetched to; no branch of it is changed.
        remote: to ask.
        name: of the branch.

    Raises:
        PublishError: when the remote does not answer, for a name that is none, and for the branch of the posts.
    """
    git, name = repository.git, name.removeprefix("refs/heads/")
    try:
        git.run("check-ref-format", "--branch", name)
    except GitError as error:
        raise PublishError(f'"{name}" cannot be the name of a branch', "choose another with --branch") from error
    if name == repository.branch:
        raise PublishError(f'"{name}" is the branch of the posts themselves', "choose another with --branch")
    ref = f"refs/heads/{name}"
    try:
        found = git.run("ls-remote", remote.readable, ref).decode(errors="replace")
        tip = next((line.split()[0] for line in found.splitlines() if line.endswith(f"\t{ref}")), "")
        if tip and not git.line("rev-parse", "--verify", "--quiet", f"{tip}^{{commit}}"):
            git.run("fetch", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", remote.readable, ref)
    except GitError as error:
        raise explained(f"{mask(remote.name)} cannot be read", error.said) from error
    if not tip:
        return Branch(remote, name)
    files = _files(git, tip)
    return Branch(remote, name, tip, files, _manifest(git, tip) if MANIFEST in files else frozenset())


def check_known(repository: Repository, branch: Branch) -> None:
    """Refuse to overwrite what biji did not make, or what was made from posts that are not here.

    Raises:
        PublishError: and says what is there.
    """
    if not branch.tip:
        return
    git, where = repository.git, f'the branch "{branch.name}" of {mask(branch.remote.name)}'
    foreign = sorted(branch.files.keys() - _HARMLESS)
    if not branch.ours and foreign:
        shared = git.line("merge-base", repository.commit, branch.tip)
        what = (
            "the posts themselves, or an older state of them" if shared else f"what biji did not make: {foreign[0]}"
        )
        raise PublishError(f"{where} holds {what}", f"choose another with --branch, or {_REPLACE}")
    if not branch.ours:
        return
    made = git.line("rev-list", "-1", "--first-parent", "--basic-regexp", f"--grep=^{MAKER}: biji", branch.tip)
    if not made:
        raise PublishError(f"{where} holds a site of biji that was not pushed by biji publish", _REPLACE)
    changed = git.run("diff-tree", "-r", "-z", "--name-only", "--no-renames", made, branch.tip).decode(
        errors="replace"
    )
    lost = sorted(branch.ours.intersection(changed.split("\0")))
    if lost:
        who = git.line("log", "-1", "--no-show-signature", "--format=%h by %an", branch.tip)
        raise PublishError(f"{where} was changed by others: {lost[0]} (last in {who})", _REPLACE)
    _check_source(repository, made, where)


def _check_source(repository: Repository, made: str, where: str) -> None:
    """Refuse to put an older state of the posts over a newer one from another computer."""
    git = repository.git
    message = git.line("log", "-1", "--no-show-signature", "--format=%B", made)
    source = re.search(rf"^{SOURCE}: ([0-9a-f]+)$", message, re.MULTILINE)
    if not source or git.line("rev-parse", "--is-shallow-repository") == "true":
        return
    is_here = bool(git.line("rev-parse", "--verify", "--quiet", f"{source[1]}^{{commit}}"))
    # What was fetched, as editors do by themselves, is here too, but not among the posts.
    is_ahead = is_here and _holds(git, "@{upstream}", source[1]) and not _holds(git, repository.commit, source[1])
    if is_ahead or not is_here:
        raise PublishError(
            f"{where} was published from commit {source[1][:7]}, which is not here: other posts may be newer",
            'run "git pull" first; --replace publishes all the same',
        )


def _holds(git: Git, commit: str, earlier: str) -> bool:
    """Whether a commit is another one, or follows it."""
    return git.line("merge-base", commit, earlier) == earlier


def _files(git: Git, tip: str) -> dict[str, Entry]:
    files = {}
    for line in git.run("ls-tree", "-r", "-z", "--full-tree", tip).decode(errors="surrogateescape").split("\0"):
        about, tab, path = line.partition("\t")
        if tab:
            mode, _kind, content = about.split()
            files[path] = Entry(mode, content)
    return files


def _manifest(git: Git, tip: str) -> frozenset[str]:
    """What biji wrote there; a damaged manifest knows only itself."""
    try:
        manifest = msgspec.json.decode(git.run("cat-file", "blob", f"{tip}:{MANIFEST}"), type=Manifest)
    except msgspec.DecodeError:
        return frozenset((MANIFEST,))
    return frozenset((*manifest.files, MANIFEST))
