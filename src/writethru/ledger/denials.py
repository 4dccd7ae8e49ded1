"""Who denies what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from writethru.core.types import Denial, Reading, Statement, Story
from writethru.ledger.context import Context
from writethru.ledger.names import content_words, same_speaker
from writethru.ledger.repeats import content_of

_VERBS = frozenset(
    ["deny", "reject", "dispute", "dismiss", "refute", "contest", "rebut", "repudiate", "disavow", "contradict"]
)
_LABEL = re.compile(
    r"\b(?:lies?|lying|false|untrue|fairy tales?|fabricat\w+|nonsense|baseless|groundless|unfounded|invent(?:ed|ion)"
    r"|fake|hoax|propaganda|slander|smear|rubbish|absurd|not true|no truth|never happened|misleading|incorrect)\b",
    re.IGNORECASE,
)
_UNADMITTED = re.compile(r"\b(?:acknowledg|confirm|admit|recogni[sz]|accept)", re.IGNORECASE)
_BARE = re.compile(r"^\W*(?:that|this|it|them|so|those|these|the (?:claim|charge|accusation|allegation|report)s?)\W*$", re.I)
_ABOUT = re.compile(
    r"^\W*(?:(?:any|a|an|the|all|social media|media|news|such|these|those) )*"
    r"(?:reports?|claims?|allegations?|accusations?|suggestions?|charges?|rumou?rs?)(?: by [^,]{1,60}?)?(?: that| of| on)? ",
    re.IGNORECASE,
)
# share of the claim's words that an earlier statement must hold
_MATCH = 0.5
_LEAST = 2
_FOLLOWS = 2


def find_denials(story: Story, readings: Mapping[str, Reading], context: Context) -> tuple[Denial, ...]:
    """Denials in the leads of origins, in order of the story.

    The claim is the earlier statement of the story that holds most of the denied words and is by somebody else; where
    there is none, the denial's own words. A quotation by the same speaker right after a denial goes on from it.
    """
    leads = {origin.lead for origin in story.origins}
    earlier: list[tuple[Statement, str]] = []
    out: list[Denial] = []
    for article in story.articles:
        reading = readings.get(article.id)
        if reading is None or article.id not in leads:
            continue
        text = article.text
        here = [(statement, content_of(statement, text)) for statement in reading.statements]
        for n, (statement, said) in enumerate(here):
            if not denies(statement, said):
                continue
            claim = _claim_text(said)
            match = _claim_of(statement, claim, [*earlier, *here[:n]], context)
            out.append(Denial(statement.id, match, claim))
            out += [
                Denial(later.id, match, claim, elaborates=statement.id)
                for later, words in here[n + 1 :]
                if _goes_on(statement, later) and not denies(later, words)
            ]
        earlier += here
    return tuple(out)


def denies(statement: Statement, said: str) -> bool:
    """Does the statement deny, reject, or refuse to confirm or to comment on something?"""
    if statement.certainty in ("denied", "declined") or statement.cue.cls == "deny" or statement.cue.lemma in _VERBS:
        return True
    if statement.negated and _UNADMITTED.search(statement.cue.lemma):
        return True
    return statement.cue.lemma in ("call", "describe", "brand", "label", "say", "tell") and bool(_LABEL.search(said))


def _claim_text(said: str) -> str:
    """What is denied, without "reports that"; "" where the words only point back or there is nothing."""
    said = " ".join(said.split())
    if _BARE.match(said):
        return ""
    said = _ABOUT.sub("", said)
    return said.removeprefix("that ").strip(" ,")


def _claim_of(
    denial: Statement, claim: str, earlier: Sequence[tuple[Statement, str]], context: Context
) -> str | None:
    """The statement that is denied, or None."""
    voice = context.speakers.of(denial)
    others = [(s, said) for s, said in earlier if not same_speaker(voice, context.speakers.of(s)) and s.id != denial.parent]
    if not claim:
        near = [s for s, _ in others if s.article == denial.article and 0 <= denial.sentence - s.sentence <= 2]
        return near[-1].id if near and denial.certainty != "declined" else None
    words = content_words(claim)
    if len(words) < _LEAST:
        return None
    best, found = 0.0, None
    for statement, said in others:
        held = content_words(said)
        part = len(words & held) / len(words)
        if part >= _MATCH and len(words & held) >= _LEAST and part >= best:
            best, found = part, statement.id
    return found


def _goes_on(denial: Statement, later: Statement) -> bool:
    """A quotation by the same speaker in the same or the next sentences."""
    if denial.speaker is None or later.speaker is None or later.form == "indirect":
        return False
    near = 0 <= later.sentence - denial.sentence <= _FOLLOWS
    one = denial.speaker.canonical and denial.speaker.canonical == later.speaker.canonical
    affiliated = later.speaker.affiliation and denial.speaker.canonical in (later.speaker.affiliation or "")
    return near and bool(one or affiliated)
