"""Who says so: the statements of a line held against those of the cited sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from writethru.brief.writers.llm import Fault
from writethru.core.types import Span, Speaker, Statement
from writethru.publish.faithful.keys import FREE, PRONOUNS, Keys, Side, is_word, keys, name_keys, same, word_keys

# where the words that say what a speaker is give way to whose, where and when
_HEAD = re.compile(r",| (?:of|for|at|in|from|with|who|on|to|close|near)\b")
# cues that are deeds as well: what a court decrees, a firm plans, a study shows
_DEEDS = frozenset({"decree", "intend", "show"})
# share of the words of what is told that make it the same as what is said
SHARE = 0.5
# share of a line's words that a statement of the source must hold for its speaker to be owed a word
OWED = 0.34


def voices_fault(line: Side, sources: Sequence[Side], outlets: Sequence[str], extractive: str) -> Fault | None:
    """A speaker whom no cited sentence has for it, or one left out. ``outlets`` may be named for their own words.

    A speaker may go by the words that the extractive line has for him, which has passed the gate.
    """
    theirs = [(one, statement) for one in sources for statement in one.reading.statements]
    matched: list[Statement] = []
    for mine in line.reading.statements:
        found = [(one, other) for one, other in theirs if _alike(line, mine, one, other, extractive)]
        if not found:
            if not theirs and mine.speaker and _of_outlet(mine.speaker, outlets):
                continue
            if mine.cue.cls in _DEEDS and _told_as_deed(line, mine, sources, theirs):
                continue
            who = mine.speaker.text if mine.speaker else "nobody"
            return Fault("voices", f"no cited sentence has this as said by “{who}” in this way")
        matched.extend(other for _, other in found)
    ids = {statement.id for statement in matched}
    told = _told(line)
    for one, other in theirs:
        if other.id in ids or other.speaker is None or not told:
            continue
        held = _content(one, other)
        many = sum(same(word, held) for word in told)
        if many >= 2 and many >= OWED * len(told) and not _covered(other, matched):
            return Fault("voices", f"the source has this from “{other.speaker.text}”, who is left out")
    return None


def _told_as_deed(
    line: Side, mine: Statement, sources: Sequence[Side], theirs: Sequence[tuple[Side, Statement]]
) -> bool:
    """Has a cited sentence the verb, but not as a statement ("upheld")? Then it is held as a deed, subject and all."""
    cues = [keys(line.tree, i) for i in line.tokens() if _in(line, i, [Span(mine.cue.start, mine.cue.end)])]
    verbs = [keys(one.tree, i) for one in sources for i in one.tokens() if one.tree.tokens[i].pos == "VERB"]
    said = [word_keys(other.cue.lemma, other.cue.lemma, False) for _, other in theirs]
    return any(same(cue, verb) for cue in cues for verb in verbs) and not any(
        same(cue, other) for cue in cues for other in said
    )


def _alike(line: Side, mine: Statement, one: Side, other: Statement, extractive: str) -> bool:
    """Do the two give the same content, as firmly, to the same speaker?"""
    if (mine.certainty, mine.negated) != (other.certainty, other.negated):
        return False
    if mine.cue.cls != other.cue.cls and {mine.cue.cls, other.cue.cls} != {"say", "show"}:
        return False
    if not (
        _one_speaker(mine.speaker, other.speaker)
        or _written_out(mine.speaker, other.speaker, one)
        or _introduced(mine.speaker, other.speaker, extractive)
    ):
        return False
    words = [keys(line.tree, i) for i in line.tokens() if is_word(line.tree, i) and _in(line, i, mine.content)]
    held = _content(one, other)
    return not words or sum(same(word, held) for word in words) >= SHARE * len(words)


def _one_speaker(mine: Speaker | None, other: Speaker | None) -> bool:
    if mine is None or other is None:
        return mine is other
    if mine.text.strip().lower() in PRONOUNS:
        return False
    known = _known(other)
    if not known:
        return False
    said = [word.strip(",.") for word in mine.text.replace("’s", "").replace("'s", "").split()]
    words = [word for word in said if word.lower() not in FREE and word[:1].isalnum()]
    names = [word for word in words if word[:1].isupper()]
    wanted = names or words
    if not wanted or not all(same(_either(word), known) for word in wanted):
        return False
    core = _core(other)
    return not core or any(same(_either(word), core) for word in words)


def _written_out(mine: Speaker | None, other: Speaker | None, one: Side) -> bool:
    """Is the line's speaker the source's ("the hospital"), by the fuller name that stands in the same sentence?"""
    if mine is None or other is None or other.kind != "organisation":
        return False
    full, short = (re.sub(r"^(?:the|an?) ", "", text.strip().lower()) for text in (mine.text, other.text))
    return full.endswith(f" {short}") and f" {full} " in f" {one.tree.text.lower()} "


def _introduced(mine: Speaker | None, other: Speaker | None, extractive: str) -> bool:
    """Is the line's speaker one that opens the extractive line, and known to the source by some of these words?"""
    if mine is None or other is None or not extractive.lower().startswith(mine.text.strip().lower()):
        return False
    known = _core(other) or _known(other)
    words = [word.strip(",.") for word in mine.text.split() if word.lower() not in FREE]
    return any(same(_either(word.removesuffix("’s").removesuffix("'s")), known) for word in words)


def _either(word: str) -> Keys:
    return word_keys(word.lower(), word.lower(), True)


def _known(speaker: Speaker) -> Keys:
    """All words by which a source knows a speaker."""
    out: set[str] = set()
    for text in (speaker.text, speaker.canonical, speaker.role or "", speaker.affiliation or ""):
        if text.strip().lower() in PRONOUNS:
            continue
        for word in text.replace("’s", "").replace("'s", "").replace("-", " ").split():
            if word.lower() not in FREE:
                out |= _either(word.strip(",.()"))
    return frozenset(out)


def _core(speaker: Speaker) -> Keys:
    """Of a person, what may not be left out: the name or what he is. "A ministry official" is not "the ministry"."""
    if speaker.kind not in ("person", "anonymous", "group"):
        return frozenset()
    out: set[str] = set()
    for text in (speaker.text, speaker.canonical, speaker.role or ""):
        words = _HEAD.split(text)[0].split()
        # of a name all words count, of a description the last
        for word in words if text[:1].isupper() and speaker.kind == "person" else words[-1:]:
            if word.lower() not in PRONOUNS and word.lower() not in FREE:
                out |= _either(word)
    return frozenset(out)


def _of_outlet(speaker: Speaker, outlets: Sequence[str]) -> bool:
    names = frozenset(key for outlet in outlets for key in name_keys(outlet))
    words = [word for word in speaker.text.split() if word.lower() not in FREE]
    return bool(words) and all(same(_either(word), names) for word in words)


def _in(one: Side, i: int, spans: Sequence[Span]) -> bool:
    start = one.tree.tokens[i].start
    return any(span.start <= start < span.end for span in spans)


def _content(one: Side, statement: Statement) -> Keys:
    out: set[str] = set()
    for i in one.tokens():
        if _in(one, i, statement.content):
            out |= keys(one.tree, i)
    return frozenset(out)


def _told(line: Side) -> list[Keys]:
    """The words of the line that are not part of an attribution."""
    spans = [Span(s.cue.start, s.cue.end) for s in line.reading.statements]
    spans += [Span(s.speaker.start, s.speaker.end) for s in line.reading.statements if s.speaker]
    return [keys(line.tree, i) for i in line.tokens() if is_word(line.tree, i) and not _in(line, i, spans)]


def _covered(statement: Statement, matched: Sequence[Statement]) -> bool:
    """Is it inside, or around, one whose speaker the line names?"""
    ids = {other.id for other in matched}
    if statement.parent in ids or any(other.parent == statement.id for other in matched):
        return True
    return any(
        _one_speaker(statement.speaker, other.speaker) or _one_speaker(other.speaker, statement.speaker)
        for other in matched
    )
