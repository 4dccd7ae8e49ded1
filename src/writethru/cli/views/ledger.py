"""``writethru ledger`` in the terminal: who counts what, how it relates, who denies what, and when it happened."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from writethru.brief.material import gather
from writethru.cli.views.table import heading, render, table
from writethru.core.ids import short_ids
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
from writethru.publish.figures.labels import label_of

ONE_REPORT = "one report"
STATES = {"agreed": "agreed", "updated": "updated", "conflicting": "CONFLICTING", "unresolved": "unresolved"}


def ledger_view(ledger: Ledger, *, to_file: bool = False) -> str:
    """The whole ledger as text."""
    return render(_parts(ledger), to_file=to_file)


def _parts(ledger: Ledger) -> Iterator[RenderableType]:
    articles = {article.id: article for article in ledger.story.articles}
    figures = {figure.id: figure for figure in ledger.figures}
    called = short_ids(figures)
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
        material = gather(ledger)
        named = {id(one): label_of(one, [figures[key] for key in one.figures], material) for one in ledger.series}
        origin = {article: one.id for one in ledger.story.origins for article in one.articles}
        rows = [_series_row(series, named[id(series)], figures, articles, called, origin) for series in ledger.series]
        yield table(("what", "state", "figures"), rows)
    telling = [one for one in ledger.relations if one.relation != "not_comparable" or one.judged]
    if telling:
        yield heading("How figures relate")
        pairs = [_relation_row(one, figures, articles, called) for one in telling]
        yield table(("figure", "relation", "to", "because"), pairs)
    back = [(point, series) for series in ledger.series for point in series.points if point.behind]
    if back:
        yield heading("Steps back")
        yield table(
            ("what", "now", "who says", "as of", "before"),
            [
                (named[id(series)], _figure(figures[point.figure], articles), point.who, _as_of(point), point.note)
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


def _series_row(
    series: Series,
    what: str,
    figures: dict[str, Figure],
    articles: dict[str, Article],
    called: dict[str, str],
    origin: dict[str, str],
) -> tuple[str, str, str]:
    points = {point.figure: point for point in series.points}
    # equal figures of one voice are shown once, by the id of the first
    seen: dict[str, str] = {}
    for key in series.figures:
        figure = figures[key]
        point = points.get(key)
        who = point.who if point else figure.reporter_name or _outlet(articles[figure.article])
        when = _as_of(point) if point else figure.as_of
        seen.setdefault(f"{_figure(figure, articles)} ({', '.join(filter(None, (who, when)))})", called[key])
    # what one text alone gives is agreed by nobody
    alone = series.state == "agreed" and len({origin[figures[key].article] for key in series.figures}) == 1
    return (
        what,
        ONE_REPORT if alone else STATES[series.state],
        "; ".join(f"{key} {words}" for words, key in seen.items()),
    )


def _relation_row(
    one: Relation, figures: dict[str, Figure], articles: dict[str, Article], called: dict[str, str]
) -> tuple[str, str, str, str]:
    a, b = (_called(figures[key], articles, called) for key in (one.a, one.b))
    return a, _name(one), b, _because(one)


def _called(figure: Figure, articles: dict[str, Article], called: dict[str, str]) -> str:
    """A figure with the beginning of its id, by which `writethru judge` takes it."""
    return f"{called[figure.id]} {_figure(figure, articles)}"


def _because(relation: Relation) -> str:
    """The reason; of a judged pair what the machine says as well."""
    if relation.machine is None:
        return relation.reason
    return f"{relation.reason} [machine: {relation.machine.relation}, {relation.machine.reason}]"


def _figure(figure: Figure, articles: dict[str, Article]) -> str:
    span = figure.phrase or Span(figure.start, figure.end)
    return span.of(articles[figure.article].text)


def _said(statement: Statement, articles: dict[str, Article]) -> tuple[str, str]:
    speaker = statement.speaker
    who = "(not named)" if speaker is None else speaker.canonical or f"{speaker.text} (unresolved)"
    text = articles[statement.article].text
    return who, " … ".join(span.of(text) for span in statement.content) or statement.cue.text
