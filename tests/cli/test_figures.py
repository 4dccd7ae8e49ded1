"""``writethru figures``: read from pages, in each format, in part, and with sources that fail."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "schemas" / "figures.json"
WIRE = (
    "More than 60 people were hurt and 31 were killed when the Tollen dam broke on Monday, the Civil Guard said.\n\n"
    "Some 4,200 people were moved from the valley, the Civil Guard said. Eleven houses were left standing in Upper "
    "Tollen, its mayor, Aud Brenner, said."
)
LOCAL = (
    "The church bell of Tollen rang through the night of Monday.\n\n"
    "Hospital director Sverre Lund said that 44 people had died in the flood. “We have counted them,” he said.\n\n"
    "“The water came at three,” said Aud Brenner, the mayor."
)


@pytest.fixture
def dam(tmp_path: Path) -> Path:
    """A wire item in two outlets and a local report."""
    folder = tmp_path / "dam"
    folder.mkdir()
    pages = [("Fellwire", 10, WIRE), ("Tollen Mercury", 11, WIRE), ("The Weir", 10, LOCAL)]
    for number, (outlet, hour, text) in enumerate(pages, 1):
        credit = "\n\n(Fellwire)" if text is WIRE and number > 1 else ""
        head = f"Title: Dam breaks at Tollen ({outlet})\nOutlet: {outlet}\nDate: 2031-02-04T{hour}:00:00+00:00\n"
        head += f"URL: https://paper{number}.example/dam\n"
        (folder / f"{number}.txt").write_text(f"{head}\n{text}{credit}\n", "utf-8")
    return folder


def document_of(run: Callable[..., Any], *arguments: str | Path) -> dict[str, Any]:
    done = run("figures", *arguments, "--format", "json")
    assert done.code == 0, done.err
    document: dict[str, Any] = json.loads(done.out)
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(document)
    return document


def test_who_counts_the_dead_and_who_carries_it(run: Callable[..., Any], dam: Path) -> None:
    killed = next(one for one in document_of(run, dam)["series"] if one["key"]["measure"] == "killed")
    assert (killed["what"], killed["words"], killed["section"]) == ("People killed", "sources conflict", "conflicting")
    guard, hospital = sorted(killed["values"], key=lambda value: value["low"])
    assert (guard["bound"], guard["low"], guard["high"]) == ("exact", 31, 31)
    assert "Civil Guard" in guard["who"]
    assert (guard["outlets"], guard["origins"]) == (["Fellwire", "Tollen Mercury"], 1)
    assert "Sverre Lund" in hospital["who"]
    assert hospital["dated"] == "article"
    (conflict,) = killed["links"]
    assert {conflict["a"], conflict["b"]} == {guard["number"], hospital["number"]}


def test_the_table_is_the_same_whatever_the_order_of_the_sources(run: Callable[..., Any], dam: Path) -> None:
    pages = sorted(dam.iterdir())
    assert document_of(run, *pages) == document_of(run, *reversed(pages))


def test_the_terminal_shows_bounds_days_and_why_they_conflict(run: Callable[..., Any], dam: Path) -> None:
    out = run("figures", dam).out
    assert "SOURCES CONFLICT" in out
    assert "more than 60 people" in out
    assert "(4 Feb 2031)" in out
    assert "2 outlets, 1 origin" in " ".join(out.split())
    assert "conflict [1] and [2]: " in out
    assert "MENTIONED ONCE" in out
    assert max(map(len, out.splitlines())) <= 100


def test_only_conflicts_one_voice_or_one_measure(run: Callable[..., Any], dam: Path) -> None:
    assert [one["number"] for one in document_of(run, dam, "--conflicts")["series"]] == [1]
    lund = document_of(run, dam, "--who", "lund")["series"]
    assert [one["key"]["measure"] for one in lund] == ["killed"]
    assert len(lund[0]["values"]) == 2
    moved = document_of(run, dam, "--measure", "displaced")["series"]
    assert [value["value"] for one in moved for value in one["values"]] == ["some 4,200 people"]
    assert document_of(run, dam, "--conflicts", "--measure", "displaced")["series"] == []
    done = run("figures", dam, "--who", "Nobody Such")
    assert (done.code, done.out) == (2, "")
    assert "Nobody Such" in done.err


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.html", "<!doctype html>"),
        ("a.md", "# "),
        ("a.json", "{"),
        ("a.csv", "series,number"),
        ("a.txt", "Dam breaks"),
    ],
)
def test_the_ending_picks_the_format(run: Callable[..., Any], dam: Path, tmp_path: Path, name: str, start: str) -> None:
    done = run("figures", dam, "-o", tmp_path / name)
    assert (done.code, done.out) == (0, "")
    assert (tmp_path / name).read_text("utf-8").startswith(start)


def test_a_row_for_each_value(run: Callable[..., Any], dam: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("figures", dam, "--format", "csv").out)))
    assert [int(row["number"]) for row in rows] == list(range(1, len(rows) + 1))
    killed = [row for row in rows if row["measure"] == "killed"]
    assert [row["conflicts_with"] for row in killed] == [killed[1]["number"], killed[0]["number"]]
    assert {row["outlet_count"] for row in killed} == {"2", "1"}


def test_a_source_that_fails_is_named_and_the_rest_goes_on(run: Callable[..., Any], dam: Path) -> None:
    document = document_of(run, "no-such-file.html", dam / "1.txt")
    assert [failed["source"] for failed in document["failed"]] == ["no-such-file.html"]
    assert document["series"]
    assert run("figures", "no-such-file.html").code == 2


def test_an_article_without_a_number_gives_an_empty_table(run: Callable[..., Any]) -> None:
    text = b"The council met in the evening. Nobody spoke of the dam, and the meeting ended early because of the rain."
    done = run("figures", "-", stdin=text)
    assert done.code == 0
    assert "no figure was read" in done.out


def test_an_editor_judges_by_the_ids_that_are_shown(run: Callable[..., Any], dam: Path) -> None:
    killed = next(one for one in document_of(run, dam)["series"] if one["key"]["measure"] == "killed")
    first, second = (value["figures"][0] for value in killed["values"])
    out = run("figures", dam, "--ids").out
    assert first in out
    assert second in out
    assert first not in run("figures", dam).out
    judged = ("--by", "Ruth Anders", "--reason", "the hospital counts the valley below too")
    assert run("judge", first, second, "different", *judged, dam).code == 0
    apart = [one for one in document_of(run, dam)["series"] if one["key"]["measure"] == "killed"]
    assert [one["words"] for one in apart] == ["one report", "one report"]
    assert [[other["judged"]["by"] for other in one["beside"]] for one in apart] == [["Ruth Anders"]] * 2
    assert "the hospital counts the valley below too" in " ".join(run("figures", dam).out.split())
