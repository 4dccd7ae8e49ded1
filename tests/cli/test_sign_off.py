"""Sign-off from the command line and from Python: what is kept, what is refused, and what each format then says."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import time_machine
from jsonschema import Draft202012Validator

import writethru
from writethru.core.settings import Settings
from writethru.store import Store

Run = Callable[..., Any]
ADA = ("--by", "Ada Holt")
PAGES = {
    "harbour.html": (
        "Harbour Courier",
        "Police said on Monday that 38 people had died when the ferry Halmar sank off Brask. The ship went down in a "
        "storm within minutes, and the search goes on.",
        "The coast guard said that 12 people were missing. Two ships and a helicopter were at the place on Monday "
        "night.",
    ),
    "brask.html": (
        "Brask Tidings",
        "The hospital in Brask treated 41 survivors of the Halmar on Monday, its director, Ida Brekke, said. She said "
        "that nine of them were badly hurt.",
        "The owner of the ferry, Nordlinje, denied that the ship had been overloaded. The transport ministry will "
        "open an inquiry on Wednesday.",
    ),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that holds one edition, and the edition as files."""
    home = tmp_path_factory.mktemp("signed")
    for name, (outlet, *paragraphs) in PAGES.items():
        body = "".join(f"<p>{text}</p>" for text in paragraphs)
        (home / name).write_text(
            f'<html lang="en"><head><title>The Halmar: what is known</title>'
            f'<link rel="canonical" href="https://{name[:-5]}.example/halmar">'
            f'<meta property="og:type" content="article"><meta property="og:site_name" content="{outlet}">'
            '<meta property="article:published_time" content="2031-09-01T18:00:00+00:00"></head>'
            f"<body><article><h1>The Halmar: what is known</h1>{body}</article></body></html>",
            "utf-8",
        )
    settings = Settings(store=str(home / "kept.db"), cache="off")
    done = writethru.write_brief([home / name for name in PAGES], settings=settings)
    from writethru.publish import render

    for name, target in (("brief.md", "markdown"), ("brief.json", "json")):
        (home / name).write_text(str(render(done.brief, done.ledger, target)), "utf-8")
    (home / "story").write_text(done.brief.story)
    return home


@pytest.fixture
def desk(written: Path, tmp_path: Path, run: Run) -> tuple[Path, str]:
    """A copy of it, which is the store of the commands that a test runs; and the story's id."""
    shutil.copy(written / "kept.db", tmp_path / "store.db")
    for name in ("brief.md", "brief.json"):
        shutil.copy(written / name, tmp_path / name)
    return tmp_path, (written / "story").read_text()


def label(run: Run, story: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("sign-off", story, "--format", "json").out)["label"]
    return found


def test_an_edition_is_reviewed_published_and_written_with_its_label(desk: tuple[Path, str], run: Run) -> None:
    folder, story = desk
    refused = run("sign-off", story, "publish", *ADA)
    assert refused.code == 2
    assert "is a draft: nobody has reviewed it" in refused.err
    assert f"{story}@1  reviewed  " in run("sign-off", story.removeprefix("story-")[:6], "review", *ADA).out
    done = run("sign-off", f"{story}@1", "publish", "--by", "Ben Orme", "-o", folder / "out.html")
    assert (done.code, done.err) == (0, f"wrote {folder / 'out.html'}\n")
    assert 'data-state="published"' in (folder / "out.html").read_text("utf-8")
    shown = run("sign-off", story).out.splitlines()
    assert [line.split(",")[0] for line in shown[1:]] == ["  1. reviewed by Ada Holt", "  2. published by Ben Orme"]
    assert label(run, story)["reviewed_by"] == "Ada Holt"


def test_the_brief_of_the_same_coverage_is_the_signed_edition(written: Path, desk: tuple[Path, str], run: Run) -> None:
    _, story = desk
    run("sign-off", story, "review", *ADA)
    for command in (("brief", *(written / name for name in PAGES)), ("brief", "--story", story)):
        found = json.loads(run(*command, "--format", "json").out)
        assert (found["edition"], found["label"]["state"], found["label"]["reviewed_by"]) == (1, "reviewed", "Ada Holt")


def test_a_changed_figure_is_found_and_blocks_until_a_person_answers_for_it(desk: tuple[Path, str], run: Run) -> None:
    folder, story = desk
    file = folder / "brief.md"
    text = file.read_text("utf-8")
    assert "38" in text
    file.write_text(text.replace("38", "83"), "utf-8")
    reviewed = run("sign-off", story, "review", *ADA, "--edited", file)
    assert reviewed.code == 0
    assert "error in the changed text: FIG001" in reviewed.err
    assert " changed" in reviewed.out
    refused = run("sign-off", story, "publish", *ADA)
    assert refused.code == 2
    assert "is not published, it has " in refused.err
    assert "FIG001" in refused.err
    codes = sorted(set(re.findall(r"\b[A-Z]{3}\d{3}\b", refused.err.split("(", 1)[0])))
    overrides = [word for code in codes for word in ("--override", f"{code}=counted again by the police at ten")]
    assert run("sign-off", story, "publish", *ADA, *overrides).code == 0
    found = label(run, story)
    assert found["state"] == "published"
    assert {one["code"] for one in found["overrides"]} == set(codes)
    assert {one["by"] for one in found["overrides"]} == {"Ada Holt"}
    assert any(kind == "edited by Ada Holt" for kind in found["writer_kinds"])
    assert found["words_changed"] > 0


def test_a_mended_json_is_checked_and_passes(desk: tuple[Path, str], run: Run) -> None:
    folder, story = desk
    file = folder / "brief.json"
    document = json.loads(file.read_text("utf-8"))
    lines = [line for section in document["sections"] for line in section["lines"]]
    missing = next(line for line in lines if "12" in line["text"])
    missing["text"] = "The coast guard said that 12 people were missing."
    file.write_text(json.dumps(document), "utf-8")
    assert run("sign-off", story, "review", *ADA, "--edited", file).code == 0
    published = run("sign-off", story, "publish", *ADA, "--format", "json")
    assert published.code == 0, published.err
    found = [line for section in json.loads(published.out)["sections"] for line in section["lines"]]
    changed = next(line for line in found if line["id"] == missing["id"])
    assert changed["writer"] == "edited by Ada Holt" or changed["text"] == missing["text"]


def test_an_embargo_holds_until_its_time(desk: tuple[Path, str], run: Run) -> None:
    _, story = desk
    with time_machine.travel("2031-10-25T12:00:00Z", tick=False):
        assert run("sign-off", story, "review", *ADA, "--embargo", "2031-10-26T02:30 Europe/Paris").code == 2
        assert run("sign-off", story, "review", *ADA, "--embargo", "2031-10-26T02:30+01:00").code == 0
    # the first 02:40 of that night in Paris, and then the second
    for moment, code in [("2031-10-26T00:40:00Z", 2), ("2031-10-26T01:40:00Z", 0)]:
        with time_machine.travel(moment, tick=False):
            done = run("sign-off", story, "publish", *ADA)
            assert done.code == code
            assert ("embargoed until 26 October 2031, 01:30 UTC; it is 26 October 2031, 00:40 UTC" in done.err) == (
                code == 2
            )


def test_a_clock_that_went_back_is_noted_and_the_order_stays(desk: tuple[Path, str], run: Run) -> None:
    _, story = desk
    with time_machine.travel("2031-10-25T12:00:00Z", tick=False):
        run("sign-off", story, "review", *ADA)
    with time_machine.travel("2031-10-25T11:00:00Z", tick=False):
        done = run("sign-off", story, "publish", *ADA)
        assert "the clock says 2031-10-25T11:00:00.000000+00:00, which is before the sign-off by Ada Holt" in done.err
        assert f"{story}@1  published" in done.out


def test_what_was_killed_is_not_written_and_stays_in_the_store(desk: tuple[Path, str], run: Run) -> None:
    folder, story = desk
    assert "nothing is said of why" in run("sign-off", story, "kill", *ADA).err
    assert run("sign-off", story, "kill", *ADA, "--reason", "another ferry", "-o", folder / "out.md").code == 0
    text = (folder / "out.md").read_text("utf-8")
    assert "Killed by Ada Holt" in text
    assert "another ferry" in text
    assert "Halmar" not in text
    assert "stays killed" in run("sign-off", story, "review", *ADA).err
    with Store.open(str(folder / "store.db"), create=False) as store:
        kept = store.edition(story)
        assert kept is not None
        assert "Halmar" in str(kept)


def test_the_next_edition_knows_what_people_left_and_nothing_of_a_killed_one(
    desk: tuple[Path, str], run: Run, written: Path
) -> None:
    folder, story = desk
    file = folder / "brief.json"
    document = json.loads(file.read_text("utf-8"))
    line = next(line for section in document["sections"] for line in section["lines"])
    line["text"] = line["text"].rstrip(".") + " beside the lighthouse."
    file.write_text(json.dumps(document), "utf-8")
    run("sign-off", story, "review", *ADA, "--edited", file)
    later = folder / "later.html"
    page = (written / "brask.html").read_text("utf-8").replace("brask.example/halmar", "brask.example/later")
    later.write_text(page.replace("treated 41 survivors", "has treated 55 survivors").replace("T18:", "T23:"), "utf-8")
    second = json.loads(run("brief", later, "--story", story, "--format", "json", "-q").out)
    assert second["edition"] == 2
    assert second["label"]["state"] == "draft"
    assert "lighthouse" in run("diff", story).out
    run("sign-off", f"{story}@1", "kill", *ADA, "--reason", "another ferry")
    assert "lighthouse" not in run("diff", story).out


def test_the_json_of_a_signed_edition_is_the_documented_one(desk: tuple[Path, str], run: Run) -> None:
    _, story = desk
    path = Path(__file__).parents[2] / "docs" / "reference" / "schemas" / "brief.json"
    schema = Draft202012Validator(json.loads(path.read_text("utf-8")))
    for decision in ("review", "publish", "withhold", "kill"):
        done = run("sign-off", story, decision, *ADA, "--reason", "so", "--format", "json")
        schema.validate(json.loads(done.out))
    assert set(json.loads(done.out)["label"]) == set(schema.schema["properties"]["label"]["properties"])


def test_python_signs_off_too(desk: tuple[Path, str]) -> None:
    folder, story = desk
    settings = Settings(store=str(folder / "store.db"), cache="off")
    done = writethru.sign_off(story, "review", by="Ada Holt", reason="read twice", settings=settings)
    assert (done.brief.label.state, done.rows[0].reason) == ("reviewed", "read twice")
    writethru.sign_off(story, "withhold", by="Ada Holt", reason="a lawyer reads", settings=settings)
    with pytest.raises(writethru.WritethruError, match="was withheld by Ada Holt"):
        writethru.sign_off(story, "publish", by="Ada Holt", settings=settings)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("ffff", "review", *ADA), "has no story 'ffff'"),
        (("@7", "review", *ADA), "has no edition 7"),
        (("", "review"), "has a name to it"),
        (("", "review", *ADA, "--edited", "none.md"), "cannot read none.md"),
        (("", "publish", *ADA, "--override", "FIG001"), "write CODE=REASON"),
        (("", "--reason", "x"), "nothing is decided"),
        (("", "review", *ADA, "-o", "x.pdf"), "no target writes .pdf"),
    ],
)
def test_bad_input_is_one_clear_line(desk: tuple[Path, str], run: Run, words: tuple[str, ...], why: str) -> None:
    _, story = desk
    first = words[0] if words[0] == "ffff" else story + words[0]
    done = run("sign-off", first, *words[1:])
    assert done.code == 2
    assert why in done.err
    assert "Traceback" not in done.err
    assert run("sign-off", story).out.count("\n") == 1
