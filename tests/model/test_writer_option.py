"""``writethru brief --writer llm`` as it is typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from writethru.cli.main import main

from .conftest import KEY, Models
from .tram_story import write_pages

pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("typed") / "coverage")


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def typed(coverage: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Runs the command on the coverage with options and variables."""

    def run(*options: str, **variables: str) -> Done:
        for name, value in {"WRITETHRU_CACHE": "off", **variables}.items():
            monkeypatch.setenv(name, value)
        store = str(coverage.parent / "s.db")
        monkeypatch.setattr("sys.argv", ["writethru", "brief", str(coverage), "--store", store, *options])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Done(int(ended.value.code or 0), said.out, said.err)

    return run


def test_a_model_words_the_brief_and_reports(typed: Callable[..., Done], coverage: Path, models: Models) -> None:
    report = coverage.parent / "writing.json"
    done = typed(
        "--writer", "llm", "--writing-report", str(report), "--format", "json", WRITETHRU_LLM_MODEL="right-0",
        WRITETHRU_LLM_BASE_URL=f"http://127.0.0.1:{models.port}/v1", WRITETHRU_LLM_KEY=KEY,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    brief, writing = json.loads(done.stdout), json.loads(report.read_text("utf-8"))
    lines = [line for section in brief["sections"] for line in section["lines"]]
    assert [line["id"] for line in lines] == [line["id"] for line in writing["lines"]]
    assert brief["label"]["writer_kinds"]["right-0"] == sum(line["writer"] == "right-0" for line in lines) / len(lines)
    assert "note: right-0 worded" in done.stderr
    assert KEY not in done.stdout + done.stderr + report.read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "variables", "said"),
    [
        (("--writer", "llm"), {}, "needs WRITETHRU_LLM_BASE_URL"),
        (("--writer", "llm"), {"WRITETHRU_LLM_BASE_URL": "https://models.example/v1"}, "needs WRITETHRU_LLM_MODEL"),
        (("--writing-report", "x.json"), {}, "no language model was asked"),
    ],
)
def test_what_is_missing_is_said_in_one_line(
    typed: Callable[..., Done], options: tuple[str, ...], variables: dict[str, str], said: str
) -> None:
    done = typed(*options, **variables)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") <= 2
