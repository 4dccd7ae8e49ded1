"""The language of an article, told by the page or, where that is in doubt, by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from writethru.reading.extract.words import tokens

_ENGLISH = frozenset(
    "the of and to a in that is was for on with as it by at from be this has have were said are not but".split()
)
_CODE = re.compile(r"^\s*([A-Za-z]{2,3})(?:[-_].*)?\s*$")
# Share of these words in running text: English has 25 to 40 %, other languages a few.
_MUCH, _LITTLE = 0.2, 0.1
_SAMPLE = 4_000


def find_language(told: Sequence[str], text: str) -> str:
    """ISO 639-1 code. What the page says is believed unless its words say otherwise; "en" where nothing can be told."""
    said = next((match[1].lower() for match in map(_CODE.match, told) if match), "")[:2]
    words = tokens(text[:_SAMPLE])
    if len(words) < 20:
        return said or "en"
    share = sum(word in _ENGLISH for word in words) / len(words)
    if share >= _MUCH:
        return "en"
    if said and (said != "en" or share >= _LITTLE):
        return said
    return _by_model(text[:_SAMPLE])


def _by_model(text: str) -> str:
    import py3langid  # its model takes a moment to load, and most pages do not need it

    return str(py3langid.classify(text)[0])
