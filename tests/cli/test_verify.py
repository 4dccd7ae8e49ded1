"""``writethru verify``: one claim, many claims, and what cannot be used."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

DOCUMENT = (
    "The ferry company Nordlinje said on Monday that it would end its night crossing to Selvik in March. "
    "The crossing carried 18,400 passengers last year, about a third fewer than in 2019."
)
HELD = "The crossing carried 18,400 passengers last year."
FALSE = "The crossing carried 24,900 passengers last year."


SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "schemas" / "verification.json"
Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def read_by_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WRITETHRU_READER", "rules")


def lines(*records: object) -> bytes:
    return "".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in records).encode()


def test_a_claim_that_is_held(run: Run) -> None:
    done = run("verify", DOCUMENT, HELD)
    assert done.out.startswith("supported  ")
    assert "source: The crossing carried 18,400 passengers last year" in done.out


def test_a_claim_that_is_not_says_which_words(run: Run) -> None:
    done = run("verify", DOCUMENT, FALSE, "--format", "json")
    found = json.loads(done.out)
    assert done.code == 1
    assert found["score"] < 0.5
    assert found["verdict"] == "contradicted"
    assert {finding["code"] for finding in found["findings"]} == {"FIG001"}
    assert found["findings"][0]["citations"][0]["quote"].startswith("The crossing carried 18,400")


def test_document_and_claim_may_be_files(run: Run, tmp_path: Path) -> None:
    page, claim = tmp_path / "page.txt", tmp_path / "claim.txt"
    page.write_text(
        f"Night ferry to end\n\n{DOCUMENT}\n\nThe town was not asked. It wants the line kept open.", "utf-8"
    )
    claim.write_text(HELD, "utf-8")
    assert run("verify", str(page), str(claim)).out.startswith("supported  ")


def test_a_batch_keeps_its_order_and_goes_on_after_bad_lines(run: Run, tmp_path: Path) -> None:
    batch = lines(
        {"id": "a", "doc": DOCUMENT, "claim": HELD},
        "{not json",
        {"id": "b", "docs": [DOCUMENT], "claim": FALSE},
        ["a", "list"],
        "",
        {"id": "c", "doc": DOCUMENT},
        {"id": 7, "doc": DOCUMENT, "claim": HELD},
    )
    output = tmp_path / "scores.jsonl"
    done = run("verify", "--batch", "-", "-o", str(output), stdin=batch)
    found = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert [each["id"] for each in found] == ["a", "b", 7]
    assert [each["verdict"] == "supported" for each in found] == [True, False, True]
    assert found[0]["score"] == found[2]["score"]
    assert done.out == ""
    for number, why in ((2, "is not JSON"), (4, "is no JSON object"), (6, 'has no "claim"')):
        assert f"line {number} of" in done.err
        assert why in done.err


def test_each_line_has_the_documented_keys(run: Run) -> None:
    done = run("verify", "--batch", "-", stdin=lines({"id": "a", "doc": DOCUMENT, "claim": FALSE}))
    record = json.loads(done.out)
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(record)
    assert list(record)[:4] == ["id", "score", "verdict", "findings"]
    assert 0 <= record["score"] <= 1


def test_a_batch_of_bad_lines_alone_is_a_failure(run: Run) -> None:
    done = run("verify", "--batch", "-", stdin=b"nonsense\n")
    assert (done.code, done.out) == (2, "")


def test_an_empty_batch_prints_nothing(run: Run) -> None:
    done = run("verify", "--batch", "-", stdin=b"\n")
    assert (done.code, done.out.strip()) == (0, "")


def test_control_characters_of_a_claim_do_not_reach_the_terminal(run: Run) -> None:
    done = run("verify", DOCUMENT, "The crossing carried \x1b[31m24,900\x1b[0m passengers last year.")
    assert "\x1b[31m24,900" not in done.out


@pytest.mark.parametrize(("words", "why"), [(("only one",), "at least one DOC and a CLAIM"), ((), "at least one DOC")])
def test_too_few_arguments(run: Run, words: tuple[str, ...], why: str) -> None:
    done = run("verify", *words)
    assert done.code == 2
    assert why in done.err


@pytest.mark.parametrize(
    ("document", "claim"),
    [("coverage/nine.html", FALSE), ("my page.html", FALSE), ("nine", FALSE), (DOCUMENT, "claim.txt")],
)
def test_a_mistyped_file_is_never_judged_as_words(run: Run, document: str, claim: str) -> None:
    done = run("verify", document, claim)
    assert (done.code, done.out) == (2, "")
    assert "no such file" in done.err.lower()
