"""Cells that a spreadsheet shows and does not run."""

from __future__ import annotations

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make spreadsheets run a cell as a formula (OWASP, CSV Injection)."""


def safe(value: object) -> object:
    """`value`, with an apostrophe before text that a spreadsheet would run; None is an empty cell.

    Numbers stay numbers. `unsafe` takes the apostrophe away again.
    """
    if isinstance(value, str) and value.startswith((*RISKY, "'")):
        return "'" + value
    return "" if value is None else value


def unsafe(cell: str) -> str:
    """The text that `safe` was given."""
    return cell[1:] if cell.startswith("'") else cell
