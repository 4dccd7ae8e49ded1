"""Numbers that replace or answer others, whatever words the second text has for them."""

from __future__ import annotations

import pytest

CASES = {
    "owed, then a debt": (
        [
            "Ada Renn, the administrator, said that Harbourline owed about 610 million euros.",
            "Ada Renn, the administrator, now puts the debts of Harbourline at 670 million euros.",
        ],
        ("610 million", "670 million", "update"),
    ),
    "not as announced": (
        [
            "The flights will cost about 41 million euros and not 32 million euros as announced, the ministry said.",
        ],
        ("32 million", "41 million", "update"),
    ),
    "now says, rather than": (
        ["The board now puts the number of infants who died at 70 rather than 72."],
        ("72", "70", "update"),
    ),
    "not as the firm had said": (
        ["The union said that 341 people had been dismissed, not 312 as the firm had said."],
        ("341", "312", "conflict"),
    ),
    "fewer than it had mentioned": (
        [
            "The ministry said that 12,600 people were stranded, fewer than the 14,000 that it had mentioned a day"
            " earlier.",
        ],
        ("14,000", "12,600", "update"),
    ),
    "retreats from an earlier claim": (
        ["Varn said that it had killed 25 soldiers, retreating from an earlier claim of more than 40."],
        ("40", "25", "update"),
    ),
    "spoken of before": (
        ["The union, which had spoken of 75 million euros, lowered its estimate on Friday to 58 million euros."],
        ("75 million", "58 million", "update"),
    ),
    "the accused answer": (
        [
            "The union accused Arlo Capital of having taken 75 million euros out of the line. Arlo said it had received"
            " 31 million euros in fees.",
        ],
        ("75 million", "31 million", "conflict"),
    ),
    "two speakers' sums in two texts are two sums": (
        [
            "Arlo Capital said it would invest 75 million euros in the port.",
            "The port office said it had paid 31 million euros for cranes.",
        ],
        ("75 million", "31 million", "not_comparable"),
    ),
    "a higher figure of a part": (
        [
            "Buses have taken 740 of the town's 2,600 inhabitants to Orvik, the mayor said. The prefect's office gives"
            " a higher figure, 900.",
        ],
        ("740", "900", "conflict"),
    ),
    "one upper end": (
        [
            "The Transport Ministry said that up to 14,000 people could not get home as planned.",
            "The Transport Ministry said that between 12,000 and 14,000 people are abroad with a ticket.",
        ],
        ("14,000", "12,000 and 14,000", "same"),
    ),
    "heard from is no earlier value": (
        [
            "The group Havenhand said that 340 families had written to it.",
            "The group Havenhand said that it had now heard from 352 families, who had written to it.",
        ],
        ("340", "352", "update"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_relation_of_two_figures_in_text(name, read, sum_up):
    texts, (first, second, wanted) = CASES[name]
    book = sum_up([read(text, "Northline", f"2031-05-{9 + n:02}T18:00:00+02:00") for n, text in enumerate(texts)])
    a = next(figure for figure in book.ledger.figures if figure.text == first)
    b = next(figure for figure in reversed(book.ledger.figures) if figure.text == second)
    relation, reason = book.relation(a, b)
    assert relation == wanted or (wanted == "not_comparable" and relation == "none"), reason


def test_the_year_in_which_somebody_left_dates_no_count(read, sum_up):
    text = "Ada Renn, who left the clinic in 2014, said that 40 people had fallen ill. The ministry counts 25."
    book = sum_up([read(text, "Northline")])
    assert book.relation(book.figure("40", "Northline"), book.figure("25", "Northline"))[0] == "conflict"
