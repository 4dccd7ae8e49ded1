"""Who counts what as the JSON document that ``writethru figures`` prints (schema writethru/figures/1)."""

from __future__ import annotations

import math
from typing import Any

from writethru.core.codec import to_plain
from writethru.ledger.who_output import story_json
from writethru.publish.figures.table import Counts, Table, Value

SCHEMA = "writethru/figures/1"


def figures_json(table: Table) -> dict[str, Any]:
    """The document: plain dicts, lists, strings, numbers and None."""
    return {
        "schema": SCHEMA,
        "story": story_json(table.story),
        "series": [_series(one) for one in table.series],
    }


def _series(one: Counts) -> dict[str, Any]:
    series = one.series
    return {
        "number": one.number,
        "what": one.what,
        "key": {
            "unit": series.unit,
            "measure": series.measure,
            "population": series.population,
            "place": series.place,
        },
        "section": one.section,
        "state": one.state,
        "words": one.words,
        "origins": one.origins,
        "values": [_value(value) for value in one.values],
        "links": [
            {
                "a": link.a,
                "b": link.b,
                "relation": link.relation,
                "reason": link.reason,
                "backward": link.backward,
                "altered_copy": link.altered,
                "judged": None if link.judged is None else to_plain(link.judged),
            }
            for link in one.links
        ],
        "beside": [to_plain(other) for other in one.beside],
    }


def _value(value: Value) -> dict[str, Any]:
    return {
        "number": value.number,
        "value": value.words,
        "low": finite(value.low),
        "high": finite(value.high),
        "bound": value.approx,
        "unit": value.unit,
        "also": value.aside or None,
        "as_of": value.as_of,
        "dated": value.dated,
        "who": value.who,
        "named": value.named,
        "hedged": value.hedged,
        "since_updated": value.overtaken,
        "step_back": value.step or None,
        "altered_copy": value.altered,
        "outlets": list(value.outlets),
        "origins": value.origins,
        "figures": list(value.figures),
        "citations": [
            {"figure": quote.figure, "origin": quote.origin, **to_plain(quote.citation)} for quote in value.quotes
        ],
    }


def finite(number: float | None) -> float | None:
    """The number; None for one that JSON cannot hold, such as that of "1e400"."""
    return number if number is None or math.isfinite(number) else None
