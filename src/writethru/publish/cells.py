"""Cells of CSV files that spreadsheets open."""

from __future__ import annotations

# a cell that begins with one of these would be worked out by a spreadsheet
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(cell: str | float | None) -> str:
    """The cell as text, "" for None; words that a spreadsheet would take for a formula begin with an apostrophe."""
    if cell is None:
        return ""
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text
