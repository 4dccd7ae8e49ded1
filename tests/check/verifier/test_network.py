"""The trained network of the verifier: what it sees, what it adds, and what happens without it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from writethru.check.sources import Sources
from writethru.check.verifier import version
from writethru.check.verifier.evidence import evidence, source
from writethru.check.verifier.matches import matches
from writethru.check.verifier.pair_input import LONGEST, LONGEST_CLAIM, PairInput, pair_input
from writethru.check.verifier.session import load_pairs, open_pairs
from writethru.check.verifier.version import CARD_FILE, FOLDER, PAIR_FILE, verifier_used
from writethru.core.errors import ModelError, UsageError
from writethru.core.ids import make_id, sha256
from writethru.core.settings import Settings
from writethru.core.tree import Tree
from writethru.core.types import Article, Reading
from writethru.reading import Reader
from writethru.verifying import verify

DOCUMENT = (
    "The harbour board of Vikna approved a new breakwater on Tuesday after a debate of six hours. Its chairwoman, "
    "Marit Oldervik, said that the wall would cost 41 million crowns. The fishermen's union opposed the plan."
)


def read(text: str) -> tuple[Reading, Tree]:
    article = Article(
        id=make_id("document", sha256(text)), revision=1, url=None, file=None, outlet=None, domain=None, title="",
        byline=(), published=None, modified=None, language="en", completeness="full", credit=None,
        sha256=sha256(text), text=text,
    )  # fmt: skip
    reading = Reader(Settings(reader="rules")).read(article)
    return reading, Tree(text, reading.tokens)


def pair_of(claim: str, document: str = DOCUMENT) -> tuple[PairInput, Tree]:
    reading, tree = read(document)
    mine, own = read(claim)
    sentence = mine.sentences[0]
    held = evidence(own, sentence, source([reading], [tree]))
    return pair_input(own, sentence, held, matches(own, sentence, held)), own


def test_the_package_holds_the_file_that_the_card_names() -> None:
    data = FOLDER.joinpath(PAIR_FILE).read_bytes()
    card = json.loads(FOLDER.joinpath(CARD_FILE).read_text(encoding="utf-8"))
    assert card["version"] == hashlib.sha256(data).hexdigest()[:8] == version.model_version()
    assert len(data) <= 30_000_000


def test_each_word_of_the_claim_points_at_the_word_that_holds_it() -> None:
    given, tree = pair_of("The harbour board approved a new breakwater on Tuesday.")
    at = {tree.word(k): int(piece) for k, piece in enumerate(given.words)}
    for word in ("harbour", "approved", "breakwater", "Tuesday"):
        partner = int(given.partner[at[word]])
        assert given.kind[partner] == 1
        assert given.ids[partner] == given.ids[at[word]]
    assert given.kind[at["approved"]] == 0


def test_a_claim_and_a_document_without_end_are_cut() -> None:
    claim = " ".join(["harbour"] * 300) + " stands."
    given, tree = pair_of(claim, " ".join(["The harbour board approved a new breakwater."] * 90))
    assert len(given) <= LONGEST
    assert int((given.kind == 0).sum()) <= LONGEST_CLAIM + 2
    answer = load_pairs().answer(given)
    assert len(answer.words) == len(tree)
    assert np.isfinite(answer.words).all()


def test_the_same_claim_gets_the_same_answer_whatever_was_asked_before() -> None:
    given, _ = pair_of("The board approved a breakwater.")
    first = load_pairs().answer(given)
    load_pairs().answer(pair_of("The union opposed the plan.")[0])
    again = load_pairs().answer(given)
    assert first.whole == again.whole
    assert (first.words == again.words).all()


def test_a_true_claim_stands_above_its_edit() -> None:
    network = load_pairs()
    right = network.answer(pair_of("The union of the fishermen opposed the plan.")[0])
    wrong = network.answer(pair_of("The union of the fishermen supported the plan.")[0])
    assert right.whole > wrong.whole


def test_the_score_moves_with_the_network_and_the_rules_run_without_it() -> None:
    claim = "The fishermen's union fought the plan."
    with_it = verify(DOCUMENT, claim, settings=Settings(verifier="trained"))
    alone = verify(DOCUMENT, claim, settings=Settings(verifier="rules"))
    assert with_it.score != alone.score
    assert {with_it.verdict, alone.verdict} <= {"supported", "unsupported", "contradicted"}


def test_sources_judge_with_the_network_where_it_is_asked_for() -> None:
    reading, _ = read(DOCUMENT)
    mine, own = read("The union opposed the plan.")
    judge = Sources([reading]).verifier.judge
    assert judge(own, mine.sentences[0], network=True).score != judge(own, mine.sentences[0]).score


def test_without_its_files_the_rules_run_alone_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version, "model_version", lambda: "")
    assert verifier_used(Settings()) == "typed comparison alone (the files of the trained network are missing)"
    found = verify(DOCUMENT, "The board approved a breakwater.")
    assert any("typed comparison alone" in note for note in found.notes)
    with pytest.raises(ModelError, match="missing"):
        verify(DOCUMENT, "The board approved a breakwater.", settings=Settings(verifier="trained"))


def test_a_way_of_judging_that_we_do_not_know_is_refused() -> None:
    with pytest.raises(UsageError, match="no way of judging"):
        verify(DOCUMENT, "The board approved a breakwater.", settings=Settings(verifier="oracle"))


def test_a_broken_file_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / PAIR_FILE).write_bytes(b"not a network")
    with pytest.raises(ModelError, match=PAIR_FILE) as caught:
        open_pairs(tmp_path)
    assert "WRITETHRU_VERIFIER=rules" in str(caught.value.hint)
