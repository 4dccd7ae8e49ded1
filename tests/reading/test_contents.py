"""Of what kind the content of a statement is, and how sure a speaker or the article is."""

from __future__ import annotations

import pytest

from writethru.reading.output import reading_json


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ferry line said two boats had sunk.", "fact"),
        ("The ferry line said the tunnel would flood by spring.", "forecast"),
        ("The ferry line said the tunnel could flood by spring.", "forecast"),
        ("The ferry line said the rescue was disgraceful.", "judgement"),
        ("The ferry line blamed the harbour master.", "judgement"),
        ("The ferry line urged the harbour master to resign.", "demand"),
        ("The ferry line said the harbour master must resign.", "demand"),
        ("The ferry line denied that a boat had sunk.", "denial"),
        ("The ferry line vowed to raise both boats.", "promise"),
        ("The ferry line said it would send a second boat.", "promise"),
        ("The ferry line said it would cost 3 million euros.", "forecast"),
        ("The ferry line said the harbour master needs to resign.", "demand"),
        ("The ferry line said the wreck was old and should be raised.", "demand"),
        ("The ferry line wants the harbour master to resign.", "demand"),
        ("The ferry line called for an inquiry.", "demand"),
        ("The ferry line argued that the town would be wise to wait.", "demand"),
        ("The pilot said he was thrilled to be alive.", "judgement"),
        ("The pilot said the second anchor works fine.", "judgement"),
        ("The pilot said the new rule was worse than the old one.", "judgement"),
        ("The pilot said the town had failed the crew.", "judgement"),
        ("The pilot called the rescue a disgrace.", "judgement"),
        ("The pilot said the deck was empty.", "fact"),
        ("The pilot said the captain may have been asleep.", "fact"),
        ("The reporters asked whether the wreck would be raised.", "forecast"),
        ("The ferry line refused to pay.", "denial"),
        ("The ferry line refused to comment.", "fact"),
    ],
)
def test_kind(read, text: str, kind: str) -> None:  # type: ignore[no-untyped-def]
    assert read(text).statements[0].kind == kind


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("“Did the ferry carry a second anchor?” the pilot said.", "asked"),
        ("The pilot would neither confirm nor deny that the ferry was late.", "declined"),
        ("The pilot said passengers were worried that the ferry was unsafe.", "hedged"),
        ("The pilot worried that the ferry was unsafe.", "hedged"),
    ],
)
def test_certainty_beyond_the_cue(read, text: str, certainty: str) -> None:  # type: ignore[no-untyped-def]
    assert read(text).statements[0].certainty == certainty


def test_the_articles_own_hedges_are_read_and_shown(read) -> None:  # type: ignore[no-untyped-def]
    text = "The ferry is believed to have sunk. The pilot said the weather may have been bad."
    reading = read(text)
    assert [span.of(text) for span in reading.hedges] == ["is believed"]
    shown = reading_json(reading)
    assert shown["hedges"] == [{"start": 10, "end": 21}]
    assert shown["statements"][0]["kind"] == reading.statements[0].kind
