"""Sending a published edition by mail (SMTP, RFC 5321): each reader gets it once, whoever sends it and however often.

A reader is noted before the mail goes out and again when the server has taken it. Where a run dies in between, nobody
can know whether the mail went, and it is not sent again.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from typing import TYPE_CHECKING

from writethru.core.errors import GateError, UsageError
from writethru.core.ids import sha256
from writethru.core.mail_settings import MailSettings
from writethru.core.settings import Settings
from writethru.core.showing import plain
from writethru.core.types import Failure

if TYPE_CHECKING:
    from writethru.store import Store

# readers of one call
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Mailed:
    """What became of a mailing, by reader."""

    sent: tuple[str, ...]
    # who has the edition from an earlier run
    had: tuple[str, ...]
    failures: tuple[Failure, ...]


def mail_edition(
    edition: str, readers: Sequence[str], *, mail: MailSettings, settings: Settings | None = None
) -> Mailed:
    """Send an edition (``7df6``, ``7df6@2``) to each reader who does not have it yet.

    A reader whom the server refuses is listed in ``failures`` and the others go on. Raises UsageError where an address
    is none or the server cannot be reached, GateError where the edition is not published.
    """
    from writethru.publish.page import page_of
    from writethru.publish.targets.mail import message
    from writethru.signing import ledger_of, signed_edition
    from writethru.store import Store

    settings = settings or Settings.from_env()
    sender, to = address(mail.sender), list(dict.fromkeys(map(address, readers)))
    if not to or len(to) > MOST:
        raise UsageError(f"{len(to):,} readers are named", hint=f"name 1 to {MOST:,} with --to")
    done = signed_edition(edition, settings=settings)
    state = done.brief.label.state
    if state != "published":
        raise GateError(
            f"edition {done.brief.edition} of {done.brief.story} is not mailed: it is "
            + ("a draft" if state == "draft" else state),
            hint="sign it off first: writethru sign-off",
        )
    page = page_of(done.brief, ledger_of(done.brief, settings=settings))
    with Store.open(settings.store_url) as store, _server(mail) as server:
        return _send(store, server, (done.brief.story, done.brief.edition), sender, to,
                     lambda reader: message(done.brief, page, sender=sender, to=reader))  # fmt: skip


def address(text: str) -> str:
    """A bare address such as ``ada@outlet.example``, its domain in lower case. Raises UsageError for anything else."""
    try:
        found = Address(addr_spec=text.strip())
        if not found.username or not found.domain or any(ord(sign) < 33 for sign in text.strip()):
            raise ValueError("it lacks a part")
        out = f"{found.username}@{found.domain.lower()}"
        out.encode("ascii")
    except (ValueError, IndexError) as error:
        raise UsageError(f"{plain(text)!r} is no mail address", hint="write name@outlet.example") from error
    return out


def _send(
    store: Store,
    server: smtplib.SMTP,
    edition: tuple[str, int],
    sender: str,
    to: Sequence[str],
    made: Callable[[str], EmailMessage],
) -> Mailed:
    sent: list[str] = []
    had: list[str] = []
    failures: list[Failure] = []
    for reader in to:
        # kept as a hash: the store is no list of addresses
        key = sha256(reader)
        held = store.begin_mailing(*edition, key, _now())
        if held == "sent":
            had.append(reader)
            continue
        if held is not None:
            failures.append(
                Failure(reader, "an earlier run stopped while sending; it may have it, and is not sent it twice")
            )
            continue
        try:
            server.send_message(made(reader), from_addr=sender, to_addrs=[reader])
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            store.end_mailing(*edition, key, sent=False)
            failures.append(
                Failure(reader, f"the server refused it: {_why(smtplib.SMTPResponseException(code, said))}")
            )
        except smtplib.SMTPResponseException as error:
            store.end_mailing(*edition, key, sent=False)
            failures.append(Failure(reader, f"the server refused it: {_why(error)}"))
        except (smtplib.SMTPException, OSError) as error:
            # whether the mail went is not known, so the note stays
            failures.append(Failure(reader, f"the server broke off: {_why(error)}"))
            break
        else:
            store.end_mailing(*edition, key, sent=True)
            sent.append(reader)
    return Mailed(tuple(sent), tuple(had), tuple(failures))


def _server(mail: MailSettings) -> smtplib.SMTP:
    """The server, secured and logged in. Raises UsageError where that cannot be."""
    host, port = mail.server
    context = ssl.create_default_context()
    try:
        if mail.tls == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=mail.timeout, context=context)
        else:
            server = smtplib.SMTP(host, port, timeout=mail.timeout)
    except (OSError, smtplib.SMTPException) as error:
        raise UsageError(f"the mail server {host}:{port} cannot be used: {_why(error)}", hint="check --smtp") from error
    try:
        server.ehlo()
        secure = mail.tls == "tls"
        if mail.tls == "starttls" or (mail.tls == "auto" and server.has_extn("starttls")):
            server.starttls(context=context)
            server.ehlo()
            secure = True
        if mail.user:
            if not secure:
                raise UsageError(
                    f"the mail server {host}:{port} offers no TLS, and the password is not sent in the clear",
                    hint="use another port, or a server that asks for no password",
                )
            server.login(mail.user, mail.password)
    except (OSError, smtplib.SMTPException) as error:
        server.close()
        raise UsageError(f"the mail server {host}:{port} cannot be used: {_why(error)}", hint="check --smtp") from None
    except UsageError:
        server.close()
        raise
    return server


def _why(error: Exception) -> str:
    """The reason in words, without what was sent: a server may repeat a login in its answer."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"it refused the login ({error.smtp_code})"
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        return f"{error.smtp_code} {plain(said)[:200]}"
    return plain(getattr(error, "strerror", None) or str(error))[:200] or type(error).__name__


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
