"""Alignment of draft sentences with source sentences."""

from __future__ import annotations

import pytest

from writethru.check import load_draft
from writethru.check.context import Context
from writethru.check.words import concept, name_key, numbers, stem
from writethru.core.settings import Settings

PARAPHRASES = [
    (
        "The directorate's engineer, Tomas Reyle, thinks another dam might give way before the weekend.",
        "A second dam could fail",
    ),
    (
        "Ruben Falk, who used to lead the dam authority, blames the choice to build beneath it.",
        "Ruben Falk, a former head",
    ),
    ("In Arvania the army thinks the war burns 70,000 tonnes of diesel each month.", "Arvania's army believes"),
    ("Trade is down by three-quarters at the shop of Henrik Aas.", "Henrik Aas, who owns"),
    ("Her ministry wants to send 26 divers.", "The ministry said it would send"),
]


@pytest.mark.parametrize(("draft", "source"), PARAPHRASES)
def test_a_hard_paraphrase_finds_its_source(reader, sources, draft, source):  # type: ignore[no-untyped-def]
    loaded = load_draft("draft.md", draft)
    ctx = Context(loaded, reader.read(loaded.article()), sources, Settings())
    alignment = ctx.alignments[0]
    assert ctx.source_text(alignment.hits[0].place).startswith(source)
    assert 0 < alignment.one <= alignment.pair <= alignment.union <= 1
    assert 0 <= alignment.score <= 1


def test_a_sentence_of_two_sources_is_held_by_both(reader, sources):  # type: ignore[no-untyped-def]
    loaded = load_draft("draft.md", "The ministry counts 53 dead in Harrow, while Mayor Pavel Dorn counted 61.")
    ctx = Context(loaded, reader.read(loaded.article()), sources, Settings())
    assert ctx.alignments[0].union > ctx.alignments[0].one
    assert {hit.place.source for hit in ctx.alignments[0].hits[:3]} >= {0, 1}


def test_an_alien_sentence_is_held_by_none(reader, sources):  # type: ignore[no-untyped-def]
    loaded = load_draft("draft.md", "Violinists rehearsed a forgotten sonata beneath the observatory.")
    ctx = Context(loaded, reader.read(loaded.article()), sources, Settings())
    assert ctx.alignments[0].union < 0.2
    assert len(ctx.alignments[0].unknown) >= 4


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("deployed", "deployment", "deploys"), stem),
        (("killed", "death", "dead"), concept),
        (("wounded", "injuries", "hurt"), concept),
        (("Arvania", "Arvanian", "Arvanians"), name_key),
        (("Borland", "Borlander"), name_key),
    ],
)
def test_words_of_one_kind_have_one_key(words, key):  # type: ignore[no-untyped-def]
    assert len({key(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("about 2.7 million people", 2_700_000),
        ("€5m in aid", 5_000_000),
        ("1,480 houses", 1480),
        ("two to three thousand", 3000),
        ("2 to 5 million", 2_000_000),
        ("twenty-five men", 25),
        ("a dozen", 12),
        ("hundreds", 200),
        ("two hundred and six", 206),
        ("11 000 men".replace(" ", "\u202f", 1), 11000),
    ],
)
def test_numbers_in_words_and_digits(text, value):  # type: ignore[no-untyped-def]
    assert value in numbers(text)


def test_numbers_that_a_tokeniser_took_apart_are_also_read_joined() -> None:
    found = numbers("The page has 735, 000 readers and the podcast 1. 1 million.")
    assert {735_000, 1_100_000} <= found
    assert 2011300 not in numbers("In 2011, 300 people left")
