"""Corrections: raised for what an edition printed and no source holds any more, once, and for nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ferry_story import FOREIGN, LOCAL, WIRE, article, ledger_of

from writethru.brief import write_brief
from writethru.brief.corrections import Change, corrections
from writethru.brief.editions import changes_since, succeed
from writethru.core.ids import sha256
from writethru.core.types import Article, Brief, Ledger

DAY = "2026-05-13"


def revised(old: Article, text: str) -> Article:
    return replace(old, text=text, revision=old.revision + 1, sha256=sha256(text))


@pytest.fixture(scope="module")
def articles() -> tuple[Article, Article, Article]:
    return (
        article("Northwire", "Ferry hits pier in Vendria, at least 14 dead", WIRE, "2026-05-12T11:00:00+02:00"),
        article("Marlo Bell", "Fourteen or nineteen?", LOCAL, "2026-05-12T19:00:00+02:00"),
        article("Astoria Times", "Divers search Marlo harbour", FOREIGN, "2026-05-12T18:00:00+02:00"),
    )


@pytest.fixture(scope="module")
def before(reader, articles) -> tuple[Brief, Ledger]:  # type: ignore[no-untyped-def]
    ledger = ledger_of([reader.read(one) for one in articles])
    return write_brief(ledger), ledger


def told(brief: Brief) -> list[str]:
    return [line.text for section in brief.sections for line in section.lines]


def after(reader, before, articles, text: str) -> Brief:  # type: ignore[no-untyped-def]
    """The edition after the wire item was changed to ``text``."""
    former, _ = before
    now = (revised(articles[0], text), *articles[1:])
    ledger = ledger_of([reader.read(one) for one in now])
    changes = changes_since(former, {one.id: one for one in now}, {}, {})
    assert list(changes) == [articles[0].id]
    return succeed([former], write_brief(ledger, known={one.id for one in articles}), ledger, changes, DAY)


def test_nothing_changed_raises_nothing_and_keeps_the_ids(before) -> None:  # type: ignore[no-untyped-def]
    former, ledger = before
    again = succeed([former], write_brief(ledger), ledger, {}, DAY)
    assert again.corrections == ()
    assert [line.id for section in again.sections for line in section.lines] == [
        line.id for section in former.sections for line in section.lines
    ]
    assert again.edition == former.edition + 1


def test_a_number_that_was_edited_is_corrected_and_the_rest_is_not(reader, before, articles) -> None:  # type: ignore[no-untyped-def]
    former, _ = before
    rested = [text for text in told(former) if "22 people" in text]
    assert rested
    new = after(reader, before, articles, WIRE.replace("22 people were", "26 people were"))
    raised = [one for one in new.corrections if one.was in rested]
    assert [one.was for one in raised] == rested
    assert "26" in raised[0].now
    assert (raised[0].date, raised[0].edition) == (DAY, 1)
    assert raised[0].citations[0].revision == 2
    assert not [one for one in new.corrections if "22" not in one.was]


def test_spelling_and_words_that_no_line_tells_raise_nothing(reader, before, articles) -> None:  # type: ignore[no-untyped-def]
    new = after(reader, before, articles, WIRE.replace("A ferry sank off Marlo", "A ferry  sank near Marlo"))
    assert not [one for one in new.corrections if "2009" not in one.was]


def test_a_denial_put_into_the_words_is_corrected(reader, before, articles) -> None:  # type: ignore[no-untyped-def]
    former, _ = before
    text = WIRE.replace("said it would open an inquiry", "said it would not open an inquiry")
    rested = [text for text in told(former) if "inquiry" in text]
    new = after(reader, before, articles, text)
    assert {one.was for one in new.corrections if "inquiry" in one.was} == set(rested)


def test_words_that_another_article_still_has_need_no_correction(before) -> None:  # type: ignore[no-untyped-def]
    former, ledger = before
    copy = Change(former.sources[0].article, "Northwire", "the site answers 404 Not Found")
    empty = replace(former, sections=(), headline="Another", standfirst="")
    assert corrections([former], empty, ledger, {copy.article: copy}, DAY) == ()


def test_what_was_withdrawn_is_said_with_its_reason(before, reader, articles) -> None:  # type: ignore[no-untyped-def]
    former, _ = before
    first, gone, last = articles
    ledger = ledger_of([reader.read(one) for one in (first, last)])
    changes = changes_since(former, {one.id: one for one in (first, last)}, {gone.id: "the site answers 410 Gone"}, {})
    found = corrections([former], write_brief(ledger), ledger, changes, DAY)
    resting = [
        line.text
        for section in former.sections
        for line in section.lines
        if any(cite.article == gone.id for cite in line.citations)
    ]
    assert [one.was for one in found if one.line.startswith("line-")] == resting
    assert {one.now for one in found} == {""}
    assert {one.reason for one in found} == {
        "Marlo Bell withdrew the article that this rested on: the site answers 410 Gone."
    }
    # raised once, however often it is looked for
    assert corrections([replace(former, corrections=found)], write_brief(ledger), ledger, changes, DAY) == found
