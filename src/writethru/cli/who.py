"""``writethru who``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from writethru.cli.options import common_options, output_options, settings_from, sources_argument

FORMATS = ("terminal", "json", "csv", "markdown", "html")
ENDINGS = {
    ".json": "json", ".csv": "csv", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
}  # fmt: skip
# kinds of speaker, then the capacities in which they speak
KINDS = (
    "person", "office", "organisation", "group", "document", "anonymous", "official", "military", "expert", "analyst",
    "business", "campaigner", "witness", "victim_or_relative", "outlet", "other",
)  # fmt: skip


@click.command(short_help="Print who says what in a story, speaker by speaker.")
@sources_argument
@output_options(*FORMATS, default="terminal, or by the ending of -o: .json, .csv, .md, .html")
@click.option(
    "--speaker", "speakers", metavar="NAME", multiple=True, help="Only speakers whose name, role or body holds NAME."
)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(KINDS),
    multiple=True,
    help="Only speakers of this kind, or who speak in this capacity.",
)
@common_options
def who(
    sources: tuple[str, ...],
    fmt: str | None,
    output: Path | None,
    speakers: tuple[str, ...],
    kinds: tuple[str, ...],
    **options: Any,
) -> None:
    """Print who says what in a story, speaker by speaker.

    All sources are taken as coverage of one story. Each speaker is shown with what is said in order of time, how sure
    it is, and who carries it; one agency text in several outlets is shown once. Anonymous speakers are never merged.

    \b
    Examples:
      writethru who coverage/
      writethru who coverage/ --speaker ministry
      writethru who coverage/ --kind expert --kind analyst
      writethru who coverage/ --format csv > who.csv
      writethru who coverage/ -o who.html
    """
    import sys

    from writethru import api
    from writethru.cli.console import progress_bar, say_failures, say_notes, write_out
    from writethru.core.errors import NothingToDoError
    from writethru.ledger.who import chosen, who_says_what

    settings = settings_from(options)
    with progress_bar("Reading", quiet=options["quiet"]) as progress:
        coverage = api.read_articles(sources, settings=settings, stdin=sys.stdin.buffer, progress=progress)
        ledger = api.write_ledger(coverage)
    say_failures(coverage.failures)
    say_notes([*coverage.notes, *ledger.story.notes], quiet=options["quiet"])
    every = who_says_what(ledger)
    table = chosen(every, speakers=speakers, kinds=kinds)
    if every.voices and not table.voices:
        asked = ", ".join((*(repr(name) for name in speakers), *kinds))
        raise NothingToDoError(f"no speaker of this story is {asked}", hint="leave the option out to see all speakers")
    picked = fmt or ENDINGS.get(output.suffix.lower() if output else "", "terminal")
    write_out(_text(table, picked, coverage.failures, to_file=output is not None), output)


def _text(table: Any, fmt: str, failures: Any, *, to_file: bool) -> str:
    """The table in the format of that name."""
    if fmt == "json":
        from writethru.cli.console import as_json, failed_json
        from writethru.ledger.who_output import who_json

        return as_json({**who_json(table), "failed": failed_json(failures)})
    if fmt == "csv":
        from writethru.publish.who.csv import who_csv

        return who_csv(table)
    if fmt == "markdown":
        from writethru.publish.who.markdown import who_markdown

        return who_markdown(table, failures=failures)
    if fmt == "html":
        from writethru.publish.who.html import who_html

        return who_html(table, failures=failures)
    from writethru.cli.views.who import who_view

    return who_view(table, to_file=to_file)
