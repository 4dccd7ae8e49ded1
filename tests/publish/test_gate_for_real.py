"""The gate with the real check behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sample_brief import make_articles, make_brief
from writethru.core.settings import Settings
from writethru.core.types import Section
from writethru.publish import gate, gated
from writethru.publish.gate import checked


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


def test_two_lines_that_follow_each_other_in_a_source_too_are_no_copied_run(reader: Any) -> None:
    from writethru.ledger import build_ledger
    from writethru.story import build_story

    told = (
        "The fire service counted eleven burnt houses in Ellmoor.",
        "Mayor Tessa Brandt closed the bridge to the island.",
    )
    source = replace(make_articles()[0], text=" ".join(told))
    ledger = build_ledger(build_story([source]), [reader.read(source)])
    sample = make_brief().brief
    section = sample.sections[0]
    lines = tuple(replace(section.lines[0], id=f"l-{n}", text=text) for n, text in enumerate(told))
    brief = replace(sample, sections=(Section(section.name, lines),), standfirst="", standfirst_citations=())
    report = checked(brief, ledger, reader=reader, settings=Settings())
    assert "CPY001" not in {finding.code for finding in report.findings}
    # one line of them is one
    joined = replace(brief, sections=(Section(section.name, (replace(lines[0], text=" ".join(told)),)),))
    report = checked(joined, ledger, reader=reader, settings=Settings())
    assert "CPY001" in {finding.code for finding in report.findings}


def test_what_is_read_again_is_read_the_same(reader: Any) -> None:
    again = reader.remembering()
    for article in make_articles():
        assert again.read(article) == reader.read(article)
        # from memory
        assert again.read(article) == reader.read(article)
