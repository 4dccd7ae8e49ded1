"""Speakers whom a brief has introduced, named in short in the sentences that follow."""

from __future__ import annotations

from writethru.brief.names import Cast, Figurehead, introduced


def office(text: str, who: Figurehead) -> str:
    """A later mention of an office: its acronym where it has one, else as it is written there."""
    if who.acronym is None:
        return text
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
