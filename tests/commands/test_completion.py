"""What a shell completes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biji.cli import main


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    for number, numeral in enumerate("一二", 1):
        path = tmp_path / f"_posts/2024-01-0{number}-x_{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: Attention（{numeral}）\ncategory: Deep Learning\n---\n", encoding="utf-8")
    return tmp_path


def completed(folder: Path, *words: str) -> list[str]:
    """What bash is told for the last of these words."""
    environment = {
        **os.environ,
        "_BIJI_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("biji", *words)),
        "COMP_CWORD": str(len(words)),
        "PYTHONIOENCODING": "utf-8",
    }
    script = Path(sys.executable).with_name("biji")
    done = subprocess.run([script], cwd=folder, env=environment, capture_output=True, check=False)
    assert done.stderr == b""
    return [line.partition(",")[2] for line in done.stdout.decode().splitlines() if line]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["comp"], ["completion"]),
        (["export", "series", "--ser"], ["--series"]),
        (["export", "references", "--series", "a"], ["Attention"]),
        (["export", "references", "--topic", ""], ["Deep Learning"]),
        (["export", "references", "--article", "_posts/2024-01-02"], ["_posts/2024-01-02-x_2.md"]),
        (["new", "post", "x", "--topic", "de"], ["Deep Learning"]),
        (["new", "post", "x", "--series", "B"], []),
        (["chekc", "che"], ["check"]),
        (["check", "--only", "missing-"], ["missing-image", "missing-alt"]),
        (["check", "--ignore", "series,missing-a"], ["series,missing-alt"]),
    ],
)
def test_names_of_the_site_are_completed(blog: Path, words: list[str], expected: list[str]) -> None:
    assert completed(blog, *words) == expected


def test_fish_shows_names_and_explanations_whole(blog: Path, run: Callable[..., Result]) -> None:
    fish = shutil.which("fish")
    if not fish:
        pytest.skip("there is no fish here")
    (blog / "_posts/2024-01-03-y.md").write_text("---\ntitle: Y\ncategory: One, two\n---\n", encoding="utf-8")
    script = blog / "biji.fish"
    script.write_text(run("completion", "fish").output, encoding="utf-8")
    asked = f"source '{script}'; complete -C 'biji export references --topic on'; complete -C 'biji ch'"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "HOME": str(blog), "XDG_CONFIG_HOME": str(blog)}
    done = subprocess.run([fish, "-c", asked], cwd=blog, env=environment, capture_output=True, check=False, text=True)
    assert done.stdout.splitlines() == ["One, two", "check\tReport all problems of the folder SOURCE,..."]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert f"_BIJI_COMPLETE={shell}_complete" in result.output


def test_the_script_of_bash_is_valid() -> None:
    script = CliRunner().invoke(main, ["completion", "bash"]).output
    bash = "/bin/bash"
    if not Path(bash).exists():
        pytest.skip("there is no bash here")
    checked = subprocess.run([bash, "-n"], input=script.encode(), capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")
