"""The invented story, read once for all tests of the brief."""

from __future__ import annotations

import pytest
from ferry_story import ANALYSIS, FOREIGN, LOCAL, WIRE, article, ledger_of

from writethru.core.types import Ledger, Reading


@pytest.fixture(scope="session")
def readings(reader) -> list[Reading]:  # type: ignore[no-untyped-def]
    copy = WIRE.replace("22 people were missing", "27 people were missing").rsplit("\n\n", 1)[0]
    return [
        reader.read(item)
        for item in (
            article("Northwire", "Ferry hits pier in Vendria, at least 14 dead", WIRE, "2026-05-12T11:00:00+02:00"),
            article("The Quay Post", "At least 14 dead in ferry crash", copy, "2026-05-12T12:30:00+02:00"),
            article("Marlo Bell", "Fourteen or nineteen?", LOCAL, "2026-05-12T19:00:00+02:00"),
            article("Astoria Times", "Divers search Marlo harbour", FOREIGN, "2026-05-12T18:00:00+02:00"),
            article("Strait Quarterly", "Why the ferries are old", ANALYSIS, "2026-05-12T20:00:00+02:00"),
        )
    ]


@pytest.fixture(scope="session")
def ledger(readings: list[Reading]) -> Ledger:
    return ledger_of(readings)
