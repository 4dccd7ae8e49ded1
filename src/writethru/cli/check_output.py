"""How ``writethru check`` prints: which output, in which frame, and what it says of fixes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from writethru.check.fix import Fixed
    from writethru.check.outputs import Frame, Output
    from writethru.checking import Checked

# columns of text where the output is no terminal
WIDTH = 100


def chosen_output(name: str | None, file: Path | None) -> Output:
    """The output that ``--format`` names, else the one for the file's ending, else text."""
    from writethru.check.outputs import output, output_for

    if name is not None:
        return output(name)
    return output_for(file) if file else output("text")


def frame_for(done: Checked, file: Path | None, *, statistics: bool) -> Frame:
    """What the output is to know: the sources, the terminal, and the folder that a program's paths start from."""
    from writethru import __version__
    from writethru.check.outputs import Frame

    here = Path.cwd()
    terminal = file is None and sys.stdout.isatty()
    return Frame(
        sources=tuple(reading.article for reading in done.readings),
        failures=done.failures,
        level=done.level,
        statistics=statistics,
        colour=terminal and not os.environ.get("NO_COLOR"),
        width=shutil.get_terminal_size((WIDTH, 24)).columns if terminal else WIDTH,
        here=str(here),
        root=str(_root(here)),
        version=__version__,
    )


def say_fixed(fixed: Sequence[Fixed], *, made: bool, quiet: bool) -> None:
    """What was fixed and what was not, on standard error."""
    for one in fixed:
        name = one.before.file or "draft"
        if not quiet:
            codes = ", ".join(finding.code for finding in one.made)
            count = f"{len(one.made)} fix{'' if len(one.made) == 1 else 'es'}"
            click.echo(f"{name}: {count} {'made' if made else 'to make'}{f' ({codes})' if codes else ''}", err=True)
        for finding, why in one.left:
            click.echo(f"{name}: {finding.code} was not fixed: {why}", err=True)


def _root(here: Path) -> Path:
    """The checkout that a CI server or an editor looks at: GitHub's workspace, else the repository around us."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if workspace and here.is_relative_to(workspace):
        return Path(workspace)
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def fix_mode(options: dict[str, Any]) -> Any:
    """``--fix`` and ``--diff`` as :func:`writethru.checking.check_drafts` has them. Raises UsageError for both."""
    from writethru.core.errors import UsageError

    if options["fix"] and options["diff"]:
        raise UsageError("--fix writes and --diff does not", hint="give one of them")
    return "make" if options["fix"] else "try" if options["diff"] else "no"


def print_check(done: Checked, plugin: Output, frame: Frame, file: Path | None, *, diff: bool) -> None:
    """The reports to the file or to standard output; there a diff, or a fixed draft that came by the pipe, goes first.

    Where standard output is taken and no file is named, the report goes to standard error, or is left out of a diff.
    """
    from writethru.check.fix import diff as diff_of
    from writethru.cli.console import write_out

    piped = [one for one in done.fixed if one.before.file == "-"]
    taken = diff or bool(piped)
    if diff:
        text = "".join(diff_of(one) for one in done.fixed)
        _print(_safe(text) if sys.stdout.isatty() else text)
    for one in () if diff else piped:
        _print(one.text)
    if not done.reports and not plugin.tells_failures:
        return
    if file is not None or not taken:
        write_out(plugin.render(done.reports, frame), file)
    elif not diff:
        click.echo(plugin.render(done.reports, frame), err=True, nl=False)


def _print(text: str) -> None:
    """As it is, so that the line ends of a draft stay."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()


def _safe(text: str) -> str:
    """For a terminal, which obeys what a draft may hold."""
    from writethru.check.excerpt import clean

    return "\n".join(clean(line) for line in text.split("\n"))
