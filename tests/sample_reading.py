"""Readings made by hand from invented coverage, for the tests of pages that show who says what.

``make_readings(poison)`` puts the same words into every text a source controls: titles, outlets, text, speakers.
"""

from __future__ import annotations

from dataclasses import replace

from writethru.core.ids import make_id, sha256
from writethru.core.types import (
    Article,
    Certainty,
    Cue,
    CueClass,
    Figure,
    Reading,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)
from writethru.ledger import build_ledger
from writethru.ledger.who import Who, who_says_what
from writethru.story import build_story

WIRE = (
    "The Sandholm ferry was probably overloaded when it sank on Monday, harbour master Ida Brekke said, citing the "
    "coast guard.\n\n"
    "“We counted 212 tickets,” she said. The ferry line, Holm Ferries, denied that too many had been sold.\n\n"
    "An official said on Tuesday that the line believes the wind was to blame. It did not say how strong it was."
)
LOCAL = (
    "Families waited at the quay. “Nobody told us anything,” one of them said.\n\n"
    "The Sandholm ferry was probably overloaded when it sank, Brekke said on Monday."
)


def make_articles(poison: str = "") -> tuple[Article, ...]:
    pages = [
        ("Coastwire", "Ferry was overloaded, harbour master says", WIRE, "2031-09-03T10:00:00+00:00", None),
        ("Sandholm Post", "Harbour master: ferry overloaded", WIRE, "2031-09-03T11:00:00+00:00", "Coastwire"),
        ("The Inlet", "Overloaded", WIRE, "2031-09-03T12:30:00+00:00", "Coastwire"),
        ("Quay Echo", "They wait at the quay", LOCAL, "2031-09-03T18:00:00+00:00", None),
    ]
    out = []
    for outlet, title, text, published, credit in pages:
        url = f"https://{outlet.lower().replace(' ', '-')}.example/ferry"
        words = f"{text} {poison}".strip()
        out.append(
            Article(
                id=make_id("a", url), revision=1, url=url, file=None, outlet=f"{outlet} {poison}".strip(), domain=None,
                title=f"{title} {poison}".strip(), byline=("Mats Oder",), published=published, modified=None,
                language="en", completeness="full", credit=credit, sha256=sha256(words), text=words,
            )
        )  # fmt: skip
    return tuple(out)


def said(
    article: Article,
    speaker: str | None,
    cue: str,
    *content: str,
    canonical: str | None = None,
    kind: SpeakerKind = "person",
    role: str | None = None,
    affiliation: str | None = None,
    resolved_by: str = "name",
    certainty: Certainty = "asserted",
    cls: CueClass = "say",
    negated: bool = False,
    said_at: str | None = None,
    via: str | None = None,
    parent: str | None = None,
) -> Statement:
    """A statement whose parts are found in the article's text; a cue is found after its speaker, or before it."""
    text = article.text
    spans = tuple(Span(text.index(words), text.index(words) + len(words)) for words in content)
    at = text.index(speaker) if speaker else 0
    start = text.find(cue, at) if text.find(cue, at) >= 0 else text.index(cue)
    mention = None
    if speaker is not None:
        mention = Speaker(
            speaker,
            at,
            at + len(speaker),
            speaker if canonical is None else canonical,
            kind,
            role,
            affiliation,
            resolved_by,
        )
    return Statement(
        id=make_id("s", article.id, str(start)), article=article.id, revision=1, sentence=0, speaker=mention,
        cue=Cue(cue, start, start + len(cue), cue, cls), content=spans, form="indirect", certainty=certainty,
        negated=negated, said_at=said_at, via=via, parent=parent,
    )  # fmt: skip


def _resolved(article: Article, statement: Statement) -> Statement:
    """The statement with the evidence for its pronoun."""
    at = article.text.index("Ida Brekke")
    found = replace(statement.speaker, confidence=0.9, evidence=Span(at, at + 10), role_class="official")
    return replace(statement, speaker=found)


def wire_statements(article: Article) -> tuple[Statement, ...]:
    first = "The Sandholm ferry was probably overloaded when it sank on Monday"
    brekke = {"canonical": "Ida Brekke", "role": "harbour master", "affiliation": "Sandholm"}
    official = said(article, "An official", "said", "that the line believes the wind was to blame", kind="anonymous",
                    said_at="2031-09-02")  # fmt: skip
    return (
        said(article, "harbour master Ida Brekke", "said", first, certainty="hedged", via="the coast guard", **brekke),  # type: ignore[arg-type]
        _resolved(article, said(article, "she", "said", "“We counted 212 tickets,”", resolved_by="pronoun", **brekke)),  # type: ignore[arg-type]
        said(article, "The ferry line, Holm Ferries", "denied", "that too many had been sold",
             canonical="Holm Ferries", kind="organisation", certainty="denied", cls="deny"),
        official,
        said(article, "the line", "believes", "the wind was to blame", canonical="Holm Ferries", kind="organisation",
             resolved_by="description", cls="believe", parent=official.id),
        said(article, "It", "did not say", "how strong it was", canonical="", kind="organisation",
             resolved_by="unresolved", certainty="declined", negated=True),
    )  # fmt: skip


def make_readings(poison: str = "") -> tuple[Reading, ...]:
    out = []
    for article in make_articles(poison):
        if "Families" in article.text:
            statements: tuple[Statement, ...] = (
                said(article, "one of them", "said", "“Nobody told us anything,”", kind="person"),
                said(article, "Brekke", "said", "The Sandholm ferry was probably overloaded when it sank",
                     resolved_by="surname", certainty="hedged", said_at="2031-09-01"),
            )  # fmt: skip
        else:
            statements = wire_statements(article)
        if poison:
            statements = tuple(
                replace(one, speaker=replace(one.speaker, canonical=f"{one.speaker.canonical} {poison}", role=poison))
                if one.speaker
                else one
                for one in statements
            )
        at = article.text.find("212")
        figures = (
            Figure(make_id("f", article.id), article.id, 1, 0, at, at + 3, "212", 212, 212, "exact", "ticket", False,
                   "other", reporter_name="Ida Brekke", phrase=Span(at, at + len("212 tickets"))),
        ) if at >= 0 else ()  # fmt: skip
        out.append(Reading(article, (), (), statements, figures, engine="by hand"))
    return tuple(out)


def make_who(poison: str = "") -> Who:
    """The table of the story; its figures are left out, since they have no parse."""
    readings = [replace(reading, figures=()) for reading in make_readings(poison)]
    return who_says_what(build_ledger(build_story([reading.article for reading in readings]), readings))
