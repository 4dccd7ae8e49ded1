"""``writethru rules`` and ``writethru rule CODE``"""

from __future__ import annotations

import click

from writethru.core.errors import UsageError


@click.command(short_help="List the check rules.")
def rules() -> None:
    """List the check rules: code, severity, what a rule needs, and what it reports.

    \b
    Example:
      writethru rules
    """
    from writethru.check import all_rules

    for code, rule in all_rules().items():
        click.echo(f"{code}  {rule.severity:8} {rule.needs:10} {rule.name}")


@click.command(short_help="Print the manual page of a check rule.")
@click.argument("code")
def rule(code: str) -> None:
    """Print the manual page of a check rule.

    \b
    Example:
      writethru rule FIG001
    """
    from writethru.check import all_rules
    from writethru.check.manual import manual

    known = all_rules()
    found = known.get(code.upper())
    if found is None:
        raise UsageError(f"there is no rule {code!r}", hint="`writethru rules` lists them")
    click.echo(manual(found))
