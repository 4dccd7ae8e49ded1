"""The clause around a number: what is said of the counted things, and whether it is a plan."""

from __future__ import annotations

from writethru.core.tree import Tree
from writethru.core.types import Figure, Sentence, Statement
from writethru.ledger.names import content_words
from writethru.ledger.wordset import words

_MODALS = words("will would could may might can should 'll ’ll")
_ABLE = words("could can ca")
_AHEAD = words("plan expect intend pledge promise propose hope aim prepare want ask demand offer")


def number_at(tree: Tree, sentence: Sentence, figure: Figure) -> int | None:
    """Index of the number's first token."""
    return next((i for i in range(sentence.first, sentence.last) if tree.tokens[i].end > figure.start), None)


def verb_above(tree: Tree, sentence: Sentence, figure: Figure) -> int | None:
    """The nearest verb above the number."""
    first = number_at(tree, sentence, figure)
    if first is None:
        return None
    for i in tree.ancestors(first):
        if tree.tokens[i].pos in ("VERB", "AUX") and sentence.first <= i < sentence.last:
            return i
    return None


def clause_words(tree: Tree, sentence: Sentence, figure: Figure) -> frozenset[str]:
    """Content words of the clause that the number stands in, its own sub-clauses with it, numbers left out."""
    telling = ("NOUN", "PROPN", "ADJ", "VERB", "ADV")
    around = _clause(tree, sentence, figure)
    return content_words(" ".join(_lemma(tree, i) for i in around if tree.tokens[i].pos in telling))


def clause_names(tree: Tree, sentence: Sentence, figure: Figure) -> frozenset[str]:
    """The names in the clause: places, peoples, firms, persons; of times and numbers none."""
    around = _clause(tree, sentence, figure)
    named = [i for i in around if tree.tokens[i].ent[2:] in _NAMED or _unlabelled_name(tree, i)]
    return content_words(" ".join(tree.word(i) for i in named))


_NAMED = words("GPE NORP ORG PERSON LOC FAC PRODUCT")


def _unlabelled_name(tree: Tree, i: int) -> bool:
    return tree.tokens[i].pos == "PROPN" and not tree.tokens[i].ent


def _clause(tree: Tree, sentence: Sentence, figure: Figure) -> list[int]:
    """Words of the clause around a number, without the clauses beside it."""
    verb = verb_above(tree, sentence, figure)
    if verb is None:
        return list(range(sentence.first, sentence.last))
    beside = tree.children(verb, "ccomp", "advcl", "parataxis", "conj")
    first = number_at(tree, sentence, figure)
    own = [i for i in beside if first is not None and first not in tree.subtree(i)]
    return tree.subtree(verb, without=own)


def modifiers(tree: Tree, sentence: Sentence, figure: Figure) -> frozenset[str]:
    """Words that narrow the counted noun: adjectives, compounds, "of" phrases and relative clauses."""
    first = number_at(tree, sentence, figure)
    if first is None:
        return frozenset()
    head = tree.tokens[first].head
    if tree.tokens[head].pos not in ("NOUN", "PROPN"):
        return frozenset()
    parts = tree.children(head, "amod", "compound", "relcl", "acl", "prep", "nmod")
    inner = [j for i in parts for j in tree.subtree(i) if tree.tokens[j].pos in ("NOUN", "PROPN", "ADJ", "VERB")]
    return content_words(" ".join(_lemma(tree, i) for i in inner))


_ORDINALS = words("second third fourth fifth new next additional fresh previous former")


def ordinals(tree: Tree, sentence: Sentence, figure: Figure) -> frozenset[str]:
    """Words such as "second" in "a second contingent of 2,000": the number is not of the first one."""
    first = number_at(tree, sentence, figure)
    if first is None:
        return frozenset()
    heads = [first, *tree.ancestors(first)][:4]
    nouns = [i for i in heads if tree.tokens[i].pos in ("NOUN", "PROPN")]
    return frozenset(tree.lower(j) for i in nouns for j in tree.children(i, "amod") if tree.lower(j) in _ORDINALS)


def _lemma(tree: Tree, i: int) -> str:
    """The lemma; a name as it is written, since its capital says that it is one."""
    return tree.word(i) if tree.tokens[i].pos == "PROPN" else tree.tokens[i].lemma.lower()


def is_planned(tree: Tree, sentence: Sentence, figure: Figure, statement: Statement | None) -> bool:
    """Is the figure one of a plan, forecast or offer: under a modal verb, or under a verb of intention?"""
    first = number_at(tree, sentence, figure)
    if first is None:
        return False
    for i in tree.ancestors(first):
        if not sentence.first <= i < sentence.last:
            break
        if tree.tokens[i].pos not in ("VERB", "AUX"):
            continue
        helpers = {tree.lower(j) for j in tree.children(i, "aux")}
        if helpers & _ABLE and tree.child(i, "neg") is not None:
            # "those who could not get home"
            return False
        if helpers & _MODALS:
            # "might have survived" is past and "might be alive" is now: no plan
            alive = any(tree.lower(j) == "alive" for j in tree.children(i, "acomp"))
            return not alive and "have" not in helpers
        as_planned = tree.tokens[i].tag == "VBN" and tree.lower(i - 1) == "as"
        intended = tree.tokens[i].lemma in _AHEAD and not as_planned
        return intended and (statement is None or statement.certainty != "asserted")
    return False


_COUNTS = words(
    "put count list report estimate lower raise revise cut correct keep give publish announce begin have record "
    "register document say tally reckon calculate measure"
)
_LABELS = words(
    "number figure toll total count estimate tally dead injured wounded missing homeless displaced magnitude depth "
    "cost death loss it that this them itself share"
)
# what a count is kept in
_LISTS = words("register list board roll log ledger database record manifest tally book")
_RUNS_TO = words("run hold show contain carry list name record keep have")


def counter(tree: Tree, sentence: Sentence, figure: Figure) -> str:
    """Who gives a number with no cue word of speech: the subject of "put the toll at 36", "lowered its estimate to 7".

    "" where the verb does not count or its object is the counted thing itself ("the firm has 60 ships").
    """
    first = number_at(tree, sentence, figure)
    if first is None:
        return ""
    for i in tree.ancestors(first):
        if not sentence.first <= i < sentence.last:
            break
        if tree.tokens[i].pos not in ("VERB", "AUX"):
            continue
        subject = subject_of(tree, i)
        if subject is not None and tree.tokens[i].lemma in _RUNS_TO and tree.tokens[subject].lemma.lower() in _LISTS:
            owner = tree.child(subject, "poss")
            return tree.subtree_span(subject if owner is None else owner).of(tree.text)
        if tree.tokens[i].lemma not in _COUNTS:
            return ""
        target = tree.child(i, "dobj")
        labels = _LABELS | _LISTS
        bare = target is None or _inside(tree, target, figure) or tree.tokens[target].lemma.lower() in labels
        if subject is None:
            # the parser sometimes hangs the subject on a time phrase: the last name before the verb then
            subject = next((j for j in range(i - 1, sentence.first - 1, -1) if tree.tokens[j].pos == "PROPN"), None)
        if subject is None or not (bare and tree.tokens[subject].pos in ("NOUN", "PROPN")):
            return ""
        return tree.subtree_span(subject, without=tree.children(subject, "relcl", "acl", "appos")).of(tree.text)
    return ""


def _inside(tree: Tree, i: int, figure: Figure) -> bool:
    return figure.start <= tree.tokens[i].start < figure.end


def subject_of(tree: Tree, verb: int) -> int | None:
    """Subject of a verb, or of the verb it is joined to; the noun that a relative clause belongs to."""
    for _ in range(4):
        subject = tree.child(verb, "nsubj")
        if subject is not None and tree.tokens[subject].tag not in ("WP", "WDT"):
            return subject
        token = tree.tokens[verb]
        if token.dep == "relcl":
            return token.head
        if token.dep not in ("conj", "xcomp", "advcl") or token.head == verb:
            return None
        verb = token.head
    return None


def own_deed(tree: Tree, sentence: Sentence, figure: Figure) -> str:
    """Who alone did it, where the subject is a person: "by Ana Ruiz" of "Ana Ruiz pulled out nine people"; else ""."""
    first, verb = number_at(tree, sentence, figure), verb_above(tree, sentence, figure)
    if first is None or verb is None:
        return ""
    subject, done = tree.child(verb, "nsubj"), tree.child(verb, "dobj")
    if subject is None or done is None or first not in tree.subtree(done) or tree.tokens[subject].ent[2:] != "PERSON":
        return ""
    return f"by {tree.subtree_span(subject, without=tree.children(subject, 'relcl', 'acl', 'appos')).of(tree.text)}"


def located(tree: Tree, sentence: Sentence, figure: Figure) -> str:
    """The figure's place where the sentence says that it is counted there: "three people in Lira", "died in Lira"."""
    first = number_at(tree, sentence, figure)
    if first is None or not figure.place:
        return ""
    verb = verb_above(tree, sentence, figure)
    hosts = [first, tree.tokens[first].head, *([] if verb is None else [verb])]
    for host in hosts:
        for prep in tree.children(host, "prep"):
            if tree.lower(prep) in ("in", "at", "near", "across", "inside") and figure.place in tree.subtree_span(
                prep
            ).of(tree.text):
                return figure.place
    return ""
