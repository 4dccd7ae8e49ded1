"""What is said stays with who says it, wherever the source puts the speaker."""

from __future__ import annotations

import pytest
from ferry_story import ANALYSIS, FOREIGN, LOCAL, WIRE, article, ledger_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writethru.brief import write_brief
from writethru.brief.copying import CopyIndex, unquoted
from writethru.brief.rewrite.dates import RELATIVE

CASES = [
    (
        "The bridge had been closed since noon, the Harbour Rescue Service said on Tuesday.",
        ("The Harbour Rescue Service said on 12 May that the bridge had been closed since noon.",),
    ),
    (
        "Six boats were lost, according to the port authority.",
        ("According to the port authority, six boats were lost.",),
    ),
    (
        "“The pier is safe,” said Inga Soral, the mayor of Marlo.",
        (
            "Inga Soral, mayor of Marlo, said: “The pier is safe”.",
            "“The pier is safe”, said Inga Soral, the mayor of Marlo.",
        ),
    ),
    (
        "Blue Strait Lines denied that the ferry had been overloaded.",
        ("Blue Strait Lines denied that the ferry had been overloaded.",),
    ),
]


@pytest.mark.parametrize(("source", "wants"), CASES)
def test_shapes(reader, source: str, wants: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    from writethru.brief.material import gather
    from writethru.brief.names import Cast
    from writethru.brief.writers.extractive import Extractive

    ledger = ledger_of([reader.read(article("Northwire", "Ferry", source, "2026-05-12T11:00:00+02:00"))])
    material = gather(ledger)
    writer = Extractive(material, Cast(material.views), CopyIndex([source], 12))
    texts = [writer.write(candidate, "") for candidate in writer.candidates()]
    assert set(texts) & set(wants), texts


SENTENCES = [
    sentence
    for text in (WIRE, LOCAL, FOREIGN, ANALYSIS)
    for paragraph in text.split("\n\n")
    for sentence in [paragraph]
]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True), min_size=1, max_size=3))
def test_generated_mixes_keep_citations_and_the_copy_limit(reader, mixes: list[list[str]]) -> None:  # type: ignore[no-untyped-def]
    texts = ["\n\n".join(mix) for mix in mixes]
    readings = [
        reader.read(article(f"Paper {i}", "Ferry hits pier", text, f"2026-05-12T1{i}:00:00+02:00"))
        for i, text in enumerate(texts)
    ]
    body = {reading.article.id: reading.article.text for reading in readings}
    index = CopyIndex(texts, 12)
    brief = write_brief(ledger_of(readings))
    for section in brief.sections:
        for line in section.lines:
            assert index.excess(line.text) == 0
            assert not RELATIVE.search(unquoted(line.text))
            assert line.citations
            assert all(body[c.article][c.start : c.end] == c.quote for c in line.citations)
