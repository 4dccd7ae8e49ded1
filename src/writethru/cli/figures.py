"""``writethru figures``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from writethru.cli.options import common_options, output_options, settings_from, sources_argument

FORMATS = ("terminal", "json", "csv", "markdown", "html")
ENDINGS = {
    ".json": "json", ".csv": "csv", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
}  # fmt: skip


@click.command(short_help="Print who counts what in a story, and what really disagrees.")
@sources_argument
@output_options(*FORMATS, default="terminal, or by the ending of -o: .json, .csv, .md, .html")
@click.option("--conflicts", is_flag=True, help="Only what sources disagree on.")
@click.option("--who", metavar="NAME", multiple=True, help="Only what somebody whose name or role holds NAME counts.")
@click.option(
    "--measure", "measures", metavar="NAME", multiple=True, help="Only this measure (killed, injured, displaced ...)."
)
@click.option("--ids", is_flag=True, help="Show the id of a figure at each value, for `writethru judge`.")
@common_options
def figures(
    sources: tuple[str, ...],
    fmt: str | None,
    output: Path | None,
    conflicts: bool,
    who: tuple[str, ...],
    measures: tuple[str, ...],
    ids: bool,
    **options: Any,
) -> None:
    """Print who counts what in a story, and what really disagrees.

    All sources are taken as coverage of one story. Each thing that is counted is shown with its different values: as of
    when, who counts, which outlets carry it, and why two values conflict or which took the place of which. One agency
    text in several outlets is one voice. Nothing is averaged, and no side is taken.

    \b
    Examples:
      writethru figures coverage/
      writethru figures coverage/ --conflicts
      writethru figures coverage/ --who ministry --measure killed
      writethru figures coverage/ --format csv > figures.csv
      writethru figures coverage/ -o figures.html
    """
    import sys

    from writethru import api
    from writethru.cli.console import progress_bar, say_failures, say_notes, write_out
    from writethru.core.errors import NothingToDoError
    from writethru.publish.figures.table import chosen, who_counts_what

    settings = settings_from(options)
    with progress_bar("Reading", quiet=options["quiet"]) as progress:
        coverage = api.read_articles(sources, settings=settings, stdin=sys.stdin.buffer, progress=progress)
        ledger = api.write_ledger(coverage)
    say_failures(coverage.failures)
    say_notes([*coverage.notes, *ledger.story.notes, *ledger.notes], quiet=options["quiet"])
    every = who_counts_what(ledger)
    if every.series and not chosen(every, who=who, measures=measures).series:
        asked = ", ".join(map(repr, (*who, *measures)))
        raise NothingToDoError(f"no figure of this story is {asked}", hint="leave the option out to see all figures")
    table = chosen(every, conflicts=conflicts, who=who, measures=measures)
    picked = fmt or ENDINGS.get(output.suffix.lower() if output else "", "terminal")
    write_out(_text(table, picked, coverage.failures, to_file=output is not None, ids=ids), output)


def _text(table: Any, fmt: str, failures: Any, *, to_file: bool, ids: bool) -> str:
    """The table in the format of that name."""
    if fmt == "json":
        from writethru.cli.console import as_json, failed_json
        from writethru.publish.figures.output import figures_json

        return as_json({**figures_json(table), "failed": failed_json(failures)})
    if fmt == "csv":
        from writethru.publish.figures.csv import figures_csv

        return figures_csv(table)
    if fmt == "markdown":
        from writethru.publish.figures.markdown import figures_markdown

        return figures_markdown(table, failures=failures)
    if fmt == "html":
        from writethru.publish.figures.html import figures_html

        return figures_html(table, failures=failures)
    from writethru.cli.views.figures import figures_view

    return figures_view(table, to_file=to_file, ids=ids)
