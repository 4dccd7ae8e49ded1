"""``writethru brief``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from writethru.cli.options import common_options, output_options, settings_from, sources_argument
from writethru.core.errors import UsageError
from writethru.core.settings import Settings

if TYPE_CHECKING:
    from writethru.api import BriefResult


@click.command(short_help="Write a traced brief of a story from its coverage.")
@sources_argument
@output_options(default="terminal, or by the ending of -o; also html, json, markdown, text, ninjs, mail, docx")
@click.option("--words", type=click.IntRange(60, 5000), help="Length of the prose in words.  [default: 400]")
@click.option(
    "--story", metavar="ID", help="Follow this story of the store: its articles, and the SOURCEs beside them."
)
@click.option("--refresh", is_flag=True, help="With --story: read every article of it again.")
@click.option(
    "--withdrawn", multiple=True, metavar="SOURCE", help="With --story: an article that its outlet took back."
)
@click.option(
    "--writer",
    type=click.Choice(["extractive", "llm"]),
    default="extractive",
    show_default=True,
    help="Who words the lines: rules, or a language model named by WRITETHRU_LLM_BASE_URL and WRITETHRU_LLM_MODEL.",
)
@click.option(
    "--writing-report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --writer llm: file for a JSON report of whose each line is, and why lines were refused.",
)
@click.option("--explain", is_flag=True, help="Print why each line was chosen and what was left out, not the brief.")
@common_options
def brief(
    sources: tuple[str, ...],
    fmt: str | None,
    output: Path | None,
    words: int | None,
    story: str | None,
    refresh: bool,
    withdrawn: tuple[str, ...],
    writer: Literal["extractive", "llm"],
    writing_report: Path | None,
    explain: bool,
    **options: Any,
) -> None:
    """Write a traced brief of a story from its coverage.

    A SOURCE is a web address, an HTML or text file, a folder, a feed (address or file), or - for standard input.
    All sources are taken as coverage of one story. With --story they are added to a story that was briefed before, and
    the next edition is written where something is new.

    \b
    Examples:
      writethru brief coverage/
      writethru brief https://outlet.example/story wire.html -o brief.html
      writethru brief coverage/ --words 250 --format json > brief.json
      writethru brief --story 7df6 day2/                 the next edition of a story
      writethru brief coverage/ --writer llm             worded by a language model, each line checked
      writethru brief coverage/ --explain                why each line was chosen, and what was left out
    """
    import sys

    from writethru import api
    from writethru.cli.console import progress_bar, say_failures, say_notes, write_out
    from writethru.publish import target, target_for

    settings = settings_from(options, words=words)
    if explain:
        _explain(sources, fmt, output, settings, quiet=options["quiet"])
        return
    chosen = target(fmt) if fmt else target_for(output) if output else target("terminal")
    with progress_bar("Reading", quiet=options["quiet"]) as progress:
        coverage: Any = sources
        if story is None and not withdrawn and not refresh:
            coverage = api.read_articles(sources, settings=settings, stdin=sys.stdin.buffer, progress=progress)
            say_notes(coverage.notes, quiet=options["quiet"])
        result = api.write_brief(
            coverage,
            settings=settings,
            stdin=sys.stdin.buffer,
            progress=progress,
            story=story,
            withdrawn=withdrawn,
            refresh=refresh,
            writer=writer,
        )
    if writing_report is not None:
        _report_writing(result, writing_report)
    say_failures(result.failures)
    say_notes(result.notes, quiet=options["quiet"])
    say_notes((*result.brief.notes, *result.ledger.notes), quiet=options["quiet"])
    write_out(chosen.render(result.brief, result.ledger, failures=result.failures), output)
    if output:
        click.echo(f"wrote {output}", err=True)


def _report_writing(result: BriefResult, output: Path) -> None:
    """Whose each line is, as JSON. Raises UsageError where no model was asked for this edition."""
    from writethru.brief.writers.llm import writing_json
    from writethru.cli.console import as_json, write_out

    if result.writing is None:
        raise UsageError("no language model was asked for this edition", hint="take --writer llm")
    write_out(as_json(writing_json(result.writing, result.brief)), output)


def _explain(
    sources: tuple[str, ...], fmt: str | None, output: Path | None, settings: Settings, *, quiet: bool
) -> None:
    """Text for people, or the JSON document where the format or the ending of the file says so."""
    import sys

    from writethru import api
    from writethru.brief.explain import explanation_json
    from writethru.cli.console import as_json, progress_bar, say_failures, say_notes, write_out
    from writethru.cli.views.explanation import explanation_text

    with progress_bar("Reading", quiet=quiet) as progress:
        coverage = api.read_articles(sources, settings=settings, stdin=sys.stdin.buffer, progress=progress)
        explanation = api.explain_brief(coverage, settings=settings)
    say_failures(coverage.failures)
    say_notes(coverage.notes, quiet=quiet)
    if fmt == "json" or (fmt is None and output and output.suffix == ".json"):
        write_out(as_json(explanation_json(explanation)), output)
    elif fmt in (None, "terminal", "text"):
        write_out(explanation_text(explanation, to_file=output is not None), output)
    else:
        raise UsageError(f"an explanation cannot be written as {fmt!r}", hint="take text or json")
    if output:
        click.echo(f"wrote {output}", err=True)
