"""Who denies what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from writethru.core.types import Denial, Reading, Statement, Story
from writethru.ledger.claims import LOOSE_MATCH, MATCH, REACH, Said, best_match, just_before, said_of
from writethru.ledger.context import Context
from writethru.ledger.names import content_words, fold_word

_VERBS = frozenset(
    ["deny", "reject", "dispute", "dismiss", "refute", "contest", "rebut", "repudiate", "disavow", "contradict"]
)
_LABEL = re.compile(
    r"\b(?:lies?|lying|false|untrue|fairy tales?|fabricat\w+|nonsense|baseless|groundless|unfounded|invent(?:ed|ion)"
    r"|fake|hoax|propaganda|slander|smear|rubbish|absurd|not true|no truth|never happened|misleading|incorrect)\b",
    re.IGNORECASE,
)
# "a shadow, not a fissure": whoever said "a fissure" is contradicted
_CONTRAST = re.compile(r"\bnot (?:an? |the |any )?([a-z]{4,})", re.IGNORECASE)
# "that figure is a wish", "does not recognise that figure": the claim stands just before
_POINTS_BACK = re.compile(
    r"^\W*(?:(?:that|this) (?:figure|number|claim|report|story|account|charge)"
    r"|(?:those|these) (?:figures|numbers|claims|reports|stories|accounts|charges))\b[^.]*\bnot?\b"
    r"(?! (?:include|cover|count|contain|take))"
    r"|\b(?:do|does|did) not (?:recogni[sz]e|accept|agree with|believe|share) (?:that|this|those|these|the)\b",
    re.IGNORECASE,
)
_UNADMITTED = re.compile(r"\b(?:acknowledg|confirm|admit|recogni[sz]|accept)", re.IGNORECASE)
_BARE = re.compile(
    r"^\W*(?:that|this|it|them|so|both|either|those|these|the (?:claim|charge|accusation|allegation|report)s?)\W*$",
    re.I,
)
_ABOUT = re.compile(
    r"^\W*(?:(?:that|any|a|an|the|all|social media|media|news|such|these|those|earlier) )*"
    r"(?:reports?|claims?|allegations?|accusations?|suggestions?|charges?|rumou?rs?)"
    r"(?:(?: (?:by|on|in|from) [^,]{1,60}?)? (?:that|of|about))? ",
    re.IGNORECASE,
)
# "reports of X were a lie": X is denied
_LABELLED = re.compile(
    r"\b(?:reports?|claims?|allegations?|accusations?|suggestions?|charges?|rumou?rs?) (?:of|that|about) (.{4,120}?),? "
    rf"(?:(?:were|was|are|is|as|to be) )?[\"“‘']?(?:an? )?(?:\w+ )?{_LABEL.pattern}",
    re.IGNORECASE,
)
# "the claims are false": which claims was said before
_CLAIMS_FALSE = re.compile(
    rf"\b(?:reports?|claims?|allegations?|accusations?|charges?)\b.{{0,20}}\b(?:is|are|was|were)\b.{{0,20}}{_LABEL.pattern}",
    re.IGNORECASE,
)
_SHARED = 0.25
_FOLLOWS = 2
_CONCEDES = frozenset(["acknowledge", "concede", "admit", "confirm", "agree", "accept"])
_MOUTHPIECE = re.compile(r"\bspokes(?:man|woman|person)\b|\blawyers?\b|\bits\b|\btheir\b", re.IGNORECASE)


def find_denials(story: Story, readings: Mapping[str, Reading], context: Context) -> tuple[Denial, ...]:
    """Denials in the leads of origins, in order of the story.

    The claim is the earlier statement of the story that holds most of the denied words and is by somebody else; where
    there is none, the denial's own words. What the same speaker says right after a denial goes on from it.
    """
    leads = {origin.lead for origin in story.origins}
    earlier: list[Said] = []
    out: list[Denial] = []
    for article in story.articles:
        reading = readings.get(article.id)
        if reading is None or article.id not in leads:
            continue
        here = [said_of(statement, article.text, context) for statement in reading.statements]
        last: Denial | None = None
        opener: Statement | None = None
        for n, said in enumerate(here):
            if last is not None and opener is not None and _goes_on(opener, said.statement, bare=not last.claim_text):
                out.append(Denial(said.statement.id, last.claim, last.claim_text, elaborates=opener.id))
                continue
            denial = _denial(said, [*earlier[-REACH:], *here[:n]])
            if denial is not None:
                out.append(denial)
                last, opener = denial, said.statement
        earlier += here
    return tuple(out)


def _denial(said: Said, earlier: Sequence[Said]) -> Denial | None:
    """The denial that a statement is, if it is one."""
    statement = said.statement
    if statement.speaker is None:
        return None
    if _POINTS_BACK.search(said.content):
        return Denial(statement.id, just_before(said, earlier), "")
    if not said.denied and not denies(statement, said.content):
        noun = _CONTRAST.search(said.content)
        match = best_match(said, said.words, earlier, _SHARED, fold_word(noun[1])) if noun else None
        return Denial(statement.id, match, "") if match else None
    if statement.certainty == "declined":
        return Denial(statement.id, None, said.content.removeprefix("to "))
    claim = _claim_text(said.content)
    if not claim:
        return Denial(statement.id, just_before(said, earlier), "")
    words = content_words(claim)
    match = best_match(said, words, earlier, MATCH) or best_match(said, words, earlier, LOOSE_MATCH, _last_word(claim))
    plain = statement.cue.cls != "deny" and statement.cue.lemma not in _VERBS and not said.denied
    # a negated sentence that nobody is seen to have claimed denies nothing in words of its own
    if plain and not match and claim == said.content.removeprefix("that ").strip(" ,"):
        return None if statement.form == "indirect" else Denial(statement.id, None, "")
    return Denial(statement.id, match, claim)


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
    if labelled := _LABELLED.search(said):
        said = labelled[1]
    elif _CLAIMS_FALSE.search(said):
        return ""
    said = _ABOUT.sub("", said).removeprefix("that ").strip(" ,")
    return "" if said.startswith("as ") else said


def _last_word(claim: str) -> str:
    """The last content word, folded; "" for none."""
    found = (sorted(content_words(word)) for word in reversed(claim.split()))
    return next((words[-1] for words in found if words), "")


def _goes_on(denial: Statement, later: Statement, *, bare: bool) -> bool:
    """Does the same speaker, or who speaks for it, go on right after the denial: in quotation, or in its sentence?

    After a bare "the ministry disputes that" the next sentence says what is held against it, quoted or not.
    """
    apart = later.sentence - denial.sentence
    if denial.speaker is None or later.speaker is None or later.certainty == "declined" or not 0 <= apart <= _FOLLOWS:
        return False
    if later.cue.lemma in _CONCEDES:
        return False
    if later.form != "direct" and apart > (1 if bare else 0):
        return False
    name = denial.speaker.canonical
    speaks_for = apart <= 1 and bool(_MOUTHPIECE.search(f"{later.speaker.role or ''} {later.speaker.text}"))
    return bool(name) and (name == later.speaker.canonical or name in (later.speaker.affiliation or "") or speaks_for)
