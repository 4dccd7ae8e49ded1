"""A story that is followed: the next edition where something is new, what it keeps and what it corrects."""

from __future__ import annotations

from typing import Any

import pytest

from writethru import diff, editions, write_brief
from writethru.core.errors import NothingToDoError, UsageError
from writethru.store import Store


def lines(brief: Any) -> dict[str, str]:
    return {line.text: line.id for section in brief.sections for line in section.lines}


def test_nothing_new_is_no_edition_and_is_said(desk: Any, following: Any) -> None:
    held = following()
    assert held.brief.edition == 1
    assert held.notes == ("nothing is new since edition 1, which is printed as it stands",)
    again = following(desk.wire)
    assert (again.brief, again.notes) == (held.brief, held.notes)
    assert len(editions(desk.story, settings=desk.settings)) == 1


def test_the_second_day_is_the_second_edition_of_the_same_story(desk: Any, following: Any) -> None:
    first = following().brief
    second = following(desk.second_day).brief
    assert (second.story, second.edition) == (first.story, 2)
    assert [row.outlet for row in second.sources] == ["Kestrel Wire", "Dunmere Echo", "Kestrel Wire"]
    assert second.sections[0].name == "whats_new"
    told = " ".join(line.text for line in second.sections[0].lines)
    assert "seven" in told
    assert "bridge" in told
    # written again from the same inputs, it is the same edition
    assert following(desk.second_day).brief == second
    assert following().brief == second


def test_the_story_is_found_by_the_beginning_of_its_id_and_by_no_other(desk: Any) -> None:
    for name in (desk.story, desk.story[:9], desk.story.removeprefix("story-")[:5]):
        assert write_brief(story=name, settings=desk.settings).brief.story == desk.story
    for name in ("", "story-", "zz", "story-zzzz"):
        with pytest.raises(UsageError, match="has no story"):
            write_brief(story=name, settings=desk.settings)


def test_a_line_that_is_unchanged_keeps_its_id(desk: Any, following: Any) -> None:
    first, second = lines(following().brief), lines(following(desk.second_day).brief)
    kept = first.keys() & second.keys()
    assert kept
    assert {first[text] for text in kept} == {second[text] for text in kept}
    assert len(set(second.values())) == len(second)


def test_a_count_that_its_speaker_lowered_corrects_the_lines_that_printed_it(desk: Any, following: Any) -> None:
    printed = [text for text in lines(following().brief) if "nine people" in text]
    second = following(desk.second_day).brief
    corrected = {one.was: one for one in second.corrections}
    assert printed
    assert set(printed) <= corrected.keys()
    one = corrected[printed[0]]
    assert "seven" in one.now
    assert one.reason.endswith("changed the count from nine to seven.")
    assert (one.edition, one.line) == (1, lines(following().brief).get(printed[0], one.line))
    # more people in hospital than before is news, and no correction
    assert not [one for one in second.corrections if "31" in one.was and "nine" not in one.was]


def test_corrections_stay_in_later_editions(desk: Any, following: Any) -> None:
    second = following(desk.second_day).brief
    desk.edit(desk.folder / "day1" / "echo.html", "40 families", "46 families")
    third = following(desk.folder / "day1" / "echo.html").brief
    assert third.edition == 3
    assert third.corrections[: len(second.corrections)] == second.corrections
    assert len(third.corrections) == len(set(third.corrections)) > len(second.corrections)


def test_figures_of_a_diff_have_the_old_and_the_new_value_and_who_says_so(desk: Any, following: Any) -> None:
    following(desk.second_day)
    changed = diff(desk.story, settings=desk.settings)
    assert (changed.old, changed.new) == (1, 2)
    told = {(one.was, one.now) for one in changed.figures if one.kind == "changed" and "fire service" in one.who_says}
    assert any("nine" in (was or "") and "seven" in (now or "") for was, now in told)
    assert [row.title for row in changed.sources_added] == ["Fire service lowers toll of tank burst to seven"]
    assert changed.unchanged > 0


def test_a_diff_of_what_is_not_there_is_refused(desk: Any, following: Any) -> None:
    with pytest.raises(UsageError, match="has no edition to compare edition 1 with"):
        diff(desk.story, settings=desk.settings)
    following(desk.second_day)
    with pytest.raises(UsageError, match=r"has no edition 7 \(it has editions 1 to 2\)"):
        diff(desk.story, 1, 7, settings=desk.settings)


def test_other_options_of_a_story_need_one(desk: Any) -> None:
    with pytest.raises(UsageError, match="name the story"):
        write_brief([desk.wire], refresh=True, settings=desk.settings)


def test_refresh_reads_the_articles_again(desk: Any, following: Any) -> None:
    text_page = desk.folder / "note.txt"
    text_page.write_text(
        "Mill Street shops stay shut\n\nWilma Kost, the head of Dunmere's council, said on Tuesday that 12 shops on "
        "Mill Street would stay shut until 9 May.\n"
    )
    second = following(text_page).brief
    assert second.edition == 2
    desk.edit(text_page, "12 shops", "15 shops")
    third = following(refresh=True)
    assert third.failures == ()
    assert third.brief.edition == 3
    assert [row.file for row in third.brief.sources].count(str(text_page)) == 1
    values = [row.value for row in third.brief.figures_table]
    assert "15 shops" in values
    assert "12 shops" not in values
    assert {one.now for one in third.brief.corrections if "12 shops" in one.was} <= {
        line for line in lines(third.brief) if "15 shops" in line
    }


def test_a_plain_brief_of_the_first_day_does_not_make_the_story_forget_the_second(desk: Any, following: Any) -> None:
    following(desk.second_day)
    desk.edit(desk.wire, "31 people", "32 people")
    plain = write_brief([desk.folder / "day1"], settings=desk.settings).brief
    assert (plain.story, plain.edition) == (desk.story, 3)
    assert len(following().brief.sources) == 3


def test_when_every_article_is_withdrawn_no_edition_is_written(desk: Any, following: Any) -> None:
    names = ["https://kestrelwire.example/dunmere-1", "https://dunmereecho.example/mill-street?utm_source=x"]
    with pytest.raises(NothingToDoError, match="all were withdrawn"):
        following(withdrawn=names)
    with Store.open(desk.settings.store_url) as store:
        assert store.withdrawn(desk.story) == ()
