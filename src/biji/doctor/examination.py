"""The examination: the folder is built where nobody sees it, and held against the site that Jekyll made."""

from __future__ import annotations

import tempfile
from pathlib import Path

from msgspec import structs

from biji.build import Progress, Request, build, load
from biji.doctor.comparison import compare
from biji.doctor.features import features, jekylls_site
from biji.doctor.report import Report, by_importance
from biji.package import MANIFEST


def examine(request: Request, old: Path | None, progress: Progress) -> Report:
    """What a move of this folder keeps, what it loses, and what it uses that biji does not support.

    Args:
        request: the folder, as it would be built.
        old: the site that Jekyll made of it, only read; by default where Jekyll writes it. Where none is, or one made
            by biji, nothing is compared.
        progress: told how far each stage is.

    Raises:
        TemplateError: when a template of the user's own cannot be filled.
        OSError: when the disk refuses.
    """
    old = old or jekylls_site(request.folder)
    with tempfile.TemporaryDirectory(prefix="biji-doctor-") as folder:
        new = Path(folder, "site")
        built = build(request, new, progress)
        articles = len(built.loaded.site.articles)
        findings = features(request.folder, built.loaded.diagnostics)
        if not old.is_dir() or (old / MANIFEST).is_file():
            return Report(findings=by_importance(findings), articles=articles)
        # Jekyll's own words, where the reader of the new site sees what the handbook page *Dialect* lists.
        faithful = built.loaded if request.faithful else load(structs.replace(request, faithful=True), old, progress)
        return structs.replace(compare(old, new, faithful, findings), articles=articles)
