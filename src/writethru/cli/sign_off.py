"""``writethru sign-off``"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import click

from writethru.cli.options import common_options, output_options, settings_from
from writethru.core.errors import UsageError


@click.command("sign-off", short_help="Review, publish, withhold or kill an edition, with your name to it.")
@click.argument("edition", metavar="STORY[@EDITION]")
@click.argument("decision", type=click.Choice(["review", "publish", "withhold", "kill"]), required=False)
@click.option("--by", metavar="NAME", help="First and last name of who decides: kept, and shown with the edition.")
@click.option("--reason", metavar="TEXT", default="", help="Why. To withhold and to kill take one.")
@click.option(
    "--edited",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="With review: the edition as you changed it, .md or .json.",
)
@click.option(
    "--embargo",
    metavar="TIME",
    help="With review: not before 2031-05-07T06:00+02:00, or '2031-05-07T06:00 Europe/Paris'; none lifts it.",
)
@click.option(
    "--override", multiple=True, metavar="CODE=REASON", help="An error that you answer for, such as FIG001, and why."
)
@output_options(default="by the ending of -o; also html, json, markdown, text, ninjs, mail, docx")
@common_options
def sign_off(
    edition: str,
    decision: Literal["review", "publish", "withhold", "kill"] | None,
    by: str | None,
    reason: str,
    edited: Path | None,
    embargo: str | None,
    override: tuple[str, ...],
    fmt: str | None,
    output: Path | None,
    **options: Any,
) -> None:
    """Review, publish, withhold or kill an edition, with your name to it.

    STORY is the id of a story, or the beginning of it, and means its newest edition; STORY@2 means the second. Without
    a decision all that was decided of the edition is printed. What was decided is kept and never changed. With -o or
    --format the edition is written as it stands after that.

    \b
    Examples:
      writethru sign-off 7df6 review --by "Ada Holt"
      writethru sign-off 7df6 review --by "Ada Holt" --edited brief.md --embargo 2031-05-07T06:00+02:00
      writethru sign-off 7df6 publish --by "Ada Holt" -o brief.html
      writethru sign-off 7df6@1 kill --by "Ada Holt" --reason "the ferry was another one"
      writethru sign-off 7df6
    """
    from writethru import signing
    from writethru.cli.console import say_notes, write_out
    from writethru.cli.views.sign_off import sign_off_view
    from writethru.publish import target, target_for

    settings = settings_from(options)
    chosen = target(fmt) if fmt else target_for(output) if output else None
    if decision is None:
        if by or reason or edited or embargo or override:
            raise UsageError("nothing is decided", hint="say review, publish, withhold or kill")
        done = signing.signed_edition(edition, settings=settings)
    else:
        if not by:
            raise UsageError("a sign-off has a name to it", hint='give --by "First Last"')
        done = signing.sign_off(
            edition,
            decision,
            by=by,
            reason=reason,
            embargo=embargo,
            overrides=_overrides(override),
            edited=edited,
            settings=settings,
        )
    say_notes(done.notes, quiet=options["quiet"])
    if chosen is None:
        write_out(sign_off_view(done), None)
        return
    write_out(chosen.render(done.brief, signing.ledger_of(done.brief, settings=settings)), output)
    if output:
        click.echo(f"wrote {output}", err=True)


def _overrides(given: tuple[str, ...]) -> dict[str, str]:
    out = {}
    for one in given:
        code, sign, why = one.partition("=")
        if not sign:
            raise UsageError(f"{one!r} gives no reason", hint="write CODE=REASON")
        out[code.strip().upper()] = why
    return out
