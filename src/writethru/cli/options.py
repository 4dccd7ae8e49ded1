"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from writethru.core.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])


def sources_argument(command: F) -> F:
    """``SOURCE...``: what is read."""
    return click.argument("sources", nargs=-1, metavar="SOURCE...")(command)


def common_options(command: F) -> F:
    """``--store``, ``--pipeline``, ``--allow-private`` and ``--quiet``; pass them to :func:`settings_from`."""
    for option in (
        click.option("--quiet", "-q", is_flag=True, help="No progress bar and no notes; errors are still said."),
        click.option("--allow-private", metavar="HOSTS", help="Private hosts that may be fetched, comma-separated."),
        click.option("--pipeline", metavar="NAME", help="Installed spaCy pipeline to read with."),
        click.option("--store", metavar="PATH|URL", help="Store to use: an SQLite file or a postgresql:// address."),
    ):
        command = option(command)
    return command


def output_options(*formats: str, default: str) -> Callable[[F], F]:
    """``--format`` and ``-o``: the ending of the file decides where no format is named.

    Without ``formats`` any name is taken, and the command says which there are: targets can be added by others.
    """

    def add(command: F) -> F:
        command = click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False, path_type=Path),
            help="File to write; its ending picks the format.",
        )(command)
        kind = click.Choice(formats) if formats else click.STRING
        return click.option("--format", "fmt", type=kind, help=f"Format of the output.  [default: {default}]")(command)

    return add


def settings_from(options: dict[str, Any], **more: Any) -> Settings:
    """Settings of the environment and of :func:`common_options`."""
    names = ("store", "pipeline", "allow_private")
    return Settings.from_env(**{name: options[name] for name in names}, **more)
