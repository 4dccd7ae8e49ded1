"""``writethru mail``"""

from __future__ import annotations

from typing import Any

import click

from writethru.cli.options import common_options, settings_from


@click.command(short_help="Send a published edition by mail, to each reader once.")
@click.argument("edition", metavar="STORY[@EDITION]")
@click.option(
    "--to", "readers", multiple=True, required=True, metavar="ADDRESS", help="A reader; give it once for each."
)
@click.option("--smtp", metavar="HOST:PORT", help="Mail server.  [default: WRITETHRU_MAIL_SMTP]")
@click.option("--sender", metavar="ADDRESS", help="Whom the mail comes from.  [default: WRITETHRU_MAIL_SENDER]")
@common_options
def mail(edition: str, readers: tuple[str, ...], smtp: str | None, sender: str | None, **options: Any) -> None:
    """Send a published edition by mail, to each reader once.

    STORY is the id of a story, or the beginning of it, and means its newest edition; STORY@2 means the second. Only a
    published edition is sent. Who got it is noted, so a second run sends to the others alone. A login is taken from
    WRITETHRU_MAIL_USER and WRITETHRU_MAIL_PASSWORD, and sent over TLS alone.

    \b
    Examples:
      writethru mail 7df6 --to ada@outlet.example --to ben@outlet.example --smtp mail.outlet.example:587 \\
        --sender desk@outlet.example
      writethru brief coverage/ -o brief.eml             the mail as a file, nothing sent
    """
    from writethru.cli.console import say_failures
    from writethru.core.mail_settings import MailSettings
    from writethru.core.showing import count
    from writethru.mailing import mail_edition

    settings = settings_from(options)
    done = mail_edition(edition, readers, mail=MailSettings.from_env(smtp=smtp, sender=sender), settings=settings)
    say_failures(done.failures)
    had = f", {len(done.had)} had it already" if done.had else ""
    failed = f", {len(done.failures)} not sent" if done.failures else ""
    click.echo(f"sent to {count(len(done.sent), 'reader')}{had}{failed}")
    if done.failures:
        raise SystemExit(1)
