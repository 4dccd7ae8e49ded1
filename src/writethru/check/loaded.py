"""Words that take sides: what an attack is made of, and verbs of saying that judge what is said.

Short lists on purpose: a word stands here only if good copy hardly ever has it in this place.
"""

from __future__ import annotations

import re

# blame of character or competence; "bad", "weak" or "wrong" are said of things too often
ATTACK = re.compile(
    r"\b(?:arrogan(?:t|ce)|incompeten(?:t|ce)|useless|hopeless|pathetic|coward(?:s|ly|ice)?|liars?|lying|"
    r"dishonest\w*|"
    r"corrupt(?:ion)?|crooks?|crooked|thie(?:f|ves)|idiots?|idiotic|fools?|foolish|stupid(?:ity)?|moron\w*|clowns?|"
    r"bull(?:y|ies|ying)|tyrant|dictator\w*|disgrace(?:d|ful)?|shameful|shameless|disaster|shambles|"
    r"catastrophe|farce|joke|laughing stock|toxic|delusional|deranged|unhinged|paranoid|erratic|lazy|ruthless|"
    r"vindictive|petty|hypocri\w+|traitors?|treacherous|betray\w*|reckless(?:ly|ness)?|negligent|cynical(?:ly)?|"
    r"unfit|out of (?:his|her|their) depth|lost (?:his|her|their) (?:mind|nerve|grip)|"
    r"(?:not|never) up to (?:the|his|her|their) job|a mess|chaotic|dysfunctional|criminals?|evil|monsters?|"
    r"self-serving|power-hungry|control freak|snake|rats?|puppets?|stooges?)\b",
    re.I,
)
# to attack by the verb alone
ATTACKS = frozenset("accuse blame lambast lambaste denounce mock ridicule deride berate".split())

# verbs that judge, by what they judge: one of a group in the source licenses the others of the group
LOADED: dict[str, frozenset[str]] = {
    "admission": frozenset("admit concede confess".split()),
    "claim": frozenset("claim allege purport".split()),
    "boast": frozenset("boast brag gloat crow".split()),
    "insistence": frozenset("insist protest".split()),
    "outburst": frozenset("rant rage fume scoff sneer jeer snarl thunder bristle".split()),
    "complaint": frozenset("whine moan grumble gripe carp".split()),
    "rapture": frozenset("gush enthuse rave".split()),
    "proof": frozenset("refute debunk disprove".split()),
}
# words of the source that license a group
LICENCE: dict[str, re.Pattern[str]] = {
    "admission": re.compile(r"\b(?:admi(?:t|ssion)|conce[ds]|confess|acknowledg|accept|own(?:s|ed)? up)", re.I),
    "claim": re.compile(r"\b(?:claim|alleg|purport|assert|contend|accus|insist|maintain)", re.I),
    "boast": re.compile(r"\b(?:boast|brag|gloat|crow(?:ed|ing|s)?\b|proud|pride|tout|triumph)", re.I),
    "insistence": re.compile(
        r"\b(?:insist|maintain|protest|assert|contend|stress|emphasi[sz]|repeat|reiterat|den(?:y|ie)|reject|demand|"
        r"must\b)",
        re.I,
    ),
    "outburst": re.compile(r"\b(?:rant|rag(?:e|ed|ing)\b|fum(?:e|ed|ing)\b|scoff|sneer|jeer|snarl|thunder|angr|"
    "shout|fur)", re.I),
    "complaint": re.compile(r"\b(?:whin|moan|grumbl|grip|carp|complain)", re.I),
    "rapture": re.compile(r"\b(?:gush|enthus|rave|prais|delight|thrill)", re.I),
    "proof": re.compile(r"\b(?:refut|debunk|disprov|prov(?:e|ed|en)\b|rebut)", re.I),
}  # fmt: skip
# cues that only say that somebody spoke, or denied
PLAIN = frozenset(
    "say tell add accord state write reply answer explain note announce report speak describe call put remark comment "
    "declare quote recall continue : ask count".split()
)
_THINKS = frozenset("think believe expect hope want predict".split())
_DENIES = frozenset("deny reject dispute dismiss contest contradict".split())


def plain_for(group: str) -> frozenset[str]:
    """Cues of a source beside which a verb of the group is loaded: mockery is loaded for "thinks" too."""
    if group == "proof":
        return _DENIES
    return PLAIN if group in ("admission", "claim", "insistence") else PLAIN | _THINKS


def group_of(lemma: str) -> str | None:
    """The group of a verb that judges what is said; None for a plain one."""
    return next((name for name, verbs in LOADED.items() if lemma in verbs), None)
