"""A brief as it is laid out: what the HTML, Markdown and terminal targets have in common, ready to be shown.

Pure: the same brief and ledger give the same page. All text here is safe to show but not yet escaped for any format.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from writethru.core.types import Brief, Citation, Failure, Figure, FigureRow, Label, Ledger, Line, Reading, SectionName
from writethru.publish.evidence import Passage, passages
from writethru.publish.pictures import Picture, matched, picture_of
from writethru.publish.sources import Group, Source, sources_of
from writethru.publish.words import EVENTS, SECTIONS, STATES, count, plain, sentence, shown, when

# events of a timeline that are shown
MOST_EVENTS = 60
# how the writer of a line is named that a person changed
EDITED = "edited by "
WRITERS = {
    "extractive": "sentences of the coverage, chosen and shortened by rules; no language model wrote them",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of text with its evidence: a line, the headline, a row of a table. ``note`` numbers it on the page."""

    note: int
    text: str
    passages: tuple[Passage, ...]
    # "2 outlets, 1 origin"
    rests_on: str
    # the sources by number, each once
    sources: tuple[Source, ...]
    writer: str = ""


@dataclass(frozen=True, slots=True)
class ShownSection:
    name: SectionName
    title: str
    lines: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A row of the figures table; ``said`` holds its evidence."""

    what: str
    # what the row counts, where the group's heading does not say it
    kind: str
    value: str
    who_says: str
    as_of: str
    origins: str
    said: Shown
    # what editors judged of it
    judged: str = ""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Rows about one thing, and a picture where they differ."""

    what: str
    state: str
    state_words: str
    rows: tuple[ShownFigure, ...]
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class ShownEvent:
    date: str
    stamp: str
    status: str
    said: Shown


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    date: str
    was: str
    # "" where nothing takes its place
    now: str
    reason: str

    @property
    def said(self) -> str:
        """What was printed and what is right, as a sentence."""
        if not self.now:
            return f"“{self.was}” no longer stands."
        return f"“{self.was}” now reads “{self.now}”" + ("" if self.now.endswith((".", "!", "?", ".”")) else ".")


@dataclass(frozen=True, slots=True)
class Page:
    headline: Shown
    standfirst: Shown | None
    edition: int
    as_of: str
    # "7 articles of 5 independent origins"
    scope: str
    sections: tuple[ShownSection, ...]
    figures: tuple[FigureGroup, ...]
    timeline: tuple[ShownEvent, ...]
    # dated events there are, of which the timeline shows the latest
    events: int
    corrections: tuple[ShownCorrection, ...]
    groups: tuple[Group, ...]
    # who wrote the lines, who reviewed them and where the edition stands, in sentences
    label: tuple[str, ...]
    # the same for machines
    signed: Label
    # what keeps the edition from readers, to be shown above all else; "" where nothing does
    banner: str
    notes: tuple[str, ...]
    failures: tuple[Failure, ...]

    def section(self, name: SectionName) -> ShownSection | None:
        return next((section for section in self.sections if section.name == name), None)

    @property
    def before_figures(self) -> tuple[ShownSection, ...]:
        names = list(SECTIONS)
        return tuple(one for one in self.sections if names.index(one.name) < names.index("figures"))

    @property
    def after_figures(self) -> tuple[ShownSection, ...]:
        names = list(SECTIONS)
        return tuple(one for one in self.sections if names.index(one.name) > names.index("figures"))

    @property
    def timeline_words(self) -> str:
        """How many events over which time."""
        first, last = self.timeline[0].date, self.timeline[-1].date
        many = count(self.events, "dated event")
        if self.events > len(self.timeline):
            many = f"The latest {len(self.timeline)} of {many}"
        return many + ("" if first == last else f", {first} to {last}")

    def notes_in_order(self) -> tuple[Shown, ...]:
        """All that has evidence, by number."""
        out = [self.headline, *([self.standfirst] if self.standfirst else [])]
        out.extend(line for section in self.sections for line in section.lines)
        out.extend(row.said for group in self.figures for row in group.rows)
        out.extend(event.said for event in self.timeline)
        return tuple(sorted(out, key=lambda item: item.note))


class _Builder:
    """Numbers what is shown in the order it is asked for."""

    def __init__(self, ledger: Ledger, groups: Sequence[Group]) -> None:
        self.readings: Mapping[tuple[str, int], Reading] = {
            (reading.article.id, reading.article.revision): reading for reading in ledger.readings
        }
        self.sources = {source.article: source for group in groups for source in group.sources}
        self.note = 0

    def show(self, text: str, citations: Sequence[Citation], writer: str = "") -> Shown:
        self.note += 1
        found = passages(citations, self.readings, self.sources)
        cited = [self.sources[item.article] for item in citations if item.article in self.sources]
        sources = tuple({source.number: source for source in cited}.values())
        outlets = count(len({source.outlet for source in sources}), "outlet")
        origins = len({source.origin for source in sources})
        rests_on = outlets if len(sources) == 1 else f"{outlets}, {count(origins, 'independent origin')}"
        return Shown(self.note, " ".join(shown(text).split()), found, rests_on, sources, plain(writer))


def page_of(brief: Brief, ledger: Ledger, failures: Sequence[Failure] = ()) -> Page:
    """The page of a brief, its evidence taken from the articles of the ledger."""
    groups = sources_of(brief, ledger)
    build = _Builder(ledger, groups)
    # what was killed is told nowhere on its page
    dated = [item for item in ledger.timeline if item.citations and brief.label.state != "killed"]
    headline = build.show(brief.headline, brief.headline_citations)
    standfirst = build.show(brief.standfirst, brief.standfirst_citations) if brief.standfirst else None
    lines: dict[SectionName, list[Line]] = {}
    for section in brief.sections:
        lines.setdefault(section.name, []).extend(section.lines)
    sections: list[ShownSection] = []
    figures: tuple[FigureGroup, ...] = ()
    for name, title in SECTIONS.items():
        if lines.get(name):
            said = tuple(build.show(line.text, line.citations, line.writer) for line in lines[name])
            sections.append(ShownSection(name, title, said))
        if name == "figures":
            figures = _figures(brief.figures_table, ledger, build)
    return Page(
        headline=headline,
        standfirst=standfirst,
        edition=brief.edition,
        as_of=when(brief.as_of),
        scope=_scope(brief, groups),
        sections=tuple(sections),
        figures=figures,
        timeline=tuple(
            ShownEvent(when(item.date), item.date, EVENTS[item.status], build.show(item.event, item.citations))
            for item in dated[-MOST_EVENTS:]
        ),
        events=len(dated),
        corrections=tuple(
            ShownCorrection(when(item.date), plain(item.was), plain(item.now), plain(item.reason))
            for item in brief.corrections
        ),
        groups=groups,
        label=label_sentences(brief.label),
        signed=brief.label,
        banner=_banner(brief.label),
        notes=tuple(dict.fromkeys(plain(note) for note in (*ledger.story.notes, *brief.notes))),
        failures=tuple(Failure(plain(failure.source), plain(failure.reason)) for failure in failures),
    )


def _scope(brief: Brief, groups: Sequence[Group]) -> str:
    articles, outlets = len(brief.sources), len({source.outlet for group in groups for source in group.sources})
    return f"{count(articles, 'article')} from {count(outlets, 'outlet')}, {count(len(groups), 'independent origin')}"


def _figures(rows: Sequence[FigureRow], ledger: Ledger, build: _Builder) -> tuple[FigureGroup, ...]:
    out = []
    series = {figure: number for number, one in enumerate(ledger.series) for figure in one.figures}

    def key(pair: tuple[FigureRow, Figure | None]) -> tuple[str, object]:
        row, figure = pair
        return ("series", series[figure.id]) if figure and figure.id in series else ("what", row.what)

    for _, grouped in groupby(matched(rows, ledger), key=key):
        same = list(grouped)
        what = plain(same[0][0].what)
        # one conflict makes a group conflicting, whatever the rows beside it
        state = min((row.state for row, _ in same), key=list(STATES)[::-1].index)
        shown_rows = tuple(_row(row, what, build) for row, _ in same)
        # nobody has agreed with a figure that one origin alone carries
        alone = state == "agreed" and len(same) == 1 and same[0][0].origins < 2
        said = "one report" if alone else STATES[state]
        out.append(FigureGroup(what, state, said, shown_rows, picture_of(what, same)))
    return tuple(out)


def _row(row: FigureRow, heading: str, build: _Builder) -> ShownFigure:
    what = plain(row.what)
    return ShownFigure(
        what=what,
        kind="" if heading.lower().startswith(what.lower()) else what,
        value=plain(row.value),
        who_says=plain(row.who_says) or "not said",
        as_of=when(row.as_of),
        origins=count(row.origins, "origin"),
        said=build.show(f"{row.what}: {row.value}", row.citations),
        judged=plain(row.judged),
    )


def label_sentences(label: Label) -> tuple[str, ...]:
    """Who wrote the lines, who reviewed them and where the edition stands, a sentence each."""
    out = []
    for kind, share in label.writer_kinds:
        out.append(f"{share:.0%} of the lines: {_by(plain(kind))}.")
    source_type = plain(label.digital_source_type).rsplit("/", 1)[-1]
    if source_type:
        out.append(f"Digital source type: {source_type}.")
    if label.reviewed_by:
        reviewed = when(label.reviewed_at)
        words = f"; {count(label.words_changed, 'word')} changed" if label.words_changed else ""
        out.append(f"Reviewed by {plain(label.reviewed_by)}" + (f", {reviewed}" if reviewed else "") + f"{words}.")
    else:
        out.append("Written by machine and not reviewed by a person.")
    if label.state == "published":
        out.append(f"Published by {_decided(label)}.")
    for one in label.overrides:
        out.append(f"{plain(one.code)} was set aside by {plain(one.by)}: {sentence(plain(one.reason))}")
    return tuple(out)


def _by(kind: str) -> str:
    if kind.startswith(EDITED):
        return f"{kind}; each was checked against its sources anew"
    how = WRITERS.get(kind, "a language model, each line checked against its sources")
    return f"{kind} writer ({how})"


def _banner(label: Label) -> str:
    if label.state in ("withheld", "killed"):
        return f"{label.state.capitalize()} by {_decided(label)}. Not for publication."
    if label.embargo and label.state != "published":
        return f"Embargoed until {when(label.embargo)}. Not for publication before that."
    return ""


def _decided(label: Label) -> str:
    reason = plain(label.state_reason).rstrip(".")
    return ", ".join(filter(None, (plain(label.state_by), when(label.state_at)))) + (f": {reason}" if reason else "")
