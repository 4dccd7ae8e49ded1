"""A word turned into its opposite: "accepted" becomes "rejected"."""

from __future__ import annotations

from random import Random

from edits.base import Document, Edit, like
from writethru.core.types import Sentence

# opposites of the news that the word net lacks or files under rarer senses
PAIRS = """
rise/v fall/v|rise/n fall/n|increase/v decrease/v|increase/n decrease/n|start/v end/v|begin/v end/v|win/v lose/v
accept/v reject/v|support/v oppose/v|allow/v forbid/v|open/v close/v|buy/v sell/v|arrive/v leave/v|enter/v leave/v
deny/v confirm/v|improve/v worsen/v|strengthen/v weaken/v|cut/v raise/v|raise/v lower/v|add/v remove/v|hire/v dismiss/v
gain/v lose/v|pass/v fail/v|agree/v disagree/v|attack/v defend/v|import/v export/v|borrow/v lend/v|arrest/v release/v
large/a small/a|big/a small/a|high/a low/a|higher/a lower/a|early/a late/a|narrow/a wide/a
narrow/a broad/a|rich/a poor/a
strong/a weak/a|new/a old/a|public/a private/a|legal/a illegal/a|safe/a dangerous/a|likely/a unlikely/a|good/a bad/a
heavy/a light/a|northern/a southern/a|eastern/a western/a|north/n south/n|east/n west/n|male/a female/a|major/a minor/a
domestic/a foreign/a|official/a unofficial/a|possible/a impossible/a|hot/a cold/a
increase/v reduce/v|success/n failure/n
victory/n defeat/n|profit/n loss/n|majority/n minority/n|supporter/n opponent/n|buyer/n seller/n|ally/n enemy/n
before/r after/r|above/r below/r|more/r less/r|always/r never/r|employer/n employee/n
winner/n loser/n|morning/n evening/n
summer/n winter/n|spring/n autumn/n|entry/n exit/n|growth/n decline/n|surplus/n deficit/n|debtor/n creditor/n
build/v demolish/v|approve/v veto/v|praise/v criticise/v|tighten/v loosen/v|widen/v narrow/v|send/v withdraw/v
"""
_PARTS = {"NOUN": "n", "VERB": "v", "ADJ": "a", "ADV": "r"}


def _pairs() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for line in PAIRS.strip().splitlines():
        for pair in line.split("|"):
            a, b = pair.split()
            out.setdefault(a, []).append(b.partition("/")[0])
            out.setdefault(b, []).append(a.partition("/")[0])
    return out


_TABLE = _pairs()
# words that only help others
HELPERS = frozenset("be have do will would can could may might must should shall not say".split())


def edits(sentence: Sentence, doc: Document, rng: Random) -> list[Edit]:
    """One edit a word with an opposite, outside names and quotation marks."""
    out = []
    for i in doc.words(sentence):
        token = doc.tree.tokens[i]
        lemma = token.lemma.lower()
        if doc.named(i) or lemma in HELPERS or token.dep in ("aux", "auxpass"):
            continue
        found = _TABLE.get(f"{lemma}/{_PARTS.get(token.pos, '-')}") or doc.lexicon.antonyms(lemma, token.pos)
        if not found:
            continue
        new = doc.lexicon.inflect(rng.choice(found), token.tag)
        if new:
            out.append(doc.edit("opposite", True, token.start, token.end, like(new, doc.tree.word(i))))
    return out
