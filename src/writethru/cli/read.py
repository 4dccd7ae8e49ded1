"""``writethru read``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from writethru.cli.options import common_options, output_options, settings_from, sources_argument

FORMATS = ("terminal", "json", "html", "markdown")
ENDINGS = {
    ".json": "json",
    ".jsonl": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
}
PARTS = ("statements", "figures", "times", "names", "events")


@click.command(short_help="Print what is read in articles: statements, figures, entities, times.")
@sources_argument
@output_options(*FORMATS, default="terminal, or by the ending of -o: .json, .jsonl, .html, .md")
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="Show this alone; may be given several times.")
@click.option("--offsets", is_flag=True, help="Show the characters each thing stands at; JSON has them always.")
@common_options
def read(
    sources: tuple[str, ...], fmt: str | None, output: Path | None, only: tuple[str, ...], offsets: bool, **options: Any
) -> None:
    """Print what is read in articles: statements, figures, entities, times.

    The text is shown with speakers, cues and what is said marked, and each statement is listed: who says it, in which
    words, how sure, when, and through whom. JSON is one object a line per article.

    \b
    Examples:
      writethru read page.html
      writethru read page.html --only statements --offsets
      writethru read page.html -o page-read.html
      writethru read coverage/ --format json > readings.jsonl
    """
    import sys

    from writethru import api
    from writethru.cli.console import progress_bar, say_failures, say_notes, write_out

    settings = settings_from(options)
    with progress_bar("Reading", quiet=options["quiet"]) as progress:
        coverage = api.read_articles(sources, settings=settings, stdin=sys.stdin.buffer, progress=progress)
    say_failures(coverage.failures)
    say_notes(coverage.notes, quiet=options["quiet"])
    for reading in coverage.readings:
        say_notes([f"{reading.article.title}: {note}" for note in reading.notes], quiet=options["quiet"])
    chosen = fmt or ENDINGS.get(output.suffix.lower() if output else "", "terminal")
    write_out(_text(coverage.readings, chosen, only=only, offsets=offsets, to_file=output is not None), output)


def _text(readings: Any, fmt: str, *, only: tuple[str, ...], offsets: bool, to_file: bool) -> str:
    """The readings in the format of that name."""
    if fmt == "json":
        from writethru.cli.console import as_json
        from writethru.reading.output import reading_json

        documents = ({key: _wanted(key, value, only) for key, value in reading_json(r).items()} for r in readings)
        return "\n".join(as_json(document, indent=None) for document in documents)
    if fmt == "html":
        from writethru.publish.readings.html import reading_html

        return reading_html(readings, only=only, offsets=offsets)
    if fmt == "markdown":
        from writethru.publish.readings.markdown import reading_markdown

        return reading_markdown(readings, only=only, offsets=offsets)
    from writethru.cli.views.reading import reading_view

    return reading_view(readings, only=only, offsets=offsets, to_file=to_file)


def _wanted(key: str, value: Any, only: tuple[str, ...]) -> Any:
    """A list that is not wanted is empty: the keys of the document stay."""
    part = {"entities": "names"}.get(key, key)
    return [] if only and part in PARTS and part not in only else value
