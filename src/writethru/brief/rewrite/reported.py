"""Edits of what somebody said, in reported speech: its tense, a repeated "that it", and the place of who says it.

Reported speech has its own tenses: after "said", "had opened" may stand for "opened" or "has opened", and what "is" now
"was" in the report. So these edits keep the time that is meant. Each yields the cost of reading and the edited sketch,
as those of order.py do; they are applied only where a run of copied words has to be broken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writethru.brief.rewrite.order import moved_speaker, said_places
from writethru.brief.rewrite.sketch import Piece, Sketch, drop, insert, put
from writethru.core.tree import Tree
from writethru.core.types import Sentence

# verbs of plain saying: what hangs on "denied" or "doubts" is not asserted, and its tenses are not ours to move
_ASSERTED = frozenset("say tell add announce report note argue warn explain state write estimate find rule".split())
_BACK = {
    "will": "would",
    "can": "could",
    "is": "was",
    "are": "were",
    "has": "had",
    "have": "had",
    "does": "did",
    "do": "did",
}
# what sets one past before another needs its pluperfect
_EARLIER = frozenset("already since ever never yet previously just until when once ago earlier always again".split())
_DATED = frozenset("before by after for".split())
# past tenses that are participles as well, beside those in -ed
_SAME = frozenset(
    "found built cut hit made sent lost won bought sold shot met led left held put set told paid brought caught taught"
    " kept felt spent stood understood heard said read laid".split()
)
_OTHER = {
    "fallen": "fell", "begun": "began", "broken": "broke", "chosen": "chose", "done": "did", "driven": "drove",
    "given": "gave", "gone": "went", "grown": "grew", "risen": "rose", "seen": "saw", "shown": "showed",
    "spoken": "spoke", "stolen": "stole", "taken": "took", "written": "wrote", "drawn": "drew", "flown": "flew",
    "thrown": "threw", "sunk": "sank", "come": "came", "become": "became", "withdrawn": "withdrew", "known": "knew",
}  # fmt: skip
# "a number of boats", "a pair of nurses": the verb may follow either noun
_AMOUNTS = frozenset(
    "number total lot majority dozen pair couple rest share half third quarter part handful group range series".split()
)
_SPLITTING = frozenset("because as since although though while after before".split())
# a speaker longer than this inside what is said makes the reader lose the thread
_LONGEST_ASIDE = 11


def reported(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """All edits of this file that the sketch allows."""
    claims = [(v, c) for v, c in _claims(tree, sentence) if _free(row, c)]
    for edit in (_plain_past, _past_passive, _shifted, _that_again, _helper_again):
        for v, c in claims:
            yield from edit(row, tree, v, c)
    yield from _spoken_inside(row, tree)


def _claims(tree: Tree, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """A past verb of plain saying, and the finite verb of what is said."""
    for v in range(sentence.first, sentence.last):
        token = tree.tokens[v]
        if token.lemma not in _ASSERTED or token.tag != "VBD" or tree.child(v, "neg") is not None:
            continue
        said = list(tree.children(v, "ccomp"))
        if token.dep == "parataxis":
            said.append(token.head)
        for c in said:
            for verb in (c, *[k for k in tree.children(c, "conj") if k != v]):
                if tree.tokens[verb].pos in ("VERB", "AUX"):
                    yield v, verb


def _free(row: Sketch, i: int) -> bool:
    place = row.index(i)
    return place is not None and not row.pieces[place].quoted


def _settled(tree: Tree, c: int) -> bool:
    """Is nothing in the clause that sets its past before another past?"""
    if tree.children(c, "advcl"):
        return False
    for k in tree.subtree(c):
        low = tree.lower(k)
        dated = low in _DATED and any(tree.tokens[j].ent[2:] in ("DATE", "TIME") for j in tree.subtree(k))
        if low in _EARLIER or dated:
            return False
    return True


def _plain_past(row: Sketch, tree: Tree, v: int, c: int) -> Iterator[tuple[float, Sketch]]:
    """ "said she had opened an inquiry" and "said she opened an inquiry"."""
    helpers = tree.children(c, "aux", "auxpass", "neg")
    if tree.tokens[c].tag != "VBN" or len(helpers) != 1 or tree.lower(helpers[0]) != "had" or not _settled(tree, c):
        return
    joined = [k for k in tree.children(c, "conj") if tree.tokens[k].tag == "VBN" and not tree.children(k, "aux")]
    changed = drop(row, helpers)
    for k in (c, *joined):
        word = tree.lower(k)
        if word in _OTHER and changed is not None:
            changed = put(changed, [k], _OTHER[word])
        elif not word.endswith("ed") and word not in _SAME:
            return
    if changed is not None and changed != row:
        yield 0.7, changed


def _past_passive(row: Sketch, tree: Tree, v: int, c: int) -> Iterator[tuple[float, Sketch]]:
    """ "said that packets had been ordered" and "said that packets were ordered"."""
    helpers = tree.children(c, "aux", "auxpass", "neg")
    if tree.tokens[c].tag != "VBN" or [tree.lower(k) for k in helpers] != ["had", "been"] or not _settled(tree, c):
        return
    verb = _be(tree, c)
    if verb is None or helpers[1] != helpers[0] + 1:
        return
    changed = put(row, helpers, verb)
    if changed is not None:
        yield 0.6, changed


def _be(tree: Tree, c: int) -> str | None:
    """ "was" or "were" for the subject of a clause; None where the noun does not tell."""
    subject = tree.child(c, "nsubj", "nsubjpass")
    if subject is None:
        above = tree.tokens[c].head
        subject = tree.child(above, "nsubj", "nsubjpass") if tree.tokens[c].dep == "conj" else None
    if subject is None or tree.tokens[subject].lemma.lower() in _AMOUNTS:
        return None
    token = tree.tokens[subject]
    if tree.children(subject, "conj") or token.tag in ("NNS", "NNPS") or tree.lower(subject) in ("they", "we", "you"):
        return "were"
    if token.tag == "CD":
        return "was" if tree.lower(subject) in ("1", "one") else "were"
    if any(tree.tokens[k].pos == "NUM" and tree.lower(k) not in ("1", "one") for k in tree.children(subject)):
        return None
    return "was" if token.tag in ("NN", "NNP") or tree.lower(subject) in ("it", "he", "she") else None


def _shifted(row: Sketch, tree: Tree, v: int, c: int) -> Iterator[tuple[float, Sketch]]:
    """ "said it will close" and "said it would close": the present of what was said as the past of the report."""
    helper = next(iter(tree.children(c, "aux", "auxpass")), c if tree.tokens[c].pos == "AUX" else None)
    if helper is None or tree.lower(helper) not in _BACK or not _free(row, helper):
        return
    if tree.tokens[helper].tag not in ("MD", "VBZ", "VBP") or tree.children(c, "conj") or tree.tokens[c].dep == "conj":
        return
    if helper + 1 < len(tree) and tree.lower(helper + 1) in ("n't", "n’t"):
        # "can’t" is one word
        return
    changed = put(row, [helper], _BACK[tree.lower(helper)])
    if changed is not None:
        yield 0.8, changed


def _that_again(row: Sketch, tree: Tree, v: int, c: int) -> Iterator[tuple[float, Sketch]]:
    """ "said it would close and had told staff" and "said it would close and that it had told staff"."""
    head = tree.tokens[c].head
    if tree.tokens[c].dep != "conj" or head in (c, v) or tree.child(c, "nsubj", "nsubjpass", "expl") is not None:
        return
    helpers = [k for k in tree.children(c, "aux", "auxpass") if tree.tokens[k].tag in ("MD", "VBD", "VBZ", "VBP")]
    # without a helper of its own the second verb may be what the speaker did, not what was said
    if not helpers or helpers[0] < head:
        return
    link = next((k for k in tree.children(head, "cc") if head < k < c), None)
    first = tree.subtree(c)[0]
    subject = tree.child(head, "nsubj", "nsubjpass")
    if link is None or first != link + 1 or first != helpers[0] or subject is None or not _free(row, first):
        return
    pronoun = _pronoun(tree, subject)
    if pronoun is None or tree.lower(link) not in ("and", "but"):
        return
    changed = insert(row, first, f"that {pronoun}")
    if changed is not None:
        yield 0.5, changed


def _helper_again(row: Sketch, tree: Tree, v: int, c: int) -> Iterator[tuple[float, Sketch]]:
    """ "said it would save money and cost jobs" and "said it would save money and would cost jobs"."""
    head = tree.tokens[c].head
    if tree.tokens[c].dep != "conj" or tree.tokens[c].tag != "VB" or head in (c, v) or tree.children(c, "aux", "nsubj"):
        return
    helper = next((k for k in tree.children(head, "aux") if tree.tokens[k].tag == "MD" and k < head), None)
    link = next((k for k in tree.children(head, "cc") if head < k < c), None)
    if helper is None or link != c - 1 or tree.child(head, "neg") is not None or tree.lower(link) not in ("and", "but"):
        return
    if tree.tokens[head].tag != "VB" or len(tree.children(head, "aux", "auxpass")) != 1 or not _free(row, c):
        return
    changed = insert(row, c, tree.lower(helper))
    if changed is not None:
        yield 0.5, changed


def _pronoun(tree: Tree, subject: int) -> str | None:
    """The pronoun that stands for the subject of a clause, where the parse leaves no doubt of it."""
    token = tree.tokens[subject]
    if token.tag == "PRP":
        return tree.lower(subject) if tree.lower(subject) in ("it", "he", "she", "they") else None
    if tree.children(subject, "conj") or token.tag == "NNS":
        return "they"
    thing = token.tag == "NN" and token.ent[2:] in ("", "ORG") and tree.lower(subject).endswith(_THINGS)
    return "it" if thing else None


_THINGS = tuple(
    "company firm agency ministry union council party bank plan offer deal law bill project school hospital court"
    " government ship ferry plant line network group".split()
)


def _spoken_inside(row: Sketch, tree: Tree) -> Iterator[tuple[float, Sketch]]:
    """ "X said that A was ordered and should come" and "A was ordered, X said, and should come"."""
    found = said_places(row, tree)
    if found is None:
        return
    start = found[1]
    speaker = moved_speaker(row, start, tree)
    size = sum(len(piece.text.split()) for piece in speaker)
    body = list(row.pieces[start:])
    if size > _LONGEST_ASIDE or not body[0].tokens or body[0].quoted or body[0].text[:1].isdigit():
        return
    if tree.tokens[body[0].tokens[0]].dep in ("prep", "mark", "advmod", "advcl") or any("," in p.text for p in speaker):
        return
    for k in range(4, len(body) - 2):
        piece = body[k]
        if not piece.tokens or piece.quoted or not _joint(tree, piece.tokens[0], body[:k]):
            continue
        before = body[: k - 1] if body[k - 1].text == "," else body[:k]
        if any(_personal(tree, p) or p.text in (";", ":") for p in before):
            # a pronoun before its speaker would mean nobody
            return
        mark = Piece(",", (), spaced=False)
        yield 0.9, Sketch((*before, mark, *speaker, mark, replace(piece, spaced=True), *body[k + 1 :]))


def _joint(tree: Tree, i: int, before: list[Piece]) -> bool:
    """Does a second verb or a clause of reason or time begin here, that goes on from the verb before it?"""
    token = tree.tokens[i]
    held = {k for piece in before for k in piece.tokens}
    if token.dep == "cc" and tree.lower(i) in ("and", "but"):
        verbs = [k for k in tree.children(token.head, "conj") if k > i]
        main = tree.tokens[token.head]
        ready = main.dep in ("ccomp", "ROOT") and token.head in held and main.pos in ("VERB", "AUX")
        return ready and bool(verbs) and all(tree.tokens[k].pos in ("VERB", "AUX") for k in verbs)
    if token.dep in ("mark", "advmod") and tree.lower(i) in _SPLITTING:
        clause = tree.tokens[i].head
        above = tree.tokens[clause].head
        opens = tree.tokens[clause].dep == "advcl" and tree.subtree(clause)[0] == i
        return opens and above in held and tree.tokens[above].dep in ("ccomp", "ROOT")
    return False


def _personal(tree: Tree, piece: Piece) -> bool:
    return bool(piece.tokens) and not piece.quoted and tree.tokens[piece.tokens[0]].tag in ("PRP", "PRP$")
