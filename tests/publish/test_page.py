"""What a page shows of a brief, before any format."""

from __future__ import annotations

from dataclasses import replace

from sample_brief import make_brief, without_readings
from writethru.core.types import Figure, FigureRow
from writethru.publish.page import page_of
from writethru.publish.pictures import matched, picture_of


def test_every_line_has_a_number_and_its_evidence() -> None:
    sample = make_brief()
    page = page_of(sample.brief, sample.ledger)
    notes = page.notes_in_order()
    assert [note.note for note in notes] == list(range(1, len(notes) + 1))
    lines = {line.text: line for section in page.sections for line in section.lines}
    assert len(lines) == sum(len(section.lines) for section in sample.brief.sections)
    for section in sample.brief.sections:
        for line in section.lines:
            quotes = {words for passage in lines[line.text].passages for words in passage.quotes}
            assert quotes == {citation.quote for citation in line.citations}


def test_a_passage_is_the_cited_sentence_with_its_neighbours() -> None:
    sample = make_brief()
    page = page_of(sample.brief, sample.ledger)
    cause = page.sections[0].lines[1]
    (passage,) = cause.passages
    assert [(piece.cited, piece.text) for piece in passage.pieces] == [
        (False, "It broke out in the drying tower shortly after 03:00 and was under control by noon. "),
        (True, "Fire chief Ines Tallow said the cause was not known."),
        (False, "\n\nBrandt Silo, which runs the terminal, denied that the alarm had been switched off."),
    ]
    assert (passage.cut_before, passage.cut_after) == (True, False)


def test_neighbouring_citations_share_a_passage() -> None:
    sample = make_brief()
    page = page_of(sample.brief, sample.ledger)
    section = page.section("not_settled")
    assert section is not None
    gazette = [p for p in section.lines[0].passages if p.source.outlet == "The Ellmoor Gazette"]
    (passage,) = gazette
    assert len(passage.quotes) == 2


def test_copies_of_one_origin_are_one_voice() -> None:
    sample = make_brief()
    page = page_of(sample.brief, sample.ledger)
    first = page.sections[0].lines[0]
    assert first.rests_on == "2 outlets, 1 independent origin"
    # the copy's same words are shown once, and the copy is named
    (passage,) = first.passages
    assert (passage.source.outlet, passage.source.also) == ("Northline Wire", "Morning Ledger")
    assert page.scope == "4 articles from 4 outlets, 3 independent origins"
    assert [len(group.sources) for group in page.groups] == [2, 1, 1]


def test_without_the_articles_the_quotes_stand_alone() -> None:
    sample = without_readings(make_brief())
    page = page_of(sample.brief, sample.ledger)
    for said in page.notes_in_order():
        assert said.passages
        assert all(piece.cited for passage in said.passages for piece in passage.pieces)


def test_words_that_no_longer_match_their_hash_are_not_shown_as_context() -> None:
    sample = make_brief()
    wire = sample.ledger.readings[0]
    forged = replace(wire, article=replace(wire.article, text=wire.article.text.replace("14 people", "41 people")))
    page = page_of(sample.brief, replace(sample.ledger, readings=(forged, *sample.ledger.readings[1:])))
    first = page.sections[0].lines[0]
    assert "14 people" in first.passages[0].quotes[0]
    assert all("41" not in piece.text for passage in first.passages for piece in passage.pieces)


def test_an_article_that_is_not_listed_is_said() -> None:
    sample = make_brief()
    page = page_of(replace(sample.brief, sources=()), sample.ledger)
    assert page.headline.passages[0].source.outlet == "an article that is not listed"


def test_the_figures_of_one_series_are_one_group_with_a_picture() -> None:
    sample = make_brief()
    page = page_of(sample.brief, sample.ledger)
    killed, hurt = page.figures
    assert killed.state_words == "sources conflict"
    assert [row.value for row in killed.rows] == ["14 people", "at least 19 workers", "17"]
    assert killed.picture is not None
    assert [(lane.who, lane.marks[0].shape) for lane in killed.picture.lanes] == [
        ("county fire service", "dot"),
        ("dockers’ union", "up"),
        ("labour ministry", "dot"),
    ]
    assert "dockers’ union says at least 19 workers as of 7 May 2031" in killed.picture.words
    assert hurt.picture is None


def test_a_long_timeline_is_cut_and_says_so() -> None:
    sample = make_brief()
    item = sample.ledger.timeline[0]
    many = tuple(replace(item, date=f"2031-{1 + n // 28:02}-{1 + n % 28:02}") for n in range(100))
    page = page_of(sample.brief, replace(sample.ledger, timeline=many))
    assert len(page.timeline) == 60
    assert page.timeline_words == "The latest 60 of 100 dated events, 13 February 2031 to 16 April 2031"


def test_marks_stand_in_order_on_the_scale() -> None:
    sample = make_brief()
    picture = picture_of("killed", matched(sample.brief.figures_table[:3], sample.ledger))
    assert picture is not None
    fire, union, ministry = (lane.marks[0] for lane in picture.lanes)
    assert 0 < fire.left < ministry.left < union.left < 100
    assert [tick.label for tick in picture.ticks] == ["14", "16", "18", "20"]


def test_figures_of_one_voice_share_a_lane() -> None:
    sample = make_brief()
    rows = [replace(row, who_says="labour ministry") for row in sample.brief.figures_table[:3]]
    picture = picture_of("killed", matched(rows, sample.ledger))
    assert picture is not None
    (lane,) = picture.lanes
    assert [mark.shape for mark in lane.marks] == ["dot", "up", "dot"]
    assert picture.shapes == ("dot", "up")


def test_equal_figures_need_no_picture() -> None:
    sample = make_brief()
    rows: list[FigureRow] = [sample.brief.figures_table[0]] * 2
    assert picture_of("killed", matched(rows, sample.ledger)) is None


def test_pictures_of_open_and_huge_numbers() -> None:
    sample = make_brief()

    def drawn(*bounds: tuple[float | None, float | None, str]) -> object:
        figures: list[Figure] = [
            replace(one, value_low=low, value_high=high, approx=approx)  # type: ignore[arg-type]
            for one, (low, high, approx) in zip(sample.ledger.figures, bounds, strict=True)
        ]
        ledger = replace(sample.ledger, figures=tuple(figures))
        return picture_of("x", matched(sample.brief.figures_table[:3], ledger))

    assert drawn((None, 5, "up_to"), (1e12, None, "over"), (-3, 7, "range")) is not None
    assert drawn((0, 0, "exact"), (0, None, "at_least"), (0, 0, "about")) is not None
    assert drawn((None, None, "vague"), (None, None, "vague"), (None, None, "vague")) is None
    assert drawn((float("inf"), None, "over"), (1, 1, "exact"), (1, 1, "exact")) is None


def test_a_figure_of_one_origin_is_one_report_and_not_agreed() -> None:
    sample = make_brief()
    first = sample.brief.figures_table[0]
    row = replace(first, what="Cranes broken", state="agreed", origins=1)
    brief = replace(sample.brief, figures_table=(row,))
    bare = without_readings(sample).ledger
    assert [group.state_words for group in page_of(brief, bare).figures] == ["one report"]
    carried = replace(brief, figures_table=(replace(row, origins=2),))
    assert [group.state_words for group in page_of(carried, bare).figures] == ["agreed"]
