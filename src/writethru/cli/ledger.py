"""``writethru ledger``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from writethru.cli.options import common_options, output_options, settings_from, sources_argument


@click.command(short_help="Print who said what and how the figures of a story relate.")
@sources_argument
@output_options("terminal", "json", default="terminal, json for a file ending in .json")
@common_options
def ledger(sources: tuple[str, ...], fmt: str | None, output: Path | None, **options: Any) -> None:
    """Print who said what and how the figures of a story relate.

    \b
    Examples:
      writethru ledger coverage/
      writethru ledger coverage/ --format json > ledger.json
    """
    import sys

    from writethru import api
    from writethru.cli.console import as_json, failed_json, progress_bar, say_failures, say_notes, write_out
    from writethru.cli.views.ledger import ledger_view
    from writethru.ledger import ledger_json

    settings = settings_from(options)
    with progress_bar("Reading", quiet=options["quiet"]) as progress:
        coverage = api.read_articles(sources, settings=settings, stdin=sys.stdin.buffer, progress=progress)
        result = api.write_ledger(coverage)
    say_failures(coverage.failures)
    say_notes(coverage.notes, quiet=options["quiet"])
    say_notes((*result.story.notes, *result.notes), quiet=options["quiet"])
    if fmt == "json" or (fmt is None and output and output.suffix == ".json"):
        document = ledger_json(result)
        document["failed"] = failed_json(coverage.failures)
        text = as_json(document)
    else:
        text = ledger_view(result, to_file=output is not None)
    write_out(text, output)
