"""`biji publish` against a real bare repository: what arrives there, and what stays as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from biji import __version__
from biji.cli import main
from biji.package import MANIFEST

if TYPE_CHECKING:
    from tests.publish.conftest import Publish, Repo

POST = "2024/01/02/first.html"


def test_the_first_time_the_branch_is_made_with_the_whole_site(publish: Publish, blog: Repo, remote: Repo) -> None:
    result = publish()
    assert result.exit_code == 0, result.output
    assert {POST, "index.html", ".nojekyll", MANIFEST} <= remote.files()
    assert remote.count() == 1
    message = remote.git("log", "-1", "--format=%an%n%B", "gh-pages")
    source = blog.git("rev-parse", "HEAD")
    short = blog.git("rev-parse", "--short", "HEAD")
    assert message.splitlines() == [
        *("Ann", f"Publish {short} of main", ""),
        *(f"Source-commit: {source}", f"Published-with: biji {__version__}"),
    ]
    assert f"published as {remote.git('rev-parse', '--short', 'gh-pages')[:7]} on gh-pages of origin" in result.output


def test_what_arrives_is_byte_for_byte_what_was_built(publish: Publish, blog: Repo, remote: Repo) -> None:
    blog.write(".gitattributes", "* text eol=crlf filter=none\n")
    blog.write("_includes/x", "")
    blog.git("config", "core.autocrlf", "true")
    blog.commit()
    publish()
    built = {path.relative_to(blog.folder / "_site").as_posix() for path in (blog.folder / "_site").rglob("*")}
    assert remote.files() - {".nojekyll"} == {path for path in built if (blog.folder / "_site" / path).is_file()}
    tree = remote.git("rev-parse", f"gh-pages:{POST}")
    assert tree == blog.git("hash-object", "--no-filters", f"_site/{POST}")


def test_a_second_time_without_change_makes_no_commit_and_says_so(publish: Publish, remote: Repo) -> None:
    publish()
    result = publish()
    assert result.exit_code == 0
    assert "nothing to publish: gh-pages of origin holds this site already" in result.output
    assert remote.count() == 1


def test_a_change_is_one_more_commit_with_what_changed(publish: Publish, blog: Repo, remote: Repo) -> None:
    publish()
    (blog.folder / "_posts/2024-1-3-second.md").unlink()
    blog.post("2024-1-4-third", "New")
    blog.commit()
    result = publish("-m", "Third post")
    assert result.exit_code == 0, result.output
    assert re.search(r"[1-9]\d* added, [1-9]\d* changed, [1-9]\d* removed", result.output)
    assert remote.count() == 2
    assert remote.git("log", "-1", "--format=%s", "gh-pages") == "Third post"
    assert "2024/01/04/third.html" in remote.files()
    assert "2024/01/03/second.html" not in remote.files()


def test_index_working_tree_and_branches_stay_as_they_are(publish: Publish, blog: Repo) -> None:
    blog.git("branch", "gh-pages")
    blog.write("elsewhere.txt", "not committed")
    blog.git("add", "elsewhere.txt")

    def state() -> tuple[object, ...]:
        index = (blog.folder / ".git/index").read_bytes()
        return index, blog.git("status", "--porcelain", "--", ":(exclude)_site"), blog.git("branch", "-v")

    before = state()
    assert publish("--allow-dirty").exit_code == 0
    assert state() == before
    assert not (blog.folder / ".git/FETCH_HEAD").exists()


def test_a_dry_run_names_every_file_and_changes_nothing(publish: Publish, blog: Repo, remote: Repo) -> None:
    objects = blog.git("count-objects")
    result = publish("--dry-run")
    assert result.exit_code == 0, result.output
    assert f"\nA {POST}\n" in result.output
    assert "nothing was pushed" in result.output
    assert remote.git("branch", "--list", "gh-pages") == ""
    assert blog.git("count-objects") == objects
    publish()
    blog.post("2024-1-2-first", "Other text")
    blog.commit()
    assert f"\nM {POST}\n" in publish("--dry-run").output
    assert remote.count() == 1


def test_squash_leaves_one_commit(publish: Publish, blog: Repo, remote: Repo) -> None:
    publish()
    blog.post("2024-1-4-third", "New")
    blog.commit()
    publish()
    assert remote.count() == 2
    lost = "one commit takes the place of all that gh-pages of origin has: 2"
    assert lost in publish("--squash", "--dry-run").output
    assert remote.count() == 2
    assert lost in publish("--squash").output
    assert remote.count() == 1
    again = publish("--squash").output
    assert "nothing to publish" in again
    assert "one commit" not in again


def test_an_empty_site_replaces_none(publish: Publish, blog: Repo, remote: Repo) -> None:
    publish()
    for post in (blog.folder / "_posts").iterdir():
        post.unlink()
    blog.commit()
    result = publish()
    assert result.exit_code == 2
    assert "nothing was published: the site has no articles" in result.output
    assert POST in remote.files()


def test_another_branch_of_another_remote(publish: Publish, blog: Repo, remote: Repo) -> None:
    blog.git("remote", "rename", "origin", "home")
    assert publish("--branch", "www").exit_code == 0
    assert POST in remote.files("www")
    blog.git("remote", "remove", "home")
    assert publish("--remote", str(remote.folder), "--branch", "other").exit_code == 0
    assert POST in remote.files("other")


def test_the_domain_on_the_branch_stays(publish: Publish, clone: Repo, remote: Repo) -> None:
    publish()
    clone.git("fetch", "--quiet")
    clone.git("checkout", "--quiet", "gh-pages")
    clone.write("CNAME", "notes.example.org\n")
    clone.write("google123.html", "proof")
    clone.commit("Create CNAME", push="gh-pages")
    result = publish()
    assert result.exit_code == 0, result.output
    assert "address: https://notes.example.org/ (from CNAME)" in result.output
    assert remote.show("CNAME") == "notes.example.org"
    assert remote.show("google123.html") == "proof"
    assert "https://notes.example.org/2024/01/02/first.html" in remote.show("sitemap.xml")


@pytest.mark.parametrize("text", ["https://notes.example.org/\n", "a b", "笔记.example.org", ""])
def test_a_cname_without_a_domain_is_refused(publish: Publish, blog: Repo, text: str) -> None:
    blog.write("CNAME", text)
    blog.commit()
    result = publish()
    assert result.exit_code == 2
    assert f'CNAME holds no domain: "{text.strip()}"' in result.output


def test_submodules_alone_are_never_pushed(publish: Publish, blog: Repo, remote: Repo) -> None:
    blog.git("config", "push.recurseSubmodules", "only")
    assert publish().exit_code == 0
    assert POST in remote.files()


def test_the_sites_own_domain_wins(publish: Publish, blog: Repo, remote: Repo) -> None:
    blog.write("CNAME", "old.example.org")
    blog.commit()
    publish()
    blog.write("CNAME", "new.example.org")
    blog.commit()
    assert "address: https://new.example.org/" in publish().output
    assert remote.show("CNAME") == "new.example.org"
    (blog.folder / "CNAME").unlink()
    blog.commit()
    assert publish("--replace").exit_code == 0
    assert remote.show("CNAME") == "new.example.org"


def test_what_lies_where_the_site_has_a_folder_gives_way(publish: Publish, clone: Repo, remote: Repo) -> None:
    publish()
    clone.git("fetch", "--quiet")
    clone.git("checkout", "--quiet", "gh-pages")
    clone.write("2025", "a file")
    clone.write("2026/x.txt", "below a folder")
    clone.commit(push="gh-pages")
    clone.git("checkout", "--quiet", "main")
    clone.post("2025-1-2-new", "New")
    clone.write("2026.md", "---\npermalink: /2026\n---\n\nx\n")
    clone.commit()
    assert publish(repo=clone).exit_code == 0
    assert "2025/01/02/new.html" in remote.files()
    assert "2025" not in remote.files()


def test_problems_stop_it(publish: Publish, blog: Repo, remote: Repo) -> None:
    blog.post("2024-1-4-third", "[x](/nowhere.html)")
    blog.commit()
    result = publish()
    assert result.exit_code == 1
    assert "let warnings pass with --no-strict" in result.output
    assert remote.git("branch", "--list", "gh-pages") == ""
    assert publish("--no-strict").exit_code == 0
    blog.post("2024-1-5-fourth", "x")
    blog.write("_posts/2024-1-6-fifth.md", "---\npermalink: /2024/01/05/fourth.html\n---\n")
    blog.commit()
    result = publish("--no-strict")
    assert result.exit_code == 1
    assert "--no-strict" not in result.output
    assert remote.count() == 1


def test_a_site_that_jekyll_made_is_neither_published_nor_touched(blog: Repo, remote: Repo) -> None:
    blog.write(".gitignore", "_site\n")
    blog.commit()
    blog.write("_site/index.html", "by Jekyll")
    result = CliRunner().invoke(main, ["publish", str(blog.folder)])
    assert result.exit_code == 0, result.output
    assert (blog.folder / "_site/index.html").read_text(encoding="utf-8") == "by Jekyll"
    assert "by Jekyll" not in remote.show("index.html")
    assert blog.git("status", "--porcelain") == ""


def test_an_output_folder_that_is_not_ours_stops_it(publish: Publish, blog: Repo, remote: Repo) -> None:
    blog.write("_site/index.html", "by Jekyll")
    result = publish()
    assert result.exit_code == 2
    assert "holds files that biji did not write" in result.output
    assert remote.git("branch", "--list", "gh-pages") == ""


def test_the_address_of_a_repository_of_github_is_found_and_said(
    publish: Publish, blog: Repo, remote: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Instead of ssh: what is to run on the host runs here.
    blog.write(".git/ssh", f'#!/bin/sh\ncd "{remote.folder.parent}" && eval "$2"\n')
    (blog.folder / ".git/ssh").chmod(0o755)
    monkeypatch.setenv("GIT_SSH", str(blog.folder / ".git/ssh"))
    monkeypatch.setenv("GIT_SSH_VARIANT", "simple")
    (remote.folder.parent / "Ann").mkdir()
    (remote.folder.parent / "Ann/notes.git").symlink_to(remote.folder)
    blog.git("remote", "set-url", "origin", "git@github.com:Ann/notes.git")
    output = publish().output
    assert "address: https://ann.github.io/notes/ (from the repository's name)" in output
    assert 'next: choose "Deploy from a branch" and gh-pages at GitHub' in output
    assert "https://ann.github.io/notes/2024/01/02/first.html" in remote.show("sitemap.xml")
    blog.write("_config.yml", "url: https://ann.github.io\n")
    blog.commit()
    output = publish().output
    assert "address: https://ann.github.io/ (from _config.yml)" in output
    assert "but GitHub Pages will show it at https://ann.github.io/notes/" in output
    assert "address: https://a.org/b/ (from --base-url)" in publish("--base-url", "https://a.org/b").output
    result = publish("--base-url", "https://ann:geheim@a.org/b")
    assert result.exit_code == 2
    assert "geheim" not in result.output


def test_an_address_that_nobody_knows_is_said(publish: Publish) -> None:
    assert "the address is not known" in publish().output


def test_the_repositorys_own_hook_before_a_push_is_heeded(publish: Publish, blog: Repo, remote: Repo) -> None:
    blog.write(".git/hooks/pre-push", "#!/bin/sh\necho 'tests failed' >&2\nexit 1\n")
    (blog.folder / ".git/hooks/pre-push").chmod(0o755)
    result = publish()
    assert result.exit_code == 2
    assert "a hook refused it" in result.output
    assert "git: tests failed" in result.output
    assert remote.git("branch", "--list", "gh-pages") == ""
