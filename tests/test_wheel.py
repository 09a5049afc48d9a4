"""The built wheel works by itself: in an environment of its own, away from the repository, with theme and demo."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, folder: Path) -> str:
    """What a command prints, run without the repository in reach."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=ROOT)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def biji(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in a new environment; its dependencies are those of this one, so that nothing is downloaded."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=False, symlinks=True)
    scheme = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", scheme))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    # Behind the environment's own packages: the wheel is found first.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return Path(sysconfig.get_path("scripts", "venv", scheme)) / "python"


def test_the_wheel_carries_templates_static_files_and_the_demo(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("templates", "static", "content"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and ".biji-cache" not in path.parts]
        assert files
        assert {f"biji/{path.relative_to(ROOT).as_posix()}" for path in files} <= names
    left_out = ("_site/", "__pycache__", ".biji-cache")
    assert not [name for name in names if any(part in name for part in left_out)]


def test_the_wheel_declares_the_program(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (entry_points,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert "biji = biji.__main__:run" in archive.read(entry_points).decode()


def test_the_installed_program_builds_a_site_from_any_folder(biji: Path, tmp_path: Path) -> None:
    assert str(ROOT) not in run(biji, "-c", "import biji; print(biji.__file__)", folder=tmp_path)
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts/2020-1-2-a.md").write_text("---\ntitle: A\n---\n\n# Start\n\n$$x$$\n", encoding="utf-8")
    assert run(biji, "-m", "biji", "build", folder=tmp_path).startswith("1 article, ")
    assert "<math" in (tmp_path / "_site/2020/01/02/a.html").read_text(encoding="utf-8")
    assert (tmp_path / "_site/assets/biji/theme.css").is_file()


def test_the_installed_demo_is_a_site(biji: Path, tmp_path: Path) -> None:
    code = "import biji, pathlib; print(pathlib.Path(biji.__file__).parent / 'content')"
    demo = run(biji, "-c", code, folder=tmp_path).strip()
    assert " 0 articles" not in run(biji, "-m", "biji", "build", demo, folder=tmp_path)
    assert (tmp_path / "_site/index.html").is_file()
