"""The brief as an Internet message (RFC 5322): plain text as a wire sends it, and HTML with its style in the elements.

Mail programs drop style sheets, scripts and most of what a page is made of, so the HTML part is a plain column of
paragraphs. It fetches nothing, so that opening it tells nobody. ``From`` and ``To`` are placeholders of the reserved
domain ``.invalid`` (RFC 2606) until it is sent.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from writethru.core.types import Brief, Failure, Ledger
from writethru.publish.page import Page, page_of
from writethru.publish.targets.text import wire
from writethru.publish.templating import filled
from writethru.publish.words import plain

SENDER = "Writethru <desk@writethru.invalid>"
READERS = "readers@writethru.invalid"
# a subject longer than this is cut by most readers' lists
_SUBJECT = 200
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")


class MailTarget:
    """For mail programs, and for sending."""

    name = "mail"
    endings = (".eml",)

    def render(self, brief: Brief, ledger: Ledger, *, failures: Sequence[Failure] = ()) -> bytes:
        return bytes(message(brief, page_of(brief, ledger, failures)))


PLUGIN = MailTarget()


def message(brief: Brief, page: Page, *, sender: str = SENDER, to: str = READERS) -> EmailMessage:
    """The message. Its id, boundary and date follow from the edition, so that one edition is one message."""
    out = EmailMessage(policy=SMTP)
    key = hashlib.sha256(
        "\x1f".join([brief.story, str(brief.edition), str(brief.label.state_at)]).encode("utf-8", "surrogatepass")
    ).hexdigest()
    out["From"] = sender
    out["To"] = to
    out["Subject"] = subject(page)
    out["Date"] = format_datetime(_date(brief))
    out["Message-ID"] = f"<{key[:32]}@writethru.invalid>"
    # RFC 3834: no holiday answers, please
    out["Auto-Submitted"] = "auto-generated"
    # quoted-printable: lines stay short, and no server on the way has to change them
    out.set_content(wire(page), cte="quoted-printable")
    out.add_alternative(filled("mail.html.j2", style="", page=page), subtype="html", cte="quoted-printable")
    out["Content-Language"] = "en"
    out.set_boundary(f"=_{key[32:56]}")
    return out


def subject(page: Page) -> str:
    """The headline on one line; what keeps the edition from readers stands before it."""
    state = page.signed.state
    mark = "" if state == "published" else f"[{state.upper()}] "
    return (mark + _UNSEEN.sub("", plain(page.headline.text)))[:_SUBJECT].strip() or "Brief"


def _date(brief: Brief) -> datetime:
    """When it was signed, else the latest time the coverage reaches: the clock is not read here."""
    for stamp in (brief.label.state_at, brief.as_of):
        try:
            time = datetime.fromisoformat(stamp or "")
        except ValueError:
            continue
        return time if time.tzinfo else time.replace(tzinfo=UTC)
    return datetime(1970, 1, 1, tzinfo=UTC)
