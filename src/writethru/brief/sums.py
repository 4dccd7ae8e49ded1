"""What a sum of money is, for labels: "cost of rebuilding", "price offered for the valve maker", "fine", "claims"."""

from __future__ import annotations

import re

from writethru.brief.material import View
from writethru.brief.percents import moved
from writethru.brief.phrases import behind, number_tokens, over, phrase, subject_of, text_of, valued
from writethru.core.types import Figure
from writethru.reading.figures.nouns import is_person

# what a verb makes of the sum that is its object
_DEEDS = {
    "save": "saving", "fine": "fine", "lose": "loss", "owe": "sum owed", "earn": "earnings", "borrow": "loan",
    "demand": "sum demanded", "raise": "sum raised", "seize": "sum seized", "steal": "sum stolen",
    "compensate": "compensation", "invest": "investment", "spend": "spending", "offer": "offer", "bid": "bid",
    "lend": "loan", "repay": "repayment",
}  # fmt: skip
_GIVES = frozenset("promise pledge give provide grant award approve allocate donate".split())
_ASKS = frozenset("ask seek request want need require".split())
_FOR = {
    "promise": "funding", "pledge": "funding", "give": "funding", "provide": "funding", "grant": "funding",
    "award": "funding", "approve": "funding", "allocate": "funding", "donate": "funding", "ask": "sum sought",
    "seek": "sum sought", "request": "sum sought", "want": "sum sought", "need": "sum needed",
    "require": "sum needed", "offer": "price offered", "lend": "loan", "pay": "payment", "sell": "price",
    "buy": "price", "set": "sum set aside", "invest": "investment",
}  # fmt: skip
# nouns of a sum that say nothing alone
_EMPTY = re.compile(
    r"(?:euros?|dollars?|pounds?|crowns?|per ?cent|\w\.?|sum|amount|total|average|figure|number|cut|cost|value|worth)$",
    re.I,
)


def sum_label(figure: Figure, view: View) -> str | None:
    """The label in the article's words, or None where the parse gives none."""
    number = number_tokens(figure, view)
    if not number:
        return None
    before = behind(number, view)
    if before is not None and view.tree.lower(before) == "by" and (change := moved(number, view)):
        return change
    for found in (_compound(figure, number, view), valued(number, view)):
        if found and not _EMPTY.match(found):
            return found
    return _by_verb(number, view)


def _compound(figure: Figure, number: list[int], view: View) -> str | None:
    """ "a $650 million package", "a €2.2bn bridge loan": the noun that the sum stands before."""
    tree = view.tree
    head = tree.tokens[number[-1]].head
    token = tree.tokens[head]
    if head <= number[-1] or token.pos != "NOUN" or head - number[-1] > 4 or is_person(token.lemma, tree.lower(head)):
        return None
    between = range(number[-1] + 1, head)
    if any(tree.tokens[k].pos not in ("NOUN", "ADJ", "PROPN") and tree.word(k) != "-" for k in between):
        return None
    signed = re.match(r"[A-Z]{0,3}[$€£¥]", figure.text)
    coin = token.lemma.lower() == figure.unit or _COINS.fullmatch(tree.lower(head))
    return phrase(head, [*number, *between], view) if signed and not coin else None


_COINS = re.compile(r"(?:euro|dollar|pound|crown|cent|franc|peso|rupee|yen|yuan|m|bn|mn|tn|k)s?\.?", re.I)


def _by_verb(number: list[int], view: View) -> str | None:
    tree = view.tree
    verb = over(number, view)
    if verb is None:
        return None
    lemma = tree.tokens[verb].lemma.lower()
    if lemma == "cost" and verb < number[0]:
        return _cost(verb, number, view)
    if verb > number[0] and tree.child(verb, "nsubjpass") is None:
        return None
    if lemma in ("sell", "buy", "trade", "go") and tree.lower(behind(number, view) or verb) in ("for", "at"):
        thing = tree.child(verb, "nsubjpass", "dobj")
        goods = phrase(thing if thing is not None else subject_of(verb, view), number, view, inside=True)
        return f"price of {goods}" if goods else "price"
    purpose = _behind(number, view, ("for",))
    goods = _behind(number, view, ("in", "of"))
    done = tree.tokens[verb].tag in ("VBD", "VBN")
    if goods and lemma == "sell" and done:
        return f"{goods} sold"
    if purpose and lemma in _FOR:
        return f"{_FOR[lemma]} for {purpose}"
    if goods and lemma in _GIVES | {"pay", "offer", "spend", "invest", "set"}:
        return f"{goods} paid" if lemma == "pay" and done else goods
    if lemma == "take" and any(tree.lower(k) == "home" for k in tree.children(verb)):
        return "take-home pay"
    if lemma in ("receive", "get"):
        paid = phrase(subject_of(verb, view), number, view, inside=True)
        return f"payment to {paid}" if paid else "payment"
    if lemma in _DEEDS:
        return _DEEDS[lemma]
    if tree.lower(verb) in ("fined", "valued"):
        return tree.lower(verb)[:-1] if tree.lower(verb) == "valued" else "fine"
    return _FOR[lemma] if lemma in _ASKS else None


def _cost(verb: int, number: list[int], view: View) -> str:
    """ "burying the lines would cost about £2bn": the cost of that; the cost alone where a pronoun stands for it."""
    tree = view.tree
    subject = subject_of(verb, view)
    if subject is None or subject > verb:
        return "cost"
    if tree.tokens[subject].tag == "VBG":
        words = [k for k in tree.subtree(subject) if subject <= k < verb][:8]
        while words and tree.tokens[words[-1]].pos not in ("NOUN", "PROPN", "VERB"):
            words.pop()
        return f"cost of {text_of(words[0], words[-1], view)}" if words else "cost"
    named = phrase(subject, number, view, inside=True)
    return f"cost of {named}" if named else "cost"


def _behind(number: list[int], view: View, links: tuple[str, ...]) -> str | None:
    """What the sum is for, or in: "£3.5m for clean water", "$900m of debt". Names of places are no goods."""
    tree = view.tree
    for i in range(number[-1] + 1, min(number[-1] + 5, len(tree) - 1)):
        if tree.lower(i) in links and tree.tokens[i].pos in ("ADP", "SCONJ"):
            noun = tree.child(i, "pobj")
            if noun is None or tree.tokens[noun].ent[2:] in ("DATE", "TIME", "GPE", "PERSON"):
                return None
            return phrase(noun, number, view, inside=links == ("for",))
        if tree.tokens[i].pos not in ("NOUN", "NUM", "SYM", "ADJ") or tree.tokens[i].pos == "PUNCT":
            return None
    return None
