"""``writethru read`` and ``writethru who``: formats, marks without colour, parts, exit codes and documents."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
WIRE = (
    "The Sandholm ferry was probably overloaded when it sank on Monday, harbour master Ida Brekke said.\n\n"
    "“We counted 212 tickets for a boat that may carry 150,” she said. Holm Ferries, which runs the ferry, denied that "
    "too many tickets had been sold.\n\n"
    "An official said that the next boat for the island leaves on Thursday from the old coal pier.\n\n"
    "Divers reached the wreck on Tuesday and found its bow doors shut, the coast guard said in a statement."
)
LOCAL = (
    "Families waited at the quay through the night with blankets and soup from the church.\n\n"
    "“Nobody told us anything,” said a woman from the island. An official said the list of names would come later.\n\n"
    "Ida Brekke, the harbour master, said that the ferry was probably overloaded when it sank on Monday."
)


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A wire item in three outlets and a local report."""
    folder = tmp_path / "ferry"
    folder.mkdir()
    pages = [("Coastwire", 10, WIRE), ("Sandholm Post", 11, WIRE), ("The Inlet", 12, WIRE), ("Quay Echo", 18, LOCAL)]
    for number, (outlet, hour, text) in enumerate(pages, 1):
        credit = "\n\n(Coastwire)" if text is WIRE and number > 1 else ""
        head = f"Title: Ferry was overloaded ({outlet})\nOutlet: {outlet}\nDate: 2031-09-03T{hour}:00:00+00:00\n"
        head += f"URL: https://paper{number}.example/ferry\n"
        (folder / f"{number}.txt").write_text(f"{head}\n{text}{credit}\n", "utf-8")
    return folder


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path, **environment: str) -> str:
    from writethru.cli.main import main

    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm-256color", "COLUMNS": "80", **environment}.items():
        monkeypatch.setenv(name, value)
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "argv", ["writethru", *map(str, arguments)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert not stopped.value.code
    return screen.getvalue()


def bare(text: str) -> str:
    """The text without colours, marks and line breaks."""
    return " ".join(re.sub(r"\[\d+[^\]]*\]|[⌜⌟]", "", ESCAPE.sub("", text)).split())


def test_piped_there_is_no_colour_and_brackets_show_what_is_said(run: Callable[..., Any], ferry: Path) -> None:
    done = run("read", ferry / "1.txt")
    assert done.code == 0
    assert "\x1b" not in done.out
    assert "⌜The Sandholm ferry was probably overloaded when it sank on Monday⌟" in done.out
    assert re.search(r"said\[\d+·hedged\]", done.out)
    assert re.search(r"\[\d+\] Ida Brekke · harbour master", done.out)
    for paragraph in WIRE.split("\n\n"):
        assert paragraph in bare(done.out)


def test_a_terminal_shows_colours_and_the_text_within_its_width(
    run: Callable[..., Any], ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = on_a_terminal(monkeypatch, "read", ferry / "1.txt")
    assert "\x1b[1;36m" in out, "the speaker is bold and cyan"
    assert "⌜" not in out
    assert max(len(ESCAPE.sub("", line)) for line in out.splitlines()) <= 80
    for paragraph in WIRE.split("\n\n"):
        assert paragraph in bare(out)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"])
def test_who_wants_no_colour_gets_brackets(
    run: Callable[..., Any], ferry: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    out = on_a_terminal(monkeypatch, "read", ferry / "1.txt", **environment)
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", out)
    assert "⌜" in out


@pytest.mark.parametrize("command", ["read", "who"])
def test_a_very_narrow_and_a_very_wide_terminal(
    run: Callable[..., Any], ferry: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    for columns, widest in (("40", 40), ("240", 104)):
        out = on_a_terminal(monkeypatch, command, ferry / "1.txt", COLUMNS=columns)
        assert max(len(ESCAPE.sub("", line)) for line in out.splitlines()) <= widest


def test_offsets_are_shown_on_demand_and_lead_to_the_words(run: Callable[..., Any], ferry: Path) -> None:
    document = json.loads(run("read", ferry / "1.txt", "--format", "json").out)
    text = document["article"]["text"]
    first = document["statements"][0]
    places = f"speaker {first['speaker']['start']}-{first['speaker']['end']} · cue {first['cue']['start']}"
    assert text[first["speaker"]["start"] : first["speaker"]["end"]] == first["speaker"]["text"]
    assert places not in run("read", ferry / "1.txt").out
    assert places in run("read", ferry / "1.txt", "--offsets").out
    assert places in run("read", ferry / "1.txt", "--offsets", "--format", "markdown").out
    assert places in run("read", ferry / "1.txt", "--offsets", "--format", "html").out


def test_only_shows_the_parts_that_were_asked_for(run: Callable[..., Any], ferry: Path) -> None:
    out = run("read", ferry / "1.txt", "--only", "figures", "--only", "times").out
    assert "Figures (" in out
    assert "Times (" in out
    for word in ("Statements (", "Names (", "Events (", "⌜"):
        assert word not in out
    document = json.loads(run("read", ferry / "1.txt", "--only", "figures", "--format", "json").out)
    schema = json.loads((SCHEMAS / "reading.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)
    assert document["figures"]
    assert document["statements"] == document["entities"] == document["events"] == []


@pytest.mark.parametrize("command", ["read", "who"])
@pytest.mark.parametrize(
    ("name", "start"), [("a.html", "<!doctype html>"), ("a.md", "# "), ("a.json", "{"), ("a.txt", "Ferry was")]
)
def test_the_ending_picks_the_format(
    run: Callable[..., Any], ferry: Path, tmp_path: Path, command: str, name: str, start: str
) -> None:
    done = run(command, ferry / "1.txt", "-o", tmp_path / name)
    assert (done.code, done.out) == (0, "")
    written = (tmp_path / name).read_text("utf-8")
    assert written.startswith(start)
    assert "\x1b" not in written


@pytest.mark.parametrize("command", ["read", "who"])
@pytest.mark.parametrize("options", [("--format", "pdf"), ("--only", "verbs"), ("--kind", "hero")])
def test_a_choice_there_is_not(run: Callable[..., Any], ferry: Path, command: str, options: tuple[str, str]) -> None:
    done = run(command, ferry, *options)
    assert done.code == 2
    assert done.out == ""
    assert options[0] in done.err


@pytest.mark.parametrize("command", ["read", "who"])
def test_a_source_that_fails_is_named_and_the_rest_goes_on(run: Callable[..., Any], ferry: Path, command: str) -> None:
    done = run(command, "no-such-file.html", ferry / "1.txt")
    assert done.code == 0
    assert "Ida Brekke" in done.out
    assert "no-such-file.html" in done.err
    assert run(command, "no-such-file.html").code == 2


def test_who_reads_standard_input(run: Callable[..., Any], ferry: Path) -> None:
    done = run("who", "-", stdin=(ferry / "1.txt").read_bytes())
    assert done.code == 0
    assert "Ida Brekke" in done.out


def document_of(run: Callable[..., Any], *sources: str | Path) -> dict[str, Any]:
    done = run("who", *sources, "--format", "json")
    assert done.code == 0
    document: dict[str, Any] = json.loads(done.out)
    Draft202012Validator(json.loads((SCHEMAS / "who.json").read_text("utf-8"))).validate(document)
    return document


def test_the_document_counts_outlets_and_origins(run: Callable[..., Any], ferry: Path) -> None:
    document = document_of(run, ferry)
    assert (len(document["story"]["articles"]), document["story"]["origins"]) == (4, 2)
    brekke = next(speaker for speaker in document["speakers"] if speaker["name"] == "Ida Brekke")
    assert (brekke["outlets"], brekke["origins"]) == (4, 2)
    wire = [one for one in brekke["statements"] if len(one["outlets"]) == 3]
    assert wire
    assert all(one["outlets"] == ["Coastwire", "Sandholm Post", "The Inlet"] for one in wire)
    texts = {
        one["article"]["id"]: one["article"]["text"]
        for one in map(json.loads, run("read", ferry, "--format", "json").out.splitlines())
    }
    for speaker in document["speakers"]:
        for one in speaker["statements"]:
            assert all(texts[one["article"]][span["start"] : span["end"]] == span["text"] for span in one["content"])
    assert document_of(run, ferry) == document


def test_officials_of_two_papers_are_not_one(run: Callable[..., Any], ferry: Path) -> None:
    document = document_of(run, ferry)
    officials = [speaker for speaker in document["speakers"] if "official" in (speaker["name"] or "")]
    assert len(officials) == 2
    assert {speaker["standing"] for speaker in officials} == {"anonymous"}
    standings = [speaker["standing"] for speaker in document["speakers"]]
    assert standings == sorted(standings, key=["named", "unnamed", "anonymous", "unresolved", "nobody"].index)


def test_the_order_of_the_sources_changes_nothing(run: Callable[..., Any], ferry: Path) -> None:
    pages = sorted(ferry.iterdir())
    assert run("who", *pages).out == run("who", *reversed(pages)).out


def test_a_table_for_spreadsheets(run: Callable[..., Any], ferry: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("who", ferry, "--format", "csv").out)))
    assert [int(row["number"]) for row in rows] == list(range(1, len(rows) + 1))
    row = next(row for row in rows if row["content"].startswith("“We counted 212"))
    assert (row["speaker"], row["outlet_count"], row["origins"]) == ("Ida Brekke", "3", "1")


def test_one_speaker_or_one_kind(run: Callable[..., Any], ferry: Path) -> None:
    out = run("who", ferry, "--speaker", "brekke").out
    assert "Ida Brekke" in out
    assert "Holm Ferries" not in out
    out = run("who", ferry, "--kind", "anonymous").out
    assert "Ida Brekke" not in out
    assert "official" in out
    done = run("who", ferry, "--speaker", "Nobody Such")
    assert (done.code, done.out) == (2, "")
    assert "Nobody Such" in done.err
