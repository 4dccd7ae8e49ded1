"""``writethru chart`` as it is called: formats, files, folders, and what it says where it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sample_charts import make_ledger
from writethru import api
from writethru.api import Coverage
from writethru.cli.chart import chart


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Calls the command on a ledger of invented counts, with no reading of articles."""
    ledger = make_ledger()
    monkeypatch.setattr(api, "read_articles", lambda *given, **options: Coverage(ledger.readings))
    monkeypatch.setattr(api, "write_ledger", lambda coverage: ledger)

    def call(*words: str) -> Result:
        return CliRunner().invoke(chart, ["coverage", *words])

    return call


def test_the_first_series_goes_to_standard_output_as_svg(run) -> None:  # type: ignore[no-untyped-def]
    done = run()
    assert done.exit_code == 0
    assert done.stdout.startswith("<?xml")
    assert "<title" in done.stdout
    assert "series 1: People" in done.stderr


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.svg", b"<?xml"), ("a.png", b"\x89PNG"), ("a.vl.json", b"{"), ("a.html", b"<!doctype html>")],
)
def test_the_ending_picks_the_format(run, tmp_path: Path, name: str, begins: bytes) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / name
    assert run("-o", str(path), "--kind", "range").exit_code == 0
    assert path.read_bytes().startswith(begins)


def test_a_folder_takes_a_file_for_each_chart(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert run("-o", str(tmp_path / "charts"), "--format", "vega-lite").exit_code == 0
    names = sorted(path.name for path in (tmp_path / "charts").iterdir())
    assert [name.split("-")[:2] for name in names[:1]] == [["01", "line"]]
    assert names[-1] == "timeline.vl.json"


def test_kinds_and_the_list(run) -> None:  # type: ignore[no-untyped-def]
    timeline = json.loads(run("--kind", "timeline", "--format", "vega-lite").stdout)
    assert timeline["usermeta"]["title"] == "Timeline: Flood at Osk"
    line = json.loads(run("--kind", "line", "--series", "1", "--format", "vega-lite").stdout)
    assert "Line chart" in line["description"]
    assert "6 figures of 2 reporters, sources conflict" in run("--list").stdout


def test_a_series_that_is_not_there_is_said_with_those_that_are(run) -> None:  # type: ignore[no-untyped-def]
    done = run("--series", "rescued")
    assert done.exit_code != 0
    assert "no series of this story is 'rescued'" in str(done.exception)


def test_png_on_standard_output_is_bytes(run) -> None:  # type: ignore[no-untyped-def]
    assert run("--format", "png").stdout_bytes.startswith(b"\x89PNG")
