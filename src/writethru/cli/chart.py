"""``writethru chart``"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from writethru.cli.options import common_options, settings_from, sources_argument

FORMATS = ("svg", "png", "vega-lite", "html")
ENDINGS = {".svg": "svg", ".png": "png", ".json": "vega-lite", ".html": "html", ".htm": "html"}
SUFFIXES = {"svg": ".svg", "png": ".png", "vega-lite": ".vl.json", "html": ".html"}


@click.command(short_help="Draw the figures of a story: who counts what, over days, and a timeline.")
@sources_argument
@click.option("--series", "wanted", metavar="N|NAME", help="Which series: its number (--list) or words of its name.")
@click.option(
    "--kind",
    type=click.Choice(("range", "line", "timeline")),
    help="What to draw.  [default: line where one reporter counts on three days or more, else range]",
)
@click.option("--list", "listing", is_flag=True, help="List the series with their numbers, and draw nothing.")
@click.option("--format", "fmt", type=click.Choice(FORMATS), help="Format.  [default: svg, or by the ending of -o]")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write; its ending picks the format. A folder takes a file for each chart.",
)
@common_options
def chart(
    sources: tuple[str, ...],
    wanted: str | None,
    kind: str | None,
    listing: bool,
    fmt: str | None,
    output: Path | None,
    **options: Any,
) -> None:
    """Draw the figures of a story: who counts what, over days, and a timeline.

    The series in dispute comes first. Each mark holds the citation of the figure it shows. SVG and PNG need the extra
    `charts`; Vega-Lite and HTML do not, and HTML has the tables alone without it.

    \b
    Examples:
      writethru chart coverage/ --list
      writethru chart coverage/ -o killed.svg
      writethru chart coverage/ --series injured --kind range -o injured.png
      writethru chart coverage/ --kind timeline --format vega-lite > timeline.vl.json
      writethru chart coverage/ -o charts.html
      writethru chart coverage/ -o charts/ --format png
    """
    import sys

    from writethru import api
    from writethru.cli.console import progress_bar, say_failures, say_notes, write_out
    from writethru.publish.charts.choose import chosen
    from writethru.publish.charts.points import counted_series

    settings = settings_from(options)
    folder = output is not None and (output.is_dir() or not output.suffix)
    picked = fmt or ENDINGS.get(output.suffix.lower() if output and not folder else "", "svg")
    with progress_bar("Reading", quiet=options["quiet"]) as progress:
        coverage = api.read_articles(sources, settings=settings, stdin=sys.stdin.buffer, progress=progress)
        ledger = api.write_ledger(coverage)
    say_failures(coverage.failures)
    say_notes([*coverage.notes, *ledger.story.notes], quiet=options["quiet"])
    series = counted_series(ledger)
    if listing:
        write_out(_listed(series), output)
        return
    several = folder or picked == "html"
    drawn = () if kind == "timeline" else chosen(series, wanted, several=several)
    if drawn and not several and wanted is None:
        more = f" of {len(series)}; --list names them" if len(series) > 1 else ""
        say_notes([f"series {drawn[0].number}{more}: {drawn[0].what}"], quiet=options["quiet"])
    timeline = kind == "timeline" or (several and wanted is None and kind is None)
    for name, content in _charts(ledger, series, drawn, kind=kind, fmt=picked, timeline=timeline).items():
        write_out(content, output / name if output and folder else output)


def _listed(series: Any) -> str:
    from writethru.publish.words import STATES, count

    lines = [
        f"{one.number:>3}  {one.what}: {count(len(one.points), 'figure')} of {count(len(one.voices), 'reporter')}"
        + (f", {STATES[one.state]}" if one.differs else "")
        for one in series
    ]
    return "\n".join(lines or ["no series of this story holds a number"])


def _charts(
    ledger: Any, series: Any, drawn: Any, *, kind: str | None, fmt: str, timeline: bool
) -> dict[str, str | bytes]:
    """File names and contents, in the order they are written."""
    from writethru.publish.charts.choose import file_name, kind_of, spec_of, story_timeline
    from writethru.publish.charts.timeline import timeline_items

    items = timeline_items(ledger, series) if timeline else ()
    if fmt == "html":
        from writethru.publish.charts.page import charts_html

        if kind == "timeline":
            story_timeline(ledger, items)
        return {"charts.html": charts_html(ledger, drawn, kind=kind, items=items)}
    specs = {file_name(one.what, one.number, kind or kind_of(one), SUFFIXES[fmt]): spec_of(one, kind) for one in drawn}
    if items or kind == "timeline":
        specs[file_name("", 0, "timeline", SUFFIXES[fmt])] = story_timeline(ledger, items)
    return {name: _rendered(spec, fmt) for name, spec in specs.items()}


def _rendered(spec: Any, fmt: str) -> str | bytes:
    from writethru.publish.charts.render import png, svg, vega_lite

    if fmt == "png":
        return png(spec)
    return svg(spec) if fmt == "svg" else vega_lite(spec)
