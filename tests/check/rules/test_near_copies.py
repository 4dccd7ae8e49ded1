"""What a draft changes in the sentences of a source that it follows: places, days, sums, bounds, negations, words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writethru.check import all_rules, check_draft, load_draft
from writethru.check.against.senses import opposite
from writethru.core.ids import make_id, sha256
from writethru.core.settings import Settings
from writethru.core.types import Article, Finding

QUARRY = """\
A rock fall buried a lane in the village of Skarvik on Monday, the county said. It said no fewer than 140 people had \
been moved to the school by 9 p.m., among them 12 pupils. The slope gave way below the quarry of Heldal Stone.

Heldal Stone denied that the quarry had been undermined. “We drilled where we were told,” said its manager, Rolf \
Tangen. The county declined to comment on Tuesday.

Signe Ravn, who chairs the parish council, said that a court would want proof of the blasting. The geologist Marta \
Lien put the fallen rock at between 18,000 and 22,000 tonnes. She wrote to the county that no bid below 40 crowns a \
tonne deserved an answer.

The parish called the county's figures a fairy tale. The council asked neighbouring Brekke for four diggers. A \
hearing on the licence will be held in Dalsnes on 21 May. The quarry has been open since October."""

CASES: dict[str, list[tuple[str, list[str]]]] = {
    "PLC001": [
        ("A lane was buried by a rock fall in Dalsnes.", ["Dalsnes"]),
        ("A lane was buried by a rock fall in Skarvik.", []),
        ("A hearing on the licence will be held in Dalsnes.", []),
    ],
    "TIM002": [
        ("The county declined to comment on 7 April.", ["7 April"]),
        ("The quarry has been open since January.", ["since January"]),
        ("The county declined to comment on 8 April.", []),
        ("A rock fall buried a lane in the village of Skarvik on 7 April, the county said.", []),
        ("The quarry has been open since October.", []),
    ],
    "FIG001": [
        ("The county said no fewer than 190 people had been moved to the school by 9 p.m.", ["190"]),
        ("Marta Lien put the fallen rock at between 18,000 and 27,000 tonnes.", ["18,000 and 27,000"]),
        ("The county said no fewer than 140 people had been moved to the school by 9 p.m.", []),
        ("That is 190 fewer than the parish expected.", []),
    ],
    "FIG002": [
        ("Marta Lien wrote to the county that a bid of up to 40 crowns a tonne deserved an answer.", ["40"]),
        ("Marta Lien wrote to the county that a bid of at least 40 crowns a tonne deserved an answer.", []),
    ],
    "NEG001": [
        ("The council did not ask neighbouring Brekke for four diggers.", ["ask"]),
        ("The parish did not call the county's figures a fairy tale.", ["call"]),
        ("Heldal Stone admitted that the quarry had been undermined.", ["admitted"]),
        ("The council asked neighbouring Brekke for four diggers.", []),
        ("Heldal Stone says that the quarry was not undermined.", []),
        ("If the council does not ask neighbouring Brekke for four diggers, the lane stays shut.", []),
    ],
    "HDL001": [
        ("# Quarry was undermined\n\nThe slope gave way.", ["Quarry was undermined"]),
        ("# Undermining of quarry buried lane\n\nThe slope gave way.", ["Undermining of quarry buried lane"]),
        ("# Was the quarry undermined?\n\nThe slope gave way.", []),
        ("# Slope below quarry buried lane\n\nThe slope gave way.", []),
    ],
    "SRC001": [
        ("The county said that a rock fall put a lane in the village of Skarvik on 7 April.", ["put"]),
        ("Signe Ravn, who chairs the parish council, said that a court would want photos of the blasting.", ["photos"]),
        (
            "The council asked neighbouring Brekke for four diggers, and Anders Holte declines to give a number.",
            ["Anders Holte declines to give a number."],
        ),
        ("Signe Ravn, who chairs the parish council, said that a court would want proof of the blasting.", []),
        ("Heldal Stone rejects the charge that the quarry had been undermined.", []),
        (
            "The geologist Marta Lien put the fallen rock at 18,000 to 22,000 tonnes; the county declined to comment.",
            [],
        ),
    ],
}


@pytest.fixture(scope="module")
def report(reader) -> Callable[..., list[Finding]]:  # type: ignore[no-untyped-def]
    """Findings of some rules, all by default, on a draft against that article."""
    url = "https://fjellposten.example/skarvik"
    article = Article(
        id=make_id("art", url),
        revision=1,
        url=url,
        file=None,
        outlet="Fjellposten",
        domain="fjellposten.example",
        title="",
        byline=(),
        published="2031-04-08T14:00:00+02:00",
        modified=None,
        language="en",
        completeness="full",
        credit=None,
        sha256=sha256(QUARRY),
        text=QUARRY,
    )
    held = (reader.read(article),)

    def run(text: str, *codes: str) -> list[Finding]:
        rules = {code: all_rules()[code] for code in codes or all_rules()}
        found = check_draft(load_draft("draft.md", text), held, reader=reader, settings=Settings(), rules=rules)
        assert not [note for note in found.notes if "stopped" in note], found.notes
        return list(found.findings)

    return run


@pytest.mark.parametrize(("code", "draft", "words"), [(code, *case) for code, held in CASES.items() for case in held])
def test_a_change_is_found_and_the_source_as_it_stands_let_pass(report, code, draft, words):  # type: ignore[no-untyped-def]
    assert [draft[hit.start : hit.end] for hit in report(draft, code)] == words


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("The rate went up by 3.2 points, from 7.6 to 9.8 percent.", ["3.2"]),
        ("The staff fell by 40, from 310 to 260.", ["40"]),
        ("Sales rose by 12 percent, from 50 million to 60 million.", ["12"]),
        ("The rate went up by 2.2 points, from 7.6 to 9.8 percent.", []),
        ("Sales rose by 20 percent, from 50 to 60 million.", []),
        ("Fares rose by 12 June from 8 to 10 crowns.", []),
    ],
)
def test_a_change_is_worked_out_from_the_counts_it_is_between(report, draft, words):  # type: ignore[no-untyped-def]
    assert [draft[hit.start : hit.end] for hit in report(draft, "FIG009")] == words


def test_a_part_of_the_dead_needs_no_time_of_its_own(report):  # type: ignore[no-untyped-def]
    draft = "Of the pupils, 9 of the dead came from Skarvik. The county counted 31 dead. It had counted 24 dead."
    assert [draft[hit.start : hit.end] for hit in report(draft, "FIG008")] in ([], ["31"])
    part = "The county said 31 of the dead came from Skarvik. The parish counted 44 dead on Monday."
    assert report(part, "FIG008") == []


def test_a_more_exact_error_is_told_and_a_foreign_word_beside_it_is_not(report):  # type: ignore[no-untyped-def]
    draft = "The county said no fewer than 190 people had been carried to the school by 9 p.m."
    assert [draft[hit.start : hit.end] for hit in report(draft, "SRC001")] == ["carried"]
    assert [hit.code for hit in report(draft) if hit.severity == "error"] == ["FIG001"]


def test_a_foreign_clause_is_told_beside_another_error(report):  # type: ignore[no-untyped-def]
    draft = "The council asked neighbouring Brekke for nine diggers, and the regatta was won by a dentist from Tromvik."
    assert {"FIG001", "SRC001"} <= {hit.code for hit in report(draft)}


@pytest.mark.parametrize(
    ("a", "b", "known"),
    [
        ("paved", "unpaved", True),
        ("believe", "disbelieve", True),
        ("raise", "lower", True),
        ("it", "unit", False),
        ("close", "open", True),
        ("road", "broad", False),
    ],
)
def test_a_word_behind_un_is_the_opposite_of_the_word(a, b, known):  # type: ignore[no-untyped-def]
    assert opposite(a, b) == opposite(b, a) == known
