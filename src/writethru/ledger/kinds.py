"""What is known of some kinds of figures: balances of a budget, shares of a vote, prices of a share, sizes of a staff.

Each is told by the words of the trade, and says more than the words that two clauses happen to have in common.
"""

from __future__ import annotations

import re

from writethru.ledger.asof import order
from writethru.ledger.count import Count
from writethru.ledger.names import proper_words, same_speaker
from writethru.ledger.values import below, equal_value, show

_BALANCE = re.compile(
    r"\b(?:deficits?|shortfalls?|budget gaps?|funding gaps?|(?:true|real|actual) gap)\b", re.IGNORECASE
)
_SURPLUS = re.compile(r"\bsurplus(?:es)?\b", re.IGNORECASE)
# "would be hard to accept": of no balance that anybody gives
_HYPOTHETICAL = re.compile(r"\b(?:would|could|might|if|limit|ceiling|target|threshold|allowed)\b", re.IGNORECASE)
_WON = re.compile(
    r"\b(?:won|wins|win|gave|gives|given|giving|took|takes|got|received|polled|secured|garnered|scored)\b[^.;]*$",
    re.IGNORECASE,
)
_VOTE = re.compile(r"\b(?:votes?|ballots?|elections?|runoff|tally|count|poll(?:s|ing)?)\b", re.IGNORECASE)
_PARTLY = re.compile(r"\b(?:turnout|district|province|state|region|seats?|first round|among)\b", re.IGNORECASE)
_TRADED = re.compile(
    r"\b(?:clos\w+|ended|finish\w+|trad\w+|jump\w*|f[ae]ll\w*|ros\w*|ris\w*|open\w*|gain\w*|drop\w*|slid\w*|climb\w*"
    r"|slump\w*|soar\w*|surg\w*)\b",
    re.IGNORECASE,
)
_STOCK = re.compile(r"\b(?:shares|stock)\b", re.IGNORECASE)
_FIRM = re.compile(r"\b([A-Z][\w&-]+)(?:['’]s)? (?:shares|stock)\b|\b[Ss]hares (?:in|of) (?:the )?([A-Z][\w&-]+)")
_CLOSED = re.compile(r"\b(?:closed|ended|finished)\b[^.;]*$", re.IGNORECASE)
_PEAK = re.compile(r"\b(?:as (?:high|low) as|high of|low of|peak\w*|touched|average)\b[^.;]*$", re.IGNORECASE)
_STAFF = re.compile(r"\b(?:employ\w*|workforce|staff|payroll|workers|on its books|headcount)\b", re.IGNORECASE)
_COMBINED = re.compile(r"\b(?:combined|joint|group-wide|worldwide|globally|in all)\b", re.IGNORECASE)
_SITE = re.compile(
    r"\b(?:the|its|one|this|that) (?:\w+ )?(?:works|plant|factory|mill|site|mine|yard|depot|branch|smelter|refinery)\b"
    r"[^.;]*$",
    re.IGNORECASE,
)
_OUTPUT = frozenset({"gdp"})
_MAJORITY, _WHOLE = 50.0, 100.0


def is_balance(count: Count) -> bool:
    """Is it a deficit, in money or as a share of output, that somebody gives?"""
    if not (count.unit.kind == "percent" or count.unit.kind.startswith("money ") or count.measure == "loss"):
        return False
    if not _BALANCE.search(count.before or count.text) or _SURPLUS.search(count.text):
        return False
    return not _HYPOTHETICAL.search(count.after.split(",")[0])


def one_balance(a: Count, b: Count) -> bool:
    """Are both the deficit of one budget: of one year as far as they say, and of no two countries or towns?"""
    if not (is_balance(a) and is_balance(b)) or a.unit.kind != b.unit.kind:
        return False
    left, right = (proper_words(count.names) - _OUTPUT for count in (a, b))
    if left and right and not left & right and a.article != b.article:
        return False
    if a.inherited or b.inherited:
        dated = b if a.inherited else a
        published = int(dated.wall[:4]) if dated.wall[:4].isdigit() else 0
        return a.inherited == b.inherited or not dated.as_of.year or dated.as_of.year >= published
    return a.as_of.year == b.as_of.year


def rival_wins(a: Count, b: Count) -> bool:
    """Do two speakers each give a winner's share of one vote, where only one can have it?"""
    if a.measure != "share" or {a.unit.kind, b.unit.kind} != {"percent"} or equal_value(a, b) or a.event != b.event:
        return False
    x, y = a.nominal or 0.0, b.nominal or 0.0
    if min(x, y) <= _MAJORITY or x + y <= _WHOLE or not _rivals(a, b):
        return False
    if (
        not (_WON.search(a.before) and _WON.search(b.before))
        or _PARTLY.search(_clause(a))
        or _PARTLY.search(_clause(b))
    ):
        return False
    return bool(_VOTE.search(a.text) and _VOTE.search(b.text))


def share_prices(a: Count, b: Count) -> tuple[bool, int | None]:
    """Are both prices of one firm's shares at which they were traded, and which is the later (-1 where ``b`` is)?

    None where that is not said: a price moves all day, so two prices of a day contradict each other never.
    """
    if a.measure != "price" or a.unit.kind != b.unit.kind or not (_is_traded(a) and _is_traded(b)):
        return False, None
    firms = [{name for found in _FIRM.findall(count.text) for name in found if name} for count in (a, b)]
    if not firms[0] & firms[1]:
        return False, None
    closing = bool(_CLOSED.search(a.before)), bool(_CLOSED.search(b.before))
    when = order(a.as_of, b.as_of)
    if when == 0 and closing[0] != closing[1]:
        return True, 1 if closing[0] else -1
    return True, when or None


def staff_part(a: Count, b: Count) -> tuple[Count, Count] | None:
    """The part and the whole where both are sizes of a staff: of one works and its firm, of one firm and a group."""
    if a.measure != "strength" or not (_STAFF.search(a.text) and _STAFF.search(b.text)) or a.event or b.event:
        return None
    part, whole = (a, b) if below(a, b) else (b, a)
    if equal_value(a, b) or {part.unit.kind, whole.unit.kind} - {"person", ""}:
        return None
    grouped = _COMBINED.search(whole.before) and not _COMBINED.search(part.before)
    local = _SITE.search(part.before) and not _SITE.search(whole.before)
    return (part, whole) if grouped or local else None


def staff_reason(part: Count, whole: Count) -> str:
    """The reason in one line."""
    return f"{show(part)} is the staff of a part of what the {show(whole)} work for"


def _clause(count: Count) -> str:
    """The words around the number between its commas."""
    return f"{count.before.rsplit(',', 1)[-1]} {count.after.split(',', 1)[0]}"


def _is_traded(count: Count) -> bool:
    return bool(_STOCK.search(count.text) and _TRADED.search(count.before)) and not _PEAK.search(count.before)


def _rivals(a: Count, b: Count) -> bool:
    return bool(a.reporter and b.reporter) and not same_speaker(a.reporter, b.reporter)
