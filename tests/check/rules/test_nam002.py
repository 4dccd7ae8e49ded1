"""NAM002: surname before the full name and role."""

from __future__ import annotations

import pytest

BAD = [
    ("Dahl said the bridge would stay shut. Ingrid Dahl, the mayor, has asked for money.", "Dahl"),
    ("President Varga will fly to the coast. Istvan Varga was elected last year.", "Varga"),
    ("Mr Okoro denied the charge. Emeka Okoro, a builder, is to appear in June.", "Okoro"),
]
GOOD = [
    "Ingrid Dahl, the mayor, said the bridge would stay shut. Dahl has asked for money.",
    "# Dahl shuts bridge\n\nIngrid Dahl, the mayor, shut the bridge.",
    "“Dahl is right,” said Nils Berg. Ingrid Dahl, the mayor, thanked him.",
    "The Dahl bridge is shut. Ingrid Dahl, the mayor, said so.",
    "Dahl said the bridge would stay shut.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("NAM002", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("NAM002", draft, bare=True) == []


@pytest.mark.parametrize(
    ("house", "first"),
    [("ap", "Mayor Ingrid Dahl"), ("bbc", "Mayor Ingrid Dahl"), ("guardian", "Ingrid Dahl, the mayor")],
)
def test_the_first_mention_is_offered_as_the_house_has_it(found_in_tunnel, house, first):  # type: ignore[no-untyped-def]
    (hit,) = found_in_tunnel("NAM002", BAD[0][0], house=house, bare=True)
    assert hit.fix == first
