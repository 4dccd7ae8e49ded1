"""The difference between two editions: word by word, value by value, and nothing where nothing differs."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from writethru.brief import write_brief
from writethru.brief.difference import difference, pieces
from writethru.brief.difference_output import diff_json
from writethru.core.types import FigureRow

TEXT = st.lists(st.sampled_from(["Fourteen", "people", "were", "killed,", "the", "service", "said.", "  ", "not"])).map(
    " ".join
)


def row(value: str, who: str = "The harbour service", state: str = "agreed", what: str = "People killed") -> FigureRow:
    return FigureRow(what, value, "2026-05-12", who, 1, state, (), "killed", "people")  # type: ignore[arg-type]


@given(TEXT, TEXT)
def test_the_pieces_give_both_texts(was: str, now: str) -> None:
    found = pieces(was, now)
    assert "".join(piece.text for piece in found if piece.kind != "added") == was
    assert "".join(piece.text for piece in found if piece.kind != "dropped") == now


def test_an_edition_does_not_differ_from_itself(ledger) -> None:  # type: ignore[no-untyped-def]
    brief = write_brief(ledger)
    found = difference(brief, replace(brief, edition=2))
    assert found.empty
    assert found.unchanged == sum(len(section.lines) for section in brief.sections)


def test_a_line_told_otherwise_is_changed_and_the_others_are_new_or_left_out(ledger) -> None:  # type: ignore[no-untyped-def]
    old = write_brief(ledger)
    first, *rest = old.sections
    line = first.lines[0]
    edited = replace(line, id="line-x", text=line.text.replace("Tuesday", "Wednesday").rstrip(".") + " at noon.")
    new = replace(old, edition=2, sections=(replace(first, lines=(edited, *first.lines[1:])), *rest[:-1]))
    found = difference(old, new)
    kinds = [(one.kind, one.was_id, one.now_id) for one in found.lines]
    assert kinds[0] == ("changed", line.id, "line-x")
    assert [kind for kind, _, _ in kinds[1:]] == ["dropped"] * len(rest[-1].lines)
    assert any(piece.kind == "added" and "noon" in piece.text for piece in found.lines[0].pieces)
    document = diff_json(found)
    assert document["schema"] == "writethru/diff/1"
    assert document["lines"][0]["was"] == line.text


def figures(old: list[FigureRow], new: list[FigureRow], ledger) -> list[tuple[str, str | None, str | None, str]]:  # type: ignore[no-untyped-def]
    brief = write_brief(ledger)
    found = difference(
        replace(brief, figures_table=tuple(old)), replace(brief, edition=2, figures_table=tuple(new))
    ).figures
    return [(one.kind, one.was, one.now, one.who_says) for one in found]


def test_a_row_that_is_superseded_gives_the_old_value_of_the_one_in_its_place(ledger) -> None:  # type: ignore[no-untyped-def]
    service = "The harbour service"
    assert figures([row("14")], [row("21", state="updated"), row("14", state="superseded")], ledger) == [
        ("changed", "14", "21", service)
    ]
    assert figures([row("14")], [row("21")], ledger) == [("changed", "14", "21", service)]
    assert figures([row("14")], [row("14"), row("19", "Governor Ferrel")], ledger) == [
        ("added", None, "19", "Governor Ferrel")
    ]
    assert figures([row("14"), row("19", "Governor Ferrel")], [row("14")], ledger) == [
        ("dropped", "19", None, "Governor Ferrel")
    ]
    # the same number of another thing is another row
    assert figures([row("14")], [row("14"), row("14", what="Boats lost")], ledger) == [("added", None, "14", service)]
