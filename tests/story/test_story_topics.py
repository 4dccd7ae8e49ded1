"""Two matters in one set are noticed; an analysis of the same story is not parted from it."""

from __future__ import annotations

from pathlib import Path

from writethru.core.types import Reading
from writethru.story import build_story, matters

ANALYSIS = Path(__file__).with_name("texts").joinpath("analysis.txt").read_text(encoding="utf-8").strip()

BAKERY = Path(__file__).with_name("texts").joinpath("bakery.txt").read_text(encoding="utf-8").strip()


def test_report_and_analysis_of_one_story_are_one_matter(make, wire):
    analysis = make(ANALYSIS, "The Ostry Review")
    story = build_story([wire, analysis])
    assert not any("different matters" in note for note in story.notes)


def test_two_matters_are_named_with_what_to_try(make, wire):
    bakery = make(BAKERY, "Perrant Sentinel", title="Perrant rye wins again")
    analysis = make(ANALYSIS, "The Ostry Review")
    (note,) = [note for note in build_story([wire, bakery, analysis]).notes if "different matters" in note]
    assert "2 different matters" in note
    assert "“Perrant rye wins again” (Perrant Sentinel)" in note
    assert "a run of its own" in note


def test_groups_come_largest_first_and_in_the_order_given(make, wire):
    bakery, analysis = make(BAKERY, "Perrant Sentinel"), make(ANALYSIS, "The Ostry Review")
    readings = [Reading(article, (), ()) for article in (bakery, wire, analysis)]
    assert matters(readings) == [(wire.id, analysis.id), (bakery.id,)]


def test_shared_outlet_and_agency_names_do_not_make_one_matter(make, wire):
    bakery = make(BAKERY + "\n\n(Northline)", "Northline", credit="Northline")
    assert len(matters([Reading(wire, (), ()), Reading(bakery, (), ())])) == 2


def test_teaser_too_short_to_tell_stays_with_the_rest(make, wire):
    teaser = make("Read more in our evening edition.", "Tarn Herald")
    assert matters([Reading(wire, (), ()), Reading(teaser, (), ())]) == [(wire.id, teaser.id)]
