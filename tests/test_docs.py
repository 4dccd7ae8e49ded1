"""The documentation is true: its examples run, and nothing that a user can name is missing from it."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"])
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.M | re.S)


def examples() -> list[tuple[Path, list[tuple[str, str]]]]:
    found = [(page, BLOCK.findall(page.read_text("utf-8"))) for page in PAGES]
    return [(page, blocks) for page, blocks in found if blocks]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples in it, and a store of its own."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WRITETHRU_STORE", str(tmp_path / "store.db"))
    monkeypatch.setenv("WRITETHRU_CACHE", "off")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


@pytest.mark.parametrize(("page", "blocks"), examples(), ids=lambda x: x.stem if isinstance(x, Path) else "")
def test_examples_run_and_print_what_the_page_says(page: Path, blocks: list[tuple[str, str]], workplace: Path) -> None:
    names: dict[str, object] = {}
    for kind, body in blocks:
        if kind == "python":
            exec(compile(body, str(page), "exec"), names)  # noqa: S102
        else:
            for command, expected in commands(body):
                done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120, check=False)
                assert "Traceback" not in done.stderr, done.stderr
                pattern = ".*".join(re.escape(part) for part in expected.strip().split("..."))
                assert re.fullmatch(pattern, done.stdout.strip(), re.S), f"$ {command}\n{done.stdout}{done.stderr}"


def commands(body: str) -> list[tuple[str, str]]:
    """Commands after ``$ ``, each with the output that the page gives; "..." stands for any text."""
    out: list[tuple[str, str]] = []
    for line in body.splitlines(keepends=True):
        if line.startswith("$ "):
            out.append((line[2:].rstrip("\n"), ""))
        else:
            command, expected = out.pop()
            out.append((command, expected + line))
    return [(command, expected if expected.strip() else "...") for command, expected in out]


def text_of_reference() -> str:
    return "\n".join(page.read_text("utf-8") for page in (ROOT / "docs" / "reference").glob("*.md"))


def test_every_command_option_rule_and_setting_is_in_the_reference() -> None:
    import click

    from writethru.check import all_rules
    from writethru.cli.main import COMMANDS, cli
    from writethru.core.settings import Settings

    text = text_of_reference()
    context = click.Context(cli)
    for name in COMMANDS:
        assert f"writethru {name}" in text
        command = cli.get_command(context, name)
        assert command is not None
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert all(option in text for option in parameter.opts), (name, parameter.opts)
    for code in all_rules():
        assert code in text
    for setting in Settings.__dataclass_fields__:
        assert f"WRITETHRU_{setting.upper()}" in text


def test_the_one_line_help_of_the_group_is_each_commands_own() -> None:
    import click

    from writethru.cli.main import COMMANDS, cli

    for name, (_, line) in COMMANDS.items():
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert command.short_help == line
        assert (command.help or "").startswith(line.rstrip("."))
        assert "Example" in (command.help or ""), f"writethru {name} --help shows no example"


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_schemas_are_schemas() -> None:
    from jsonschema import Draft202012Validator

    for path in sorted((ROOT / "docs" / "reference" / "schemas").glob("*.json")):
        Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))


def test_every_console_command_is_ours_or_a_plain_tool() -> None:
    plain = {"writethru", "make", "pip", "cat", "ls", "head", "echo", "printf", "python"}
    for page, blocks in examples():
        for kind, body in blocks:
            if kind == "console":
                for command, _ in commands(body):
                    program = next(word for word in shlex.split(command) if not re.match(r"[A-Z_]+=", word))
                    assert program in plain, f"{page.name}: {command}"
