"""Why each line of a brief was chosen, and what was left out and why: ``writethru brief --explain``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from writethru.brief.copying import count
from writethru.brief.plan import Choice, repeats, terms
from writethru.brief.rewrite.sketch import text_of
from writethru.brief.select import NUMBER
from writethru.brief.write import Draft, Planned, plan_brief
from writethru.core.types import Ledger, SectionName

Place = Literal["headline", "standfirst"] | SectionName
# what was left out is listed down to this many sentences
MOST_LEFT = 20
# share of a line's words that one sentence of another origin must hold to carry it
_CARRIED = 0.5


@dataclass(frozen=True, slots=True)
class Reason:
    """A line, or a sentence that is none: what it says, where it stands or would stand, and why."""

    text: str
    section: Place
    why: tuple[str, ...]
    # article id and outlet of the sentence it was made of; None where it was made of figures of several
    article: str | None
    outlet: str | None
    # what the sentence is worth to the story, 1 for the best of those that could be told
    worth: float


@dataclass(frozen=True, slots=True)
class Explanation:
    chosen: tuple[Reason, ...]
    left_out: tuple[Reason, ...]
    # words of the prose that the lines take, and the most they may
    words: int
    room: int


def explain(
    ledger: Ledger, *, words: int = 400, copy_limit: int = 12, known: Collection[str] | None = None
) -> Explanation:
    """The reasons behind the brief that :func:`writethru.brief.write_brief` writes with the same arguments."""
    planned = plan_brief(ledger, words=words, copy_limit=copy_limit, known=known)
    worth = _Worth(planned)
    top = planned.top
    chosen = [Reason(top.headline, "headline", ("the opening of the fullest report, in the present",), None, None, 1.0)]
    if top.standfirst:
        chosen.append(
            Reason(top.standfirst, "standfirst", ("what other outlets head their pieces with",), None, None, 1.0)
        )
    chosen += [_chosen(draft, planned, worth) for draft in planned.drafts]
    used = {draft.choice.candidate.key[:2] for draft in planned.drafts if draft.choice} | top.used
    told = [draft.text for draft in planned.drafts] + [top.standfirst]
    left: dict[tuple[int, int], Choice] = {}
    for choice in sorted(planned.choices, key=lambda c: (-worth.of(c), c.candidate.key)):
        if choice.candidate.key[:2] not in used:
            left.setdefault(choice.candidate.key[:2], choice)
    unused = list(left.values())[:MOST_LEFT]
    size = top.size + sum(count(draft.text) for draft in planned.drafts)
    return Explanation(tuple(chosen), tuple(_left(choice, planned, worth, told) for choice in unused), size, words)


class _Worth:
    """What a choice is worth as a share of the best."""

    def __init__(self, planned: Planned) -> None:
        self._weights = planned.planner.weights
        self._best = max((self._value(choice) for choice in planned.choices), default=1.0) or 1.0

    def _value(self, choice: Choice) -> float:
        return choice.base * (self._weights.total(choice.terms) + choice.bonus)

    def of(self, choice: Choice) -> float:
        return round(self._value(choice) / self._best, 3)


def _chosen(draft: Draft, planned: Planned, worth: _Worth) -> Reason:
    if draft.choice is None:
        kind = "a count that its speaker has revised" if draft.section == "whats_new" else "two named speakers differ"
        return Reason(draft.text, draft.section, (kind,), None, None, 1.0)
    view = draft.choice.candidate.view
    why = _why(draft.choice, planned)
    return Reason(draft.text, draft.section, why, view.article.id, view.article.outlet, worth.of(draft.choice))


def _why(choice: Choice, planned: Planned) -> tuple[str, ...]:
    """What speaks for a line, the strongest first."""
    out = []
    if choice.lead:
        out.append("opens its article")
    carried = _origins(choice, planned)
    out.append(f"carried by {carried} origins" if carried > 1 else "told by one origin")
    who = planned.planner.cast.get(choice.speaker) if choice.speaker else None
    if who is not None:
        expert = planned.planner.is_expert(who)
        out.append(f"{'expert' if expert else 'speaker'}: {who.name}")
    if choice.candidate.figures:
        out.append("holds a figure")
    main = choice.candidate.main
    if main is not None and main.certainty in ("denied", "declined", "hedged", "expected", "estimated"):
        out.append(main.certainty)
    return tuple(out)


def _origins(choice: Choice, planned: Planned) -> int:
    """How many origins have a sentence that holds half of the line's words of substance."""
    found = {choice.candidate.view.origin}
    for view in planned.material.views:
        if view.origin in found or not choice.terms:
            continue
        for sentence in view.reading.sentences:
            shared = terms(view, range(sentence.first, sentence.last)) & choice.terms
            if len(shared) >= _CARRIED * len(choice.terms):
                found.add(view.origin)
                break
    return len(found)


def _left(choice: Choice, planned: Planned, worth: _Worth, told: list[str]) -> Reason:
    text = planned.writer.write(choice.candidate, "")
    shown = text or text_of(choice.candidate.row)
    if text is None:
        why = "cannot be told in other words: more of it than the copy limit allows would stand as it is"
    elif repeats(text, told):
        why = "told already by another line"
    elif choice.numbers and any(choice.numbers <= _numbers(line) for line in told):
        why = "its number is told already"
    else:
        why = "no room: others are worth more"
    view = choice.candidate.view
    return Reason(
        shown, choice.section, (why, *_why(choice, planned)), view.article.id, view.article.outlet, worth.of(choice)
    )


def _numbers(text: str) -> frozenset[str]:
    return frozenset(NUMBER.findall(text))


def explanation_json(explanation: Explanation) -> dict[str, object]:
    """The explanation as the document ``writethru/explanation/1``."""

    def plain(reason: Reason) -> dict[str, object]:
        return {
            "text": reason.text, "section": reason.section, "why": list(reason.why), "article": reason.article,
            "outlet": reason.outlet, "worth": reason.worth,
        }  # fmt: skip

    return {
        "schema": "writethru/explanation/1",
        "words": explanation.words,
        "room": explanation.room,
        "chosen": [plain(reason) for reason in explanation.chosen],
        "left_out": [plain(reason) for reason in explanation.left_out],
    }
