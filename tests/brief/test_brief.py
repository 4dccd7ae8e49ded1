"""The brief of an invented story: traced, attributed, within its length, and the same in any order."""

from __future__ import annotations

import json
import re
from itertools import combinations

import pytest
from ferry_story import ANALYSIS, FOREIGN, LOCAL, WIRE, article, ledger_of

from writethru.brief import brief_json, write_brief
from writethru.brief.copying import CopyIndex, count, overlap, unquoted, words
from writethru.brief.rewrite.dates import RELATIVE
from writethru.core.ids import sha256
from writethru.core.types import Brief, Failure, Ledger, Line, Reading


@pytest.fixture(scope="module")
def brief(ledger: Ledger) -> Brief:
    return write_brief(ledger)


def lines(brief: Brief) -> list[Line]:
    return [line for section in brief.sections for line in section.lines]


def prose(brief: Brief) -> list[str]:
    return [brief.headline, brief.standfirst, *(line.text for line in lines(brief))]


def test_every_citation_is_the_text_at_its_span(brief: Brief, readings: list[Reading]) -> None:
    texts = {reading.article.id: reading.article.text for reading in readings}
    cited = [c for line in lines(brief) for c in line.citations]
    cited += [c for row in brief.figures_table for c in row.citations]
    cited += [*brief.headline_citations, *brief.standfirst_citations]
    assert len(cited) > 20
    for citation in cited:
        assert texts[citation.article][citation.start : citation.end] == citation.quote
        assert citation.sha256 == sha256(citation.quote)


def test_every_line_and_row_is_cited(brief: Brief) -> None:
    assert all(line.citations for line in lines(brief))
    assert all(row.citations for row in brief.figures_table)
    assert brief.headline_citations
    assert brief.standfirst_citations


@pytest.mark.parametrize("length", [120, 250, 400])
def test_prose_keeps_its_length(ledger: Ledger, length: int) -> None:
    total = sum(count(text) for text in prose(write_brief(ledger, words=length)))
    assert 0.5 * length <= total <= length


@pytest.mark.parametrize("limit", [6, 9, 12])
def test_no_line_copies_more_than_the_limit(ledger: Ledger, readings: list[Reading], limit: int) -> None:
    index = CopyIndex([reading.article.text for reading in readings], limit)
    made = write_brief(ledger, copy_limit=limit)
    assert [text for text in [made.standfirst, *(line.text for line in lines(made))] if index.excess(text)] == []


def test_quoted_words_stand_in_the_article_that_is_cited(brief: Brief, readings: list[Reading]) -> None:
    texts = {reading.article.id: reading.article.text for reading in readings}
    for line in lines(brief):
        for quoted in re.findall("“([^”]+)”", line.text):
            assert any(quoted in texts[citation.article] for citation in line.citations), quoted


def test_no_weekday_is_left_outside_quotations(brief: Brief) -> None:
    assert [text for text in prose(brief) if RELATIVE.search(unquoted(text))] == []
    assert any("12 May" in text for text in prose(brief))


def test_no_line_opens_with_a_pronoun_or_a_linking_word(brief: Brief) -> None:
    bad = re.compile(r"^(?:He|She|It|They|His|Her|Its|Their|But|And|However|Meanwhile)\b")
    assert [line.text for line in lines(brief) if bad.match(line.text)] == []


def test_nothing_is_told_twice(brief: Brief) -> None:
    bags = [set(words(line.text)) for line in lines(brief)]
    assert max(overlap(a, b) for a, b in combinations(bags, 2)) <= 0.6


def test_both_sides_of_the_disputed_toll_are_shown_and_named(brief: Brief) -> None:
    clash = next(line for line in lines(brief) if "differ" in line.text and "killed" in line.text)
    assert "14" in clash.text
    assert "19" in clash.text
    assert "Ferrel" in clash.text
    # a line before it has told what HRS stands for
    assert "HRS" in clash.text
    assert [line for line in lines(brief) if "Harbour Rescue Service (HRS)" in line.text]
    assert clash.section == "not_settled"
    # the two counts, and the sentence that says what the lower one leaves out
    assert len(clash.citations) == 3
    assert clash.text.endswith("leave out five bodies.")
    states = {row.value: row.state for row in brief.figures_table if "killed" in row.what.lower()}
    assert [state for value, state in states.items() if "19" in value] == ["conflicting"]


def test_the_changed_digit_of_a_copy_is_a_conflict_in_the_table(brief: Brief) -> None:
    missing = {row.value: row.state for row in brief.figures_table if "missing" in row.what.lower()}
    assert {value.split()[0]: state for value, state in missing.items()} == {"22": "conflicting", "27": "conflicting"}


def test_the_experts_speak_under_their_full_names_and_roles(brief: Brief) -> None:
    said = " ".join(line.text for line in lines(brief) if line.section == "expert_opinions")
    assert re.search("Helga Marsten, a naval engineer|[Nn]aval engineer Helga Marsten of the Maritime College", said)
    assert "Paulo Enning" in said


def test_a_denial_stays_a_denial(brief: Brief) -> None:
    told = [
        line.text for line in lines(brief) if "Blue Strait" in line.text and "more people than allowed" in line.text
    ]
    assert all("denied" in text for text in told)


def test_the_bound_word_stays_with_its_number(brief: Brief) -> None:
    values = [row.value for row in brief.figures_table]
    assert any(value.startswith("at least 14") for value in values)
    assert any(value.startswith("about 40") for value in values)


def test_disputed_lives_head_the_table(brief: Brief) -> None:
    first = brief.figures_table[0]
    assert first.state == "conflicting"
    assert first.measure in ("killed", "missing", "injured")


def test_every_row_says_what_it_counts(brief: Brief) -> None:
    assert [row.what for row in brief.figures_table if len(row.what) < 3 or row.what.lower() == "figure"] == []


@pytest.mark.parametrize(
    "empty",
    [
        "Helga Marsten, a naval engineer, would not guess.",
        "Helga Marsten, a naval engineer, acknowledged that she had no figures of her own.",
        "Helga Marsten, a naval engineer, warned against both.",
        "The office said the harbour had been shut since the morning.",
        "Helga Marsten, a naval engineer, has not said whether she will.",
    ],
)
def test_a_line_that_tells_nothing_by_itself_is_left_out(reader, empty: str) -> None:  # type: ignore[no-untyped-def]
    text = f"{WIRE}\n\n{empty}"
    made = write_brief(ledger_of([reader.read(article("Northwire", "Ferry hits pier", text, "2026-05-12T11:00:00Z"))]))
    assert empty.split(", ")[-1].rstrip(".") not in " ".join(prose(made))


def test_sources_name_their_origins(brief: Brief) -> None:
    origin = {row.outlet: row.origin for row in brief.sources}
    assert origin["Northwire"] == origin["The Quay Post"]
    assert len(set(origin.values())) == 4
    assert brief.as_of == "2026-05-12T20:00:00+02:00"


def test_the_order_of_sources_makes_no_difference(readings: list[Reading], brief: Brief) -> None:
    again = write_brief(ledger_of(list(reversed(readings))))
    assert json.dumps(brief_json(again)) == json.dumps(brief_json(brief))


def test_the_document_has_the_agreed_keys(brief: Brief) -> None:
    document = brief_json(brief, [Failure("gone.html", "no such file")])
    assert document["schema"] == "writethru/brief/1"
    assert document["failed"] == [{"source": "gone.html", "reason": "no such file"}]
    columns = {"what", "value", "as_of", "who_says", "origins", "state", "citations", "judged"}
    assert set(document["figures_table"][0]) == columns
    assert document["label"]["writer_kinds"] == {"extractive": 1.0}
    assert json.loads(json.dumps(document)) == document


def test_one_origin_alone_is_said_to_be_one(readings: list[Reading]) -> None:
    made = write_brief(ledger_of(readings[:2]))
    assert any("One origin only" in note for note in made.notes)
    assert len({row.origin for row in made.sources}) == 1


def test_a_source_without_a_usable_sentence_gives_an_empty_brief_not_a_crash(reader) -> None:  # type: ignore[no-untyped-def]
    bare = reader.read(article("Northwire", "Ferry hits pier", "We waited. And then?", "2026-05-12T11:00:00+02:00"))
    made = write_brief(ledger_of([bare]))
    assert made.headline == "Ferry hits pier"
    assert lines(made) == []


def test_a_stub_is_said_to_be_one(reader) -> None:  # type: ignore[no-untyped-def]
    from dataclasses import replace

    page = article("Northwire", "Ferry hits pier", WIRE, "2026-05-12T11:00:00+02:00")
    made = write_brief(ledger_of([reader.read(replace(page, completeness="paywalled"))]))
    assert any("paywalled article of Northwire" in note for note in made.notes)


@pytest.mark.parametrize("texts", list(combinations([WIRE, LOCAL, FOREIGN, ANALYSIS], 2)))
def test_any_mix_of_articles_keeps_the_rules(reader, texts: tuple[str, str]) -> None:  # type: ignore[no-untyped-def]
    made = [
        reader.read(article(f"Paper {i}", "Ferry hits pier", text, f"2026-05-12T1{i}:00:00+02:00"))
        for i, text in enumerate(texts)
    ]
    index = CopyIndex(texts, 12)
    brief = write_brief(ledger_of(made), words=200)
    body = {reading.article.id: reading.article.text for reading in made}
    for line in lines(brief):
        assert not index.excess(line.text)
        assert not RELATIVE.search(unquoted(line.text))
        assert line.text[-1] in ".”!"
        assert all(body[c.article][c.start : c.end] == c.quote for c in line.citations)
    assert sum(count(text) for text in prose(brief)) <= 200
