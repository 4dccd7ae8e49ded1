"""A new format, rule, target or output is one new file: toys, each dropped into its folder and used for real."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import writethru.check.output
import writethru.check.rules
import writethru.intake.formats
import writethru.publish.targets
from writethru.check.engine import all_rules
from writethru.check.outputs import all_outputs
from writethru.cli.main import cli
from writethru.intake.formats import all_formats
from writethru.publish.target import all_targets

FORMAT = '''
"""Items of a teleprinter: the line ZCZC, a title, a blank line, the text, the line NNNN."""

from writethru.core.types import RawEntry


class Teleprinter:
    name = "teleprinter"
    endings = (".tty",)

    def claims(self, head, name):
        return head.startswith(b"ZCZC")

    def entries(self, body, source, settings):
        for item in body.decode("utf-8", "replace").split("ZCZC\\n")[1:]:
            title, _, text = item.partition("\\n\\n")
            yield RawEntry(source.name, "text", text.removesuffix("NNNN\\n"), file=source.file, title=title)


PLUGIN = Teleprinter()
'''

RULE = '''
"""TOY001: exclamation marks."""

import re

from writethru.check.rule import Rule
from writethru.core.types import Span


class NoShouting(Rule):
    """## What it does
    Reports exclamation marks.
    """

    code = "TOY001"
    name = "exclamation-mark"
    severity = "warning"
    needs = "draft"

    def check(self, ctx):
        for mark in re.finditer("!+", ctx.draft.text):
            yield self.finding("an exclamation mark", Span(mark.start(), mark.end()), fix=".")


PLUGIN = NoShouting()
'''

TARGET = '''
"""A brief as one line for a ticker."""


class Ticker:
    name = "ticker"
    endings = (".ticker",)

    def render(self, brief, ledger, *, failures=()):
        return f"+++ {brief.headline} +++"


PLUGIN = Ticker()
'''

OUTPUT = '''
"""How many errors each draft has."""


class Tally:
    name = "tally"
    endings = (".tally",)
    tells_failures = False

    def render(self, reports, frame):
        return "".join(f"{report.count('error')} {report.file}\\n" for report in reports)


PLUGIN = Tally()
'''


@pytest.fixture
def drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[object, str, str], None]]:
    """Adds one file to a plugin folder for the time of a test."""
    caches = (all_formats, all_outputs, all_rules, all_targets)
    names: list[str] = []

    def add(package: object, name: str, code: str) -> None:
        folder = tmp_path / "plugins"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.py").write_text(code, "utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])  # type: ignore[attr-defined]
        names.append(f"{package.__name__}.{name}")  # type: ignore[attr-defined]
        for cache in caches:
            cache.cache_clear()

    yield add
    for name in names:
        sys.modules.pop(name, None)
    for cache in caches:
        cache.cache_clear()


def run(*arguments: str, store: Path) -> str:
    result = CliRunner().invoke(cli, [*arguments, "--store", str(store)], standalone_mode=False)
    assert result.exception is None, result.exception
    return result.stdout


def test_a_format_is_one_file(drop: Callable[[object, str, str], None], tmp_path: Path) -> None:
    drop(writethru.intake.formats, "teleprinter", FORMAT)
    wire = tmp_path / "box.tty"
    body = "The harbour board of Lindale closed the east quay on Tuesday after a crane fell, its chairman said.\n" * 3
    wire.write_text(f"ZCZC\nQuay closed\n\n{body}NNNN\nZCZC\nSecond item\n\n{body.replace('east', 'west')}NNNN\n")
    out = run("read", str(wire), store=tmp_path / "store.db")
    assert "Quay closed" in out
    assert "Second item" in out


def test_a_rule_is_one_file(drop: Callable[[object, str, str], None], tmp_path: Path) -> None:
    drop(writethru.check.rules, "toy001_exclamation_mark", RULE)
    draft = tmp_path / "draft.md"
    draft.write_text("# Quay closed\n\nThe board closed the east quay on 3 March 2026!\n")
    out = run("check", str(draft), store=tmp_path / "store.db")
    assert "TOY001" in out
    assert "an exclamation mark" in out


def test_a_target_is_one_file(drop: Callable[[object, str, str], None], tmp_path: Path) -> None:
    drop(writethru.publish.targets, "ticker", TARGET)
    examples = Path(__file__).parents[1] / "examples" / "coverage"
    out = tmp_path / "brief.ticker"
    run("brief", str(examples), "-o", str(out), store=tmp_path / "store.db")
    assert out.read_text().startswith("+++ ")
    assert out.read_text().endswith(" +++\n")
    named = run("brief", str(examples), "--format", "ticker", store=tmp_path / "store.db")
    assert named == out.read_text()


def test_an_output_is_one_file(drop: Callable[[object, str, str], None], tmp_path: Path) -> None:
    drop(writethru.check.output, "tally", OUTPUT)
    draft = tmp_path / "draft.md"
    draft.write_text("# Quay closed\n\nThe board closed the **east quay on 3 March 2026.\n")
    out = tmp_path / "report.tally"
    run("check", str(draft), "-o", str(out), store=tmp_path / "store.db")
    assert out.read_text() == f"1 {draft}\n"
    assert run("check", str(draft), "--format", "tally", store=tmp_path / "store.db") == out.read_text()
