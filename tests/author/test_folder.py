"""What is known of the posts that are there."""

from __future__ import annotations

from pathlib import Path

from biji.author import read_posts, series_names, topics


def write(folder: Path, path: str, head: str, body: str = "") -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{head}\n---\n{body}", encoding="utf-8")


def test_posts_come_newest_first_and_drafts_last(tmp_path: Path) -> None:
    write(tmp_path, "_posts/2024-1-1-a.md", "title: A\ncategory: X Y", "\ntext\n")
    write(tmp_path, "_posts/2024-10-1-b.md", "title: B（一）")
    write(tmp_path, "_drafts/c.md", "title: C")
    write(tmp_path, "page.md", "title: D（一）")
    (tmp_path / "_posts/2024-1-1-bad.md").write_bytes(b"\xff\xfe\x00")
    posts = read_posts(tmp_path)
    assert [post.title for post in posts] == ["B（一）", "A", "C"]
    assert (posts[1].slug, posts[1].url, posts[1].head) == (
        "a",
        "/x y/2024/01/01/a.html",
        ("title: A", "category: X Y"),
    )
    assert [line for line in posts[1].body if line] == ["text"]
    assert (topics(posts), series_names(posts)) == (("X Y",), ("B",))


def test_a_post_without_front_matter_has_no_head(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts/2024-1-1-a.md").write_text("text\n")
    (post,) = read_posts(tmp_path)
    assert (post.head, post.body) == ((), ("text", ""))


def test_a_folder_without_posts_has_none(tmp_path: Path) -> None:
    assert read_posts(tmp_path) == ()
    assert read_posts(tmp_path / "nowhere") == ()
