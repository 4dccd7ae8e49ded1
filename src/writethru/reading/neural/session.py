"""The trained reader at work: ONNX files of the package, run by onnxruntime on one thread.

Sentences are read one by one: that is as fast as padding several to one length, and what is read in a sentence does not
hang on what stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from writethru.core.errors import ModelError
from writethru.reading.neural.features import CueInput, SentenceInput
from writethru.reading.neural.version import CUE_FILE, FOLDER, SENTENCE_FILE

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]


class Vectors(NamedTuple):
    """A sentence as the network sees it: [pieces, hidden], and how likely each word begins or continues a cue."""

    hidden: Floats
    # [words, 3]: outside, begins, continues
    tags: Floats


class Network:
    """Both halves of the network."""

    def __init__(self, sentence: InferenceSession, cue: InferenceSession) -> None:
        self._sentence = sentence
        self._cue = cue

    def sentence(self, given: SentenceInput) -> Vectors:
        """Vectors and tags of one sentence."""
        feed = {name: getattr(given, name)[None] for name in _SENTENCE_INPUTS}
        hidden, tags = self._sentence.run(["hidden", "tags"], feed)
        return Vectors(hidden[0], _softmax(tags[0][given.words]))

    def cues(self, given: SentenceInput, vectors: Vectors, cues: Sequence[CueInput]) -> list[Floats]:
        """For each cue of one sentence the chances of its words, [words, 3]: no part, speaker, content."""
        if not cues:
            return []
        feed = {name: np.stack([getattr(cue, name) for cue in cues]) for name in _CUE_INPUTS}
        feed["hidden"] = np.repeat(vectors.hidden[None], len(cues), axis=0)
        (roles,) = self._cue.run(["roles"], feed)
        return [_softmax(logits[given.words]) for logits in roles]


class Remembering(Network):
    """A network that runs no sentence twice: for texts that are read again with few changes."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._vectors: dict[bytes, Vectors] = {}
        self._roles: dict[bytes, list[Floats]] = {}

    def sentence(self, given: SentenceInput) -> Vectors:
        key = _key(given, (*_SENTENCE_INPUTS, "words"))
        if key not in self._vectors:
            self._vectors[key] = self._network.sentence(given)
        return self._vectors[key]

    def cues(self, given: SentenceInput, vectors: Vectors, cues: Sequence[CueInput]) -> list[Floats]:
        parts = [_key(given, (*_SENTENCE_INPUTS, "words")), *(_key(cue, _CUE_INPUTS) for cue in cues)]
        key = b"|".join(parts)
        if key not in self._roles:
            self._roles[key] = self._network.cues(given, vectors, cues)
        return self._roles[key]


def _key(given: SentenceInput | CueInput, names: Sequence[str]) -> bytes:
    return b"|".join(getattr(given, name).tobytes() for name in names)


_SENTENCE_INPUTS = ("ids", "pos", "dep", "ent", "quoted")
_CUE_INPUTS = ("cue", "relation", "distance")


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def load_network() -> Network:
    """The network of the package; its files must be there (see ``version.model_version``)."""
    with as_file(FOLDER) as folder:
        return open_network(folder)


def open_network(folder: Path) -> Network:
    """The network of two ONNX files in a folder. Raises ModelError where they cannot be loaded."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # one thread, as the parser: the laptop stays free, and sums are always added in one order
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    made = []
    for name in (SENTENCE_FILE, CUE_FILE):
        try:
            made.append(onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"]))
        except Exception as error:  # onnxruntime's own exceptions share no other base
            raise ModelError(
                f"the trained reader's file {name} cannot be loaded: {' '.join(str(error).split())[:160]}",
                hint="install writethru again, or set WRITETHRU_READER=rules to read by the rules alone",
            ) from error
    return Network(*made)
