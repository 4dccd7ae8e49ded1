"""Which trained verifier the package holds, without loading it, and whether the settings want it."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

from writethru.core.errors import ModelError, UsageError
from writethru.core.settings import Settings

FOLDER = files("writethru.check.verifier").joinpath("model")
PAIR_FILE, CARD_FILE = "pair.onnx", "model.json"
# values of the setting "verifier"
VERIFIERS = ("auto", "rules", "trained")
HINT = "install writethru again, or set WRITETHRU_VERIFIER=rules to judge by typed comparison alone"


@lru_cache(maxsize=1)
def model_version() -> str:
    """A short name of the model file's bytes, "" where a file is missing."""
    if not all(FOLDER.joinpath(name).is_file() for name in (PAIR_FILE, CARD_FILE)):
        return ""
    return str(json.loads(FOLDER.joinpath(CARD_FILE).read_text(encoding="utf-8"))["version"])


def uses_network(settings: Settings) -> bool:
    """Whether claims are judged with the trained network. Raises UsageError for a value that is no way of judging,
    and ModelError where the network is demanded and its files are missing."""
    wanted = settings.verifier
    if wanted not in VERIFIERS:
        raise UsageError(
            f"WRITETHRU_VERIFIER is {wanted!r}, which is no way of judging",
            hint="use " + ", ".join(repr(name) for name in VERIFIERS),
        )
    if wanted == "trained" and not model_version():
        raise ModelError("the files of the trained verifier are missing from the installation", hint=HINT)
    return wanted != "rules" and bool(model_version())


def verifier_used(settings: Settings) -> str:
    """Who judges claims, in words. Raises as :func:`uses_network`."""
    if uses_network(settings):
        return f"typed comparison with the trained network {model_version()}"
    why = "as the settings say" if settings.verifier == "rules" else "the files of the trained network are missing"
    return f"typed comparison alone ({why})"
