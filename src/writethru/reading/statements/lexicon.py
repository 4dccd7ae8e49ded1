"""Which offers of the grammar are attributions: a list of cues with their frames, learned from annotated news.

``cues.tsv`` holds, for a lemma in a frame, how often of a hundred such offers were attributions ("criticize obj 78").
Rows of the lemma "*" hold what to expect of words the list does not know. Rows that begin with "=" hold how much a mark
around the cue speaks for a report, in hundredths of the log of the odds. ``bench/learn_cues.py`` writes it.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from math import exp, log

from writethru.core.types import CueClass
from writethru.reading.statements.candidate import Candidate
from writethru.reading.statements.words import CLASSES, REPORTING_NOUNS, REPORTING_VERBS

# chance that a reporting verb or noun we list by hand is one, in a frame that holds a clause
_BY_HAND = 0.7
# "has not commented", where no question is named
_SILENCE = 0.45
# "X's warning that", however seldom the corpus has it
_NAMED_CLAIM = 0.5
# "put the toll at 41", "spoke of 97": with a number they are how counts are told
_COUNTED = {f"{verb} {frame}": 0.8 for frame, verbs in (("obj+at", "put peg"), ("prep:of", "speak talk tell"))
            for verb in verbs.split()}  # fmt: skip
# frames in which it matters whether the content holds a number
NUMBERED = frozenset(("obj+at", "prep:of"))
# "Mayor: no plans to quit": marks that name a speaker, which no count of words can weigh
_LABEL = 0.9
# no rate is believed to be nearer to 0 or 1 than this
_LEAST = 0.005
_CLAUSES = frozenset(("that", "fronted", "paren", "as", "if", "p:that", "p:fronted", "n:that", "quote"))


# what the corpus holds too seldom to learn, or marks otherwise than we do (the person told is no content)
_FIXED = (
    {"view view": 0.8, "tell obj": 0.0, "inform obj": 0.0, "assure obj": 0.0}
    | {f"tell {frame}": 0.0 for frame in ("obj+at", "obj+on", "prep:at", "prep:in", "prep:on")}
    | {
        f"{noun} n:revised": 0.8
        for noun in ("estimate", "count", "toll", "tally", "forecast", "figure", "projection", "assessment", "total")
    }
)


class Lexicon:
    """Chances by lemma and frame."""

    def __init__(self, rows: dict[str, float]) -> None:
        self._rows = rows
        self._lemmas = {key.split(" ", 1)[0] for key in rows} | REPORTING_VERBS | REPORTING_NOUNS
        self._lemmas -= {"*", "="}

    def known(self, lemma: str) -> bool:
        return lemma in self._lemmas

    def chance(self, candidate: Candidate, quoted: bool, numbered: bool) -> float:
        """Between 0 and 1, by the cue's own rates and the marks around it. The flags say that the content holds words
        in quotation marks (one of the marks already), or a number."""
        lemma, frame = candidate.lemma, candidate.frame
        if frame == "label":
            return _LABEL
        if numbered and f"{lemma} {frame}" in _COUNTED:
            return _COUNTED[f"{lemma} {frame}"]
        own = self.of(lemma, frame)
        if f"{lemma} {frame}" in _FIXED or frame == "silent" or not candidate.context:
            return own
        rows = self._rows
        weight = rows.get("= *", 0.0) + rows.get("= own", 1.0) * _logit(own)
        weight += rows.get("= lemma", 0.0) * _logit(rows.get(f"{lemma} *", rows.get("* *", 0.5)))
        weight += sum(rows.get(f"= {mark}", 0.0) for mark in candidate.context)
        return 1 / (1 + exp(-weight))

    def by_hand(self, candidate: Candidate, numbered: bool) -> bool:
        """Whether the chance of the candidate was set here and not learned."""
        lemma, frame = candidate.lemma, candidate.frame
        counted = numbered and f"{lemma} {frame}" in _COUNTED
        return counted or frame in ("label", "silent") or _FIXED.get(f"{lemma} {frame}", 0.0) > 0

    def of(self, lemma: str, frame: str) -> float:
        fixed = _FIXED.get(f"{lemma} {frame}")
        if fixed is not None:
            return fixed
        found = self._rows.get(f"{lemma} {frame}")
        if found is not None:
            return max(found, _NAMED_CLAIM) if frame == "n:that" and lemma in REPORTING_NOUNS else found
        if frame == "silent":
            return _SILENCE
        if frame in _CLAUSES and (lemma in REPORTING_NOUNS if frame.startswith("n:") else lemma in REPORTING_VERBS):
            return _BY_HAND
        return self._rows.get(f"* {frame}", 0.0)

    def says(self, lemma: str) -> bool:
        """Whether the verb can introduce quoted words that the parser did not tie to it."""
        return max(self.of(lemma, "fronted"), self.of(lemma, "quote")) >= 0.5 and self.known(lemma)


def _logit(chance: float) -> float:
    """The log of the odds, of chances that are neither certain nor impossible."""
    chance = min(max(chance, _LEAST), 1 - _LEAST)
    return log(chance / (1 - chance))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The list that ships with the package."""
    rows: dict[str, float] = {}
    text = files("writethru.reading.statements").joinpath("cues.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            key, value = line.rsplit("\t", 1)
            rows[key] = float(value) / 100
    return Lexicon(rows)


def cue_class(lemma: str) -> CueClass:
    return CLASSES.get(lemma, "say")
