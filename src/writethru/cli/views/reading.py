"""``writethru read`` in the terminal: the article with its statements, figures, times and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from writethru.cli.views.table import heading, render, table
from writethru.core.types import Article, Reading, Span, Statement

# speaker, cue, content: told apart by colour and, without colour, by the table below the text
STYLES = {"speaker": "bold cyan", "cue": "bold magenta", "content": "green", "figure": "underline"}


def reading_view(readings: Sequence[Reading], *, to_file: bool = False) -> str:
    """All readings, one after another."""
    return render((part for reading in readings for part in _reading(reading)), to_file=to_file)


def _reading(reading: Reading) -> Iterator[RenderableType]:
    article = reading.article
    yield Text(article.title or "(no title)", style="bold")
    yield Text(" · ".join(_facts(article)), style="dim")
    yield Text("")
    yield _coloured(reading)
    if reading.statements:
        yield heading(f"Statements ({len(reading.statements)})")
        said = (_statement(statement, article.text) for statement in reading.statements)
        yield table(("at", "who", "cue", "certainty", "says"), said)
    if reading.figures:
        yield heading(f"Figures ({len(reading.figures)})")
        counted = (
            (
                f"{figure.start}-{figure.end}",
                (figure.phrase or Span(figure.start, figure.end)).of(article.text),
                f"{figure.measure}, {figure.unit or '?'}" + (" (implied)" if figure.unit_implicit else ""),
                figure.reporter_name or "",
                figure.as_of or "",
            )
            for figure in reading.figures
        )
        yield table(("at", "figure", "measure, unit", "who says", "as of"), counted, wide=1)
    if reading.times:
        yield heading(f"Times ({len(reading.times)})")
        dated = (
            (
                f"{time.start}-{time.end}",
                time.text,
                " to ".join(filter(None, (time.date, time.date_end))) or "not known",
            )
            for time in reading.times
        )
        yield table(("at", "written", "date"), dated)
    if reading.entities:
        yield heading(f"Names ({len(reading.entities)})")
        names: dict[tuple[str, str], list[str]] = {}
        for entity in reading.entities:
            names.setdefault((entity.canonical, entity.type), []).append(entity.text)
        named = ((name, kind, ", ".join(dict.fromkeys(texts))) for (name, kind), texts in names.items())
        yield table(("name", "type", "written"), named)
    yield Text("")


def _facts(article: Article) -> Iterator[str]:
    yield article.outlet or article.domain or "outlet not known"
    yield article.published or "not dated"
    if article.byline:
        yield "by " + ", ".join(article.byline)
    if article.credit:
        yield f"credit {article.credit}"
    yield article.language
    if article.completeness != "full":
        yield article.completeness.upper()


def _coloured(reading: Reading) -> Text:
    text = Text(reading.article.text)
    for statement in reading.statements:
        for span in statement.content:
            text.stylize(STYLES["content"], span.start, span.end)
    for figure in reading.figures:
        text.stylize(STYLES["figure"], figure.start, figure.end)
    for statement in reading.statements:
        text.stylize(STYLES["cue"], statement.cue.start, statement.cue.end)
        if statement.speaker:
            text.stylize(STYLES["speaker"], statement.speaker.start, statement.speaker.end)
    return text


def _statement(statement: Statement, text: str) -> tuple[str, str, str, str, str]:
    speaker = statement.speaker
    who = "(not named)" if speaker is None else speaker.canonical or f"{speaker.text} (unresolved)"
    if speaker and speaker.role:
        who += f", {speaker.role}"
    if statement.via:
        who += f", via {statement.via}"
    content = " … ".join(span.of(text) for span in statement.content)
    certainty = ("not " if statement.negated else "") + statement.certainty
    return (f"{statement.cue.start}-{statement.cue.end}", who, statement.cue.text, certainty, content)
