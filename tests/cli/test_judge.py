"""Judging figures from the command line: what is kept, what it changes, and what happens when articles change."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
Run = Callable[..., Any]
POLICE = (
    "Police said on Monday that 38 people had died when the ferry Halmar sank off Brask. The ship went down in a storm"
    " within minutes, and the search goes on.",
    "The coast guard said that 12 people were missing. Two ships and a helicopter were at the place on Monday night.",
)
HOSPITAL = (
    "The hospital in Brask counted on Monday the dead of the Halmar: it said that 61 people had died. Its director, Ida"
    " Brekke, said that all beds were taken.",
    "The harbour was closed to all traffic. Families waited at the quay through the night, and nobody told them more.",
)
BY = ("--by", "R. Ames", "--reason", "two lists")


def page(path: Path, outlet: str, paragraphs: tuple[str, ...]) -> None:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    address = f"https://{path.stem}.example/halmar"
    path.write_text(
        f'<html lang="en"><head><title>The Halmar: what is known</title><link rel="canonical" href="{address}">'
        f'<meta property="og:type" content="article"><meta property="og:site_name" content="{outlet}">'
        '<meta property="article:published_time" content="2031-09-01T18:00:00+00:00"></head>'
        f"<body><article><h1>The Halmar: what is known</h1>{body}</article></body></html>",
        "utf-8",
    )


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    page(folder / "post.html", "Coast Post", POLICE)
    page(folder / "inlet.html", "The Inlet", HOSPITAL)
    return folder


def ledger(run: Run, pages: Path) -> dict[str, Any]:
    done = run("ledger", pages, "--format", "json")
    assert done.code == 0, done.err
    document: dict[str, Any] = json.loads(done.out)
    validate(document, "ledger")
    return document


def validate(document: Any, name: str) -> None:
    Draft202012Validator(json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))).validate(document)


def id_of(document: dict[str, Any], text: str) -> str:
    (found,) = [figure["id"] for figure in document["figures"] if figure["text"] == text]
    return str(found)


def between(document: dict[str, Any], a: str, b: str) -> dict[str, Any]:
    (found,) = [one for one in document["relations"] if {one["a"], one["b"]} == {a, b}]
    return dict(found)


def standing(run: Run, *sources: Path) -> list[dict[str, Any]]:
    document = json.loads(run("judgements", *sources, "--format", "json").out)
    validate(document, "judgements")
    return list(document["judgements"])


def test_a_judgement_wins_in_the_ledger_and_its_withdrawal_leaves_the_ledger_as_it_was(run: Run, pages: Path) -> None:
    before = run("ledger", pages, "--format", "json").out
    a, b = (id_of(json.loads(before), text) for text in ("38", "61"))
    assert between(json.loads(before), a, b)["relation"] == "conflict"
    done = run("judge", a[3:9], b, "different", *BY)
    assert (done.code, done.err) == (0, "")
    name = done.out.split(":")[0]
    assert done.out == f"{name}: “38” (Coast Post) and “61” (The Inlet) are different, by R. Ames: two lists\n"
    judged = between(ledger(run, pages), a, b)
    assert (judged["relation"], judged["judged"]["id"]) == ("not_comparable", name)
    assert judged["machine"]["relation"] == "conflict"
    shown = run("ledger", pages).out
    assert "judged different by R. Ames: two" in " ".join(shown.split())
    assert f"{a[3:9]} 38 people" in shown
    assert run("judgements", "--withdraw", name, "--by", "L. Ode", "--reason", "one list").code == 0
    assert run("ledger", pages, "--format", "json").out == before
    (kept,) = standing(run)
    assert (kept["state"], kept["withdrawn"]["by"], kept["by"]) == ("withdrawn", "L. Ode", "R. Ames")


def test_articles_are_read_first_where_the_store_has_none_of_them(run: Run, pages: Path, tmp_path: Path) -> None:
    document = ledger(run, pages)
    a, b = (id_of(document, text) for text in ("38", "61"))
    other = ("--store", str(tmp_path / "other.db"))
    refused = run("judge", a, b, "same", *BY, *other)
    assert refused.code == 2
    assert "no figure in the store has an id that begins with" in refused.err
    assert run("judge", a, b, "same", *BY, *other, pages).code == 0
    assert standing(run) == []
    later = run("judge", a, b, "unsure", "--by", "L. Ode", "--reason", "who knows", *other)
    assert "note: this overrules: jd-" in later.err
    assert [
        json.loads(run("judgements", "--format", "json", *other).out)["judgements"][n]["state"] for n in (0, 1)
    ] == [
        "overruled",
        "in_force",
    ]


def test_a_judgement_outlives_a_revision_until_its_own_words_change(run: Run, pages: Path) -> None:
    document = ledger(run, pages)
    old, b = id_of(document, "38"), id_of(document, "61")
    run("judge", old, b, "different", *BY)
    page(pages / "post.html", "Coast Post", ("The search was broken off on Tuesday.", *POLICE))
    revised = ledger(run, pages)
    new = id_of(revised, "38")
    assert new != old
    assert between(revised, new, b)["judged"]["by"] == "R. Ames"
    assert [one["a"]["figure"] for one in standing(run)] == [new]
    page(pages / "post.html", "Coast Post", (POLICE[0].replace("38", "41"), POLICE[1]))
    changed = run("ledger", pages, "--format", "json")
    assert all(one["judged"] is None for one in json.loads(changed.out)["relations"])
    assert "is stale and not applied: the sentence with “38” no longer stands in the text of Coast Post" in changed.err
    for found in (standing(run), standing(run, pages)):
        assert [(one["state"], one["a"]["figure"], one["b"]["figure"]) for one in found] == [("stale", None, b)]
    # the figure of the old text can still be called, and is found in no text of today
    assert run("judge", old, b, "same", *BY).code == 0
    assert [one["state"] for one in standing(run)] == ["stale", "stale"]


def test_files_without_an_address_are_known_by_their_path(run: Run, tmp_path: Path) -> None:
    files = tmp_path / "wire"
    files.mkdir()
    (files / "a.txt").write_text("The Halmar\n\n" + "\n\n".join(POLICE))
    (files / "b.txt").write_text("In Brask\n\n" + "\n\n".join(HOSPITAL))
    document = ledger(run, files)
    run("judge", id_of(document, "38"), id_of(document, "61"), "different", *BY)
    (files / "a.txt").write_text("The Halmar\n\n" + "\n\n".join((*POLICE, "Rain fell all day on Tuesday.")))
    revised = ledger(run, files)
    assert between(revised, id_of(revised, "38"), id_of(revised, "61"))["judged"]["verdict"] == "different"


def test_a_brief_with_a_judgement_is_an_edition_of_its_own(run: Run, pages: Path) -> None:
    first = run("brief", pages, "--format", "json").out
    document = ledger(run, pages)
    a, b = (id_of(document, text) for text in ("38", "61"))
    made = run("judge", a, b, "same", "--by", "<b>R</b> | Ames", "--reason", "one list").out
    second = json.loads(run("brief", pages, "--format", "json").out)
    validate(second, "brief")
    assert (json.loads(first)["edition"], second["edition"]) == (1, 2)
    said = {row["judged"] for row in second["figures_table"] if row["value"].startswith(("38", "61"))}
    assert said == {"judged the same by <b>R</b> | Ames"}
    html = run("brief", pages, "--format", "html").out
    assert "Judged the same by &lt;b&gt;R&lt;/b&gt; | Ames" in html
    assert "<b>R</b>" not in html
    assert "judged the same by \\<b\\>R\\</b\\> \\| Ames" in run("brief", pages, "--format", "markdown").out
    assert "(judged the same" in run("brief", pages).out
    run("judgements", "--withdraw", made.split(":")[0], *BY)
    assert run("brief", pages, "--format", "json").out == first


def test_the_list_for_a_terminal_and_for_a_spreadsheet(run: Run, pages: Path, tmp_path: Path) -> None:
    assert run("judgements").out == "no judgements\n"
    document = ledger(run, pages)
    a, b = (id_of(document, text) for text in ("38", "61"))
    run("judge", a, b, "unsure", "--by", "=HYPERLINK(1)", "--reason", "a\x1b]0;title\x07 \u202eb")
    text = run("judgements").out
    assert text.startswith("1 judgement, 1 in force\n\njd-")
    assert f"  {a[3:9]}  38  Coast Post: Police said on Monday that 38 people" in text
    assert "\x1b" not in text
    table = tmp_path / "judgements.csv"
    assert run("judgements", "-o", table).code == 0
    (row,) = csv.DictReader(io.StringIO(table.read_text("utf-8")))
    assert (row["by"], row["verdict"], row["state"]) == ("'=HYPERLINK(1)", "unsure", "in_force")
    assert (row["a_figure"], row["b_text"], row["reason"]) == (a, "61", "a\ufffd]0;title\ufffd b")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("judge", "{a}", "{a}", "same", *BY), "both ids are those of one figure, “38” in Coast Post"),
        (("judge", "{a}", "38", "same", *BY), "'38' names no figure: give its id"),
        (("judge", "{a}", "0000000000", "same", *BY), "no figure in the store has an id that begins with '0000000000'"),
        (("judge", "{a}", "{b}", "equal", *BY), "'equal' is not one of 'same', 'different', 'unsure'"),
        (("judge", "{a}", "{b}", "same", "--by", " ", "--reason", "x"), "a judgement needs the name of who makes it"),
        (("judge", "{a}", "{b}", "same", "--by", "R. Ames"), "Missing option '--reason'"),
        (("judgements", "--withdraw", "jd-0000", *BY), "no judgement has an id that begins with 'jd-0000'"),
        (("judgements", "--withdraw", "jd-0000"), "no judgement has an id"),
        (("judgements", "--by", "R. Ames"), "--by and --reason go with --withdraw"),
        (("judgements", "--withdraw", "jd-0000", "--format", "csv"), "takes back one judgement and lists none"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_nothing_is_kept(
    run: Run, pages: Path, arguments: tuple[str, ...], why: str
) -> None:
    document = ledger(run, pages)
    ids = {"a": id_of(document, "38"), "b": id_of(document, "61")}
    done = run(*(argument.format(**ids) for argument in arguments))
    assert (done.code, done.out) == (2, "")
    assert why in done.err
    assert standing(run) == []
