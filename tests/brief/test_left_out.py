"""Two counts of which one leaves some out: told with what lies between them, and not as a conflict."""

from __future__ import annotations

from ferry_story import article, ledger_of

from writethru.brief import write_brief

TEXT = """The slide at the Varn quarry killed 27 people, the mine inspectorate said on Tuesday.

Mayor Ada Lorn put the number of dead at 33. She said that the quarry would stay shut until the slope had been measured.

An inspectorate official said that its count left out six bodies that nobody had named.

The slope above the quarry gave way at dawn after a week of rain, the inspectorate said."""


def test_the_sentence_of_two_counts_says_what_one_leaves_out(reader) -> None:  # type: ignore[no-untyped-def]
    reading = reader.read(article("Varn Post", "Two tolls in Varn", TEXT, "2026-05-12T19:00:00+02:00"))
    brief = write_brief(ledger_of([reading]))
    (line,) = [line for section in brief.sections for line in section.lines if " differ: " in line.text]
    assert line.text.endswith("; the 27 leave out six bodies.")
    assert "33" in line.text
    cited = [reading.article.text[one.start : one.end] for one in line.citations]
    assert any("left out six bodies" in words for words in cited)
    assert "conflicting" not in {row.state for row in brief.figures_table if row.value.startswith(("27", "33"))}
