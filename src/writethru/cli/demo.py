"""``writethru demo``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from writethru.cli.options import common_options, settings_from


@click.command(short_help="Brief the example coverage and check the flawed example draft.")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("writethru-demo"),
    show_default=True,
    help="Folder for the pages and the demo's own store.",
)
@common_options
def demo(output: Path, **options: Any) -> None:
    """Brief the example coverage and check the flawed example draft.

    The coverage is invented: six pages of six outlets about one story. The pages, and a store of their own, are
    written to the output folder; nothing else is touched.

    \b
    Example:
      writethru demo -o /tmp/demo
    """
    import os
    import sys

    from writethru import api
    from writethru.check import Frame, load_draft, render
    from writethru.cli.console import progress_bar, say_failures, write_out
    from writethru.core.examples import examples_folder
    from writethru.publish import target, target_for

    examples = examples_folder()
    options["store"] = options["store"] or str(output / "demo.db")
    settings = settings_from(options)
    with progress_bar("Reading", quiet=options["quiet"]) as progress:
        coverage = api.read_articles([examples / "coverage"], settings=settings, progress=progress)
        result = api.write_brief(coverage, settings=settings)
    say_failures(result.failures)
    click.secho("1. The brief of the example coverage\n", bold=True)
    click.echo(target("terminal").render(result.brief, result.ledger, failures=result.failures))
    pages = [output / name for name in ("brief.html", "brief.md", "brief.json")]
    for page in pages:
        write_out(target_for(page).render(result.brief, result.ledger, failures=result.failures), page)
    click.secho("2. What `check` says of a draft of the kind chat models write (examples/flawed-draft.md)\n", bold=True)
    draft = load_draft(examples / "flawed-draft.md")
    report = api.check_loaded(draft, coverage, settings=settings)
    sources = tuple(reading.article for reading in coverage.readings)
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(render(report, "text", Frame(sources=sources, colour=colour)))
    pages.append(output / "check.html")
    write_out(render(report, "html", Frame(sources=sources)), pages[-1])
    click.secho("3. The pages\n", bold=True)
    for page in pages:
        click.echo(f"  {page.resolve()}")
    click.echo("\nOpen brief.html in a browser, and click a line to see the source sentences it rests on.")
