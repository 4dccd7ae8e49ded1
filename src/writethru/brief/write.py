"""From a ledger to a brief: the pure stage of this module."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from writethru.brief.conflict import Clash, clashes
from writethru.brief.copying import CopyIndex, count
from writethru.brief.copying import words as words_of
from writethru.brief.lead import HEADLINE_WORDS, headline
from writethru.brief.material import Material, View, gather
from writethru.brief.names import Cast
from writethru.brief.plan import Choice, Planner, repeats
from writethru.brief.rewrite.dates import spoken
from writethru.brief.select import NUMBER, ORDER, Selector
from writethru.brief.table import counts, figure_rows
from writethru.brief.writers.extractive import NAME, Candidate, Extractive
from writethru.core.ids import cite, make_id
from writethru.core.types import Brief, Citation, Label, Ledger, Line, Section, SectionName, SourceRow

# IPTC digital source type: text made by an algorithm without a generative model
SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
STANDFIRST_WORDS = 24


@dataclass(frozen=True, slots=True)
class _Draft:
    """A line on its way: its section, its text when written after others, and what it rests on."""

    section: SectionName
    choice: Choice | None
    clash: Clash | None
    text: str


# where a headline may be cut without losing its main clause
_CLAUSE = re.compile(r",? (?:as|after|before|while|amid|but) |[,:;] | [–—-] ")


def write_brief(ledger: Ledger, *, words: int = 400, copy_limit: int = 12) -> Brief:
    """The brief of a ledger: at most ``words`` words of prose, headline and standfirst counted, the table not.

    Pure and the same for the same ledger, in whatever order its readings stand. Every line carries the source
    sentences it rests on; no line copies more than ``copy_limit`` words in a row outside quotation marks.
    """
    material = gather(ledger)
    cast = Cast(material.views)
    index = CopyIndex((view.article.text for view in material.views), copy_limit)
    writer = Extractive(material, cast, index)
    planner = Planner(material, cast)
    choices = planner.choices(writer.candidates())
    groups = counts(ledger, material, cast)
    disputes = clashes(ledger, groups, material, index)[:3]

    head, head_cites, head_choice = _headline(choices, planner, cast, ledger)
    room = words - count(head) - STANDFIRST_WORDS
    own = _fit(disputes, room // 4)
    taken = {"not_settled": sum(count(clash.text) for clash in own)}
    told = [clash.text for clash in own]
    selector = Selector(choices, planner.weights, lambda choice: writer.write(choice.candidate, ""), told)
    picked = selector.run(room - taken["not_settled"], taken)
    used = {choice.candidate.key[:2] for choice, _ in picked.choices}
    left = [choice for choice in choices if choice.candidate.key[:2] not in used]
    stand, stand_cites = _standfirst(left, planner, writer, head, head_choice, [*told, *picked.texts()])
    chosen = list(picked.choices)
    if not stand and len(chosen) > 3:
        # everything usable is a line already: the last plain line chosen serves as the standfirst
        top = head_choice.candidate.key[:2] if head_choice else None
        plain = [
            pair
            for pair in chosen
            if count(pair[1]) <= STANDFIRST_WORDS and "“" not in pair[1] and pair[0].candidate.key[:2] != top
        ]
        if plain:
            chosen.remove(plain[-1])
            stand, stand_cites = plain[-1][1], (_cite(plain[-1][0].candidate),)
    drafts = [_Draft(choice.section, choice, None, text) for choice, text in chosen]
    drafts += [_Draft("not_settled", None, clash, clash.text) for clash in own]
    sections = _sections(drafts, writer, f"{head} {stand}", stand, words - count(head) - count(stand))
    return Brief(
        story=ledger.story.id,
        edition=1,
        as_of=material.as_of,
        headline=head,
        standfirst=stand,
        headline_citations=head_cites,
        standfirst_citations=stand_cites,
        sections=sections,
        figures_table=figure_rows(groups, material),
        sources=_sources(ledger, material),
        label=Label(((NAME, 1.0),), SOURCE_TYPE),
        notes=_notes(ledger, material),
    )


def _headline(
    choices: Sequence[Choice], planner: Planner, cast: Cast, ledger: Ledger
) -> tuple[str, tuple[Citation, ...], Choice | None]:
    first = _leading(planner)
    title = re.split(r"; ", first.article.title or ledger.story.title)[0]
    day = planner.material.day
    for choice in _leads(choices, planner):
        text = headline(choice.candidate, cast)
        if text is not None:
            text = text.replace(f" on {spoken(day, day)}", "") if day else text
            fitting = text if _tells(text, title) else _credited(title, text)
            if fitting is not None:
                return fitting, (_cite(choice.candidate),), choice
    lead = first.reading.sentences[0] if first.reading.sentences else None
    return _short_run(title), ((cite(first.article, lead.start, lead.end),) if lead else ()), None


def _short_run(title: str) -> str:
    """The editor's title, cut at its last clause that keeps the copied run short; a longer one is quoted."""
    cuts = [cut.start() for cut in _CLAUSE.finditer(title)]
    for end in (len(title), *reversed(cuts)):
        if 4 <= count(title[:end]) <= HEADLINE_WORDS - 1:
            return title[:end].rstrip(" ,;:")
    return f"“{title}”" if count(title) > HEADLINE_WORDS - 1 else title


def _credited(title: str, text: str) -> str | None:
    """The editor's title with who says so, where the cut lead has lost the event but carries the title's count."""
    who = re.search(r", ([^,]+ says?)$", text)
    base = re.split(r"[,;:] ", title)[0]
    numbers = set(NUMBER.findall(text))
    if not who or not numbers or not numbers <= set(NUMBER.findall(base)):
        return None
    made = f"{base}, {who[1]}"
    return made if count(made) <= HEADLINE_WORDS + 2 else None


def _tells(text: str, title: str) -> bool:
    """Does a cut lead still tell what the editor's title tells: some of its words of substance?"""
    wanted = {word for word in words_of(title) if len(word) > 3}
    return not wanted or len(wanted & set(words_of(text))) >= 0.4 * len(wanted)


def _leading(planner: Planner) -> View:
    """The article whose lead is the lead of the story."""
    return planner.material.views[0]


def _leads(choices: Sequence[Choice], planner: Planner) -> list[Choice]:
    """Candidates of the first sentences, the one that says most of what the story is about first."""
    lead = planner.material.views[0].origin
    early = [c for c in choices if c.candidate.source.paragraph == 0 and c.candidate.view.origin == lead]

    def worth(choice: Choice) -> float:
        first = 1.4 if choice.candidate.sentence == 0 and choice.candidate.view.place == 0 else 1.0
        return first * choice.base * planner.weights.total(choice.terms) / math.sqrt(10 + choice.size)

    return sorted(early, key=lambda choice: (-worth(choice), choice.candidate.key))


def _standfirst(
    choices: Sequence[Choice],
    planner: Planner,
    writer: Extractive,
    head: str,
    lead: Choice | None,
    told: Sequence[str],
) -> tuple[str, tuple[Citation, ...]]:
    """One short sentence beside the headline: early, of what many tell, and no line of the brief."""
    weights = planner.weights
    known = lead.terms if lead else frozenset()

    def worth(choice: Choice) -> float:
        fresh = weights.total(choice.terms - known) + 0.5 * weights.total(choice.terms & known)
        early = 1.5 if choice.lead else 1.0 if choice.candidate.source.paragraph <= 6 else 0.7
        return choice.base * fresh * early / (6 + choice.size)

    spare = list(choices)
    printed = {number for text in told for number in NUMBER.findall(text)}
    choices = [c for c in choices if not (c.numbers and c.numbers <= printed)]
    pool = [
        c for c in choices if 8 <= c.size <= STANDFIRST_WORDS and c.section not in ("expert_opinions", "background")
    ]
    pool = [c for c in pool if not any(piece.quoted for piece in c.candidate.row.pieces)]

    def bare(choice: Choice) -> bool:
        # neither a count nor much that the headline does not say already
        return not choice.numbers and len(choice.terms - known) < 5

    order = sorted(pool, key=lambda choice: (bare(choice), -worth(choice), choice.candidate.key))
    order += sorted(spare, key=lambda choice: (-worth(choice), choice.candidate.key))
    for choice in order:
        text = writer.write(choice.candidate, head)
        if text is not None and count(text) <= STANDFIRST_WORDS and not repeats(text, [head, *told], 0.6):
            return text, (_cite(choice.candidate),)
    return "", ()


def _fit(disputes: Sequence[Clash], room: int) -> list[Clash]:
    out: list[Clash] = []
    for clash in disputes:
        if sum(count(item.text) for item in out) + count(clash.text) <= room:
            out.append(clash)
    return out


def _cite(candidate: Candidate) -> Citation:
    return cite(candidate.view.article, candidate.source.start, candidate.source.end)


def _sections(drafts: Sequence[_Draft], writer: Extractive, told: str, stand: str, room: int) -> tuple[Section, ...]:
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


def _place(draft: _Draft) -> tuple[int, int, int, str]:
    if draft.choice is None:
        return (-1, 0, 0, draft.text)
    place, sentence, size = draft.choice.candidate.key
    return (-1 if draft.choice.lead and place == 0 else place, sentence, size, draft.text)


def _line(draft: _Draft, writer: Extractive, told: str) -> Line | None:
    if draft.clash is not None:
        clash = draft.clash
        return Line(
            make_id("line", draft.section, clash.text),
            clash.text,
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
