"""Attribution moved to the front of the sentence: "A, X said" becomes "X said that A"."""

from __future__ import annotations

import re
from dataclasses import replace

from writethru.brief.rewrite.order import lowered
from writethru.brief.rewrite.sketch import Piece, Sketch, take
from writethru.brief.rewrite.trim import WEIGHTY
from writethru.core.tree import Tree
from writethru.core.types import Sentence, Statement

_TOLD = frozenset("told tells tell asked".split())
_ATTENDANT = frozenset("as while after before when".split())
_OWNED = frozenset("his her its their our my your he she it they".split())
# words for speaking that add nothing to "said"; "told" asks for a listener, which is dropped with it
_PLAIN = re.compile(
    r"^(?:said|says|say|told|tells|added|adds|stated|noted|remarked|stressed|explained|recalled|continued)\b"
)


def parts(tree: Tree, sentence: Sentence, statement: Statement) -> tuple[list[int], list[int], list[int], list[int]]:
    """Tokens of the sentence that are content, speaker, cue, and what is left.

    The content is read from the tree where the cue is a verb with a clause before it: what a quotation or an aside
    breaks up is whole there.
    """
    tokens = tree.tokens
    inside = range(sentence.first, sentence.last)
    content = [
        i for i in inside if any(s.start <= tokens[i].start and tokens[i].end <= s.end for s in statement.content)
    ]
    speaker = statement.speaker
    who = [i for i in inside if speaker and speaker.start <= tokens[i].start and tokens[i].end <= speaker.end]
    cue = [i for i in inside if statement.cue.start <= tokens[i].start and tokens[i].end <= statement.cue.end]
    heads = [i for i in who if tokens[i].head not in who]
    if len(heads) == 1:
        who = sorted({*who, *tree.subtree(heads[0])})
    while who and who[-1] + 1 < sentence.last and who[-1] + 1 not in cue and _name_goes_on(tree, who[-1] + 1):
        who.append(who[-1] + 1)
    clause = _clause_before(tree, sentence, cue)
    if clause is not None:
        content = [i for i in clause if i not in who and i not in cue]
    known = {*content, *who, *cue}
    return content, who, cue, [i for i in inside if i not in known]


def _name_goes_on(tree: Tree, i: int) -> bool:
    """The rest of a name after a rank: "Insp" and ". Ada Roe"."""
    if tree.word(i) == ".":
        return i + 1 < len(tree) and tree.tokens[i + 1].pos == "PROPN"
    return tree.tokens[i].pos == "PROPN" and tree.tokens[i - 1].pos in ("PROPN", "PUNCT") and tree.word(i - 1) != ","


def _words(tree: Tree, branch: list[int]) -> str:
    return tree.text[tree.tokens[branch[0]].start : tree.tokens[branch[-1]].end]


def _clause_before(tree: Tree, sentence: Sentence, cue: list[int]) -> list[int] | None:
    """The clause that stands before the cue verb as what is said, by the tree; None where there is none."""
    for v in cue:
        token = tree.tokens[v]
        if token.pos == "VERB":
            for c in tree.children(v, "ccomp"):
                branch = tree.subtree(c)
                if c < v and branch[0] < v:
                    return branch
            if token.dep == "parataxis" and token.head < v:
                gone = set(tree.subtree(v))
                return [i for i in tree.subtree(token.head) if i not in gone and i >= sentence.first]
        if tree.lower(v) == "according" and token.head < v and v > sentence.first and tree.word(v - 1) == ",":
            branch = tree.subtree(v)
            if branch[-1] >= sentence.last - 2:
                return list(range(sentence.first, branch[0] - 1))
    return None


def fronted(row: Sketch, tree: Tree, sentence: Sentence, statement: Statement, name: Piece | None) -> Sketch | None:
    """The sentence with its speaker first, where the source has the speaker after or inside what is said.

    ``name`` is the piece that names the speaker, None for the words of the source. None is returned where the sentence
    is not of that shape, or holds more than the statement: then nothing may be moved.
    """
    content, who, cue, rest = parts(tree, sentence, statement)
    if not content or not cue or content[0] > min([*who, *cue]):
        return None
    edge = min([*who, *cue])
    if edge > sentence.first and tree.word(edge - 1) not in (",", "”", '"', "—", "–"):
        return None
    loose = _after_cue(tree, content, cue)
    if loose is None:
        return None
    content, rest = [i for i in content if i not in loose], [i for i in rest if i not in loose]
    if any(tree.word(i) == ";" for i in content):
        return None
    # a quotation is taken whole, with the comma that ends it
    quoted = {i for piece in row.pieces if piece.quoted and set(piece.tokens) & set(content) for i in piece.tokens}
    said = take(row, {*content, *quoted})
    said = _parted(tree, _clean(said), edge) if said else None
    if not said:
        return None
    own = (name,) if name is not None else take(row, who)
    if not own or own[0].text.lower() in _OWNED:
        return None
    own = (replace(own[0], text=lowered(tree, own[0]) if name is None else own[0].text, spaced=True), *own[1:])
    while own[-1].text == ",":
        own = own[:-1]
    if name is None and sum(piece.text == "," for piece in own) % 2:
        own = (*own, Piece(",", spaced=False))
    cue_text = " ".join(tree.word(i) for i in cue).lower()
    if cue_text.startswith("according"):
        tail = take(row, [i for i in rest if i > cue[-1] and tree.tokens[i].pos != "PUNCT"])
        if tail is None:
            return None
        opening = (Piece("according to"), *own, *tail, Piece(",", spaced=False))
        return Sketch((*opening, *_inside(tree, said)))
    if (
        said[0].tokens
        and not said[0].quoted
        and said[0].speaker is None
        and _doubtful_name(tree, sentence, said[0].tokens[0])
    ):
        return None
    extras = _extras(row, tree, [i for i in rest if i not in quoted], cue)
    if extras is None:
        return None
    aside, when = extras
    said = _inside(tree, said)
    verb = "says" if cue_text in ("says", "say", "adds", "tells") else "said"
    if not _PLAIN.match(cue_text):
        verb = cue_text
    link: tuple[Piece, ...] = (Piece("that"),)
    if all(piece.quoted or not piece.text[:1].isalnum() for piece in said):
        link = (Piece(":", spaced=False),)
        verb = "says" if any(tree.tokens[i].tag in ("VBZ", "VBP") for i in cue) else "said"
    elif statement.cue.cls == "deny" or tree.lower(content[0]) in ("whether", "if", "how", "what", "who", "that"):
        link = ()
    beside = (Piece(",", spaced=False), *aside, Piece(",", spaced=False)) if aside else ()
    return Sketch((*own, *beside, Piece(verb), *when, *link, *said))


def _after_cue(tree: Tree, content: list[int], cue: list[int]) -> set[int] | None:
    """Tokens of a clause that follows the cue: "A, the mayor said, as B". The mayor may not have said B, so it goes.

    None where it holds doubt or a condition, without which A would be another claim.
    """
    out: set[int] = set()
    for i in content:
        if i < cue[-1] or tree.tokens[i].dep not in ("advcl", "prep") or tree.tokens[i].head > cue[0]:
            continue
        branch = [k for k in tree.subtree(i) if k > cue[-1]]
        if tree.word(branch[0] - 1) != "," or not any(tree.lower(k) in _ATTENDANT for k in branch[:1]):
            continue
        if WEIGHTY.search(_words(tree, branch)):
            return None
        out.update([branch[0] - 1, *branch])
    return out


def _inside(tree: Tree, said: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """What is said, as it stands after the speaker: no capital at its head, and a number in figures."""
    number, used = spelled_out(tree, said)
    if number:
        return (replace(said[0], text=number, spaced=True), *said[used:])
    return (replace(said[0], text=lowered(tree, said[0]), spaced=True), *said[1:])


_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_UNITS += "sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled_out(tree: Tree, pieces: tuple[Piece, ...]) -> tuple[str, int]:
    """The number that opens some pieces in words, in figures, and how many pieces it takes; ("", 0) below ten.

    A sentence may not open with figures; inside one, news style has them from ten up: "Six hundred and forty jobs".
    """
    words: list[str] = []
    used = 0
    for n, piece in enumerate(pieces):
        word = piece.text.lower()
        known = word in _UNITS or word in _TENS or word in ("hundred", "thousand")
        if piece.quoted or not piece.tokens or not (known or (word in ("and", "-") and words)):
            break
        words.append(word)
        used = n + 1 if known else used
    total, part = 0, 0
    for word in words[:used]:
        if word == "thousand":
            total, part = total + max(part, 1) * 1000, 0
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in _UNITS:
            part += _UNITS.index(word) + 1
        elif word in _TENS:
            part += 10 * (_TENS.index(word) + 2)
    total += part
    goes_on = used < len(pieces) and pieces[used].text.lower() in ("million", "billion", "dozen", "or", "to", "-")
    return (f"{total:,}", used) if total >= 10 and not goes_on else ("", 0)


def _clean(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Without commas and stops at either end: they belonged to the old order."""
    first, last = 0, len(pieces)
    while first < last and pieces[first].text in (",", ".", ";", "—", "–", "-", ":"):
        first += 1
    while last > first and pieces[last - 1].text in (",", ".", ";", "—", "–", "-", ":"):
        last -= 1
    return pieces[first:last]


def _doubtful_name(tree: Tree, sentence: Sentence, i: int) -> bool:
    """A capital at the head of the sentence that may be a name or not ("Turnout", "Brannock"): it stays at the head."""
    token = tree.tokens[i]
    if i != sentence.first or token.pos != "PROPN" or token.ent or tree.word(i).isupper():
        return False
    # written with a capital inside another sentence it is a name
    word = re.escape(tree.word(i))
    return not re.search(rf"[a-z,] {word}\b", tree.text)


def _parted(tree: Tree, said: tuple[Piece, ...], edge: int) -> tuple[Piece, ...]:
    """With a comma where the speaker stood between two parts that no verb joins: "twice, she said, once in May"."""
    for i in range(1, len(said)):
        before, after = said[i - 1], said[i]
        if before.tokens and after.tokens and before.tokens[-1] < edge < after.tokens[0] and not after.quoted:
            first = tree.tokens[after.tokens[0]]
            if first.pos in ("VERB", "AUX", "CCONJ", "PUNCT") or first.dep in ("aux", "auxpass", "neg"):
                return said
            return (*said[:i], Piece(",", (), spaced=False), *said[i:])
    return said


def _extras(
    row: Sketch, tree: Tree, rest: list[int], cue: list[int]
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    """What stands beside speaker and cue: an aside that names a witness ("citing police"), and the date of saying.

    Listeners, places and clauses of attendant circumstance ("as the court rose") go; denial and anything else with a
    verb of its own forbids the move.
    """
    under: set[int] = set()
    aside: list[int] = []
    kept: list[int] = []
    content = set(rest)
    for v in cue:
        for i in tree.children(v):
            if i not in content:
                continue
            branch = tree.subtree(i)
            under.update(branch)
            token = tree.tokens[i]
            if token.dep == "advcl":
                if token.lemma == "cite":
                    aside = branch
                elif token.tag == "VBG" and not WEIGHTY.search(_words(tree, branch)):
                    # "reading from a prepared text": how it was said
                    continue
                elif not any(tree.lower(k) in _ATTENDANT for k in tree.children(i)):
                    return None
            elif token.dep == "prep" or "DATE" in token.ent:
                dated = (
                    tree.lower(i) not in ("for", "since", "during")
                    and any("DATE" in tree.tokens[k].ent for k in branch)
                    and len(branch) <= 5
                )
                kept += [k for k in branch if tree.tokens[k].pos != "PUNCT"] if dated else []
            elif (
                token.dep in ("neg", "conj", "xcomp", "ccomp")
                or (token.dep == "dobj" and tree.lower(v) not in _TOLD)
                or token.dep in ("attr", "oprd", "nummod")
                or token.pos == "NUM"
            ):
                return None
    if any(
        i not in under and tree.tokens[i].pos not in ("PUNCT", "CCONJ") and tree.tokens[i].dep != "mark" for i in rest
    ):
        return None
    when, beside = take(row, sorted(kept)), take(row, aside)
    if when is None or beside is None or len(when) > 6 or len(beside) > 24:
        return None
    return beside, when
