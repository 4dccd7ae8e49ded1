"""Claims judged by an invented document: what decides, and what is shown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writethru.core.errors import FormatError, UsageError
from writethru.core.settings import Settings
from writethru.verifying import Verification, verify, verify_records

DOCUMENT = """\
The ferry company Nordlinje said on Monday that it would end its night crossing to Selvik in March. The crossing \
carried 18,400 passengers last year, about a third fewer than in 2019.

The director, Marit Holst, said the company had lost 2.1 million crowns on the line and had found no buyer for the \
ship. Forty-two people work on it, and 30 of them have been offered posts on the day ferries.

The mayor of Selvik, Jon Aasen, said the decision had been taken without a word to the town. "We read it in the \
paper," he said. The town has asked the county for money to keep the line open until the summer."""


@pytest.fixture(scope="module")
def judged():  # type: ignore[no-untyped-def]
    """Verifies a claim by the document."""
    return lambda claim: verify(DOCUMENT, claim, settings=Settings())


@pytest.mark.parametrize(
    "claim",
    [
        "Nordlinje said on Monday that it would end its night crossing to Selvik in March.",
        "The mayor of Selvik, Jon Aasen, said the decision had been taken without a word to the town.",
        "The crossing carried 18,400 passengers last year.",
    ],
)
def test_what_the_document_says_is_supported(judged, claim: str) -> None:  # type: ignore[no-untyped-def]
    found = judged(claim)
    assert found.verdict == "supported", found
    assert found.score >= 0.5


@pytest.mark.parametrize(
    "claim",
    [
        "The crossing carried 24,900 passengers last year.",
        "Nordlinje said on Monday that it would end its night crossing to Hamnes in March.",
        "Marit Holst said the company had not lost 2.1 million crowns on the line.",
        "The mayor of Selvik, Per Lunde, said the decision had been taken without a word to the town.",
    ],
)
def test_what_it_says_otherwise_is_not(judged, claim: str) -> None:  # type: ignore[no-untyped-def]
    found = judged(claim)
    assert found.verdict in ("unsupported", "contradicted"), found
    assert found.score < 0.5


def test_a_claim_has_the_lowest_score_of_its_sentences(judged) -> None:  # type: ignore[no-untyped-def]
    good = "The crossing carried 18,400 passengers last year."
    bad = "Nordlinje said on Monday that it would end its night crossing to Hamnes in March."
    both = judged(f"{good} {bad}")
    assert len(both.sentences) == 2
    assert both.score == min(sentence.score for sentence in both.sentences) < judged(good).score


def test_the_words_that_no_source_holds_are_named(judged) -> None:  # type: ignore[no-untyped-def]
    found = judged("The mayor of Selvik, Per Lunde, said the decision had been taken without a word to the town.")
    lost = " ".join(span.of(found.claim) for sentence in found.sentences for span in sentence.lost)
    assert "Lunde" in lost


def test_supporting_sentences_are_cited_byte_for_byte(judged) -> None:  # type: ignore[no-untyped-def]
    found = judged("The crossing carried 18,400 passengers last year.")
    citation = found.sentences[0].citations[0]
    assert DOCUMENT[citation.start : citation.end] == citation.quote
    assert "18,400" in citation.quote


def test_the_same_claim_has_the_same_answer_alone_and_in_a_batch() -> None:
    settings = Settings()
    claims = ["The crossing carried 18,400 passengers last year.", "The ship was sold to Marit Holst."]
    records = [{"doc": DOCUMENT, "claim": claim} for claim in (*claims, *reversed(claims))]
    batch = list(verify_records(records, settings=settings))
    assert batch[0] == batch[3] == verify(DOCUMENT, claims[0], settings=settings)
    assert batch[1] == batch[2]


def test_a_claim_may_rest_on_any_of_several_documents() -> None:
    halves = DOCUMENT.split("\n\n")
    found = verify(halves, "The town has asked the county for money.", settings=Settings())
    assert found.verdict == "supported"


def test_a_bad_record_stops_no_other() -> None:
    records = [
        {"doc": DOCUMENT},
        {"claim": "The crossing carried 18,400 passengers last year."},
        {"doc": "", "claim": "The crossing carried 18,400 passengers last year."},
        {"doc": DOCUMENT, "claim": " ... "},
        {"docs": [DOCUMENT], "claim": "The crossing carried 18,400 passengers last year."},
    ]
    found = list(verify_records(records, settings=Settings()))
    assert [type(each) for each in found] == [UsageError, UsageError, FormatError, FormatError, Verification]


def test_a_claim_without_words_of_weight_is_not_checkable() -> None:
    found = verify(DOCUMENT, "And so it was.", settings=Settings())
    assert (found.verdict, found.score) == ("not_checkable", 0.5)


@pytest.mark.parametrize("bad", ["\ud800", "\x00", "\u202e"])
def test_characters_that_no_file_should_hold_change_nothing(bad: str) -> None:
    found = verify(
        DOCUMENT.replace("Selvik", f"Selvik {bad}"), f"The crossing carried 18,400 passengers {bad} last year."
    )
    assert found.verdict == "supported"


def test_a_document_in_another_language_is_not_compared() -> None:
    text = (
        "Der Rat der Stadt hat die Gebühr im März erhöht, und der Bürgermeister hat den Plan nicht unterschrieben. " * 2
    )
    found = verify(text, "The council raised the fee in March.")
    assert found.verdict == "not_checkable"
    assert any("'de'" in note for note in found.notes)


@settings(max_examples=15)
@given(st.text(max_size=80))
def test_any_text_has_an_answer_or_a_reason(claim: str) -> None:
    (answer,) = verify_records([{"doc": DOCUMENT, "claim": claim}])
    assert isinstance(answer, FormatError) or 0 <= answer.score <= 1
