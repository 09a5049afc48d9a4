"""Pages are valid HTML, as the W3C's checker reads it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command of the Nu HTML checker: `BIJI_VNU_JAR`, or `npm install vnu-jar` here or above."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("Java is not installed")
    named = os.environ.get("BIJI_VNU_JAR")
    places = [Path(named)] if named else []
    for folder in Path(__file__).resolve().parents:
        places += (folder / "node_modules/vnu-jar/build/dist").glob("vnu.jar")
    jar = next((place for place in places if place.is_file()), None)
    if jar is None:
        pytest.skip("vnu.jar is not found: set BIJI_VNU_JAR, or npm install vnu-jar")
    return [java, "-jar", str(jar), "--errors-only", "--format", "gnu"]


def test_no_page_has_an_html_error(checker: list[str], built: Path) -> None:
    pages = sorted(str(path) for path in built.rglob("*.html"))
    result = subprocess.run([*checker, *pages], capture_output=True, text=True, check=False)
    assert [line for line in result.stderr.splitlines() if " error" in line] == []
