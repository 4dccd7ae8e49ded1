"""The pre-commit hooks and the GitHub Action of this repository, run as they are declared."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
SOURCE = (
    "<html><head><title>Flood</title></head><body><article><h1>Flood in Harrow</h1>"
    "<p>Floods on the river Veld killed at least 53 people in the province of Harrow on Tuesday 8 April 2031, Interior "
    "Minister Ilse Brandt told reporters in Varnholm. She said that 74 people were missing, most of them in the town "
    "of Ostmark, where the water stood two metres high in the streets.</p>"
    "<p>About 3,900 people were moved from their homes, the ministry said. Some 1,480 houses had been destroyed, the "
    "provincial engineer, Tomas Reyle, said after he had inspected the dam above the town.</p></article></body></html>"
)
GOOD = "# Flood\n\nInterior Minister Ilse Brandt said that 74 people were missing.\n"
BAD = "# Flood\n\nInterior Minister Ilse Brand said that 74 people were missing.\n"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with a source, a good draft and a bad one, and our command on the path."""
    folder = tmp_path / "news desk"
    (folder / "drafts" / "deep er").mkdir(parents=True)
    (folder / "coverage").mkdir()
    (folder / "coverage" / "wire.html").write_text(SOURCE, "utf-8")
    (folder / "drafts" / "good.md").write_text(GOOD, "utf-8")
    (folder / "drafts" / "deep er" / "bad one.md").write_text(BAD, "utf-8")
    (folder / "writethru.toml").write_text('sources = ["coverage"]\nignore = ["SRC"]\n', "utf-8")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("WRITETHRU_STORE", str(tmp_path / "store.db"))
    monkeypatch.setenv("WRITETHRU_CACHE", "off")
    for name in ("GITHUB_WORKSPACE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)
    git("init", "-q")
    git("add", "--all")
    git("-c", "user.name=Ada", "-c", "user.email=ada@desk.example", "commit", "-q", "-m", "drafts")
    return folder


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def hook(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The hook's entry with the files of the index that it is for, as pre-commit runs it from the top of a checkout."""
    tags = {".md": "markdown", ".html": "html", ".txt": "plain-text"}
    wanted = set(HOOKS[name]["types_or"])
    files = [file for file in git("ls-files", "-z").split("\0") if tags.get(Path(file).suffix) in wanted]
    files = [file for file in files if file.startswith("drafts/")]
    assert files
    entry = [*shlex.split(HOOKS[name]["entry"]), *arguments, *files]
    return subprocess.run(entry, capture_output=True, text=True, check=False, timeout=120)


def test_the_hooks_are_declared_as_pre_commit_asks() -> None:
    for declared in HOOKS.values():
        assert {"id", "name", "entry", "language", "types_or"} <= set(declared)
        assert declared["language"] == "python"
        assert declared["require_serial"] is True
        assert shutil.which(shlex.split(declared["entry"])[0], path=str(Path(sys.executable).parent))


def test_the_hook_fails_on_a_bad_draft_and_names_it(checkout: Path) -> None:
    done = hook("writethru-check")
    assert done.returncode == 1, done.stderr
    assert "drafts/deep er/bad one.md:3:24: NAM001 error" in done.stdout
    assert "good.md:" not in done.stdout


def test_the_fixing_hook_changes_the_file_so_that_pre_commit_stops(checkout: Path) -> None:
    done = hook("writethru-fix")
    assert done.returncode == 0, done.stdout
    assert git("diff", "--name-only").strip().strip('"') == "drafts/deep er/bad one.md"
    assert (checkout / "drafts" / "deep er" / "bad one.md").read_text("utf-8") == GOOD


def act(tmp_path: Path, **inputs: str) -> tuple[int, str, dict[str, str]]:
    """The action's own steps in bash: exit code, output, and what the steps put out. Actions of others are not run."""
    given = {name: str(spec.get("default", "")) for name, spec in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    output = tmp_path / "github_output"
    output.write_text("")
    code, said = 0, ""
    for step in ACTION["runs"]["steps"]:
        if "run" not in step or step["name"] == "Install writethru":
            continue  # the command under test is the installed one
        assert "${{" not in step["run"], "an input in the script could run as code"
        env = {key: filled(value, given, tmp_path) for key, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            env={**os.environ, **env, "GITHUB_OUTPUT": str(output), "GITHUB_WORKSPACE": str(Path.cwd())},
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        code, said = done.returncode, said + done.stdout + done.stderr
    return code, said, dict(line.split("=", 1) for line in output.read_text().splitlines())


def filled(value: str, given: dict[str, str], temp: Path) -> str:
    value = re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: given[match[1]], value)
    return value.replace("${{ runner.temp }}", str(temp))


def test_the_action_is_declared_as_github_asks() -> None:
    assert ACTION["runs"]["using"] == "composite"
    for step in ACTION["runs"]["steps"]:
        assert ("uses" in step) != ("run" in step)
        assert "run" not in step or step["shell"] == "bash"
        assert "uses" not in step or "@" in step["uses"]
    for spec in ACTION["inputs"].values():
        assert spec["description"]
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(ACTION["inputs"])
    install = next(step for step in ACTION["runs"]["steps"] if step.get("name") == "Install writethru")
    assert "$GITHUB_ACTION_PATH" in install["run"]
    assert (ROOT / "pyproject.toml").is_file(), "the action installs the repository it lies in"


def test_the_action_annotates_and_writes_a_report(checkout: Path, tmp_path: Path) -> None:
    code, said, outputs = act(tmp_path, drafts="  drafts/**/*.md\n", sarif="out/report.sarif")
    assert code == 1, said
    assert outputs == {"exit-code": "1", "sarif": "out/report.sarif"}
    line = next(line for line in said.splitlines() if line.startswith("::error"))
    assert line.startswith("::error file=drafts/deep er/bad one.md,line=3,endLine=3,col=24,endColumn=29,title=NAM001")
    log = json.loads((checkout / "out" / "report.sarif").read_text("utf-8"))
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["NAM001"]


@pytest.fixture
def calls(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A command in place of ours that writes down each argument it is given, and ends as it is told."""
    folder = tmp_path / "bin"
    folder.mkdir()
    stub = folder / "writethru"
    log = tmp_path / "calls"
    stub.write_text(f'#!/bin/sh\nfor a; do printf "%s\\n" "$a"; done >> "{log}"\nexit "${{STUB_CODE:-0}}"\n')
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return log


def test_the_action_passes_on_what_it_is_given(calls: Path, tmp_path: Path) -> None:
    code, said, outputs = act(
        tmp_path,
        drafts="drafts/good.md\ndrafts/none.md",
        sources="coverage/*.html\nhttps://wire.example/a?b=1&c=[2]",
        level="warning",
        args="--no-config\n--ignore\nSRC,TIM 001",
        junit="out/report.xml",
    )
    assert (code, outputs["exit-code"], outputs["sarif"]) == (0, "0", ""), said
    shared = ["--source", "coverage/wire.html", "--source", "https://wire.example/a?b=1&c=[2]", "--no-config"]
    shared += ["--ignore", "SRC,TIM 001", "--level", "warning"]
    drafts = ["--", "drafts/good.md", "drafts/none.md"]
    assert calls.read_text().splitlines() == [
        *("check", *shared, "--format", "github", *drafts),
        *("check", *shared, "--quiet", "--format", "junit", "--output", "out/report.xml", *drafts),
    ]


def test_uploading_needs_a_report_and_the_exit_code_is_the_checks(
    calls: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUB_CODE", "2")
    code, _, outputs = act(tmp_path, drafts="drafts/good.md", upload_sarif="true")
    assert code == 2
    assert outputs == {"exit-code": "2", "sarif": "writethru.sarif"}


def test_no_input_runs_as_code(calls: Path, checkout: Path, tmp_path: Path) -> None:
    evil = "$(touch pwned) `touch pwned` ; touch pwned #"
    given: dict[str, Any] = dict.fromkeys(("drafts", "sources", "level", "args", "sarif", "junit"), evil)
    act(tmp_path, **given)
    assert not (checkout / "pwned").exists()
    assert calls.read_text().splitlines().count(evil) >= 6


def test_the_page_on_ci_names_what_there_is() -> None:
    text = (ROOT / "docs" / "how-to" / "check-in-ci.md").read_text("utf-8")
    config, workflow = (yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.S))
    assert {hook["id"] for repo in config["repos"] for hook in repo["hooks"]} <= set(HOOKS)
    step = workflow["jobs"]["drafts"]["steps"][1]
    assert set(step["with"]) <= set(ACTION["inputs"])
    assert step["with"]["drafts"]
