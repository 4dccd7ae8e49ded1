"""Editors' judgements win over the machine, which keeps its say; and what is stale or contradictory is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writethru.core.errors import UsageError
from writethru.core.ids import make_id, sha256
from writethru.core.judgements import Judgement, JudgementVerdict, Withdrawal
from writethru.core.types import Article, Figure, Ledger, Reading, Relation
from writethru.ledger import build_ledger, ledger_json
from writethru.ledger.judgements import Held, new_judgement, new_withdrawal, not_withdrawn, standings, standings_in
from writethru.story import build_story

POLICE = (
    "Police said on Monday that 38 people had died when the ferry Halmar sank off Brask.\n\n"
    "The coast guard said that 12 people were missing."
)
HOSPITAL = "The hospital in Brask counted on Monday the dead of the Halmar: it said that 61 people had died."
ECHO = "Monday was a day of mourning in Brask. Police said that 38 people had died on board the ferry, which sank fast."
UNION = (
    "The seafarers' union said on Monday that 61 people had died. “We knew most of them,” said a member of its board."
)
PAGES = {"Coast Post": POLICE, "The Inlet": HOSPITAL, "Quay Echo": ECHO, "Sandholm News": UNION}
DAY = "2031-09-01T18:00:00+00:00"


def article(outlet: str, text: str, revision: int = 1, url: str | None = "", file: str | None = None) -> Article:
    url = f"https://{outlet.lower().replace(' ', '-')}.example/halmar" if url == "" else url
    return Article(
        id=make_id("art", url or sha256(text)), revision=revision, url=url, file=file, outlet=outlet, domain=None,
        title=f"{outlet}: the Halmar", byline=(), published=DAY, modified=None, language="en", completeness="full",
        credit=None, sha256=sha256(text), text=text,
    )  # fmt: skip


class Desk:
    """The readings of a story and what is judged of their figures, in the words of the articles."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = list(readings)
        self.judgements: list[Judgement] = []

    def place(self, outlet: str, text: str) -> tuple[Figure, Reading]:
        found = [(f, r) for r in self.readings if r.article.outlet == outlet for f in r.figures if f.text == text]
        assert len(found) == 1, (outlet, text)
        return found[0]

    def judge(
        self, a: tuple[str, str], b: tuple[str, str], verdict: JudgementVerdict, by: str = "R. Ames", hour: int = 9
    ) -> Judgement:
        at = f"2031-09-02T{hour:02}:00:00+00:00"
        made = new_judgement(self.place(*a), self.place(*b), verdict, by, f"as {by} sees it", at)
        self.judgements.append(made)
        return made

    @property
    def ledger(self) -> Ledger:
        story = build_story([reading.article for reading in self.readings])
        return build_ledger(story, self.readings, self.judgements)

    def relation(self, a: tuple[str, str], b: tuple[str, str]) -> Relation:
        ids = {self.place(*a)[0].id, self.place(*b)[0].id}
        return next(one for one in self.ledger.relations if {one.a, one.b} == ids)

    def series(self, *place: str) -> tuple[set[tuple[str, str]], str]:
        """The figures that stand with this one, and the state of their series."""
        key = self.place(*place)[0].id
        outlet = {r.article.id: r.article.outlet for r in self.readings}
        words = {figure.id: (outlet[figure.article], figure.text) for figure in self.ledger.figures}
        one = next(series for series in self.ledger.series if key in series.figures)
        return {words[member] for member in one.figures}, one.state


@pytest.fixture(scope="module")
def readings(reader) -> list[Reading]:
    return [reader.read(article(outlet, text)) for outlet, text in PAGES.items()]


@pytest.fixture
def desk(readings: list[Reading]) -> Desk:
    return Desk(readings)


A, B, C, D = ("Coast Post", "38"), ("The Inlet", "61"), ("Quay Echo", "38"), ("Sandholm News", "61")
MISSING = ("Coast Post", "12")


def test_without_judgements_the_story_has_one_conflict(desk: Desk) -> None:
    assert desk.series(*A) == ({A, B, C, D}, "conflicting")
    assert all(one.judged is None and one.machine is None for one in desk.ledger.relations)


def test_different_keeps_two_figures_in_two_series_and_the_machines_word_beside_it(desk: Desk) -> None:
    machine = desk.relation(A, B)
    made = desk.judge(A, B, "different")
    judged = desk.relation(A, B)
    assert (judged.relation, judged.reason) == ("not_comparable", "judged different by R. Ames: as R. Ames sees it")
    assert judged.machine is not None
    assert judged.judged is not None
    assert (judged.machine.relation, judged.machine.reason) == (machine.relation, machine.reason)
    assert (judged.judged.id, judged.judged.by, judged.judged.at) == (made.id, "R. Ames", made.at)
    assert desk.series(*A) == ({A, C}, "agreed")
    assert desk.series(*B) == ({B, D}, "agreed")


def test_a_judgement_holds_for_the_same_two_numbers_elsewhere(desk: Desk) -> None:
    desk.judge(A, B, "different")
    follows = desk.relation(C, D)
    assert follows.relation == "not_comparable"
    assert follows.judged is not None
    assert follows.judged.inferred
    assert follows.machine is not None
    assert follows.machine.relation == "conflict"
    assert follows.reason == "follows from what R. Ames judged of the same numbers elsewhere: as R. Ames sees it"


def test_a_judgement_of_the_pair_itself_is_stronger_than_what_follows_from_another(desk: Desk) -> None:
    desk.judge(C, D, "unsure", hour=8)
    desk.judge(A, B, "different", hour=9)
    assert desk.relation(C, D).judged == replace(desk.relation(C, D).judged, verdict="unsure", inferred=False)


def test_same_is_honoured_even_where_the_numbers_cannot_both_hold_and_a_note_says_so(desk: Desk) -> None:
    desk.judge(A, B, "same")
    assert desk.relation(A, B).relation == "same"
    assert desk.series(*A) == ({A, B, C, D}, "agreed")
    note = desk.ledger.notes[0]
    assert len(desk.ledger.notes) == 1
    assert all(words in note for words in ("R. Ames judged ", "38 (Coast Post)", "61 (The Inlet)"))
    assert note.endswith(" the same on 2031-09-02, though the two numbers cannot both hold of one count")


def test_same_joins_figures_that_the_machine_does_not_compare(desk: Desk) -> None:
    desk.judge(MISSING, B, "same")
    relation = desk.relation(MISSING, B)
    assert relation.relation == "same"
    assert relation.machine is not None
    assert relation.machine.relation == "not_comparable"
    assert MISSING in desk.series(*B)[0]


def test_same_between_equal_numbers_gives_no_warning(desk: Desk) -> None:
    desk.judge(B, D, "same")
    assert desk.ledger.notes == ()


def test_unsure_leaves_both_series_unresolved(desk: Desk) -> None:
    desk.judge(A, B, "unsure")
    assert desk.relation(A, B).reason == "R. Ames is not sure: as R. Ames sees it"
    assert desk.series(*A) == ({A, C}, "unresolved")
    assert desk.series(*B) == ({B, D}, "unresolved")


def test_a_figure_that_is_the_same_as_both_stays_with_one_and_a_note_asks(readings: list[Reading], reader) -> None:
    daily = "Nobody slept in Brask. On the Halmar 38 people had died on Monday, police said after midnight."
    desk = Desk([readings[0], readings[2], reader.read(article("Brask Daily", daily))])
    third = ("Brask Daily", "38")
    assert desk.series(*third)[0] == {A, C, third}
    desk.judge(A, C, "different")
    assert not desk.series(*A)[0] & desk.series(*C)[0]
    assert desk.series(*third)[0] in ({A, third}, {C, third})
    assert len(desk.ledger.notes) == 1
    assert desk.ledger.notes[0].startswith("since R. Ames judged “38” (Coast Post) and “38” (Quay Echo) different, ")
    assert (
        "38 (Brask Daily) are not joined, though" in desk.ledger.notes[0]
        or "38 (Brask Daily) and " in desk.ledger.notes[0]
    )


def test_contradicting_judgements_are_told_and_leave_the_series_unresolved(desk: Desk) -> None:
    desk.judge(A, B, "same", by="R. Ames", hour=8)
    desk.judge(B, MISSING, "same", by="L. Ode", hour=9)
    desk.judge(A, MISSING, "different", by="P. Quill", hour=10)
    found = [note for note in desk.ledger.notes if note.startswith("judgements contradict each other: ")]
    assert len(found) == 1
    assert all(name in found[0] for name in ("R. Ames", "L. Ode", "P. Quill", "38 (Coast Post)", "12 (Coast Post)"))
    members, state = desk.series(*A)
    assert {A, B, MISSING} <= members
    assert state == "unresolved"
    assert desk.relation(A, MISSING).relation == "not_comparable"


def test_of_two_editors_on_one_pair_the_later_is_in_force_and_the_older_kept(desk: Desk) -> None:
    older = desk.judge(A, B, "different", by="R. Ames", hour=8)
    later = desk.judge(B, A, "same", by="L. Ode", hour=9)
    assert desk.relation(A, B).relation == "same"
    assert desk.ledger.notes[0] == (
        "editors differ: R. Ames judged “38” (Coast Post) and “61” (The Inlet) different on 2031-09-02, L. Ode judged"
        " them the same on 2031-09-02; the later judgement is in force"
    )
    states = {one.judgement.id: one for one in standings_in([later, older], desk.readings)}
    assert states[older.id].state == "overruled"
    assert states[older.id].overruled_by == later
    assert states[later.id].state == "in_force"


def test_an_editor_who_changes_a_mind_is_no_disagreement(desk: Desk) -> None:
    desk.judge(A, B, "different", hour=8)
    desk.judge(A, B, "unsure", hour=9)
    assert desk.ledger.notes == ()


def test_a_judgement_of_a_copys_figure_holds_for_the_text_it_was_copied_from(readings: list[Reading], reader) -> None:
    copy = reader.read(article("Brask Daily", HOSPITAL))
    desk = Desk([*readings, copy])
    assert len(desk.ledger.story.origins) == 4
    desk.judge(A, ("Brask Daily", "61"), "different")
    lead = next(one.lead for one in desk.ledger.story.origins if len(one.articles) == 2)
    original = next(one.id for one in desk.ledger.figures if one.text == "61" and one.article == lead)
    judged = [one for one in desk.ledger.relations if one.judged and not one.judged.inferred]
    assert [{one.a, one.b} for one in judged] == [{desk.place(*A)[0].id, original}]
    assert A not in desk.series(*D)[0]


def test_a_number_that_a_copy_changed_is_judged_against_the_original(readings: list[Reading], reader) -> None:
    desk = Desk([*readings, reader.read(article("Brask Daily", HOSPITAL.replace("61", "16")))])
    changed = ("Brask Daily", "16")
    assert desk.relation(B, changed).relation == "conflict"
    desk.judge(B, changed, "different")
    machine = desk.relation(B, changed).machine
    assert machine is not None
    assert machine.reason.startswith("one text: ")
    assert desk.series(*changed) == ({changed}, "agreed")


def test_a_judgement_is_found_again_in_a_new_text_where_its_words_still_stand(desk: Desk, reader) -> None:
    desk.judge(A, B, "different")
    new = "The ferry line has hired a salvage ship.\n\n" + POLICE.replace("12 people", "14 people")
    desk.readings[0] = reader.read(article("Coast Post", new, revision=2))
    assert desk.relation(A, B).relation == "not_comparable"
    assert desk.ledger.notes == ()


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (POLICE.replace("38", "41"), "the sentence with “38” no longer stands in the text of Coast Post"),
        (POLICE.replace("Police", "The governor"), "the sentence with “38” no longer stands in the text of Coast Post"),
    ],
)
def test_a_judgement_is_stale_where_its_words_were_changed(desk: Desk, reader, new: str, why: str) -> None:
    made = desk.judge(A, B, "different")
    desk.readings[0] = reader.read(article("Coast Post", new, revision=2))
    standing = standings_in([made], desk.readings)[0]
    assert (standing.state, standing.a, standing.why) == ("stale", None, why)
    ledger = desk.ledger
    assert ledger.notes == (
        "the judgement of R. Ames of 2031-09-02 that “38” (Coast Post) and “61” (The Inlet) are different is stale and"
        f" not applied: {why}",
    )
    desk.judgements.clear()
    assert replace(ledger, notes=()) == desk.ledger


def test_words_that_stand_twice_are_told_apart_by_their_place(reader) -> None:
    twice = f"{POLICE}\n\nHere is what was said.\n\n{POLICE}"
    old = reader.read(article("Coast Post", twice))
    second = [figure for figure in old.figures if figure.text == "38"][1]
    other = reader.read(article("The Inlet", HOSPITAL))
    made = new_judgement((second, old), (other.figures[0], other), "different", "R. Ames", "why", "2031-09-02")
    new = reader.read(article("Coast Post", f"It is one day later.\n\n{twice}", revision=2))
    wanted = [figure.id for figure in new.figures if figure.text == "38"][1]
    assert standings_in([made], [new, other])[0].a == wanted


def test_an_article_without_an_address_is_known_by_its_path(reader) -> None:
    old = reader.read(article("Coast Post", POLICE, url=None, file="wire/halmar.txt"))
    other = reader.read(article("The Inlet", HOSPITAL))
    desk = Desk([old, other])
    desk.judge(A, B, "different")
    new = reader.read(article("Coast Post", f"{POLICE}\n\nIt rained.", url=None, file="wire/halmar.txt"))
    assert new.article.id != old.article.id
    desk.readings[0] = new
    assert desk.relation(A, B).relation == "not_comparable"
    desk.readings[0] = replace(new, article=replace(new.article, file="wire/other.txt"))
    assert all(one.judged is None for one in desk.ledger.relations)


def test_judgements_of_other_stories_are_passed_over_in_silence(desk: Desk) -> None:
    before = desk.ledger
    desk.judge(A, B, "different")
    left = [one for one in desk.readings if one.article.outlet != "The Inlet"]
    story = build_story([reading.article for reading in left])
    assert build_ledger(story, left, desk.judgements) == build_ledger(story, left)
    assert before.notes == ()


def test_the_document_of_the_ledger_has_both_words(desk: Desk) -> None:
    desk.judge(A, B, "different")
    judged = [one for one in ledger_json(desk.ledger)["relations"] if one["judged"]]
    assert {one["machine"]["relation"] for one in judged} == {"conflict"}
    assert {one["judged"]["by"] for one in judged} == {"R. Ames"}
    assert sum(not one["judged"]["inferred"] for one in judged) == 1


@pytest.mark.parametrize(
    ("by", "reason", "why"),
    [
        ("", "a reason", "needs the name of who makes it"),
        ("R. Ames", " \n\t", "needs a reason"),
        ("R" * 121, "a reason", "at most 120 characters, and this has 121"),
        ("R. Ames", "x" * 2001, "at most 2000 characters, and this has 2,001"),
    ],
)
def test_a_judgement_without_name_or_reason_is_refused(desk: Desk, by: str, reason: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        new_judgement(desk.place(*A), desk.place(*B), "same", by, reason, "2031-09-02")


def test_name_and_reason_are_kept_on_one_line_without_what_a_terminal_obeys(desk: Desk) -> None:
    made = new_judgement(desk.place(*A), desk.place(*B), "same", "R.\n Ames", "a\x1b[2Jb\u202ec", "2031-09-02")
    assert (made.by, made.reason) == ("R. Ames", "a\ufffd[2Jbc")


def test_a_figure_is_not_judged_against_itself(desk: Desk) -> None:
    with pytest.raises(UsageError, match="both ids are those of one figure, “38” in Coast Post"):
        new_judgement(desk.place(*A), desk.place(*A), "same", "R. Ames", "why", "2031-09-02")


def test_only_what_is_there_is_withdrawn_and_only_once(desk: Desk) -> None:
    made = desk.judge(A, B, "same")
    taken = new_withdrawal(made.id[3:9], [made], [], "L. Ode", "a slip", "2031-09-03")
    assert taken.judgement == made.id
    assert not_withdrawn([made], [taken]) == ()
    with pytest.raises(UsageError, match=r"was withdrawn by L\. Ode on 2031-09-03"):
        new_withdrawal(made.id, [made], [taken], "R. Ames", "again", "2031-09-04")
    with pytest.raises(UsageError, match="no judgement has an id"):
        new_withdrawal("jd-", [made], [], "R. Ames", "all of them", "2031-09-04")


PAIRS = [(A, B), (A, C), (A, D), (B, C), (B, D), (C, D), (A, MISSING), (B, MISSING)]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(PAIRS),
        st.sampled_from(["same", "different", "unsure"]),
        st.sampled_from(["R. Ames", "L. Ode"]),
        st.integers(7, 9),
    ),
    max_size=6,
)


@settings(max_examples=60)
@given(rows=ROWS, data=st.data())
def test_whatever_is_judged(readings: list[Reading], rows: list, data: st.DataObject) -> None:
    """The order of rows decides nothing, a withdrawn row leaves no trace, and what is in force is honoured."""
    desk = Desk(readings)
    machine = {(one.a, one.b): one for one in desk.ledger.relations}
    for (a, b), verdict, by, hour in rows:
        desk.judge(a, b, verdict, by, hour)
    ledger = desk.ledger

    mixed = Desk(readings)
    mixed.judgements = data.draw(st.permutations(desk.judgements))
    assert mixed.ledger == ledger

    extra = mixed.judge(*data.draw(st.sampled_from(PAIRS)), "different", "P. Quill", hour=10)
    taken = Withdrawal("jw-1", extra.id, "P. Quill", "a slip", "2031-09-03")
    mixed.judgements = list(not_withdrawn(mixed.judgements, [taken]))
    assert mixed.ledger == ledger

    home = {key: n for n, series in enumerate(ledger.series) for key in series.figures}
    by_pair = {frozenset((one.a, one.b)): one for one in ledger.relations}
    contradicted = any(note.startswith("judgements contradict") for note in ledger.notes)
    for standing in standings(desk.judgements, Held(readings).reading):
        if standing.state == "in_force":
            relation = by_pair[frozenset((standing.a, standing.b))]
            assert relation.judged is not None
            assert relation.judged.id == standing.judgement.id
            if standing.judgement.verdict == "same":
                assert home[standing.a] == home[standing.b]
            elif standing.judgement.verdict == "different" and not contradicted:
                assert home[standing.a] != home[standing.b]
    for relation in ledger.relations:
        found = machine.get((relation.a, relation.b))
        if relation.judged is None:
            assert relation == found
        elif found is not None:
            assert relation.machine is not None
            assert (relation.machine.relation, relation.machine.reason) == (found.relation, found.reason)
        if relation.relation in ("same", "update", "conflict") and relation.a in home and relation.b in home:
            assert home[relation.a] == home[relation.b]
