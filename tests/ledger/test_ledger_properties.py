"""What must hold of any two records."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writethru.core.ids import make_id
from writethru.core.types import Ledger, Reading
from writethru.ledger import build_ledger, ledger_json, relate
from writethru.ledger.count import Count, count_of_record
from writethru.ledger.instory import relate_in_story
from writethru.ledger.parts import population_fit
from writethru.story import build_story

VALUES = st.one_of(st.integers(0, 60), st.sampled_from([120, 300, 2700, 4000, 4970, 5000, 11000, 3_400_000])).map(float)
APPROX = st.sampled_from(["exact", "about", "nearly", "over", "at_least", "up_to", "under", "vague", "range"])
UNITS = [None, "people", "soldier", "civilian", "family", "km", "mile", "USD", "percent"]
MEASURES = ["killed", "injured", "killed_or_injured", "missing", "displaced", "attack", "other"]


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    approx, value = draw(APPROX), draw(VALUES)
    low: float | None = value
    high: float | None = value
    if approx in ("over", "at_least", "vague"):
        high = None
    elif approx in ("up_to", "under"):
        low = None
    elif approx == "range":
        high = value + draw(VALUES) + 1
    return {
        "text": draw(st.sampled_from(["", "Of those, some died.", "In all, so many.", "It will send them."])),
        "value_low": low,
        "value_high": high,
        "approx": approx,
        "unit": draw(st.sampled_from(UNITS)),
        "measure": draw(st.sampled_from(MEASURES)),
        "population": draw(st.sampled_from(["", "Ostralian", "Kestranian soldiers", "children", "all"])),
        "place": draw(st.sampled_from(["", "Huby", "Huby, Morvane", "Morvane"])),
        "asof": draw(st.sampled_from(["", "Mon", "Tue", "10 May", "2031-05-11", "since April", "May", "June"])),
        "reporter": draw(st.sampled_from(["", "police", "mayor", "Ostralia"])),
    }  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(records(), records())
def test_relation_is_the_same_in_both_directions(a: dict[str, Any], b: dict[str, Any]) -> None:
    assert relate(a, b)[0] == relate(b, a)[0]


@settings(max_examples=200, deadline=None)
@given(records())
def test_record_is_in_no_conflict_with_itself(a: dict[str, Any]) -> None:
    assert relate(a, a)[0] in ("same", "not_comparable")


@settings(max_examples=300, deadline=None)
@given(records(), records())
def test_two_measures_or_two_units_are_never_the_same_nor_in_conflict(a: dict[str, Any], b: dict[str, Any]) -> None:
    households = {a["unit"], b["unit"]} & {"family"} and a["unit"] != b["unit"]
    if a["measure"] != b["measure"] or households:
        assert relate(a, b)[0] in ("subset", "not_comparable")


@settings(max_examples=300, deadline=None)
@given(records(), records())
def test_reason_is_one_line_of_words(a: dict[str, Any], b: dict[str, Any]) -> None:
    reason = relate(a, b)[1]
    assert reason
    assert "\n" not in reason


def test_record_with_hardly_any_key_is_not_comparable_with_anything() -> None:
    assert relate({}, {"value_low": 3, "value_high": 3})[0] == "not_comparable"


def in_story(record: dict[str, Any], article: str, sentence: int, published: str) -> Count:
    """The count of a record as if it had been read in an article."""
    return replace(
        count_of_record(record),
        article=article,
        sentence=sentence,
        inherited=not record["asof"],
        stamp=published,
        wall=published[:16],
        zoned=True,
        before=record["text"],
    )


@settings(max_examples=300, deadline=None)
@given(records(), records(), st.sampled_from(["x", "y"]), st.integers(0, 3), st.sampled_from(["T09:00", "T18:00"]))
def test_relation_in_a_story_is_the_same_in_both_directions(
    a: dict[str, Any], b: dict[str, Any], article: str, sentence: int, hour: str
) -> None:
    first = in_story(a, "x", 1, "2031-05-10T12:00:00+00:00")
    second = in_story(b, article, sentence, f"2031-05-10{hour}:00+00:00")
    assert relate_in_story(first, second)[0] == relate_in_story(second, first)[0]


@settings(max_examples=300, deadline=None)
@given(records(), records())
def test_conflict_and_update_only_where_measure_and_unit_are_one(a: dict[str, Any], b: dict[str, Any]) -> None:
    if relate(a, b)[0] in ("conflict", "update"):
        assert a["measure"] == b["measure"] not in ("", "other")
        left, right = count_of_record(a), count_of_record(b)
        assert left.unit.kind == right.unit.kind
        assert population_fit(left, right) not in ("different", "unknown")


class Pile:
    """The readings of the coverage, whose repr is short."""

    def __init__(self, readings: list[Reading]) -> None:
        self.readings = readings

    def __repr__(self) -> str:
        return f"{len(self.readings)} readings"


@pytest.fixture(scope="module")
def pile(coverage: list[Reading]) -> Pile:
    return Pile(coverage)


def ledger_of(readings: list[Reading]) -> Ledger:
    return build_ledger(build_story([reading.article for reading in readings]), readings)


def told(ledger: Ledger) -> list[tuple[str, str, str, bool]]:
    return [(r.a, r.b, r.relation, r.backward) for r in ledger.relations]


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_order_of_articles_changes_nothing(pile: Pile, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(pile.readings))
    assert ledger_json(ledger_of(shuffled)) == ledger_json(ledger_of(pile.readings))


@settings(max_examples=8, deadline=None)
@given(which=st.sampled_from([0, 2, 3, 4]), copies=st.integers(1, 3), minutes=st.integers(1, 9))
def test_copies_of_an_article_have_no_voice(pile: Pile, which: int, copies: int, minutes: int) -> None:
    coverage = pile.readings
    alone = ledger_of(coverage)
    more = [copy_of(coverage[which], f"Copy {n}", minutes) for n in range(copies)]
    together = ledger_of([*coverage, *more])
    known = {figure.id for figure in alone.figures}
    assert len(together.story.origins) == len(alone.story.origins)
    assert [one for one in told(together) if known.issuperset(one[:2])] == told(alone)
    assert {one.relation for one in together.relations if not known.issuperset((one.a, one.b))} <= {"same"}
    assert [(s.figures, s.state) for s in together.series] == [(s.figures, s.state) for s in alone.series]
    assert together.statement_relations == alone.statement_relations
    assert together.sums == alone.sums


def copy_of(reading: Reading, outlet: str, minutes: int) -> Reading:
    """The reading as another outlet prints it late on the same day, under ids of its own."""
    key = make_id("ar", outlet, str(minutes))
    published = f"{(reading.article.published or '')[:11]}23:{minutes:02}:00+02:00"
    figures = tuple(
        replace(f, id=make_id("fg", key, f.start), article=key, statement=f.statement and f"{f.statement}{outlet}")
        for f in reading.figures
    )
    statements = tuple(replace(s, id=f"{s.id}{outlet}", article=key) for s in reading.statements)
    article = replace(reading.article, id=key, outlet=outlet, published=published)
    return replace(reading, article=article, figures=figures, statements=statements)
