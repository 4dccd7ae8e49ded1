"""A pronoun at the head of a sentence, given back its name: only where the sentence before leaves no choice."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from writethru.brief.material import View
from writethru.core.types import Sentence, Speaker, Statement

_HE = frozenset(("he", "she", "his", "her"))
_IT = frozenset(("it", "its"))


def head_pronoun(view: View, sentence: Sentence, first: int) -> int | None:
    """The token of a pronoun that opens the sentence as its subject or as owner of its subject."""
    tree = view.tree
    for i in range(first, min(first + 1, sentence.last)):
        token = tree.tokens[i]
        if tree.lower(i) in _HE | _IT and token.dep in ("nsubj", "nsubjpass", "poss"):
            if token.dep == "poss" and tree.tokens[token.head].dep not in ("nsubj", "nsubjpass"):
                return None
            return i
    return _after_opening(view, sentence, first)


def _after_opening(view: View, sentence: Sentence, first: int) -> int | None:
    """ "In a letter to staff, he wrote": the subject behind a phrase that names nobody."""
    tree = view.tree
    if tree.tokens[first].dep != "prep":
        return None
    for i in range(first, min(first + 14, sentence.last - 1)):
        if "PERSON" in tree.tokens[i].ent or (tree.tokens[i].pos == "VERB" and tree.tokens[i].tag != "VBN"):
            return None
        if tree.word(i) == ",":
            after = i + 1
            subject = tree.lower(after) in ("he", "she") and tree.tokens[after].dep in ("nsubj", "nsubjpass")
            return after if subject else None
    return None


def antecedent(view: View, number: int, pronoun: str, hint: str = "") -> Speaker | None:
    """The one speaker of the sentences before, in the same paragraph, that the pronoun can mean; else None.

    ``hint`` is the name that the reading resolved the pronoun to: where both agree, another person named nearby does
    not matter.
    """
    sentences = view.reading.sentences
    for back in (number - 1, number - 2):
        if back < 0 or sentences[back].paragraph != sentences[number].paragraph:
            return _went_on(view, number, hint) if back == number - 1 and pronoun in _HE else None
        speakers = _speakers(view, back, pronoun)
        first = [speaker for speaker in speakers if pronoun in _IT and speaker.start == sentences[back].start]
        if first:
            # "it" goes on about what the sentence before began with
            return first[0]
        if len({speaker.canonical for speaker in speakers}) > 1:
            return None
        if speakers:
            if speakers[0].canonical != hint and pronoun in _HE and _others(view, back, speakers[0]):
                return None
            return speakers[0]
        if pronoun in _HE:
            named = _subject(view, back)
            if named is not None or _others(view, back, None):
                return named
    return None


def _went_on(view: View, number: int, hint: str) -> Speaker | None:
    """Who speaks on in a new paragraph: the one speaker of the sentence before, whom the reading names as well.

    Not where that sentence names another person, or has the speaker by a pronoun or the surname alone.
    """
    back = number - 1
    sentences = view.reading.sentences
    if back < 0 or not hint or sentences[number].paragraph - sentences[back].paragraph != 1:
        return None
    speakers = _speakers(view, back, "she")
    if {speaker.canonical for speaker in speakers} != {hint} or " " not in speakers[0].text.strip():
        return None
    return None if _others(view, back, speakers[0]) else speakers[0]


# what only a body does: a ruling or a count cannot
_BODY_DOES = frozenset(
    "tell employ own hire impose expect demand threaten estimate recommend apologise apologize deny admit invest accept"
    " correct revise withdraw order announce release publish call ask urge appoint sue appeal accuse blame warn reject"
    " declare promise pledge offer decide agree refuse plan launch open suspend cancel dismiss".split()
)


def acting_body(view: View, number: int, pronoun: int) -> Speaker | None:
    """Whom "it" means that corrects, orders or withdraws: the body that the sentence before opens with; else None.

    The body must be the speaker that the sentence before opens with, in the same paragraph.
    """
    tree, sentences = view.tree, view.reading.sentences
    verb = tree.tokens[pronoun].head
    if tree.tokens[verb].lemma not in _BODY_DOES or tree.tokens[pronoun].dep != "nsubj" or number == 0:
        return None
    if sentences[number - 1].paragraph != sentences[number].paragraph:
        return None
    opening = [s for s in _speakers(view, number - 1, "it") if s.start == sentences[number - 1].start]
    return opening[0] if opening else _body(view, number - 1)


def _body(view: View, number: int) -> Speaker | None:
    """The organisation that a sentence opens with as its subject: "The Data Office opened an inquiry"."""
    sentence = view.reading.sentences[number]
    for entity in view.reading.entities:
        if entity.type != "ORG" or not sentence.start <= entity.start <= sentence.start + 5:
            continue
        tokens = view.tokens_in(entity.start, entity.end, sentence)
        if tokens and any(view.reading.tokens[i].dep in ("nsubj", "nsubjpass") for i in tokens):
            return Speaker(entity.text, entity.start, entity.end, entity.canonical, "organisation")
    return None


def _subject(view: View, number: int) -> Speaker | None:
    """The one person the sentence names, where it is its subject."""
    sentence = view.reading.sentences[number]
    people = [e for e in view.reading.entities if e.type == "PERSON" and sentence.start <= e.start < sentence.end]
    if len({entity.canonical for entity in people}) != 1:
        return None
    tokens = view.tokens_in(people[0].start, people[0].end, sentence)
    if not any(view.reading.tokens[i].dep in ("nsubj", "nsubjpass") for i in tokens):
        return None
    return Speaker(people[0].text, people[0].start, people[0].end, people[0].canonical, "person")


def unbound(view: View, sentence: Sentence, held: Collection[int], statements: Sequence[Statement]) -> bool:
    """ "The party has not answered his offer, its leader Ada Roe said": whose it is only the line before has told.

    True where a pronoun of a person stands before a speaker whom the sentence introduces, and nobody is named before
    it: with the speaker in front it would mean the wrong one.
    """
    tree = view.tree
    people = [e.start for e in view.reading.entities if e.type == "PERSON" and sentence.start <= e.start < sentence.end]
    for statement in statements:
        speaker = statement.speaker
        if speaker is None or speaker.kind != "person" or speaker.resolved_by != "name" or " " not in speaker.text:
            continue
        for i in range(sentence.first, sentence.last):
            start = tree.tokens[i].start
            loose = i in held and tree.lower(i) in _PERSONAL and tree.tokens[i].tag in ("PRP", "PRP$")
            if loose and start < speaker.start and view.quotations.at(start) is None:
                if not any(begin < start for begin in people):
                    return True
    return False


_PERSONAL = frozenset("he she his her him".split())


def _speakers(view: View, number: int, pronoun: str) -> list[Speaker]:
    kinds = ("person",) if pronoun in _HE else ("office", "organisation")
    return [
        statement.speaker
        for statement in view.statements.get(number, ())
        if statement.speaker and statement.speaker.canonical and statement.speaker.kind in kinds
    ]


def _others(view: View, number: int, speaker: Speaker | None) -> bool:
    """Does the sentence name another person, whom "he" or "she" could mean as well?"""
    sentence = view.reading.sentences[number]
    for entity in view.reading.entities:
        if entity.type != "PERSON" or not sentence.start <= entity.start < sentence.end:
            continue
        if speaker is None:
            return True
        if speaker.start <= entity.start and entity.end <= speaker.end:
            continue
        if entity.canonical != speaker.canonical and entity.text.split()[-1] not in speaker.canonical:
            return True
    return False
