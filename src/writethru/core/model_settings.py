"""Settings of the language-model writer: from the environment (``WRITETHRU_LLM_...``) and nowhere else.

They are apart from :class:`~writethru.core.settings.Settings` so that the key is in no record that is printed, kept or
handed to a stage that reads articles.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from writethru.core.errors import UsageError

PREFIX = "WRITETHRU_LLM_"
# a writer's name is printed with its lines; "extractive" is the other writer's
_NAME = re.compile(r"[^\s\x00-\x1f\x7f](?:[ -~]{0,98}[!-~])?\Z")
_KEY = re.compile(r"[!-~]*\Z")


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """All that can be set of a model. Each field is documented in docs/reference/settings.md by its comment here."""

    # address of an OpenAI-compatible server up to the version, such as https://models.example/v1; a private host is
    # reached only where it is named here as such (127.0.0.1, localhost) or in WRITETHRU_ALLOW_PRIVATE
    base_url: str = ""
    # name of the model as the server knows it; it is printed as the writer of the model's lines
    model: str = ""
    # the server's key, "" where it asks for none; it is sent to that server alone and never printed, logged or kept
    key: str = field(default="", repr=False)
    # seconds for one request, the whole answer included
    timeout: float = 60.0
    # tokens that one brief may take, prompts and answers together
    tokens: int = 24_000
    # requests that one brief may make, repeated ones included
    requests: int = 4

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> ModelSettings:
        """The settings in ``environ`` (default ``os.environ``).

        Raises UsageError naming the variable that is missing or cannot be used; the key's value is in no message.
        """
        environ = os.environ if environ is None else environ
        found: dict[str, Any] = {}
        for spec in fields(cls):
            name = PREFIX + spec.name.upper()
            if name not in environ:
                continue
            kind: Any = type(spec.default)
            try:
                found[spec.name] = kind(environ[name].strip())
            except ValueError:
                raise UsageError(
                    f"{name} is {environ[name]!r}, which is no {kind.__name__}", hint=f"the default is {spec.default!r}"
                ) from None
        settings = cls(**found)
        settings.check()
        return settings

    def check(self) -> None:
        """Raises UsageError where a model cannot be asked with these settings."""
        for name, value, hint in (
            ("BASE_URL", self.base_url, "give the address of an OpenAI-compatible server, such as https://host/v1"),
            ("MODEL", self.model, "give the name of a model that the server has"),
        ):
            if not value:
                raise UsageError(f"the language-model writer needs {PREFIX}{name}", hint=hint)
        if not _NAME.match(self.model) or self.model.lower() == "extractive":
            raise UsageError(
                f"{PREFIX}MODEL is {self.model[:100]!r}, which cannot be printed as the name of a writer",
                hint="use at most 100 plain characters, and not the name of the other writer",
            )
        if not _KEY.match(self.key):
            raise UsageError(f"{PREFIX}KEY holds a space or a character that no header takes", hint="set it again")
        if not 0 < self.timeout <= 3600:
            raise UsageError(f"{PREFIX}TIMEOUT is {self.timeout:g}", hint="give seconds, up to 3600")
        for name, number in (("TOKENS", self.tokens), ("REQUESTS", self.requests)):
            if number < 1:
                raise UsageError(f"{PREFIX}{name} is {number}", hint="give a number of 1 or more")
