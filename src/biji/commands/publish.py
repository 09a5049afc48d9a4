"""`biji publish`: a folder becomes a site on a branch of a git repository, which GitHub Pages shows."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from biji.commands.arguments import address_option, exit_code, jobs_option, now, source_argument
from biji.commands.building import built
from biji.package import CACHE_FOLDER
from biji.publish import Address, Changes, Options, Plan, PublishError, commits, compare, mask, prepare, publish
from biji.request import Request
from biji.terminal import complain, say
from biji.text import printable


@click.command("publish")
@source_argument
@click.option(
    *("-o", "--output", "target"),
    type=click.Path(path_type=Path),
    help="Folder to build in; by default one beside the cache.",
)
@address_option
@jobs_option
@click.option("--remote", default="", metavar="NAME", help="To push to: a remote or a URL; by default origin.")
@click.option("--branch", default="gh-pages", show_default=True, metavar="NAME", help="To push to.")
@click.option("-m", "--message", default="", metavar="TEXT", help="Of the commit; by default what is published.")
@click.option("--squash", is_flag=True, help="Leave one commit on the branch, without its history.")
@click.option("--no-strict", is_flag=True, help="Let warnings pass; errors stop it always.")
@click.option("--allow-dirty", is_flag=True, help="Publish posts that are not committed too.")
@click.option("--replace", is_flag=True, help="Replace what stands on the branch, whoever made it.")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would change, and push nothing.")
def command(  # noqa: PLR0913 - one parameter for each option
    source: Path,
    target: Path | None,
    address: tuple[str, str] | None,
    jobs: int,
    *,
    remote: str,
    branch: str,
    message: str,
    squash: bool,
    no_strict: bool,
    allow_dirty: bool,
    replace: bool,
    dry_run: bool,
) -> None:
    """Build the site of SOURCE and push it to the branch that GitHub Pages shows.

    The posts are in a git repository, all committed; the site goes to its remote.

    \b
    biji publish --dry-run
    biji publish
    biji publish ~/blog --remote origin --branch gh-pages -m "New posts"
    """
    # Not the folder that was made to be looked at: the address differs, and it may be another program's.
    target = target or source / CACHE_FOLDER / "site"
    given = Address(*address, "--base-url") if address else None
    options = Options(source, target, remote, branch, given, allow_dirty=allow_dirty, replace=replace)
    try:
        plan = prepare(options)
        _say_address(plan)
        request = Request(source, now(), jobs, url=plan.address.url, baseurl=plan.address.baseurl)
        _build(request, target, strict=not no_strict)
        changes = compare(plan.repository, plan.branch, target, keep=not replace)
        _say_changes(plan, changes, in_full=dry_run, squash=squash)
        if dry_run:
            say("nothing was pushed: this was a dry run")
        else:
            _push(plan, target, changes, message, squash=squash)
    except PublishError as error:
        complain(str(error), error.hint)
        sys.exit(2)


def _build(request: Request, target: Path, *, strict: bool) -> None:
    """Build the site, and end here when it is not fit to be published.

    Raises:
        PublishError: when it is empty, and would replace one that is not.
    """
    outcome = built(request, target)
    if not dict(outcome.contents)["article"]:
        raise PublishError("nothing was published: the site has no articles", "name the folder with the posts")
    code = exit_code(outcome.diagnostics, strict=strict)
    if code:
        allowed = "" if exit_code(outcome.diagnostics, strict=False) else ", or let warnings pass with --no-strict"
        complain("nothing was published because of the problems above", f"mend them{allowed}")
        sys.exit(code)


def _say_address(plan: Plan) -> None:
    address, expected = plan.address, plan.expected
    if not address.url:
        say('the address is not known, so there is no feed and no sitemap: write "url: https://…" in _config.yml')
        return
    say(f"address: {address} (from {address.origin})")
    if expected and str(expected) != str(address):
        say(f"but GitHub Pages will show it at {expected} (from {expected.origin})", err=True)


def _say_changes(plan: Plan, changes: Changes, *, in_full: bool, squash: bool) -> None:
    if in_full:
        letters = (("A", changes.added), ("M", changes.changed), ("D", changes.removed))
        for path, letter in sorted((path, letter) for letter, paths in letters for path in paths):
            say(printable(f"{letter} {path}"))
    added, changed, removed = (len(paths) for paths in (changes.added, changes.changed, changes.removed))
    say(f"{added} added, {changed} changed, {removed} removed, {len(changes.files)} files in all")
    history = commits(plan) if squash else 0
    if history > 1 or (history and changes):
        say(f"one commit takes the place of all that {_where(plan)} has: {history}")


def _push(plan: Plan, target: Path, changes: Changes, message: str, *, squash: bool) -> None:
    if changes:
        say(f"pushing to {_where(plan)} …", err=True)
    commit = publish(plan, target, changes, message, squash=squash)
    if not commit:
        say(f"nothing to publish: {_where(plan)} holds this site already")
        return
    say(f"published as {commit[:7]} on {_where(plan)}")
    if not plan.branch.tip and plan.expected:
        say(f'next: choose "Deploy from a branch" and {plan.branch.name} at GitHub under Settings → Pages, once')


def _where(plan: Plan) -> str:
    return f"{plan.branch.name} of {mask(plan.branch.remote.name)}"
