"""Which trained reader the package holds, without loading it."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

FOLDER = files("writethru.reading.neural").joinpath("model")
SENTENCE_FILE, CUE_FILE, CARD_FILE = "sentence.onnx", "cue.onnx", "model.json"


@lru_cache(maxsize=1)
def model_version() -> str:
    """A short name of the model files' bytes, "" where any of the files is missing."""
    if not all(FOLDER.joinpath(name).is_file() for name in (SENTENCE_FILE, CUE_FILE, CARD_FILE)):
        return ""
    card = json.loads(FOLDER.joinpath(CARD_FILE).read_text(encoding="utf-8"))
    return str(card["version"])
