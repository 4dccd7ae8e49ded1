"""Who denies what."""

from __future__ import annotations

from writethru.core.types import Denial, Ledger, Reading


def content(ledger: Ledger, key: str | None) -> str:
    texts = {reading.article.id: reading.article.text for reading in ledger.readings}
    found = [s for s in ledger.statements if s.id == key]
    return " ".join(span.of(texts[found[0].article]) for span in found[0].content) if found else ""


def denials(sum_up, *readings: Reading) -> tuple[Ledger, tuple[Denial, ...]]:
    ledger = sum_up(list(readings)).ledger
    return ledger, ledger.denials


def test_denial_names_its_claim_in_its_own_words(sum_up, read):
    _, (denial,) = denials(sum_up, read("Brackwater Grain denied that the silo had been overfilled."))
    assert (denial.claim, denial.claim_text) == (None, "the silo had been overfilled")


def test_reports_that_are_denied_lose_the_words_around_the_claim(sum_up, read):
    _, (denial,) = denials(sum_up, read("Petra Voss denied reports on social media that firemen had been sent home."))
    assert denial.claim_text == "firemen had been sent home"


def test_claim_is_the_earlier_statement_of_another_speaker(sum_up, read):
    first = read(
        "The dockers' union said that the silo had been overfilled for weeks.", "Northline", "2031-05-09T10:00:00+02:00"
    )
    later = read(
        "Brackwater Grain denied that its silo had been overfilled.", "Selmouth Echo", "2031-05-10T10:00:00+02:00"
    )
    ledger, (denial,) = denials(sum_up, first, later)
    assert "overfilled for weeks" in content(ledger, denial.claim)


def test_quotation_after_a_denial_goes_on_from_it(sum_up, read):
    text = (
        "Brackwater Grain denied that the silo had been overfilled. "
        '"There was room to spare," its spokesman, Rolf Tanner, said.'
    )
    ledger, found = denials(sum_up, read(text))
    first, second = found
    assert second.elaborates == first.denial
    assert "room to spare" in content(ledger, second.denial)
    assert second.claim_text == first.claim_text


def test_bare_denial_points_at_the_statement_before_it(sum_up, read):
    text = "The dockers' union said that the crane was broken. Brackwater Grain disputed that."
    ledger, found = denials(sum_up, read(text))
    assert "crane was broken" in content(ledger, found[0].claim)


def test_call_it_a_lie(sum_up, read):
    text = 'The Ostralian defence ministry said that reports of new deployments were "an outright lie".'
    _, found = denials(sum_up, read(text))
    assert [denial.claim_text for denial in found] == ["new deployments"]


def test_refusal_to_comment_is_kept_without_a_claim(sum_up, read):
    _, found = denials(sum_up, read("The transport ministry declined to comment on the fire."))
    assert [(denial.claim, denial.claim_text) for denial in found] == [(None, "comment on the fire")]


def test_contrast_with_another_speakers_word_is_a_denial(sum_up, read):
    text = (
        "The prosecutor, Ingrid Sall, said that a long crack could be seen in the pictures of the silo wall.\n\n"
        'Brackwater Grain said that the line seen in the pictures was "a shadow, not a crack".'
    )
    ledger, found = denials(sum_up, read(text))
    assert [("shadow" in content(ledger, d.denial), "long crack" in content(ledger, d.claim)) for d in found] == [
        (True, True)
    ]


def test_plain_statement_is_no_denial(sum_up, read):
    _, found = denials(sum_up, read("The coastguard said that divers would go down again, not before Monday."))
    assert found == ()
