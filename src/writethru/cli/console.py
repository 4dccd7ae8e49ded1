"""What all commands print besides their output: progress, notes and failures, all on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from writethru.core.errors import UsageError
from writethru.core.files import write_whole
from writethru.core.types import Failure


@contextmanager
def progress_bar(label: str, *, quiet: bool = False) -> Iterator[Callable[[int, int, str], None] | None]:
    """A bar on standard error while the block runs; None, and silence, where that is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("[dim]{task.fields[name]}", table_column=None),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None, name="")

        def step(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, name=name[-48:])

        yield step


def say_failures(failures: Sequence[Failure]) -> None:
    for failure in failures:
        reason = failure.reason
        click.echo(f"writethru: {reason if failure.source in reason else f'{failure.source}: {reason}'}", err=True)


def say_notes(notes: Sequence[str], *, quiet: bool = False) -> None:
    if not quiet:
        for note in notes:
            click.echo(f"note: {note}", err=True)


def write_out(text: str | bytes, output: Path | None) -> None:
    """The text or bytes to a file, whole or not at all, or to standard output. Raises UsageError where it cannot be."""
    if isinstance(text, str) and not text.endswith("\n"):
        text += "\n"
    if output is None:
        _print(text)
        return
    try:
        write_whole(output, text if isinstance(text, bytes) else text.encode("utf-8"))
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror}", hint="name another file with -o") from error


def _print(text: str | bytes) -> None:
    if isinstance(text, str):
        sys.stdout.write(text)
        sys.stdout.flush()
    elif sys.stdout.isatty():
        raise UsageError("this is no text for a terminal", hint="name a file with -o, or redirect the output")
    else:
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()


def as_json(document: Any, *, indent: int | None = 1) -> str:
    return json.dumps(document, ensure_ascii=False, indent=indent)


def failed_json(failures: Sequence[Failure]) -> list[dict[str, str]]:
    return [{"source": failure.source, "reason": failure.reason} for failure in failures]
