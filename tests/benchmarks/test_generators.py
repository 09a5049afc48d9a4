"""The generators that are compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from generators import GENERATORS, Generator, plain_name


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("2019-7-2-a_b.markdown", "2019-07-02-a_b.md"),
        ("2019-12-31-a-1-2.md", "2019-12-31-a-1-2.md"),
        ("2019-1-31-7-8.md", "2019-01-31-7-8.md"),
    ],
)
def test_names_of_posts_hold_dates_that_all_generators_read(name: str, plain: str) -> None:
    assert plain_name(Path(name)) == plain


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda generator: generator.name)
def test_every_generator_gets_all_posts_and_images_as_they_are(generator: Generator, tmp_path: Path) -> None:
    (tmp_path / "blog/_posts").mkdir(parents=True)
    (tmp_path / "blog/_posts/2019-7-2-a.markdown").write_text("---\ntitle: A\n---\n{{ text }}", encoding="utf-8")
    (tmp_path / "blog/images").mkdir()
    (tmp_path / "blog/images/a.png").write_bytes(b"image")
    site = tmp_path / "site"
    generator.prepare(tmp_path / "blog", site)
    assert (site / generator.posts / "2019-07-02-a.md").read_text(encoding="utf-8").endswith("{{ text }}")
    assert (site / generator.images / "a.png").read_bytes() == b"image"
    assert all((site / name).is_file() for name in generator.files)


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda generator: generator.name)
def test_a_cold_build_finds_nothing_of_an_earlier_one(generator: Generator, tmp_path: Path) -> None:
    for name in (generator.output, *generator.caches):
        (tmp_path / name).mkdir()
    (tmp_path / "kept").mkdir()
    generator.clear(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
