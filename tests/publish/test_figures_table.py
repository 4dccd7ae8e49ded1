"""Who counts what: values, voices and origins, states in words, order, and how values stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sample_counts import Said, exact, ledger_of, relate
from writethru.core.judgements import Judged
from writethru.core.types import SeriesState, Span
from writethru.publish.figures.page import page_of
from writethru.publish.figures.table import Table, chosen, who_counts_what

MINE = [
    exact("Pit Wire", "Mine Rescue", 9, as_of="2031-10-03"),
    exact("Pit Wire", "Mine Rescue", 12, as_of="2031-10-04"),
    exact("Vale Post", "the union", 20, as_of="2031-10-04"),
]
CLASH = relate(MINE, 1, 2, "conflict", "12 (Mine Rescue) and 20 (the union) cannot both hold")
RAISED = relate(MINE, 0, 1, "update", "raised from 9 to 12, by the same speaker")


def one(given: list[Said], state: SeriesState = "agreed", *relations: object) -> Table:
    return who_counts_what(ledger_of(given, [(range(len(given)), state)], relations))  # type: ignore[arg-type]


def told(table: Table) -> list[tuple[str, str]]:
    return [(value.who, value.words) for series in table.series for value in series.values]


def test_values_keep_their_voice_their_day_and_their_words() -> None:
    series = one(MINE, "conflicting", CLASH, RAISED).series[0]
    assert [(v.number, v.who, v.words, v.as_of, v.dated) for v in series.values] == [
        (1, "Mine Rescue", "9", "2031-10-03", "text"),
        (2, "Mine Rescue", "12", "2031-10-04", "text"),
        (3, "The union", "20", "2031-10-04", "text"),
    ]
    assert [(link.a, link.b, link.relation) for link in series.links] == [(2, 3, "conflict"), (1, 2, "update")]
    assert [v.overtaken for v in series.values] == [True, False, False]
    assert (series.what, series.words, series.section) == ("People killed", "sources conflict", "conflicting")


def test_each_value_is_cited_word_for_word() -> None:
    ledger = ledger_of(MINE, [((0, 1, 2), "conflicting")], [CLASH])
    texts = {article.id: article.text for article in ledger.story.articles}
    for value in who_counts_what(ledger).series[0].values:
        for quote in value.quotes:
            cited = quote.citation
            assert texts[cited.article][cited.start : cited.end] == cited.quote
            assert value.words in cited.quote


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([exact("Pit Wire", "Mine Rescue", 9)], "one report"),
        ([exact("Pit Wire", "Mine Rescue", 9), exact("Pit Wire", "Mine Rescue", 9)], "one report"),
        ([exact("Pit Wire", "Mine Rescue", 9), exact("Pit Wire", "the union", 9)], "agreed, in one report"),
        ([exact("Pit Wire", "Mine Rescue", 9), exact("Vale Post", "Mine Rescue", 9)], "one voice, 2 reports"),
        ([exact("Pit Wire", "Mine Rescue", 9), exact("Vale Post", "the union", 9)], "agreed"),
        ([exact("Pit Wire", "", 9), exact("Vale Post", "", 9)], "agreed"),
        ([exact("Pit Wire", "", 9), Said("Vale Post", "", "at least 7", 7, None, "at_least")], "agreed within bounds"),
    ],
)
def test_what_one_voice_or_one_text_gives_is_agreed_by_nobody(given: list[Said], words: str) -> None:
    assert one(given).series[0].words == words


def test_copies_are_one_voice_and_five_of_them_change_nothing() -> None:
    alone = one(MINE, "conflicting", CLASH, RAISED)
    copies = [replace(MINE[1], outlet=f"Copy {n}", copy_of="Pit Wire") for n in range(5)]
    given = [*MINE, *copies]
    same = [relate(given, 1, 3 + n, "same", "copied") for n in range(5)]
    clash, raised = relate(given, 1, 2, "conflict", CLASH.reason), relate(given, 0, 1, "update", RAISED.reason)
    ledger = ledger_of(given, [((0, 1, 2), "conflicting")], [clash, raised, *same])
    table = who_counts_what(ledger)
    assert told(table) == told(alone)
    assert [(len(v.outlets), v.origins) for v in table.series[0].values] == [(1, 1), (6, 1), (1, 1)]


def test_a_copy_with_another_number_is_shown_as_that() -> None:
    given = [
        exact("Pit Wire", "Mine Rescue", 12),
        exact("Vale Post", "Mine Rescue", 21, copy_of="Pit Wire"),
        exact("The Lamp", "Mine Rescue", 12, as_of="2031-10-09"),
    ]
    reason = "one text: Vale Post has 21 where the original has 12"
    series = one(given[:2], "conflicting", relate(given, 0, 1, "conflict", reason)).series[0]
    assert (series.words, series.section) == ("one text, two numbers", "conflicting")
    assert [value.altered for value in series.values] == [False, True]
    update = relate(given, 0, 2, "update", "raised from 12 to 12, by the same speaker")
    series = one(given, "updated", relate(given, 0, 1, "conflict", reason), update).series[0]
    assert (series.words, series.section) == ("updated; a copy differs", "conflicting")


def test_a_bare_number_of_one_voice_is_told_with_its_bound() -> None:
    bound = Said("Pit Wire", "Mine Rescue", "at least 9", 9, None, "at_least")
    bare = exact("Pit Wire", "Mine Rescue", 9)
    for both in ([bare, bound], [bound, bare]):
        assert told(one(both)) == [("Mine Rescue", "at least 9")]


def test_an_old_number_told_again_is_no_second_value() -> None:
    given = [*MINE[:2], exact("Vale Post", "Mine Rescue", 9)]
    again = relate(given, 2, 1, "update", "the text says so: from 9 to 12")
    table = one(given, "updated", RAISED, again)
    assert told(table) == [("Mine Rescue", "9"), ("Mine Rescue", "12")]
    assert [link.reason for link in table.series[0].links] == ["the text says so: from 9 to 12"]


def test_a_count_that_comes_back_to_an_earlier_number_is_a_value_of_its_own() -> None:
    given = [exact("Pit Wire", "Mine Rescue", n, as_of=f"2031-10-0{day}") for day, n in ((3, 9), (4, 12), (5, 9))]
    assert [value.words for value in one(given, "updated").series[0].values] == ["9", "12", "9"]


def test_spokesmen_of_two_texts_are_two_and_the_outlets_own_voice_is_none() -> None:
    given = [exact("Pit Wire", "a spokesman", 9), exact("Vale Post", "a spokesman", 9), exact("The Lamp", "", 9)]
    values = one(given).series[0].values
    assert [(value.who, value.named) for value in values] == [
        ("A spokesman", True),
        ("A spokesman", True),
        ("The Lamp", False),
    ]


def test_an_outlet_that_repeats_a_named_count_in_its_own_voice_adds_none() -> None:
    assert told(one([exact("Pit Wire", "", 9), exact("Pit Wire", "Mine Rescue", 9)])) == [("Mine Rescue", "9")]


def test_a_conversion_in_brackets_belongs_to_its_value() -> None:
    both = "{who} put the cost at {words} crowns ($2 million)."
    given = [
        Said("Pit Wire", "the union", "45 million", 45e6, 45e6, measure="loss", unit="CZK", sentence=both),
        Said("Pit Wire", "the union", "$2 million", 2e6, 2e6, measure="loss", unit="USD"),
    ]
    ledger = ledger_of(given, [((0,), "agreed"), ((1,), "agreed")])
    first, second = ledger.figures
    text = ledger.readings[0].article.text
    start = text.index("$2")
    first = replace(first, phrase=Span(first.start, text.index(" ($2")))
    second = replace(second, start=start, end=start + len(second.text), sentence=0, phrase=None)
    readings = (replace(ledger.readings[0], figures=(first, second)),)
    table = who_counts_what(replace(ledger, figures=(first, second), readings=readings))
    assert [(v.words, v.aside) for one in table.series for v in one.values] == [("45 million crowns", "$2 million")]


def test_disputes_come_first_then_lives_then_counts_then_what_is_said_once() -> None:
    given = [
        exact("Pit Wire", "", 3, measure="other", unit=None),
        exact("Pit Wire", "Mine Rescue", 40, measure="count", unit="lamp"),
        exact("Vale Post", "the union", 40, measure="count", unit="lamp"),
        exact("Pit Wire", "Mine Rescue", 5, measure="injured"),
        exact("Pit Wire", "Mine Rescue", 2),
        exact("Pit Wire", "Mine Rescue", 300, measure="distance", unit="m"),
        exact("Vale Post", "the union", 350, measure="distance", unit="m"),
    ]
    series: list[tuple[list[int], SeriesState]] = [
        ([0], "agreed"), ([1, 2], "agreed"), ([3], "agreed"), ([4], "agreed"), ([5, 6], "conflicting"),
    ]  # fmt: skip
    table = who_counts_what(ledger_of(given, series, [relate(given, 5, 6, "conflict", "300 and 350")]))
    assert [(one.section, one.series.measure) for one in table.series] == [
        ("conflicting", "distance"),
        ("tolls", "killed"),
        ("tolls", "injured"),
        ("counts", "count"),
        ("once", "other"),
    ]
    assert [value.number for one in table.series for value in one.values] == list(range(1, 8))


@pytest.mark.parametrize(
    ("more", "label"),
    [
        ({"measure": "killed", "population": "victims"}, "People killed"),
        ({"measure": "killed", "unit": "miner", "population": "foreign miners"}, "Foreign miners killed"),
        ({"measure": "killed_or_injured", "unit": "soldier"}, "Soldiers killed or wounded"),
        ({"measure": "displaced", "unit": "family", "population": "families"}, "Families displaced"),
        ({"measure": "displaced", "population": "one of the town's three camps"}, "People displaced"),
        ({"measure": "missing", "place": "Osk"}, "People missing, Osk"),
        ({"measure": "bodies_found", "unit": "body", "population": "bodies"}, "Bodies found"),
        ({"measure": "count", "unit": "firm"}, "Firms"),
    ],
)
def test_labels_are_plain_words(more: dict[str, str], label: str) -> None:
    assert one([exact("Pit Wire", "Mine Rescue", 9, **more)]).series[0].what == label


def test_one_village_named_beside_one_of_three_counts_is_not_the_place_of_all() -> None:
    given = [*MINE[:2], replace(MINE[2], place="Osk")]
    ledger = ledger_of(given, [((0, 1, 2), "conflicting")], [CLASH])
    ledger = replace(ledger, series=(replace(ledger.series[0], place="Osk"),))
    assert who_counts_what(ledger).series[0].what == "People killed"


def test_a_step_back_is_flagged_and_its_dates_are_written_out() -> None:
    note = "down from 12, given by the same speaker as of 2031-10-04"
    given = [MINE[1], exact("Pit Wire", "Mine Rescue", 11, as_of="2031-10-05", behind=note)]
    down = relate(given, 0, 1, "update", "the text says so: from 12 to 11", backward=True)
    table = one(given, "updated", down)
    shown = page_of(table).parts[0].series[0]
    assert shown.values[1].flags == ("down from 12, given by the same speaker as of 4 October 2031",)
    assert [(link.kind, link.pair) for link in shown.links] == [("update downwards", "[1] to [2]")]


def test_series_of_one_label_are_told_apart_by_their_year_or_their_only_voice() -> None:
    given = [
        *MINE[:2],
        exact("Pit Wire", "the archive", 40, as_of="1997"),
        exact("Vale Post", "Ada Roe, mayor of Varn", 4, as_of="2031-10-04"),
        exact("Vale Post", "", 3, as_of="2031-10-04"),
    ]
    parts: list[tuple[Sequence[int], SeriesState]] = [((0, 1), "updated"), ((2,), "agreed"), ((3,), "agreed")]
    parts.append(((4,), "agreed"))
    labels = {series.what for series in who_counts_what(ledger_of(given, parts)).series}
    assert labels == {"People killed", "People killed (1997)", "People killed (Ada Roe)"}


def test_a_voice_that_comes_to_the_number_of_another_updates_its_own() -> None:
    given = [
        exact("Pit Wire", "Mine Rescue", 9, as_of="2031-10-03"),
        exact("Vale Post", "the union", 12, as_of="2031-10-03"),
        exact("Pit Wire", "Mine Rescue", 12, as_of="2031-10-04"),
        exact("Pit Wire", "Mine Rescue", 9, as_of="2031-10-03"),
    ]
    table = one(
        given,
        "updated",
        relate(given, 0, 1, "conflict", "9 (Mine Rescue) and 12 (the union) cannot both hold"),
        relate(given, 0, 2, "update", "the text says so: from 9 to 12"),
        relate(given, 3, 1, "update", "the text says so: from 9 to 12"),
    )
    links = [(link.a, link.b, link.relation) for link in table.series[0].links]
    assert [(words, who) for who, words in told(table)] == [
        ("9", "Mine Rescue"),
        ("12", "The union"),
        ("12", "Mine Rescue"),
    ]
    assert links == [(1, 2, "conflict"), (1, 3, "update")]


def test_what_an_editor_judged_is_told_with_the_name() -> None:
    judged = Judged("j-1", "same", "Ruth Anders", "both from one list", "2031-10-06T10:00:00Z")
    reason = "judged the same by Ruth Anders: both from one list"
    series = one(MINE, "agreed", relate(MINE, 1, 2, "same", reason, judged=judged)).series[0]
    assert [(link.a, link.b, link.judged) for link in series.links] == [(2, 3, judged)]
    shown = page_of(one(MINE, "agreed", relate(MINE, 1, 2, "same", reason, judged=judged))).parts[0].series[0]
    assert [(link.kind, link.reason) for link in shown.links] == [("editor", reason)]


def test_the_dead_are_not_set_against_the_dead_and_hurt() -> None:
    given = [*MINE[1:], exact("The Lamp", "the ministry", 60, measure="killed_or_injured")]
    apart = relate(given, 0, 2, "not_comparable", "killed only; the other counts killed or injured")
    clash = relate(given, 0, 1, "conflict", CLASH.reason)
    table = who_counts_what(ledger_of(given, [((0, 1), "conflicting"), ((2,), "agreed")], [clash, apart]))
    (beside,) = table.series[0].beside
    assert (beside.kind, beside.series, beside.reason) == ("apart", 2, apart.reason)


def test_a_series_that_is_not_settled_says_why() -> None:
    reason = "it is not said whether 12 and 3 count the same"
    given = [MINE[1], exact("Vale Post", "the hospital", 3)]
    unsure = relate(given, 0, 1, "not_comparable", reason)
    table = who_counts_what(ledger_of(given, [((0,), "agreed"), ((1,), "unresolved")], [unsure]))
    assert [(one.words, [other.reason for other in one.beside]) for one in table.series] == [
        ("one report", []),
        ("not settled", [reason]),
    ]


def test_what_an_editor_judged_different_is_told_at_both() -> None:
    judged = Judged("j-2", "different", "Ruth Anders", "two shafts", "2031-10-06T10:00:00Z")
    given = [MINE[1], exact("Vale Post", "the union", 20)]
    reason = "judged different by Ruth Anders: two shafts"
    apart = relate(given, 0, 1, "not_comparable", reason, judged=judged)
    table = who_counts_what(ledger_of(given, [((0,), "agreed"), ((1,), "agreed")], [apart]))
    told = [one.beside for one in page_of(table).parts[0].series]
    assert told == [
        (f"kept apart from 2, people killed (the union): {reason}",),
        (f"kept apart from 1, people killed: {reason}",),
    ]
    assert {other.judged for one in table.series for other in one.beside} == {judged}


def test_series_are_chosen_by_voice_measure_and_dispute_and_stay_whole() -> None:
    given = [*MINE, exact("The Lamp", "the ministry", 4, measure="missing")]
    clash = relate(given, 1, 2, "conflict", CLASH.reason)
    table = who_counts_what(ledger_of(given, [((0, 1, 2), "conflicting"), ((3,), "agreed")], [clash]))
    assert len(chosen(table, who=["UNION"]).series[0].values) == 3
    assert [one.series.measure for one in chosen(table, who=["ministry"]).series] == ["missing"]
    assert [one.series.measure for one in chosen(table, measures=["missing"]).series] == ["missing"]
    assert [one.number for one in chosen(table, measures=["people"]).series] == [1, 2]
    both = one([exact("Pit Wire", "Mine Rescue", 9, measure="killed_or_injured")])
    assert chosen(both, measures=["killed"]).series == ()
    assert chosen(both, measures=["killed_or_injured"]).series == both.series
    assert [one.number for one in chosen(table, conflicts=True).series] == [1]
    assert chosen(table, who=["nobody"]).series == ()


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(2)), st.permutations(range(2)))
def test_the_order_of_readings_and_relations_changes_nothing(readings: list[int], relations: list[int]) -> None:
    ledger = ledger_of(MINE, [((0, 1, 2), "conflicting")], [CLASH, RAISED])
    mixed = replace(
        ledger,
        readings=tuple(ledger.readings[n] for n in readings),
        relations=tuple((CLASH, RAISED)[n] for n in relations),
    )
    assert who_counts_what(mixed) == who_counts_what(ledger)
