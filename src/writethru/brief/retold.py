"""Speakers whom a brief has introduced, named in short in the sentences that follow."""

from __future__ import annotations

from writethru.brief.names import Cast, Figurehead, introduced
from writethru.reading.titles import FIRMS


def office(text: str, who: Figurehead) -> str:
    """A later mention of a body: its acronym where it has one, a firm without its ending, else as it is written."""
    if who.acronym is None:
        if who.mention and who.name.islower() and who.name.isalpha():
            # "the energy regulator" before
            return f"the {who.name}"
        words = who.name.split()
        firm = len(words) > 1 and words[-1].lower() in FIRMS and who.name in text
        return " ".join(words[:-1]) if firm else text
    if not who.acronym.isupper() and len(who.name.split()) <= 3:
        # a short name that is no acronym: "Pulight", for "Puerto Light"
        return who.named
    return f"the {who.acronym}" if who.article else who.acronym


def retold(text: str, told: str, cast: Cast) -> str:
    """A sentence of ours after the lines in ``told``: those whom they have named in full are named in short."""
    for key in sorted(cast.keys):
        who = cast.get(key)
        full = introduced(who) if who is not None else ""
        if who is None or full not in text or not who.told(told):
            continue
        short = who.short if who.kind == "person" else office(full.rstrip(","), who)
        text = text.replace(full, short, 1) if len(short) < len(full) else text
    return text
