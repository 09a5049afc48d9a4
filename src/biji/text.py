"""Functions on strings alone: slugs and ids, CJK numerals and widths, plain text."""

from __future__ import annotations
