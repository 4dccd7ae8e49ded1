"""Text that is no article: nothing breaks, every offset holds, and the work grows with the length of the text alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from reading_samples import article

import writethru
from writethru.core.settings import Settings
from writethru.core.types import Reading
from writethru.reading import Reader
from writethru.reading.parse import PIECE
from writethru.reading.sentences import LONGEST

PLAIN = (
    "The union said on Monday that 1,200 workers had walked out. “We will not go back,” said Ines Brandt, its head. "
    "The ministry denied it. According to police, 14 people were hurt in Tolm last week."
)


def spans(reading: Reading) -> Iterator[tuple[int, int]]:
    yield from ((t.start, t.end) for t in reading.tokens)
    yield from ((s.start, s.end) for s in reading.sentences)
    yield from ((f.start, f.end) for f in reading.figures)
    yield from ((e.start, e.end) for e in reading.events)
    for statement in reading.statements:
        yield from ((span.start, span.end) for span in statement.content)
        yield statement.cue.start, statement.cue.end
        if statement.speaker is not None:
            yield statement.speaker.start, statement.speaker.end


def assert_sound(reading: Reading) -> None:
    """Every span lies in the text, words are the text's, and sentences cover the tokens once, in order."""
    text = reading.article.text
    for start, end in spans(reading):
        assert 0 <= start < end <= len(text)
    for named in (*reading.entities, *reading.times, *reading.figures, *(s.cue for s in reading.statements)):
        assert text[named.start : named.end] == named.text
    places = [(sentence.first, sentence.last) for sentence in reading.sentences]
    assert [first for first, _ in places] == [0, *(last for _, last in places)][: len(places)]
    assert (places[-1][1] if places else 0) == len(reading.tokens)
    assert all(a.end <= b.start for a, b in zip(reading.tokens, reading.tokens[1:], strict=False))


BAD = {
    "open quotation": "“We will not go back, said Ines Brandt. The union said no. " * 20,
    "closing marks alone": "We will not go back,” said Ines Brandt.” ” The union said no.” " * 20,
    "all capitals": PLAIN.upper(),
    "lower case": PLAIN.lower(),
    "transcript": "BRANDT: We will not go back.\nQUESTION: Why not?\nBRANDT: Because of Monday.\n" * 10,
    "list": "- 14 people said\n- 3 on Monday\n• 12%\n1. $4m\n" * 40,
    "posts": "RT @tolm_news: BREAKING 😀 #strike said... https://x.example/a?b=c&d “no” - via @brandt\n\n" * 20,
    "brackets": "(" * 100_000,
    "brackets of all kinds": "( [ { < " * 5_000,
    "quotation marks": "“" * 50_000 + '"' * 50_000,
    "quotation marks apart": '" ' * 20_000,
    "dashes": "—" * 100_000,
    "dashes in words": f"The union said {'-' * 5_000} on Monday {'—' * 5_000} no.",
    "one endless sentence": "and the man in the red coat who had seen the ship said that " * 300,
    "numbers": " ".join(str(number) for number in range(2_000)),
    "clocks and dates": "at 25:61 GMT on Feb. 31, 99/99/2026, May 0 to May 99, 0 years ago, 999 years later, " * 20,
    "zero width": "The\u200b union\u200d said\ufeff on Mon\u200bday it would\u2060 strike. " * 10,
    "right to left": "\u202eThe union said\u202c on Monday \u200fthat 14 people were hurt\u200e. " * 10,
    "emoji": "👩‍👩‍👧‍👦 said “🔥🔥” on Monday 🇳🇴. " * 20,
    "combining marks": "The union sa" + "\u0301" * 5_000 + "id on Monday that it would strike.",
    "null bytes": "The union\0 said\0 on Monday\0 that 14 people\0 were hurt. " * 10,
    "control characters": "The union\x07 said\x1b[31m on Monday\x7f that\x85 it\x0b would\x0c strike. " * 10,
    "one word": "a" * 20_000,
    "line breaks": "a\n\n" * 500,
    "nothing": " \n\u200b\n ",
    "lone surrogate of a mark": "\ufffd\ufffe said \U0010ffff on Monday.",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_text_is_read(read: Callable[..., Reading], name: str) -> None:
    reading = read(BAD[name])
    assert_sound(reading)
    assert all(sentence.last - sentence.first <= LONGEST for sentence in reading.sentences)


def test_capitals_and_lower_case_keep_the_quotation_and_its_speaker(read: Callable[..., Reading]) -> None:
    for text in (PLAIN.upper(), PLAIN.lower()):
        said = [s for s in read(text).statements if s.form == "direct"]
        assert [text[s.content[0].start : s.content[0].end].lower() for s in said] == ["“we will not go back,”"]


def test_an_open_quotation_does_not_swallow_the_next_paragraph(read: Callable[..., Reading]) -> None:
    text = "“We will not go back, said Ines Brandt.\n\nThe ministry said that 14 people were hurt in Tolm."
    ministry = next(s for s in read(text).statements if s.speaker and "ministry" in s.speaker.text)
    assert [span.of(text) for span in ministry.content] == ["that 14 people were hurt in Tolm"]


def test_a_run_of_marks_costs_few_tokens_and_leaves_the_words_around_it(read: Callable[..., Reading]) -> None:
    text = f"{PLAIN}\n\n{'(' * 1_000_000}\n\n{PLAIN}"
    reading = read(text)
    assert_sound(reading)
    assert len(reading.tokens) < 6_000
    clean = read(f"{PLAIN}\n\n{PLAIN}")
    assert [s.cue.text for s in reading.statements] == [s.cue.text for s in clean.statements]


LANGUAGES = {
    "fr": "« Nous ne céderons pas », a dit Inès Brandt lundi. Le ministère a dit que 14 personnes étaient blessées.",
    "de": "„Wir geben nicht nach“, sagte Ines Brandt am Montag. Das Ministerium teilte mit, 14 Menschen sind verletzt.",
    "ar": "قالت إيناس براندت يوم الاثنين: «لن نتراجع». وأعلنت الوزارة إصابة 14 شخصا.",
    "zh": "伊内斯·布兰特周一表示：“我们不会让步。”该部称有14人受伤。",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_language_is_said_and_only_its_quotations_are_read(read: Callable[..., Reading], language: str) -> None:
    reading = read(LANGUAGES[language], language=language)
    assert_sound(reading)
    assert reading.events == ()
    assert any(repr(language) in note for note in reading.notes)
    assert all(statement.form != "indirect" for statement in reading.statements)


def test_a_foreign_sentence_in_an_english_article_spoils_nothing(read: Callable[..., Reading]) -> None:
    text = f"{PLAIN}\n\n{LANGUAGES['fr']}\n\n{LANGUAGES['zh']}\n\nBrandt said the strike would end on Friday."
    reading = read(text)
    assert_sound(reading)
    assert text[reading.statements[-1].content[0].start :] == "the strike would end on Friday."


# ---- work -----------------------------------------------------------------------------------------------------------

SOURCE = str(Path(writethru.__file__).parent)


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of our own code a piece of work runs: the same on every machine."""
    count = 0

    def local(frame: FrameType, event: str, argument: object) -> object:
        nonlocal count
        count += event == "line"
        return local

    def trace(frame: FrameType, event: str, argument: object) -> object:
        return local if frame.f_code.co_filename.startswith(SOURCE) else None

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        work()
    finally:
        sys.settrace(before)
    return count


GROWING = {
    "news": PLAIN + "\n\n",
    "figures without a stop": "killed 12, ",
    "lists": "- 14 people said\n",
    "days": "on Monday ",
}


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_text_is_about_twice_the_work(read: Callable[..., Reading], name: str) -> None:
    unit = GROWING[name]
    times = 2 * PIECE // len(unit)
    once, twice = (lines_run(lambda n=n: read(unit * n)) for n in (times, 2 * times))  # type: ignore[misc]
    assert twice < 2.5 * once


READER = Reader(Settings())


@given(st.text(alphabet=st.sampled_from("aS “”\"'()—-.,:0174\n\u200b\u202eé中"), max_size=120))
@hypothesis_settings(max_examples=25)
def test_any_text_gives_sound_offsets(text: str) -> None:
    assert_sound(READER.read(article(text)))
