"""What a remote means when it refuses: git's and GitHub's words, and what to do about them."""

from __future__ import annotations

from biji.publish.errors import PublishError

#: Words of what was said, the more special first, with what they mean and a hint.
_MEANINGS = (
    (
        ("denying non-fast-forward",),
        "the server lets no branch lose its history",
        "publish without --squash",
    ),
    (
        ("checked out",),
        "the branch is checked out there, and would differ from the files that lie beside it",
        "push to a bare repository, or check out another branch there",
    ),
    (
        ("fetch first", "non-fast-forward", "stale info", "cannot lock ref", "failed to update ref"),
        "somebody else has pushed to the branch meanwhile",
        "run the command again",
    ),
    (
        ("GH001", "file size limit"),
        "a file is larger than the server takes",
        "leave it out of the site",
    ),
    (
        ("GH013", "GH006", "protected branch", "rule violations"),
        "the rules of the repository forbid it",
        "see what is said above; let the rules allow pushes to this branch, or choose another with --branch",
    ),
    (
        ("could not read Username", "could not read Password", "Authentication failed", "Permission denied ("),
        "the server does not know who you are",
        'make "git push" work first: https://docs.github.com/get-started/git-basics/set-up-git',
    ),
    (
        ("error: 403", "Permission to ", "ermission denied", "not allowed to push", "rite access"),
        "you may not write there",
        "ask its owner, or use a token that may write contents",
    ),
    (
        ("not found", "does not appear to be a git repository", "error: 404", "does not exist"),
        "there is no such repository, or you may not see it",
        'look at its address: "git remote -v"',
    ),
    (
        ("Could not resolve host", "onnect to", "Connection ", "timed out", "too slow", "unreachable", "error: 5"),
        "the server does not answer",
        "try again when the network is back",
    ),
    (
        ("hook declined", "failed to push some refs"),
        "a hook refused it",
        "see what is said above",
    ),
)


def explained(what: str, said: str) -> PublishError:
    """Why git could not do what it was to do.

    Args:
        what: was not done.
        said: by git and the server, masked.
    """
    meaning, hint = next(
        ((meaning, hint) for words, meaning, hint in _MEANINGS if any(word in said for word in words)),
        ("git says why", "mend that and run the command again"),
    )
    quoted = "\n".join(f"   git: {line}" for line in said.splitlines() if line.strip())
    return PublishError(f"{what}: {meaning}\n{quoted}", hint)
