"""The figures table: who counts what, how many independent origins carry it, and whether it is agreed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from writethru.brief.counted import HUMAN, TAKING_PART, counted, weak
from writethru.brief.judged import judged_of
from writethru.brief.material import Material, View
from writethru.brief.names import Cast, Figurehead, introduced, trusted
from writethru.core.ids import cite
from writethru.core.types import Citation, Figure, FigureRow, Ledger, Series, SeriesState, Statement
from writethru.reading.titles import ORGANISATIONS

# longest table an editor will read
MOST_ROWS = 40

_BOUND = {
    "over": ("more than", r"more than|over|above|exceed|past|pass(?:ed|es|ing)"),
    "at_least": ("at least", r"at least|or more|no fewer|no less|minimum"),
    "up_to": ("up to", r"up to|as many as|as much as|at most|no (?:more|better|higher|later)|maximum|within"),
    "under": ("less than", r"under|less|fewer|below"),
    "about": ("about", r"about|around|some|roughly|approx|estimate|or so|clos|near"),
    "nearly": ("nearly", r"near|almost|close to|just under"),
}  # fmt: skip
# "45 million euros a day": the rate belongs to the value
_RATE = re.compile(
    r"\s*(?:\([^)]{1,20}\)\s*)?((?:a|an|per|each|every) (?!few|total|lot|number|bit|little|week of)[a-z]+"
    r"(?:-[a-z]+ [a-z]+)?"
    r"(?! (?:earlier|ago|before|later|or))"
    r"|over (?:two|three|four|five|six|ten|\d+) years)\b"
)
_PRONOUNS = frozenset("he she it they who which that his her its their".split())
UNSAID = "(no reporter named)"


@dataclass(frozen=True, slots=True)
class Count:
    """Equal figures of one reporter, in all the articles that carry them."""

    figures: tuple[Figure, ...]
    series: Series
    reporter: str
    value: str
    what: str
    origins: int
    state: SeriesState

    @property
    def named(self) -> bool:
        """The article names who gives the count."""
        return not self.reporter.endswith(UNSAID)

    @property
    def figure(self) -> Figure:
        return self.figures[0]


def counts(ledger: Ledger, material: Material, cast: Cast) -> list[list[Count]]:
    """The series of the ledger, each as its different counts; the series that matter most first.

    A conversion in brackets ("($52 million)") is left out: it is no count of its own.
    """
    by_id = {figure.id: figure for figure in ledger.figures}
    clashing = {key for item in ledger.relations if item.relation == "conflict" for key in (item.a, item.b)}
    apart = strays(ledger)
    out: list[list[Count]] = []
    for series in ledger.series:
        groups: dict[tuple[object, ...], list[Figure]] = {}
        members = [*series.figures, *(other for item in series.figures for other in apart.get(item, ()))]
        for figure in [by_id[item] for item in members if item in by_id]:
            if _converted(figure, material) or _whole(figure, material) or _idle(figure, figure.id in clashing):
                continue
            key = (reporter(figure, material, cast), figure.value_low, figure.value_high, figure.approx)
            groups.setdefault(key, []).append(figure)
        joined = _joined(list(groups.values()), material, cast, clashing)
        rows = [_count(group, series, material, cast, clashing) for group in joined]
        rows = [row for row in _labelled(rows) if not _empty(row)]
        if rows:
            out.append(sorted(rows, key=lambda row: _worth(row, material)))
    return sorted(out, key=lambda rows: (_rank(rows), _worth(rows[0], material)))


def _labelled(rows: Sequence[Count]) -> list[Count]:
    """The rows of a series, those that a unit alone labels ("km", "estimate") named as the others are."""
    names = [row for row in rows if not weak(row.what)]
    plain = [row for row in names if not row.figure.unit or row.figure.unit.lower() not in row.what.lower()]
    told = next((row.what for row in (*plain, *names) if row.what != TAKING_PART), None)
    whole = min((row.what for row in names if " as a share of " in row.what), key=len, default="")
    rows = [replace(row, what=whole) if _same_share(row.what, whole) else row for row in rows]
    vague = {TAKING_PART} if any(row.figure.unit_implicit for row in rows) else set()
    return [replace(row, what=told) if told and (weak(row.what) or row.what in vague) else row for row in rows]


def _same_share(what: str, whole: str) -> bool:
    """Is it, in a series of "deficit as a share of GDP", the deficit or a share of GDP?"""
    return bool(whole) and (" as a share of " in what or what.startswith("share") or whole.startswith(f"{what} as a "))


def _rank(rows: Sequence[Count]) -> tuple[int, int]:
    """What an editor looks for first: lives in dispute, other disputes, lives, and then the rest."""
    human = min((HUMAN.index(row.figure.measure) for row in rows if row.figure.measure in HUMAN[:8]), default=8)
    disputed = any(row.state == "conflicting" for row in rows)
    return ((0 if human < 8 else 1) if disputed else (2 if human < 8 else 3), human)


def _joined(groups: Sequence[list[Figure]], material: Material, cast: Cast, clashing: set[str]) -> list[list[Figure]]:
    """One group for one count: what an outlet gives in its own voice joins the same value of a named reporter.

    "At least six" and "six" of one reporter are one count as well, told with its bound.
    """
    out: list[list[Figure]] = []
    for group in sorted(
        groups, key=lambda item: (reporter(item[0], material, cast).endswith(UNSAID), not item[0].approx)
    ):
        who = reporter(group[0], material, cast)
        same = None
        if who.endswith(UNSAID) or not any(figure.id in clashing for figure in group):
            same = next((other for other in out if _one_count(other[0], group[0], who, material, cast)), None)
        if same is None:
            out.append(list(group))
        else:
            same.extend(group)
    return out


def _one_count(a: Figure, b: Figure, who: str, material: Material, cast: Cast) -> bool:
    first = reporter(a, material, cast)
    if first.endswith(UNSAID) or a.measure != b.measure or a.as_of != b.as_of:
        return False
    if who.endswith(UNSAID):
        return (a.value_low, a.value_high, a.approx) == (b.value_low, b.value_high, b.approx)
    low = a.value_low if a.value_low is not None else a.value_high
    return first == who and not b.approx and b.value_low == b.value_high == low


_VAGUE = re.compile(
    r"(?:figure|case|cent|[a-z]|off|years?|km|metres?|change|share|rate|that share|ice|judge|page \w+|estimate|distance"
    r"|duration|percentage point)(?:, \w+(?: or \w+)?)?",
    re.I,
)


def _empty(row: Count) -> bool:
    """A number in an outlet's own voice that no noun explains: no reader could tell what it counts."""
    if row.named or row.origins > 1 or row.state == "conflicting":
        return False
    if row.figure.measure in HUMAN[:6] or row.figure.unit in _MONEY:
        return False
    return bool(_VAGUE.fullmatch(row.what))


def strays(ledger: Ledger) -> dict[str, list[str]]:
    """Figures of copies that differ from the text they copy, by the figure they differ from: no series holds them."""
    held = {key for series in ledger.series for key in series.figures}
    out: dict[str, list[str]] = {}
    for item in ledger.relations:
        if item.relation == "conflict":
            for known, other in ((item.a, item.b), (item.b, item.a)):
                if known in held and other not in held:
                    out.setdefault(known, []).append(other)
    return out


def _idle(figure: Figure, clashing: bool) -> bool:
    """A small number in words that only furnishes the sentence: "two words", "four terminals", "forty-foot"."""
    if clashing or figure.measure in HUMAN[:8] or figure.unit in _MONEY:
        return False
    if figure.measure in ("duration", "distance") and not figure.statement and not figure.reporter_name:
        return True
    if re.search(r"\d", figure.text):
        return False
    small = figure.value_high is None or figure.value_high <= 40
    return small and figure.measure in ("count", "strength", "duration", "distance", "other", "amount", "deployed")


_MONEY = frozenset("USD EUR GBP JPY CNY CHF CAD AUD".split())


def _converted(figure: Figure, material: Material) -> bool:
    text = material.view(figure.article).article.text
    return text[max(0, figure.start - 1) : figure.start] == "(" or bool(
        re.search(r"\([£$€]?$", text[max(0, figure.start - 2) : figure.start])
    )


def _whole(figure: Figure, material: Material) -> bool:
    """ "11 men of his platoon of 30 were killed": thirty is the platoon, not the dead."""
    text = material.view(figure.article).article.text
    before = text[max(0, figure.start - 20) : figure.start]
    return figure.measure in HUMAN[:6] and bool(
        re.search(r"\b(?:platoon|unit|crew|team|squad|class|family) of $", before)
    )


def _count(
    group: list[Figure],
    series: Series,
    material: Material,
    cast: Cast,
    clashing: set[str],
) -> Count:
    ordered = sorted(
        group,
        key=lambda figure: (
            reporter(figure, material, cast).endswith(UNSAID),
            not figure.approx,
            material.view(figure.article).place,
            figure.start,
        ),
    )
    first = ordered[0]
    origins = len({material.view(figure.article).origin for figure in ordered})
    state = series.state
    if any(figure.id in clashing for figure in ordered):
        # also with a count of another measure: bodies against dead
        state = "conflicting" if state == "agreed" else state
    elif state == "conflicting":
        state = "agreed" if origins > 1 else "unresolved"
    return Count(
        tuple(ordered),
        series,
        reporter(first, material, cast),
        value(first, material),
        counted(first, series, material.view(first.article)),
        origins,
        state,
    )


def _worth(row: Count, material: Material) -> tuple[object, ...]:
    """Sort key: what is in conflict, human and money counts, and what many carry stand first."""
    figure = row.figure
    spelled = not re.search(r"\d", figure.text)
    loose = figure.measure in ("duration", "other") or (
        spelled and figure.measure in ("count", "strength", "share", "other")
    )
    named = row.named
    human = HUMAN.index(figure.measure) if figure.measure in HUMAN[:6] else 6
    return (
        loose and not named,
        -(row.origins + (2 if row.state == "conflicting" else 0) + (1 if named else 0) - (2 if loose else 0)),
        human,
        material.view(figure.article).place,
        figure.start,
        figure.article,
    )


def reporter(figure: Figure, material: Material, cast: Cast) -> str:
    """Who gives the figure: canonical name with role, the words of the article, or the outlet's own voice."""
    view = material.view(figure.article)
    for name in _names(figure, view):
        who = cast.find(name)
        if who is not None and not _NOBODY.fullmatch(who.name):
            shown = cast.owned(who, view, _said(figure, view)) or _group_of(who, cast) or introduced(who).rstrip(",")
            shown = _of_body(_full(shown, view), figure, view)
            if shown.split()[0].lower() in _PRONOUNS and "'s " in name:
                shown = name
            elif shown.split()[0].lower() in _PRONOUNS:
                continue
            return shown[:1].upper() + shown[1:]
    for name in _names(figure, view):
        name = re.sub(r"['’]s?$", "", re.split(r", (?:who|which|speaking) ", name)[0])
        if name.split()[0].lower() not in _PRONOUNS and not _NOBODY.fullmatch(name):
            name = _of_body(_at_place(_full(name, view), figure, view), figure, view)
            return name[:1].upper() + name[1:]
    return f"{view.article.outlet or view.article.domain or 'the article'} {UNSAID}"


def _at_place(name: str, figure: Figure, view: View) -> str:
    """ "At the fire station the volunteers keep a list": volunteers at the fire station."""
    sentence = view.reading.sentences[figure.sentence]
    tree, first = view.tree, sentence.first
    if first >= sentence.last or not re.fullmatch(r"[a-z]+s", name):
        return name
    place = tree.child(first, "pobj") if tree.lower(first) in ("at", "in") else None
    at = view.tokens_in(figure.reporter.start, figure.reporter.end, sentence) if figure.reporter else []
    subject = at[0] if at else None
    if place is None or subject is None or tree.tokens[place].pos != "NOUN":
        return name
    words = tree.subtree(place)
    near = place < subject and tree.tokens[place].ent[2:] not in ("DATE", "TIME") and len(words) <= 4
    return f"{name} {tree.lower(first)} {tree.span(words).of(tree.text)}" if near else name


_SPOKESMAN = re.compile(r"a (?:spokes(?:man|woman|person))", re.I)


def _of_body(name: str, figure: Figure, view: View) -> str:
    """ "The town hospital treated nine, a spokesman said": a spokesman for the town hospital."""
    said = _said(figure, view)
    if said is None or not said.content or not _SPOKESMAN.fullmatch(name):
        return name
    tree, sentence = view.tree, view.reading.sentences[said.sentence]
    first = next(iter(view.tokens_in(said.content[0].start, said.content[0].end, sentence)), None)
    body = next((k for k in tree.ancestors(first) if k != first), first) if first is not None else None
    head = first if first is not None and tree.tokens[first].dep == "nsubj" else body
    if head is None or tree.tokens[head].dep != "nsubj" or tree.tokens[head].lemma.lower() not in ORGANISATIONS:
        return name
    words = tree.span([k for k in tree.subtree(head) if k <= head]).of(tree.text)
    return f"{name} for {words[:1].lower() + words[1:] if words.startswith(('The ', 'A ', 'An ')) else words}"


def _group_of(who: Figurehead, cast: Cast) -> str | None:
    """ "Ada Roe's group" as "the group of Ada Roe, head of the Harbour Trust": a reader has not met her yet."""
    owner = cast.find(who.owner) if who.owner else None
    if owner is None or owner.kind != "person" or not owner.role:
        return None
    return f"The {who.name.rsplit(' ', 1)[-1]} of {introduced(owner).rstrip(',')}"


# "Not all blame the line": no one who could give a count
_NOBODY = re.compile(
    r"(?:the )?(?:not all|people|all|some|many|most|few|others|neither|both|none|nobody|no one|every(?:one|body)"
    r"|some(?:one|body))\b.{0,40}",
    re.I,
)
_RANK = "(?:Supt|Insp|Gen|Col|Lt|Maj|Capt|Sgt|Cmdr|Adm|Dr|Mr|Mrs|Ms|Prof|Rev|Brig|Cpl|Const)"
_ABBREVIATED = re.compile(rf"\b{_RANK}$")


def _full(name: str, view: View) -> str:
    """A name that was cut at an abbreviation, with the rest of it; a bare "spokesman" with its article."""
    text = view.article.text
    if _ABBREVIATED.search(name):
        found = re.search(re.escape(name) + rf"((?:\. {_RANK})*\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)", text)
        return name + found[1] if found else name
    if re.fullmatch(r"[a-z]+(?<!s)", name) and name not in ("police", "government", "people", "staff"):
        owned = re.search(rf"\b(?:the|its|his|her|their|['’]s) {name}\b", text, re.I)
        return f"the {name}" if owned else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    return name


def _said(figure: Figure, view: View) -> Statement | None:
    """The statement in which the figure is given."""
    return next((one for one in view.reading.statements if one.id == figure.statement), None)


def _names(figure: Figure, view: View) -> list[str]:
    names: list[str] = []
    said = _said(figure, view)
    speaker = said.speaker if said is not None else None
    if speaker is not None:
        names.append(speaker.text if speaker.kind == "anonymous" else trusted(speaker))
        names.append(speaker.canonical if speaker.kind == "anonymous" else speaker.text)
        if trusted(speaker) == speaker.canonical and speaker.kind != "anonymous":
            names.append(figure.reporter_name or "")
    if not names:
        names.append(figure.reporter_name or "")
    if figure.reporter:
        names.append(figure.reporter.of(view.article.text))
    return [name.strip() for name in names if name.strip()]


def value(figure: Figure, material: Material) -> str:
    """The number with its bound word, as the article has it, and the rate that belongs to it."""
    text = material.view(figure.article).article.text
    words = figure.phrase.of(text) if figure.phrase else figure.text
    end = figure.phrase.end if figure.phrase else figure.end
    rate = _RATE.match(text, end)
    if rate and figure.measure not in HUMAN:
        words = f"{words} {rate[1]}"
    words = re.sub(r"\s+", " ", re.sub('[“”"]', "", words)).strip(" .,;:")
    words = words[:1].lower() + words[1:] if words[1:2].islower() else words
    bound = _BOUND.get(figure.approx)
    if bound and not re.search(bound[1], words, re.I):
        words = f"{bound[0]} {words}"
    return words


def figure_rows(
    groups: Sequence[Sequence[Count]],
    material: Material,
    judged: Mapping[str, list[str]],
    heirs: Mapping[str, str] | None = None,
) -> tuple[FigureRow, ...]:
    """The rows of the table: the counts that matter most, those of one series side by side.

    ``judged`` holds, by figure id, what editors judged of it; ``heirs`` the newest figure for each that was overtaken:
    a row of overtaken figures alone is superseded, and stands behind the others of its series.
    """
    old = heirs or {}
    groups = [sorted(group, key=lambda row: _past(row, old)) for group in groups]
    rows = [row for group in groups for row in group]
    kept = {id(row) for row in sorted(rows, key=lambda row: _worth(row, material))[:MOST_ROWS]}
    return tuple(
        FigureRow(
            row.what[:1].upper() + row.what[1:],
            row.value,
            row.figure.as_of,
            row.reporter,
            row.origins,
            "superseded" if _past(row, old) else row.state,
            tuple(evidence(figure, material) for figure in row.figures[:3]),
            row.series.measure,
            row.figure.unit,
            judged_of(row.figures, judged),
        )
        for row in rows
        if id(row) in kept
    )


BOUND = r"(?:(?:at least|more than|over|about|nearly|almost|some|up to|around|as many as|no fewer than) )?"


def number_of(figure: Figure, shown: str) -> str:
    """The value without the noun that a sentence has named already: "at least 36 people" as "at least 36"."""
    found = re.match(rf"{BOUND}{re.escape(figure.text)}", shown, re.I)
    return found[0] if found else shown


def _past(row: Count, old: Mapping[str, str]) -> bool:
    """Has a newer count of the same speaker overtaken all figures of the row?"""
    return all(figure.id in old for figure in row.figures)


def evidence(figure: Figure, material: Material) -> Citation:
    """The source sentence of a figure."""
    view = material.view(figure.article)
    sentence = view.reading.sentences[figure.sentence]
    return cite(view.article, sentence.start, sentence.end)
