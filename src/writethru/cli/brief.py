"""``writethru brief``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from writethru.cli.options import common_options, output_options, settings_from, sources_argument


@click.command(short_help="Write a traced brief of a story from its coverage.")
@sources_argument
@output_options(default="terminal, or by the ending of -o; also html, json, markdown, text")
@click.option("--words", type=click.IntRange(60, 5000), help="Length of the prose in words.  [default: 400]")
@common_options
def brief(sources: tuple[str, ...], fmt: str | None, output: Path | None, words: int | None, **options: Any) -> None:
    """Write a traced brief of a story from its coverage.

    A SOURCE is a web address, an HTML or text file, a folder, a feed (address or file), or - for standard input.
    All sources are taken as coverage of one story.

    \b
    Examples:
      writethru brief coverage/
      writethru brief https://outlet.example/story wire.html -o brief.html
      writethru brief coverage/ --words 250 --format json > brief.json
    """
    import sys

    from writethru import api
    from writethru.cli.console import progress_bar, say_failures, say_notes, write_out
    from writethru.publish import target, target_for

    settings = settings_from(options, words=words)
    chosen = target(fmt) if fmt else target_for(output) if output else target("terminal")
    with progress_bar("Reading", quiet=options["quiet"]) as progress:
        coverage = api.read_articles(sources, settings=settings, stdin=sys.stdin.buffer, progress=progress)
        result = api.write_brief(coverage, settings=settings)
    say_failures(result.failures)
    say_notes(coverage.notes, quiet=options["quiet"])
    say_notes(result.brief.notes, quiet=options["quiet"])
    write_out(chosen.render(result.brief, result.ledger, failures=result.failures), output)
    if output:
        click.echo(f"wrote {output}", err=True)
