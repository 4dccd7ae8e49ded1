"""Two counts that differ by just what one of them leaves out, where a text says so."""

from __future__ import annotations

import pytest

_TOLLS = (
    "The slide at the Varn quarry killed 27 people, the mine inspectorate said on Friday. "
    "Mayor Ada Lorn put the number of dead at 33."
)
SAID = {
    "left out": "An inspectorate official said that its count left out six bodies that nobody had named.",
    "did not include": "The inspectorate's figure did not include six workers hired by a contractor.",
    "had not been counted": "Six bodies had not been counted, an official of the inspectorate said.",
    "not yet included": "The inspectorate said that six people who died on the road were not yet included.",
    "in brackets": "The inspectorate stood by its number, which excludes six people who died in hospital.",
}
NOT_SAID = {
    "another number": "An inspectorate official said that its count left out four bodies that nobody had named.",
    "other things": "The inspectorate's plan left out six houses below the quarry.",
    "nothing left out": "An inspectorate official said that six bodies had been named.",
    "about that many": "The inspectorate's figure did not include about six workers hired by a contractor.",
}


@pytest.mark.parametrize("name", SAID)
def test_what_the_lower_count_leaves_out_makes_it_a_part(read, sum_up, name):
    book = sum_up([read(f"{_TOLLS}\n\n{SAID[name]}")])
    low, high = book.figure("27", "Selmouth Echo"), book.figure("33", "Selmouth Echo")
    relation, reason = book.relation(low, high)
    assert relation == "subset"
    assert reason == "the text says what lies between: 27 leaves out the 6 that make it 33"
    series = next(one for one in book.ledger.series if low.id in one.figures)
    assert high.id in series.figures
    assert series.state == "unresolved"


@pytest.mark.parametrize("name", NOT_SAID)
def test_two_counts_conflict_where_the_text_does_not_tell_what_lies_between(read, sum_up, name):
    book = sum_up([read(f"{_TOLLS}\n\n{NOT_SAID[name]}")])
    assert book.relation(book.figure("27", "Selmouth Echo"), book.figure("33", "Selmouth Echo"))[0] == "conflict"


def test_the_explanation_of_one_article_holds_for_the_counts_of_another(read, sum_up):
    first = read(f"{_TOLLS}\n\n{SAID['left out']}")
    second = read(
        "At least one house was hit by the slide. The mine inspectorate said 27 people died. "
        "Mayor Ada Lorn said 33 people died.",
        "Tarn Herald",
        "2031-05-09T20:00:00+02:00",
    )
    book = sum_up([first, second])
    assert book.relation(book.figure("27", "Tarn Herald"), book.figure("33", "Tarn Herald"))[0] == "subset"


def test_one_who_counts_again_is_not_explained_away(read, sum_up):
    text = (
        "The mine inspectorate said on Friday that 27 people died in the slide. On Saturday it said that 33 people "
        "died in it. Its first count left out six bodies."
    )
    book = sum_up([read(text)])
    assert book.relation(book.figure("27", "Selmouth Echo"), book.figure("33", "Selmouth Echo"))[0] == "update"
