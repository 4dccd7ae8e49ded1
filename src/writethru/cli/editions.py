"""``writethru editions``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from writethru.cli.options import common_options, output_options, settings_from


@click.command(short_help="List the editions of a story, or the stories of the store.")
@click.argument("story", required=False, metavar="[STORY]")
@output_options("text", "json", default="text, or by the ending of -o: .json")
@common_options
def editions(story: str | None, fmt: str | None, output: Path | None, **options: Any) -> None:
    """List the editions of a story, or the stories of the store.

    STORY is the id of a story, or the beginning of it; without one each story is listed with its newest edition.

    \b
    Examples:
      writethru editions
      writethru editions 7df6
      writethru editions 7df6 --format json
    """
    from writethru import following
    from writethru.cli.console import as_json, write_out
    from writethru.cli.views.editions import editions_json, editions_view

    found = following.editions(story, settings=settings_from(options))
    picked = fmt or ("json" if output and output.suffix.lower() == ".json" else "text")
    if picked == "json":
        write_out(as_json(editions_json(found)), output)
    else:
        write_out(editions_view(found, story is None, to_file=output is not None), output)
