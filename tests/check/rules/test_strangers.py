"""Lines that copy their source and hold one thing that it has not: a word, a name, an office, a clause."""

from __future__ import annotations

import pytest

from writethru.check import all_rules, check_draft, load_draft
from writethru.core.settings import Settings
from writethru.core.types import Finding

BAD = [
    # a word of another sense
    ("SRC001", "The geologist Runa Vik told Radio Kvalnes that gas had broken into the north tube in January.", "gas"),
    ("SRC001", "The union's secretary, Egil Brask, said that eleven boys had been sent home without pay.", "boys"),
    # a clause from elsewhere
    (
        "SRC001",
        "The county did not answer questions about the bill, and the regatta was won by a dentist.",
        "the regatta was won by a dentist.",
    ),
    # a name that stands nowhere near
    ("ACT001", "The geologist Egil Brask told Radio Kvalnes that water had broken into the north tube.", "Egil Brask"),
    # a light verb turned, a verb of saying negated
    ("NEG001", "Norfrakt did not deny that its lorries had been overloaded.", "deny"),
    # an office that the sources do not call former
    ("NAM003", "The former geologist Runa Vik told Radio Kvalnes that water had broken into the tube.", "geologist"),
]
GOOD = [
    "The geologist Runa Vik told Radio Kvalnes that water had broken into the north tube in January.",
    "The union's secretary, Egil Brask, said that eleven men had been sent home unpaid.",
    "The county did not answer questions about the bill, and the drivers' union said that they carried twice the load.",
    "Norfrakt denied that its lorries had been overloaded.",
    "Eleven men had been sent home without pay, said Egil Brask, the union's secretary.",
]
CODES = ("SRC001", "ACT001", "ATT002", "NEG001", "NAM003")


@pytest.mark.parametrize(("code", "draft", "words"), BAD)
def test_what_no_source_has_is_found(found_in_tunnel, code, draft, words):  # type: ignore[no-untyped-def]
    assert words in [draft[hit.start : hit.end] for hit in found_in_tunnel(code, draft)]


@pytest.mark.parametrize("draft", GOOD)
def test_a_true_copy_is_let_pass(found_in_tunnel, draft):  # type: ignore[no-untyped-def]
    assert [hit.message for code in CODES for hit in found_in_tunnel(code, draft)] == []


LISTED = "Figures for the lorries differ: Norfrakt says {}, while {} says 410 million crowns."


@pytest.mark.parametrize(
    ("code", "first", "second", "words"),
    [
        ("FIG002", "up to 14", "the Fjord Gazette", "14"),
        ("SRC001", "14 new sledges", "the Fjord Gazette", "sledges"),
        ("SRC001", "14", "Helen Strand", "Helen"),
    ],
)
def test_each_part_of_a_list_is_held_against_its_own_number(found_in_tunnel, code, first, second, words):  # type: ignore[no-untyped-def]
    draft = LISTED.format(first, second)
    assert words in [draft[hit.start : hit.end] for hit in found_in_tunnel(code, draft)]


def test_a_list_as_the_sources_have_it_is_let_pass(found_in_tunnel):  # type: ignore[no-untyped-def]
    draft = LISTED.format("14", "the Fjord Gazette")
    assert [hit.message for code in ("FIG002", "SRC001") for hit in found_in_tunnel(code, draft)] == []


class Toy:
    """A rule that reports the words it is told to."""

    code, name, severity, needs = "ABC001", "toy", "error", "draft"

    def __init__(self, words: str) -> None:
        self.words = words

    def check(self, ctx):  # type: ignore[no-untyped-def]
        start = ctx.draft.text.index(self.words)
        yield Finding("ABC001", "error", "doubtful", start, start + len(self.words))


@pytest.mark.parametrize(("words", "certain"), [("jetties", True), ("At least", False)])
def test_a_style_fix_is_in_doubt_where_another_finding_touches_its_words(reader, words, certain):  # type: ignore[no-untyped-def]
    text = "The storm took at least two jetties. It cost the port 5 percent of the fleet. At least 5 percent is lost."
    rules = {"STY001": all_rules()["STY001"], "ABC001": Toy(words)}
    report = check_draft(load_draft("draft.txt", text), reader=reader, settings=Settings(house="bbc"), rules=rules)
    edits = [finding.edit for finding in report.findings if finding.code == "STY001"]
    assert [edit.certain for edit in edits if edit] == [True, certain]
