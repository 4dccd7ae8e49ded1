"""What a sentence asserts, verb by verb: whether it is negated, hedged or only planned.

A predicate of the draft is held against predicates of the sources with the same verb (or, after "be", the same noun or
adjective) and the same words of weight around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from writethru.check.words import STOP, concept, name_key, numbers
from writethru.core.tree import Tree
from writethru.core.types import Sentence, Span
from writethru.reading.hedges import HEDGE_WORDS, MODALS, hedges

_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "'d", "’d"})
_DOUBT = frozenset("believe think suspect suppose appear seem reckon assume presume fear allege rumour rumor".split())
_PLANS = frozenset(
    "plan intend promise pledge vow offer want hope aim prepare threaten ask agree consider expect propose "
    "ready decide "
    "seek try refuse decline fail order urge demand request undertake commit mean".split()
)
NEGATIVE = frozenset("no not n't n’t never nobody none neither nor nothing without hardly cannot".split())
_NO_SUCH = frozenset("fail refuse decline deny forget neglect avoid".split())
_DENIALS = frozenset("deny reject dispute dismiss doubt contest rebut refute".split())
_CLAUSE = frozenset("ccomp advcl relcl acl csubj parataxis conj pcomp".split())
_PAST = frozenset("has have had was were been 've ’ve".split())
_LIGHT = frozenset(
    "be have do get go make take say tell add note report speak call think believe expect argue reckon warn "
    "explain ask word accord state announce claim insist suggest estimate consider want need like let keep "
    "seem appear begin start deny become come give put set see hear know mean concern follow regard".split()
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, or what stands after "be", with its standing and the words of weight around it."""

    head: int
    # concept of the verb, or of the noun or adjective after "be"
    key: str
    copular: bool
    negated: bool
    hedged: bool
    planned: bool
    # happens under "if", "unless" or "whether"
    conditional: bool
    around: frozenset[str]
    span: Span
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    # told as past or done; a bare present may mean the future ("the council votes on 3 May")
    past: bool = True
    # under a verb of doubt of somebody's: "the army suspects it of preparing"
    doubted: bool = False


def predicates(tree: Tree, sentence: Sentence) -> tuple[Predicate, ...]:
    """The predicates of a sentence in text order."""
    return tree.once(("predicates", sentence.first, sentence.last), lambda: tuple(_read(tree, sentence)))


def _read(tree: Tree, sentence: Sentence) -> Iterator[Predicate]:
    runs = hedges(tree, sentence.first, sentence.last)
    for i in range(sentence.first, sentence.last):
        token = tree.tokens[i]
        if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
            continue
        lemma = token.lemma.lower()
        copular = lemma == "be"
        focus = tree.child(i, "acomp", "attr") if copular else i
        if focus is None or (not copular and lemma in _LIGHT):
            continue  # verbs of saying and thinking carry the claim, they are not the claim
        inside = _own(tree, i)
        # "may" stands on the first verb of a chain: "may be using", "could be smaller"
        heads = [i, *_chain(tree, i)]
        yield Predicate(
            head=i,
            key=concept(tree.tokens[focus].lemma),
            copular=copular,
            negated=_negated(tree, i, inside),
            doubted=any(tree.tokens[h].lemma.lower() in _DOUBT for h in heads if h != i),
            hedged=_hedged(tree, heads, inside, runs),
            planned=_planned(tree, i, [i, *_chain(tree, i, "xcomp", "ccomp")]),
            conditional=any(
                tree.lower(j) in ("if", "unless", "whether") for h in heads for j in tree.children(h, "mark")
            ),
            around=_around(tree, _wide(tree, sentence, i, inside), i, focus),
            span=tree.span([i, focus]),
            subject=_part(tree, i, "nsubj", "nsubjpass"),
            object=_part(tree, i, "dobj", "obj"),
            past=token.tag == "VBD" or any(tree.lower(j) in _PAST for j in tree.children(i, "aux", "auxpass")),
        )


def claimed(tree: Tree, i: int) -> bool:
    """Is the verb what a noun or a denial holds ("the charge that it was late", "denies that it was late")?

    The sentence tells of such a charge and does not itself say that the deed was done.
    """
    head = tree.tokens[i].head
    if tree.tokens[i].dep in ("acl", "relcl", "ccomp") and tree.tokens[head].pos == "NOUN":
        return any(tree.lower(j) == "that" and tree.tokens[j].pos == "SCONJ" for j in tree.children(i, "mark"))
    return denied(tree, i)


def denied(tree: Tree, i: int) -> bool:
    """Is the verb what a denial holds ("denies that it was late")?"""
    return tree.tokens[i].dep == "ccomp" and tree.tokens[tree.tokens[i].head].lemma.lower() in _DENIALS


def _own(tree: Tree, i: int) -> list[int]:
    """Tokens below a verb without the clauses below it; a verb joined by "and" takes the subject of the first."""
    cut = [
        j for j in tree.subtree(i) if j != i and tree.tokens[j].dep in _CLAUSE and tree.tokens[j].pos in ("VERB", "AUX")
    ]
    inside = tree.subtree(i, without=cut)
    subject = tree.child(i, "nsubj", "nsubjpass")
    head = tree.tokens[i].head
    if subject is None and tree.tokens[i].dep in ("conj", "xcomp") and head != i:
        above = tree.child(head, "nsubj", "nsubjpass")
        if above is not None:
            inside = sorted({*inside, *tree.subtree(above)})
    if tree.tokens[i].dep == "relcl" and head != i:
        inside = sorted({*inside, *tree.subtree(head, without=[i])})
    return inside


def _wide(tree: Tree, sentence: Sentence, i: int, inside: list[int]) -> list[int]:
    """The tokens around a verb; all of the sentence's where a pronoun stands for what it is about."""
    subject = tree.child(i, "nsubj", "nsubjpass")
    if subject is not None and tree.tokens[subject].pos == "PRON":
        return list(range(sentence.first, sentence.last))
    return inside


def _part(tree: Tree, i: int, *deps: str) -> frozenset[str]:
    """Head of the subject or object and whose it is, names marked by "@"; an infinitive takes its verb's."""
    out: set[str] = set()
    child = tree.child(i, *deps)
    if child is None and "nsubj" in deps and tree.tokens[i].dep == "xcomp":
        child = tree.child(tree.tokens[i].head, *deps)
    if child is not None:
        name = tree.tokens[child].pos == "PROPN"
        joined = tree.children(child, "poss", "compound") if name else tree.children(child, "poss")
        for j in (child, *joined):
            token, word = tree.tokens[j], tree.lower(j)
            if token.pos in ("NOUN", "PROPN") and word not in STOP:
                out.add("@" + name_key(word) if token.pos == "PROPN" else concept(token.lemma))
    return frozenset(out)


def _chain(tree: Tree, i: int, *deps: str) -> list[int]:
    """Verbs that govern this one by ``deps`` (default all): "is believed to be preparing to send"."""
    deps = deps or ("xcomp", "ccomp", "pcomp")
    out: list[int] = []
    while tree.tokens[i].dep in deps and tree.tokens[i].head != i and len(out) < 4:
        i = tree.tokens[i].head
        if tree.tokens[i].pos in ("ADP", "SCONJ") and tree.tokens[i].head != i:
            i = tree.tokens[i].head  # "suspects it of preparing"
        if tree.tokens[i].pos not in ("VERB", "AUX", "ADJ"):
            break
        out.append(i)
    return out


def _negated(tree: Tree, i: int, inside: list[int]) -> bool:
    if tree.children(i, "neg") or any(tree.lower(j) in ("never", "nor", "neither") for j in tree.children(i)):
        return True
    for j in inside:
        if tree.lower(j) in ("no", "none", "nobody", "nothing", "neither") and tree.tokens[j].pos in (
            "DET",
            "PRON",
            "NOUN",
        ):
            top = tree.tokens[j].head if tree.tokens[j].dep in ("det", "neg") else j
            if tree.tokens[top].dep in ("nsubj", "nsubjpass", "dobj", "attr", "obj") and tree.tokens[top].head == i:
                return True
    if tree.tokens[i].dep == "xcomp":
        head = tree.tokens[i].head
        if tree.tokens[head].lemma.lower() in _NO_SUCH or tree.children(head, "neg"):
            return True
        # "has yet to be asked"
        if tree.tokens[head].lemma.lower() in ("have", "be") and any(
            tree.lower(j) == "yet" for j in tree.children(head)
        ):
            return True
    before = [tree.lower(j) for j in range(max(0, i - 4), i)]
    return ("yet" in before and "to" in before[before.index("yet") :]) or "without" in before[-2:]


def _hedged(tree: Tree, heads: list[int], inside: list[int], runs: Sequence[tuple[int, int]]) -> bool:
    """Whether a hedge of the sentence bears on the verb: on a verb of its chain or what helps it, or on a word of its
    own clause. That somebody believes it is an attribution and no hedge.
    """
    near = {*inside, *heads, *(j for h in heads for j in tree.children(h))}
    return any(i in near for first, last in runs for i in range(first, last))


def _planned(tree: Tree, i: int, heads: list[int]) -> bool:
    for h in heads:
        if any(tree.lower(j) in _FUTURE for j in tree.children(h, "aux")):
            return True
        if h != i and tree.tokens[h].lemma.lower() in _PLANS and tree.tokens[i].dep == "xcomp":
            return True
    # a bare infinitive ("to send") has not happened
    return any(tree.lower(j) == "to" and tree.tokens[j].pos == "PART" for j in tree.children(i, "aux"))


def _around(tree: Tree, inside: list[int], i: int, focus: int) -> frozenset[str]:
    out: set[str] = set()
    for j in inside:
        token = tree.tokens[j]
        word = tree.lower(j)
        if j in (i, focus) or word in STOP or token.lemma.lower() in STOP or not word[:1].isalnum():
            continue
        if token.ent[2:] in ("DATE", "TIME"):
            continue  # dates have their own rules
        if token.pos == "NUM":
            out.update(f"#{value:g}" for value in numbers(word) if value > 2)
        elif token.pos == "PROPN":
            # of a full name the last word counts: given names and titles may be left out
            if not (token.dep == "compound" and tree.tokens[token.head].pos == "PROPN"):
                out.add(name_key(word))
        elif token.pos in ("NOUN", "VERB", "ADJ", "ADV"):
            out.add(concept(token.lemma))
    return frozenset(out)


def negative_words(text: str) -> bool:
    """Does a text hold any word that negates?"""
    text = text.lower().replace("rather than", "not").replace("instead of", "not")
    words = text.replace("n’t", " n't").replace("n't", " n't").split()
    return any(word.strip(".,;:!?“”\"'") in NEGATIVE or word == "n't" for word in words)


def hedge_words(text: str) -> bool:
    """Does a text hold any word that hedges, or that only might?

    Wider than the finder of hedges on purpose: a draft that leaves any room for doubt ("in her view", "a risk of") is
    not reported as having dropped the source's hedge.
    """
    words = [word.strip(".,;:!?“”\"'()") for word in text.lower().split()]
    return any(
        word in MODALS or word in HEDGE_WORDS or word.rstrip("sd").rstrip("e") in _DOUBT_STEMS for word in words
    ) or any(phrase in text.lower() for phrase in _PHRASES)


_DOUBT_STEMS = frozenset(
    "believ think suspect appear seem reckon assum presum fear alleg estimat thought expect possib suggest "
    "consider view "
    "opinion guess doubt uncertain unclear unconfirm unverif".split()
)
_PHRASES = (
    "not verif", "not be verif", "unverified", "unconfirmed", "not be confirmed", "could not be", "not independently",
    "in his view", "in her view", "possib", "probab", "likel", "perhaps", "chance", "risk", "if ", "whether",
    "not clear", "no proof", "no evidence", "looks ", "said to", "would ", "estimat", "apparent",
)  # fmt: skip
