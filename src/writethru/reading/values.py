"""Words that value: what is good or bad, better or worse, and how somebody feels about it."""

from __future__ import annotations

from writethru.core.tree import Tree
from writethru.reading.clauses import helpers, in_main_clause, lemma_of

# adjectives, adverbs and nouns of praise, blame and feeling
_VALUES = frozenset(
    """abysmal admirable amazing angry appalling arbitrary arrogant ashamed awful bad beautiful best betrayal better
    biased bitter blunder brave brilliant brutal callous careless catastrophe catastrophic chaotic clever clumsy
    confident corrupt courageous cowardly crazy cruel cynical dangerous deadly decent deplorable despicable
    devastated devastating disappointed disappointing disappointment disaster disastrous discriminatory disgrace
    disgraceful disgusted disgusting dishonest disrespectful dreadful dumb effective embarrassing encouraging
    essential evil excellent excessive exciting extraordinarily extraordinary extreme failure fair fantastic
    farce fault fine flawed foolish frightening frustrated frustrating furious generous gift glad good grateful
    great greedy grim guilty happy harmful harsh heartbreaking heartless hero heroic hopeless horrible horrific
    horrified humiliating hypocrisy hypocritical idiotic immoral impatient important impossible impressed
    impressive inadequate incompetent incredible indecent inept inexcusable inhumane insane insult insulting
    intolerable irresponsible joke justified lazy light lousy mad malicious mean meaningless mess miserable
    mistake mockery monstrous naive necessary neglect negligent nice nonsense outrage outraged outrageous overdue
    pathetic perfect pleased poor poorly powerful precious premature pride proud racist rash realistic reasonable
    reckless regrettable relieved remarkable ridiculous right sad scandal scandalous selfish senseless sensible
    serious sexist shame shameful shameless shocked shocking shortsighted sick silly smart sorry splendid strong
    stupid successful superb sure surprised terrible terrific terrified thoughtful thrilled tired toothless tough
    tragedy tragic travesty triumph troubled troubling ugly unacceptable unbearable unfair unfit unfortunate
    unhappy unjust unnecessary unprecedented unrealistic unreasonable unworthy upset useful useless vague
    valuable vile vital waste weak weakness welcome wise wonderful worse worst worth worthless worthy wrong""".split()
)
# "some", "light" or "strong" winds measure; these value only where they are what is said of the subject
_PREDICATES = frozenset(
    """deadly extreme fine good great important light mean poor powerful right serious sick strong sure tough
    successful worth""".split()
)
_VERBS = frozenset(
    """abuse admire alarm appal appall betray cheat damage demean deserve discriminate disgrace disgust embarrass
    endanger exploit fail harm hate hurt insult love matter mislead mistreat mock neglect outrage overreach regret ruin
    shame succeed undermine waste""".split()
)
# qualities that can be looked up; anything else said of something after "be" is a view of it
_PLAIN = frozenset(
    """able absent alive available aware awake closed complete conscious dead different due empty eligible full ill
    injured liable local missing new old open present pregnant ready responsible safe same stable subject unable unaware
    unavailable unharmed unhurt unconscious unknown unclear""".split()
)


def is_value(tree: Tree, i: int) -> bool:
    """Whether a token values."""
    if tree.tokens[i].pos in ("VERB", "AUX") and tree.tokens[i].lemma.lower() in _VERBS:
        return True
    return tree.lower(i) in _VALUES


def values(tree: Tree, top: int, first: int, last: int) -> bool:
    """Whether the main clause of a run values: by its verb, by what is said of its subject, or by a word in it."""
    for verb in (top, *tree.children(top, "conj", "ccomp")):
        if first <= verb < last and (lemma_of(tree, verb) in _VERBS or _quality_values(tree, verb)):
            return True
    return any(
        is_value(tree, i) and tree.lower(i) not in _PREDICATES and in_main_clause(tree, i, first, last)
        for i in range(first, last)
    )


def _quality_values(tree: Tree, verb: int) -> bool:
    """ "is unfair", "works fine", "is worse than", "too vague", "was a mistake"."""
    for i in tree.children(verb, "acomp", "oprd", "advmod"):
        if tree.lower(i) in _VALUES:
            return True
    quality = tree.child(verb, "acomp", "attr", "oprd")
    if lemma_of(tree, verb) not in ("be", "look", "sound", "feel", "remain", "become") or quality is None:
        return False
    token = tree.tokens[quality]
    around = [quality, *tree.children(quality, "amod", "advmod", "compound")]
    if any(is_value(tree, j) or tree.tokens[j].tag in ("JJS", "RBS", "JJR", "RBR") for j in around):
        return not _counted(tree, quality)
    if any(tree.lower(j) in ("too", "so") for j in around):
        return True
    if token.pos == "ADJ":
        return tree.lower(quality) not in _PLAIN and token.tag != "VBN" and not _counted(tree, quality)
    # "is a wall", "was a game": an image, where neither a name nor a number makes it a matter of record
    article = any(tree.lower(j) in ("a", "an") for j in tree.children(quality, "det"))
    return token.pos == "NOUN" and article and not _counted(tree, quality) and not helpers(tree, verb) & {"will"}


def _counted(tree: Tree, quality: int) -> bool:
    below = tree.subtree(quality)
    return tree.tokens[quality].pos == "PROPN" or any(tree.tokens[j].pos == "NUM" for j in below)
