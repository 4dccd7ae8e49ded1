"""What is said of the counted things, and how counts of it behave over time."""

from __future__ import annotations

from writethru.ledger.wordset import words

HUMAN = words(
    "killed injured killed_or_injured missing bodies_found sick hospitalised rescued arrested captured released "
    "displaced deployed"
)
# a count that only grows while it is about one event: a later lower count by somebody else contradicts the earlier one
CUMULATIVE = words("killed injured killed_or_injured bodies_found sick rescued arrested prosecuted")
# counts whose later and higher value by somebody else is a newer state of the same count
GROWING = CUMULATIVE | {"displaced"}
# counts that go up and down: two speakers at two times may both be right
STATE = words(
    "missing displaced hospitalised captured released attendance deployed territory count strength price rate assets "
    "funding"
)
# a count that belongs to its day or period: those of two days are two counts, not two states of one
FLOW = words("attack transfer revenue profit output sentence audience")
# measures that the figures schema and older readers call differently
_ALSO = {"casualties": "killed_or_injured", "dead": "killed", "wounded": "injured", "evacuated": "displaced"}

# measures between which a count of people or things, or of money, is read now as one and now as the other: what was
# owed in one report has to be paid in the next
LOOSE_COUNTS = words("count strength other attendance")
LOOSE_SUMS = words("price loss funding transfer assets other")

# a measure that is a part of another by its meaning, when one speaker gives both for one thing
PARTS = {
    "killed": ("killed_or_injured",),
    "injured": ("killed_or_injured",),
    "hospitalised": ("injured", "sick"),
}

WORDS = {
    "killed": "killed",
    "injured": "injured",
    "killed_or_injured": "killed or injured",
    "missing": "missing",
    "bodies_found": "bodies found",
    "sick": "ill",
    "hospitalised": "in hospital",
    "rescued": "rescued",
    "arrested": "arrested",
    "captured": "captured",
    "released": "released",
    "displaced": "displaced",
    "deployed": "deployed",
    "attack": "attacks",
    "territory": "territory",
    "strength": "size of a group",
    "attendance": "taking part",
    "prosecuted": "prosecuted",
    "sentence": "sentences",
    "count": "a count",
    "output": "output",
    "audience": "audience",
    "funding": "money promised or given",
    "transfer": "money moved",
    "loss": "losses",
    "revenue": "revenue",
    "profit": "profit",
    "assets": "assets",
    "price": "prices",
    "change": "a rise or fall",
    "share": "a share",
    "rate": "a rate",
    "amount": "an amount",
    "distance": "a distance",
    "duration": "a duration",
    "other": "other things",
}


def normal_measure(measure: str | None) -> str:
    """The measure's name in our closed list; "" for none."""
    name = (measure or "").strip().lower().replace(" ", "_").replace("-", "_")
    return _ALSO.get(name, name)


def loose_measure(measure: str, kind: str) -> str:
    """One name for the measures that are read for each other of a unit's kind; the measure itself for all others."""
    if kind.startswith("money "):
        return "sum" if measure in LOOSE_SUMS else measure
    return "count" if kind and measure in LOOSE_COUNTS else measure


def measure_words(measure: str) -> str:
    """The measure in words for a reader."""
    return WORDS.get(measure, measure.replace("_", " ") or "something not said")
