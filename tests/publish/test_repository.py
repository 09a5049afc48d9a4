"""In which repositories `biji publish` works, and what it says in the others."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from click.testing import Result
    from tests.publish.conftest import Publish, Repo

POST = "2024/01/02/first.html"


def assert_refused(result: Result, sentence: str, hint: str) -> None:
    assert result.exit_code == 2, result.output
    assert sentence in result.output
    assert hint in result.output.partition("hint: ")[2]


def test_outside_of_a_repository(publish: Publish, blog: Repo) -> None:
    shutil.rmtree(blog.folder / ".git")
    assert_refused(publish(), "is in no git repository", "git init")


def test_in_a_bare_repository(publish: Publish, remote: Repo) -> None:
    assert_refused(publish(repo=remote), "without a working tree", "clone")


def test_before_the_first_commit(publish: Publish, blog: Repo) -> None:
    shutil.rmtree(blog.folder / ".git")
    blog.git("init", "--quiet")
    assert_refused(publish(), "nothing is committed here yet", "git commit")


def test_without_a_remote(publish: Publish, blog: Repo) -> None:
    blog.git("remote", "remove", "origin")
    assert_refused(publish(), "no remote to publish to", "git remote add origin")


def test_with_a_remote_that_is_not_there(publish: Publish, blog: Repo) -> None:
    assert_refused(publish("--remote", "orgin"), 'there is no remote "orgin"', "origin")
    assert_refused(publish("--remote=--upload-pack=x/y"), "there is no remote", "origin")
    result = publish("--remote", "https://ann:ge heim@example.org/x.git")
    assert_refused(result, "the remote's address holds a blank", "%20")
    assert "heim" not in result.output
    blog.git("remote", "set-url", "origin", "/nowhere/at-all.git")
    assert_refused(publish(), "there is no such repository", "git remote -v")


def test_without_a_name_for_the_commit(publish: Publish, blog: Repo) -> None:
    blog.git("config", "--unset", "user.name")
    blog.git("config", "--unset", "user.email")
    blog.git("config", "user.useConfigOnly", "true")
    assert_refused(publish(), "whose name the commit is to bear", "git config user.name")


@pytest.mark.parametrize("change", ["changed", "staged", "new", "deleted", "renamed"])
def test_with_posts_that_are_not_committed(publish: Publish, blog: Repo, remote: Repo, change: str) -> None:
    if change == "deleted":
        (blog.folder / "_posts/2024-1-2-first.md").unlink()
    elif change == "renamed":
        blog.git("mv", "_posts/2024-1-2-first.md", "_posts/2024-1-2-1.md")
    else:
        blog.post("2024-1-2-new" if change == "new" else "2024-1-2-first", "Other")
    if change == "staged":
        blog.git("add", ".")
    assert_refused(publish(), "not committed: _posts/2024-1-2-", "--allow-dirty")
    assert remote.git("branch", "--list", "gh-pages") == ""
    assert publish("--allow-dirty").exit_code == 0
    assert remote.git("log", "-1", "--format=%s", "gh-pages").endswith(" of main and what is not committed")


@pytest.mark.parametrize("name", ["_site/index.html", "public/a.html"])
def test_sites_that_were_built_here_need_not_be_committed(
    publish: Publish, blog: Repo, name: str, tmp_path: Path
) -> None:
    blog.write(name, "")
    if name.startswith("public"):
        blog.write("public/.biji-manifest.json", "{}")
    assert publish("-o", str(tmp_path / "out")).exit_code == 0
    blog.write("publication.md", "")
    assert_refused(publish("-o", str(tmp_path / "out")), "1 file in the posts' folder is not committed: publi", "-")


@pytest.mark.parametrize("path", ["secrets.txt", "_posts/2024-1-5-diary.md", "private/a/notes.md"])
def test_what_git_is_to_leave_out_is_not_published(publish: Publish, blog: Repo, remote: Repo, path: str) -> None:
    blog.write(".gitignore", "secrets.txt\n*-diary.md\nprivate/\n_drafts/\n_site/\n")
    blog.write("_drafts/idea.md", "---\n---\n")
    blog.commit()
    assert publish().exit_code == 0
    before = remote.files()
    blog.write(path, "---\ntitle: Mine\n---\n")
    assert_refused(publish(), f"git ignores 1 file that would be published: {path}", "--allow-dirty")
    assert remote.files() == before
    blog.write("_config.yml", f"title: Notes\nexclude: [{path}]\n")
    blog.commit()
    assert publish().exit_code == 0


def test_what_is_not_committed_outside_of_the_site_does_not_matter(publish: Publish, blog: Repo) -> None:
    for path in ("_config.yml", "_posts"):
        (blog.folder / "site").mkdir(exist_ok=True)
        blog.git("mv", path, f"site/{path}")
    blog.commit()
    blog.write("program.py", "x = 1")
    site = type(blog)(blog.folder / "site")
    assert publish(repo=site).exit_code == 0


def test_in_a_folder_that_git_ignores(publish: Publish, blog: Repo) -> None:
    blog.write(".gitignore", "*/\n!.gitignore\n")
    blog.commit()
    blog.write("drafts/_posts/2024-1-2-a.md", "---\n---\n")
    assert_refused(publish(repo=type(blog)(blog.folder / "drafts")), "git ignores all that is in", "--allow-dirty")


def test_with_a_submodule_that_is_not_checked_out(publish: Publish, blog: Repo, clone: Repo, remote: Repo) -> None:
    blog.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(remote.folder), "_posts/more")
    blog.commit(push="main")
    clone.git("pull", "--quiet")
    assert_refused(publish(repo=clone), "a submodule is not checked out", "git submodule update --init")
    clone.write("other/_posts/2024-1-2-first.md", "---\ntitle: Other\n---\n")
    clone.commit()
    assert publish(repo=type(clone)(clone.folder / "other")).exit_code == 0


def test_on_no_branch(publish: Publish, blog: Repo, remote: Repo) -> None:
    blog.git("checkout", "--quiet", "--detach")
    assert publish().exit_code == 0
    short = blog.git("rev-parse", "--short", "HEAD")
    assert remote.git("log", "-1", "--format=%s", "gh-pages") == f"Publish {short}"


def test_from_a_working_tree_beside_the_first(publish: Publish, blog: Repo, remote: Repo, tmp_path: Path) -> None:
    blog.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "tree"))
    publish()
    blog.git("worktree", "add", "--quiet", str(tmp_path / "pages"), "origin/gh-pages", "-b", "gh-pages")
    tree = type(blog)(tmp_path / "tree")
    tree.post("2024-1-4-third", "New")
    tree.commit()
    assert publish(repo=tree).exit_code == 0
    assert "2024/01/04/third.html" in remote.files()


@pytest.mark.parametrize("options", [["--depth=1"], ["--depth=1", "--no-single-branch"], ["--filter=blob:none"]])
def test_from_a_clone_without_all_of_the_history(
    publish: Publish, blog: Repo, remote: Repo, tmp_path: Path, options: list[str]
) -> None:
    publish()
    remote.git("config", "uploadpack.allowFilter", "true")
    blog.git("clone", "--quiet", *options, f"file://{remote.folder}", str(tmp_path / "part"))
    part = type(blog)(tmp_path / "part")
    part.git("config", "user.name", "Bo")
    part.git("config", "user.email", "bo@example.org")
    assert "nothing to publish" in publish(repo=part).output
    part.post("2024-1-4-third", "New")
    part.commit()
    assert publish(repo=part).exit_code == 0
    assert remote.count() == 2
    assert {"2024/01/04/third.html", POST} <= remote.files()
