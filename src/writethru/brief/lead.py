"""Headline and standfirst: the story in a dozen words, and one sentence that adds to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from writethru.brief.copying import count
from writethru.brief.names import Cast, Figurehead
from writethru.brief.present import present
from writethru.brief.rewrite.order import SAYING, lowered
from writethru.brief.rewrite.refer import whole as complete
from writethru.brief.rewrite.sketch import Piece, Sketch, drop, put, take, text_of
from writethru.brief.rewrite.trim import WEIGHTY
from writethru.brief.writers.extractive import Candidate
from writethru.core.tree import Tree
from writethru.core.types import Statement

HEADLINE_WORDS = 15
HEADLINE_LETTERS = 90
_LOOSE = ("advcl", "relcl", "appos", "npadvmod", "parataxis", "advmod", "acl")


def headline(candidate: Candidate, cast: Cast) -> str | None:
    """The claim of a lead cut to the words of a headline, with who says so; None where it cannot be cut safely."""
    for text in sorted(map(headlinese, _bare(candidate, cast)), key=lambda text: -count(text)):
        if count(text) >= 5 and fits(text) and not _LOOSE_HEAD.search(text):
            return text
    return None


def _bare(candidate: Candidate, cast: Cast) -> Iterator[str]:
    """The cuts without the article they open with, where it is no part of the name of a place."""
    view = candidate.view
    for text in _headlines(candidate, cast):
        named = any(
            e.text.startswith("The ") and text.startswith(e.text) for e in view.reading.entities if e.type == "GPE"
        )
        yield text[4:5].upper() + text[5:] if text.startswith("The ") and not named else text


# "a day", "a third": no article, but part of a rate or a number
_ARTICLE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he) "
    r"(?!(?:day|week|month|year|hour|share|barrel|tonne|head|third|quarter|half|dozen|million)\b)(?=[a-z])"
    r"|\bthe (?!Hague\b)(?=[A-Z][\w’']+ [a-z])"
)
_QUOTATION = re.compile(r"(“[^”]*”)")


def headlinese(text: str) -> str:
    """A sentence as headlines have it: without articles before common words, outside quotations."""
    parts = _QUOTATION.split(text)
    shown = "".join(part if i % 2 else _ARTICLE.sub("", part) for i, part in enumerate(parts))
    return shown[:1].upper() + shown[1:]


def fits(text: str) -> bool:
    """Does a headline keep to the room there is: 15 words, 90 characters?"""
    return count(text) <= HEADLINE_WORDS and len(text) <= HEADLINE_LETTERS


# a headline says who: no pronoun at its head, and no half of a pair of commas
_LOOSE_HEAD = re.compile(
    r"^(?:After|When|While|As|Before|At the)\b|^(?:It|He|She|They|We|I|This|That|There)\b"
    r"|^\w+ (?:day|week|month|year|hour)s? (?:after|before|since)\b"
    r"|^[^,]*, [^,]*$(?<! says)(?<! say)|\b(?:it|its|them|him|her|he|she|they)(?:,[^,]* says?)?$"
)


def _headlines(candidate: Candidate, cast: Cast) -> Iterator[str]:
    tree = candidate.view.tree
    main = candidate.main
    if main is None or main.speaker is None:
        # "is believed to": who holds it is the speaker of the sentence
        main = next((item for item in candidate.statements if item.speaker and item.content), main)
    row = candidate.row
    tail = ""
    if main is not None and main.speaker is not None and _acts(candidate, main):
        # "raised its estimate", "ordered the recall": who says it is who does it
        yield from _cut(row, candidate, "")
        return
    if main is not None and main.speaker is not None:
        spans = [
            i
            for i in row.tokens
            if any(s.start <= tree.tokens[i].start and tree.tokens[i].end <= s.end for s in main.content)
        ]
        around = [
            i
            for i in row.tokens
            for span in (main.cue, main.speaker)
            if span.start <= tree.tokens[i].start and tree.tokens[i].end <= span.end
        ]
        root = next((i for i in row.tokens if tree.tokens[i].head == i), None)
        if root is not None and around and root < min(around) and root not in spans:
            # "..., the army said Thursday, a year after ...": the claim is what stands before who says it
            spans = [i for i in row.tokens if i < min(around) - 1]
        spans = _with_subject(tree, spans, [i for i in row.tokens if i not in around])
        pieces = take(row, sorted(spans))
        if not pieces:
            return
        while pieces and pieces[0].text in (",", "that"):
            pieces = pieces[1:]
        row = Sketch(pieces)
        who = cast.of(main.speaker)
        name = called(who) if who else re.sub(r"^(?:its|his|her|their) ", "", main.speaker.text)
        if not name or name.lower() in ("he", "she", "it", "they"):
            return
        verb = (
            "say"
            if name.endswith("s") and name.lower().split()[-1] in ("officials", "police", "doctors", "experts")
            else "says"
        )
        if main.cue.cls == "deny" or (
            main.cue.lemma not in SAYING and not main.cue.text.lower().startswith("according")
        ):
            return
        if tree.tokens[max(_speaker(candidate), default=0)].tag in ("NNS", "NNPS") and name.endswith("s"):
            verb = "say"
        own = _of_itself(row, tree, name, verb)
        if own is not None:
            yield from _cut(own[0], candidate, "", tense=own[1])
            return
        tail = f", {name[4:] if name.startswith(('the ', 'The ')) else name} {verb}"
        cuts = list(_cut(row, candidate, tail))
        yield from cuts or _cut(_before(row, tree, root, around), candidate, tail)
        return
    elif any(tree.tokens[i].pos == "VERB" and tree.tokens[i].lemma in SAYING for i in row.tokens):
        # somebody says it whom the reading does not know: a cut could lose them
        found = _told_last(row, tree)
        if found is None:
            return
        row, tail = found
    yield from _cut(row, candidate, tail)


def _before(row: Sketch, tree: Tree, root: int | None, around: Sequence[int]) -> Sketch:
    """The row up to who says it ("A prepares to leave, the board said, a year after ..."), where the rest takes
    nothing back; else the row as it is."""
    after = [k for k in row.tokens if around and k > max(around)]
    if root is None or not after or root not in row.tokens or root > min(around):
        return row
    words = tree.text[tree.tokens[after[0]].start : tree.tokens[after[-1]].end]
    if WEIGHTY.search(words) or _TAKES_BACK.search(words):
        return row
    return drop(row, after) or row


_TAKES_BACK = re.compile(r"\b(?:if|unless|until|provided|but|though|although|only|except|when|once|while)\b", re.I)


def _acts(candidate: Candidate, main: Statement) -> bool:
    """Does the speaker do what is told: "raised its estimate", "lowered the toll, saying that six had been counted
    twice"?"""
    tree, speaker = candidate.view.tree, main.speaker
    root = next((i for i in candidate.row.tokens if tree.tokens[i].head == i), None)
    if root is None or speaker is None or tree.tokens[root].pos != "VERB":
        return False
    if tree.tokens[root].lemma in SAYING or tree.tokens[root].lemma in ("deny", "ask", "reply"):
        return False
    start = tree.tokens[root].start
    if main.cue.start <= start < main.cue.end:
        return True
    if any(span.start <= start < span.end for span in main.content):
        return False
    subject = _subject(tree, root)
    return subject is not None and speaker.start <= tree.tokens[subject].start < speaker.end


def _with_subject(tree: Tree, spans: list[int], free: Sequence[int]) -> list[int]:
    """The words of a claim with the subject of its verb, where the reading has left it out."""
    held, may = set(spans), set(free)
    verb = next((i for i in spans if tree.tokens[i].pos in ("VERB", "AUX") and tree.tokens[i].dep != "relcl"), None)
    if verb is None or any(tree.tokens[k].dep in _SUBJECTS for k in spans if k < verb):
        return spans
    subject = _subject(tree, verb)
    if subject is not None and subject in may:
        return sorted(held | {k for k in tree.subtree(subject) if k in may})
    before = [k for k in free if k < spans[0]]
    whole = before and before == list(range(before[0], spans[0])) and tree.tokens[before[0]].dep in _SUBJECTS
    return [*before, *spans] if whole else spans


def _subject(tree: Tree, verb: int) -> int | None:
    """The subject nearest before a verb: the parser may take a dateline for one as well."""
    return max((k for k in tree.children(verb, *_SUBJECTS) if k < verb), default=None)


_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


def _of_itself(row: Sketch, tree: Tree, name: str, verb: str) -> tuple[Sketch, bool] | None:
    """ "It would cut 2,200 jobs", said by a firm, as "Firm to cut 2,200 jobs", and "they had failed" as "Laboratories
    say they had failed"; whether it is a plan. None for what tells of another."""
    pieces = [piece for piece in row.pieces if piece.text]
    if len(pieces) < 4 or pieces[0].text.lower() not in _SELF or not pieces[0].tokens or not name[:1].isalpha():
        return None
    acts = tree.tokens[pieces[0].tokens[0]].head
    aux = tree.children(acts, "aux")
    shown = name[4:] if name.startswith(("the ", "The ")) else name
    shown = shown[:1].upper() + shown[1:]
    planned = pieces[1].text.lower() in ("will", "would") and aux == list(pieces[1].tokens)
    if planned and not tree.children(acts, "neg", "auxpass"):
        return Sketch((replace(pieces[0], text=shown), replace(pieces[1], text="to"), *pieces[2:])), True
    if tree.tokens[acts].tag not in ("VBD", "VBN") or tree.tokens[acts].dep != "ccomp":
        return None
    return Sketch((replace(pieces[0], text=f"{shown} {verb} {pieces[0].text.lower()}"), *pieces[1:])), False


_SELF = frozenset(("it", "they", "he", "she"))


def _told_last(row: Sketch, tree: Tree) -> tuple[Sketch, str] | None:
    """ "A is believed to be B, the army said on Friday" as its claim and ", army says"; None for another shape."""
    pieces = row.pieces
    said = next((k for k, piece in enumerate(pieces) if piece.text.lower() == "said"), None)
    comma = max((k for k, piece in enumerate(pieces[: said or 0]) if piece.text == ","), default=None)
    if said is None or comma is None or not 0 < said - comma <= 7 or any(piece.quoted for piece in pieces):
        return None
    who = pieces[comma + 1 : said]
    if not who or not all(tree.tokens[t].pos in _NAMING for piece in who for t in piece.tokens):
        return None
    if any(piece.text.lower() in ("he", "she", "it", "they") for piece in who):
        return None
    name = text_of(Sketch(who)).rstrip(".")
    name = name if who[0].text[:1].isupper() and who[0].text.lower() != "the" else name[:1].lower() + name[1:]
    return Sketch(pieces[:comma]), f", {name.removeprefix('the ')} says"


_NAMING = frozenset("PROPN NOUN DET ADJ PART PUNCT NUM".split())


def _speaker(candidate: Candidate) -> list[int]:
    """Tokens of the speaker's words up to their head."""
    main = candidate.main
    if main is None or main.speaker is None:
        return []
    tokens = candidate.view.tokens_in(main.speaker.start, main.speaker.end, candidate.source)
    return [i for i in tokens if candidate.view.reading.tokens[i].head not in tokens]


def _only(tree: Tree, i: int) -> bool:
    """Is the phrase all that completes its verb ("called for", "ruled out of"), and no time?"""
    head = tree.tokens[i].head
    if tree.tokens[head].pos not in ("VERB", "AUX") or i < head:
        return False
    if any("DATE" in tree.tokens[k].ent or "TIME" in tree.tokens[k].ent for k in tree.subtree(i)):
        return False
    others = tree.children(head, "dobj", "xcomp", "ccomp", "attr", "acomp", "oprd")
    if tree.tokens[i].dep == "advcl" and tree.tokens[i].tag != "VB":
        return False
    return not others and tree.child(head, "prep", "prt", "agent", "advcl") == i


def called(who: Figurehead) -> str:
    """The name a headline has room for: a surname, or an office written out where it is short."""
    if who.kind == "person":
        return who.short
    text = who.named if len(who.named.split()) <= 5 or not who.acronym else who.acronym
    text = re.sub(r"^(?:its|his|her|their) ", "", text)
    # "the health insurer Medilink" needs no trade where there is little room
    bare = re.fullmatch(r"(?:[Tt]he )?[A-Za-z][a-z-]+ (?:[a-z-]+ )+((?:[A-Z][\w.’'&-]+ ?)+)", text)
    return bare[1] if bare and len(text) > _LONG_NAME and bare[1].split()[0].lower() not in _OFFICES else text


# letters of a name from which on its trade is left out, and words that are no name without what stands before them
_LONG_NAME = 22
_OFFICES = frozenset(
    "agency authority board bureau commission committee council court department directorate federation government"
    " institute ministry office party police service union university".split()
)


def _cut(row: Sketch, candidate: Candidate, tail: str, *, tense: bool = True) -> Iterator[str]:
    """The row as a headline; with ``tense`` in the present, unless it tells of an earlier month."""
    tree = candidate.view.tree
    held = sorted(set(row.tokens))
    if not held:
        return
    roots = [i for i in held if tree.tokens[i].head not in held or tree.tokens[i].head == i]
    verbs = [i for i in roots if tree.tokens[i].pos in ("VERB", "AUX")]
    if not verbs:
        return
    for shorter in _shorter(_undated(row, tree), tree, verbs[0]):
        whole = text_of(present(shorter, tree) if tense and not _long_ago(shorter, candidate) else shorter)
        whole = whole.rstrip(".") + tail
        if fits(headlinese(whole)) and (complete(shorter, tree) or _stands(shorter, tree, verbs[0])):
            yield whole
            return


def _long_ago(row: Sketch, candidate: Candidate) -> bool:
    """Does the row tell of a month before its article's?"""
    view = candidate.view
    month = (view.article.published or "")[:7]
    held = set(row.tokens)
    dates = (t for t in view.times_in(candidate.source) if t.date and t.date[:7] < month)
    return any(set(view.tokens_in(t.start, t.end, candidate.source)) & held for t in dates)


def _undated(row: Sketch, tree: Tree) -> Sketch:
    """The row without the day of what has happened ("on 11 May"); a day that is still to come is news."""
    for i in sorted(set(row.tokens)):
        token = tree.tokens[i]
        verb = tree.tokens[token.head]
        if token.head >= i or verb.tag not in ("VBD", "VBN") or tree.children(token.head, "aux"):
            continue
        branch = [k for k in tree.subtree(i) if row.index(k) is not None]
        dated = len(branch) <= 4 and all(tree.tokens[k].ent[2:] in ("DATE", "TIME") for k in branch if k != i)
        if not dated or not (token.dep == "npadvmod" or (token.dep == "prep" and tree.lower(i) == "on")):
            continue
        if token.dep == "npadvmod" and not token.ent:
            continue
        shown = " ".join(piece.text for piece in row.pieces if set(piece.tokens) & set(branch))
        if re.search(r"\d{1,2} [A-Z][a-z]+$", shown):
            row = drop(row, branch) or row
    return row


_AIMED = frozenset("vote agree decide move threaten plan order fail refuse offer promise pledge vow seek ask".split())


def _shorter(row: Sketch, tree: Tree, root: int) -> Iterator[Sketch]:
    """The row, and then without one or more of its loose branches, the fullest first."""
    branches = _branches(row, tree, root)
    sets = [chosen for size in range(_MOST_DROPPED + 1) for chosen in combinations(branches, size)]
    sized = [(len({k for branch in chosen for k in branch}), number) for number, chosen in enumerate(sets)]
    for _, number in sorted(sized)[:_MOST_TRIED]:
        chosen = sets[number]
        if any(set(a) & set(b) for a, b in combinations(chosen, 2)):
            continue
        shorter: Sketch | None = row
        for branch in chosen:
            held = set(shorter.tokens) if shorter else set()
            edges = [k for k in (branch[0] - 1, branch[-1] + 1) if k in held and tree.word(k) == ","]
            shorter = drop(shorter, [*branch, *edges]) if shorter else None
        if shorter is not None:
            yield shorter


def _stands(row: Sketch, tree: Tree, verb: int) -> bool:
    """Is it a clause with its subject, though the parser gives it another one, or hangs it on who says it?"""
    held = row.tokens
    if not held or verb not in held or tree.tokens[held[-1]].pos in _OPEN_ENDS:
        return False
    token, above = tree.tokens[verb], tree.tokens[tree.tokens[verb].head]
    subject = _subject(tree, verb)
    subject = held[0] if subject is None else subject
    alone = token.dep == "ROOT" or (token.dep == "ccomp" and above.lemma in SAYING)
    return alone and subject in held and tree.tokens[subject].pos in _NAMING


_OPEN_ENDS = frozenset("ADP DET AUX CCONJ SCONJ PART".split())


# branches that one headline may lose, and headlines that are looked at
_MOST_DROPPED, _MOST_TRIED = 5, 160


def _branches(row: Sketch, tree: Tree, root: int) -> list[list[int]]:
    """The loose branches of a row, which must hold no doubt or denial."""
    held = set(row.tokens)
    out: list[list[int]] = []
    for i in sorted(held):
        token = tree.tokens[i]
        if i == root or token.head == i or not _is_loose(tree, i):
            continue
        branch = [k for k in tree.subtree(i) if k in held]
        if root in branch or not branch:
            continue
        if any(tree.word(k) == "-" for k in (branch[0] - 1, branch[-1] + 1) if 0 <= k < len(tree)):
            continue
        # what a relative clause denies or doubts is said of a thing in the claim, and not of the claim
        words = tree.text[tree.tokens[branch[0]].start : tree.tokens[branch[-1]].end]
        if WEIGHTY.search(words) and not (token.dep == "relcl" and tree.tokens[token.head].pos == "NOUN"):
            continue
        if token.dep == "conj":
            branch = [*[k for k in tree.children(token.head, "cc") if k in held and k < i], *branch]
        after = branch[-1] + 1
        if after in held and _counterpart(tree, after):
            branch = [*branch, *[k for k in tree.subtree(after) if k in held and k >= after]]
        if branch not in out:
            out.append(branch)
    return sorted(out, key=lambda branch: (-branch[-1], len(branch)))[:_MOST_BRANCHES]


_MOST_BRANCHES = 10


def _counterpart(tree: Tree, i: int) -> bool:
    """The "to four" of "by five votes to four", the "to 52" of "to 52 from 58"."""
    return tree.lower(i) == "to" and any(tree.tokens[k].pos == "NUM" for k in tree.children(i, "pobj"))


def _is_loose(tree: Tree, i: int) -> bool:
    """Can the branch under a token be spared, by its part in the sentence?"""
    token = tree.tokens[i]
    above = tree.tokens[token.head]
    if token.dep not in (*_LOOSE, "prep", "conj") or (token.dep == "conj" and token.pos not in ("VERB", "AUX")):
        return False
    if token.dep == "npadvmod" and above.pos not in ("VERB", "AUX"):
        return False
    if token.dep == "advmod" and token.tag == "JJ":
        # "went hostile": the parser's adverb completes the verb
        return False
    if token.dep == "advmod" and (
        above.pos not in ("VERB", "AUX")
        or above.dep == "amod"
        or any(tree.tokens[k].pos == "NUM" for k in (token.head, above.head))
    ):
        # "at least 38": a count keeps its bound, and "widely used" is more than used
        return False
    if token.dep == "acl" and above.dep == "advcl":
        # the parser took the subject of a clause for its head
        return False
    if token.dep == "prep" and above.pos != "VERB" and tree.lower(i) in ("of", "without", "to"):
        return False
    if _counterpart(tree, i):
        return False
    if token.dep in ("prep", "advcl") and _only(tree, i):
        return False
    # "votes to close a school": what was voted for
    return not (token.dep == "advcl" and token.tag == "VB" and above.lemma in _AIMED)


__all__ = ["HEADLINE_WORDS", "Piece", "headline", "lowered", "put"]
