"""The gate with the real check behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sample_brief import make_articles, make_brief
from writethru.core.settings import Settings
from writethru.core.types import Section
from writethru.publish import gate, gated


def test_a_line_with_an_invented_figure_never_reaches_the_page(reader: Any) -> None:
    from writethru.ledger import build_ledger
    from writethru.story import build_story

    articles = make_articles()
    ledger = build_ledger(build_story(articles), [reader.read(article) for article in articles])
    sample = make_brief().brief
    overview = sample.sections[0]
    invented = replace(
        overview.lines[0],
        id="l-invented",
        text="The county fire service said that 86 people died in the fire at the Ellmoor grain terminal.",
    )
    brief = replace(sample, sections=(Section("overview", (invented, *overview.lines)), *sample.sections[1:]))
    passed, report = gated(brief, ledger, reader=reader, settings=Settings())
    gate(passed, report)
    texts = [line.text for section in passed.sections for line in section.lines]
    assert invented.text not in texts
    assert overview.lines[1].text in texts
    assert any(note.startswith("a line is withheld: FIG001") for note in passed.notes)
