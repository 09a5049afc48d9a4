"""Configurations from texts."""

from pathlib import Path

import msgspec

from biji.config import Config, load_config
from biji.diagnostics import Diagnostic


def load(folder: Path, text: str) -> tuple[Config, tuple[Diagnostic, ...]]:
    folder.joinpath("_config.yml").write_text(text, encoding="utf-8")
    config, problems = load_config(folder)
    # What Liquid sees has a test of its own.
    return msgspec.structs.replace(config, values={}), problems


def value(folder: Path, text: str) -> Config:
    config, problems = load(folder, text)
    assert problems == ()
    return config


def problem(folder: Path, text: str) -> tuple[str, int, int, str]:
    _, problems = load(folder, text)
    assert len(problems) == 1
    found = problems[0]
    return found.code, found.span.line, found.span.column, found.hint
