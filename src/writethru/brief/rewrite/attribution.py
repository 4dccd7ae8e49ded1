"""Attribution moved to the front of the sentence: "A, X said" becomes "X said that A"."""

from __future__ import annotations

import re
from dataclasses import replace

from writethru.brief.rewrite.order import lowered
from writethru.brief.rewrite.sketch import Piece, Sketch, take
from writethru.core.tree import Tree
from writethru.core.types import Sentence, Statement

# words for speaking that add nothing to "said"; "told" asks for a listener, which is dropped with it
_PLAIN = re.compile(r"^(?:said|says|say|told|tells|added|adds|stated|noted|remarked|stressed|explained|recalled|continued)\b")


def parts(tree: Tree, sentence: Sentence, statement: Statement) -> tuple[list[int], list[int], list[int], list[int]]:
    """Tokens of the sentence that are content, speaker, cue, and what is left."""
    tokens = tree.tokens
    inside = range(sentence.first, sentence.last)
    content = [i for i in inside if any(s.start <= tokens[i].start and tokens[i].end <= s.end for s in statement.content)]
    speaker = statement.speaker
    who = [i for i in inside if speaker and speaker.start <= tokens[i].start and tokens[i].end <= speaker.end]
    cue = [i for i in inside if statement.cue.start <= tokens[i].start and tokens[i].end <= statement.cue.end]
    known = {*content, *who, *cue}
    return content, who, cue, [i for i in inside if i not in known]


def fronted(row: Sketch, tree: Tree, sentence: Sentence, statement: Statement, name: Piece) -> Sketch | None:
    """The sentence with its speaker first, where the source has the speaker after or inside what is said.

    ``name`` is the piece that names the speaker. None where the sentence is not of that shape, or holds more than the
    statement: then nothing may be moved.
    """
    content, who, cue, rest = parts(tree, sentence, statement)
    if not content or not cue or content[0] > min([*who, *cue]):
        return None
    if len(content) > 1 and content[0] > cue[0]:
        return None
    said = take(row, content)
    if not said:
        return None
    said = _clean(said)
    if not said:
        return None
    extras = _extras(row, tree, rest, [*who, *cue])
    if extras is None:
        return None
    lead = replace(said[0], text=lowered(tree, said[0]), spaced=True)
    said = (lead, *said[1:])
    cue_text = " ".join(tree.word(i) for i in cue).lower()
    if cue_text.startswith("according"):
        opening = (Piece("according to"), replace(name, spaced=True), *extras, Piece(",", spaced=False))
        return Sketch((*opening, *said))
    verb = "says" if cue_text in ("says", "say", "adds", "tells") else "said"
    if not _PLAIN.match(cue_text):
        verb = cue_text
    link: tuple[Piece, ...] = (Piece("that"),)
    if all(piece.quoted or not piece.text[:1].isalnum() for piece in said):
        link = (Piece(":", spaced=False),)
    elif statement.cue.cls == "deny" or tree.lower(content[0]) in ("whether", "if", "how", "what", "who", "that"):
        link = ()
    return Sketch((name, Piece(verb), *extras, *link, *said))


def _clean(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Without commas and stops at either end: they belonged to the old order."""
    first, last = 0, len(pieces)
    while first < last and pieces[first].text in (",", ".", ";", "—", "–", "-", ":"):
        first += 1
    while last > first and pieces[last - 1].text in (",", ".", ";", "—", "–", "-", ":"):
        last -= 1
    return pieces[first:last]


def _extras(row: Sketch, tree: Tree, rest: list[int], core: list[int]) -> tuple[Piece, ...] | None:
    """What stands beside the speaker and the cue: dates stay, listeners and places go, anything else forbids the move."""
    words = [i for i in rest if tree.tokens[i].pos != "PUNCT" and tree.tokens[i].dep != "mark"]
    kept: list[int] = []
    for i in words:
        token = tree.tokens[i]
        if "DATE" in token.ent or (token.dep == "prep" and any("DATE" in tree.tokens[k].ent for k in tree.children(i))):
            kept.append(i)
        elif token.pos in ("VERB", "AUX") and token.tag in ("VBD", "VBZ", "VBP", "MD"):
            return None
        elif token.tag in ("VBG",):
            return None
        elif token.dep == "neg":
            return None
    if len(words) > 14:
        return None
    pieces = take(row, kept)
    return pieces if pieces is not None and len(pieces) <= 6 else None
