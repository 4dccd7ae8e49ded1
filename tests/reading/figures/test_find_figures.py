"""Figures of parsed articles: what is counted, what happened to it, whose, where, when, who says so."""

from __future__ import annotations

import pytest

from writethru.core.ids import sha256
from writethru.core.types import Article, Figure, Reading
from writethru.reading import Reader


def article(text: str, published: str | None = "2026-05-14T09:00:00+00:00") -> Article:
    return Article(
        id="ar-test", revision=1, url=None, file=None, outlet=None, domain=None, title="", byline=(),
        published=published, modified=None, language="en", completeness="full", credit=None, sha256=sha256(text),
        text=text,
    )  # fmt: skip


@pytest.fixture(scope="module")
def read(reader: Reader):  # type: ignore[no-untyped-def]
    def run(text: str) -> Reading:
        return reader.read(article(text))

    return run


def by_words(reading: Reading) -> dict[str, Figure]:
    return {figure.text: figure for figure in reading.figures}


@pytest.mark.parametrize(
    ("text", "words", "unit", "measure"),
    [
        ("At least 23 people were killed in the flood.", "23", "people", "killed"),
        ("The fire injured seven sailors.", "seven", "sailor", "injured"),
        ("Police arrested 12 protesters on Friday.", "12", "protester", "arrested"),
        ("Rebels abducted four nurses near Orvik.", "four", "nurse", "captured"),
        ("Some 47 people are still missing.", "47", "people", "missing"),
        ("About 6,300 people were left homeless by the storm.", "6,300", "people", "displaced"),
        ("More than 2,000 residents fled the valley.", "2,000", "resident", "displaced"),
        ("Doctors treated nine people at the town hospital.", "nine", "people", "hospitalised"),
        ("The ministry reported 24 new cases of cholera.", "24", "case", "sick"),
        ("Divers recovered 14 bodies from the lake.", "14", "body", "bodies_found"),
        ("Rescuers saved 31 passengers.", "31", "passenger", "rescued"),
        ("She put the number of people who had fallen ill at more than 700.", "700", "people", "sick"),
        ("The report listed 40 injured, six of them in intensive care.", "six", "people", "hospitalised"),
        ("Doctors said 640 patients had been admitted since Monday.", "640", "patient", "hospitalised"),
        ("The clinic's register of the dead runs to 52 names.", "52", "people", "killed"),
        ("No more than 900 people have left in all, the mayor said.", "900", "people", "displaced"),
        ("Insurers expect claims of up to $90m.", "$90m", "USD", "loss"),
        ("The plan sets a deficit of 30 billion corlins ($4 billion).", "30 billion", "corlin", "loss"),
        ("They asked for four water-dropping planes.", "four", "plane", "count"),
        ("The army sent 350 soldiers to the border.", "350", "soldier", "deployed"),
        ("The group freed three hostages on Monday.", "three", "hostage", "released"),
        ("Hundreds of farmers marched through the capital.", "Hundreds", "farmer", "attendance"),
        ("The killing of more than 300 villagers was never punished.", "300", "villager", "killed"),
        ("The storm caused 11 deaths.", "11", "death", "killed"),
        ("The brigade took between 1,800 and 2,200 casualties.", "1,800 and 2,200", "casualty", "killed_or_injured"),
        ("Some 4,000 soldiers had been killed or wounded.", "4,000", "soldier", "killed_or_injured"),
        ("They fired 40 missiles at the port.", "40", "missile", "attack"),
        ("Troops retook six villages.", "six", "village", "territory"),
        ("The quake had a magnitude of 6.8.", "6.8", "magnitude", "amount"),
        ("It lies 185 miles north of Orvik.", "185", "mile", "distance"),
        ("He was sentenced to eight years in prison.", "eight", "year", "sentence"),
        ("Prices rose by 4.5 percent.", "4.5", "percent", "change"),
        ("About 70 percent of the houses are built of clay.", "70", "percent", "share"),
        ("The bank pledged $40 million in aid.", "$40 million", "USD", "funding"),
        ("The company made a profit of €3m.", "€3m", "EUR", "profit"),
        ("The closure is costing 45 million euros a day.", "45 million", "EUR", "loss"),
        ("Some 38 vessels were waiting off the coast.", "38", "vessel", "count"),
        ("There are about 30,000 fighters in the hills.", "30,000", "fighter", "strength"),
        ("No deaths were reported.", "No", "death", "killed"),
        ("The carmaker will shed 450 posts in its paint shops.", "450", "post", "loss"),
        ("The bank plans 1,200 redundancies.", "1,200", "redundancy", "loss"),
        ("Orvan offered $3.2 billion for Telmar on Monday.", "$3.2 billion", "USD", "price"),
        ("The shares closed at 12.50 euros.", "12.50", "EUR", "price"),
        ("The stadium will cost $200 million.", "$200 million", "USD", "price"),
        ("The state will lend the port 80 million euros.", "80 million", "EUR", "funding"),
        ("The chance of rain is 30 percent.", "30", "percent", "rate"),
        ("Turnout was 62 percent.", "62", "percent", "share"),
        ("Medics treated 40 people for smoke.", "40", "people", "injured"),
        ("Fishermen brought 12 sailors ashore.", "12", "sailor", "rescued"),
        ("Two divers were believed to be among the missing.", "Two", "diver", "missing"),
        ("Three men were questioned over the fire.", "Three", "man", "prosecuted"),
        ("The hall seats 900 people.", "900", "people", "count"),
        ("Police detained 60 people, including five students.", "five", "student", "arrested"),
        ("Crowds filled the square. The mayor put their number at 9,000.", "9,000", "people", "attendance"),
    ],
)  # fmt: skip
def test_unit_and_measure(read, text: str, words: str, unit: str, measure: str) -> None:  # type: ignore[no-untyped-def]
    figure = by_words(read(text))[words]
    assert (figure.unit, figure.measure) == (unit, measure)


def test_the_noun_left_out_is_found_in_the_sentence(read) -> None:  # type: ignore[no-untyped-def]
    found = by_words(
        read("About 300 Velmish soldiers had been killed and some 2,700 wounded out of roughly 11,000 sent to Orlan.")
    )
    assert [(f.unit, f.measure, f.unit_implicit) for f in found.values()] == [
        ("soldier", "killed", False),
        ("soldier", "injured", True),
        ("soldier", "deployed", True),
    ]
    assert {f.population for f in found.values()} == {"Velmish soldiers"}


def test_a_tail_belongs_to_the_casualties_before_it(read) -> None:  # type: ignore[no-untyped-def]
    found = by_words(read("The contingent had taken 900 casualties, of whom fewer than 250 were dead."))
    assert (found["900"].population, found["900"].measure) == ("The contingent", "killed_or_injured")
    dead = found["250"]
    assert (dead.unit, dead.measure, dead.value_low, dead.value_high) == ("people", "killed", None, 250)


def test_a_number_said_of_a_label(read) -> None:  # type: ignore[no-untyped-def]
    found = by_words(read("The council put the dead at 36. The number of injured rose to 412."))
    assert [(found[w].unit, found[w].measure) for w in ("36", "412")] == [("people", "killed"), ("people", "injured")]


def test_a_move_from_one_count_to_another(read) -> None:  # type: ignore[no-untyped-def]
    found = by_words(read("The port said 38 vessels were waiting on Wednesday, up from 31 on Tuesday."))
    assert [(f.unit, f.measure) for f in found.values()] == [("vessel", "count"), ("vessel", "count")]
    assert [f.as_of for f in found.values()] == ["2026-05-13", "2026-05-12"]


@pytest.mark.parametrize(
    "text",
    [
        "The two countries signed a pact.",
        "The three men said nothing.",
        "One man shouted at the hearse.",
        "She was asked three times about it.",
        "Radio Golf 9 broke the news.",
        "Mira Sand, who is 61, has left the council.",
        "Number 10 did not reply.",
        "The first two talks failed.",
    ],
)
def test_no_figure(read, text: str) -> None:  # type: ignore[no-untyped-def]
    assert [figure.text for figure in read(text).figures] == []


def test_two_of_them_officers(read) -> None:  # type: ignore[no-untyped-def]
    found = by_words(read("Police said seven people, two of them officers, were hurt on Tuesday."))
    assert [(f.unit, f.measure) for f in found.values()] == [("people", "injured"), ("officer", "injured")]


def test_money_without_its_noun_is_still_money(read) -> None:  # type: ignore[no-untyped-def]
    found = by_words(read("The board lowered its estimate of the loss from 45 million euros a day to 38 million."))
    assert [(f.unit, f.measure) for f in found.values()] == [("EUR", "loss"), ("EUR", "loss")]


def test_lower_cased_text_is_read_too(read) -> None:  # type: ignore[no-untyped-def]
    found = by_words(
        read("at least 24 people were killed and some 60 wounded, officials said. mira sand, 33, was there.")
    )
    assert [(w, f.unit, f.measure) for w, f in found.items()] == [
        ("24", "people", "killed"),
        ("60", "people", "injured"),
    ]


def test_reporter_is_the_speaker_of_the_statement(read) -> None:  # type: ignore[no-untyped-def]
    reading = read("Governor Tomas Reyle said on Tuesday that 41 people had died.")
    figure = by_words(reading)["41"]
    assert figure.reporter is not None
    assert figure.reporter_name == "Tomas Reyle"
    assert figure.statement in {statement.id for statement in reading.statements}


def test_one_who_puts_a_number_is_its_reporter(read) -> None:  # type: ignore[no-untyped-def]
    text = "The harbour board counted 33 vessels. The Harlow Institute puts the number of strikers at 2,600."
    found = by_words(read(text))
    assert [found[w].reporter_name for w in ("33", "2,600")] == ["harbour board", "Harlow Institute"]
    reporter = found["2,600"].reporter
    assert reporter is not None
    assert reporter.of(text).endswith("Harlow Institute")


def test_the_articles_own_voice_has_no_reporter(read) -> None:  # type: ignore[no-untyped-def]
    figure = by_words(read("Three people died when the bridge fell."))["Three"]
    assert (figure.reporter, figure.reporter_name, figure.statement) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Reportedly 40 soldiers were killed.", True),
        ("Some 200 soldiers are believed to remain there.", True),
        ("The flood could displace 5,000 people.", True),
        ("An estimated 800 people came.", True),
        ("At least 40 soldiers were killed.", False),
        ("The army will send 40 soldiers.", False),
    ],
)
def test_hedged(read, text: str, hedged: bool) -> None:  # type: ignore[no-untyped-def]
    assert [figure.hedged for figure in read(text).figures] == [hedged]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("The corps had lost 900 soldiers by the end of January.", "2026-01-31"),
        ("As of Tuesday 52 people were missing.", "2026-05-12"),
        ("An earthquake in 1988 killed 214 people.", "1988"),
        ("Twelve people were arrested on Tuesday.", "2026-05-14"),
        ("Some 640 families are homeless.", "2026-05-14"),
    ],
)
def test_as_of(read, text: str, as_of: str) -> None:  # type: ignore[no-untyped-def]
    assert [figure.as_of for figure in read(text).figures] == [as_of]


def test_place_follows_a_preposition(read) -> None:  # type: ignore[no-untyped-def]
    figure = by_words(read("At least 23 people were killed in Norway, the Spanish consul said."))["23"]
    assert figure.place == "Norway"


def test_phrase_holds_bound_word_and_noun(read) -> None:  # type: ignore[no-untyped-def]
    text = "Officials said that no more than 25 grey vessels were waiting."
    figure = by_words(read(text))["25"]
    assert figure.phrase is not None
    assert figure.phrase.of(text) == "no more than 25 grey vessels"
    assert text[figure.start : figure.end] == figure.text == "25"


def test_ids_are_stable_and_distinct(read) -> None:  # type: ignore[no-untyped-def]
    text = "Two boats sank, two boats burned and 12 crew members drowned."
    first, second = read(text), read(text)
    assert [f.id for f in first.figures] == [f.id for f in second.figures]
    assert len({f.id for f in first.figures}) == len(first.figures)


def test_a_count_of_an_earlier_year_stands_at_that_year(read) -> None:  # type: ignore[no-untyped-def]
    found = by_words(read("It was the worst flood in Orlan since 2011, when 75 people drowned. Now 31 have died."))
    assert (found["75"].as_of, found["31"].as_of) == ("2011", "2026-05-14")


def test_an_age_to_retire_at_is_no_figure(read) -> None:  # type: ignore[no-untyped-def]
    assert read("He wants to retire at 58.").figures == ()


def test_the_owner_of_a_tally_gives_it(read) -> None:  # type: ignore[no-untyped-def]
    figure = by_words(read("That is above the police tally of 70 injured."))["70"]
    assert figure.reporter_name == "police"


def test_what_a_speaker_failed_to_explain_is_told_by_the_one_who_says_so(read) -> None:  # type: ignore[no-untyped-def]
    text = "Ada Lind, a judge, wrote that the council had failed to explain why 1,300 homes were empty."
    figure = by_words(read(text))["1,300"]
    assert figure.reporter_name is not None
    assert "Lind" in figure.reporter_name


def test_one_who_counts_on_a_number_does_not_give_it(read) -> None:  # type: ignore[no-untyped-def]
    figure = by_words(read("Ada Lind said that the ministry had counted on $9 billion in taxes."))["$9 billion"]
    assert figure.reporter_name == "Ada Lind"
