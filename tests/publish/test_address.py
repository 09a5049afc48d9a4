from __future__ import annotations

import pytest

from biji.publish.address import of_cname, of_repository


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/me/notes.git", "https://me.github.io/notes/"),
        ("https://github.com/Me/Notes/", "https://me.github.io/Notes/"),
        ("https://ann:secret@github.com/me/notes", "https://me.github.io/notes/"),
        ("git@github.com:me/notes.git", "https://me.github.io/notes/"),
        ("github.com:me/notes.git", "https://me.github.io/notes/"),
        ("ssh://git@ssh.github.com:443/me/notes.git", "https://me.github.io/notes/"),
        ("git@github.com:me/Me.GitHub.io.git", "https://me.github.io/"),
        ("git://github.com/me/notes.js", "https://me.github.io/notes.js/"),
    ],
)
def test_a_repository_of_github_has_its_address(remote: str, address: str) -> None:
    assert str(of_repository(remote)) == address


@pytest.mark.parametrize(
    "remote",
    [
        *("https://gitlab.com/me/notes", "/srv/notes.git", "../notes.git", "C:\\notes", "file:///srv/me/notes.git"),
        *(
            "https://github.com/me",
            "https://github.com.evil.org/me/notes",
            "https://[/me/notes",
            "",
            "git@github.com:",
        ),
        "https://gist.github.com/me/abc",
    ],
)
def test_no_other_repository_has_one(remote: str) -> None:
    assert of_repository(remote) is None


def test_a_domain_stands_alone_in_its_file() -> None:
    assert str(of_cname("Notes.Example.org\r\n")) == "https://notes.example.org/"


@pytest.mark.parametrize("text", ["", "two words", "a.org\nb.org", "https://a.org", "localhost", "-.org"])
def test_anything_else_is_no_domain(text: str) -> None:
    assert of_cname(text) is None
