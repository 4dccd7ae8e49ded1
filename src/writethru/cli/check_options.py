"""The options of ``writethru check`` that choose rules, severities, settings files and house style."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from writethru.cli.options import F
from writethru.core.errors import UsageError
from writethru.core.settings import HOUSES

if TYPE_CHECKING:
    from writethru.checking import CheckOptions

LEVELS = ("error", "warning", "info")


def check_options(command: F) -> F:
    """``--select`` to ``--show-settings``; pass them to :func:`choices_from`."""
    for option in (
        click.option("--show-settings", is_flag=True, help="Show what is set, by whom, and which rules run; then end."),
        click.option("--no-config", is_flag=True, help="Read no settings file."),
        click.option(
            "--config",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Settings file.  [default: the nearest writethru.toml or pyproject.toml from the draft's folder up]",
        ),
        click.option("--statistics", is_flag=True, help="Count the findings of each rule."),
        click.option("--exit-zero", is_flag=True, help="End with 0 though findings are left; 2 stays 2."),
        click.option(
            "--level",
            type=click.Choice(LEVELS),
            help="End with 1 where one of this or above is left.  [default: error]",
        ),
        click.option("--house", type=click.Choice(HOUSES), help="House style of the * rules.  [default: ap]"),
        click.option(
            "--severity", multiple=True, metavar="CODE=LEVEL", help="Severity of a rule: error, warning, info or off."
        ),
        click.option("--ignore", multiple=True, metavar="CODES", help="Rules not to run."),
        click.option(
            "--select",
            multiple=True,
            metavar="CODES",
            help="Rules to run, and no others: codes, prefixes (FIG) or names, comma-separated; repeatable.",
        ),
    ):
        command = option(command)
    return command


def choices_from(options: Mapping[str, Any], sources: tuple[str, ...]) -> CheckOptions:
    """What the command line chose. Raises UsageError for a ``--severity`` that is no CODE=LEVEL."""
    from writethru.check.policy import Choice, spread
    from writethru.checking import CheckOptions

    if options["config"] and options["no_config"]:
        raise UsageError("--config and --no-config contradict each other", hint="give one of them")
    return CheckOptions(
        choice=Choice(spread(options["select"]), spread(options["ignore"]), _severities(options["severity"])),
        sources=sources,
        config=options["config"],
        search=not options["no_config"],
        level=options["level"],
        settings={name: options[name] for name in ("store", "pipeline", "allow_private", "house")},
    )


def _severities(values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    from writethru.check.policy import spread

    out = []
    for item in spread(values):
        code, equals, level = item.partition("=")
        if not equals or not code.strip() or not level.strip():
            raise UsageError(f"--severity {item!r} is no CODE=LEVEL", hint="write it as TIM001=warning, or TIM001=off")
        out.append((code.strip(), level.strip().lower()))
    return tuple(out)
