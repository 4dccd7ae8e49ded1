"""What editors judged of the figures of a brief, in words for its table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from writethru.core.judgements import Judged
from writethru.core.types import Figure, Ledger

_SAID = {"same": "judged the same by {}", "different": "judged different by {}", "unsure": "{} is unsure of it"}


def judged_words(ledger: Ledger) -> dict[str, list[str]]:
    """By figure id, what was judged of it: "judged the same by R. Ames"; each once, in order of the relations."""
    out: dict[str, dict[str, None]] = {}
    for relation in ledger.relations:
        if relation.judged is not None:
            for key in (relation.a, relation.b):
                out.setdefault(key, {})[_words(relation.judged)] = None
    return {key: list(words) for key, words in out.items()}


def judged_of(figures: Iterable[Figure], words: Mapping[str, list[str]]) -> str:
    """What was judged of any of the figures, each once; "" where nothing was."""
    return "; ".join(dict.fromkeys(said for figure in figures for said in words.get(figure.id, ())))


def _words(judged: Judged) -> str:
    return _SAID[judged.verdict].format(judged.by)
