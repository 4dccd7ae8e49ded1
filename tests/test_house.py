"""The house rules that a tool can hold: small files and functions, one place for the parser, no clock below."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
CODE = sorted(
    [*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").glob("*.py"), *(ROOT / "training").rglob("*.py")]
)


def test_no_file_over_600_lines_and_no_function_over_80() -> None:
    long = []
    for path in CODE:
        text = path.read_text("utf-8")
        if text.count("\n") > 600:
            long.append(f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = (node.end_lineno or node.lineno) - node.lineno
                if lines > 80:
                    long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {lines} lines")
    assert long == []


def test_spacy_is_imported_in_one_file() -> None:
    users = [path for path in SOURCES if re.search(r"^\s*(?:import|from) spacy\b", path.read_text("utf-8"), re.M)]
    assert [path.name for path in users] == ["parse.py"]


def test_every_module_says_what_it_is() -> None:
    silent = [str(path.relative_to(ROOT)) for path in CODE if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert [name for name in silent if not name.endswith("__init__.py")] == []


def test_no_clock_and_no_chance_below_the_shell() -> None:
    """Same input, same bytes out: time and randomness are met in the shells alone."""
    pure = [
        path
        for path in SOURCES
        if path.parts[-2] in {"story", "ledger", "brief", "writers", "rewrite", "rules", "check"}
    ]
    wrong = re.compile(r"\b(?:datetime\.now|date\.today|time\.time|random\.|uuid\.)")
    assert [str(path) for path in pure if wrong.search(path.read_text("utf-8"))] == []
