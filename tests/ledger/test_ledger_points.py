"""Points of a series: as of when, who says so, and steps back."""

from __future__ import annotations

from writethru.core.types import SeriesPoint
from writethru.ledger.asof import parse_as_of
from writethru.ledger.count import count_of_record
from writethru.ledger.points import iso

FIRST = "The fire brigade said on Friday that 31 people had been killed."
LATER = "On Saturday the fire brigade lowered the toll to 27 dead from 31."


def points(book) -> list[SeriesPoint]:
    return [point for series in book.ledger.series for point in series.points]


def test_every_figure_of_a_series_is_a_point_with_a_voice(book):
    for series in book.ledger.series:
        assert tuple(point.figure for point in series.points) == series.figures
        assert all(point.who for point in series.points)


def test_step_back_names_the_number_before_and_its_time(read, sum_up):
    book = sum_up(
        [
            read(FIRST, "Northline", "2031-05-09T18:00:00+02:00"),
            read(LATER, "Northline", "2031-05-10T18:00:00+02:00"),
        ]
    )
    text = {figure.id: figure.text for figure in book.ledger.figures}
    back = [point for point in points(book) if point.behind]
    assert {text[point.figure] for point in back} == {"27"}
    assert all("down from 31" in point.note for point in back)
    assert any(relation.backward for relation in book.ledger.relations)


def test_terminal_view_shows_steps_back_and_whence_a_date_is(read, sum_up):
    from writethru.cli.views.ledger import ledger_view

    texts = [(FIRST, "2031-05-09T18:00:00+02:00"), (LATER, "2031-05-10T18:00:00+02:00")]
    seen = " ".join(ledger_view(sum_up([read(t, "Northline", day) for t, day in texts]).ledger, to_file=True).split())
    assert "Steps back" in seen
    assert "update (down)" in seen


def test_rise_is_no_step_back(read, sum_up):
    book = sum_up(
        [
            read("Police said that nine people had been killed.", "Northline", "2031-05-09T18:00:00+02:00"),
            read("Police said that 12 people had been killed.", "Northline", "2031-05-10T18:00:00+02:00"),
        ]
    )
    assert not any(point.behind for point in points(book))
    assert not any(relation.backward for relation in book.ledger.relations)


def test_date_of_the_article_stands_in_and_says_so(read, sum_up):
    book = sum_up([read("Police said that nine people had been killed.", "Northline", "2031-05-09T18:00:00+02:00")])
    (point,) = points(book)
    assert (point.as_of, point.dated, point.named) == ("2031-05-09", "article", True)


def test_outlet_stands_in_for_a_voice_and_says_so(read, sum_up):
    book = sum_up([read("Nine people were killed in the fire.", "Northline", "2031-05-09T18:00:00+02:00")])
    (point,) = points(book)
    assert (point.who, point.named) == ("Northline", False)


def test_time_as_iso_goes_as_far_as_it_is_known():
    count = count_of_record({"value_low": 3, "value_high": 3})
    assert iso(count) is None
    for text, wanted in (("2031", "2031"), ("2031-05", "2031-05"), ("2031-05-09", "2031-05-09"),
                         ("2031-05-09 7:30", "2031-05-09T07:30")):  # fmt: skip
        dated = count_of_record({"value_low": 3, "value_high": 3, "asof": text})
        assert dated.as_of == parse_as_of(text)
        assert iso(dated) == wanted
