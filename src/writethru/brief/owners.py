"""Whose leader, lawyer or wife somebody is: "its leader, Ada Roe," names the owner of the role by a pronoun only.

And whose ministry "the Interior Ministry" is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from writethru.brief.material import View
from writethru.brief.rewrite.here import dateline_country
from writethru.core.types import Statement

_OWNED = frozenset("its his her their".split())
_PERSONAL = frozenset("his her".split())
_BODY = re.compile(
    r"\b(?:company|firm|union|group|party|agency|ministry|council|club|board|association|bank|university|institute|network"
    r"|charity|government|authority|federation|hospital|school|court|league|police)\b",
    re.I,
)


def owners(views: Iterable[View]) -> dict[str, str | None]:
    """For each full name that an article introduces by "its leader" or "her lawyer": the name of the owner, or None.

    The owner is the subject of the same sentence before the pronoun, or else that of the sentence before in the same
    paragraph: a person named in full for "his" and "her", a body named for "its" and "their". None where neither is.
    """
    out: dict[str, str | None] = {}
    for view in views:
        for entity in view.reading.entities:
            if entity.type != "PERSON" or " " not in entity.text or out.get(entity.canonical):
                continue
            number = view.sentence_at(entity.start)
            sentence = view.reading.sentences[number]
            tokens = view.tokens_in(entity.start, entity.end, sentence)
            pronoun = _pronoun(view, tokens[0], sentence.first) if tokens else None
            if pronoun is None:
                continue
            owner = _owner(view, number, pronoun)
            out[entity.canonical] = owner if owner and not set(owner.split()) & set(entity.canonical.split()) else None
    return out


def _pronoun(view: View, name: int, first: int) -> int | None:
    """The pronoun of "its deputy leader, Ada Roe" by the words before the name; None for another shape."""
    tree = view.tree
    i = name - 1
    if i >= first and tree.word(i) == ",":
        i -= 1
    steps = 0
    while i >= first and steps < 7:
        if tree.lower(i) in _OWNED:
            return i if i < name - 1 else None
        if tree.tokens[i].pos not in ("NOUN", "ADJ", "ADP", "PUNCT", "ADV", "DET") or tree.word(i) in (",", ".", ";"):
            return None
        i -= 1
        steps += 1
    return None


def _owner(view: View, number: int, pronoun: int) -> str | None:
    sentences, tree = view.reading.sentences, view.tree
    personal = tree.lower(pronoun) in _PERSONAL
    for back in (number, number - 1):
        if back < 0 or sentences[back].paragraph != sentences[number].paragraph:
            return None
        sentence = sentences[back]
        for i in range(sentence.first, min(sentence.last, pronoun)):
            token = tree.tokens[i]
            # the first subject of the sentence is what it is about
            if token.dep not in ("nsubj", "nsubjpass"):
                continue
            named = _named(view, i, personal)
            if named is not None:
                return named
            if back != number or tree.lower(i) not in ("he", "she", "it", "they", "who", "which"):
                break
    return None


def _named(view: View, subject: int, personal: bool) -> str | None:
    tree = view.tree
    start = tree.tokens[subject].start
    if personal:
        person = next((e for e in view.reading.entities if e.type == "PERSON" and e.start <= start < e.end), None)
        return person.canonical if person is not None and " " in person.canonical else None
    words = [k for k in tree.subtree(subject) if k <= subject]
    if words[-1] - words[0] + 1 != len(words) or tree.tokens[subject].pos not in ("NOUN", "PROPN") or len(words) > 6:
        return None
    text = tree.text[tree.tokens[words[0]].start : tree.tokens[subject].end]
    named = any(tree.tokens[k].pos == "PROPN" for k in words) and not any(
        tree.tokens[k].ent[2:] in ("DATE", "PERSON", "TIME") for k in words
    )
    if not named and not (len(words) > 2 and _BODY.search(text)):
        return None
    return text[:1].lower() + text[1:] if text.startswith(("The ", "A ", "An ")) or not named else text


# what somebody is only to another: without the other's name it says nothing
RELATION = re.compile(
    r"(?:an? )?(?:\w+ )?(?:sister|brother|mother|father|son|daughter|wife|husband|widow|uncle|aunt|cousin|friend"
    r"|neighbou?r|lawyer|agent|rival|predecessor|successor|leader|head|chief|boss|deputy|owner|partner)",
    re.I,
)


# an office that every country has, and what it keeps
_OF_A_STATE = re.compile(
    r"(?:(?:(?:Interior|Health|Defen[cs]e|Finance|Foreign|Labour|Labor|Justice|Transport|Education|Energy|Agriculture"
    r"|Economy|Environment|Housing|Trade) )?(?:Ministry|Government)|Treasury|Constitutional Court|Supreme Court"
    r"|Central Bank)(?: (?:records|figures|data|statistics))?",
    re.I,
)


class Lands:
    """The country of an office that every country has and whose name does not say whose it is."""

    def __init__(self, views: Sequence[View], spoken: Iterable[tuple[View, str]]) -> None:
        """``spoken`` has the articles in which each office speaks, with the key of the office."""
        self._views = views
        lands = {view.origin: land for view in views if (land := dateline_country(view.article.text))}
        self._of_article = {view.article.id: lands.get(view.origin) for view in views}
        self._of_office: dict[str, set[str]] = {}
        for view, key in spoken:
            land = self._of_article[view.article.id]
            if land:
                self._of_office.setdefault(key, set()).add(land)

    def of(self, key: str, name: str, view: View, said: Statement | None) -> str | None:
        """The country of the office in an article, or None where the article says whose it is or nothing tells.

        It is the country that the dateline of the article, or of a copy of it, gives; else the state of which the
        office tells in the sentence what it has done; else the one country that the article opens with, of those that
        other articles write before the office or that the datelines give where it speaks.
        """
        if not _OF_A_STATE.fullmatch(name):
            return None
        office = re.escape(name)
        owned = re.compile(
            rf"(\b[A-Z][\w-]+)['’]s (?i:{office})\b|(?i:['’]s {office})\b|\b(?i:{office} (?:of|in)) [A-Z]"
        )
        if owned.search(view.article.text):
            return None
        land = self._of_article.get(view.article.id) or told_of(view, said)
        if land is not None:
            return land
        written = (found[1] for other in self._views for found in owned.finditer(other.article.text))
        opening = [view.text(sentence) for sentence in view.reading.sentences[:2]]
        opened = f"{view.article.title} {' '.join(opening)}"
        known = {*filter(None, written), *self._of_office.get(key, ())}
        lands = [each for each in sorted(known) if re.search(rf"\b{re.escape(each)}\b", opened)]
        return lands[0] if len(lands) == 1 else None


def told_of(view: View, said: Statement | None) -> str | None:
    """The state of "Utopia has given 3 billion in aid, the defence ministry says": Utopia; or None."""
    if said is None or not said.content:
        return None
    sentence = view.reading.sentences[said.sentence]
    start = said.content[0].start
    state = next((e for e in view.reading.entities if e.start == start and e.type == "GPE"), None)
    tokens = view.tokens_in(state.start, state.end, sentence) if state is not None else []
    subject = any(view.tree.tokens[k].dep in ("nsubj", "nsubjpass") for k in tokens)
    return state.canonical if state is not None and subject else None
