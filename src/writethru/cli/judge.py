"""``writethru judge``"""

from __future__ import annotations

from typing import Any, Literal

import click

from writethru.cli.options import common_options, settings_from


@click.command(short_help="Say that two figures are the same, different, or that you are unsure.")
@click.argument("a")
@click.argument("b")
@click.argument("verdict", type=click.Choice(["same", "different", "unsure"]))
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@click.option("--by", metavar="NAME", required=True, help="Who judges: kept with the judgement and shown.")
@click.option("--reason", metavar="TEXT", required=True, help="Why, in words that another editor understands.")
@common_options
def judge(
    a: str,
    b: str,
    verdict: Literal["same", "different", "unsure"],
    sources: tuple[str, ...],
    by: str,
    reason: str,
    **options: Any,
) -> None:
    """Say that two figures are the same, different, or that you are unsure.

    A and B are ids of figures as `writethru ledger` prints them; the first four digits do where no other figure begins
    so. They are looked up in what the store holds, so SOURCE is needed only for articles that were never read. The
    judgement wins over the machine in every ledger and brief that holds both figures.

    \b
    Examples:
      writethru judge 3fa91c 77b0e2 different --by "R. Ames" --reason "two ferries" coverage/
      writethru judge 3fa91c 77b0e2 same --by "R. Ames" --reason "the ministry cites the hospital's list"
    """
    import sys

    from writethru import api
    from writethru.cli.console import progress_bar, say_failures, say_notes, write_out
    from writethru.cli.views.judgements import judged_line

    settings = settings_from(options)
    coverage: Any = ()
    if sources:
        with progress_bar("Reading", quiet=options["quiet"]) as progress:
            coverage = api.read_articles(sources, settings=settings, stdin=sys.stdin.buffer, progress=progress)
        say_failures(coverage.failures)
        say_notes(coverage.notes, quiet=options["quiet"])
    made = api.judge(a, b, verdict, by=by, reason=reason, sources=coverage, settings=settings)
    write_out(judged_line(made), None)
    overruled = [one.judgement for one in api.judgements(settings=settings) if one.overruled_by == made]
    say_notes([f"this overrules: {judged_line(one)}" for one in overruled], quiet=options["quiet"])
