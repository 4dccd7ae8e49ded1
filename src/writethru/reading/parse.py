"""Text to tokens and sentences, by any installed spaCy pipeline.

Paragraphs are parsed one by one (in batches), so that a sentence never runs across a paragraph break and one odd
paragraph cannot spoil the rest.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, MutableMapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from writethru.core.errors import ModelError
from writethru.core.types import Sentence, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    # parsed paragraphs by their words
    Known = MutableMapping[str, Doc]

# A paragraph above this many characters is parsed in pieces: the parser's memory grows with the length of its input,
# and in a text without full stops so does the depth of its trees.
PIECE = 3_000
# A run without white space above this many characters is parsed in pieces too: the tokenizer peels affixes off one by
# one and looks at the rest anew each time. No word is that long.
RUN = 200
# A run of so many marks is no language: it stands apart and is not parsed.
MARKS = 50
_LONG_RUN = re.compile(rf"[^\w\s]{{{MARKS},{RUN}}}|\S{{{RUN}}}(?=\S)")
# Ranks and titles whose stop is no sentence end and no mark of its own: pipelines know some of them and cut the others,
# and then "Brig" is read as the one who speaks.
_ABBREVIATED = """
Adm. Ald. Amb. Asst. Atty. Brig. Capt. Cdr. Cllr. Cmdr. Col. Cols. Comdr. Const. Cpl. Det. Flt. Fr. Gen. Gens. Gov. Hon.
Insp. Lt. Lts. Maj. Msgr. Pfc. Prof. Pte. Rep. Reps. Rev. Sen. Sens. Sgt. Sgts. Spc. Sqn. Supt. Wg.
""".split()
_WORDLIKE = re.compile(r"\w")
_CHUNK = re.compile(rf"\S{{1,{RUN}}}")
# a blank line, or the PARAGRAPH SEPARATOR that the mask of a draft has where no blank line fits
_BLANK = re.compile(r"\n[^\S\n]*\n\s*|\u2029\s*")


@lru_cache(maxsize=2)
def load_pipeline(name: str) -> Language:
    """The spaCy pipeline of that name or path. Raises ModelError saying what to install."""
    import spacy

    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(
            f"the language pipeline {name!r} cannot be loaded: {' '.join(str(error).split())[:160]}",
            hint="install it with pip, or name an installed one with WRITETHRU_PIPELINE",
        ) from error
    missing = {"tagger", "parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(
            f"the language pipeline {name!r} has no {', '.join(sorted(missing))}",
            hint="name a full English pipeline with WRITETHRU_PIPELINE",
        )
    tokenizer: Any = nlp.tokenizer
    for title in _ABBREVIATED:
        tokenizer.add_special_case(title, [{"ORTH": title}])
    # the pipeline lives as long as the process: the collector need not go over its many objects again and again
    gc.freeze()
    return nlp


def paragraphs(text: str) -> list[Span]:
    """Paragraphs of a text: what stands between blank lines, without the white space around it."""
    out, start = [], 0
    for gap in [*_BLANK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            out.append(Span(left, right))
        if gap:
            start = gap.end()
    return out


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The paragraph, or pieces of it that end at white space where it is very long, and within overlong runs."""
    start = span.start
    for run in _LONG_RUN.finditer(text, span.start, span.end):
        cut = run.start() if _is_marks(run[0]) else run.end()
        yield from _short(text, Span(start, cut))
        if cut < run.end():
            yield Span(cut, run.end())
        start = run.end()
    yield from _short(text, Span(start, span.end))


def _is_marks(text: str) -> bool:
    return _WORDLIKE.search(text) is None


def _short(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > PIECE:
        cut = text.rfind(". ", start + PIECE // 2, start + PIECE) + 1
        cut = cut or text.rfind(" ", start + PIECE // 2, start + PIECE)
        cut = start + PIECE if cut < 0 else cut
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def parse(text: str, nlp: Language, known: Known | None = None) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Tokens and sentences of a text; ``text[token.start:token.end]`` is the word.

    ``known`` has paragraphs that were parsed before, by their words: they are taken from there, and new ones put there.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    places = [(piece, number) for number, span in enumerate(paragraphs(text)) for piece in _pieces(text, span)]
    worded = [piece.of(text) for piece, _ in places if not _is_marks(piece.of(text))]
    if known is None:
        docs = nlp.pipe(worded, batch_size=64)
    else:
        new = [words for words in dict.fromkeys(worded) if words not in known]
        known.update(zip(new, nlp.pipe(new, batch_size=64), strict=True))
        docs = iter([known[words] for words in worded])
    for piece, number in places:
        if _is_marks(piece.of(text)):
            _add_marks(text, piece, number, tokens, sentences)
        else:
            _add(next(docs), piece.start, number, tokens, sentences)
    return tuple(tokens), tuple(sentences)


def _add_marks(text: str, piece: Span, paragraph: int, tokens: list[Token], sentences: list[Sentence]) -> None:
    """A piece without a word as one sentence of marks, each what stands between white space."""
    first = len(tokens)
    for chunk in _CHUNK.finditer(text, piece.start, piece.end):
        tokens.append(Token(chunk.start(), chunk.end(), chunk[0], "PUNCT", "NFP", "punct", first))
    if len(tokens) > first:
        tokens[first] = replace(tokens[first], dep="ROOT")
        sentences.append(_sentence(tokens, first, paragraph))


def _add(doc: Doc, offset: int, paragraph: int, tokens: list[Token], sentences: list[Sentence]) -> None:
    strings = doc.vocab.strings
    # columns of the array: one call into C instead of ten per token
    from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, POS, SENT_START, SPACY, TAG

    rows: list[list[Any]] = (
        doc.to_array([IDX, LENGTH, LEMMA, POS, TAG, DEP, HEAD, ENT_IOB, ENT_TYPE, SENT_START, SPACY])
        .astype("int64")
        .tolist()
    )
    base = len(tokens)
    space = strings["SPACE"]
    new = [-1] * len(rows)
    kept = 0
    for i, row in enumerate(rows):
        if row[3] != space:
            new[i] = base + kept
            kept += 1
    names: dict[int, str] = {}

    def name(key: int) -> str:
        key &= 0xFFFFFFFFFFFFFFFF
        if key not in names:
            names[key] = strings[key] if key else ""
        return names[key]

    first = base
    for i, (idx, length, lemma, pos, tag, dep, head, iob, ent, begins, _) in enumerate(rows):
        if begins == 1 and len(tokens) > first:
            sentences.append(_sentence(tokens, first, paragraph))
            first = len(tokens)
        if new[i] < 0:
            continue
        target = new[i + head]
        start = offset + idx
        tokens.append(
            Token(
                start,
                start + length,
                name(lemma),
                name(pos),
                name(tag),
                name(dep),
                target if target >= 0 else new[i],
                ("B-" if iob == 3 else "I-") + name(ent) if ent and iob in (1, 3) else "",
            )
        )
    if len(tokens) > first:
        sentences.append(_sentence(tokens, first, paragraph))


def _sentence(tokens: list[Token], first: int, paragraph: int) -> Sentence:
    return Sentence(tokens[first].start, tokens[-1].end, first, len(tokens), paragraph)
