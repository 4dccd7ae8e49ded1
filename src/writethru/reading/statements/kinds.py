"""What kind of speaker a noun that is no name means: person, office, body, group, document or nameless voice."""

from __future__ import annotations

from writethru.core.tree import Tree
from writethru.core.types import SpeakerKind
from writethru.reading.statements.scene import Scene
from writethru.reading.titles import DOCUMENTS, GROUPS, OFFICES, ORGANISATIONS, UNNAMED, is_person_noun

OFFICE_HOLDERS = frozenset(
    """ambassador chancellor commissioner emir general governor king mayor minister pope premier president queen
    secretary speaker sultan""".split()
)
# people who speak for others and could have been named
_NAMELESS = frozenset(
    """advisers advisors aides analysts diplomats employees executives experts insiders negotiators observers officers
    officials operatives sources""".split()
)
_POLICE = frozenset(("police", "authorities", "army", "navy", "military", "government", "troops"))
_COUNTED = frozenset(
    """all both each few many most none others several some two three four five six seven eight nine ten dozen dozens
    hundreds thousands scores half""".split()
)
# documents that are as often a body
_EITHER = frozenset(("paper", "website", "account"))
_PEOPLE = frozenset(("person", "people", "someone", "somebody", "those"))
_KNOWING = frozenset("familiar close briefed knowledge informed involved aware".split())
_INDEFINITE = ("a", "an", "one", "another", "some")


def kind_of(scene: Scene, head: int, several: bool) -> SpeakerKind:
    """The kind of speaker that the noun at token ``head`` means; ``several`` where it is one of a list."""
    tree = scene.tree
    word, lemma = tree.lower(head), tree.tokens[head].lemma.lower()
    if word in _POLICE:
        return "organisation"
    if lemma == "office":
        return "office" if _is_of_a_person(scene, head) else "organisation"
    if lemma in OFFICES:
        return "office"
    if word in DOCUMENTS - _EITHER or lemma in DOCUMENTS - _EITHER:
        return "document"
    if lemma in _PEOPLE and _is_in_the_know(tree, head):
        return "anonymous"
    if tree.tokens[head].tag in ("NNS", "NNPS") or word in GROUPS or several:
        return "anonymous" if word in _NAMELESS else "group"
    if word in _COUNTED or tree.tokens[head].pos == "NUM":
        return "group"
    if lemma in ORGANISATIONS and tree.child(head, "compound", "amod", "poss") is not None:
        return "organisation"
    if is_person_noun(lemma) or lemma in UNNAMED:
        article = tree.child(head, "det")
        indefinite = article is not None and tree.lower(article) in _INDEFINITE
        if lemma in OFFICE_HOLDERS and not indefinite:
            return "office"
        return "anonymous" if indefinite or tree.child(head, "nummod") is not None else "person"
    return "organisation"


def _is_in_the_know(tree: Tree, head: int) -> bool:
    """Whether they are named by what they know: "two people familiar with the matter"."""
    return any(tree.lower(k) in _KNOWING for k in range(head + 1, min(head + 4, len(tree))))


def _is_of_a_person(scene: Scene, head: int) -> bool:
    """Whether an office is somebody's: "her office", "Brask's office", "the office of the president"."""
    tree = scene.tree
    poss = tree.child(head, "poss")
    if poss is not None:
        if tree.tokens[poss].pos == "PRON":
            return tree.lower(poss) in ("his", "her")
        return _is_person(scene, poss)
    for k in tree.children(head, "prep"):
        what = tree.child(k, "pobj")
        if tree.lower(k) == "of" and what is not None:
            return _is_person(scene, what)
    return any(tree.tokens[k].lemma.lower() in OFFICE_HOLDERS for k in tree.children(head, "compound"))


def _is_person(scene: Scene, i: int) -> bool:
    entity = scene.entity(i)
    return entity.type == "PERSON" if entity is not None else is_person_noun(scene.tree.tokens[i].lemma.lower())
