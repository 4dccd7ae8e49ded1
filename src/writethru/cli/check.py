"""``writethru check``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from writethru.cli.check_options import check_options, choices_from
from writethru.cli.options import common_options, output_options


@click.command(short_help="Check a draft against its sources.")
@click.argument("drafts", nargs=-1, metavar="DRAFT...")
@click.option(
    "--source",
    "-s",
    "sources",
    multiple=True,
    metavar="SOURCE",
    help="Source to check against: file, folder, address, feed, story:ID, or a brief's JSON; repeatable.",
)
@output_options(default="text; the ending of FILE picks another")
@click.option("--fix", is_flag=True, help="Make the fixes that are certain, in the file; of - print the fixed draft.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and write nothing.")
@check_options
@common_options
def check(
    drafts: tuple[str, ...], sources: tuple[str, ...], fmt: str | None, output: Path | None, **options: Any
) -> int:
    """Check a draft against its sources.

    DRAFT is a Markdown, HTML, Word (.docx) or text file, or - for standard input. Without --source, and where the
    settings file names none, the rules that read the draft alone run.

    \b
    Exit code:
      0  every draft was checked, and no finding at or above --level is left
      1  every draft was checked, and such a finding is left
      2  a draft was not or not wholly checked, or the command or a setting is wrong

    \b
    Formats: text, json, sarif (.sarif), github (annotations), junit (.xml), html

    \b
    Examples:
      writethru check draft.md --source coverage/
      writethru check draft.md -s wire.html -s https://outlet.example/story --format json
      writethru check drafts/*.md --select FIG,QUO --severity TIM001=error --statistics
      writethru check draft.md --source coverage/ -o report.html
      writethru check draft.md --source coverage/ --diff
    """
    import sys

    from writethru import checking
    from writethru.cli.check_output import chosen_output, fix_mode, frame_for, print_check, say_fixed
    from writethru.cli.console import progress_bar, say_failures, say_notes, write_out
    from writethru.core.errors import UsageError

    choices = choices_from(options, sources)
    if options["show_settings"]:
        from writethru.cli.views.settings import settings_text

        write_out(
            "\n".join(settings_text(checking.plan_check(draft, choices), choices) for draft in drafts or ("-",)), output
        )
        return 0
    if not drafts:
        raise UsageError("no draft was given", hint="name files, or - for standard input")
    plugin, fix = chosen_output(fmt, output), fix_mode(options)
    with progress_bar("Reading", quiet=options["quiet"]) as progress:
        done = checking.check_drafts(drafts, choices, stdin=sys.stdin.buffer, progress=progress, fix=fix)
    say_failures([*done.failures, *dict.fromkeys(failure for report in done.reports for failure in report.failed)])
    say_notes(done.notes, quiet=options["quiet"])
    for report in done.reports:
        say_notes(report.notes, quiet=options["quiet"])
    say_fixed(done.fixed, made=fix == "make", quiet=options["quiet"])
    frame = frame_for(done, output, statistics=options["statistics"])
    print_check(done, plugin, frame, output, diff=fix == "try")
    return 0 if options["exit_zero"] and done.code == 1 else done.code
