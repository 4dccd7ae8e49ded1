"""Judgements of figures in the terminal: the two figures with their words, who judged, why, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from writethru.cli.views.table import render
from writethru.core.ids import short_ids
from writethru.core.judgements import Anchor, Judgement, Withdrawal
from writethru.core.showing import count, plain, when
from writethru.ledger.judgements import STATES, VERDICTS, Standing

# columns; longer lines are hard to read
WIDEST = 104
_STYLE = {"in_force": "bold green", "overruled": "dim", "withdrawn": "dim", "stale": "bold yellow"}


def judgements_view(held: Sequence[Standing], *, to_file: bool = False) -> str:
    """All of them, oldest first."""
    return render(_parts(held), to_file=to_file, most=WIDEST)


def judged_line(one: Judgement) -> str:
    """A judgement on one line: "jd-...: “38” (Coast Post) and “61” (The Inlet) are different, by NAME: REASON"."""
    both = " and ".join(f"“{plain(anchor.text)}” ({anchor.outlet})" for anchor in (one.a, one.b))
    return f"{one.id}: {both} are {VERDICTS[one.verdict]}, by {one.by}: {one.reason}"


def withdrawn_line(one: Withdrawal) -> str:
    return f"{one.judgement} is withdrawn, by {one.by}: {one.reason}"


def _parts(held: Sequence[Standing]) -> Iterator[RenderableType]:
    if not held:
        yield Text("no judgements")
        return
    in_force = sum(one.state == "in_force" for one in held)
    yield Text(f"{count(len(held), 'judgement')}, {in_force} in force", style="bold")
    short = short_ids(key for one in held for key in (one.a, one.b) if key)
    for one in held:
        judgement = one.judgement
        yield Text.assemble(
            f"\n{judgement.id}  ",
            (judgement.verdict, "bold"),
            "  ",
            (STATES[one.state], _STYLE[one.state]),
        )
        for key, anchor in ((one.a, judgement.a), (one.b, judgement.b)):
            yield _indented(_figure(short.get(key or "", "-"), anchor))
        yield _indented(f"{judgement.by}, {when(judgement.at)}: {judgement.reason}")
        if one.why:
            yield _indented(plain(one.why))


def _indented(text: str) -> Padding:
    return Padding(Text(text), (0, 0, 0, 2))


def _figure(key: str, anchor: Anchor) -> str:
    return f"{key}  {plain(anchor.text)}  {anchor.outlet}: {plain(anchor.sentence)}"
