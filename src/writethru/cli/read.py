"""``writethru read``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from writethru.cli.options import common_options, output_options, settings_from, sources_argument


@click.command(short_help="Print what is read in articles: statements, figures, entities, times.")
@sources_argument
@output_options("terminal", "json", default="terminal, json for a file ending in .json or .jsonl")
@common_options
def read(sources: tuple[str, ...], fmt: str | None, output: Path | None, **options: Any) -> None:
    """Print what is read in articles: statements, figures, entities, times.

    JSON is one object a line per article.

    \b
    Examples:
      writethru read page.html
      writethru read coverage/ --format json > readings.jsonl
    """
    import sys

    from writethru import api
    from writethru.cli.console import as_json, progress_bar, say_failures, say_notes, write_out
    from writethru.cli.views.reading import reading_view
    from writethru.reading.output import reading_json

    settings = settings_from(options)
    with progress_bar("Reading", quiet=options["quiet"]) as progress:
        coverage = api.read_articles(sources, settings=settings, stdin=sys.stdin.buffer, progress=progress)
    say_failures(coverage.failures)
    say_notes(coverage.notes, quiet=options["quiet"])
    for reading in coverage.readings:
        say_notes([f"{reading.article.title}: {note}" for note in reading.notes], quiet=options["quiet"])
    if fmt == "json" or (fmt is None and output and output.suffix in {".json", ".jsonl"}):
        text = "\n".join(as_json(reading_json(reading), indent=None) for reading in coverage.readings)
    else:
        text = reading_view(coverage.readings, to_file=output is not None)
    write_out(text, output)
