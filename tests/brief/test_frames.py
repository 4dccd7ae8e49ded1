"""Whole frames turned: doer and done, "put at" and "said was", "expects to" and "expects that", and what they keep."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_rewrite import Parsed

from writethru.brief.rewrite import order, phrases, recast, voice
from writethru.brief.rewrite.adjuncts import adjuncts
from writethru.brief.rewrite.frames import frames
from writethru.brief.rewrite.relatives import relatives
from writethru.brief.rewrite.reported import reported
from writethru.brief.rewrite.sketch import text_of
from writethru.brief.rewrite.swaps import swaps
from writethru.brief.rewrite.turns import turns
from writethru.brief.rewrite.units import shortened


@pytest.mark.parametrize(
    ("source", "want"),
    [
        (
            "The office put turnout in the district at 88.9 per cent.",
            "The office said that turnout in the district was 88.9 per cent.",
        ),
        (
            "The union put the number of jobs at risk at more than 900.",
            "The union said that the number of jobs at risk was more than 900.",
        ),
        ("Roe expects the inquiry to take a year.", "Roe expects that the inquiry will take a year."),
        (
            "A tribunal ordered the club to pay 80 per cent of the fee.",
            "The club was ordered by a tribunal to pay 80 per cent of the fee.",
        ),
        (
            "The agency told patients not to stop the treatment.",
            "The agency told patients that they should not stop the treatment.",
        ),
        ("A delay of two weeks was hard to defend.", "A two-week delay was hard to defend."),
        ("She got the sentence of eight years.", "She got the eight-year sentence."),
        ("Marsh Lines is controlled by Ada Roe.", "Ada Roe controls Marsh Lines."),
        (
            "The firm said that the contract had been signed by both parties.",
            "The firm said that both parties had signed the contract.",
        ),
        ("He denied a report by Radio Marlo that he had left.", "He denied a Radio Marlo report that he had left."),
        (
            "The dam is owned by the mining company Alta Minas.",
            "The dam is owned by Alta Minas, a mining company.",
        ),
        ("The vote angered residents and the mayor.", "The vote angered the mayor and residents."),
    ],
)
def test_a_frame_turned(source: str, want: str) -> None:
    parsed = Parsed(source)
    made = [text_of(row) for edit in (frames, turns) for _, row in edit(parsed.row, parsed.tree, parsed.sentence)]
    assert want in made


@pytest.mark.parametrize(
    ("source", "never"),
    [
        ("The office did not put turnout at 88.9 per cent.", "was 88.9"),
        ("The office put its turnout at 88.9 per cent.", "said that its"),
        ("Roe does not expect the inquiry to take a year.", "will take"),
        ("A tribunal ordered it to pay 80 per cent.", "It was ordered"),
        ("The mill is not run by Ada Roe.", "Ada Roe runs"),
        ("The row was between old men and women.", "women and old men"),
    ],
)
def test_a_frame_that_would_say_something_else(source: str, never: str) -> None:
    parsed = Parsed(source)
    made = [text_of(row) for edit in (frames, turns) for _, row in edit(parsed.row, parsed.tree, parsed.sentence)]
    assert not [text for text in made if never in text]


# --- a reworded sentence keeps what counts ---------------------------------------------------------------------------

_FAMILIES = (
    reported, relatives, adjuncts, frames, turns, shortened, phrases.rephrasings, order._when, order._clause,
    order._back, order._that, order._which, voice._passive, voice._dated_verb, voice._in_figures, voice._listed,
    recast._participle,
)  # fmt: skip
_NOT = re.compile(r"\b(?:not|never|no|none|nobody|nothing|without|neither|nor)\b|n[’']t\b", re.I)
_DOUBT = re.compile(
    r"\b(?:may|might|could|possibly|probably|reportedly|allegedly|believed|thought|about|at least)\b", re.I
)
_NAME = re.compile(r"\b(?:Ada Roe|Tomas Brack|Marsh Lines|Radio Marlo|Alta Minas|Port Sable|Nilda Furt)\b")
_SPELLED = {"twelve": "12", "thirty": "30"}

_names = st.sampled_from(["Ada Roe", "Tomas Brack", "Marsh Lines", "Radio Marlo", "The mining company Alta Minas"])
_said = st.sampled_from(
    ["said that", "said", "reported that", "found that", "warned on 12 May that", "told the court on 3 June that"]
)
_things = st.sampled_from(
    [
        "the ferry",
        "the mill in Port Sable",
        "about 40 boats",
        "at least 1,200 packets",
        "thirty homes",
        "a two-year loan",
    ]
)
_deeds = st.sampled_from(
    [
        "had been ordered by the agency",
        "had not been inspected since March",
        "will probably be closed in June",
        "might be sold to Nilda Furt for 23.50 euros a share",
        "was reportedly damaged in Port Sable on 9 May",
        "could not be reached from the pier",
        "may cost at least 3 million euros",
        "had never been insured",
        "was sold for 4 million and could be rebuilt",
        "is believed to have sunk about 3 kilometres from the pier",
    ]
)
_tails = st.sampled_from(
    [
        "",
        " if the strike goes on",
        " because no crew was found",
        ", of which 12 were new",
        " and would not reopen before July",
        " after nobody had answered for twelve days",
        ", which has 210 members",
    ]
)


def _kept(text: str) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    low = re.sub(r"[a-z]+", lambda found: _SPELLED.get(found[0], found[0]), text.lower())
    return (
        Counter(re.findall(r"\d+(?:[.,]\d+)*", low)),
        Counter(word.lower() for word in _NOT.findall(text)),
        Counter(word.lower() for word in _DOUBT.findall(text)),
        Counter(_NAME.findall(text)),
    )


@settings(max_examples=60, deadline=None)
@given(_names, _said, _things, _deeds, _tails)
def test_no_edit_loses_a_number_a_negation_a_doubt_or_a_name(
    name: str, said: str, thing: str, deed: str, tail: str
) -> None:
    source = f"{name} {said} {thing} {deed}{tail}."
    parsed = Parsed(source)
    want = _kept(source)
    made = chain.from_iterable(edit(parsed.row, parsed.tree, parsed.sentence) for edit in _FAMILIES)
    for row in chain((row for _, row in made), (row for _, row in swaps(parsed.row, parsed.tree, parsed.sentence))):
        text = text_of(row)
        have = _kept(re.sub("no fewer than", "at least", re.sub(r"\baround\b", "about", text)))
        # "thought" for "believed" is one doubt for another
        have[2]["believed"] += have[2].pop("thought", 0)
        assert (have[0], have[1], +have[2], have[3]) == (want[0], want[1], +want[2], want[3]), (source, text)
