"""Counts that a text announces as others than the one before."""

from __future__ import annotations

import pytest

OPENING = "At least 41 people died when a ferry overturned off Marlo, the Harbour Agency said. "
HEAD = "Inga Soral, secretary-general of the Red Cross, said volunteers had counted {} bodies by noon."


@pytest.mark.parametrize(
    ("announced", "bodies", "want"),
    [
        ("The Vendrian Red Cross gave a higher toll. ", 52, ["conflict"]),
        ("The Vendrian Red Cross gave a lower toll. ", 38, ["conflict"]),
        # what the words say and the numbers do not is no conflict that the text states
        ("The Vendrian Red Cross gave a lower toll. ", 52, []),
        ("The Vendrian Red Cross has sent a team. ", 52, []),
    ],
)
def test_a_toll_of_bodies_beside_one_of_dead(read, sum_up, announced, bodies, want):
    ledger = sum_up([read(OPENING + announced + HEAD.format(bodies), "Outlet", "2031-05-09T12:00:00+02:00")]).ledger
    figures = {figure.id: figure for figure in ledger.figures}
    found = [
        relation.relation
        for relation in ledger.relations
        if {figures[relation.a].measure, figures[relation.b].measure} == {"killed", "bodies_found"}
        and relation.relation == "conflict"
    ]
    assert found == want
    # dead and bodies stay two series
    assert all(len({figures[key].measure for key in series.figures}) == 1 for series in ledger.series)


def test_the_most_that_may_be_is_no_second_count(read, sum_up):
    text = (
        "The ministry says 4.9 percent of GDP. The Audit Council says 6.3. The lender has mentioned 4.5 as the most "
        "that it could bear."
    )
    ledger = sum_up([read(text, "Outlet", "2031-05-09T12:00:00+02:00")]).ledger
    by_id = {figure.id: figure.text for figure in ledger.figures}
    clashes = [{by_id[r.a], by_id[r.b]} for r in ledger.relations if r.relation == "conflict"]
    assert {"4.9", "6.3"} in clashes
    assert not [pair for pair in clashes if "4.5" in pair]
