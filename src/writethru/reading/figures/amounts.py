"""What money, percents and times measure: price, loss, funding, change, share, duration, sentence ..."""

from __future__ import annotations

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.figures import lexicon as lex
from writethru.reading.figures.clauses import clause_words, governors
from writethru.reading.figures.nouns import Counted
from writethru.reading.figures.quantities import Quantity

_JAIL = frozenset("jail prison sentence sentenced sentences imprisonment jailed".split())
_PER = ("a", "an", "per", "each", "apiece")
# What takes money from those whom it hits.
_HARM = frozenset(
    """strike storm flood closure delay outage war fire quake earthquake blockade boycott drought sanction stoppage
    disruption shutdown crisis hurricane cyclone attack accident recall scandal breach""".split()
)
_WAGES = frozenset("earn pay paid wage salary rent income".split())
_PAPERS = frozenset("share stock price currency oil gold crude futures bitcoin barrel".split())
_TIMES = ("day", "year", "month", "week", "hour")
_COMPARED = frozenset("more less fewer higher lower stronger weaker up down above below over under".split())


def measure_of_amount(tree: Tree, sentence: Sentence, quantity: Quantity, counted: Counted, family: str) -> str | None:
    """The measure of a quantity whose unit belongs to ``family``; None for money and percent without a telling word."""
    if family == "time":
        return _of_time(tree, sentence, counted)
    if family == "money":
        return _of_money(tree, sentence, counted)
    if family == "percent":
        return _of_percent(tree, sentence, quantity, counted)
    return {"length": "distance", "area": "territory"}.get(family, "amount")


def _of_time(tree: Tree, sentence: Sentence, counted: Counted) -> str:
    near = clause_words(tree, sentence, counted.noun, 9)
    return "sentence" if any(tree.lower(i) in _JAIL for i in near) else "duration"


def _level(tree: Tree, verb: int) -> str | None:
    """What a percent measures that something moved to: a share where the subject is one ("turnout rose to 31 percent"),
    else told by the words around."""
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return None
    lemma = tree.tokens[subject].lemma.lower()
    return "share" if lemma in ("turnout", "share", "majority", "proportion", "stake", "support") else None


def _of_argument(tree: Tree, verb: int, counted: Counted) -> str | None:
    """What the percent is said of: "put the chance of a deal at 40 percent", "the premium was 12 percent"."""
    for child in tree.children(verb, "dobj", "nsubj", "nsubjpass"):
        lemma = tree.tokens[child].lemma.lower()
        if child != counted.noun and lemma in lex.RATE_NOUNS:
            return "rate"
        if child != counted.noun and lemma in ("premium", "discount"):
            return "change"
    return None


def _of_money(tree: Tree, sentence: Sentence, counted: Counted) -> str | None:
    after = [tree.lower(i) for i in range(counted.last + 1, min(counted.last + 3, sentence.last))]
    if _sold(tree, sentence, counted):
        return "price"
    if after and after[0] in _PER and not _before(tree, sentence, counted):
        if not (len(after) > 1 and after[1] in _TIMES):
            return "price"
        if any(tree.tokens[i].lemma.lower() in _WAGES for i in clause_words(tree, sentence, counted.number, 8)):
            return "price"
    if _traded(tree, sentence, counted):
        return "price"
    if _is_cost(tree, sentence, counted):
        harm = any(tree.tokens[i].lemma.lower() in _HARM for i in range(sentence.first, sentence.last))
        return "loss" if harm or (len(after) > 1 and after[0] in _PER) else "price"
    if _claimed(tree, sentence, counted):
        return "loss"
    if _arrived(tree, sentence, counted) or _traded_in(tree, sentence, counted):
        return "transfer"
    own = _of_subject(tree, sentence, counted)
    if own:
        return own
    worth: str | None = None
    for i in clause_words(tree, sentence, counted.number, 12):
        found = money_word(tree, i)
        if found == "assets":
            worth = found  # "a hall worth 3 million, built by donors": the other word tells more
        elif found:
            return found
    return worth


def _sold(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """Whether things are sold for the money, or were: "sold for 200 pesos, against 90 pesos a month ago"."""
    for verb, part in governors(tree, sentence, counted.noun):
        if tree.tokens[verb].pos == "VERB":
            return tree.tokens[verb].lemma.lower() == "sell" and part in ("for", "at", "against")
    return False


def _before(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """Whether a time that has passed follows the money, no rate: "90 pesos a month ago"."""
    at = counted.last + 3
    return at < sentence.last and tree.lower(at) in ("ago", "before", "earlier")


def money_by_place(tree: Tree, sentence: Sentence, counted: Counted) -> str | None:
    """The measure of a coin that we do not know, where nothing but money can stand: "a deficit of 56 million corlins",
    "it costs 3 million corlins"."""
    for head, part in governors(tree, sentence, counted.noun):
        lemma = tree.tokens[head].lemma.lower()
        if tree.tokens[head].pos == "NOUN":
            return lex.MONEY_WORDS.get(lemma) if part == "of" and lemma in _SUMS else None
        if tree.tokens[head].pos == "VERB":
            return _of_money(tree, sentence, counted) if lemma == "cost" and part == "object" else None
    return None


_SUMS = frozenset(
    """deficit surplus shortfall debt budget loan fine cost loss grant subsidy bailout bribe ransom turnover
    revenue""".split()
)


def _arrived(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """Whether money has come to somebody, more than promised: "only 640 million has reached the fund"."""
    for verb, part in governors(tree, sentence, counted.noun):
        lemma = tree.tokens[verb].lemma.lower()
        if lemma in _DISBURSED:
            return True
        if tree.tokens[verb].pos == "VERB":
            return lemma in _COMES and part == "subject"
    return False


def _traded_in(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """Whether papers or goods change hands for the money: "sold 40 million of bonds"."""
    if counted.last + 1 >= sentence.last or tree.lower(counted.last + 1) != "of":
        return False
    verb = next(governors(tree, sentence, counted.noun), None)
    return verb is not None and verb[1] == "object" and tree.tokens[verb[0]].lemma.lower() in _TRADES


def _of_subject(tree: Tree, sentence: Sentence, counted: Counted) -> str | None:
    """The measure of what stands at, moves to or comes to the money: "reserves stood at 40 million"."""
    for verb, part in governors(tree, sentence, counted.noun):
        if tree.tokens[verb].pos not in ("VERB", "AUX"):
            continue
        if part not in ("at", "to", "object", "") or tree.tokens[verb].lemma.lower() not in _STANDS:
            return None
        subject = tree.child(verb, "nsubj")
        return lex.MONEY_WORDS.get(tree.tokens[subject].lemma.lower()) if subject is not None else None
    return None


_TRADES = frozenset("sell buy purchase dump unload acquire".split())
_STANDS = frozenset(
    """be stand total amount come reach hit rise fall climb drop grow widen narrow swell shrink remain exceed top
    average surge slump jump decline increase decrease""".split()
)
_COMES = frozenset("reach arrive flow".split())
_DISBURSED = frozenset("disburse transfer wire remit".split())


def _claimed(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """Whether insurers are to pay the money: "claims of up to 3 million"."""
    claims = any(
        head
        for head, part in governors(tree, sentence, counted.noun)
        if part == "of" and tree.tokens[head].lemma.lower() == "claim"
    )
    return claims and any(tree.lower(i).startswith("insur") for i in range(sentence.first, sentence.last))


def money_word(tree: Tree, i: int) -> str | None:
    """The measure of money that a word tells."""
    lemma = tree.tokens[i].lemma.lower()
    return lex.MONEY_WORDS.get(lemma) or lex.MONEY_WORDS.get(tree.lower(i))


def _is_cost(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """Whether the money is what something costs: "the bridge will cost 3 million"."""
    for verb, _ in governors(tree, sentence, counted.noun):
        if tree.tokens[verb].pos == "VERB":
            return tree.tokens[verb].lemma.lower() == "cost"
    return False


def _traded(tree: Tree, sentence: Sentence, counted: Counted) -> bool:
    """Whether shares move or stand at the money: "shares closed at 12 euros"."""
    for verb, part in governors(tree, sentence, counted.noun):
        if tree.tokens[verb].pos == "VERB" and part in ("to", "at", "from", "by"):
            subject = tree.child(verb, "nsubj", "nsubjpass")
            return subject is not None and tree.tokens[subject].lemma.lower() in _PAPERS
    return False


def money_around(tree: Tree, sentence: Sentence, counted: Counted) -> str:
    """The best guess for money in a clause that tells nothing: by the words of its sentence and of what stands before
    it, then by size and rhythm."""
    own = _told_before(tree, counted.number, sentence.first)
    if own:
        return own
    after = [tree.lower(i) for i in range(counted.last + 1, min(counted.last + 3, sentence.last))]
    if len(after) > 1 and after[0] in _PER and after[1] in _TIMES:
        return "loss"
    return _told_before(tree, sentence.first, max(0, sentence.first - 60)) or "other"


def _told_before(tree: Tree, end: int, first: int) -> str | None:
    """The measure of the nearest word for money from ``end`` back to ``first``."""
    for i in range(end - 1, first - 1, -1):
        found = money_word(tree, i)
        if found and found != "assets":
            return found
    return None


def _of_percent(tree: Tree, sentence: Sentence, quantity: Quantity, counted: Counted) -> str | None:
    at = counted.last + 1
    following = tree.lower(at) if at < sentence.last else ""
    for verb, part in governors(tree, sentence, counted.noun):
        lemma = tree.tokens[verb].lemma.lower()
        if lemma in lex.CHANGE_VERBS and part in ("by", "", "object") and following != "of":
            return "change"
        if lemma in lex.RATE_NOUNS and part in ("of", "at", ""):
            return "rate"
        if lemma in lex.CHANGE_VERBS and part == "to" and following != "of":
            return _of_argument(tree, verb, counted) or _level(tree, verb)
        told = _of_argument(tree, verb, counted) if part in ("at", "to", "object", "") else None
        if told:
            return told
    if following == "of" or quantity.kind == "fraction":
        land = any(tree.lower(i) in ("territory", "land") for i in clause_words(tree, sentence, at, 8))
        return "territory" if land else "share"
    before = tree.lower(counted.number - 1) if counted.number > sentence.first else ""
    if following in _COMPARED or before in ("up", "down"):
        return "change"
    for i in clause_words(tree, sentence, counted.number, 9):
        lemma = tree.tokens[i].lemma.lower()
        if lemma in lex.CHANGE_VERBS or lemma in lex.CHANGE_NOUNS:
            return "change"
        if lemma in lex.RATE_NOUNS:
            return "rate"
    return None
