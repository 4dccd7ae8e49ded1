"""What goes into a brief: which lines, in which section, in which order. Pure choice on candidates."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from writethru.brief.copying import count, overlap, unquoted, words
from writethru.brief.material import Material, View, head_of_page, reports_of
from writethru.brief.names import Cast, Figurehead
from writethru.brief.rewrite.sketch import text_of
from writethru.brief.weighty import anybody, colour, harmed, months, newsroom
from writethru.brief.writers.extractive import Candidate
from writethru.core.types import SectionName

EXPERT = re.compile(
    r"\b(?:analyst|professor|economist|researcher|historian|scientist|lecturer|fellow|academic|scholar|consultan\w+"
    r"|expert|\w+ologist|engineer|strategist|forecaster|geographer|physicist|architect|statistician|mathematician"
    r"|who (?:has )?(?:stud|teach|direct|research|track|follow|cover|investigat|mediat)\w+|who led (?:an|the) inquiry"
    r"|teaches|retired|former|think[- ]tank|institute of|institute|university|college|polytechnic|school of)\b",
    re.I,
)
# a name for something, in the expert's words: "called it “a quilt of hopes”"
_CALLED = re.compile(r"\b(?:call(?:s|ed)|describ(?:es|ed)|dismiss(?:es|ed)|dubb(?:s|ed)) [^“\"]{2,80}[“\"]", re.I)
# words that make an expert only of one who is no party to the story
_ONCE = re.compile(r"\b(?:retired|former)\b", re.I)
_OFFICIAL = re.compile(
    r"\b(?:minister|president|governor|mayor|spokes\w+|secretary|ministry|government|police|commander|commissioner|prosecutor"
    r"|chief|head of|lawmaker|ambassador|directorate|authority|agency)\b",
    re.I,
)
_OPEN = re.compile(
    r"\b(?:declin\w+ to|did not (?:respond|reply|say|answer)|would not (?:say|comment)|could not (?:be )?(?:\w+ )?"
    r"(?:verif\w+|confirm\w*|established)|den(?:y|ies|ied|ying)\b|disput\w+|not acknowledged"
    r"|neither .{0,60}acknowledged|unclear|unknown|not (?:yet )?(?:known|clear|commented)|no (?:word|evidence)"
    r"|(?:has|have) not said|not able to|did not (?:accept|recogni[sz]e)|nobody knows|no one knows|not established"
    r"|reject\w+|has yet to|contradict\w*)",
    re.I,
)
# what was said or done in a sentence that the reader has not seen
_UNTOLD = re.compile(
    r"\b(?:the|that|this|such) (?:remark|report|decision|link|claim|allegation|accusation|idea|story|note|letter"
    r"|message|comment|suggestion|charge|request|question)s?\b(?! (?:that|of|by|on|in|about|from|to)\b)"
    r"|\b(?:beforehand|any such|it again)\b|\bwhether to \w+\W*$",
    re.I,
)
# words that give an old count as what it is
_EARLIER = re.compile(
    r"\b(?:earlier|previous\w*|initial\w*|at first|had first|revis\w+|up from|down from|lowered|raised|corrected"
    r"|instead of|(?:rose|fell) (?:to|from))\b",
    re.I,
)
_KIN = re.compile(
    r"(?:an? )?(?:sister|brother|mother|father|son|daughter|wife|husband|widow|uncle|aunt|cousin|friend|neighbou?r)"
)
_COLOUR = re.compile(r"^(?:it|there|what|how|why|then)\b", re.I)
_SKIP = frozenset(
    "be have do say tell add will would can could may might also more than there when which who what year day time make"
    " take give get go come see use one two first new last other such own".split()
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate with its place in the brief and what it is worth."""

    candidate: Candidate
    section: SectionName
    terms: frozenset[str]
    size: int
    base: float
    speaker: str | None = None
    # of the first sentence of a full article: what its editor held to be the news
    lead: bool = False
    # the numbers it prints, dates left out
    numbers: frozenset[str] = frozenset()
    # worth beside its words: what is denied or unverified is told in common words
    bonus: float = 0.0
    # told in the writer's own voice beside the news, of nobody who acts: no reason to fill room
    scenery: bool = False
    # how many people it tells were harmed, and how
    harm: frozenset[tuple[str, float]] = frozenset()


class Weights:
    """How much a content word of the story matters: carried by how many origins, and by leads and titles."""

    def __init__(self, material: Material) -> None:
        carried: dict[str, set[str]] = {}
        self._lead: dict[str, float] = {}
        for view in material.views:
            for number, sentence in enumerate(view.reading.sentences):
                for term in terms(view, range(sentence.first, sentence.last)):
                    carried.setdefault(term, set()).add(view.origin)
                    if number < 3 and (view.place == 0 or term in self._lead):
                        self._lead[term] = max(self._lead.get(term, 0.0), 1.0 if number == 0 else 0.5)
        self._titles: dict[str, set[str]] = {}
        for view in material.views:
            for word in words(view.article.title):
                self._titles.setdefault(word, set()).add(view.origin)
        self._several = len({view.origin for view in material.views}) > 1
        # what several outlets chose to carry is held to be news by each of them, though it is one report
        runs = Counter(view.origin for view in material.views)
        self._chosen = {term for term, origins in carried.items() if any(runs[origin] > 1 for origin in origins)}
        self._origins = {term: len(origins) for term, origins in carried.items()}

    def of(self, term: str) -> float:
        n = self._origins.get(term, 0)
        # what a single origin tells matters little in a brief of the whole coverage, unless its lead tells it
        alone = 0.7 if term in self._chosen else 0.35
        shared = alone if n <= 1 and self._several else math.log2(1 + n)
        return shared + 0.6 * self._lead.get(term, 0.0) + 0.5 * len(self._titles.get(term, ()))

    def shared(self, items: Iterable[str]) -> float:
        """The share of words that more than one origin carries."""
        known = list(items)
        return sum(self._origins.get(term, 0) > 1 for term in known) / len(known) if known else 0.0

    def led(self, items: Iterable[str]) -> int:
        """How many of the words stand in the first sentences of the fullest article."""
        return sum(term in self._lead for term in items)

    def total(self, items: Iterable[str]) -> float:
        return math.fsum(self.of(term) for term in sorted(items))


def terms(view: View, tokens: Iterable[int]) -> set[str]:
    """Content words of some tokens: lemmas of nouns, names, verbs and adjectives, and numbers."""
    out = set()
    for i in tokens:
        token = view.reading.tokens[i]
        if token.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM"):
            word = (token.lemma if token.pos != "NUM" else view.tree.word(i)).lower()
            if len(word) > 1 and word not in _SKIP and (word[0].isalnum()):
                out.add(word)
    return out


class Planner:
    """Values candidates and picks the lines of a brief."""

    def __init__(
        self,
        material: Material,
        cast: Cast,
        heirs: Mapping[str, str] | None = None,
        fresh: Collection[str] = (),
    ) -> None:
        """``heirs`` has the figures that newer ones have overtaken: a line that prints one as it stood is left out.

        The fullest of the ``fresh`` articles is the report of the new day, as the fullest of all is of the story.
        """
        self.material = material
        self.cast = cast
        self._old_figures = heirs or {}
        self.weights = Weights(material)
        self._reports = {0, *reports_of(material, fresh)}
        self._heads = {view.place: head_of_page(view) for view in material.views}
        self._described = _descriptions(material)
        self._headed = {word for view in material.views for word in words(view.article.title)}

    def choices(self, candidates: Sequence[Candidate]) -> list[Choice]:
        """What each candidate is worth. Sentences that are neither news nor spoken by anyone are left out."""
        twice = _told_by_lead(self.material)
        made = [
            choice for item in candidates if item.key[:2] not in twice and (choice := self._choice(item)) is not None
        ]
        best = max((self._weight(choice) for choice in made if choice.lead), default=0.0)
        made = [replace(c, lead=c.lead and self._weight(c) >= 0.5 * best) for c in made]
        return [c for c in made if c.speaker or c.candidate.main or c.lead or self._weight(c) >= self._least(c) * best]

    def _least(self, choice: Choice) -> float:
        """The share of the lead's weight that a line which nobody says must have: less where a name acts."""
        if _acts(choice.candidate):
            return 0.2
        # what the fullest report counts in its own voice is part of the news
        return 0.25 if self._reported(choice.candidate) and choice.numbers else 0.45

    def _reported(self, item: Candidate) -> bool:
        """Does it stand in the report of the story or of its new day, or at the head of a live page?

        What a live page sums up at its head is what its desk holds to be the news.
        """
        return item.view.place in self._reports or item.sentence < self._heads[item.view.place]

    def _weight(self, choice: Choice) -> float:
        return self.weights.total(choice.terms) / math.sqrt(8 + choice.size)

    def _choice(self, item: Candidate) -> Choice | None:
        text = text_of(item.row)
        held = frozenset(terms(item.view, item.row.tokens))
        speaker = item.main.speaker if item.main else None
        who = self.cast.of(speaker)
        if (
            who is None
            and (first := next((p for p in item.row.pieces if p.speaker), None))
            and first in item.row.pieces[:2]
        ):
            who = self.cast.get(first.speaker or "")
        section = self.section(item, text, who)
        if (
            section is None
            or _sums_up(item)
            or (item.main is None and _scene(item))
            or (who is None and _nameless(item, text))
            or newsroom(item)
            or (section == "expert_opinions" and item.main is not None and item.main.certainty == "declined")
        ):
            return None
        lead = (
            item.sentence <= 1
            and item.source.paragraph == 0
            and section not in ("background", "expert_opinions")
            and (item.view.place == 0 or (self.weights.shared(held) >= 0.5 and self.news(item)))
        )
        if lead:
            section = "overview"
        if any(figure in self._old_figures for figure in item.figures) and not _EARLIER.search(text):
            return None
        base = self._base(item, text, who, section)
        return Choice(
            item,
            section,
            held,
            count(text),
            base,
            who.key if who else None,
            lead,
            _numbers(text),
            _bonus(item, section, text),
            who is None and item.main is None and not self._reported(item) and not _acts(item),
            frozenset() if section == "background" else harmed(item, self.material.day),
        )

    def is_expert(self, who: Figurehead | None) -> bool:
        if who is None or who.kind != "person":
            return False
        about = " ".join(filter(None, [who.role, who.affiliation, self._described.get(who.name, "")]))
        if re.search(
            r"\b(?:minister|ministry|president|mayor|governor|spokes\w+|prosecutor|lawmaker|police)\b", about, re.I
        ):
            return False
        # "a former army officer" of whom the headlines speak acts in the story
        party = who.name.split()[-1].lower() in self._headed
        return bool(EXPERT.search(_ONCE.sub(" ", about) if party else about))

    def section(self, item: Candidate, text: str, who: Figurehead | None) -> SectionName | None:
        """Where a line belongs; None where it belongs nowhere."""
        if self.is_expert(who):
            return "expert_opinions"
        if _is_open(item) or (item.main and item.main.certainty in ("denied", "declined")):
            return "not_settled"
        if self._old(item):
            return "background"
        reported = self._reported(item)
        if not reported and item.source.paragraph <= 1 and not self.news(item):
            # a standfirst or an opening that paints the scene
            nobody = item.main is None or (
                item.main.speaker is not None and item.main.speaker.kind in ("anonymous", "group")
            )
            present = item.sentence == 0 and not any(item.view.reading.tokens[i].tag == "VBD" for i in item.row.tokens)
            if nobody or (present and text_of(item.row).find(" say") < 0):
                return None
        if (item.sentence == 0 and (reported or self.news(item))) or (reported and item.source.paragraph <= 1):
            return "overview"
        if item.main is not None or who is not None:
            return "key_actions"
        named = any(item.view.reading.tokens[i].pos == "PROPN" for i in item.row.tokens)
        if not named and not (reported and _numbers(text)):
            return None
        return "overview" if item.source.paragraph <= 1 and self.news(item) else "key_actions"

    def news(self, item: Candidate) -> bool:
        """Does the opening of a piece beside the news tell what happened: a named actor, a past, words of the lead?"""
        tokens = [item.view.reading.tokens[i] for i in item.row.tokens]
        named = any(token.pos == "PROPN" for token in tokens)
        past = any(token.tag == "VBD" or (token.lemma == "have" and token.pos == "AUX") for token in tokens)
        return named and past and self.weights.led(terms(item.view, item.row.tokens)) >= 3

    def _old(self, item: Candidate) -> bool:
        """Tells of earlier months or years: a date in the line, in the past, well before the coverage."""
        day = self.material.day
        if not day:
            return False
        dates = [t.date for t in item.view.times_in(item.source) if t.date and not self._still(item, t.start)]
        return bool(dates) and all(date[:7] < day[:7] and months(day) - months(date) >= 2 for date in dates)

    def _still(self, item: Candidate, start: int) -> bool:
        """ "the steepest drop since 2020", "covers boats made between May and July": an old date of something new."""
        tokens, cue = item.view.reading.tokens, item.main.cue if item.main else None
        held = [tokens[i] for i in item.row.tokens]
        verbs = [t for t in held if t.tag in ("VBD", "VBZ", "VBP") and not (cue and cue.start <= t.start < cue.end)]
        if verbs and all(t.pos == "VERB" and t.tag in ("VBZ", "VBP") for t in verbs):
            return True
        since = item.view.article.text[:start].rstrip().lower().endswith("since")
        return since and any(t.pos == "VERB" and t.tag == "VBD" for t in verbs)

    def _base(self, item: Candidate, text: str, who: Figurehead | None, section: SectionName) -> float:
        """Worth apart from content: place in its article, who speaks, doubt and disagreement kept."""
        score = 1.0
        total = max(1, item.view.reading.sentences[-1].paragraph)
        score += 0.6 * (1 - item.source.paragraph / total)
        if self._reported(item):
            score += 0.8
        if _beside_the_point(item):
            score *= 0.5
        about = ""
        if who is not None:
            score += 0.5
            about = " ".join(filter(None, [who.role, who.name, who.affiliation]))
            if _OFFICIAL.search(about):
                score += 0.3
        elif item.main is not None and item.main.speaker is not None and item.main.speaker.kind == "group":
            # nobody can be asked again
            score -= 0.5
        if item.figures:
            score += 0.2
        if section in ("not_settled", "expert_opinions"):
            score += 0.3
        if (
            item.main is None
            and who is None
            and section != "not_settled"
            and not (item.sentence <= 1 and self._reported(item))
        ):
            score -= 0.5
            if not self._reported(item):
                # the writer's own voice in a piece beside the news is often judgement or a scene, not news
                score *= 0.6 if _acts(item) else 0.35
        if who is not None and who.kind == "person" and section != "expert_opinions" and not _OFFICIAL.search(about):
            # "Ada, a sister" says nothing to a reader who has not met the brother
            score = 0.0 if _KIN.fullmatch((who.role or "").strip()) else score - 0.6
        if section == "not_settled" and _UNTOLD.search(unquoted(text)):
            score *= 0.4
        if section == "expert_opinions" and item.main is not None and item.main.certainty in ("declined", "asked"):
            score *= 0.4
        if section in ("key_actions", "overview") and colour(item):
            score *= 0.5
        if anybody(item) and section != "not_settled":
            # nobody in office, and nobody who can be asked again
            score *= 0.4
        if section == "expert_opinions":
            # the gist of an expert: an estimate or an argument before an aphorism
            score *= 1.35 if item.figures else 1.0
            score *= 0.6 if count(text) < 13 else 1.0
            if _CALLED.search(text):
                score *= 0.65
        if _COLOUR.search(text):
            score -= 0.5
        quoted = sum(len(piece.text) for piece in item.row.pieces if piece.quoted)
        if quoted > 0.6 * len(text):
            score = score * 0.6 if section == "expert_opinions" else score - 0.4
        if quoted and quoted > 0.5 * len(text) and count(text) < 16:
            # a quip is colour; four words of someone without an office are nothing else
            plain = section == "key_actions" and not _OFFICIAL.search(about)
            score *= 0.6 if quoted > 22 else 0.05 if plain else 0.4
        return max(score, 0.02)


def _is_open(item: Candidate) -> bool:
    """Is something denied, unknown or not answered, and not only named as what "the board rejected"?

    What is told of a speaker does not count: "Ada Roe, who has seen three disputed votes,".
    """
    text = " ".join(piece.text for piece in item.row.pieces if not piece.speaker)
    found = [hit[0].lower() for hit in _OPEN.finditer(text)]
    if not found or not all(re.match(r"reject|disput|contradict|den(?:y|ie)", hit) for hit in found):
        return bool(found)
    tree = item.view.tree
    own = [i for i in item.row.tokens if tree.lower(i) in found and tree.tokens[i].pos == "VERB"]
    return not own or any(tree.tokens[i].dep not in ("relcl", "acl") for i in own)


def _told_by_lead(material: Material) -> set[tuple[int, int]]:
    """Sentences of copies, as (article, sentence), that the lead of their origin has too, published on the same day.

    Where a copy differs in a figure, the text it was made from is the one to quote.
    """
    leads: dict[str, View] = {}
    out: set[tuple[int, int]] = set()
    for view in material.views:
        lead = leads.setdefault(view.origin, view)
        if lead is view or (lead.article.published or "")[:10] != (view.article.published or "")[:10]:
            continue
        told = [set(words(lead.text(sentence))) for sentence in lead.reading.sentences]
        for number, sentence in enumerate(view.reading.sentences):
            own = set(words(view.text(sentence)))
            if any(overlap(own, other) > 0.7 for other in told):
                out.add((view.place, number))
    return out


def _descriptions(material: Material) -> dict[str, str]:
    """What articles say of a person at first mention: the apposition or clause beside the full name."""
    out: dict[str, str] = {}
    for view in material.views:
        tree = view.tree
        for entity in view.reading.entities:
            if entity.type != "PERSON" or " " not in entity.text:
                continue
            sentence = view.reading.sentences[view.sentence_at(entity.start)]
            tokens = view.tokens_in(entity.start, entity.end, sentence)
            if not tokens:
                continue
            head = tokens[-1]
            span = tree.subtree_span(head)
            beside = tree.text[span.start : span.end]
            out.setdefault(entity.canonical, "")
            if len(beside) > len(out[entity.canonical]) and len(beside) < 240:
                out[entity.canonical] = beside
    return out


def repeats(text: str, told: Sequence[str], limit: float = 0.5) -> bool:
    """Does a line tell again what a line before it tells?"""
    own = set(words(text))
    return any(overlap(own, set(words(other))) > limit or _inside(own, set(words(other))) for other in told)


def _inside(own: set[str], other: set[str]) -> bool:
    """Are nearly all words of substance of a short line in the other, or the other way round?"""
    a, b = ({word for word in text if word not in _SMALL} for text in (own, other))
    fewer = min(len(a), len(b))
    return 3 <= fewer <= 8 and len(a & b) >= 0.8 * fewer


_SMALL = frozenset(
    "a an the of in on at to for by with from and or but as that which who it its is was were are be been has have had"
    " said says say told not no their his her he she they this will would could may more than about around".split()
)


def _nameless(item: Candidate, text: str) -> bool:
    """A line in which nobody is named and nothing is counted: "On one thing the four agreed"."""
    tokens = item.view.reading.tokens
    named = any(tokens[i].pos == "PROPN" for i in item.row.tokens) or any(piece.speaker for piece in item.row.pieces)
    return not named and not re.search(r"\d", text) and count(text) < 12


def _acts(item: Candidate) -> bool:
    """Is it told what somebody named did: "The minister, Ada Roe, moved her deadline"?"""
    tree = item.view.tree
    for i in item.row.tokens:
        token = tree.tokens[i]
        if token.head == i and token.pos == "VERB" and token.tag in ("VBD", "VBN", "VBZ"):
            subject = tree.child(i, "nsubj", "nsubjpass")
            told = bool(item.figures) or count(text_of(item.row)) > 8
            return told and subject is not None and tree.tokens[subject].pos == "PROPN" and subject < i
    return False


def _scene(item: Candidate) -> bool:
    """ "Ada Roe was fanning her son": what somebody was doing when the reporter came by."""
    tree = item.view.tree
    doing = [i for i in item.row.tokens if tree.tokens[i].head == i and tree.tokens[i].tag == "VBG"]
    someone = any(tree.tokens[k].ent[2:] == "PERSON" for i in doing for k in tree.children(i, "nsubj"))
    past = any(tree.lower(k) in ("was", "were") for i in doing for k in tree.children(i, "aux"))
    return past and (someone or item.view.place > 0)


def _beside_the_point(item: Candidate) -> bool:
    """Is it but a relative clause of its sentence, ", which says it has 210,000 members,"?"""
    tokens = item.view.reading.tokens
    held = set(item.row.tokens)
    verbs = [i for i in held if tokens[i].pos in ("VERB", "AUX") and tokens[i].dep in ("ROOT", "ccomp", "conj")]
    own = [i for i in held if tokens[i].dep == "relcl" and tokens[i].head in held]
    return bool(own) and all(any(i in item.view.tree.subtree(r) for r in own) for i in verbs)


def _sums_up(item: Candidate) -> bool:
    """A line that sells its own article: "A mayor blames a cable, and a prosecutor has three theories"."""
    tokens = [item.view.reading.tokens[i] for i in item.row.tokens]
    if not tokens or re.search(r"\d", text_of(item.row)) or any(token.pos == "PROPN" for token in tokens):
        return False
    opens = item.view.tree.lower(item.row.tokens[0]) in ("a", "an", "one") or tokens[0].pos == "NUM"
    return opens and any(token.tag in ("VBZ", "VBP") and token.dep == "ROOT" for token in tokens)


_DATE = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d[\d.,]*\d|\d", _DATE.sub(" ", text)))


def _bonus(item: Candidate, section: SectionName, text: str) -> float:
    if section != "not_settled":
        return 0.0
    doubt = item.view.place == 0 and re.search(r"\b(?:verif|evidence|confirm|unclear|not known)", text)
    return 12.0 if doubt else 3.0
