"""``writethru check``"""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO, cast

import click

from writethru.cli.options import common_options, output_options, settings_from
from writethru.core.errors import FormatError
from writethru.core.types import Severity


@click.command(short_help="Check a draft against its sources.")
@click.argument("draft", metavar="DRAFT")
@click.option("--source", "-s", "sources", multiple=True, metavar="SOURCE", help="Source to check against; repeatable.")
@output_options("text", "json", default="text, json for a file ending in .json")
@click.option(
    "--level",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    help="Exit with 1 where a finding of this level or above is left.",
)
@common_options
def check(
    draft: str, sources: tuple[str, ...], fmt: str | None, output: Path | None, level: str, **options: Any
) -> int:
    """Check a draft against its sources.

    DRAFT is a Markdown, HTML or text file, or - for standard input. Without --source the rules that read the draft
    alone run. Exit code 0: clean; 1: findings at or above --level; 2: the check could not be done.

    \b
    Examples:
      writethru check draft.md --source coverage/
      writethru check draft.md -s wire.html -s https://outlet.example/story --format json
    """
    import sys

    from writethru import api
    from writethru.check import exit_code, findings_json, findings_text, load_draft
    from writethru.cli.console import as_json, progress_bar, say_failures, say_notes, write_out

    settings = settings_from(options)
    loaded = load_draft("-", _standard_input(sys.stdin.buffer)) if draft == "-" else load_draft(Path(draft))
    with progress_bar("Reading", quiet=options["quiet"]) as progress:
        coverage = (
            api.read_articles(sources, settings=settings, stdin=sys.stdin.buffer, progress=progress)
            if sources
            else api.Coverage(())
        )
        report = api.check_loaded(loaded, coverage, settings=settings)
    say_failures(report.failed)
    say_notes(report.notes, quiet=options["quiet"])
    if fmt == "json" or (fmt is None and output and output.suffix == ".json"):
        text = as_json(findings_json(report))
    else:
        outlets = {r.article.id: r.article.outlet or r.article.domain or "" for r in coverage.readings}
        text = findings_text(report, outlets=outlets, colour=output is None and sys.stdout.isatty())
    write_out(text, output)
    return exit_code(report, cast(Severity, level))


def _standard_input(stream: BinaryIO) -> str:
    try:
        return stream.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise FormatError("-", "standard input is not UTF-8 text", hint="save the draft as UTF-8") from error
