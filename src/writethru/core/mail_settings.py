"""Settings for sending mail: from the environment (``WRITETHRU_MAIL_...``) and the command, the password from the
environment alone.

They are apart from :class:`~writethru.core.settings.Settings` so that the password is in no record that is printed,
kept or handed to a stage that reads articles.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from writethru.core.errors import UsageError

PREFIX = "WRITETHRU_MAIL_"
TLS = ("auto", "starttls", "tls", "none")


@dataclass(frozen=True, slots=True)
class MailSettings:
    """All that can be set of sending mail. Each field is documented in docs/reference/settings.md by its comment."""

    # mail server as host:port
    smtp: str = ""
    # address that the mail comes from
    sender: str = ""
    # name to log in with at the server, "" where it asks for none
    user: str = ""
    # password to log in with; it is sent over TLS alone, and never printed, logged or kept
    password: str = field(default="", repr=False)
    # "starttls", "tls" (from the first byte), "none", or "auto": STARTTLS where the server offers it
    tls: str = "auto"
    # seconds for one answer of the server
    timeout: float = 30.0

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None, **options: Any) -> MailSettings:
        """The settings in ``environ`` (default ``os.environ``), over them the options that are not None.

        Raises UsageError naming what is missing or cannot be used; the password is in no message.
        """
        environ = os.environ if environ is None else environ
        found: dict[str, Any] = {}
        for spec in fields(cls):
            name = PREFIX + spec.name.upper()
            if name in environ:
                kind: Any = type(spec.default)
                try:
                    found[spec.name] = kind(environ[name])
                except ValueError:
                    raise UsageError(f"{name} is no {kind.__name__}", hint=f"the default is {spec.default!r}") from None
        found.update({key: value for key, value in options.items() if value is not None})
        settings = replace(cls(), **found)
        if settings.tls not in TLS:
            raise UsageError(f"{settings.tls!r} is no way to secure mail", hint=f"use {', '.join(TLS)}")
        if not settings.smtp or not settings.sender:
            missing = "mail server" if not settings.smtp else "sender"
            raise UsageError(
                f"no {missing} is named", hint=f"give --{'smtp' if not settings.smtp else 'sender'}, or set {PREFIX}"
                f"{'SMTP' if not settings.smtp else 'SENDER'}",
            )  # fmt: skip
        settings.server  # noqa: B018 - a port that is none is said now
        return settings

    @property
    def server(self) -> tuple[str, int]:
        """Host and port. Raises UsageError where ``smtp`` is not ``host:port``."""
        host, sign, port = self.smtp.rpartition(":")
        if not sign or not host or not port.isdigit() or not 0 < int(port) < 65536:
            raise UsageError(f"{self.smtp!r} is no mail server", hint="write host:port, such as mail.example:587")
        return host.strip("[]"), int(port)
