"""Copies become one origin, independent reporting does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writethru.core.types import Article
from writethru.story import build_story, swaps

LOCAL = Path(__file__).with_name("texts").joinpath("local.txt").read_text(encoding="utf-8").strip()


def paragraphs(article: Article) -> list[str]:
    return article.text.split("\n\n")


def groups(*articles: Article) -> list[set[str]]:
    return [set(origin.articles) for origin in build_story(articles).origins]


def test_copy_with_a_dropped_paragraph_is_of_the_wire_origin(make, wire):
    copy = make("\n\n".join(p for n, p in enumerate(paragraphs(wire)) if n != 2), "Tarn Herald")
    assert groups(wire, copy) == [{wire.id, copy.id}]


def test_copy_cut_to_its_first_third_is_of_the_wire_origin(make, wire):
    copy = make("\n\n".join(paragraphs(wire)[:2]), "Tarn Herald")
    assert groups(wire, copy) == [{wire.id, copy.id}]


def test_copy_with_a_new_top_and_own_last_line_is_of_the_wire_origin(make, wire):
    top = "Grief and anger have gripped the coast after the worst sinking in a generation; bells rang in all parishes."
    copy = make(
        "\n\n".join([top, *paragraphs(wire)[1:], "Readers can leave flowers at our office on Mill Lane."]),
        "Tarn Herald",
    )
    assert groups(wire, copy) == [{wire.id, copy.id}]


def test_changed_digit_keeps_one_origin_and_is_reported(make, wire):
    copy = make(wire.text.replace("26 others", "62 others"), "Tarn Herald")
    story = build_story([wire, copy])
    assert len(story.origins) == 1
    assert any("Tarn Herald has 62 where Northline has 26" in note for note in story.notes)
    (swap,) = swaps(wire, copy)
    assert (swap.a_text, swap.b_text) == ("26", "62")
    assert wire.text[swap.a_span.start : swap.a_span.end] == "26"
    assert copy.text[swap.b_span.start : swap.b_span.end] == "62"


def test_rewritten_sentence_is_no_swap_of_numbers(make, wire):
    copy = make(
        wire.text.replace("about 60 survivors ashore", "ashore no fewer than 58 of those rescued"), "Tarn Herald"
    )
    assert swaps(wire, copy) == []


def test_same_quotation_does_not_join_two_reports(make, wire):
    local = make(LOCAL, "Selmouth Echo")
    story = build_story([wire, local])
    assert len(story.origins) == 2
    assert all("no other article" in origin.why for origin in story.origins)


def test_credited_agency_needs_less_overlap(make, wire):
    own = LOCAL.split("\n\n")
    half = "\n\n".join([own[0], *paragraphs(wire)[3:5], own[2], own[3], *own[1:2]])
    plain = make(half, "Tarn Herald")
    credited = make(half, "Tarn Herald", credit="Northline")
    assert len(groups(wire, plain)) == 2
    assert groups(wire, credited) == [{wire.id, credited.id}]
    assert "which it credits" in build_story([wire, credited]).origins[0].why


def test_credit_alone_joins_nothing(make, wire):
    local = make(LOCAL, "Selmouth Echo", credit="Northline")
    assert len(groups(wire, local)) == 2


def test_lead_is_the_agency_even_when_a_copy_is_dated_earlier(make, wire):
    copy = make(wire.text, "Tarn Herald", "2031-05-09T09:00:00+02:00", credit="Northline")
    (origin,) = build_story([copy, wire]).origins
    assert origin.lead == wire.id
    assert "word for word" in origin.why


def test_without_an_agency_the_lead_is_the_earliest_in_real_time(make, wire):
    # 13:30 in UTC-5 is later than 18:00 in UTC+2
    early = make(wire.text, "Tarn Herald", "2031-05-09T18:00:00+02:00")
    late = make(wire.text + "\n\nMore follows.", "Ostry Post", "2031-05-09T13:30:00-05:00")
    (origin,) = build_story([late, early]).origins
    assert origin.lead == early.id


def test_look_alike_outlet_is_not_taken_for_the_agency(make, wire):
    fake = make(wire.text, "N\u043erthline", "2031-05-09T08:00:00+02:00", credit="Northline")
    story = build_story([fake, wire])
    assert story.origins[0].lead == wire.id
    other = make(LOCAL, "N\u043erthline")
    assert len(groups(wire, other)) == 2


def test_why_gives_the_share_in_words(make, wire):
    copy = make("\n\n".join(paragraphs(wire)[:5]), "Tarn Herald")
    assert build_story([wire, copy]).origins[0].why == "100 % of the 5-word runs of Tarn Herald stand in Northline"


def test_many_outlets_with_one_text_are_one_origin(make, wire):
    copies = [make(wire.text, f"Outlet {n}", f"2031-05-09T15:{n:02}:00+02:00") for n in range(50)]
    (origin,) = build_story([*copies, wire]).origins
    assert origin.lead == wire.id
    assert len(origin.articles) == 51


def test_large_story_is_grouped_exactly(make, wire):
    names = [chr(97 + n // 26) + chr(97 + n % 26) for n in range(400)]
    others = [
        make(" ".join(f"{name}{k} met {name}{k + 1} on the pier" for k in range(40)), f"Outlet {name}")
        for name in names
    ]
    copies = [make(wire.text.replace("Friday", f"Friday {n}"), f"Copy {n}") for n in range(100)]
    story = build_story([*others, *copies, wire])
    assert sorted(len(origin.articles) for origin in story.origins)[-1] == 101
    assert len(story.origins) == 401


def test_story_id_and_order_do_not_depend_on_the_order_given(make, wire):
    local = make(LOCAL, "Selmouth Echo", "2031-05-09T12:00:00+02:00")
    undated = make("Brackwater Lines has not answered letters.", "Ostry Post", None)
    story = build_story([undated, wire, local])
    assert story == build_story([local, wire, undated])
    assert [article.id for article in story.articles] == [local.id, wire.id, undated.id]


def test_article_given_twice_is_taken_once_in_its_latest_revision(make, wire):
    from dataclasses import replace

    newer = replace(wire, revision=2, text=wire.text + "\n\nMore follows.")
    story = build_story([newer, wire])
    assert [article.revision for article in story.articles] == [2]


def test_no_article_is_an_error():
    with pytest.raises(ValueError, match="at least one article"):
        build_story([])


def test_empty_texts_are_not_one_origin_with_others(make, wire):
    assert len(groups(wire, make("", "Tarn Herald"))) == 2


def test_title_is_that_of_the_report_that_shares_most(make, wire):
    local = make(LOCAL, "Selmouth Echo", title="A night on Quay Street")
    page = make(
        "The coastguard and Brackwater Lines differ over the Aster, Voss and Ruse said in Selmouth.", "Ostry Post"
    )
    assert build_story([local, page, wire]).title == wire.title


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_cut_of_paragraphs_stays_with_the_wire(make, wire, data):
    parts = paragraphs(wire)
    kept = data.draw(st.lists(st.sampled_from(range(len(parts))), min_size=2, unique=True))
    copy = make("\n\n".join(parts[n] for n in sorted(kept)), "Tarn Herald")
    local = make(LOCAL, "Selmouth Echo")
    assert {wire.id, copy.id} in groups(*data.draw(st.permutations([wire, copy, local])))
