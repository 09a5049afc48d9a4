"""Running git without touching what the user is doing, without questions, and without showing passwords."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from msgspec import Struct

from biji.publish.errors import PublishError

#: Set while git runs one of its hooks: they would lead to that repository and its index, not to ours.
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_QUARANTINE_PATH")

_SETTINGS = {
    "LC_ALL": "C",  # what git says is read again in `refusals`
    "GIT_TERMINAL_PROMPT": "0",  # never waits for a password that nobody is asked for
    "GIT_OPTIONAL_LOCKS": "0",  # `git status` leaves the index as it is
    "GIT_HTTP_LOW_SPEED_LIMIT": "100",  # bytes a second, for
    "GIT_HTTP_LOW_SPEED_TIME": "60",  # seconds: a server that went away
}

#: What stands between `scheme://` and the host, with signs that should be escaped there too; a lone `git@` of ssh is
#: no secret, all else may be. Longer ones would take long to look for.
_USERINFO = re.compile(r"(?<=://)(?!git@[\w.-]+[:/])[^\s'\"]{1,999}(?=@)")
#: The same of an address whose scheme was forgotten, which git takes for one of ssh.
_BARE_USERINFO = re.compile(r"(?<![\w.-])[\w.-]{1,99}:[^\s/@'\"]{1,999}(?=@[\w.-]+[:/])")
#: https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available/ and GitLab's.
_TOKEN = re.compile(r"\b(?:gh[pousr]_|github_pat_|gl[a-z]{2,6}-)[\w-]{10,}")
_PARAMETER = re.compile(r"(?<=[?&])((?:access_|private_|auth_)?token|password|key)=[^\s&'\"]+", re.IGNORECASE)
_AUTHORIZATION = re.compile(r"(authorization:\s*)[^\r\n'\"]+", re.IGNORECASE)


def mask(text: str) -> str:
    """A text in which every password, token and user name of a URL is `***`."""
    text = _AUTHORIZATION.sub(r"\1***", _PARAMETER.sub(r"\1=***", text))
    return _TOKEN.sub("***", _BARE_USERINFO.sub("***", _USERINFO.sub("***", text)))


class GitError(PublishError):
    """A git command failed.

    Attributes:
        said: what git and the server said, masked.
    """

    def __init__(self, said: str) -> None:
        super().__init__(f"git failed: {said}", "mend what it says and run the command again")
        self.said = said


class Git(Struct, frozen=True):
    """git in a folder.

    Attributes:
        folder: anywhere in the repository.
        index: a file that stands in for the user's index; None where none is used.
    """

    folder: Path
    index: Path | None = None

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """What a git command prints.

        Args:
            arguments: of git.
            given: to its standard input.

        Raises:
            GitError: when it fails.
            PublishError: without git.
        """
        program = shutil.which("git")
        if not program:
            raise PublishError(
                "git is not installed", "install it from https://git-scm.com, or your system's packages"
            )
        done = subprocess.run(  # noqa: S603 - arguments in a list, no shell
            [program, "-C", str(self.folder), *arguments],
            input=given,
            capture_output=True,
            check=False,
            env=self._environment(),
        )
        if done.returncode:
            # With --porcelain, git says on standard output what became of a branch.
            said = (done.stderr + b"\n" + done.stdout).decode(errors="replace").strip()
            raise GitError(mask(said))
        return done.stdout

    def line(self, *arguments: str) -> str:
        """What a git command prints, as one line; "" when it fails, which then means that there is none.

        Raises:
            PublishError: without git.
        """
        try:
            return self.run(*arguments).decode(errors="surrogateescape").strip()
        except GitError:
            return ""

    def _environment(self) -> dict[str, str]:
        environment = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
        index = {"GIT_INDEX_FILE": str(self.index)} if self.index else {}
        return {**environment, **_SETTINGS, **index}
