"""Edits that change the order of a sentence or a linking word in it, and nothing else.

Each yields the cost of reading (0 = as natural as before) and the edited sketch. They are applied only where a run of
copied words has to be broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from writethru.brief.rewrite.phrases import is_number, rephrasings
from writethru.brief.rewrite.sketch import Piece, Sketch, drop, insert, put, take
from writethru.brief.rewrite.trim import WEIGHTY
from writethru.core.tree import Tree
from writethru.core.types import Sentence

SAYING = frozenset(
    "say tell add believe think argue note warn estimate announce state acknowledge concede admit claim insist report"
    " suggest stress explain confirm deny expect hope fear know find show suspect reckon repeat"
    " reiterate caution".split()
)
_FRONTED = frozenset("before after when if unless as because since while although though once".split())
_DAY = re.compile(r"^(?:\d{1,2}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$", re.I)
_TIMED = frozenset("on in since by before after at during from".split())
# words that limit the phrase behind them, and stay before it
_FOCUS = frozenset("only just even not until exactly precisely merely solely".split())
_OPENING = frozenset(("NOUN", "PROPN", "DET", "PRON", "NUM", "ADJ", "ADV", "SCONJ", "SYM"))
_QUESTION = frozenset("whether how who what why when where which if".split())


def reorderings(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """All edits of this file that the sketch allows."""
    for edit in (
        _that,
        _bare_relative,
        _which,
        _clause,
        _back,
        _when,
        _set_phrase,
        _also,
        _purpose,
        _afterwards,
        _aside,
        _last,
    ):
        yield from edit(row, tree, sentence)
    yield from rephrasings(row, tree, sentence)


def _inside(row: Sketch, token: int) -> Piece | None:
    i = row.index(token)
    return None if i is None or row.pieces[i].quoted else row.pieces[i]


def _that(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "said it was" and "said that it was"."""
    for i in range(sentence.first, sentence.last):
        if tree.tokens[i].lemma not in SAYING or _inside(row, i) is None:
            continue
        for j in tree.children(i, "ccomp"):
            first = tree.subtree(j)[0]
            if (
                not _is_finite(tree, j)
                or tree.tokens[first].pos not in _OPENING
                or first <= i
                or _inside(row, first) is None
            ):
                continue
            if tree.lower(first) == "that" and tree.tokens[first].dep == "mark":
                # "said to set A against B was wrong": a clause that opens with "to" keeps its "that"
                opens = tree.tokens[min(first + 1, len(tree) - 1)].tag != "TO"
                if first == i + 1 and opens and tree.tokens[i].lemma in ("say", "think", "believe"):
                    changed = put(row, [first], "")
                    if changed:
                        yield 1.0, changed
            elif tree.tokens[first - 1].pos == "ADP":
                # "said a home with 38 residents had waited": the clause begins before what the parser took for it
                continue
            elif (tree.lower(first) not in _QUESTION or tree.child(j, "csubj") is not None) and tree.word(
                first - 1
            ) not in (",", ":", "that"):
                place = row.index(first)
                if not place or row.pieces[place - 1].text.lower() in ("that", ","):
                    continue
                changed = insert(row, first, "that")
                if changed:
                    yield 0.2, changed


def _is_finite(tree: Tree, i: int) -> bool:
    if tree.tokens[i].tag in ("VBD", "VBZ", "VBP"):
        return True
    return any(tree.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") for k in tree.children(i, "aux", "auxpass"))


def _bare_relative(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "the troops it has" and "the troops that it has"."""
    for j in range(sentence.first, sentence.last):
        if tree.tokens[j].dep != "relcl":
            continue
        branch = tree.subtree(j)
        first = branch[0]
        if tree.tokens[tree.tokens[j].head].pos not in ("NOUN", "PROPN"):
            continue
        if first != tree.tokens[j].head + 1 or tree.tokens[first].dep not in ("nsubj", "nsubjpass", "det", "poss"):
            continue
        if tree.tokens[first].tag in ("WDT", "WP", "WP$", "WRB") or tree.lower(first) == "that":
            continue
        if tree.child(j, "nsubj", "nsubjpass") is None or _inside(row, first) is None:
            continue
        changed = insert(row, first, "that")
        if changed:
            yield 0.5, changed


def _which(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "an offer that could end it" and "an offer which could end it", of things alone."""
    for r in range(sentence.first, sentence.last):
        if tree.tokens[r].dep != "relcl" or tree.tokens[tree.tokens[r].head].tag not in ("NN", "NNS", "CD"):
            continue
        if _PEOPLE.search(tree.lower(tree.tokens[r].head)):
            continue
        if r + 1 < sentence.last and (tree.tokens[r + 1].pos == "AUX" or tree.tokens[r + 1].tag == "MD"):
            # "a report that leave had ended": the parser took a noun for a verb
            continue
        for k in tree.children(r, "dobj"):
            # "the sum that it forecast" and "the sum which it forecast"
            if tree.lower(k) == "that" and tree.tokens[k].tag == "WDT" and k == tree.tokens[r].head + 1:
                changed = put(row, [k], "which")
                if changed:
                    yield 0.5, changed
        first = tree.subtree(r)[0]
        if tree.lower(first) == "that" and first == tree.tokens[r].head + 1 and tree.child(r, "nsubj") == first + 1:
            # "overtime that he put at 9" and "overtime he put at 9"
            changed = drop(row, [first])
            if changed and changed != row:
                yield 0.8, changed
        for k in tree.children(r, "nsubj", "nsubjpass"):
            verb_next = (k + 1 == r and tree.tokens[min(r + 1, len(tree) - 1)].pos != "AUX") or (
                tree.tokens[k + 1].head == r and tree.tokens[k + 1].dep in ("aux", "auxpass", "neg", "advmod")
            )
            if tree.lower(k) == "that" and tree.tokens[k].tag == "WDT" and k == tree.tokens[r].head + 1 and verb_next:
                changed = put(row, [k], "which")
                if changed:
                    yield 0.4, changed


_PEOPLE = re.compile(r"(?:people|men|women|children|man|woman|child|[^aeiou]ers?|ors?|ists?|ents?|ants?)$")


def _also(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "raise pay and add a bonus" and "raise pay and also add a bonus"."""
    if any(tree.lower(k) == "also" for k in range(sentence.first, sentence.last)):
        return
    for c in range(sentence.first, sentence.last):
        token = tree.tokens[c]
        if token.dep != "conj" or token.pos != "VERB" or token.tag not in ("VB", "VBD", "VBZ") or c < 1:
            continue
        if (
            tree.word(c)[:1].islower()
            and tree.lower(c - 1) == "and"
            and tree.child(c, "nsubj", "nsubjpass") is None
            and _inside(row, c) is not None
        ):
            changed = insert(row, c, "also")
            if changed:
                yield 2.2, changed


def _purpose(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "sent divers to search" and "sent divers in order to search"."""
    for j in range(sentence.first, sentence.last):
        if tree.tokens[j].dep != "advcl" or tree.tokens[j].tag != "VB" or tree.tokens[j].head > j:
            continue
        if tree.tokens[tree.tokens[j].head].tag == "VBN":
            # "licensed to carry", "paid to wait": no purpose of the subject
            continue
        to = next((k for k in tree.children(j, "aux") if tree.lower(k) == "to"), None)
        if to is not None and to == tree.subtree(j)[0] and tree.tokens[tree.tokens[j].head].pos == "VERB":
            changed = insert(row, to, "in order")
            if changed and not any(piece.text == "in order" for piece in row.pieces):
                yield 2.6, changed


def _afterwards(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "A after suffering losses" as "A": what went before may go where it holds no figure and no doubt."""
    for j in range(sentence.first, sentence.last):
        if (
            tree.tokens[j].dep != "prep"
            or tree.lower(j) not in ("after", "following")
            or tree.child(j, "pcomp") is None
        ):
            continue
        branch = [k for k in tree.subtree(j) if row.index(k) is not None]
        if not branch or branch[-1] - branch[0] + 1 != len(branch) or any(tree.tokens[k].pos == "NUM" for k in branch):
            continue
        text = tree.text[tree.tokens[branch[0]].start : tree.tokens[branch[-1]].end]
        if WEIGHTY.search(text) or tree.tokens[j].head > j:
            continue
        changed = drop(row, branch)
        if changed:
            yield 1.4, changed


def _clause(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "A if B" and "If B, A", inside whatever "said that" they stand in."""
    for j in range(sentence.first, sentence.last):
        token = tree.tokens[j]
        if token.dep not in ("advcl", "prep"):
            continue
        head = token.head
        branch = tree.subtree(j)
        if tree.lower(branch[0]) not in _FRONTED or branch[-1] - branch[0] + 1 != len(branch) or head > branch[0]:
            continue
        while tree.lower(branch[0]) == "after" and tree.tokens[head].dep == "xcomp":
            # "threatened to sue after ...": what came first came before the threat
            head = tree.tokens[head].head
        if token.dep == "prep" and tree.child(j, "pcomp") is None:
            continue
        if tree.lower(branch[0]) in ("if", "unless") and tree.child(head, "xcomp") is not None:
            continue
        if tree.lower(branch[0]) == "when" and tree.word(branch[0] - 1) == ",":
            continue
        if tree.lower(branch[0]) == "as" and token.dep == "prep":
            continue
        before = [k for k in tree.subtree(head) if k < branch[0]]
        if _pronouns(tree, branch) and not any(tree.tokens[k].tag == "PRP" for k in before):
            # "unless it sold its mill, the firm would": the noun stands before its pronoun
            continue
        yield from _front(row, tree, head, branch, cost=1.2)


def _pronouns(tree: Tree, tokens: list[int]) -> bool:
    return any(tree.tokens[k].tag in ("PRP", "PRP$") for k in tokens)


def _back(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "If B, A" and "A if B", where no pronoun of A could mean something of B."""
    for j in range(sentence.first, sentence.last):
        head = tree.tokens[j].head
        branch = tree.subtree(j)
        if tree.tokens[j].dep not in ("advcl", "prep") or tree.lower(branch[0]) not in _FRONTED or head < branch[-1]:
            continue
        if branch[-1] - branch[0] + 1 != len(branch) or tree.tokens[head].pos not in ("VERB", "AUX"):
            continue
        clause = [k for k in tree.subtree(head) if k not in set(branch)]
        words = [k for k in clause if tree.tokens[k].pos != "PUNCT"]
        if not words or words[0] < branch[-1] or words[-1] + 1 >= sentence.last or tree.word(branch[-1] + 1) != ",":
            continue
        own = [k for k in branch if tree.tokens[k].dep in ("nsubj", "nsubjpass")]
        loose = any(tree.tokens[k].tag in ("PRP", "PRP$") for k in words)
        if loose and any(tree.tokens[k].pos != "PRON" for k in own):
            continue
        if tree.word(words[-1] + 1) not in (".", ";", "!") or any(
            tree.tokens[k].dep == "conj" for k in tree.children(head)
        ):
            continue
        moved = take(row, branch)
        last, first = row.index(words[-1]), row.index(branch[0])
        if moved is None or last is None or first is None or row.pieces[first].quoted:
            continue
        rest = [piece for piece in row.pieces if piece not in moved and branch[-1] + 1 not in piece.tokens]
        at = next((i for i, piece in enumerate(rest) if words[-1] in piece.tokens), None)
        start = next((i for i, piece in enumerate(rest) if words[0] in piece.tokens), None)
        if at is None or start is None:
            continue
        moved = (replace(moved[0], text=lowered(tree, moved[0]), spaced=True), *moved[1:])
        yield 1.2, Sketch((*rest[: at + 1], *moved, *rest[at + 1 :]))


def reporting(row: Sketch, tree: Tree, sentence: Sentence, outlet: str) -> Iterator[tuple[float, Sketch]]:
    """The outlet named inside its own sentence: "The town, the Marlo Bell reports, has no doctor"."""
    if any(piece.text == f"{outlet} reports" for piece in row.pieces):
        return
    held = set(row.tokens)
    top = ("ROOT", "conj", "parataxis")
    if any(tree.tokens[i].lemma in SAYING and tree.tokens[i].pos == "VERB" and tree.tokens[i].dep in top for i in held):
        # somebody says it, whom the reading does not know
        return
    for v in [i for i in sorted(held) if tree.tokens[i].head not in held or tree.tokens[i].head == i]:
        subject = tree.child(v, "nsubj", "nsubjpass")
        if tree.tokens[v].pos not in ("VERB", "AUX") or subject is None or tree.tokens[v].lemma in SAYING:
            continue
        places = [max(tree.subtree(subject)) + 1]
        places += [tree.subtree(k)[0] for k in tree.children(v, "prep", "xcomp", "advcl") if k > v]
        for place in places:
            i = row.index(place) if place < sentence.last else None
            if not i or row.pieces[i].quoted or row.pieces[i - 1].quoted or row.pieces[i - 1].text == ",":
                continue
            if place == places[0] and tree.tokens[place].pos not in ("VERB", "AUX"):
                continue
            mark = Piece(",", (), spaced=False)
            yield 2.2, Sketch((*row.pieces[:i], mark, Piece(f"{outlet} reports"), mark, *row.pieces[i:]))


def _when(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "A on 12 February" and "On 12 February, A"."""
    for j in range(sentence.first, sentence.last):
        if tree.tokens[j].dep != "prep" or tree.lower(j) not in _TIMED:
            continue
        branch = tree.subtree(j)
        if not 2 <= len(branch) <= 7 or not any(tree.tokens[k].ent[2:] in ("DATE", "TIME") for k in branch[1:]):
            continue
        if tree.lower(j) == "on" and not any(_DAY.search(tree.word(k)) for k in branch[1:]):
            continue
        if any(tree.tokens[k].pos in ("VERB", "AUX") for k in branch) or tree.tokens[branch[-1]].ent[2:] not in (
            "DATE",
            "TIME",
        ):
            continue
        head = tree.tokens[j].head
        if tree.tokens[head].dep == "npadvmod":
            # "three times since October"
            head = tree.tokens[head].head
        after = tree.lower(branch[-1] + 1) if branch[-1] + 1 < sentence.last else ""
        follows = branch[-1] + 1 < sentence.last and _opens_clause(tree, branch[-1] + 1, head)
        day = follows or any(re.search(r"\d", tree.word(k)) or _DAY.search(tree.word(k)) for k in branch[1:])
        yield from _front(row, tree, head, branch, cost=1.0, last=not day or (after in _TIMED and not follows))


_SET_PHRASES = frozenset(
    ("as a precaution", "in response", "in protest", "in return", "as a last resort", "for the first time", "in all")
)


def _set_phrase(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "families were moved as a precaution" and "as a precaution, families were moved"."""
    for j in range(sentence.first, sentence.last):
        if tree.tokens[j].dep != "prep" or tree.lower(j) not in ("as", "in", "for"):
            continue
        branch = tree.subtree(j)
        if branch[0] == j and " ".join(tree.lower(k) for k in branch) in _SET_PHRASES:
            yield from _front(row, tree, tree.tokens[j].head, branch, cost=0.9)


def _opens_clause(tree: Tree, i: int, verb: int) -> bool:
    """Does a clause or a phrase of the verb's own begin here, so that what stands before it is whole?"""
    above = tree.tokens[i].head
    clause = tree.tokens[above].dep == "advcl" and tree.tokens[above].head == verb and tree.subtree(above)[0] == i
    return clause or (tree.tokens[i].dep == "prep" and tree.lower(i) == "about" and above == verb)


def _front(
    row: Sketch, tree: Tree, head: int, branch: list[int], *, cost: float, last: bool = True
) -> Iterator[tuple[float, Sketch]]:
    """The branch moved to the front of its own clause, with a comma after it; only from its end where ``last``."""
    if tree.tokens[head].pos not in ("VERB", "AUX") or tree.tokens[head].dep in (
        "conj",
        "relcl",
        "acl",
        "xcomp",
        "pcomp",
    ):
        return
    beside = tree.children(head, "conj", "parataxis")
    # "A, X said": the verb of saying has been moved, and is no part of the clause
    spoken = [k for k in beside if tree.tokens[k].dep == "parataxis" and tree.tokens[k].lemma in SAYING]
    if any(tree.tokens[k].pos in ("VERB", "AUX") and k not in spoken for k in beside):
        return
    if tree.child(head, "nsubj", "nsubjpass", "expl") is None:
        return
    if (branch[0] > 0 and tree.lower(branch[0] - 1) in _FOCUS) or tree.lower(branch[0]) in _FOCUS:
        return
    if any(tree.child(k, "neg") is not None for k in (head, tree.tokens[head].head)):
        # "did not fall in May": what is denied may be the month
        return
    if tree.tokens[head].lemma in SAYING and tree.child(head, "ccomp") is not None:
        return
    above = tree.tokens[tree.tokens[head].head]
    if tree.tokens[head].head != head and not (tree.tokens[head].dep == "ccomp" and above.lemma in SAYING):
        return
    gone = {token for k in spoken for token in tree.subtree(k)}
    clause = [k for k in tree.subtree(head) if k not in gone and row.index(k) is not None]
    if not clause or (last and branch[-1] != max((k for k in clause if tree.tokens[k].pos != "PUNCT"), default=-1)):
        return
    start = clause[0]
    while start < head and (tree.lower(start) == "that" or tree.word(start) in (",", "—")):
        start += 1
    if (
        start >= branch[0]
        or tree.tokens[start].dep in ("mark", "cc", "prep", "advcl")
        or tree.lower(start) in _QUESTION
    ):
        return
    if is_number(tree, branch[-1]) and is_number(tree, start):
        # "by 2032, 60 schools"
        return
    moved, target = take(row, branch), row.index(start)
    first = row.index(branch[0])
    if moved is None or target is None or first is None or target >= first or row.pieces[target].quoted:
        return
    rest = [piece for piece in row.pieces if piece not in moved]
    if first and row.pieces[first - 1].text == "," and row.pieces[first - 1] in rest:
        rest.remove(row.pieces[first - 1])
    at = rest.index(row.pieces[target])
    opening = replace(rest[at], text=lowered(tree, rest[at]), spaced=True)
    link = (Piece("that"),) if at and rest[at - 1].text.lower() in ("said", "says") else ()
    yield cost, Sketch((*rest[:at], *link, *moved, Piece(",", (), spaced=False), opening, *rest[at + 1 :]))


def lowered(tree: Tree, piece: Piece) -> str:
    """The piece's text as it stands inside a sentence: a common word loses the capital of a sentence's head."""
    text = piece.text
    if not piece.tokens or piece.quoted:
        return text
    token = tree.tokens[piece.tokens[0]]
    word = tree.word(piece.tokens[0])
    if piece.speaker and not text.startswith((word, "The ", "A ", "An ")):
        # a name in the place of "She"
        return text
    if text.startswith("I ") or text == "I" or not word[:1].isupper() or word[1:2].isupper():
        return text
    if token.pos == "PROPN" and not _common(tree, piece.tokens[0]):
        return text
    if token.ent and token.tag not in ("DT", "IN", "RB", "JJR", "JJS", "CD", "PRP$"):
        # "Turnout was 71 per cent": a noun by its part of speech, which no sentence writes with a capital inside
        inside = re.search(rf"[a-z,] {re.escape(word)}\b", tree.text)
        alone = len(piece.tokens) == 1 and not tree.tokens[min(piece.tokens[0] + 1, len(tree) - 1)].ent.startswith("I")
        if inside or token.tag not in ("NN", "NNS", "VB", "VBG") or not alone:
            return text
    if token.pos == "ADJ" and token.ent[2:] == "NORP":
        return text
    return text[:1].lower() + text[1:]


def _common(tree: Tree, i: int) -> bool:
    """Is a word at the head of its sentence, taken for a name, written small elsewhere in the article?"""
    before = tree.text[: tree.tokens[i].start].rstrip()
    if before and before[-1] not in '.!?\n”"’' and "\n" not in tree.text[len(before) : tree.tokens[i].start]:
        return False
    if re.search(rf"\b{re.escape(tree.lower(i))}\b", tree.text):
        return True
    # "Enrollment has fallen", "Fitting it would cost": no name has such an ending, unless the reading knows it
    alone = not tree.tokens[i].ent and not (i + 1 < len(tree) and tree.tokens[i + 1].pos == "PROPN")
    return alone and re.search(r"(?:ment|tion|sion|ness|ance|ence|ship|ism|out|ing)s?$", tree.lower(i)) is not None


def said_places(row: Sketch, tree: Tree) -> tuple[int, int] | None:
    """Places of a plain "X said (that) A": of the cue, and of the first piece of A. None for another shape."""
    for i, piece in enumerate(row.pieces):
        if not piece.tokens and piece.text in ("said", "says") and 0 < i <= 6:
            start = i + 1
            break
        if piece.tokens and not piece.quoted and tree.lower(piece.tokens[0]) in ("said", "says"):
            v = piece.tokens[0]
            said = tree.child(v, "ccomp")
            if said is None or said < v or not 0 < i <= 16 or tree.child(v, "neg") is not None:
                return None
            start = row.index(tree.subtree(said)[0]) or -1
            if start <= i:
                return None
            break
        if piece.quoted or piece.text == ":":
            return None
    else:
        return None
    if any(piece.text.lower() in _QUESTION for piece in row.pieces[i + 1 : start + 1]):
        return None
    that = next((k for k in range(start, min(start + 6, len(row.pieces))) if row.pieces[k].text == "that"), None)
    if that is not None and not any(_verb_group(row.pieces[k], tree) for k in range(start, that)):
        # "said on 5 October that": the date belongs to the saying
        start = that
    while start < len(row.pieces) and row.pieces[start].text in ("that", ""):
        start += 1
    if start >= len(row.pieces) or row.pieces[start].quoted or start - i > 9 or row.pieces[i + 1].text == ":":
        return None
    return i, start


def moved_speaker(row: Sketch, start: int, tree: Tree) -> tuple[Piece, ...]:
    """ "X said" without "that", to stand inside or after what is said."""
    chunk = [piece for piece in row.pieces[:start] if piece.text and piece.text != "that"]
    while chunk and chunk[-1].text == ",":
        chunk.pop()
    if chunk:
        chunk[0] = replace(chunk[0], text=lowered(tree, chunk[0]), spaced=True)
    return tuple(chunk)


def _aside(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "X said A did B" and "A, X said, did B"."""
    found = said_places(row, tree)
    if found is None:
        return
    cue, start = found
    if any("," in piece.text for piece in row.pieces[:cue]):
        return
    head = row.pieces[start]
    if not head.tokens or tree.tokens[head.tokens[0]].dep in ("prep", "mark", "advmod", "advcl"):
        return
    verb = next(
        (i for i in range(start + 1, min(start + 9, len(row.pieces))) if _verb_group(row.pieces[i], tree)), None
    )
    if verb is None or any(piece.text in (",", ";") or piece.quoted for piece in row.pieces[start:verb]):
        return
    subject = row.pieces[start:verb]
    main = row.pieces[verb].tokens[0]
    main = tree.tokens[main].head if tree.tokens[main].dep in ("aux", "auxpass") else main
    own = tree.child(main, "nsubj", "nsubjpass", "csubj")
    words = {k for piece in subject for k in piece.tokens}
    if own is None or tree.tokens[main].dep not in ("ccomp", "ROOT") or not set(tree.subtree(own)) >= words:
        # a verb inside the subject: "The delay before customers were told was long"
        return
    if subject[0].text[:1].isdigit():
        return
    if len(subject) == 1 and tree.tokens[head.tokens[0]].pos == "PRON":
        return
    mark = Piece(",", (), spaced=False)
    yield 1.0, Sketch((*subject, mark, *moved_speaker(row, start, tree), mark, *row.pieces[verb:]))


def _verb_group(piece: Piece, tree: Tree) -> bool:
    if not piece.tokens or piece.quoted:
        return False
    token = tree.tokens[piece.tokens[0]]
    return token.tag in ("VBD", "VBZ", "VBP", "MD") and token.dep in ("aux", "auxpass", "ccomp", "ROOT", "conj")


def _last(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[float, Sketch]]:
    """ "X said that A" and "A, X said", where A is one clause without a pronoun that X explains."""
    found = said_places(row, tree)
    if found is None:
        return
    start = found[1]
    body = list(row.pieces[start:])
    while body and body[-1].text in (".", ""):
        body.pop()
    if not body or any(piece.text in (";", ":") for piece in body) or len(body) > 30 or body[0].text[:1].isdigit():
        return
    if any(piece.tokens and not piece.quoted and tree.tokens[piece.tokens[0]].tag in ("PRP", "PRP$") for piece in body):
        return
    yield 1.1, Sketch((*body, Piece(",", (), spaced=False), *moved_speaker(row, start, tree)))
