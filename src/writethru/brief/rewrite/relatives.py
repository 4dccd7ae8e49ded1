"""Relative clauses and participles, which news English has in two forms of one meaning, and names with an alias.

Each yields the cost of reading and the edited sketch, as the edits of order.py do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writethru.brief.rewrite.sketch import Piece, Sketch, drop, insert, put
from writethru.core.tree import Tree
from writethru.core.types import Sentence

# states and courses that a participle tells as well as a finite verb in the present
_GOING_ON = {
    "cross": "crossing", "link": "linking", "connect": "connecting", "join": "joining", "run": "running",
    "live": "living", "work": "working", "lie": "lying", "stand": "standing", "carry": "carrying",
    "hold": "holding", "cover": "covering", "contain": "containing", "lead": "leading", "face": "facing",
    "use": "using", "serve": "serving", "show": "showing", "represent": "representing", "border": "bordering",
    "employ": "employing", "supply": "supplying", "feed": "feeding", "surround": "surrounding",
    "separate": "separating", "divide": "dividing", "govern": "governing", "study": "studying",
    "require": "requiring", "allow": "allowing", "ban": "banning", "support": "supporting",
    "protect": "protecting",
}  # fmt: skip
# what was done once, at a time: "a paper written by" is "a paper that was written by"
_DONE = frozenset(
    "make build sign send draw publish file order launch write approve adopt buy sell take hire find collect print"
    " introduce present submit commission issue seize arrest capture kill injure wound recover rescue test produce"
    " deliver award grant propose reject damage destroy repair plant pay cast give"
    " evacuate move displace record register poll survey interview".split()
)
_PEOPLE = (
    "people",
    "men",
    "women",
    "children",
    "officers",
    "workers",
    "soldiers",
    "residents",
    "patients",
    "prisoners",
)


def relatives(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """All edits of this file that the sketch allows."""
    for edit in (_as_participle, _bare_passive, _full_passive, _alias):
        yield from edit(row, tree, sentence)


def _restrictive(tree: Tree, r: int) -> int | None:
    """The pronoun of "the line that crosses it", directly behind its noun and before its verb group; None else."""
    pronoun = tree.child(r, "nsubj", "nsubjpass")
    head = tree.tokens[r].head
    if pronoun is None or tree.lower(pronoun) not in ("that", "which", "who") or tree.subtree(r)[0] != pronoun:
        return None
    return pronoun if tree.tokens[head].pos in ("NOUN", "PROPN", "NUM") and head < pronoun else None


def _as_participle(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "a line that crosses the hillside" and "a line crossing the hillside"."""
    for r in range(sentence.first, sentence.last):
        new = _GOING_ON.get(tree.tokens[r].lemma)
        if new is None or tree.tokens[r].dep != "relcl" or tree.tokens[r].tag not in ("VBZ", "VBP"):
            continue
        pronoun = _restrictive(tree, r)
        if pronoun is None or pronoun + 1 != r or tree.word(pronoun - 1) == ",":
            continue
        if tree.children(r, "conj", "neg", "aux") or tree.tokens[r].head != pronoun - 1:
            continue
        changed = put(row, [pronoun, r], new)
        if changed is not None:
            yield 0.6, changed


def _bare_passive(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "the boats that were sent to the pier" and "the boats sent to the pier"."""
    for r in range(sentence.first, sentence.last):
        if tree.tokens[r].dep != "relcl" or tree.tokens[r].tag != "VBN":
            continue
        pronoun = _restrictive(tree, r)
        helpers = tree.children(r, "aux", "auxpass")
        if pronoun is None or len(helpers) != 1 or tree.lower(helpers[0]) not in ("was", "were", "is", "are"):
            continue
        if helpers[0] != pronoun + 1 or r != helpers[0] + 1 or tree.word(pronoun - 1) == ",":
            continue
        goes_on = any(k > r for k in tree.children(r, "prep", "agent", "xcomp", "npadvmod"))
        if not goes_on or tree.children(r, "conj", "neg") or tree.tokens[r].head != pronoun - 1:
            continue
        changed = drop(row, [pronoun, helpers[0]])
        if changed is not None and changed != row:
            yield 0.6, changed


def _full_passive(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "samples made at the laboratory" and "samples that were made at the laboratory", of what was done once."""
    for r in range(sentence.first, sentence.last):
        noun = tree.tokens[r].head
        if tree.tokens[r].dep != "acl" or tree.tokens[r].tag != "VBN" or tree.tokens[r].lemma not in _DONE:
            continue
        if noun != r - 1 or tree.tokens[noun].tag not in ("NN", "NNS") or tree.subtree(r)[0] != r:
            continue
        many = tree.tokens[noun].tag == "NNS"
        if not any(k > r for k in tree.children(r, "prep", "agent", "npadvmod")) or _present(tree, r):
            continue
        person = tree.lower(noun) in _PEOPLE
        changed = insert(row, r, f"{'who' if person else 'that'} {'were' if many else 'was'}")
        if changed is not None:
            yield 0.9, changed


def _present(tree: Tree, i: int) -> bool:
    """Is the participle inside a sentence of the present or of what may be, whose past would say more?"""
    for k in tree.ancestors(i):
        token = tree.tokens[k]
        if token.pos in ("VERB", "AUX"):
            helpers = tree.children(k, "aux", "auxpass")
            tags = [token.tag, *(tree.tokens[h].tag for h in helpers)]
            if any(tag in ("VBZ", "VBP", "MD") for tag in tags) or tree.lower(k) == "to":
                return True
            if token.tag == "VBD" or any(tag == "VBD" for tag in tags):
                return False
    return True


def _alias(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "Eastern Grid, or Egrid," and "Eastern Grid (Egrid)"."""
    for i in range(sentence.first + 1, sentence.last - 2):
        name = i + 2
        if tree.word(i) != "," or tree.lower(i + 1) != "or" or tree.tokens[name].pos != "PROPN":
            continue
        if tree.tokens[i - 1].pos != "PROPN" or name + 1 >= sentence.last or tree.word(name + 1) not in (",", "."):
            continue
        if tree.tokens[name].dep != "conj" or tree.tokens[i - 1].ent[2:] in ("PERSON", "DATE", "GPE"):
            continue
        closing = [name + 1] if tree.word(name + 1) == "," else []
        places = [row.index(k) for k in (i, i + 1, name, *closing)]
        if None in places or any(row.pieces[place or 0].quoted or row.pieces[place or 0].speaker for place in places):
            continue
        start = places[0] or 0
        if [p - start for p in places if p is not None] != list(range(len(places))):
            continue
        bracket = Piece(f"({tree.word(name)})", (name,))
        after = row.pieces[start + len(places) :]
        if after:
            after = (replace(after[0], spaced=after[0].text[:1].isalnum()), *after[1:])
        yield 0.4, Sketch((*row.pieces[:start], bracket, *after))
