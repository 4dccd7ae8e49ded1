"""A whole ledger of an invented story."""

from __future__ import annotations

import json

from writethru.ledger import build_ledger, ledger_json, relate_figures
from writethru.story import build_story


def test_two_speakers_at_one_time_are_in_conflict(book):
    relation, reason = book.relation(book.figure("23", "Selmouth Echo"), book.figure("18", "Selmouth Echo"))
    assert relation == "conflict"
    assert "cannot both hold" in reason


def test_two_instruments_and_one_shock_are_in_conflict(book):
    assert book.relation(book.figure("2.4", "Selmouth Echo"), book.figure("2.9", "Selmouth Echo"))[0] == "conflict"


def test_union_and_firm_count_the_same_signatures(book):
    a, b = book.figure("3,400", "Northline"), book.figure("2,100", "Northline")
    assert book.relation(a, b)[0] == "conflict"


def test_changed_digit_of_a_copy_is_a_conflict_and_stands_in_a_series(book):
    wire, copy = book.figure("26", "Northline", day="05-09"), book.figure("62", "Tarn Herald")
    assert book.relation(wire, copy) == ("conflict", "one text: Tarn Herald has 62 where the original has 26")
    (series,) = [one for one in book.ledger.series if copy.id in one.figures]
    assert wire.id in series.figures


def test_copied_figure_repeats_its_original_and_takes_no_other_part(book):
    copy = book.figure("140", "Tarn Herald")
    about = [relation for relation in book.ledger.relations if copy.id in (relation.a, relation.b)]
    assert [(r.relation, r.reason) for r in about] == [("same", "copied: Tarn Herald carries the same text")]
    assert not any(copy.id in series.figures for series in book.ledger.series)


def test_later_count_by_the_same_service_is_an_update(book):
    a, b = book.figure("18", "Northline"), book.figure("37", "Northline")
    assert book.relation(a, b)[0] == "update"


def test_words_of_the_text_make_an_update_downwards(book):
    relation, reason = book.relation(book.figure("37", "Northline"), book.figure("34", "Northline"))
    assert (relation, reason) == ("update", "the text says so: from 37 to 34")


def test_old_value_in_an_update_is_the_first_articles_figure(book):
    a, b = book.figure("26", "Northline", day="05-09"), book.figure("26", "Northline", day="05-11")
    assert book.relation(a, b)[0] == "same"
    assert book.relation(a, book.figure("four", "Northline"))[0] == "update"


def test_part_in_one_place_that_exceeds_the_whole_is_a_conflict(book):
    relation, reason = book.relation(book.figure("31", "Selmouth Echo"), book.figure("26", "Northline", day="05-09"))
    assert relation == "conflict"
    assert "cannot fit inside" in reason


def test_update_runs_from_the_older_to_the_newer_and_subset_from_the_part(book):
    published = book.published
    stamps = {figure.id: published[figure.article] for figure in book.ledger.figures}
    values = {figure.id: figure.value_low or figure.value_high or 0 for figure in book.ledger.figures}
    updates = [r for r in book.ledger.relations if r.relation == "update"]
    assert updates
    assert all(stamps[r.a] <= stamps[r.b] for r in updates)
    assert all(values[r.a] <= values[r.b] for r in book.ledger.relations if r.relation == "subset")


def test_part_given_with_its_whole_is_a_subset(book):
    assert book.relation(book.figure("two", "Northline"), book.figure("nine", "Northline"))[0] == "subset"


def test_killed_injured_and_missing_are_never_joined(book):
    measures = {figure.id: figure.measure for figure in book.ledger.figures}
    for series in book.ledger.series:
        assert len({measures[figure] for figure in series.figures}) == 1


def test_deaths_of_another_year_are_not_compared_with_this_accident(book):
    other = book.figure("214", "The Ostry Review")
    kinds = {r.relation for r in book.ledger.relations if other.id in (r.a, r.b)}
    assert not kinds & {"conflict", "update", "same"}


def test_series_of_the_dead_is_updated_in_order_of_time(book):
    first = book.figure("18", "Northline")
    (series,) = [one for one in book.ledger.series if first.id in one.figures]
    assert series.state == "updated"
    assert series.measure == "killed"
    assert series.figures.index(first.id) < series.figures.index(book.figure("34", "Northline").id)


def test_every_figure_is_listed_and_every_reference_resolves(book, coverage):
    ledger = book.ledger
    ids = {figure.id for figure in ledger.figures}
    assert len(ids) == sum(len(reading.figures) for reading in coverage)
    assert all(relation.a in ids and relation.b in ids for relation in ledger.relations)
    in_series = [figure for series in ledger.series for figure in series.figures]
    assert len(in_series) == len(set(in_series))
    statements = {statement.id for statement in ledger.statements}
    assert all(denial.denial in statements and denial.claim in {None, *statements} for denial in ledger.denials)


def test_order_of_the_readings_changes_nothing(ledger, coverage):
    again = build_ledger(build_story([r.article for r in reversed(coverage)]), list(reversed(coverage)))
    assert json.dumps(ledger_json(again)) == json.dumps(ledger_json(ledger))


def test_reading_of_another_story_is_left_out(ledger, coverage, read):
    other = read("A bakery in Perrant sold 900 loaves on Friday.", "Perrant Sentinel")
    assert build_ledger(ledger.story, [*coverage, other]) == ledger


def test_exact_copy_changes_nothing_but_the_origins(ledger, coverage, read):
    for original in coverage[2:]:
        copy = read(original.article.text, "Copycat Daily", "2031-05-11T20:00:00+02:00")
        readings = [*coverage, copy]
        fuller = build_ledger(build_story([r.article for r in readings]), readings)
        new = {figure.id for figure in copy.figures}
        assert fuller.series == ledger.series
        assert fuller.denials == ledger.denials
        assert fuller.timeline == ledger.timeline
        assert fuller.repeats == ledger.repeats
        assert fuller.story.title == ledger.story.title
        old = [relation for relation in fuller.relations if not new & {relation.a, relation.b}]
        assert tuple(old) == ledger.relations
        assert {r.relation for r in fuller.relations if new & {r.a, r.b}} == {"same"}
        assert len(fuller.story.origins) == len(ledger.story.origins)


def test_relate_figures_agrees_with_the_ledger(book, coverage):
    a, b = book.figure("23", "Selmouth Echo"), book.figure("18", "Selmouth Echo")
    assert relate_figures(a, b, coverage) == book.relation(a, b)


def test_empty_readings_give_an_empty_ledger(read):
    reading = read("Nothing is known yet.")
    ledger = build_ledger(build_story([reading.article]), [reading])
    assert (ledger.figures, ledger.relations, ledger.series) == ((), (), ())


def test_json_has_the_agreed_keys(ledger):
    document = ledger_json(ledger)
    assert document["schema"] == "writethru/ledger/1"
    assert json.loads(json.dumps(document, ensure_ascii=False)) == document
    assert {"id", "title", "articles", "origins"} <= set(document["story"])
    assert {"id", "lead", "articles", "why"} == set(document["story"]["origins"][0])
    assert {"unit", "measure", "population", "place"} == set(document["series"][0]["key"])
    assert {"a", "b", "relation", "reason", "backward", "judged", "machine"} == set(document["relations"][0])
    assert {"article", "value_low", "value_high", "approx", "reporter_name"} <= set(document["figures"][0])
    assert {"date", "event", "status", "citations"} == set(document["timeline"][0])
    assert all(figure["article"] for figure in document["figures"])
