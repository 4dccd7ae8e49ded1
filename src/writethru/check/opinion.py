"""Words by which a writer judges, preaches or sells.

Praise of a goal, a film or a record is the custom of sport and arts pages, so "brilliant" and "superb" are no entries;
what is said of a size or a fact ("large", "historic", "deadly") is none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from writethru.core.types import Span

_BLAME = (
    r"shameful|shameless|disgraceful|despicable|deplorable|outrageous|scandalous|inexcusable|unforgivable|"
    r"unconscionable|"
    r"reprehensible|appalling|abhorrent|contemptible|laughable|pathetic|ludicrous|preposterous|cowardly|heartless|"
    r"idiotic|moronic|shockingly bad|utterly irresponsible|immoral|barbaric|monstrous"
)
_PRAISE = (
    r"world-class|world-leading|world-beating|state-of-the-art|cutting-edge|best-in-class|game-?changing|"
    r"must-(?:see|read|visit)|"
    r"unparalleled|unrivalled|unrivaled|second to none|once-in-a-lifetime|breathtaking|awe-inspiring|mouth-?watering|"
    r"jaw-dropping|trailblazing|visionary|heroic(?:ally)?|inspirational|a true (?:hero|heroine|legend|champion|"
    r"visionary)|"
    r"not to be missed|a (?:beacon|testament) (?:of|to)|exciting (?:new )?(?:opportunit\w+|chapter|venture)"
)
_JUDGES = (
    re.compile(rf"\b(?:{_BLAME})\b", re.I),
    # adverbs that feel for the reader, at the head of a sentence or set off by commas
    re.compile(
        r"^(?:Sadly|Tragically|Unfortunately|Regrettably|Shamefully|Disgracefully|Thankfully|Mercifully|Happily|"
        r"Rightly|"
        r"Hopefully|Predictably|Shockingly|Outrageously|Incredibly|Frankly|Fortunately|Luckily|Needless to say),"
    ),
    re.compile(
        r", (?:sadly|unfortunately|regrettably|shamefully|disgracefully|thankfully|mercifully|needless to say|"
        r"rightly|"
        r"of course rightly|quite rightly|rightly so|shockingly|outrageously|frankly),",
        re.I,
    ),
    # the writer pronounces
    re.compile(
        r"\b(?:it|this|that) (?:is|was) (?:simply |just |quite |clearly |nothing less than |nothing but |an? |the )*"
        r"(?:a disgrace|disgrace|an outrage|outrage|a scandal|scandal|a farce|farce|a travesty|travesty|a shame|"
        r"a (?:betrayal|mockery|insult)|an insult|betrayal|mockery|insult|unacceptable|unjustifiable|indefensible|"
        r"intolerable|"
        r"about time|high time|wonderful|fantastic|tragic|heartbreaking|heart-breaking|obvious that|clear that|"
        r"no surprise that|hardly surprising|undeniable|beyond doubt|to be hoped|to be welcomed|"
        r"wrong (?:to|that)|right (?:to|that))\b",
        re.I,
    ),
    re.compile(
        r"\b(?:is|are|was|were) (?:simply |just |nothing less than |nothing but )?an? (?:disgrace|outrage|"
        r"travesty of|insult to|mockery of|betrayal of|affront to)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:there (?:is|can be) no (?:doubt|question|excuse|justification)|no (?:decent|sane|reasonable) person|"
        r"(?:should|ought to) be ashamed|(?:should|ought to) hang (?:its|his|her|their) heads?|enough is enough|"
        r"(?:we|everyone|everybody|all of us|nobody|no one) (?:must|should|ought to|deserves?|can (?:all )?agree)|"
        r"deserves? (?:our|better|all the|nothing but)|has only (?:itself|himself|herself) to blame|"
        r"once again[^.;,]{0,40} (?:proves?|proved|proven|fails?|failed|let down)|"
        r"how (?:many more|much longer|long must)|it remains a mystery why|one can only (?:hope|wonder)|"
        r"makes a mockery of|beggars belief|defies (?:belief|logic)|flies in the face of common sense|"
        r"a (?:slap|kick) in the (?:face|teeth)|a bitter irony|an affront to)\b",
        re.I,
    ),
)  # fmt: skip
_SELLS = (
    re.compile(rf"\b(?:{_PRAISE})\b", re.I),
    re.compile(
        r"\b(?:don[’']t miss|do not miss|book (?:now|today|your)|order (?:now|today)|hurry|visit (?:our|us)|"
        r"sign up (?:now|today)|for all your \w+ needs|look no further|treat yourself|at unbeatable|"
        r"unbeatable prices?|"
        r"offers? something for everyone|is proud to (?:announce|present|offer)|are proud to (?:announce|present|"
        r"offer)|"
        r"whether you(?:[’']re| are))\b",
        re.I,
    ),
)  # fmt: skip


def opinions(text: str) -> Iterator[Span]:
    """Places of a sentence where the writer judges or sells, in text order."""
    spans = {match.span() for pattern in (*_JUDGES, *_SELLS) for match in pattern.finditer(text)}
    for start, end in sorted(spans):
        yield Span(start, end)


def sells(text: str) -> bool:
    """Does the sentence advertise?"""
    return any(pattern.search(text) for pattern in _SELLS)
