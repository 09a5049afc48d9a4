"""A built site goes to a branch of a git repository, from which GitHub Pages and others show it.

    plan = prepare(Options(folder=Path("."), target=Path("_site")))   # may it be published, and where?
    build(Request(…, url=plan.address.url, …), target)                # the same as `biji build`
    publish(plan, target, compare(plan.repository, plan.branch, target))

What cannot or should not be published is a `PublishError` with a hint, before anything is built.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, structs

from biji.config import load_config
from biji.discover import discover
from biji.model import SourceKind
from biji.publish.address import Address, of_cname, of_repository
from biji.publish.branch import Branch, check_known, find_branch
from biji.publish.commit import Changes, commit, compare, push, store
from biji.publish.errors import PublishError
from biji.publish.git import Git, mask
from biji.publish.repository import (
    Repository,
    check_author,
    check_committed,
    check_ignored,
    find_remote,
    find_repository,
)

__all__ = [
    "Address",
    "Changes",
    "Options",
    "Plan",
    "PublishError",
    "commits",
    "compare",
    "mask",
    "prepare",
    "publish",
]


class Options(Struct, frozen=True):
    """What is to be published where.

    Attributes:
        folder: with `_config.yml` and `_posts`.
        target: the output folder.
        remote: a name or a URL; "" chooses.
        address: instead of what `_config.yml` says.
        allow_dirty: publish what is not committed too.
        replace: what stands on the branch goes, whoever made it.
    """

    folder: Path
    target: Path
    remote: str = ""
    branch: str = "gh-pages"
    address: Address | None = None
    allow_dirty: bool = False
    replace: bool = False


class Plan(Struct, frozen=True):
    """What will be published where.

    Attributes:
        repository: with the posts.
        branch: that is to hold the site.
        address: where readers will find it; `url` is "" when nobody says.
        expected: where GitHub Pages will show it; None when that is not known.
    """

    repository: Repository
    branch: Branch
    address: Address
    expected: Address | None


def prepare(options: Options) -> Plan:
    """Find out whether and where a site can be published, before it is built.

    Raises:
        PublishError: when it cannot or should not be.
    """
    repository = find_repository(options.folder)
    try:
        check_committed(repository, options.target)
        check_ignored(repository, _published(options))
    except PublishError:
        if not options.allow_dirty:
            raise
        repository = structs.replace(repository, is_clean=False)
    check_author(repository)
    remote = find_remote(repository, options.remote)
    branch = find_branch(repository, remote, options.branch)
    if not options.replace:
        check_known(repository, branch)
    expected = of_cname(_cname(options.folder, repository.git, branch)) or of_repository(remote.url)
    address = options.address or _address(options.folder, expected)
    if "@" in address.url:
        raise PublishError(f"the address from {address.origin} holds a name or a password", "leave it out")
    return Plan(repository, branch, address, expected)


def commits(plan: Plan) -> int:
    """How many commits the branch has before it is published."""
    tip = plan.branch.tip
    return int(plan.repository.git.line("rev-list", "--count", tip)) if tip else 0


def publish(plan: Plan, target: Path, changes: Changes, message: str = "", *, squash: bool = False) -> str:
    """Commit a built site and push it.

    Args:
        plan: from `prepare`.
        target: the output folder.
        changes: from `compare`.
        message: of the commit; "" says what is published.
        squash: the branch loses its history.

    Returns:
        The name of the commit; "" when the branch holds this site already.

    Raises:
        PublishError: when the remote refuses.
    """
    repository, branch = plan.repository, plan.branch
    if not changes and not (squash and commits(plan) > 1):
        return ""
    store(repository, target, changes)
    name = commit(repository, branch, changes, message or f"Publish {repository.name}", squash=squash)
    push(repository, branch, name)
    return name


def _published(options: Options) -> list[str]:
    """The paths of the files that a site is made of."""
    config, _ = load_config(options.folder)
    found = discover(options.folder, config, options.target)
    texts = [*found.sources, *found.texts]
    shown = [text.path for text in texts if text.kind is not SourceKind.DRAFT or config.show_drafts]
    return [*shown, *(file.path for file in found.static)]


def _cname(folder: Path, git: Git, branch: Branch) -> str:
    """The site's own CNAME, else that of the branch.

    Raises:
        PublishError: when the site's own holds no domain, which Pages would not take.
    """
    own = folder / "CNAME"
    if own.is_file():
        text = own.read_bytes().decode(errors="replace")
        if not of_cname(text):
            raise PublishError(
                f'CNAME holds no domain: "{text.strip()}"',
                "write nothing but the domain, such as notes.example.org; other scripts as punycode (xn--…)",
            )
        return text
    return git.line("cat-file", "blob", branch.files["CNAME"].content) if "CNAME" in branch.files else ""


def _address(folder: Path, expected: Address | None) -> Address:
    """Where the site will be: as `_config.yml` says, else as Pages has it."""
    config, _ = load_config(folder)
    if config.url or not expected:
        return Address(config.url, config.baseurl, "_config.yml")
    return Address(expected.url, config.baseurl or expected.baseurl, expected.origin)
