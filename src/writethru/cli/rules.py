"""``writethru rules`` and ``writethru rule CODE``"""

from __future__ import annotations

from typing import Any

import click

_FORMATS = click.Choice(["text", "json", "markdown"])


@click.command(short_help="List the check rules.")
@click.argument("which", nargs=-1, metavar="[CODE]...")
@click.option("--format", "fmt", type=_FORMATS, default="text", show_default=True, help="Format of the list.")
def rules(which: tuple[str, ...], fmt: str) -> None:
    """List the check rules: code, severity, what a rule needs, its name, and what it reports.

    CODE is a code, the beginning of one (FIG), or a name; without one all rules are listed.

    \b
    Examples:
      writethru rules
      writethru rules FIG QUO
      writethru rules --format markdown > rules.md
    """
    from writethru.check.manual import reports, rules_json, rules_markdown
    from writethru.cli.console import as_json, write_out

    chosen = _chosen(which)
    if fmt == "json":
        write_out(as_json(rules_json(list(chosen.values()))), None)
    elif fmt == "markdown":
        write_out(rules_markdown(chosen), None)
    else:
        from writethru.cli.views.table import render, table

        rows = [(code, rule.severity, rule.needs, rule.name, reports(rule)) for code, rule in chosen.items()]
        write_out(render([table(("code", "severity", "needs", "name", "reports"), rows)]), None)


@click.command(short_help="Print the manual page of a check rule.")
@click.argument("code")
@click.option("--format", "fmt", type=_FORMATS, default="text", show_default=True, help="Format of the page.")
def rule(code: str, fmt: str) -> None:
    """Print the manual page of a check rule, by its code or name; of several where CODE is the beginning of a code.

    \b
    Examples:
      writethru rule FIG001
      writethru rule unknown-figure --format json
    """
    from writethru.check.manual import manual, rules_json
    from writethru.cli.console import as_json, write_out

    found = list(_chosen((code,)).values())
    if fmt == "json":
        write_out(as_json(rules_json(found)), None)
    elif fmt == "markdown":
        write_out("\n".join(f"# {rule.code}\n\n{manual(rule)}" for rule in found), None)
    else:
        write_out("\n".join(f"{rule.code}\n{manual(rule)}" if len(found) > 1 else manual(rule) for rule in found), None)


def _chosen(which: tuple[str, ...]) -> dict[str, Any]:
    """The rules that codes, prefixes and names mean, in the order of their codes; all where there are none."""
    from writethru.check import all_rules
    from writethru.check.policy import match, spread

    known = all_rules()
    wanted = {code for text in spread(which) for code in match(text, known, "rules")} if which else set(known)
    return {code: rule for code, rule in known.items() if code in wanted}
