"""From a ledger to a brief: the pure stage of this module."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from writethru.brief.conflict import Clash, clashes
from writethru.brief.copying import CopyIndex, count
from writethru.brief.judged import judged_words
from writethru.brief.material import Material, gather
from writethru.brief.names import Cast
from writethru.brief.news import (
    MOST_OWN,
    Counted,
    Revision,
    as_news,
    fresh_articles,
    printed_corrections,
    report_denials,
    revisions,
)
from writethru.brief.overtaken import overtaken
from writethru.brief.plan import Choice, Planner, repeats
from writethru.brief.retold import retold
from writethru.brief.select import LEAD_WORDS, ORDER, Selector
from writethru.brief.table import Count, counts, figure_rows
from writethru.brief.takenback import taken_back
from writethru.brief.top import STANDFIRST_WORDS, Top
from writethru.brief.writers.extractive import NAME, Candidate, Extractive
from writethru.core.ids import cite, make_id
from writethru.core.types import Brief, Citation, Figure, Label, Ledger, Line, Section, SectionName, SourceRow

# how often a brief with room left is filled up, and the words that make it worth while
REFILLS = 6
LEAST_ROOM = 9
# conflicts told in prose; the table has them all
MOST_CLASHES = 3
_Told = TypeVar("_Told", Clash, Revision)
# IPTC digital source type: text made by an algorithm without a generative model
SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"


@dataclass(frozen=True, slots=True)
class Draft:
    """A line on its way: its section, its text when written after others, and what it rests on."""

    section: SectionName
    choice: Choice | None
    # a sentence of ours on two figures: a conflict or a revision
    clash: Clash | Revision | None
    text: str


def write_brief(
    ledger: Ledger, *, words: int = 400, copy_limit: int = 12, known: Collection[str] | None = None
) -> Brief:
    """The brief of a ledger: at most ``words`` words of prose, headline and standfirst counted, the table not.

    ``known`` has the ids of the articles that the edition before rests on: what the others tell stands first, as what
    is new. Without it the last day of a coverage of several days is what is new.

    Pure and the same for the same ledger, in whatever order its readings stand. Every line carries the source
    sentences it rests on; no line copies more than ``copy_limit`` words in a row outside quotation marks.
    """
    planned = plan_brief(ledger, words=words, copy_limit=copy_limit, known=known)
    material, top = planned.material, planned.top
    sections = _sections(
        planned.drafts, planned.writer, f"{top.headline} {top.standfirst}", top.standfirst, words - top.size
    )
    return Brief(
        story=ledger.story.id,
        edition=1,
        as_of=material.as_of,
        headline=top.headline,
        standfirst=top.standfirst,
        headline_citations=top.headline_citations,
        standfirst_citations=top.standfirst_citations,
        sections=sections,
        figures_table=figure_rows(planned.groups, material, judged_words(ledger), planned.heirs),
        sources=_sources(ledger, material),
        label=Label(((NAME, 1.0),), SOURCE_TYPE),
        notes=_notes(ledger, material),
        other_headlines=top.others,
    )


@dataclass(frozen=True, slots=True)
class Planned:
    """What a brief is to say, before its lines are written one after another."""

    material: Material
    writer: Extractive
    planner: Planner
    # all lines that could be printed, in the order of their articles
    choices: tuple[Choice, ...]
    drafts: tuple[Draft, ...]
    groups: list[list[Count]]
    heirs: Mapping[str, str]
    top: Opening


@dataclass(frozen=True, slots=True)
class Opening:
    """Headline and standfirst with what they rest on."""

    headline: str
    headline_citations: tuple[Citation, ...]
    standfirst: str
    standfirst_citations: tuple[Citation, ...]
    # places of the sentences they were made of: (article, sentence) in the order of the brief
    used: frozenset[tuple[int, int]]
    # what could stand as the headline instead, with what each rests on
    others: tuple[tuple[str, tuple[Citation, ...]], ...] = ()

    @property
    def size(self) -> int:
        return count(self.headline) + count(self.standfirst)


def plan_brief(
    ledger: Ledger, *, words: int = 400, copy_limit: int = 12, known: Collection[str] | None = None
) -> Planned:
    """What :func:`write_brief` says of a ledger, and all it could have said instead. Same arguments, pure as well."""
    material = gather(ledger)
    cast = Cast(material.views)
    index = CopyIndex((view.article.text for view in material.views), copy_limit)
    disputed = {figure for item in ledger.relations if item.relation == "conflict" for figure in (item.a, item.b)}
    writer = Extractive(material, cast, index, disputed)
    heirs = overtaken(ledger)
    fresh = fresh_articles(ledger, known)
    planner = Planner(material, cast, heirs, fresh)
    choices = _whole_lead(planner.choices(writer.candidates()), planner, writer, fresh)
    groups = counts(ledger, material, cast)
    top = Top(choices, planner, writer, ledger, heirs, fresh)
    head, head_cites, head_choice = top.headline()
    room = words - count(head) - STANDFIRST_WORDS
    own = _fit(clashes(ledger, groups, material, index, heirs)[:MOST_CLASHES], room // 4)
    revised = revisions(groups, heirs, fresh, material, index, _lines_of(choices, writer))
    withdrawn = taken_back(material, cast, fresh, index)
    revised += [one.told for one in withdrawn]
    revised += [*printed_corrections(material, fresh), *report_denials(material, cast, fresh, index)]
    news = _fit(revised[:MOST_OWN], room * 2 // 5)
    taken = {
        "not_settled": sum(count(clash.text) for clash in own),
        "whats_new": sum(count(revision.text) for revision in news),
    }
    told = [clash.text for clash in own] + [revision.text for revision in news]
    counted = Counted(ledger, news)
    sorted_out = [
        as_news(c) if fresh.tells(c.candidate.view.article, c.candidate.source) else c
        for c in choices
        # nothing but counts that a sentence of ours has told, and nothing that its speaker has corrected since
        if not counted.all_of(c) and not any(one.overtakes(c) for one in withdrawn)
    ]
    selector = Selector(sorted_out, planner.weights, lambda choice: writer.write(choice.candidate, ""), told)
    picked = selector.run(room - sum(taken.values()), taken)
    stand, stand_choice = top.standfirst(head, head_choice, picked.choices, told)
    standing = stand_choice.candidate.key[:2] if stand_choice else None
    ours = [Draft("not_settled", None, clash, clash.text) for clash in own]
    ours += [Draft("whats_new", None, revision, revision.text) for revision in news]
    drafts = _filled(selector, standing, ours, writer, head, stand, words)
    opening = Opening(
        head,
        head_cites,
        stand,
        (_cite(stand_choice.candidate),) if stand_choice else (),
        frozenset(choice.candidate.key[:2] for choice in (head_choice, stand_choice) if choice),
        top.others(head),
    )
    return Planned(material, writer, planner, tuple(choices), tuple(drafts), groups, heirs, opening)


def _filled(
    selector: Selector,
    standing: tuple[int, int] | None,
    ours: Sequence[Draft],
    writer: Extractive,
    head: str,
    stand: str,
    words: int,
) -> list[Draft]:
    """The drafts of a brief, with more of them while it has room.

    Written one after another, lines are shorter than each by itself, and some tell nothing new.
    """
    room = words - count(head) - count(stand)
    for _ in range(REFILLS):
        drafts = [Draft(c.section, c, None, text) for c, text in selector.picked.choices]
        drafts = [draft for draft in drafts if draft.choice and draft.choice.candidate.key[:2] != standing] + [*ours]
        printed = _sections(drafts, writer, f"{head} {stand}", stand, room)
        left = room - sum(count(line.text) for section in printed for line in section.lines)
        if not (left >= LEAST_ROOM and selector.more(left)) and not selector.exchange(left):
            break
    return drafts


def _whole_lead(
    choices: Sequence[Choice], planner: Planner, writer: Extractive, fresh: Collection[str]
) -> list[Choice]:
    """The choices with the opening sentence of the story, and of each new article, once.

    In the form that tells most and can be printed.
    """
    out = list(choices)
    for view in planner.material.views:
        if view.place and view.article.id not in fresh:
            continue
        mine = [c for c in out if c.candidate.view is view and c.candidate.source.paragraph == 0]
        first = min((c.candidate.sentence for c in mine if c.lead or view.article.id in fresh), default=None)
        forms = [c for c in mine if c.candidate.sentence == first and c.size <= LEAD_WORDS]
        able = [c for c in forms if writer.write(c.candidate, "") is not None]
        if able:
            told = {c.candidate.key: (writer.write(c.candidate, "") or "").lower() for c in able}

            def tells(choice: Choice, told: Mapping[tuple[int, int, int], str] = told) -> float:
                # what its text still tells: an edit for the copy limit may have cost it a clause
                kept = (term for term in choice.terms if term[:4] in told[choice.candidate.key])
                return planner.weights.total(kept)

            best = max(able, key=lambda c: (tells(c), c.candidate.key))
            # what the opening tells beside it, in other words of its sentence, is another line
            own = set(best.candidate.row.tokens)
            out = [c for c in out if c is best or c not in forms or not own & set(c.candidate.row.tokens)]
    return out


def _lines_of(choices: Sequence[Choice], writer: Extractive) -> Callable[[Figure], str | None]:
    """What can be written of the sentence of a figure: the line that holds it and the most other numbers."""

    def line(figure: Figure) -> str | None:
        holding = [c for c in choices if figure.id in c.candidate.figures]
        for choice in sorted(holding, key=lambda c: (-len(c.numbers), c.size, c.candidate.key)):
            text = writer.write(choice.candidate, "")
            if text is not None:
                return text
        return None

    return line


def _fit(sentences: Sequence[_Told], room: int) -> list[_Told]:
    out: list[_Told] = []
    for sentence in sentences:
        if sum(count(item.text) for item in out) + count(sentence.text) <= room:
            out.append(sentence)
    return out


def _cite(candidate: Candidate) -> Citation:
    return cite(candidate.view.article, candidate.source.start, candidate.source.end)


def _sections(drafts: Sequence[Draft], writer: Extractive, told: str, stand: str, room: int) -> tuple[Section, ...]:
    """The lines in reading order, each written with the names the lines before it have introduced."""
    out: list[Section] = []
    texts = [stand] if stand else []
    said: list[tuple[Choice, str]] = []
    size = 0
    for name in ORDER:
        lines: list[Line] = []
        for draft in sorted((d for d in drafts if d.section == name), key=_place):
            line = _line(draft, writer, told)
            if line is None or repeats(line.text, texts, 0.55) or size + count(line.text) > room:
                continue
            if draft.choice and draft.choice.speaker and draft.choice.numbers:
                # the same count from the same mouth is told once
                before = [
                    text
                    for other, text in said
                    if other.speaker == draft.choice.speaker and other.numbers & draft.choice.numbers
                ]
                if repeats(line.text, before, 0.4):
                    continue
            size += count(line.text)
            lines.append(line)
            texts.append(line.text)
            if draft.choice:
                said.append((draft.choice, line.text))
            told += " " + line.text
        if lines:
            out.append(Section(name, tuple(lines)))
    return tuple(out)


def _place(draft: Draft) -> tuple[int, int, int, str]:
    if draft.choice is None:
        # sentences of ours stand as they were ranked
        return (-1, 0, 0, "")
    place, sentence, size = draft.choice.candidate.key
    if draft.section == "whats_new" and draft.choice.lead:
        # what a new article opens with is the news
        return (-2, place, sentence, draft.text)
    return (-1 if draft.choice.lead and place == 0 else place, sentence, size, draft.text)


def _line(draft: Draft, writer: Extractive, told: str) -> Line | None:
    if draft.clash is not None:
        clash = draft.clash
        shown = retold(clash.text, told, writer.cast)
        return Line(
            make_id("line", draft.section, shown),
            shown,
            NAME,
            draft.section,
            clash.citations,
            (),
            clash.figures,
        )
    if draft.choice is None:
        return None
    candidate = draft.choice.candidate
    text = writer.write(candidate, told) or draft.text
    return Line(
        make_id("line", draft.section, text),
        text,
        NAME,
        draft.section,
        (_cite(candidate),),
        tuple(statement.id for statement in candidate.statements),
        candidate.figures,
    )


def _sources(ledger: Ledger, material: Material) -> tuple[SourceRow, ...]:
    rows = []
    for article in ledger.story.articles:
        view = material.view(article.id)
        rows.append(
            SourceRow(
                article.id,
                article.outlet,
                article.title,
                article.published,
                article.url,
                article.file,
                view.origin,
                article.completeness,
                article.revision,
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.published or "9999", row.article)))


def _notes(ledger: Ledger, material: Material) -> tuple[str, ...]:
    notes = list(ledger.story.notes)
    origins = {view.origin for view in material.views}
    if len(origins) == 1:
        several = len(material.views) > 1
        notes.append(
            "One origin only: "
            + (
                "all articles carry one text, so nothing here is confirmed by a second reporter."
                if several
                else "a single article, so nothing here is confirmed by a second reporter."
            )
        )
    for view in material.views:
        if view.article.completeness in ("teaser", "paywalled"):
            name = view.article.outlet or view.article.domain or view.article.title
            kind = "a teaser" if view.article.completeness == "teaser" else "the open part of a paywalled article"
            notes.append(f"Only {kind} of {name} could be read.")
    return tuple(dict.fromkeys(notes))
