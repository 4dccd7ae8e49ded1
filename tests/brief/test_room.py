"""How a brief uses its room: filled up, exchanged for what tells more, without scenes and without a copy's mistakes."""

from __future__ import annotations

import pytest
from ferry_story import article, ledger_of
from test_subeditor import written

from writethru.brief import write_brief
from writethru.brief.copying import CopyIndex, count
from writethru.brief.material import gather
from writethru.brief.names import Cast
from writethru.brief.plan import Planner, _is_open
from writethru.brief.select import Selector
from writethru.brief.write import write_brief as brief_of
from writethru.brief.writers.extractive import Extractive
from writethru.core.types import Ledger

COUNCIL = """\
MARLO, Vendria (Northwire) - The council of Marlo voted 9-6 on Tuesday to close the harbour bridge to lorries from \
1 June, the mayor, Inga Soral, said.

Soral said repairs would take 14 months. The hauliers' group Roadlink said its 210 members would lose 3 million euros \
a year. Tomas Ferrel, the governor, said he would ask parliament for a grant of 40 million.

The fire service said its engines would need nine minutes more to reach the northern quay. The school board said it \
would run two more buses. Blue Strait Lines said it would add an evening crossing.

The engineers' institute said that 31 of 48 bolts had been found loose. The harbour police declined to say who had \
closed the lane in March. The chamber of trade said 60 shops depended on the bridge.

The company that built the bridge, Alta Span, denied that it had used poor steel. An inquiry by the transport ministry \
will report in October, the ministry said."""


def council(reader) -> Ledger:  # type: ignore[no-untyped-def]
    title = "Marlo closes harbour bridge to lorries"
    return ledger_of([reader.read(article("Northwire", title, COUNCIL, "2026-05-13T10:00:00+02:00"))])


def size(ledger: Ledger, words: int) -> int:
    brief = brief_of(ledger, words=words)
    lines = sum(count(line.text) for section in brief.sections for line in section.lines)
    return count(brief.headline) + count(brief.standfirst) + lines


@pytest.mark.parametrize("words", [110, 140, 170])
def test_a_brief_fills_its_room_and_no_more(reader, words: int) -> None:  # type: ignore[no-untyped-def]
    assert words - 20 <= size(council(reader), words) <= words


def test_a_line_takes_the_room_of_lines_that_tell_less(reader) -> None:  # type: ignore[no-untyped-def]
    ledger = council(reader)
    material = gather(ledger)
    cast = Cast(material.views)
    writer = Extractive(material, cast, CopyIndex((v.article.text for v in material.views), 12))
    planner = Planner(material, cast)
    choices = planner.choices(writer.candidates())
    for budget in range(60, 200, 10):
        selector = Selector(choices, planner.weights, lambda choice: writer.write(choice.candidate, ""), [])
        selector.run(budget, {})
        before = list(selector.picked.choices)
        worth = sum(selector._worth(choice) for choice, _ in before)
        room = budget - selector.picked.size
        if selector.exchange(room):
            after = selector.picked.choices
            assert selector.picked.size <= budget
            assert sum(selector._worth(choice) for choice, _ in after) > worth
            assert len({choice.candidate.key[:2] for choice, _ in after}) == len(after)
            assert {c.section for c, _ in after if c.lead} == {c.section for c, _ in before if c.lead}
        else:
            assert selector.picked.choices == before


def test_a_copy_with_a_wrong_figure_is_not_quoted(ledger: Ledger) -> None:
    # the copy has 27 people missing where its own source has 22
    lines = [line.text for section in write_brief(ledger).sections for line in section.lines]
    assert not [line for line in lines if "27" in line]


def test_a_disputed_figure_is_never_without_who_gives_it(reader) -> None:  # type: ignore[no-untyped-def]
    wire = "MARLO (Northwire) - The budget of Marlo has a deficit of 38 million crowns, the first since 2019."
    text = f"{wire}\n\nThe mayor, Inga Soral, said taxes would not rise."
    reading = reader.read(article("Northwire", "Marlo budget has a deficit", text, "2026-05-13T10:00:00+02:00"))
    material = gather(ledger_of([reading]))
    index = CopyIndex((v.article.text for v in material.views), 40)
    figures = {figure.id for figure in reading.figures}
    plain = Extractive(material, Cast(material.views), index)
    careful = Extractive(material, Cast(material.views), index, figures)
    mine = [c for c in plain.candidates() if c.main is None and c.figures]
    assert mine
    for candidate in mine:
        assert "Northwire reports" not in (plain.write(candidate, "") or "")
        assert (careful.write(candidate, "") or "").endswith(", Northwire reports.")


def test_whose_offer_it_is_only_the_line_before_has_told(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(
        reader,
        "Governor Tomas Ferrel asked two parties for help. The Coast Party has not replied to his offer of two seats,"
        " its leader Inga Soral said.",
    )
    assert not [line for line in lines if "Soral" in line and "his offer" in line]


def test_what_a_pronoun_may_mean_is_not_dropped_before_it(reader) -> None:  # type: ignore[no-untyped-def]
    lines = written(
        reader,
        "Blue Strait Lines, which has announced a surcharge, said that it covered “actual costs and nothing else”.",
    )
    assert not [line for line in lines if "covered" in line and "surcharge" not in line]


def test_midnight_on_a_monday_to_come(reader) -> None:  # type: ignore[no-untyped-def]
    text = (
        "The weather service lifted its red warning but kept an amber one for snow in force until midnight on Monday."
    )
    reading = reader.read(article("Northwire", "Snow in Marlo", text, "2026-05-17T10:00:00+02:00"))
    material = gather(ledger_of([reading]))
    writer = Extractive(material, Cast(material.views), CopyIndex([], 12))
    texts = [writer.write(candidate, "") or "" for candidate in writer.candidates()]
    assert [text for text in texts if "midnight on 18 May" in text]
    assert not [text for text in texts if "11 May" in text]


def test_what_a_board_rejected_does_not_make_a_line_unsettled(reader) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Marsh Lines said it would pay 12 euros a share, more than the price that the board rejected in March."
        " Governor Tomas Ferrel rejected the plan of Marsh Lines as too dear for the 300 workers."
    )
    reading = reader.read(article("Northwire", "Marsh Lines bids", text, "2026-05-13T10:00:00+02:00"))
    material = gather(ledger_of([reading]))
    writer = Extractive(material, Cast(material.views), CopyIndex([], 12))
    whole = {c.sentence: c for c in reversed(writer.candidates())}
    assert not _is_open(whole[0])
    assert _is_open(whole[1])


def test_who_was_introduced_is_named_in_short_where_counts_are_set_side_by_side(ledger: Ledger) -> None:
    brief = write_brief(ledger)
    lines = [line.text for section in brief.sections for line in section.lines]
    before = " ".join([brief.headline, brief.standfirst])
    for line in lines:
        if " differ: " in line and "Harbour Rescue Service (HRS)" in before:
            assert "Harbour Rescue Service" not in line
            assert "HRS" in line
        before += " " + line
    assert [line for line in lines if " differ: " in line]
