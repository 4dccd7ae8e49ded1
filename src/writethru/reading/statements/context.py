"""What stands around an offer: the marks by which the list of cues tells a report from other uses of its words."""

from __future__ import annotations

from writethru.core.tree import Tree
from writethru.reading.statements.candidate import Candidate
from writethru.reading.titles import GROUPS, is_person_noun

# pronouns that are told apart: reports are of "he" and "they" more often than of "you"
_PRONOUNS = frozenset("i you he she it we they who which that this these those what many some others".split())
# steps up the tree within which a verb above the cue is looked at
_HEIGHT = 3
_LENGTHS = (1, 2, 4, 8, 16, 32)


def context(tree: Tree, candidate: Candidate, quoted: bool, opening: bool) -> tuple[str, ...]:
    """The marks of an offer, in a fixed order. ``quoted``: its content holds words in quotation marks; ``opening``:
    it stands in the first paragraph."""
    head = tree.tokens[candidate.head]
    frame = candidate.frame
    family = frame.split(":")[0].split("+")[0]
    who = _who(tree, candidate)
    place = _place(tree, candidate)
    first, last = candidate.content[0]
    words = sum(b - a for a, b in candidate.content)
    out = [
        f"frame {frame}",
        f"who {who}",
        f"who {family} {who}",
        f"tag {family} {head.tag}",
        f"dep {family} {head.dep}",
        f"above {place}",
        f"length {family} {sum(words > n for n in _LENGTHS)}",
        f"begins {family} {_begins(tree, first, last)}",
        f"runs {min(len(candidate.content), 3)}",
    ]
    out.extend(f"aux {tree.tokens[k].lemma.lower()}" for k in tree.children(candidate.head, "aux", "neg"))
    if quoted:
        out.append(f"quoted {family}")
    if opening:
        out.append(f"opening {family}")
    return tuple(out)


def _who(tree: Tree, candidate: Candidate) -> str:
    if candidate.source is None:
        return "nobody"
    token = tree.tokens[candidate.source]
    word = tree.lower(candidate.source)
    if word in _PRONOUNS:
        return word
    if token.ent:
        return token.ent[2:] if token.ent[2:] in ("PERSON", "ORG", "GPE", "NORP") else "named"
    if token.pos == "PRON":
        return "pronoun"
    if token.pos == "PROPN":
        return "proper"
    lemma = token.lemma.lower()
    return "person" if is_person_noun(lemma) else "group" if lemma in GROUPS else "thing"


def _place(tree: Tree, candidate: Candidate) -> str:
    """Whether a clause above holds the cue as what somebody says or wants."""
    i = candidate.head
    for _ in range(_HEIGHT):
        token = tree.tokens[i]
        if token.head == i:
            return "root"
        if token.dep in ("ccomp", "xcomp", "relcl", "pcomp", "acl"):
            return token.dep
        i = token.head
    return "deep"


def _begins(tree: Tree, first: int, last: int) -> str:
    token = tree.tokens[first]
    word = tree.lower(first)
    if word in ("that", "whether", "how", "why", "what", "to", "if", "it", "so"):
        return word
    return "one " + token.pos if last - first == 1 else token.pos
