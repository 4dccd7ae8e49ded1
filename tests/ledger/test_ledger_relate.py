"""Relations of two figure records. All people, places and numbers are invented."""

from __future__ import annotations

from typing import Any

import pytest

from writethru.ledger import relate


def record(text: str, low: float | None, high: float | None = None, approx: str = "exact", **fields: Any) -> dict[str, Any]:
    """A record with the keys of ``writethru relate``; ``high`` repeats ``low`` where it is left out of an exact value."""
    closed = approx in ("exact", "about", "nearly") and high is None
    base = {"unit": "people", "measure": "killed", "population": "", "place": "Morvane", "asof": "Tue", "reporter": "police"}
    return {"text": text, "value_low": low, "value_high": low if closed else high, "approx": approx, **base, **fields}


PAIRS = [
    # ---- same: rounding, bounds, units, wording
    ("same", record("Exactly 4,970 left.", 4970, measure="displaced"), record("About 5,000 left.", 5000, approx="about", measure="displaced")),
    ("same", record("At least 40 died.", 40, None, "at_least"), record("44 died.", 44)),
    ("same", record("Up to 60 died.", None, 60, "up_to"), record("44 died.", 44)),
    ("same", record("Dozens died.", 24, None, "vague"), record("37 died.", 37)),
    ("same", record("It lies 10 miles off.", 10, unit="mile", measure="distance"), record("It lies 16 km off.", 16, unit="km", measure="distance")),
    ("same", record("200 hectares burned.", 200, unit="hectare", measure="territory"), record("2 square kilometres burned.", 2, unit="km2", measure="territory")),
    ("same", record("Two-thirds voted no.", 66.67, unit="percent", measure="share"), record("67 percent voted no.", 67, unit="percent", measure="share")),
    ("same", record("The fund holds $4.97bn.", 4.97e9, unit="USD", measure="assets"), record("The fund holds 5 billion dollars.", 5e9, unit="dollar", measure="assets")),
    ("same", record("Two hours of talks.", 2, unit="hour", measure="duration"), record("120 minutes of talks.", 120, unit="minute", measure="duration")),
    ("same", record("41 Ostralian troops died.", 41, unit="troops", population="Ostralian"), record("41 soldiers from Ostralia died.", 41, unit="soldier", population="Ostralia")),
    ("same", record("52 are dead.", 52, asof="Mon"), record("52 are dead.", 52, asof="Wed", reporter="governor")),
    ("same", record("Nearly 300 died.", 300, approx="nearly"), record("291 died.", 291)),
    ("same", record("Nine were hurt.", 9, measure="injured", place="Morvane"), record("Nine were hurt.", 9, measure="injured", place="Morvane region", reporter="clinic")),
    # ---- update: a later state by one speaker, or a count that grows
    ("update", record("22 had died.", 22, asof="18:00"), record("Police lowered it to 19.", 19, asof="22:00")),
    ("update", record("22 had died.", 22, asof="9 May"), record("Rescuers counted 31.", 31, asof="10 May", reporter="rescuers")),
    ("update", record("At least 20 died.", 20, None, "at_least", asof="Tue"), record("36 died.", 36, asof="Wed")),
    ("update", record("50 are missing.", 50, measure="missing", asof="Tue"), record("12 are missing.", 12, measure="missing", asof="Thu")),
    ("update", record("No one had died.", 0, asof="morning"), record("Two had died.", 2, asof="evening")),
    ("update", record("31 ships wait.", 31, unit="ship", measure="count", population="waiting", asof="2031-03-04"), record("45 ships wait.", 45, unit="vessel", measure="count", population="waiting", asof="2031-03-06")),
    ("update", record("800 fled.", 800, measure="displaced", asof="2 June"), record("1,900 had fled.", 1900, measure="displaced", asof="3 June", reporter="red cross")),
    # ---- conflict
    ("conflict", record("56 died.", 56), record("54 died.", 54, reporter="governor")),
    ("conflict", record("More than 300 died.", 300, None, "over"), record("About 120 died.", 120, approx="about", reporter="ministry")),
    ("conflict", record("4,000 killed or hurt.", 4000, measure="killed_or_injured", unit="soldier", population="Ostralian", asof="10 Jan", reporter="president"), record("1,800 to 2,200 casualties.", 1800, 2200, "range", measure="killed_or_injured", unit="casualty", population="Ostralian", asof="31 Jan", reporter="allied ministry")),
    ("conflict", record("Fewer than 250 died.", None, 250, "under", asof="31 Jan", reporter="ministry"), record("About 300 died.", 300, approx="about", asof="13 Jan", reporter="agency")),
    ("conflict", record("The quake measured 6.8.", 6.8, unit="magnitude", measure="amount", reporter="service"), record("It measured 7.0.", 7.0, unit="magnitude", measure="amount", reporter="survey")),
    ("conflict", record("Not one soldier died.", 0, unit="soldier", population="Ostralian", reporter="Ostralia"), record("90 Ostralian soldiers died.", 90, unit="soldier", population="Ostralian", reporter="Kestrany")),
    ("conflict", record("52 are missing.", 52, measure="missing", place="Huby, Morvane"), record("47 are missing.", 47, measure="missing", place="Morvane, Tarry", reporter="governor")),
    # ---- subset
    ("subset", record("Of those, 300 were killed.", 300, unit="soldier"), record("3,000 were killed or wounded.", 3000, unit="soldier", measure="killed_or_injured")),
    ("subset", record("Among them 19 children.", 19, unit="child", population="children"), record("45 died.", 45)),
    ("subset", record("12 were in a serious condition.", 12, measure="injured", population="serious"), record("90 were hurt.", 90, measure="injured")),
    ("subset", record("29 died in Huby.", 29, place="Huby, Morvane"), record("41 died.", 41, place="Morvane")),
    ("subset", record("Of the drones, 60 were shot down.", 60, unit="drone", measure="attack", population="shot down"), record("84 drones were launched.", 84, unit="drone", measure="attack", population="launched")),
    ("subset", record("Of this, $40m is for schools.", 4e7, unit="USD", measure="funding", population="schools"), record("The aid comes to $90m in all.", 9e7, unit="USD", measure="funding", population="all aid")),
    ("subset", record("Of those held, 10 were freed.", 10, measure="released"), record("Police held 12.", 12, measure="arrested")),
    # ---- not comparable
    ("not_comparable", record("300 were killed.", 300, reporter="agency"), record("4,000 were killed or wounded.", 4000, measure="killed_or_injured", reporter="president")),
    ("not_comparable", record("300 were killed.", 300), record("2,700 were wounded.", 2700, measure="injured")),
    ("not_comparable", record("54 bodies were found.", 54, unit="body", measure="bodies_found"), record("71 are presumed dead.", 71)),
    ("not_comparable", record("40 are missing.", 40, measure="missing"), record("9 died.", 9)),
    ("not_comparable", record("800 families left.", 800, unit="family", measure="displaced"), record("4,100 people left.", 4100, measure="displaced")),
    ("not_comparable", record("90 civilians died.", 90, unit="civilian", population="civilians"), record("400 rebels died.", 400, unit="rebel", population="rebels")),
    ("not_comparable", record("60 Ostralians died.", 60, population="Ostralian"), record("12 Kestranian soldiers died.", 12, unit="soldier", population="Kestranian")),
    ("not_comparable", record("The firm lost 45m euros.", 4.5e7, unit="EUR", measure="loss"), record("It lost $52m.", 5.2e7, unit="USD", measure="loss")),
    ("not_comparable", record("It costs 45m a day.", 4.5e7, unit="EUR", measure="loss"), record("It has cost 300m.", 3e8, unit="EUR", measure="loss", reporter="bank")),
    ("not_comparable", record("96 drones came that night.", 96, unit="drone", measure="attack", asof="15 Nov"), record("70 drones came.", 70, unit="drone", measure="attack", asof="23 Nov")),
    ("not_comparable", record("60 died in May.", 60, asof="May"), record("85 died in June.", 85, asof="June")),
    ("not_comparable", record("40,000 died since 1984.", 40000, asof="since 1984"), record("260 died since 24 July.", 260, asof="since 24 July")),
    ("not_comparable", record("7 died in Huby.", 7, place="Huby"), record("30 died in Selva.", 30, place="Selva", reporter="ministry")),
    ("not_comparable", record("Prices rose 5 percent.", 5, unit="percent", measure="change"), record("They rose 5 points.", 5, unit="percentage point", measure="change")),
    ("not_comparable", record("500 soldiers are there.", 500, unit="soldier", measure="deployed"), record("It will send 2,000 soldiers.", 2000, unit="soldier", measure="deployed", reporter="minister")),
    ("not_comparable", record("Confirmed cases: 24.", 24, unit="case", measure="sick", population="confirmed"), record("Suspected cases: 90.", 90, unit="case", measure="sick", population="suspected")),
    ("not_comparable", record("Turnout was 60 percent.", 60, unit="percent", measure="share"), record("2,905 voted.", 2905, unit="member", measure="attendance")),
    ("not_comparable", record("50 soldiers came.", 50, unit="soldier", measure="deployed"), record("58 firefighters came.", 58, unit="firefighter", measure="deployed", reporter="mayor")),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "a", "b"), PAIRS, ids=[f"{n}-{pair[0]}" for n, pair in enumerate(PAIRS)])
def test_relation_of_a_pair_in_both_orders(wanted: str, a: dict[str, Any], b: dict[str, Any]) -> None:
    assert [relate(a, b)[0], relate(b, a)[0]] == [wanted, wanted], relate(a, b)[1]
