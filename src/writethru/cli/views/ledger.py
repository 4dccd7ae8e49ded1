"""``writethru ledger`` in the terminal: who counts what, how it relates, who denies what, and when it happened."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from writethru.cli.views.table import heading, render, table
from writethru.core.types import (
    Article,
    Figure,
    Ledger,
    Relation,
    Series,
    SeriesPoint,
    Span,
    Statement,
    StatementRelation,
)

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
            [(_figure(figures[r.a], articles), _name(r), _figure(figures[r.b], articles), r.reason) for r in telling],
        )
    back = [(point, series) for series in ledger.series for point in series.points if point.behind]
    if back:
        yield heading("Steps back")
        yield table(
            ("what", "now", "who says", "as of", "before"),
            [
                (series.measure, _figure(figures[point.figure], articles), point.who, _as_of(point), point.note)
                for point, series in back
            ],
        )
    if ledger.sums:
        yield heading("What does not add up")
        yield table(
            ("stated", "in", "but"),
            [
                (_figure(figures[s.whole], articles), _outlet(articles[figures[s.whole].article]), s.reason)
                for s in ledger.sums
            ],
        )
    answers = [one for one in ledger.statement_relations if one.relation in ("confirms", "walks_back")]
    if answers:
        yield heading("Confirmed and walked back")
        yield table(
            ("who", "does what", "to what was said"),
            [_answer(one, statements, articles) for one in answers],
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


def _name(relation: Relation) -> str:
    return f"{relation.relation} (down)" if relation.backward else relation.relation


def _as_of(point: SeriesPoint) -> str:
    """The time of a point; where the text gives none, that it is the article's."""
    return f"{point.as_of} (date of the article)" if point.dated == "article" else point.as_of or "not said"


def _answer(
    one: StatementRelation, statements: dict[str, Statement], articles: dict[str, Article]
) -> tuple[str, str, str]:
    """Who confirms or walks back, in which words, and the statement that it is about."""
    who = _said(statements[one.a], articles)[0] if one.a else _outlet(articles[one.article])
    earlier = ": ".join(_said(statements[one.b], articles)) if one.b else "not in the story"
    return who, f"{one.relation.replace('_', ' ')}: {articles[one.article].text[one.start : one.end]}", earlier


def _outlet(article: Article) -> str:
    return article.outlet or article.domain or article.file or article.id


def _series_row(series: Series, figures: dict[str, Figure], articles: dict[str, Article]) -> tuple[str, str, str]:
    what = " · ".join(filter(None, (series.measure, series.unit, series.population, series.place)))
    points = {point.figure: point for point in series.points}
    seen: dict[str, None] = {}
    for key in series.figures:
        figure = figures[key]
        point = points.get(key)
        who = point.who if point else figure.reporter_name or _outlet(articles[figure.article])
        when = _as_of(point) if point else figure.as_of
        seen[f"{_figure(figure, articles)} ({', '.join(filter(None, (who, when)))})"] = None
    return what, STATES[series.state], "; ".join(seen)


def _figure(figure: Figure, articles: dict[str, Article]) -> str:
    span = figure.phrase or Span(figure.start, figure.end)
    return span.of(articles[figure.article].text)


def _said(statement: Statement, articles: dict[str, Article]) -> tuple[str, str]:
    speaker = statement.speaker
    who = "(not named)" if speaker is None else speaker.canonical or f"{speaker.text} (unresolved)"
    text = articles[statement.article].text
    return who, " … ".join(span.of(text) for span in statement.content) or statement.cue.text
