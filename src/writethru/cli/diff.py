"""``writethru diff``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from writethru.cli.options import common_options, output_options, settings_from


@click.command(short_help="Print what an edition of a story changes in the one before it.")
@click.argument("story")
@click.argument("old", type=click.IntRange(1), required=False)
@click.argument("new", type=click.IntRange(1), required=False)
@output_options("text", "json", "markdown", default="text, or by the ending of -o: .json, .md")
@common_options
def diff(story: str, old: int | None, new: int | None, fmt: str | None, output: Path | None, **options: Any) -> None:
    """Print what an edition of a story changes in the one before it.

    STORY is the id of a story, or the beginning of it. OLD and NEW are numbers of editions; with OLD alone it is
    compared with the newest one. Lines are compared word by word: [-what is gone-] and {+what is new+} where there are
    no colours. Figures are listed with the old value, the new one, and who says so.

    \b
    Examples:
      writethru diff 7df6
      writethru diff 7df6 1 3
      writethru diff 7df6 --format json
    """
    from writethru import following
    from writethru.brief.difference_output import diff_json
    from writethru.cli.console import as_json, write_out
    from writethru.cli.views.diff import diff_view
    from writethru.publish.differences.markdown import diff_markdown

    found = following.diff(story, old, new, settings=settings_from(options))
    ending = output.suffix.lower() if output else ""
    picked = fmt or {".json": "json", ".md": "markdown", ".markdown": "markdown"}.get(ending, "text")
    if picked == "json":
        text = as_json(diff_json(found))
    elif picked == "markdown":
        text = diff_markdown(found)
    else:
        text = diff_view(found, to_file=output is not None)
    write_out(text, output)
