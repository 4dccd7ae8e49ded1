"""ATT008: a second-hand report told as first-hand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.align import Place
from writethru.check.attribution import keys_of
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.types import Finding

# share of the draft sentence that a source sentence must hold, and that another must reach beside the best
COVER = 0.5
BESIDE = 0.8
_KIND = (
    r"newspapers?|paper|magazine|daily|weekly|tabloid|broadsheet|broadcaster|radio(?: station)?|"
    r"television(?: station)?|"
    r"TV(?: station| channel)?|channel|news (?:site|website|agency|service|portal|outlet)|website|wire service|outlet"
)
_PART = r"[A-ZÀ-Þ][\w’'&.-]*(?: (?:of|de|da|di|del|the|and|la|le|der|van)(?= [A-ZÀ-Þ]))?"
_NAME = rf"(?:{_PART})(?: {_PART})*"
_TITLE = (
    r"Courier|Times|Post|Herald|Tribune|Gazette|Observer|Telegraph|Mail|Echo|Journal|Chronicle|Mercury|Express|"
    r"Mirror|"
    r"Standard|Dispatch|Sentinel|Examiner|Guardian|Independent|Inquirer|Enquirer|Bulletin|Globe|Argus|Press|Record|"
    r"Reporter|News|Newswire|Radio|TV|Television|Daily|Weekly|Review|Monitor|Star|Sun|Wire"
)
# an outlet by its kind or by a word of its name; the group is the name
_OUTLETS = (
    re.compile(rf"\b({_NAME}),? an? (?:[\w’'-]+ ){{0,4}}?(?:{_KIND})\b"),
    re.compile(rf"\b(?:{_KIND}) ({_NAME})"),
    re.compile(rf"\b({_NAME}) (?:{_KIND})\b"),
    re.compile(rf"\b((?:[A-ZÀ-Þ][\w’'&-]* ){{0,3}}(?:{_TITLE})(?: (?:of )?[A-ZÀ-Þ][\w’'-]*){{0,2}})(?!\w)"),
)
_SAID = (
    r"reported|reports|reporting|wrote|writes|quoted|quotes|printed|published|broadcast|aired|revealed|disclosed|"
    r"said|says|carried"
)
# how one outlet gives what another has
_HANDED = (
    (r"(?:told|citing|cited|quoting|quoted by|reported by|(?:printed|published) (?:on \w+ )?(?:by|in)|"
     r"according to|interview with|a report (?:by|in|on)|reports (?:by|in)|writing in|seen by|obtained by)"
     r" (?:the |an? )?(?:[\w’'-]+ ){0,3}$"),
    rf"^(?:[’']s)?(?:,[^,]{{1,60}},)? (?:has |have |had |also |first )?(?:{_SAID})\b",
)  # fmt: skip
_BEFORE, _AFTER = (re.compile(pattern, re.I) for pattern in _HANDED)
# outlets without a name
_LOCAL = re.compile(
    r"\b(?:told|according to|reported by|cited by|quoted by) ((?:several )?(?:local|regional|national|foreign) "
    r"(?:radio|television|TV|media|newspapers|reporters))\b"
)
# the draft says in general words that it has this from others
_GENERAL = re.compile(
    rf"\b(?:{_KIND})\b|\b(?:media|press) reports?\b|\bthe media\b|\breportedly\b|\bis reported to\b|"
    rf"\baccording to reports\b",
    re.I,
)
_WEAK = keys_of("The News Daily Weekly Radio Television Times Post Press National Local State")


class SecondHand(Rule):
    """## What it does
    Reports a sentence that every source it rests on has from another outlet ("the Courier reported, citing an officer",
    "she told Radio Veld") where the draft does not name that outlet. An outlet that is among the sources is let pass.

    ## Why it matters
    The reader believes that it was seen or asked anew. If the other outlet erred, so has the draft, and nobody knows.

    ## Example
        Up to 900 men could arrive by June, the Gazette reports. (The Gazette: the Courier reported so)

    ## Instead
        Up to 900 men could arrive by June, according to the Courier, which cites an unnamed officer.

    ## Fix
    Name the outlet that has it first-hand. It is offered.
    """

    code = "ATT008"
    name = "second-hand"
    severity = "warning"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        of_source = [_own(ctx, number) for number in range(len(ctx.sources))]
        ours = frozenset[str]().union(*of_source)
        for i in ctx.copy:
            if ctx.is_heading(i):
                continue
            hits = ctx.hits(i, floor=COVER)
            hits = tuple(hit for hit in hits if hit.cover >= BESIDE * hits[0].cover)
            named = [other_outlet(ctx, hit.place, ours) for hit in hits]
            first = named[0] if named else None
            own = frozenset[str]().union(*(of_source[hit.place.source] for hit in hits))
            if first is None or not all(named) or _credited(ctx, i, [name for name in named if name], own):
                continue
            yield self.finding(
                f"The source has this from {first}, which the draft does not name",
                ctx.span(i),
                citations=[ctx.cite(hits[0].place)],
                fix=f"according to {first}",
            )


def _own(ctx: Context, number: int) -> frozenset[str]:
    article = ctx.sources[number].article
    return keys_of(article.outlet or "") - _WEAK


def other_outlet(ctx: Context, place: Place, ours: frozenset[str]) -> str | None:
    """The outlet of none of the sources from which a source sentence has what it says."""
    text = " ".join(ctx.source_text(place).split())
    local = _LOCAL.search(text)
    if local:
        return local[1]
    for pattern in _OUTLETS:
        for match in pattern.finditer(text):
            name = match[1]
            keys = keys_of(name) - _WEAK
            if not keys or keys & ours:
                continue
            if (
                _BEFORE.search(text[: match.start(1)])
                or _BEFORE.search(text[: match.start()])
                or _AFTER.search(text[match.end() :])
            ):
                return name
    return None


def _credited(ctx: Context, i: int, names: list[str], own: frozenset[str]) -> bool:
    """Does the draft name the outlet here or next to it, or say in general words that it has this from others?

    "The Harrow paper reports" is no general word where the source is that paper.
    """
    near = " ".join(ctx.text(k) for k in range(max(0, i - 1), min(len(ctx.sentences), i + 2)))
    if keys_of(near) & (keys_of(" ".join(names)) - _WEAK):
        return True
    return bool(_GENERAL.search(ctx.text(i))) and not keys_of(ctx.text(i)) & own


PLUGIN = SecondHand()
