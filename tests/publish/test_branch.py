"""What stands on the branch already: what biji made is replaced, nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.publish.conftest import Publish, Repo

POST = "2024/01/02/first.html"


def refusal(publish: Publish, *arguments: str) -> str:
    result = publish(*arguments)
    assert result.exit_code == 2, result.output
    return result.output.partition("biji: ")[2]


@pytest.fixture
def pages(clone: Repo) -> Repo:
    """A clone in which the branch of the site is checked out, empty at first."""
    clone.git("checkout", "--quiet", "--orphan", "gh-pages")
    clone.git("rm", "-rfq", ".")
    return clone


def checked_out(clone: Repo) -> Repo:
    clone.git("fetch", "--quiet")
    clone.git("checkout", "--quiet", "gh-pages")
    return clone


def test_the_branch_of_the_posts_is_refused(publish: Publish, blog: Repo, remote: Repo) -> None:
    before = remote.git("rev-parse", "main")
    assert 'main" is the branch of the posts themselves' in refusal(publish, "--branch", "main")
    blog.git("checkout", "--quiet", "-b", "next")
    assert "holds the posts themselves, or an older state" in refusal(publish, "--branch", "main")
    assert remote.git("rev-parse", "main") == before


@pytest.mark.parametrize("name", ["", "a b", "-x", "a..b", "x.lock"])
def test_a_name_that_no_branch_can_have_is_refused(publish: Publish, name: str) -> None:
    assert "cannot be the name of a branch" in refusal(publish, f"--branch={name}")


def test_a_branch_may_be_named_in_full(publish: Publish, remote: Repo) -> None:
    assert publish("--branch", "refs/heads/pages").exit_code == 0
    assert remote.files("pages")
    assert "is the branch of the posts themselves" in refusal(publish, "--branch", "refs/heads/main")


def test_what_another_program_made_is_refused_until_it_is_said(publish: Publish, pages: Repo, remote: Repo) -> None:
    pages.write("index.html", "by Jekyll")
    pages.write("CNAME", "notes.example.org")
    pages.commit(push="gh-pages")
    said = refusal(publish)
    assert "holds what biji did not make: index.html" in said
    assert "--replace overwrites it" in said
    assert remote.show("index.html") == "by Jekyll"
    assert publish("--replace").exit_code == 0
    assert remote.count() == 2
    assert remote.show("CNAME") == "notes.example.org"


def test_a_branch_with_nothing_but_a_domain_is_free(publish: Publish, pages: Repo, remote: Repo) -> None:
    pages.write("CNAME", "notes.example.org")
    pages.commit(push="gh-pages")
    assert publish().exit_code == 0
    assert {"CNAME", POST} <= remote.files()


def test_a_page_that_others_changed_is_not_overwritten(publish: Publish, clone: Repo, remote: Repo) -> None:
    publish()
    checked_out(clone).write(POST, "by hand")
    clone.commit("Mend a typo", push="gh-pages")
    said = refusal(publish)
    assert f"was changed by others: {POST}" in said
    assert "by Ann" in said
    assert remote.show(POST) == "by hand"
    assert publish("--replace").exit_code == 0
    assert remote.show(POST) != "by hand"
    assert remote.count() == 3


def test_a_site_of_ours_that_something_else_pushed_is_refused(publish: Publish, pages: Repo) -> None:
    pages.write(".biji-manifest.json", '{"files":["index.html"]}')
    pages.write("index.html", "x")
    pages.commit(push="gh-pages")
    assert "was not pushed by biji publish" in refusal(publish)


def test_the_users_settings_of_git_change_nothing(publish: Publish, blog: Repo, remote: Repo) -> None:
    for setting in (
        *("grep.patternType=fixed", "i18n.commitEncoding=gbk", "i18n.logOutputEncoding=gbk", "color.ui=always"),
        *(
            "log.showSignature=true",
            "status.short=true",
            "core.quotePath=true",
            "push.followTags=true",
            "fetch.prune=true",
        ),
        *("core.autocrlf=true", "status.showUntrackedFiles=no", "core.fileMode=false"),
    ):
        blog.git("config", *setting.split("="))
    assert publish("-m", "第一次").exit_code == 0
    blog.post("2024-1-4-第三", "新")
    blog.commit()
    assert publish("-m", "第二次").exit_code == 0
    assert remote.git("log", "--format=%s", "gh-pages").splitlines() == ["第二次", "第一次"]


def test_a_damaged_manifest_is_refused(publish: Publish, clone: Repo) -> None:
    publish()
    checked_out(clone).write(".biji-manifest.json", "]")
    clone.commit(push="gh-pages")
    assert "was changed by others: .biji-manifest.json" in refusal(publish)


def test_newer_posts_of_another_computer_are_not_lost(
    publish: Publish, clone: Repo, remote: Repo, blog: Repo
) -> None:
    clone.post("2024-1-4-third", "New")
    clone.commit()
    assert publish(repo=clone).exit_code == 0
    clone.git("push", "--quiet", "origin", "main")
    said = refusal(publish)
    assert "which is not here" in said
    blog.git("fetch", "--quiet", "origin")
    blog.git("branch", "--quiet", "--set-upstream-to=origin/main")
    assert "which is not here" in refusal(publish)
    assert "git pull" in said
    assert "2024/01/04/third.html" in remote.files()
    clone.git("push", "--quiet", "origin", "main")
    blog.git("pull", "--quiet", "origin", "main")
    assert "nothing to publish" in publish().output


def test_the_branch_is_fetched_where_it_is_not_known(publish: Publish, clone: Repo, blog: Repo, remote: Repo) -> None:
    assert publish(repo=clone).exit_code == 0
    blog.post("2024-1-4-third", "New")
    blog.commit()
    assert publish().exit_code == 0
    assert remote.count() == 2


def test_what_is_fetched_from_one_place_and_pushed_to_another(publish: Publish, blog: Repo, clone: Repo) -> None:
    assert clone
    blog.git("clone", "--quiet", "--bare", ".", "../fork.git")
    blog.git("remote", "set-url", "--push", "origin", "../fork.git")
    assert publish().exit_code == 0
    assert "nothing to publish" in publish().output
    fork = type(blog)(blog.folder.parent / "fork.git")
    assert POST in fork.files()
