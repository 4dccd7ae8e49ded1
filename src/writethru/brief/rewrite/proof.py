"""The last look at a line before it is printed: is it a whole sentence that says what its source says?

An edit trusts the parse, and a parse can be wrong. What is proved here rests on the order of words alone: where the
words of a line stand as they stood in the source, the source answers for them; where an edit has cut or moved them,
each further verb needs something that joins its clause to the one before.
"""

from __future__ import annotations

import re

from writethru.brief.rewrite.order import SAYING
from writethru.brief.rewrite.sketch import Piece, Sketch
from writethru.core.tree import Tree

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_JOINS = frozenset("and but or nor yet so while whereas plus".split())
_OPENS = frozenset(
    "that which who whom whose where when why how what whether if because as since although though after before until"
    " till unless once than whatever wherever whenever lest".split()
)
_BREAKS = frozenset((";", ":", "—", "–", "(", ")"))
# a subject that says that nobody did it, or how few did: no name may stand for it
UNNAMED = re.compile(
    r"^(?:neither|none|nobody|nothing|no|no-one|not|few|hardly|scarcely|barely|little|most|some|many|several|half|any"
    r"|either|both|each|only|never)\b",
    re.I,
)
# words in -er and -or that are no persons
_THINGS = frozenset(
    "letter paper newspaper number order offer water river power matter winter summer tower border sector error motor"
    " factor floor door harbour weather center other another either neither corner computer register folder drawer"
    " chapter quarter former latter shelter disorder murder danger disaster tender takeover reporter-in over under"
    " cancer fever computer helicopter tanker freighter trailer corridor major minor transfer answer manner dinner"
    " october september november december boiler reactor folder ladder counter printer server router timber".split()
)
_PERSON = re.compile(
    r"^(?:\w*m[ae]n|\w*wom[ae]n|boy|girl|person|minister|president|mayor|governor|official|head|chief|chair\w*|judge"
    r"|mother|father|brother|sister|son|daughter|wife|husband|child|diplomat|spokes\w+|victim|witness|resident|patient"
    r"|student|coach|captain|pilot|nurse|guard|clerk|king|queen|prince\w*|aide|cook|chef|priest|bishop|pope|star|bride"
    r"|\w+(?:er|or|ist|ian|ant|ent|eer|man))$",
    re.I,
)


def unsound(row: Sketch, tree: Tree) -> str:
    """Why the line may not be printed, in a word or two; "" where nothing speaks against it."""
    pieces = [piece for piece in row.pieces if piece.text]
    for reason, found in (
        ("nobody named", _named_nobody(pieces, tree)),
        ("clause not joined", _unjoined(pieces, tree)),
        ("subject without a verb", _verbless(pieces, tree)),
        ("bare possessive", _bare_possessive(pieces, tree)),
        ("pronoun without a name", _loose_pronoun(pieces, tree)),
        ("pointing word without a noun", _pointing(pieces, tree)),
    ):
        if found:
            return reason
    return ""


_GARBLED = re.compile(
    # "by ministry of Transport", "said to set", "Ada Roe's lawyer of Ada Roe", "the the"
    r"\b(?:by|that|and|of|with|from|to|for|said|in|at) (?:ministry|department|office|bank|university) of [A-Z]"
    r"|\b[Aa]ccording to,|\b(?:which|who) (?:said|says|added),"
    r"|(?<![ap]\.m)(?<!\b[A-Z])(?<!\b(?:Inc|Ltd|etc))(?<!\bCo)(?<!\bCorp)\. (?:[a-z]|“”\w)"
    r"|,[’']s\b|([A-Z][\w’'-]+ [A-Z][\w’'-]+)’s [^,.]{2,40} (?:of|for) \1|\b(\w{3,}) \2\b(?<!had had)(?<!that that)"
    r"|\b(?:the|an)[,.;]| (?:and|or|but)\.|^[a-z]|\b(?:all|other|remaining) \d+\.$",
)


def garbled(text: str) -> bool:
    """Do the words of a line as it would be printed break a rule of writing: marks unpaired, a word or name twice?"""
    plain = re.sub(r"“[^“”]*”", "“”", text)
    return text.count("“") != text.count("”") or _GARBLED.search(plain) is not None


def _named_nobody(pieces: list[Piece], tree: Tree) -> bool:
    """Does a name stand where the source has "neither", "no one" or "few"?"""
    for piece in pieces:
        if piece.speaker and piece.tokens:
            source = tree.text[tree.tokens[piece.tokens[0]].start : tree.tokens[piece.tokens[-1]].end]
            found = UNNAMED.match(source)
            if found and not piece.text.lower().startswith(found[0].lower()):
                return True
    return False


def _unjoined(pieces: list[Piece], tree: Tree) -> bool:
    """Does a second finite verb stand in the line with nothing that joins it: "filed for insolvency fell apart"?"""
    before: int | None = None
    for n, piece in enumerate(pieces):
        if piece.quoted or piece.speaker or not piece.tokens:
            continue
        token = tree.tokens[piece.tokens[0]]
        if token.tag not in _FINITE or token.pos not in ("VERB", "AUX"):
            continue
        verb = tree.tokens[token.head] if token.dep in ("aux", "auxpass") else token
        if verb.lemma in SAYING or verb.lemma in _SPEECH:
            continue
        cut = before is not None and _touched(pieces[before : n + 1])
        if cut and before is not None and not (_joined(pieces, before, n, tree) or _nested(pieces, before, n, tree)):
            return True
        before = n
    return False


# so many words before a verb as in the source hold its subject
_UNCUT = 3
_SPEECH = frozenset("tell write ask agree think believe mean call put hope appear seem feel".split())


def _touched(pieces: list[Piece]) -> bool:
    """Do some pieces differ from the words of the source between the first and the last of them?"""
    tokens = [token for piece in pieces for token in piece.tokens]
    ours = any(not piece.tokens and piece.text not in (",", ".") for piece in pieces)
    return ours or tokens != list(range(tokens[0], tokens[0] + len(tokens)))


def _joined(pieces: list[Piece], first: int, last: int, tree: Tree) -> bool:
    """Does anything between two verbs join the second to the first, or open a clause for it?"""
    for k in range(first + 1, last):
        piece = pieces[k]
        low = piece.text.lower()
        head = low.split()[0]
        if piece.quoted:
            continue
        if low in _BREAKS or (not piece.tokens and (head in _JOINS | _OPENS or piece.text in ("said", "says"))):
            return True
        if not piece.tokens:
            continue
        token = tree.tokens[piece.tokens[0]]
        if head in _OPENS and not (token.dep == "prep" and not tree.children(piece.tokens[0], "pcomp")):
            return True
        if head in _JOINS and token.pos in ("CCONJ", "SCONJ", "ADV"):
            # "and" between two nouns joins no verbs, unless the second verb follows it at once
            if tree.tokens[token.head].pos in ("VERB", "AUX", "ADJ") or k + 1 == last:
                return True
        if token.lemma in SAYING and token.pos == "VERB":
            # "said A did B": a clause may follow without "that"
            return True
    return _relative_bare(pieces[first + 1 : last + 1], tree)


def _nested(pieces: list[Piece], first: int, last: int, tree: Tree) -> bool:
    """ "the signal which had failed led ..." and "When A did B, C did D": the first verb is in a clause inside."""
    verb = pieces[last].tokens[0]
    verb = tree.tokens[verb].head if tree.tokens[verb].dep in ("aux", "auxpass") else verb
    subject = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    if subject is not None and pieces[first].tokens[0] in tree.subtree(subject):
        return True
    run = last
    while run > first + 1 and pieces[run - 1].tokens and pieces[run - 1].tokens[-1] + 1 == pieces[run].tokens[0]:
        run -= 1
    before = subject is not None and pieces[run].tokens[0] < tree.subtree(subject)[0] < pieces[last].tokens[0]
    if before or last - run >= _UNCUT:
        # its subject stands before it as in the source, and what stands before that in the source
        return True
    if not any(piece.text == "," for piece in pieces[first + 1 : last]):
        return False
    for piece in reversed(pieces[:first]):
        token = tree.tokens[piece.tokens[0]] if piece.tokens and not piece.quoted and not piece.speaker else None
        if piece.text.lower() in _OPENS and (token is None or not (piece.text == "that" and token.dep == "mark")):
            return True
        if token is not None and token.tag in _FINITE and token.pos in ("VERB", "AUX") and token.lemma not in SAYING:
            return False
    return False


def _verbless(pieces: list[Piece], tree: Tree) -> bool:
    """ "... between 2013 and 2019 the report": a subject that ends the line, its verb gone."""
    held = [token for piece in pieces for token in piece.tokens]
    words = [token for token in held if tree.tokens[token].pos != "PUNCT"]
    for n, piece in enumerate(pieces):
        heads = [i for i in piece.tokens if tree.tokens[i].head not in piece.tokens]
        if piece.quoted or n == 0 or len(heads) != 1 or tree.tokens[heads[0]].dep not in ("nsubj", "nsubjpass"):
            continue
        verb = tree.tokens[heads[0]].head
        branch = [k for k in tree.subtree(heads[0]) if k in held and k < verb]
        ends = (
            bool(branch) and words[-1] in {*branch, *piece.tokens} and tree.lower(branch[0] - 1) not in ("than", "as")
        )
        if ends and any(k > heads[0] and k in held and _freed(tree, k, held) for k in range(heads[0], words[-1] + 1)):
            continue
        if ends and verb not in held and not any(k in held for k in tree.children(verb, "conj", "aux")):
            return True
    return False


def _freed(tree: Tree, i: int, held: list[int]) -> bool:
    """Is the word a finite verb, and not that of a relative clause which has kept its "who" or "which"?"""
    token = tree.tokens[i]
    if token.tag not in _FINITE or token.pos not in ("VERB", "AUX"):
        return False
    verb = token.head if token.dep in ("aux", "auxpass") else i
    relative = [k for k in tree.subtree(verb) if tree.tokens[k].tag in ("WDT", "WP", "WP$", "WRB")]
    return not (tree.tokens[verb].dep == "relcl" and any(k in held for k in relative))


def _relative_bare(pieces: list[Piece], tree: Tree) -> bool:
    """ "the troops it has": a relative clause without its pronoun, whole as in the source."""
    verb = pieces[-1].tokens[0]
    verb = tree.tokens[verb].head if tree.tokens[verb].dep in ("aux", "auxpass") else verb
    if tree.tokens[verb].dep not in ("relcl", "acl"):
        return False
    held = {token for piece in pieces for token in piece.tokens}
    return all(k in held for k in range(tree.tokens[verb].head, verb))


def _bare_possessive(pieces: list[Piece], tree: Tree) -> bool:
    """ "Utopia's, Ada Roe, faces an election": a possessive that stands for a noun of the line before."""
    for n, piece in enumerate(pieces[:-1]):
        if piece.quoted or not piece.tokens:
            continue
        token, after = tree.tokens[piece.tokens[-1]], pieces[n + 1]
        owns = piece.text in ("’s", "'s", "’", "'") and token.dep == "case"
        # "Marlo's said" may be the name of a shop; "Marlo's, Ada Roe, said" is none
        named = token.ent.startswith("I-ORG") and tree.word(piece.tokens[-1] + 1) != ","
        if not owns or named or after.quoted or not after.tokens:
            continue
        ahead = n >= 2 and pieces[n - 2].text.lower() in ("at", "in", "to", "of", "from", "than", "with", "for")
        verb = tree.tokens[after.tokens[0]].tag in _FINITE and tree.tokens[after.tokens[0]].pos in ("VERB", "AUX")
        if (verb or after.text in (",", ".", ";")) and not ahead:
            return True
    return False


_GROUPS = frozenset(
    "family police crew team staff government company council board party union ministry group couple pair public"
    " club army navy anyone someone everyone nobody each whoever".split()
)


def _group(tree: Tree, i: int) -> bool:
    """Can "they" mean the word: a plural, a number, a body?"""
    token = tree.tokens[i]
    if token.ent == "B-PERSON" and not (i + 1 < len(tree) and tree.tokens[i + 1].ent == "I-PERSON"):
        # a word alone may be a club or a firm
        return True
    several = token.tag in ("NNS", "NNPS", "CD") or token.dep == "conj" or bool(tree.children(i, "conj"))
    return several or token.ent[2:] in ("ORG", "NORP", "GPE", "LOC", "FAC") or tree.lower(i) in _GROUPS


_SUBJECTS = frozenset("he she".split())


def _loose_pronoun(pieces: list[Piece], tree: Tree) -> bool:
    """Does "he" stand before any person of the line, or "him" in a clause whose subject is the only one?"""
    people: list[int] = []
    many = False
    for piece in pieces:
        if piece.speaker:
            ents = {tree.tokens[t].ent[2:] for t in piece.tokens}
            # a surname alone may be a club or a firm to the parser
            many = many or "PERSON" not in ents or " " not in piece.text or any(_group(tree, t) for t in piece.tokens)
            people.append(piece.tokens[0] if piece.tokens else -1)
            continue
        if piece.quoted or not piece.tokens:
            continue
        i = piece.tokens[0]
        token, low = tree.tokens[i], piece.text.lower()
        if low in _SUBJECTS and token.tag == "PRP" and not people:
            return True
        if low in ("they", "them") and token.tag == "PRP" and len(people) == 1 and not many:
            # one person is not "they"
            return True
        many = many or any(_group(tree, t) for t in piece.tokens)
        if low in ("him", "her") and token.tag == "PRP" and token.dep in ("dobj", "dative") and piece.tokens:
            subject = tree.child(token.head, "nsubj")
            own = set(tree.subtree(subject)) if subject is not None else set()
            if not [k for k in people if k not in own and k != -1] and (own & set(people) or people == [-1]):
                return True
        for t in piece.tokens:
            if tree.tokens[t].dep == "compound":
                # one person has several words
                continue
            if tree.tokens[t].ent[2:] == "PERSON" or (
                tree.tokens[t].pos in ("NOUN", "PROPN")
                and tree.lower(t) not in _THINGS
                and _PERSON.match(tree.tokens[t].lemma)
            ):
                people.append(t)
    return False


_NAMED_SO = frozenset("called calls described describes dismissed dismisses termed".split())


def _pointing(pieces: list[Piece], tree: Tree) -> bool:
    """ "finds that hard to credit": what "that" means the line before has told."""
    for n, piece in enumerate(pieces[:-1]):
        if piece.quoted or len(piece.tokens) != 1 or piece.text.lower() not in ("that", "this"):
            continue
        token, after = tree.tokens[piece.tokens[0]], pieces[n + 1]
        nothing = not after.tokens or after.quoted
        if after.quoted and n and pieces[n - 1].text.lower() in _NAMED_SO:
            return True
        if token.tag == "DT" and token.dep != "det" and not nothing and n:
            if tree.tokens[after.tokens[0]].pos == "ADJ":
                return True
    return False
