from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.publish import PublishError, mask
from biji.publish.git import Git, GitError

TOKENS = ["ghp_" + "a" * 36, "github_pat_" + "1" * 30, "ghs_" + "Z" * 36, "glpat-" + "x" * 20]


@given(
    st.text(st.characters(categories=("L", "N", "P")), min_size=8).map(lambda text: quote(text, safe="")),
    st.sampled_from(["https://ann:{}@host.org/x.git", "https://{}@host.org/x", "http://{}:x-oauth-basic@h/y"]),
)
def test_nothing_before_the_host_of_a_url_is_shown(secret: str, url: str) -> None:
    said = f"fatal: unable to access '{url.format(secret)}/': The requested URL returned error: 403"
    assert secret not in mask(said)
    assert mask(said).endswith("403")


@pytest.mark.parametrize("token", TOKENS)
def test_tokens_are_not_shown_wherever_they_stand(token: str) -> None:
    assert mask(f"remote: bad {token}, https://h.org/?access_token={token}") == (
        "remote: bad ***, https://h.org/?access_token=***"
    )


def test_headers_and_parameters_are_not_shown() -> None:
    assert (
        mask("> Authorization: Basic YTpi\nx?private_token=abc&b=1")
        == "> Authorization: ***\nx?private_token=***&b=1"
    )


@pytest.mark.parametrize(
    "text", ["ssh://git@github.com/me/notes", "git@github.com:me/notes", "a@b and https://c.d/e"]
)
def test_what_is_no_secret_is_shown(text: str) -> None:
    assert mask(text) == text


def test_what_git_says_is_masked_before_anybody_sees_it(tmp_path: Path) -> None:
    with pytest.raises(GitError) as caught:
        Git(tmp_path).run("-c", "alias.leak=!echo https://ann:geheim@h.org/x >&2; exit 1", "leak")
    assert caught.value.said == "https://***@h.org/x"
    assert isinstance(caught.value, PublishError)
    assert "geheim" not in str(caught.value)


def test_without_git_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PublishError, match="git is not installed"):
        Git(tmp_path).run("--version")


def test_a_hook_of_another_repository_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(Path(__file__).parents[2] / ".git"))
    assert Git(tmp_path).line("rev-parse", "--show-toplevel") == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://ann:p@geheim/x@h.org/x",
        "https://git@:geheim@h.org/x",
        "https://git:geheim@h.org/x",
        "ann:geheim@h.org:x",
    ],
)
def test_passwords_with_signs_that_should_be_escaped_are_not_shown(address: str) -> None:
    said = mask(f"fatal: unable to access '{address}/': no. Write to ann@h.org")
    assert "geheim" not in said
    assert said.endswith("/': no. Write to ann@h.org")
