"""Does a line stand on its own? Pronouns and pointing words need their noun in the same line."""

from __future__ import annotations

import re
from collections.abc import Collection

from writethru.brief.rewrite.order import SAYING
from writethru.brief.rewrite.sketch import Sketch
from writethru.core.tree import Tree

_PERSONAL = frozenset("he she him her his hers himself herself".split())
_OTHER = frozenset("it its itself they them their theirs themselves".split())
# an outlet's word for itself, and units, are nothing that "it" could mean
_NO_THING = frozenset("newspaper magazine paper cent percent % euros dollars pounds km kilometres miles per".split())
_MANY = frozenset("they them their theirs themselves".split())
_OURS = frozenset("i we us our ours my mine me you your".split())
_POINTING = frozenset("this that these those such both others another either here there so".split())
_PERSON_NOUN = re.compile(
    r"(?:man|woman|men|women|person|people|minister|president|mayor|governor|official|leader|general|colonel|doctor"
    r"|officer|professor|analyst|economist|teacher|director|head|chief|chair\w*|secretary|lawyer|lawmaker|judge|owner"
    r"|driver|worker|engineer|senator|mother|father|brother|sister|son|daughter|wife|husband|boy|girl|child|diplomat"
    r"|spokes\w+|victim|witness|resident|survivor|patient|student|player|coach|founder|executive|negotiator|er|or|ist)$"
)
# nouns that point back at something told before
SHELL = frozenset(
    "figure number sum count estimate remark comment claim assessment statement decision move measure row dispute"
    " answer reason result picture question gap difference former latter same change incident problem issue"
    " idea argument situation matter share others pair two three trio group money programme program word phrase report"
    " rest".split()
)


def stands_alone(row: Sketch, tree: Tree, people: Collection[str] = ()) -> bool:
    """True where no word outside quotations points at another line, and no outlet speaks of itself.

    ``people`` are the keys of speakers that are persons: "it" cannot mean one of them.
    """
    person = False
    # tokens of what "it" could mean, -1 for a speaker or a quotation
    things: list[int] = []
    # is anything named of which there are several: what "them" could mean
    many = False
    words = [piece for piece in row.pieces if piece.text and (piece.text[0].isalnum() or piece.quoted)]
    if not words:
        return False
    for number, piece in enumerate(words):
        if piece.speaker:
            many = many or any(_several(tree, token) for token in piece.tokens)
            person = person or piece.speaker in people or bool(re.search(r"[A-Z]\w+['’]s ", piece.text))
            if piece.speaker not in people:
                things.append(piece.tokens[-1] if piece.tokens else -1)
            continue
        if piece.quoted:
            things.append(-1)
            continue
        low = piece.text.lower().split()[0]
        if low in _OURS and piece.text != "US":
            return False
        if low in _PERSONAL and not person:
            return False
        if low in _OTHER and not (person and low in _MANY) and not _dummy(tree, piece.tokens):
            # "the lights at its end": what the pronoun hangs on is not what it means
            above = set(tree.ancestors(piece.tokens[0])) if piece.tokens and low in ("its", "their") else set()
            # "the service puts it at 6": nor does a speaker speak of himself so
            object_ = bool(piece.tokens) and tree.tokens[piece.tokens[0]].dep in ("dobj", "pobj")
            own = _own_subject(tree, piece.tokens[0]) if object_ else set()
            if object_ and low in _MANY:
                # one body is not "them"
                own = own | {token for token in things if token >= 0 and not _several(tree, token)}
            if not any(token not in above and token not in own for token in things):
                return False
        if low in ("them", "themselves") and not many:
            return False
        many = many or any(tree.tokens[token].tag in ("NNS", "NNPS") or _several(tree, token) for token in piece.tokens)
        if number == 0 and low in _POINTING and not _with_name(tree, piece.tokens):
            return False
        for token in piece.tokens:
            pos = tree.tokens[token].pos
            if pos in ("NOUN", "PROPN") and tree.tokens[token].ent[2:] not in ("DATE", "TIME"):
                human = tree.tokens[token].ent[2:] == "PERSON" or _PERSON_NOUN.search(tree.lower(token))
                if human:
                    person = True
                elif tree.lower(token) not in _NO_THING:
                    things.append(token)
            elif pos == "NUM" and tree.tokens[token].dep in ("nsubj", "nsubjpass", "dobj"):
                things.append(token)
            elif tree.lower(token) in ("anyone", "someone", "nobody", "everyone", "none", "many", "those", "who"):
                person = True
                things.append(token)
    plain = " ".join(piece.text for piece in words if not piece.quoted)
    return not _points_back(row, tree) and not _ELSEWHERE.search(plain)


def _several(tree: Tree, i: int) -> bool:
    return tree.tokens[i].tag in ("NNS", "NNPS", "CD") or bool(tree.children(i, "conj")) or tree.tokens[i].dep == "conj"


def _own_subject(tree: Tree, pronoun: int) -> set[int]:
    """Tokens of the subject of the clause a pronoun is the object of: it would be "itself" if it meant that."""
    for i in tree.ancestors(pronoun):
        if tree.tokens[i].pos in ("VERB", "AUX"):
            subject = tree.child(i, "nsubj", "nsubjpass")
            if subject is None and tree.tokens[i].dep == "conj":
                # "neither backed nor opposed it": the subject is that of the first verb
                continue
            return set(tree.subtree(subject)) if subject is not None else set()
    return set()


# words that only the line before can explain
_ELSEWHERE = re.compile(
    r"\b(?:the opposite|the same(?! \w)|otherwise|likewise|(?:of|with|to|by|against|for|on) both(?! \w+ and)"
    r"|the (?:latter|former)(?= (?:said|says|was|is|has|had|will|would|did|does)\b|[.,;])"
    r"|that (?:morning|day|evening|night|afternoon|week|month|year)|both (?:counts|figures|claims|numbers)"
    r"|said (?:that )?the (?:figure|number|count|claim|remark)s? (?:did|does|was|were|is|are|had|has)"
    r"|did so|do so|does so|if so|too\.?$)|^The (?:\w+ ){0,3}one\b",
    re.I,
)


def _dummy(tree: Tree, tokens: tuple[int, ...]) -> bool:
    """ "it" that stands for a clause: "it could not be established who ..."."""
    if len(tokens) != 1 or tree.lower(tokens[0]) != "it":
        return False
    head = tree.tokens[tokens[0]].head
    return any(
        tree.tokens[k].dep in ("ccomp", "csubj", "xcomp", "advcl")
        and k > head
        and tree.tokens[k].pos in ("VERB", "AUX")
        for k in tree.children(head)
    ) and (tree.child(head, "auxpass") is not None or tree.child(head, "acomp") is not None)


def _with_name(tree: Tree, tokens: tuple[int, ...]) -> bool:
    """ "Both X and Y": the pointing word has its names with it."""
    if not tokens:
        return False
    head = tree.tokens[tokens[0]].head
    near = [*tree.subtree(head)][:8] if tree.lower(tokens[0]) in ("both", "either") else []
    if tree.lower(tokens[0]) == "there":
        return tree.tokens[tokens[0]].dep == "expl"
    return any(tree.tokens[k].pos == "PROPN" for k in near)


def _points_back(row: Sketch, tree: Tree) -> bool:
    """ "That figure ...", "The measure has ...": a subject whose noun says nothing without the line before."""
    first = next((piece for piece in row.pieces if piece.tokens and piece.text[:1].isalnum()), None)
    if first is None or first.speaker or first.quoted or not first.tokens:
        return False
    token = first.tokens[0]
    low = tree.lower(token)
    if low not in ("the", "that", "this", "these", "those", "such"):
        return False
    head = tree.tokens[token].head
    if low != "the":
        return True
    if tree.lower(head) not in SHELL and tree.tokens[head].lemma.lower() not in SHELL:
        return False
    return not any(
        tree.tokens[k].dep in ("prep", "relcl", "acl", "appos", "compound", "nmod") for k in tree.children(head)
    )


_CLAUSES = ("relcl", "advcl", "acl", "csubj", "pcomp")


def whole(row: Sketch, tree: Tree) -> bool:
    """Is the line a whole sentence by the parse: a finite verb with its subject, and nothing left hanging?

    A verb of saying keeps what is said; a joined verb keeps its own subject or the verb it was joined to.
    """
    held = {token for piece in row.pieces if piece.text for token in piece.tokens}
    free = {token for piece in row.pieces if not piece.quoted and piece.text for token in piece.tokens}
    main = any(piece.quoted for piece in row.pieces)
    for i in sorted(free):
        token = tree.tokens[i]
        if token.dep == "mark" and tree.lower(i) == "that" and not _carries(tree, token.head, held):
            return False
        if token.pos == "VERB" and _misread(tree, i, held):
            main = True
            continue
        if token.pos not in ("VERB", "AUX") or not _finite(tree, i):
            continue
        if token.dep in ("aux", "auxpass"):
            continue
        subject = tree.child(i, "nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
        joined = i
        while tree.tokens[joined].dep == "conj" and tree.tokens[joined].head in held and subject is None:
            joined = tree.tokens[joined].head
            subject = tree.child(joined, "nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
        shared = any(tree.tokens[k].dep in ("nsubj", "nsubjpass") and k in held for k in tree.children(token.head))
        if token.dep == "relcl":
            continue
        if subject is not None and subject not in held and not shared and not _beside_dateline(tree, subject, held):
            return False
        if subject is None and token.dep in ("conj", "ROOT") and not shared:
            return False
        said = tree.child(i, "ccomp")
        if said is not None and said not in held and not _joined_claim(tree, said, held):
            if not any(k in held for k in tree.children(i, "dobj", "prep", "xcomp")) or token.lemma == "deny":
                return False
        if _trails(tree, i, held):
            return False
        main = main or token.dep not in _CLAUSES or _freed(tree, i, held)
    return main and not _hanging(row, tree) and not _articleless(row, tree)


def _misread(tree: Tree, i: int, held: set[int]) -> bool:
    """ "The council, a watchdog, put the deficit at 6": a past tense that looks like a participle, with an object."""
    token = tree.tokens[i]
    above = tree.tokens[token.head]
    alone = token.tag == "VBN" and token.dep == "acl" and above.dep == "ROOT" and above.pos in ("NOUN", "PROPN")
    return alone and token.head in held and tree.child(i, "dobj") in held


def _beside_dateline(tree: Tree, subject: int, held: set[int]) -> bool:
    """Did the parser take the place of the dateline for the subject, and the subject for its apposition?"""
    return tree.word(subject).isupper() and any(k in held for k in tree.children(subject, "appos"))


def _trails(tree: Tree, i: int, held: set[int]) -> bool:
    """ "A never paid X, its head, insisted on Friday": a verb of saying that the parser joined to what is said."""
    token = tree.tokens[i]
    if token.dep != "conj" or token.lemma not in SAYING or tree.child(i, "nsubj", "nsubjpass") is not None:
        return False
    linked = any(k in held and token.head < k < i for k in tree.children(token.head, "cc"))
    # ", X said": who spoke stands before the verb, though the parser hung them elsewhere
    linked = linked or any(k in held and tree.word(k) == "," for k in range(token.head, i))
    return not linked and not any(k in held for k in tree.children(i, "ccomp", "dobj", "xcomp"))


def _carries(tree: Tree, verb: int, held: set[int]) -> bool:
    """Is the verb of a "that" clause kept, or one that was joined to it?"""
    return verb in held or any(k in held for k in tree.children(verb, "conj", "advcl", "aux", "auxpass"))


def _freed(tree: Tree, i: int, held: set[int]) -> bool:
    """Has the clause lost the "when" that made it hang on another, so that it is a sentence of its own?"""
    links = [k for k in tree.children(i, "mark", "advmod") if tree.lower(k) in ("when", "as", "after", "while")]
    return tree.tokens[i].dep == "advcl" and bool(links) and not any(k in held for k in links)


def _joined_claim(tree: Tree, said: int, held: set[int]) -> bool:
    """Is a clause kept that was joined to what is said, whose verb is gone: "said that [six died when] a boat sank"?"""
    beside = [k for v in (said, *tree.children(said, "conj")) for k in tree.children(v, "conj", "advcl")]
    return any(k in held and _finite(tree, k) and tree.child(k, "nsubj", "nsubjpass") in held for k in beside) or any(
        k in held for k in tree.children(said, "conj")
    )


def _articleless(row: Sketch, tree: Tree) -> bool:
    """ "British producer said": a person's trade without article or name, left by a name that went."""
    first = next((piece for piece in row.pieces if piece.tokens and piece.text), None)
    if first is None or first.quoted:
        return False
    if first.speaker:
        last = first.tokens[-1]
        if tree.tokens[last].dep == "compound":
            # "Minister" before the name that the reading has left out of the speaker
            return False
        return tree.lower(last) in _TRADE and not tree.children(last, "det", "poss") and first.text[:1].isupper()
    i = first.tokens[0]
    head = i if tree.tokens[i].dep in ("nsubj", "nsubjpass") else tree.tokens[i].head
    if tree.tokens[head].dep not in ("nsubj", "nsubjpass") or tree.tokens[head].tag != "NN":
        return False
    bare = not tree.children(head, "det", "poss", "nummod", "appos")
    return bare and bool(_PERSON_NOUN.search(tree.lower(head))) and tree.lower(head) in _TRADE


_TRADE = frozenset(
    "producer director analyst spokesman spokeswoman coach captain manager economist author actor singer lawyer"
    " president minister leader boss chairman chief forward striker".split()
)


def _finite(tree: Tree, i: int) -> bool:
    if tree.tokens[i].tag in ("VBD", "VBZ", "VBP"):
        return True
    if tree.tokens[i].tag == "VBN" and not tree.children(i, "aux", "auxpass"):
        # "Ada Roe and her sons brought in 26 people": a past tense that looks like a participle
        subject = tree.child(i, "nsubj")
        return subject is not None and subject < i
    return any(tree.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") for k in tree.children(i, "aux", "auxpass"))


def _hanging(row: Sketch, tree: Tree) -> bool:
    """ "both put the count at", "an official there", "said the dam;": words that need what is gone."""
    pieces = [piece for piece in row.pieces if piece.text]
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        if piece.quoted or not piece.tokens:
            continue
        i = piece.tokens[0]
        low = piece.text.lower()
        if low in ("that", "this") and tree.tokens[i].tag == "DT" and tree.tokens[i].dep in ("dobj", "pobj", "attr"):
            # not the "that" of a clause: "the sum that it forecast"
            return True
        if low == "none" and (after is None or after.text.lower() not in ("of", "that", "who")):
            return True
        if (
            low in ("both", "neither", "either")
            and not (low == "neither" and any(piece.text.lower() == "nor" for piece in pieces))
            and after
            and after.tokens
            and tree.tokens[after.tokens[0]].pos in ("VERB", "AUX")
        ):
            return True
        if (
            low == "there"
            and tree.tokens[i].dep == "advmod"
            and not any(
                tree.tokens[k].pos == "PROPN"
                for other in pieces[: pieces.index(piece)]
                for k in other.tokens
                if not other.speaker
            )
        ):
            return True
        if low == "there" and tree.tokens[i].dep == "advmod" and tree.tokens[tree.tokens[i].head].dep == "nsubj":
            return True
        if (
            tree.tokens[i].lemma == "say"
            and tree.tokens[i].pos == "VERB"
            and after
            and after.tokens
            and not after.quoted
        ):
            if tree.tokens[after.tokens[0]].tag in ("MD", "VBD", "VBZ", "VBP") and after.text.lower() not in ("that",):
                return True
    return False
