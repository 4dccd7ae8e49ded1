"""Who confirms another's word, and who takes back its own."""

from __future__ import annotations

import pytest

from writethru.core.types import Ledger, StatementRelation


def answers(ledger: Ledger, kind: str) -> list[StatementRelation]:
    return [one for one in ledger.statement_relations if one.relation == kind]


def words_of(ledger: Ledger, key: str | None) -> str:
    texts = {reading.article.id: reading.article.text for reading in ledger.readings}
    found = [s for s in ledger.statements if s.id == key]
    return " ".join(span.of(texts[found[0].article]) for span in found[0].content) if found else ""


def test_ministry_confirms_the_figure_given_just_before(sum_up, read):
    text = "The dockers' union said that 14 cranes had been damaged. The transport ministry confirmed the figure."
    ledger = sum_up([read(text)]).ledger
    (found,) = answers(ledger, "confirms")
    assert "14 cranes" in words_of(ledger, found.b)


def test_police_confirm_what_a_witness_said_in_another_text(sum_up, read):
    first = read("Petra Voss, a neighbour, said that the silo door had been forced open.", "Northline",
                 "2031-05-09T10:00:00+02:00")  # fmt: skip
    later = read("Police confirmed that the silo door had been forced open.", "Selmouth Echo",
                 "2031-05-10T10:00:00+02:00")  # fmt: skip
    ledger = sum_up([first, later]).ledger
    (found,) = answers(ledger, "confirms")
    assert "forced open" in words_of(ledger, found.b)
    assert found.a != found.b


@pytest.mark.parametrize(
    "text",
    [
        "The union said that 14 cranes had been damaged. The transport ministry could not confirm the figure.",
        "The union said that 14 cranes had been damaged. The transport ministry declined to confirm that.",
        "The union said that 14 cranes had been damaged. The transport ministry did not confirm the report.",
    ],
)
def test_refusal_to_confirm_is_no_confirmation(sum_up, read, text):
    assert answers(sum_up([read(text)]).ledger, "confirms") == []


@pytest.mark.parametrize(
    "retreat",
    [
        "On Saturday the port authority withdrew its statement that the crane had been overloaded.",
        "On Saturday the port authority backed away from its claim that the crane had been overloaded.",
        "On Saturday the port authority retracted the claim that the crane had been overloaded.",
        "On Saturday the port authority walked back its statement about the overloaded crane.",
    ],
)
def test_speaker_walks_back_its_own_word(sum_up, read, retreat):
    text = f"The port authority said that the crane had been overloaded for weeks.\n\n{retreat}"
    ledger = sum_up([read(text)]).ledger
    (found,) = answers(ledger, "walks_back")
    assert "overloaded for weeks" in words_of(ledger, found.b)
    assert "port authority" in ledger.readings[0].article.text[found.start : found.end]


def test_word_is_taken_back_in_the_same_breath(sum_up, read):
    text = "The fire brigade had announced a figure of 58 dead at seven and withdrew it five hours later."
    (found,) = answers(sum_up([read(text)]).ledger, "walks_back")
    assert "withdrew" in found.reason


def test_corrected_toll_is_a_retreat(sum_up, read):
    text = "The fire brigade said that nine people had died. On Saturday the fire brigade corrected its toll to seven."
    ledger = sum_up([read(text)]).ledger
    (found,) = answers(ledger, "walks_back")
    assert "nine people" in words_of(ledger, found.b)


@pytest.mark.parametrize(
    "text",
    [
        "The port authority withdrew its tugs from the basin on Saturday.",
        "The prosecutor withdrew the charges against the two men.",
        "The bank revised its estimate of growth to 2 percent.",
        "The port authority did not withdraw its statement.",
        "The port authority should have withdrawn its statement.",
        "The mayor distanced himself from the posters of the Reed party.",
    ],
)
def test_other_withdrawals_are_no_retreat(sum_up, read, text):
    assert answers(sum_up([read(text)]).ledger, "walks_back") == []


def test_denials_and_repeats_stand_among_the_relations(sum_up, read):
    first = read("The dockers' union said that the silo had been overfilled for weeks.", "Northline",
                 "2031-05-09T10:00:00+02:00")  # fmt: skip
    later = read("Brackwater Grain denied that its silo had been overfilled.", "Selmouth Echo",
                 "2031-05-10T10:00:00+02:00")  # fmt: skip
    ledger = sum_up([first, later]).ledger
    (found,) = answers(ledger, "denies")
    assert (found.a, found.b) == (ledger.denials[0].denial, ledger.denials[0].claim)
    assert found.b is not None
