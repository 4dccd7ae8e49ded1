"""Importing the package loads nothing heavy, and the names of its front door are there."""

from __future__ import annotations

import subprocess
import sys

import writethru

HEAVY = ("spacy", "numpy", "sqlalchemy", "trafilatura", "lxml", "httpx2", "rich", "click", "jinja2", "feedparser")


def loaded_after(code: str) -> set[str]:
    program = f"{code}\nimport sys\nprint(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_import_loads_nothing_heavy() -> None:
    assert not loaded_after("import writethru").intersection(HEAVY)


def test_help_loads_no_stage() -> None:
    code = "import contextlib, io\nfrom writethru.cli.main import cli\n"
    code += "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit): cli(['--help'])"
    assert not loaded_after(code).intersection(set(HEAVY) - {"click"})


def test_every_exported_name_is_there() -> None:
    for name in writethru.__all__:
        assert getattr(writethru, name).__doc__
