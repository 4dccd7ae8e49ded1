"""The trained reader beside the rules: what it sees, what it adds, and what happens without it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from writethru.core.errors import ModelError, UsageError
from writethru.core.settings import Settings
from writethru.core.tree import Tree
from writethru.core.types import Article, Sentence
from writethru.reading import Reader
from writethru.reading.neural import version
from writethru.reading.neural.features import LONGEST, cue_input, head_of, sentence_input
from writethru.reading.neural.session import load_network, open_network
from writethru.reading.neural.version import CARD_FILE, CUE_FILE, FOLDER, SENTENCE_FILE
from writethru.reading.parse import load_pipeline, parse

TEXT = (
    "The harbour board warned on Tuesday that the breakwater would not survive another winter. "
    "Its chairwoman, Marit Oldervik, took aim at the county for what she called a decade of neglect.\n\n"
    "Two engineers said the piles were sound, according to a report seen by the Fjord Post."
)


def made(text: str) -> Article:
    return Article(
        id="a-trained", revision=1, url=None, file=None, outlet="Fjord Post", domain=None, title="", byline=(),
        published="2024-03-06T09:00:00+01:00", modified=None, language="en", completeness="full", credit=None,
        sha256=hashlib.sha256(text.encode()).hexdigest(), text=text,
    )  # fmt: skip


def parsed(text: str) -> tuple[Tree, tuple[Sentence, ...]]:
    tokens, sentences = parse(text, load_pipeline(Settings().pipeline))
    return Tree(text, tokens), sentences


def test_the_package_holds_the_files_that_the_card_names() -> None:
    found = hashlib.sha256()
    size = 0
    for name in (SENTENCE_FILE, CUE_FILE):
        data = FOLDER.joinpath(name).read_bytes()
        found.update(data)
        size += len(data)
    card = json.loads(FOLDER.joinpath(CARD_FILE).read_text(encoding="utf-8"))
    assert card["version"] == found.hexdigest()[:8] == version.model_version()
    assert size <= 30_000_000


def test_every_word_begins_at_a_piece_of_its_own() -> None:
    tree, sentences = parsed(TEXT)
    for sentence in sentences:
        given = sentence_input(tree, sentence, [-1] * len(tree))
        assert given is not None
        assert list(given.word_of[given.words]) == list(range(sentence.last - sentence.first))
        assert given.word_of[0] == given.word_of[-1] == -1
        assert len(given.ids) == len(given.pos) == len(given.dep) == len(given.ent) == len(given.quoted)


def test_words_stand_to_the_cue_as_the_parse_has_it() -> None:
    tree, sentences = parsed("The harbour board warned that the breakwater would fail.")
    given = sentence_input(tree, sentences[0], [-1] * len(tree))
    assert given is not None
    warned = next(i for i in range(len(tree)) if tree.word(i) == "warned")
    cue = cue_input(tree, sentences[0], given, (warned, warned + 1))
    by_word = {tree.word(i): (cue.relation[given.words[i]], cue.distance[given.words[i]]) for i in range(len(tree))}
    assert by_word["warned"] == (1, 0)
    assert by_word["board"] == (2, 8)  # one step below, one word to the left
    assert by_word["fail"][0] == 2
    assert by_word["breakwater"][0] == 3


def test_the_head_of_a_cue_is_the_word_that_the_others_hang_on() -> None:
    tree, _ = parsed("She has not yet said whether the pier will open.")
    words = [tree.word(i) for i in range(len(tree))]
    assert words[head_of(tree, words.index("has"), words.index("said") + 1)] == "said"


def test_a_sentence_beyond_the_longest_is_left_to_the_rules() -> None:
    words = " ".join(["mud"] * (LONGEST + 5))
    text = f'Jon Aske said: "{words}."'
    tree, sentences = parsed(text)
    assert any(sentence_input(tree, sentence, [-1] * len(tree)) is None for sentence in sentences)
    reading = Reader(Settings()).read(made(text))
    assert [statement.speaker.canonical for statement in reading.statements if statement.speaker] == ["Jon Aske"]


def test_a_word_without_a_piece_does_no_harm() -> None:
    text = "The mayor \u0001 said \u200b\u200b that the bridge \ufeff would open."
    tree, sentences = parsed(text)
    for sentence in sentences:
        given = sentence_input(tree, sentence, [-1] * len(tree))
        assert given is not None
        assert given.words.max() < len(given)
    assert Reader(Settings()).read(made(text)).article.text == text


def test_chances_are_chances() -> None:
    tree, sentences = parsed(TEXT)
    network = load_network()
    given = sentence_input(tree, sentences[0], [-1] * len(tree))
    assert given is not None
    vectors = network.sentence(given)
    warned = next(i for i in range(len(tree)) if tree.word(i) == "warned")
    (chances,) = network.cues(given, vectors, [cue_input(tree, sentences[0], given, (warned, warned + 1))])
    assert np.allclose(vectors.tags.sum(axis=1), 1)
    assert np.allclose(chances.sum(axis=1), 1)
    assert vectors.tags[warned].argmax() == 1, "begins a cue"
    board, survive = (next(i for i in range(len(tree)) if tree.word(i) == word) for word in ("board", "survive"))
    assert chances[board].argmax() == 1
    assert chances[survive].argmax() == 2


def test_the_reading_says_which_reader_was_used() -> None:
    both, rules = Reader(Settings()), Reader(Settings(reader="rules"))
    assert f"reader-{version.model_version()}" in both.engine
    assert "reader-" not in rules.engine
    assert {s.method for s in rules.read(made(TEXT)).statements} <= {"rules", "quotes"}
    assert "rules+reader" in {s.method for s in both.read(made(TEXT)).statements}


def test_the_same_text_gives_the_same_statements() -> None:
    first, again = (Reader(Settings()).read(made(TEXT)).statements for _ in range(2))
    assert first == again


def test_without_the_files_the_rules_read_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(version, "FOLDER", tmp_path)
    version.model_version.cache_clear()
    try:
        reading = Reader(Settings()).read(made(TEXT))
        assert "reader-" not in reading.engine
        assert reading.statements
        with pytest.raises(ModelError, match="trained reader are missing"):
            Reader(Settings(reader="trained")).read(made(TEXT))
    finally:
        version.model_version.cache_clear()


def test_a_broken_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / SENTENCE_FILE).write_bytes(b"not a network")
    with pytest.raises(ModelError, match=r"sentence\.onnx cannot be loaded") as caught:
        open_network(tmp_path)
    assert "WRITETHRU_READER=rules" in str(caught.value.hint)


def test_who_was_asked_did_not_ask() -> None:
    said = Reader(Settings()).read(made("Asked about the piers, Marit Oldervik said they were sound.")).statements
    assert [s.speaker.canonical if s.speaker else None for s in said] == [None, "Marit Oldervik"]


def test_a_clause_of_its_own_speaker_within_another_stays_within_it() -> None:
    text = "The board told the council that 31 piles had split, according to Jon Aske, its engineer."
    said = Reader(Settings()).read(made(text)).statements
    outer = next(s for s in said if s.cue.text == "according to")
    inner = next(s for s in said if s.cue.text.startswith("told"))
    assert inner.parent == outer.id


def test_an_unknown_reader_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no way of reading") as caught:
        Reader(Settings(reader="bert")).read(made(TEXT))
    assert "'rules'" in str(caught.value.hint)


def test_reading_needs_no_torch() -> None:
    code = (
        "import sys\nfrom writethru.reading.neural.session import load_network\n"
        "load_network()\nassert 'torch' not in sys.modules, 'torch was imported'\n"
    )
    run = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
