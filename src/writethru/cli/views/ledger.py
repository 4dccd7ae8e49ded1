"""``writethru ledger`` in the terminal: who counts what, how it relates, who denies what, and when it happened."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from writethru.cli.views.table import heading, render, table
from writethru.core.types import Article, Figure, Ledger, Series, Span, Statement

STATES = {"agreed": "agreed", "updated": "updated", "conflicting": "CONFLICTING", "unresolved": "unresolved"}


def ledger_view(ledger: Ledger, *, to_file: bool = False) -> str:
    """The whole ledger as text."""
    return render(_parts(ledger), to_file=to_file)


def _parts(ledger: Ledger) -> Iterator[RenderableType]:
    articles = {article.id: article for article in ledger.story.articles}
    figures = {figure.id: figure for figure in ledger.figures}
    statements = {statement.id: statement for statement in ledger.statements}
    yield Text(ledger.story.title, style="bold")
    yield Text(f"{len(articles)} articles of {len(ledger.story.origins)} origins", style="dim")
    yield heading("Origins")
    yield table(
        ("lead", "also carried by", "why"),
        [
            (
                _outlet(articles[origin.lead]),
                ", ".join(_outlet(articles[a]) for a in origin.articles if a != origin.lead) or "-",
                origin.why,
            )
            for origin in ledger.story.origins
        ],
    )
    if ledger.series:
        yield heading("Who counts what")
        yield table(("what", "state", "figures"), [_series_row(series, figures, articles) for series in ledger.series])
    telling = [relation for relation in ledger.relations if relation.relation != "not_comparable"]
    if telling:
        yield heading("How figures relate")
        yield table(
            ("figure", "relation", "to", "because"),
            [(_figure(figures[r.a], articles), r.relation, _figure(figures[r.b], articles), r.reason) for r in telling],
        )
    if ledger.denials:
        yield heading("Denials and refusals")
        yield table(
            ("who", "says", "against"),
            [(*_said(statements[d.denial], articles), d.claim_text or "-") for d in ledger.denials],
        )
    if ledger.statements:
        yield heading("Who says what")
        yield table(
            ("who", "certainty", "says"),
            [
                (who, statement.certainty, says)
                for statement in ledger.statements
                for who, says in [_said(statement, articles)]
            ],
        )
    if ledger.timeline:
        yield heading("Timeline")
        yield table(("date", "status", "event"), [(item.date, item.status, item.event) for item in ledger.timeline])


def _outlet(article: Article) -> str:
    return article.outlet or article.domain or article.file or article.id


def _series_row(series: Series, figures: dict[str, Figure], articles: dict[str, Article]) -> tuple[str, str, str]:
    what = " · ".join(filter(None, (series.measure, series.unit, series.population, series.place)))
    seen: dict[str, None] = {}
    for key in series.figures:
        figure = figures[key]
        who = figure.reporter_name or _outlet(articles[figure.article])
        seen[f"{_figure(figure, articles)} ({', '.join(filter(None, (who, figure.as_of)))})"] = None
    return what, STATES[series.state], "; ".join(seen)


def _figure(figure: Figure, articles: dict[str, Article]) -> str:
    span = figure.phrase or Span(figure.start, figure.end)
    return span.of(articles[figure.article].text)


def _said(statement: Statement, articles: dict[str, Article]) -> tuple[str, str]:
    speaker = statement.speaker
    who = "(not named)" if speaker is None else speaker.canonical or f"{speaker.text} (unresolved)"
    text = articles[statement.article].text
    return who, " … ".join(span.of(text) for span in statement.content) or statement.cue.text
