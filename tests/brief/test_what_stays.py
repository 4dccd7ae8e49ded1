"""What no rewrite may change, over every line that the ten groups of bench/data/groups allow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from ferry_story import ledger_of

from writethru import api
from writethru.brief.copying import CopyIndex
from writethru.brief.material import gather
from writethru.brief.names import Cast
from writethru.brief.rewrite.attribution import spelled_out
from writethru.brief.rewrite.sketch import Piece
from writethru.brief.rewrite.voice import _digits
from writethru.brief.writers.extractive import Candidate, Extractive
from writethru.core.settings import Settings

GROUPS = Path(__file__).parents[2] / "bench" / "data" / "groups"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?|\b(?:{_MONTHS}) \d{{4}}\b|\bin \d{{4}}\b")
_NUMBER = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")
_NOT = re.compile(r"\b(?:not|never|neither|nor|none|nobody|nothing|without|cannot|no)\b|n[’']t\b", re.I)
_HEDGE = re.compile(
    r"\b(?:may|might|could|alleged\w*|reportedly|believed|thought|suspect\w*|likely|appear\w*|seem\w*|possibly|probably"
    r"|estimat\w+|expected|claim(?:s|ed)?|den(?:y|ies|ied)|doubts?|unclear)\b",
    re.I,
)
# bounds of one meaning, longest words first
_BOUNDS = (
    ("least", r"at least|no fewer than|no less than"),
    ("over", r"(?<!no )more than|over"),
    ("most", r"up to|as many as|as much as|at most|no more than"),
    ("under", r"(?<!no )fewer than|(?<!no )less than|under"),
    ("near", r"almost|nearly|close to"),
    ("about", r"about|around|some|roughly|approximately"),
)
_WORDS = {word: str(n) for n, word in enumerate("zero one two three four five six seven eight nine".split()) if n}


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, Candidate]]:
    """Source sentence, written line and candidate of all that can be written of the groups."""
    settings = Settings(store=str(tmp_path_factory.mktemp("groups") / "store.db"))
    out: list[tuple[str, str, Candidate]] = []
    for group in sorted(path for path in GROUPS.iterdir() if path.is_dir()):
        material = gather(ledger_of(list(api.read_articles([group], settings=settings).readings)))
        writer = Extractive(material, Cast(material.views), CopyIndex((v.article.text for v in material.views), 12))
        for candidate in writer.candidates():
            text = writer.write(candidate, "")
            if text is not None:
                out.append((candidate.view.text(candidate.source), text, candidate))
    return out


def _numbers(text: str) -> Counter[str]:
    found = Counter(_NUMBER.findall(_DATE.sub(" ", text)))
    for word in re.findall(r"[a-z]+", text.lower()):
        number = _WORDS.get(word) or _digits(word)
        if number:
            found[number] += 1
    return found


def _bounds(text: str) -> Iterator[tuple[str, str]]:
    for name, words in _BOUNDS:
        for match in re.finditer(rf"\b(?:{words}) (?:[£$€])?({_NUMBER.pattern}|\w+)", text, re.I):
            number = _WORDS.get(match[1].lower()) or _digits(match[1].lower()) or match[1]
            if number[0].isdigit():
                yield name, number


def _own(text: str) -> str:
    """A line without what it quotes."""
    return re.sub(r"“[^”]*”", " ", text)


def test_the_groups_allow_some_hundred_lines(lines: list[tuple[str, str, Candidate]]) -> None:
    assert len(lines) > 250
    assert len({id(candidate.view.article) for _, _, candidate in lines}) >= 31


def test_no_line_has_a_number_that_its_sentence_has_not(lines: list[tuple[str, str, Candidate]]) -> None:
    wrong = []
    for source, text, candidate in lines:
        words = candidate.view.article.text
        extra = _numbers(text) - _numbers(source)
        # who somebody is may be told with a number, and an age with a name; words at the head became figures
        extra = {n for n in extra if not re.search(rf"\b{re.escape(n)}\b", words)}
        spelled = spelled_out(candidate.view.tree, tuple(Piece(w, (0,)) for w in source.split()))[0]
        if extra - {spelled}:
            wrong.append((text, extra))
    assert wrong == []


def test_every_bound_stands_at_its_number_as_in_the_source(lines: list[tuple[str, str, Candidate]]) -> None:
    wrong = []
    for source, text, _ in lines:
        had, has = Counter(_bounds(source)), Counter(_bounds(_own(text)))
        numbers = _numbers(_own(text))
        if has - had:
            wrong.append((text, has - had))
        for (name, number), n in had.items():
            # a number that is told more often than it stands without a bound keeps its bound
            bare = _numbers(source)[number] - n
            if numbers[number] > bare and not any(key == (name, number) for key in Counter(_bounds(text))):
                wrong.append((text, (name, number)))
    assert wrong == []


@pytest.mark.parametrize("words", [_NOT, _HEDGE], ids=["negations", "hedges"])
def test_no_line_denies_or_doubts_more_than_its_sentence(
    lines: list[tuple[str, str, Candidate]], words: re.Pattern[str]
) -> None:
    wrong = []
    for source, text, _ in lines:
        plain = re.sub(r"\bno (?:fewer|less|more) than\b", "", _DATE.sub(" ", text))
        # the month of May is no hedge
        plain = re.sub(r"(?<=[a-z,] )May\b", "", plain)
        if len(words.findall(plain)) > len(words.findall(source)):
            wrong.append((source, text))
    assert wrong == []


def test_a_verb_keeps_its_not_and_its_may(lines: list[tuple[str, str, Candidate]]) -> None:
    """By the parse: what denies or weakens a verb is in every line that has the verb."""
    wrong = []
    for _, text, candidate in lines:
        tree, held = candidate.view.tree, set(candidate.row.tokens)
        for i in range(candidate.source.first, candidate.source.last):
            token = tree.tokens[i]
            weak = token.dep == "neg" or (token.dep == "aux" and token.tag == "MD")
            weak = weak or (token.dep == "advmod" and _HEDGE.fullmatch(tree.lower(i)) is not None)
            if weak and token.head in held and i not in held:
                wrong.append((text, tree.word(i)))
    assert wrong == []


def test_quotations_are_word_for_word(lines: list[tuple[str, str, Candidate]]) -> None:
    quoted = [(q, c) for _, text, c in lines for q in re.findall(r"“([^”]*)”", text)]
    assert len(quoted) > 20
    assert [q for q, c in quoted if q.rstrip(",.") not in c.view.article.text] == []


def test_every_line_that_somebody_says_names_the_speaker(lines: list[tuple[str, str, Candidate]]) -> None:
    wrong = []
    for _, text, candidate in lines:
        for statement in candidate.statements:
            speaker = statement.speaker
            if speaker is None:
                continue
            held = set(candidate.row.tokens)
            tokens = candidate.view.tokens_in(speaker.start, speaker.end, candidate.source)
            named = any(i in held for i in tokens) or any(piece.speaker for piece in candidate.row.pieces)
            if tokens and not named:
                wrong.append((text, speaker.text))
    assert wrong == []
