"""Of what kind the content of a statement is: a fact, a forecast, a judgement, a demand, a denial or a promise."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.core.types import Certainty, ContentKind
from writethru.reading.clauses import helpers, is_perfect, lemma_of, main_verb
from writethru.reading.values import is_value, values

_DEMANDS = frozenset(
    """advise advocate appeal beg call demand forbid implore instruct order plead press propose recommend request
    require summon urge proposal recommendation""".split()
)
_PROMISES = frozenset(
    """aim commit intend offer plan pledge prepare promise swear threaten undertake vow
    commitment intention threat undertaking""".split()
)
# promises where an infinitive follows, wishes for others where not: "wants to build", "wants them to build"
_WISHES = frozenset("hope want wish like".split())
_JUDGES = frozenset(
    """accuse admire apologise apologize applaud attack back bash believe blame blast brand chastise condemn consider
    contend criticise criticize decry defend denounce deplore deride deem describe disagree dismiss endorse favor
    favour feel grill hail lament lambast lambaste laud like love mock oppose pan pound praise question rebuke regret
    ridicule salute scold scorn slam slate support think thank trust view welcome worry argue argument criticism
    concern doubt opinion belief fear misgiving""".split()
)
_SPEECH = frozenset(
    "answer comment discuss disclose elaborate explain identify name reply respond say speak specify speculate".split()
)
_OUGHT = frozenset(("must", "should", "ought"))
_AHEAD = frozenset(("may", "might", "could", "will", "would", "shall", "'ll", "’ll", "wo"))
_SELF = frozenset(("i", "we", "he", "she", "they"))
_OPINIONS = frozenset("think believe feel love hate like wish".split())
# what "it" is said to do of its own will; of these "it" is a thing that comes about
_BEFALLS = frozenset("affect be bring cause cost have help hurt lead make mean need raise take".split())
# "the party would be wise to wait", "it is time to act": advice
_ADVICE = frozenset("advised better crucial essential imperative necessary smart time urgent vital wise".split())


def content_kind(
    tree: Tree, head: int, lemma: str, frame: str, certainty: Certainty, content: Sequence[tuple[int, int]]
) -> ContentKind:
    """The kind of a content by its cue, its certainty and its main clause. ``content`` holds token runs.

    A refusal to speak holds no claim and is a fact of its own; a refusal to act is a denial.
    """
    if certainty == "denied":
        return "denial"
    top = main_verb(tree, *content[0])
    if certainty == "declined":
        return _refused(tree, head, lemma, frame)
    if certainty == "asked":
        return _asked(tree, lemma, top)
    if lemma == "ask" or (lemma in _DEMANDS and _demands(tree, head, lemma)):
        return "demand"
    if lemma in ("suggest", "insist") and top is not None and _bare(tree, top):
        return "demand"
    if lemma in _PROMISES:
        return "promise"
    if lemma in _WISHES and top is not None and tree.tokens[top].dep in ("xcomp", "ccomp"):
        return "promise" if tree.child(top, "nsubj", "nsubjpass") is None else "demand"
    if lemma == "want":
        return "demand"
    if top is not None and _ought(tree, top):
        return "demand"
    if certainty in ("expected", "estimated", "hedged"):
        ahead = _ahead(tree, top, certainty)
        if ahead:
            return ahead
    if lemma in _JUDGES or (lemma == "call" and certainty == "asserted"):
        return "judgement"
    return _by_clause(tree, top, content[0])


def _refused(tree: Tree, head: int, lemma: str, frame: str) -> ContentKind:
    below = tree.child(head, "xcomp")
    if lemma in ("decline", "refuse"):
        return "fact" if below is not None and tree.tokens[below].lemma.lower() in _SPEECH else "denial"
    return "fact"


def _asked(tree: Tree, lemma: str, top: int | None) -> ContentKind:
    """A question about worth is a judgement; one about what will be is a forecast."""
    if lemma in ("question", "wonder", "doubt"):
        return "judgement"
    if top is not None and lemma == "ask" and tree.child(top, "mark") is not None:
        return "forecast" if helpers(tree, top) & _AHEAD and not is_perfect(tree, top) else "fact"
    return "fact"


def _demands(tree: Tree, head: int, lemma: str) -> bool:
    """ "called on them to leave", "called for calm"; a bare "call" names."""
    upon = [tree.lower(j) for j in tree.children(head, "prep")]
    return (
        lemma != "call" or any(word in ("on", "upon", "for") for word in upon) or tree.child(head, "xcomp") is not None
    )


def _bare(tree: Tree, top: int) -> bool:
    """ "suggested that the scheme end", "suggested waiting": the verb as it stands, below a subject or alone."""
    token = tree.tokens[top]
    if token.tag in ("VB", "VBG"):
        return True
    subject = tree.child(top, "nsubj", "nsubjpass")
    single = subject is not None and tree.tokens[subject].tag in ("NN", "NNP")
    return token.tag == "VBP" and single and not tree.children(top, "aux")


def _ought(tree: Tree, top: int) -> bool:
    """What ought to be: by the main verb, or one joined to it."""
    for verb in (top, *tree.children(top, "conj")):
        if helpers(tree, verb) & _OUGHT and not is_perfect(tree, verb):
            return True
        infinitive = tree.child(verb, "xcomp")
        lemma = lemma_of(tree, verb)
        if infinitive is not None and (lemma == "need" or (lemma == "have" and "to" in helpers(tree, infinitive))):
            return tree.tokens[verb].tag in ("VBZ", "VBP", "VB") or lemma == "need"
        quality = tree.child(verb, "acomp", "attr")
        if lemma == "be" and quality is not None and tree.lower(quality) in _ADVICE:
            below = (*tree.children(quality, "xcomp", "acl", "relcl"), *tree.children(verb, "xcomp", "ccomp", "advcl"))
            if any("to" in helpers(tree, k) for k in below):
                return True
    return False


def _ahead(tree: Tree, top: int | None, certainty: Certainty) -> ContentKind | None:
    """A promise where the speaker is the one to act, else a forecast; None where nothing lies ahead."""
    if top is None:
        return "forecast" if certainty in ("expected", "estimated") else None
    aux = helpers(tree, top)
    if certainty == "expected":
        return "promise" if _own_deed(tree, top) else "forecast"
    if aux & _AHEAD and not is_perfect(tree, top):
        return "forecast"
    quality = tree.child(top, "acomp")
    if quality is not None and tree.lower(quality) in ("likely", "unlikely"):
        return "forecast"
    if certainty == "estimated":
        return None
    below = tree.child(top, "xcomp")
    past = is_perfect(tree, top) or (below is not None and is_perfect(tree, below))
    return "fact" if past else "judgement"


def _own_deed(tree: Tree, top: int) -> bool:
    """Whether the speaker is to act: "we will pay", "it would send help"."""
    subject = tree.child(top, "nsubj")
    if subject is None:
        return False
    word, lemma = tree.lower(subject), lemma_of(tree, top)
    if word == "it":
        return lemma not in _BEFALLS and tree.child(top, "dobj", "xcomp") is not None
    return word in _SELF and lemma != "be"


def _by_clause(tree: Tree, top: int | None, run: tuple[int, int]) -> ContentKind:
    """By the main clause: an order, an opinion, a word that values, or else a fact."""
    if top is None:
        return "judgement" if any(is_value(tree, i) for i in range(*run)) else "fact"
    token = tree.tokens[top]
    subject = tree.child(top, "nsubj", "nsubjpass", "expl", "csubj")
    infinitive = any(tree.lower(j) == "to" for j in tree.children(top, "aux"))
    if token.tag == "VB" and subject is None and not infinitive and tree.child(top, "aux") in (None, run[0]):
        return "demand"
    if lemma_of(tree, top) in _OPINIONS and subject is not None and tree.lower(subject) in ("i", "we"):
        return "judgement"
    return "judgement" if values(tree, top, *run) else "fact"
