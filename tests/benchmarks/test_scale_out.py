"""What reading elsewhere costs; the lines of the cluster are left out, which takes seconds to start."""

from itertools import islice
from pathlib import Path

from scale_out import report


def test_every_way_to_read_has_a_line(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts/2020-1-1-post.md").write_text("# Heading\n\ntext\n", encoding="utf-8")
    lines = list(islice(report(tmp_path), 3))
    assert lines[0].startswith("1 posts")
    assert all(line.endswith(" ms") for line in lines[1:])
