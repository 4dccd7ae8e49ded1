"""Kinds of figures that the words of the trade tell: deficits, votes, share prices, staffs, lists."""

from __future__ import annotations

import pytest

CASES = {
    "a deficit in money by two": (
        ["The draft budget sets a deficit of 21 billion crowns. The opposition Reed party said the true gap was 34 "
         "billion crowns."],
        ("21 billion", "34 billion", "conflict"),
    ),
    "a deficit as a share and in money": (
        ["The draft budget sets a deficit of 21 billion crowns. The Audit Chamber put the deficit at 5.1 percent of "
         "GDP."],
        ("21 billion", "5.1", "not_comparable"),
    ),
    "the deficits of two countries": (
        [
            "The Ostralian finance ministry put the deficit of Ostralia at 4.1 percent of GDP.",
            "The Kestranian treasury put the deficit of Kestrany at 6.8 percent of GDP.",
        ],
        ("4.1", "6.8", "not_comparable"),
    ),
    "a limit is nobody's deficit": (
        ["The draft budget sets a deficit of 4.9 percent of GDP. A deficit of more than 3 percent of GDP would be hard "
         "to accept, the fund said."],
        ("4.9", "3", "not_comparable"),
    ),
    "a vote that two have won": (
        [
            "The election board said that Ada Renn had won with 50.9 percent of the votes.",
            "The campaign of Tomas Ruel said that a count of its own gave him 52.3 percent of the votes.",
        ],
        ("50.9", "52.3", "conflict"),
    ),
    "a share price over a day": (
        ["Brackwater shares jumped 12 percent to 31.40 euros on Friday.",
         "Shares in Brackwater closed at 30.90 euros on Friday."],
        ("31.40", "30.90", "update"),
    ),
    "a price a month ago": (
        ["A sack of flour is sold for 90 crowns, against 55 crowns a month ago, bakers said."],
        ("55", "90", "update"),
    ),
    "shares of two things in one sentence": (
        ["A survey for the board suggests that 69 percent of pensioners always vote, compared with 17 percent of "
         "students, its author said."],
        ("69", "17", "not_comparable"),
    ),
    "a number that only follows another": (
        ["The report by Orlo Research found that the number of ferries had risen by 60 percent. The biggest jump was "
         "in Ostria, where it rose by 120 percent."],
        ("60", "120", "not_comparable"),
    ),
    "a works and its firm": (
        ["Brackwater Grain employs about 7,200 people. The works employs 640 people in Selmouth."],
        ("640", "7,200", "subset"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_relation_of_two_figures_of_a_kind(name, read, sum_up):
    texts, (first, second, wanted) = CASES[name]
    book = sum_up([read(text, f"Outlet {n}", f"2031-05-09T{12 + n}:00:00+02:00") for n, text in enumerate(texts)])
    figures = book.ledger.figures
    a = next(figure for figure in figures if figure.text == first)
    b = next(figure for figure in reversed(figures) if figure.text == second)
    relation, reason = book.relation(a, b)
    assert relation == wanted or (wanted == "not_comparable" and relation == "none"), reason


def test_third_count_of_one_day_between_two_is_no_update(read, sum_up):
    texts = [
        "The coastguard said on Friday that 87 people had been rescued. The aid group Havenhand put the number of "
        "rescued at 79.",
        "The navy said on Friday that it had rescued 83 people.",
    ]
    book = sum_up([read(text, f"Outlet {n}", f"2031-05-09T{12 + 6 * n}:00:00+02:00") for n, text in enumerate(texts)])
    figures = {figure.text: figure for figure in book.ledger.figures}
    relation, reason = book.relation(figures["79"], figures["83"])
    assert relation == "conflict", reason


def test_list_speaks_for_whoever_keeps_it(read, sum_up):
    texts = [
        "The interior ministry said on Friday that 17 people were missing.",
        "At the station on Friday the volunteers keep a board with the names of 26 missing people.",
    ]
    book = sum_up([read(text, f"Outlet {n}", f"2031-05-09T{12 + n}:00:00+02:00") for n, text in enumerate(texts)])
    a, b = book.ledger.figures[0], book.ledger.figures[-1]
    assert book.relation(a, b)[0] == "conflict"
