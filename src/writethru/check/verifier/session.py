"""The trained network at work: one ONNX file of the package, run by onnxruntime on one thread."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from writethru.check.verifier.pair_input import NAMES, PairInput
from writethru.check.verifier.version import FOLDER, HINT, PAIR_FILE
from writethru.core.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float64]
# mark of a word that the network did not see
UNSEEN = -9.0


class Answer(NamedTuple):
    """What the network says of a claim sentence, as log-odds."""

    # that the evidence holds the whole
    whole: float
    # for each word, that nothing holds it
    words: Floats


class PairSession:
    """The network."""

    def __init__(self, session: InferenceSession) -> None:
        self._session = session

    def answer(self, given: PairInput) -> Answer:
        """The answer for one claim sentence: what is said of it does not hang on what else is asked."""
        feed = {name: getattr(given, name)[None] for name in NAMES}
        marks, whole = self._session.run(["marks", "whole"], feed)
        at = given.words
        words = np.where(at >= 0, marks[0][np.maximum(at, 0)], UNSEEN).astype(np.float64)
        return Answer(float(whole[0]), words)


@lru_cache(maxsize=1)
def load_pairs() -> PairSession:
    """The network of the package; its files must be there (see ``version.model_version``)."""
    with as_file(FOLDER) as folder:
        return open_pairs(folder)


def open_pairs(folder: Path) -> PairSession:
    """The network of a folder. Raises ModelError where it cannot be loaded."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # one thread, as the parser: the laptop stays free, and sums are always added in one order
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        made = onnxruntime.InferenceSession(str(folder / PAIR_FILE), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own exceptions share no other base
        raise ModelError(
            f"the trained verifier's file {PAIR_FILE} cannot be loaded: {' '.join(str(error).split())[:160]}", hint=HINT
        ) from error
    return PairSession(made)
