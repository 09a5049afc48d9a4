"""What Liquid may include."""

from __future__ import annotations

from pathlib import Path

from biji.config import Config
from biji.discover import Discovered, discover


def found(folder: Path, files: dict[str, bytes]) -> Discovered:
    for path, content in files.items():
        folder.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(path).write_bytes(content)
    return discover(folder, Config())


def test_includes_are_named_by_their_path_and_not_published(tmp_path: Path) -> None:
    site = found(tmp_path, {"_includes/b/c.html": b"c", "_includes/a.md": b"\xef\xbb\xbfa\r\nb", "_includes/.d": b""})
    assert site.includes == {"a.md": "a\nb", "b/c.html": "c"}
    assert (site.sources, site.static, site.diagnostics) == ((), (), ())


def test_includes_that_are_too_long_or_no_text_are_named(tmp_path: Path) -> None:
    site = found(tmp_path, {"_includes/a": b"a" * 100_001, "_includes/b": b"\xff", "_includes/c": b"c"})
    assert site.includes == {"c": "c"}
    assert [(problem.code, problem.span.path) for problem in site.diagnostics] == [
        ("liquid", "_includes/a"),
        ("liquid", "_includes/b"),
    ]


def test_all_includes_together_have_an_end(tmp_path: Path) -> None:
    site = found(tmp_path, {f"_includes/{number:02}": b"a" * 99_000 for number in range(12)})
    assert len(site.includes) == 10
    assert len(site.diagnostics) == 2


def test_a_link_out_of_the_site_is_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "secret"
    outside.write_text("secret")
    folder = tmp_path / "site" / "_includes"
    folder.mkdir(parents=True)
    (folder / "a.html").symlink_to(outside)
    site = discover(tmp_path / "site", Config())
    assert site.includes == {}
    assert [problem.code for problem in site.diagnostics] == ["symlink"]
