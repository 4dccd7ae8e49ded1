"""Relations of two figure records. All people, places and numbers in pairs.jsonl are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from writethru.ledger import relate

PAIRS = [json.loads(line) for line in Path(__file__).with_name("pairs.jsonl").read_text(encoding="utf-8").splitlines()]


def name(pair: dict[str, Any]) -> str:
    return f"{pair['relation']}: {pair['a']['text']} {pair['b']['text']}"


@pytest.mark.parametrize("pair", PAIRS, ids=name)
def test_relation_of_a_pair_in_both_orders(pair: dict[str, Any]) -> None:
    a, b = pair["a"], pair["b"]
    assert [relate(a, b)[0], relate(b, a)[0]] == [pair["relation"]] * 2, relate(a, b)[1]


def test_every_relation_has_examples() -> None:
    assert {pair["relation"] for pair in PAIRS} == {"same", "update", "conflict", "subset", "not_comparable"}


def test_reason_names_both_speakers_of_a_conflict() -> None:
    a = {"value_low": 56, "value_high": 56, "unit": "people", "measure": "killed", "asof": "Tue", "reporter": "police"}
    reason = relate(a, {**a, "value_low": 54, "value_high": 54, "reporter": "the governor"})[1]
    assert reason == "56 (police) and 54 (the governor) cannot both hold for the same time"


def test_reason_says_what_each_counts() -> None:
    a = {"value_low": 300, "value_high": 300, "unit": "people", "measure": "killed", "reporter": "agency"}
    reason = relate(a, {**a, "measure": "killed_or_injured", "reporter": "president"})[1]
    assert reason == "killed only; the other counts killed or injured"


def test_the_wounded_are_no_part_of_the_dead() -> None:
    dead = {"value_low": 300, "value_high": 300, "unit": "people", "measure": "killed", "reporter": "agency"}
    hurt = {**dead, "measure": "injured", "value_low": 80, "value_high": 80, "text": "of the wounded, 80 lost a limb"}
    assert relate(hurt, dead)[0] == relate(dead, hurt)[0] == "not_comparable"
    assert relate({**hurt, "measure": "killed"}, {**dead, "measure": "injured"})[0] == "subset"
