"""How statements stand to what was said before: who confirms another's word, who walks back its own.

Repeats and denials are found by their own modules; here all four are set side by side, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from writethru.core.tree import Tree
from writethru.core.types import (
    Denial,
    Reading,
    Repeat,
    Sentence,
    Span,
    Statement,
    StatementRelation,
    StatementRelationName,
    Story,
)
from writethru.ledger.claims import LOOSE_MATCH, REACH, Said, best_match, just_before, said_of
from writethru.ledger.clauses import subject_of
from writethru.ledger.context import Context
from writethru.ledger.names import content_words, same_speaker

_CONFIRMS = frozenset(["confirm", "corroborate", "verify", "acknowledge", "admit", "concede"])
# to concede is to confirm only where somebody said it before
_PLAINLY = frozenset(["confirm", "corroborate", "verify"])
_POINTS_BACK = re.compile(
    r"^\W*(?:(?:the|that|this|those|these|both|its|their|his|her) )?(?:that|this|it|them|so|figures?|numbers?|toll"
    r"|counts?|estimates?|totals?|reports?|claims?|accounts?|accusations?|allegations?|news|deaths?)\W*$",
    re.IGNORECASE,
)
# "confirmed what a teacher had told the paper"
_WHAT_SAID = re.compile(
    r"^(?:what|everything|all that) (?P<who>[^,.;]{2,60}?) (?:had |has )?"
    r"(?:said|told|reported|claimed|alleged|announced|stated)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(r"\b(?:not|n['’]t|never|unable|cannot|declin\w+|refus\w+)\b", re.IGNORECASE)
# verbs by which one takes back one's own word, with what is taken back as their object
_TAKES_BACK = frozenset(["withdraw", "retract", "disown", "recant"])
_CORRECTS = frozenset(["correct", "amend", "revise"])
_WORD_OF_ITS_OWN = re.compile(
    r"\b(?:its|their|his|her|an?|the|that|this|those|these)\b[^.;,]{0,30}?\b(?P<noun>statements?|claims?|figures?|tolls?"
    r"|counts?|estimates?|remarks?|comments?|accusations?|allegations?|reports?|assertions?|tally|numbers?)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:back(?:ed|s|ing)? away from|row(?:ed|s|ing)? back (?:on|from)|walk(?:ed|s|ing)? back"
    r"|backtrack(?:ed|s|ing)? on|back-?pedal(?:led|ed|s)? on|took back|takes back|no longer (?:stands?|stood) by"
    r"|(?:apologi[sz]ed for|distanced (?:it|him|her|them)sel(?:f|ves) from) (?:its|their|his|her)(?: own| earlier)?"
    r" (?:statement|claim|remark|comment|word|accusation|figure)s?)\b[^.;,]{0,60}",
    re.IGNORECASE,
)
# a number that was taken back: the last one given
_COUNT = re.compile(r"\b(?:tolls?|figures?|counts?|estimates?|tally|numbers?)\b", re.IGNORECASE)
_NEAR = 2
# retreats told in one article
_MOST = 100


def find_answers(
    story: Story,
    readings: Mapping[str, Reading],
    context: Context,
    denials: Sequence[Denial],
    repeats: Sequence[Repeat],
) -> tuple[StatementRelation, ...]:
    """Relations of statements in the leads of origins: those given, and confirmations and retreats, in story order."""
    leads = {origin.lead for origin in story.origins}
    out: list[StatementRelation] = []
    earlier: list[Said] = []
    statements = {s.id: s for reading in readings.values() for s in reading.statements}
    counting = {figure.statement for reading in readings.values() for figure in reading.figures}
    for article in story.articles:
        reading = readings.get(article.id)
        if reading is None or article.id not in leads:
            continue
        here = [said_of(statement, article.text, context) for statement in reading.statements]
        for n, said in enumerate(here):
            if said.statement.cue.lemma in _CONFIRMS:
                found = _confirmation(said, [*earlier[-REACH:], *here[:n]], reading, context)
                out += [found] if found else []
        out += islice(_retreats(reading, here, earlier, context, counting), _MOST)
        earlier += here
    out += _denied(denials, statements) + _repeated(repeats, statements)
    place = {article.id: n for n, article in enumerate(story.articles)}
    return tuple(sorted(out, key=lambda r: (place[r.article], r.start, r.end, r.relation, r.b or "")))


def _denied(denials: Sequence[Denial], statements: Mapping[str, Statement]) -> list[StatementRelation]:
    out = []
    for denial in denials:
        if denial.claim or denial.claim_text:
            what = f"denies: {denial.claim_text}" if denial.claim_text else "denies what was said before it"
            out.append(_relation(statements[denial.denial], denial.claim, "denies", what))
    return out


def _repeated(repeats: Sequence[Repeat], statements: Mapping[str, Statement]) -> list[StatementRelation]:
    reason = "the same speaker says the same in another text"
    return [_relation(statements[repeat.b], repeat.a, "repeats", reason) for repeat in repeats]


def _relation(statement: Statement, earlier: str | None, kind: StatementRelationName, reason: str) -> StatementRelation:
    start = min([statement.cue.start, *(span.start for span in statement.content)])
    end = max([statement.cue.end, *(span.end for span in statement.content)])
    return StatementRelation(statement.id, earlier, kind, reason, statement.article, start, end)


def _confirmation(said: Said, earlier: Sequence[Said], reading: Reading, context: Context) -> StatementRelation | None:
    """The confirmation that a statement is: of the statement just before it, or of the one with its words.

    Where the story holds nothing of the kind, it confirms words of its own.
    """
    statement = said.statement
    if statement.speaker is None or not said.voice or statement.negated:
        return None
    if statement.certainty in ("denied", "declined", "asked"):
        return None
    text = reading.article.text
    sentence = reading.sentences[statement.sentence]
    if _UNSURE.search(text[max(sentence.start, statement.cue.start - 25) : statement.cue.start]):
        return None
    if not said.content or _POINTS_BACK.match(said.content):
        other = just_before(said, earlier)
        return _relation(statement, other, "confirms", "confirms what was said just before it") if other else None
    if named := _WHAT_SAID.match(said.content):
        voice = context.speakers.words(named["who"])
        other = next((one.statement.id for one in reversed(earlier) if same_speaker(voice, one.voice)), None)
        return _relation(statement, other, "confirms", f"confirms what {named['who']} said")
    other = best_match(said, said.words, earlier, LOOSE_MATCH)
    if other is None:
        if statement.cue.lemma not in _PLAINLY or not said.content.startswith("that "):
            return None
        return _relation(statement, None, "confirms", "confirms what no earlier statement of the story says")
    return _relation(statement, other, "confirms", "confirms what another speaker said")


def _retreats(
    reading: Reading, here: Sequence[Said], earlier: Sequence[Said], context: Context, counting: Collection[str | None]
) -> Iterator[StatementRelation]:
    """Sentences that tell how a speaker took back its word; the word itself where the story holds it."""
    tree = Tree(reading.article.text, reading.tokens)
    for number, sentence in enumerate(reading.sentences):
        for verb, what in _taken_back(tree, sentence):
            subject = subject_of(tree, verb)
            if subject is None or any(tree.lower(i) in ("not", "n't", "n’t") for i in tree.children(verb, "neg")):
                continue
            if any(tree.tokens[i].tag == "MD" for i in tree.children(verb, "aux")):
                continue
            at = tree.tokens[verb].start
            before = [*earlier[-REACH:], *(one for one in here if one.statement.cue.end <= at)]
            voice = _voice(tree, subject, number, before, context)
            if not voice:
                continue
            own = [one for one in before if same_speaker(voice, one.voice)]
            if _COUNT.search(what):
                own = [one for one in own if one.statement.id in counting]
            taken = _taken(what, _words(tree, sentence), number, reading.article.id, own)
            told = (o.statement for o in here if o.statement.sentence == number and o.statement.cue.end > at)
            told_by = next((one.id for one in told), None)
            yield StatementRelation(
                told_by, taken, "walks_back", f"takes back its own word: {what}",
                reading.article.id, sentence.start, sentence.end,
            )  # fmt: skip
            break


def _words(tree: Tree, sentence: Sentence) -> str:
    return tree.text[sentence.start : sentence.end]


def _taken_back(tree: Tree, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Verbs of the sentence by which a word is taken back, and the words that say which."""
    idioms = [(match.start() + sentence.start, match.group()) for match in _BACK.finditer(_words(tree, sentence))]
    for i in range(sentence.first, sentence.last):
        token = tree.tokens[i]
        lemma = token.lemma.lower()
        if token.pos not in ("VERB", "AUX"):
            continue
        idiom = next((words for start, words in idioms if token.start <= start < token.end), None)
        if idiom is not None:
            yield i, " ".join(idiom.split())
            continue
        if lemma not in _TAKES_BACK | _CORRECTS:
            continue
        taken = tree.child(i, "dobj")
        if taken is None:
            continue
        words = tree.subtree_span(taken).of(tree.text)
        if tree.tokens[taken].pos == "PRON":
            # "announced a figure of 58 and withdrew it": the word is named before
            words = tree.text[sentence.start : token.start]
            noun = _WORD_OF_ITS_OWN.search(words) if lemma in _TAKES_BACK else None
        else:
            noun = _WORD_OF_ITS_OWN.match(words)
        if noun is None or (lemma in _CORRECTS and not re.match(r"(?:its|their|his|her)\b", words, re.IGNORECASE)):
            continue
        if lemma == "revise" and noun["noun"].lower() not in ("statement", "claim", "remark", "account"):
            # an estimate that is revised is a newer figure, no retreat
            continue
        yield i, " ".join(Span(token.start, max(token.end, tree.subtree_span(taken).end)).of(tree.text).split())


def _voice(tree: Tree, subject: int, number: int, before: Sequence[Said], context: Context) -> frozenset[str]:
    """Who takes back: the subject's words; of a pronoun the one speaker of the two sentences before."""
    if tree.tokens[subject].pos != "PRON":
        words = tree.subtree_span(subject, without=tree.children(subject, "relcl", "acl", "appos")).of(tree.text)
        return context.speakers.words(words)
    near = [one for one in before if 0 < number - one.statement.sentence <= _NEAR and one.voice]
    voices = dict.fromkeys(one.voice for one in near)
    return next(iter(voices)) if len(voices) == 1 else frozenset()


def _taken(what: str, sentence: str, number: int, article: str, own: Sequence[Said]) -> str | None:
    """The speaker's statement in the sentence itself, else the earlier one that shares most words with it.

    One shared word tells nothing unless the speaker said nothing else.
    """
    here = [one.statement.id for one in own if (one.statement.sentence, one.statement.article) == (number, article)]
    if here:
        return here[-1]
    words = content_words(sentence) - content_words(what.split()[0])
    best, found = min(2, len(own)), None
    for one in own:
        shared = len(words & one.words - one.voice)
        if shared >= best:
            best, found = shared, one.statement.id
    return found or (own[-1].statement.id if own and _COUNT.search(what) else None)
