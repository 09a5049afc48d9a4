"""The profile of a build: every stage is found where the program calls it."""

from pathlib import Path

import pytest
from profile_build import FUNCTIONS, print_functions, print_stages


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts/2020-1-1-post.md").write_text("# Heading\n\ntext\n", encoding="utf-8")
    return tmp_path


def test_every_stage_takes_some_time(blog: Path, capsys: pytest.CaptureFixture[str]) -> None:
    print_stages(blog)
    lines = capsys.readouterr().out.splitlines()
    assert [line[:16].rstrip() for line in lines] == [*FUNCTIONS, "everything else", "together"]


@pytest.mark.parametrize(("stage", "function"), [("", "build.py"), ("render", "environment.py")])
def test_the_functions_of_a_stage_are_listed(
    blog: Path, capsys: pytest.CaptureFixture[str], stage: str, function: str
) -> None:
    print_functions(blog, stage, 2000)
    assert function in capsys.readouterr().out
