from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner, Result

from biji import __version__
from biji.cli import main
from biji.publish.workflow import PATH, Place, workflow

if TYPE_CHECKING:
    from tests.publish.conftest import Repo

PROJECT = Path(__file__).parents[2]


def make(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", "workflow", "--source", str(folder), *arguments])


def steps(file: Path) -> dict[str, dict[str, Any]]:
    """The steps of the job that builds, by the action or the command that they run."""
    build = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]["build"]
    return {step.get("uses", step.get("run")).strip(): step for step in build["steps"]}


def assert_valid(file: Path) -> None:
    """By GitHub's schema of workflows, in the copy that check-jsonschema ships."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(file)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout


def test_it_is_a_valid_workflow_for_the_branch_at_hand(blog: Repo) -> None:
    blog.git("checkout", "--quiet", "-b", "trunk")
    result = make(blog.folder)
    assert result.exit_code == 0, result.output
    assert "Settings → Pages" in result.output
    file = blog.folder / PATH
    assert_valid(file)
    assert yaml.safe_load(file.read_text(encoding="utf-8"))[True]["push"]["branches"] == ["trunk"]
    assert f"pip install biji=={__version__}" in steps(file)
    assert steps(file)["actions/upload-pages-artifact@v5"]["with"]["include-hidden-files"] is True
    assert steps(file)["actions/cache@v5"]["with"]["path"] == ".biji-cache"


def test_the_schema_would_find_a_mistake(blog: Repo) -> None:
    make(blog.folder)
    file = blog.folder / PATH
    blog.write(PATH, file.read_text(encoding="utf-8").replace("runs-on", "runs_on"))
    with pytest.raises(AssertionError, match="runs_on"):
        assert_valid(file)


def test_the_command_builds_a_folder_of_any_name_inside_the_repository(blog: Repo) -> None:
    blog.write("it's: my #1 blog/_config.yml", "")
    make(blog.folder / "it's: my #1 blog")
    file = blog.folder / PATH
    assert_valid(file)
    command = "biji build 'it'\"'\"'s: my #1 blog' --output _site --base-url \"$BASE_URL\""
    assert steps(file)[command]["env"] == {"BASE_URL": "${{ steps.pages.outputs.base_url }}"}
    assert steps(file)["actions/cache@v5"]["with"]["path"] == "it's: my #1 blog/.biji-cache"


def test_a_file_that_is_there_is_replaced_on_request_only(blog: Repo) -> None:
    blog.write(PATH, "mine")
    result = make(blog.folder)
    assert result.exit_code == 2
    assert "is there already" in result.output
    assert (blog.folder / PATH).read_text(encoding="utf-8") == "mine"
    assert make(blog.folder, "--replace", "--branch", "live").exit_code == 0
    assert "live" in (blog.folder / PATH).read_text(encoding="utf-8")


def test_outside_of_a_repository_it_is_made_in_the_site(tmp_path: Path) -> None:
    assert make(tmp_path).exit_code == 0
    assert (tmp_path / PATH).is_file()


@pytest.mark.skipif(not (PROJECT / ".github").is_dir(), reason="the project's own workflows are not beside the tests")
def test_the_project_publishes_its_demo_with_the_same_workflow() -> None:
    own = PROJECT / PATH
    assert_valid(own)
    assert own.read_bytes() == workflow(Place(PROJECT, "content"), ".").content
