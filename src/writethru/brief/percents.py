"""What a percentage is of, for labels: "share of shifts", "rise in wages", "turnout", "deficit as a share of GDP"."""

from __future__ import annotations

import re

from writethru.brief.deeds import clause_end, doing
from writethru.brief.material import View
from writethru.brief.phrases import CUTS, FALLS, RISES, behind, number_tokens, over, phrase, subject_of, text_of, valued
from writethru.core.types import Figure

# nouns of a level that need one before them to say of what
_LEVELS = re.compile(r"(?:average|level|rate|figure|number|share|cut|rise|increase|total|sum|amount)$", re.I)
_NO_WHOLE = frozenset("them it those these whom which that".split())
_MOVES = re.compile(r"(?:increase|rise|cut|fall|drop|decline|growth|gain|reduction|premium|surge)\b", re.I)
_STAKES = frozenset("stake holding interest majority share".split())


def percent_label(figure: Figure, measure: str, view: View) -> str | None:
    """The label of a share, a rate or a change, or None where the parse gives none."""
    number = number_tokens(figure, view)
    if not number:
        return None
    level = valued(number, view)
    if measure == "change" and not _is_level(number, view):
        return _change(number, level, view)
    whole = _whole(number, view)
    if whole and level and not _same(level, whole):
        # a noun that the number is the value of, and what it is measured by
        return f"{level} as a share of {whole}"
    if whole:
        return f"share of {whole}{_done_to(number, view)}"
    counted = _or_so_many(figure, view)
    if counted:
        return f"share of {counted}"
    if level and _LEVELS.fullmatch(level):
        return _of_topic(figure, level, view)
    if level and _HOLDERS.search(level.split(" ")[0]):
        return f"share held by {level}"
    return level or _stake(number, view) or _contained(number, view)


_HOLDERS = re.compile(r"(?:own|hold|sharehold|invest)(?:er|or)s?$", re.I)
_OR = re.compile(r"(?:\s*\([^)]*\))?,? or (?:about |some |roughly |nearly )?$")


def _or_so_many(figure: Figure, view: View) -> str | None:
    """ "with 12,418 votes, or 50.6 percent": of votes."""
    before = [other for other in view.figures.get(figure.sentence, ()) if other.end < figure.start]
    if not before or before[-1].unit in (None, "percent"):
        return None
    end = before[-1].phrase.end if before[-1].phrase else before[-1].end
    text = view.article.text[end : figure.start]
    noun = before[-1].unit or ""
    return f"{noun}s" if _OR.fullmatch(text) and re.fullmatch(r"[a-z]+[^s]", noun) else None


def _same(level: str, whole: str) -> bool:
    return level.split()[-1].lower() in ("share", "stake", "proportion") or whole in level


def _is_level(number: list[int], view: View) -> bool:
    """ "fell to 10.15 per cent from 10.6": both are levels; "rose by 3" and "jumped 27 percent" are changes."""
    before = behind(number, view)
    return before is not None and view.tree.lower(before) in ("to", "from", "at", "of") and not _is_move(number, view)


def _is_move(number: list[int], view: View) -> bool:
    level = valued(number, view)
    return bool(level and _MOVES.match(level.split()[0])) or bool(level and _MOVES.search(level.split()[-1]))


def _change(number: list[int], level: str | None, view: View) -> str | None:
    if level and _is_move(number, view):
        return level
    above = _above(number, view)
    if above:
        return above
    return moved(number, view) or level


def moved(number: list[int], view: View) -> str | None:
    """ "raised wages by 12 percent", "cut the town’s share by 22 million": what rises or falls by the number."""
    tree = view.tree
    verb = over(number, view)
    if verb is None:
        return None
    lemma = tree.tokens[verb].lemma.lower()
    if lemma not in RISES | FALLS:
        return None
    thing = tree.child(verb, "nsubjpass")
    thing = tree.child(verb, "dobj") if thing is None else thing
    if thing is None or thing in number or thing > number[0]:
        thing = subject_of(verb, view) if lemma != "add" else _added_to(verb, view)
    named = phrase(thing, number, view, inside=True)
    if named is None:
        return None
    way = "cut" if lemma in CUTS else "rise" if lemma in RISES else "fall"
    return f"{way} in {named}"


def _added_to(verb: int, view: View) -> int | None:
    """What bribes add 5 percent to."""
    tree = view.tree
    to = next((k for k in tree.subtree(verb) if k > verb and tree.lower(k) == "to"), None)
    return tree.child(to, "pobj") if to is not None else None


def _above(number: list[int], view: View) -> str | None:
    """ "31 percent above the closing price": what the number lies above or below."""
    tree = view.tree
    for i in range(number[-1] + 1, min(number[-1] + 4, len(tree))):
        if tree.lower(i) in ("above", "below", "over", "under") and tree.tokens[i].pos in ("ADP", "ADV"):
            named = phrase(tree.child(i, "pobj"), number, view, inside=True)
            return f"difference from {named}" if named else None
        if tree.tokens[i].pos not in ("NOUN", "SYM") and tree.lower(i) != "per":
            return None
    return None


_UNITS = re.compile(r"(?: ?(?:percent|per cent|%|percentage points?))* (?:of|in) (?=\S)", re.I)


def _whole(number: list[int], view: View) -> str | None:
    """ "70 per cent of houses", "9 percent of Tolm", "more than half of the control valves sold to mills"."""
    tree = view.tree
    found = _UNITS.match(tree.text, tree.tokens[number[-1]].end)
    if not found or not found[0].rstrip().lower().endswith("of"):
        return None
    first = next((k for k in range(number[-1] + 1, len(tree)) if tree.tokens[k].start >= found.end()), None)
    if first is None or tree.lower(first) in _NO_WHOLE:
        return None
    preposition = first - 1
    noun = tree.child(preposition, "pobj")
    if noun is None:
        noun = first
        while noun + 1 < len(tree) and tree.tokens[noun].pos in ("DET", "ADJ", "PART") and noun - first < 4:
            noun += 1
    named = tree.tokens[noun].ent[2:] in ("ORG", "GPE") and tree.tokens[noun].pos == "PROPN"
    if named and noun - first < 4:
        return text_of(first, noun, view)
    words = phrase(noun, number, view, inside=True)
    sold = tree.child(noun, "acl")
    if words and sold == noun + 1 and tree.tokens[sold].tag == "VBN":
        return f"{words} {text_of(sold, clause_end(sold, view), view)}"
    return words


def _done_to(number: list[int], view: View) -> str:
    """ "a fifth of shifts were being worked": " being worked"; "" where nothing is done to the whole."""
    tree = view.tree
    head = tree.tokens[number[-1]]
    top = number[-1] if head.dep == "nsubjpass" else head.head
    verb = tree.tokens[top].head
    if tree.tokens[top].dep == "nsubj" and 0 < verb - number[-1] < 9:
        whole = tree.child(number[-1] + 1 if tree.lower(number[-1] + 1) == "of" else top, "pobj", "prep")
        return doing(whole if whole is not None else top, verb, view)
    if tree.tokens[top].dep != "nsubjpass" or tree.tokens[verb].tag != "VBN" or verb - number[-1] > 9:
        return ""
    going = " being" if any(tree.lower(k) == "being" for k in tree.children(verb, "auxpass", "aux")) else ""
    follows = tree.child(verb, "xcomp", "acomp", "oprd")
    return "" if follows is not None else f"{going} {tree.lower(verb)}"


def _of_topic(figure: Figure, level: str, view: View) -> str | None:
    """ "Inflation was 11 percent. The bank expects an average of 9.8": average inflation."""
    for back in (figure.sentence - 1, figure.sentence - 2):
        for other in view.figures.get(back, ()):
            if other.unit == figure.unit and other.measure == figure.measure:
                named = valued(number_tokens(other, view), view)
                if named and not _LEVELS.fullmatch(named) and len(named.split()) <= 3 and level.lower() == "average":
                    low = named[:1].lower() + named[1:] if named[1:2].islower() else named
                    return f"average {low}"
    return None


def _stake(number: list[int], view: View) -> str | None:
    """ "a 6.4 per cent stake in Tolm"."""
    tree = view.tree
    head = number[-1]
    for _ in range(3):
        head = tree.tokens[head].head
        if tree.lower(head) in _STAKES and head > number[-1]:
            return phrase(head, number, view)
    return None


def _contained(number: list[int], view: View) -> str | None:
    """ "The fire is 15 percent contained"."""
    tree = view.tree
    after = next(
        (k for k in range(number[-1] + 1, min(number[-1] + 3, len(tree))) if tree.tokens[k].pos != "NOUN"), None
    )
    if after is None or tree.tokens[after].tag not in ("VBN", "JJ") or tree.lower(after) == "of":
        return None
    end = tree.lower(after + 1) if after + 1 < len(tree) else "."
    return f"share {tree.lower(after)}" if end in (",", ".", ";") else None
