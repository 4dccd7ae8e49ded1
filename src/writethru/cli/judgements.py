"""``writethru judgements``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from writethru.cli.options import common_options, output_options, settings_from


@click.command(short_help="List what editors judged of figures, or take a judgement back.")
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@output_options("text", "json", "csv", default="text, or by the ending of -o: .json, .csv")
@click.option("--withdraw", "withdrawn", metavar="ID", help="Take this judgement back; its row stays.")
@click.option("--by", metavar="NAME", help="With --withdraw: who takes it back.")
@click.option("--reason", metavar="TEXT", help="With --withdraw: why.")
@common_options
def judgements(
    sources: tuple[str, ...],
    fmt: str | None,
    output: Path | None,
    withdrawn: str | None,
    by: str | None,
    reason: str | None,
    **options: Any,
) -> None:
    """List what editors judged of figures, or take a judgement back.

    Each judgement is in force, overruled by a later one on the same two figures, withdrawn, or stale: the words of a
    figure no longer stand in its article. With SOURCE only the judgements of those articles are listed, as they stand
    there.

    \b
    Examples:
      writethru judgements
      writethru judgements coverage/ --format csv > judgements.csv
      writethru judgements --withdraw 5d03 --by "R. Ames" --reason "it was one ferry"
    """
    import sys

    from writethru import api
    from writethru.cli.console import as_json, progress_bar, say_failures, say_notes, write_out
    from writethru.cli.views.judgements import judgements_view, withdrawn_line
    from writethru.core.errors import UsageError

    settings = settings_from(options)
    if withdrawn is not None:
        if sources or fmt or output:
            raise UsageError("--withdraw takes back one judgement and lists none", hint="list them in a second command")
        write_out(withdrawn_line(api.withdraw(withdrawn, by=by or "", reason=reason or "", settings=settings)), None)
        return
    if by is not None or reason is not None:
        raise UsageError("--by and --reason go with --withdraw", hint="`writethru judge` makes a judgement")
    coverage: Any = ()
    if sources:
        with progress_bar("Reading", quiet=options["quiet"]) as progress:
            coverage = api.read_articles(sources, settings=settings, stdin=sys.stdin.buffer, progress=progress)
        say_failures(coverage.failures)
        say_notes(coverage.notes, quiet=options["quiet"])
    held = api.judgements(coverage, settings=settings)
    picked = fmt or {".json": "json", ".csv": "csv"}.get(output.suffix.lower() if output else "", "text")
    if picked == "json":
        from writethru.ledger.judgements_output import judgements_json

        text = as_json(judgements_json(held))
    elif picked == "csv":
        from writethru.publish.judgements.csv import judgements_csv

        text = judgements_csv(held)
    else:
        text = judgements_view(held, to_file=output is not None)
    write_out(text, output)
