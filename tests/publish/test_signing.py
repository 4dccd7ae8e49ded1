"""Who may decide what of an edition and when: states, errors, overrides, embargoes, and the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_brief import make_brief
from writethru.core.errors import GateError, UsageError, WritethruError
from writethru.core.signoffs import Decision, SignOff
from writethru.core.types import Finding, Report, Severity
from writethru.publish import render
from writethru.publish.embargo import embargo_time
from writethru.publish.signing import FROM, Wish, decide, embargo_of, signed, state_of, words_changed

BRIEF = make_brief().brief
NOW = datetime(2031, 5, 8, 6, 0, tzinfo=UTC)
DECISIONS: list[Decision] = ["review", "publish", "withhold", "kill"]


def report(*codes: str, severity: Severity = "error") -> Report:
    text = "Fourteen people died. The mayor said so."
    found = tuple(Finding(code, severity, "no source has it", 0, 8) for code in codes)
    return Report(None, "0" * 64, text, (), found)


def made(*wishes: Wish, checked: Report | None = None, now: datetime = NOW) -> list[SignOff]:
    rows: list[SignOff] = []
    for number, wish in enumerate(wishes):
        rows.append(decide(BRIEF, checked or report(), rows, wish, now + timedelta(minutes=number)))
    return rows


def ada(decision: Decision, reason: str = "", **more: object) -> Wish:
    return Wish(decision, "Ada Holt", reason or ("wrong pier" if decision in ("withhold", "kill") else ""), **more)  # type: ignore[arg-type]


def test_an_edition_goes_from_draft_over_review_to_readers() -> None:
    rows = made(ada("review"), Wish("publish", " Ben \x07 Orme ", "it is right"))
    brief, _ = signed(BRIEF, report(), rows)
    label = brief.label
    assert (label.state, label.state_by, label.state_reason) == ("published", "Ben \ufffd Orme", "it is right")
    assert (label.reviewed_by, label.reviewed_at) == ("Ada Holt", "2031-05-08T06:00:00.000000+00:00")
    assert [row.number for row in rows] == [1, 2]
    assert brief.sections == BRIEF.sections


def test_what_nobody_signed_is_a_draft_as_it_was() -> None:
    assert signed(BRIEF, report(), ()) == (BRIEF, report())
    assert state_of(()) == BRIEF.label.state == "draft"


@pytest.mark.parametrize(
    ("before", "decision", "why"),
    [
        ([], "publish", "is a draft: nobody has reviewed it"),
        (["review", "publish"], "publish", "was published by Ada Holt"),
        (["review", "publish"], "review", "cannot be reviewed"),
        (["review", "withhold"], "publish", "was withheld by Ada Holt"),
        (["review", "kill"], "review", "was killed by Ada Holt"),
        (["kill"], "kill", "was killed"),
    ],
)
def test_a_decision_that_cannot_be_made_is_refused(before: list[Decision], decision: Decision, why: str) -> None:
    rows = made(*map(ada, before))
    with pytest.raises(UsageError, match=why):
        decide(BRIEF, report(), rows, ada(decision), NOW)


@given(st.lists(st.sampled_from(DECISIONS), max_size=8))
def test_whatever_is_tried_a_killed_edition_stays_killed_and_no_draft_is_published(tried: list[Decision]) -> None:
    rows: list[SignOff] = []
    for decision in tried:
        state = state_of(rows)
        try:
            rows.append(decide(BRIEF, report(), rows, ada(decision), NOW))
        except WritethruError:
            assert state not in FROM[decision]
        else:
            assert state != "killed"
            assert decision != "publish" or state == "reviewed"
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))


@pytest.mark.parametrize("name", ["", "Ada", "  ", "the 2", "R. 7", "x" * 60 + " " + "y" * 60])
def test_a_sign_off_has_the_name_of_a_person(name: str) -> None:
    with pytest.raises(UsageError, match="first and last name"):
        decide(BRIEF, report(), (), Wish("review", name), NOW)


def test_to_withhold_and_to_kill_take_a_reason() -> None:
    for decision in DECISIONS[2:]:
        with pytest.raises(UsageError, match="nothing is said of why"):
            decide(BRIEF, report(), (), Wish(decision, "Ada Holt", " "), NOW)


# ---- errors and overrides


def test_an_error_blocks_publishing_and_a_warning_does_not() -> None:
    rows = made(ada("review"))
    with pytest.raises(GateError, match="it has 2 errors: FIG001, no source has it; QUO001"):
        decide(BRIEF, report("FIG001", "QUO001"), rows, ada("publish"), NOW)
    assert decide(BRIEF, report("FIG008", severity="warning"), rows, ada("publish"), NOW).decision == "publish"


def test_a_named_person_answers_for_an_error_and_it_is_kept() -> None:
    checked = report("FIG001", "QUO001")
    rows = made(ada("review", overrides={"FIG001": "counted by phone"}), checked=checked)
    with pytest.raises(GateError, match="1 error: QUO001"):
        decide(BRIEF, checked, rows, ada("publish"), NOW)
    last = decide(BRIEF, checked, rows, Wish("publish", "Ben Orme", overrides={"QUO001": "on tape"}), NOW)
    brief, _ = signed(BRIEF, checked, [*rows, last])
    assert [(one.code, one.by, one.reason, one.words, one.where) for one in brief.label.overrides] == [
        ("FIG001", "Ada Holt", "counted by phone", "Fourteen", "sign-off"),
        ("QUO001", "Ben Orme", "on tape", "Fourteen", "sign-off"),
    ]


def test_an_override_says_of_what_and_why() -> None:
    rows = made(ada("review"))
    for overrides, why in [({"FIG001": " "}, "no reason"), ({"FIG009": "so"}, "has no error 'FIG009'.*FIG001")]:
        with pytest.raises(UsageError, match=why):
            decide(BRIEF, report("FIG001"), rows, ada("publish", overrides=overrides), NOW)
    with pytest.raises(UsageError, match="when you kill"):
        decide(BRIEF, report("FIG001"), rows, ada("kill", overrides={"FIG001": "so"}), NOW)


def test_a_change_of_the_text_voids_the_overrides_before_it() -> None:
    checked = report("FIG001")
    rows = made(ada("review", overrides={"FIG001": "counted by phone"}), checked=checked)
    edited = replace(BRIEF, headline="Fire at Ellmoor kills 15")
    rows.append(decide(BRIEF, checked, rows, ada("review"), NOW, (edited, checked)))
    with pytest.raises(GateError, match="FIG001"):
        decide(BRIEF, checked, rows, ada("publish"), NOW)
    assert rows[1].words_changed == words_changed(BRIEF, edited) > 0


def test_a_published_text_is_not_changed() -> None:
    rows = made(ada("review"))
    edited = replace(BRIEF, headline="Another one")
    for decision in DECISIONS[1:]:
        with pytest.raises(UsageError, match="by a review"):
            decide(BRIEF, report(), rows, ada(decision), NOW, (edited, report()))


def test_an_edit_that_changes_nothing_is_none() -> None:
    row = decide(BRIEF, report(), (), ada("review"), NOW, (BRIEF, report()))
    assert (row.brief, row.report, row.words_changed) == (None, None, 0)


@given(st.lists(st.sampled_from("the fire killed 14 people".split()), max_size=12))
def test_words_changed_counts_no_more_than_there_are(words: list[str]) -> None:
    bare = replace(BRIEF, standfirst="", sections=(), headline="the fire killed 14 people")
    other = replace(bare, headline=" ".join(words))
    assert words_changed(bare, bare) == 0
    assert words_changed(bare, other) <= 5 + len(words)
    assert (words_changed(bare, other) == 0) == (words == "the fire killed 14 people".split())


# ---- killed and withheld


@pytest.mark.parametrize("name", ["html", "json", "markdown", "terminal", "text", "ninjs", "mail", "docx"])
def test_nothing_of_a_killed_edition_is_rendered_but_that_it_was(name: str) -> None:
    sample = make_brief()
    brief, _ = signed(BRIEF, report(), made(ada("review"), ada("kill")))
    out = render(brief, sample.ledger, name)
    said = out if isinstance(out, str) else out.decode("latin-1")
    for words in ("Ellmoor grain", "lockers", "Tallow", "Northline"):
        assert words not in said
    if isinstance(out, str):
        assert "killed" in said.lower()
        assert "Ada Holt" in said or "ADA HOLT" in said


# ---- embargo


def under_embargo(until: str) -> Sequence[SignOff]:
    return made(ada("review", embargo=until))


def test_publishing_before_the_embargo_is_refused_and_at_it_not() -> None:
    rows = under_embargo("2031-05-09T04:00:00+00:00")
    with pytest.raises(
        GateError, match=r"embargoed until 9 May 2031, 04:00 UTC; it is 9 May 2031, 03:59 UTC.*--embargo none"
    ):
        decide(BRIEF, report(), rows, ada("publish"), datetime(2031, 5, 9, 3, 59, 59, tzinfo=UTC))
    assert decide(BRIEF, report(), rows, ada("publish"), datetime(2031, 5, 9, 4, 0, tzinfo=UTC)).number == 2


def test_the_last_word_on_the_embargo_counts_and_a_review_may_lift_it() -> None:
    rows = made(ada("review", embargo="2031-06-01T00:00:00+00:00"), ada("review"))
    assert embargo_of(rows) == "2031-06-01T00:00:00+00:00"
    rows.append(decide(BRIEF, report(), rows, ada("review", embargo=""), NOW))
    assert embargo_of(rows) is None
    assert decide(BRIEF, report(), rows, ada("publish"), NOW).decision == "publish"
    with pytest.raises(UsageError, match="by a review"):
        decide(BRIEF, report(), rows, ada("publish", embargo="2031-06-01T00:00:00+00:00"), NOW)


def test_a_clock_that_goes_back_changes_no_order_and_opens_no_embargo() -> None:
    rows = under_embargo("2031-05-09T04:00:00+00:00")
    earlier = NOW - timedelta(days=400)
    with pytest.raises(GateError, match="embargoed"):
        decide(BRIEF, report(), rows, ada("publish"), earlier)
    late = [*rows, decide(BRIEF, report(), rows, ada("kill"), earlier)]
    assert late[1].at < late[0].at
    assert state_of(late) == "killed"


def test_in_the_night_the_clocks_go_back_the_embargo_ends_once() -> None:
    """The hour from 2 to 3 comes twice in Paris on 26 October 2031: at 00:00 and at 01:00 UTC."""
    first, second = embargo_time("2031-10-26T02:30+02:00"), embargo_time("2031-10-26T02:30+01:00")
    assert (first, second) == ("2031-10-26T00:30:00+00:00", "2031-10-26T01:30:00+00:00")
    rows = under_embargo(second)
    for minute, may in [(0, False), (30, False), (89, False), (90, True), (150, True)]:
        now = datetime(2031, 10, 26, 0, 0, tzinfo=UTC) + timedelta(minutes=minute)
        if may:
            assert decide(BRIEF, report(), rows, ada("publish"), now).decision == "publish"
        else:
            with pytest.raises(GateError):
                decide(BRIEF, report(), rows, ada("publish"), now)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2031-05-09T06:00+02:00", "2031-05-09T04:00:00+00:00"),
        ("2031-05-09 06:00:30Z", "2031-05-09T06:00:30+00:00"),
        ("2031-05-09T06:00 Europe/Paris", "2031-05-09T04:00:00+00:00"),
        ("2031-05-09 06:00 Europe/Paris", "2031-05-09T04:00:00+00:00"),
        ("2031-12-09 06:00 America/New_York", "2031-12-09T11:00:00+00:00"),
        ("2031-10-26T01:59 Europe/Paris", "2031-10-25T23:59:00+00:00"),
        ("2031-10-26T03:00 Europe/Paris", "2031-10-26T02:00:00+00:00"),
        ("2031-05-09T06:00 UTC", "2031-05-09T06:00:00+00:00"),
        ("none", ""),
    ],
)
def test_embargo_times_are_kept_in_utc(text: str, utc: str) -> None:
    assert embargo_time(text) == utc


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2031-05-09T06:00", "by whose clock"),
        ("tomorrow", "is no time"),
        ("2031-10-26T02:30 Europe/Paris", "comes twice.*02:30\\+02:00 or .*02:30\\+01:00"),
        ("2031-03-30T02:30 Europe/Paris", "there is no 02:30"),
        ("2031-05-09T06:00 Mars/Olympus", "no place"),
        ("2031-05-09T06:00 ../etc/passwd", "is no time"),
        ("2031-05-09T06:00+02:00 Europe/Paris", "both"),
        ("0001-01-01T00:00+14:00", "out of the calendar"),
        ("\x1b[31m", "is no time"),
    ],
)
def test_an_embargo_that_cannot_be_told_is_refused(text: str, why: str) -> None:
    with pytest.raises(UsageError, match=why) as refused:
        embargo_time(text)
    assert "\x1b" not in str(refused.value)


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)))
def test_a_time_of_a_place_is_one_moment_or_refused(time: datetime) -> None:
    text = f"{time:%Y-%m-%dT%H:%M} Europe/Paris"
    try:
        utc = datetime.fromisoformat(embargo_time(text))
    except UsageError:
        # only in the two nights of the year
        assert time.month in (3, 9, 10)
        assert time.hour in (1, 2, 3)
        return
    assert abs((utc.replace(tzinfo=None) - time).total_seconds()) <= 7260
