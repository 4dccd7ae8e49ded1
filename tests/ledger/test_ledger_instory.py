"""Figures of one story, read from text: what is compared, what is left open."""

from __future__ import annotations

import pytest

_SUNK = "At least 31 people drowned when a barge sank off Ostry, the coastguard said."
CASES = {
    "the deadliest since": (
        [_SUNK, "It was the deadliest sinking since 2009, when 12 people drowned, the harbour board said."],
        ("31", "12", "not_comparable"),
    ),
    "the worst before it": (
        [_SUNK, "The worst sinking before it killed 12 people, the harbour board said."],
        ("31", "12", "not_comparable"),
    ),
    "a similar one last year": (
        [_SUNK, "A similar accident in Tarn last year killed 12 people, the harbour board said."],
        ("31", "12", "not_comparable"),
    ),
    "an average": (
        [_SUNK, "On average, 12 people drown in the strait, the harbour board said."],
        ("31", "12", "not_comparable"),
    ),
    "what one person did is a part": (
        ["The navy said that 90 people had been rescued.", "Tomas Ruel pulled out 14 people with his boat."],
        ("14", "90", "subset"),
    ),
    "bodies are counted where they lie": (
        [
            "The aid group Havenhand said its volunteers had counted 52 bodies on the beach.",
            "The mortuary of Ostry hospital had received 44 bodies, its director, Ada Renn, said.",
        ],
        ("52", "44", "not_comparable"),
    ),
    "two shares by two firms": (
        ["The two firms make more than half of the pumps sold in Ostria, Arlo says; Bexton puts the share at about "
         "35 percent."],
        ("half", "35", "conflict"),
    ),
    "at least so many, and far more by another": (
        ["The fever has killed at least 31 people, the ministry said. The aid group Havenhand counted 80 deaths."],
        ("31", "80", "conflict"),
    ),
    "those in the shelter are a part": (
        [
            "The ministry said that 5,200 people had been displaced.",
            "The town had registered 900 people in the shelter by noon, the mayor said.",
        ],
        ("900", "5,200", "subset"),
    ),
    "an accident of another month": (
        [_SUNK, "In March a ferry sank at Tarn, killing 58 people."],
        ("31", "58", "not_comparable"),
    ),
    "the land burnt, by two": (
        ["Images show a burnt area of 9,000 hectares, the Orlo Institute said. The Forest Board gives 6,100 hectares."],
        ("9,000", "6,100", "conflict"),
    ),
    "the union spoke of more": (
        ["The line said that 61 trains had been cancelled. Tomas Ruel, a driver, spoke of 97 trains."],
        ("61", "97", "conflict"),
    ),
    "of so many, only": (
        ["It is rare: of 212 public bids in the region, only 11 began without consent, a bank said."],
        ("11", "212", "subset"),
    ),
    "police and organisers": (
        ["Police said about 12,000 people marched through Ostry on Friday. The organisers put the crowd at 40,000."],
        ("12,000", "40,000", "conflict"),
    ),
    "side by side in one article holds for the others": (
        [
            "Police said about 12,000 people marched through Ostry. The organisers put the crowd at 40,000.",
            "Some 40,000 people marched through Ostry, its organisers said.",
        ],
        ("12,000", "40,000", "conflict"),
    ),
    "not 312": (
        ["The transport ministry said there were 341 people on board the ferry, not 312 as the operator had said."],
        ("341", "312", "conflict"),
    ),
    "the second clause leaves the rest out": (
        ["The employers say that this would cost 310 million crowns over ten years; the union says 190 million."],
        ("310 million", "190 million", "conflict"),
    ),
    "a cost ahead and a cost estimated": (
        [
            "The stadium will cost 340 million crowns, the city council said.",
            "The auditor estimated the cost of the stadium at 470 million crowns.",
        ],
        ("340 million", "470 million", "conflict"),
    ),
    "claimed by": (
        ["A defence official said that a range of 1,800 to 2,200 casualties was nearer the truth than the 4,000 "
         "claimed by President Ruse."],
        ("1,800 to 2,200", "4,000", "conflict"),
    ),
    "not one": (
        ["The agency said that 90 Ostralian soldiers had been killed. Ostralia's army said that not one of its "
         "soldiers had been killed."],
        ("90", "not one", "conflict"),
    ),
    "raised from": (
        ["Police raised to nine, from seven, the number of people hurt in the crush."],
        ("seven", "nine", "update"),
    ),
    "first given": (
        ["The Coastal Survey, which had first given a magnitude of 7.2, later lowered its estimate to 7.0."],
        ("7.2", "7.0", "update"),
    ),
    "correction": (
        ["The quay was closed.\n\nCorrection: An article on Friday gave the value of the contract as $650 million. "
         "It is $560 million."],
        ("$650 million", "$560 million", "update"),
    ),
    "land that burned can only grow": (
        [
            "The fire has burned 4,300 hectares of forest, the forestry service said.",
            "The fire has burned 5,100 hectares of forest, the interior ministry said on Saturday.",
        ],
        ("4,300", "5,100", "update"),
    ),
    "of whom": (
        ["The ministry said the army had taken 2,200 casualties, of whom 250 were dead."],
        ("250", "2,200", "subset"),
    ),
    "part of": (
        ["The air force said it had shot down 38 of 51 drones launched overnight."],
        ("38", "51", "subset"),
    ),
    "out of": (
        ["Some 2,700 soldiers were wounded out of roughly 11,000 sent to the front, the agency said."],
        ("2,700", "11,000", "subset"),
    ),
    "one speaker, two things": (
        ["The mayor said that 12 houses had collapsed. She said that 300 houses were damaged."],
        ("12", "300", "not_comparable"),
    ),
    "growth of two countries": (
        [
            "The bank said that the Ostralian economy would grow by 2.1 percent this year.",
            "The institute said that the Kestranian economy would grow by 2.9 percent this year.",
        ],
        ("2.1", "2.9", "not_comparable"),
    ),
    "two soldiers and a war": (
        [
            "Two people were killed when a wall fell in Selmouth, police said.",
            "The war has killed 4,100 people, the United Front said.",
        ],
        ("Two", "4,100", "not_comparable"),
    ),
    "another year": (
        ["The fire killed nine people, police said. A fire in 1988 killed 12 people there."],
        ("nine", "12", "not_comparable"),
    ),
    "sent and to be sent": (
        [
            "Ostralia has 500 soldiers in the province, the minister said.",
            "Kestrany said that it would send 700 soldiers to the province.",
        ],
        ("500", "700", "not_comparable"),
    ),
    "narrowed by what follows": (
        ["The port authority said 38 ships were at anchor off the coast. The union disputed that, saying that it "
         "counted no more than 25 that were waiting for a berth."],
        ("38", "25", "not_comparable"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_relation_of_two_figures_in_text(name, read, sum_up):
    texts, (first, second, wanted) = CASES[name]
    book = sum_up([read(text, f"Outlet {n}", f"2031-05-{9 + n:02}T18:00:00+02:00") for n, text in enumerate(texts)])
    a = next(figure for figure in book.ledger.figures if figure.text == first)
    b = next(figure for figure in reversed(book.ledger.figures) if figure.text == second)
    relation, reason = book.relation(a, b)
    assert relation == wanted or (wanted == "not_comparable" and relation == "none"), reason


def test_what_is_unsure_is_left_unresolved(read, sum_up):
    book = sum_up(
        [
            read("Three people were hurt in Selmouth, police said.", "Northline"),
            read("The blast injured 412 people, the health ministry said.", "Selmouth Echo"),
        ]
    )
    assert {series.state for series in book.ledger.series} == {"unresolved"}


def test_small_ledger_of_many_figures_is_bounded_and_says_so(read, sum_up):
    text = "\n\n".join(f"Police in ward {n} said that {n + 1000} people had been killed." for n in range(360))
    ledger = sum_up([read(text, "Northline")]).ledger
    assert len(ledger.figures) >= 360
    assert len(ledger.relations) < 60_000
    assert any("not shown" in note for note in ledger.notes)
