"""What is new in a story that runs on: which articles are, and which counts they put in another way."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

from writethru.brief.conflict import verb_of, within
from writethru.brief.copying import CopyIndex, words
from writethru.brief.copying import count as count_words
from writethru.brief.counted import HUMAN, MEASURE_WORDS, names_measure, weak
from writethru.brief.material import Material, View
from writethru.brief.names import Cast, introduced
from writethru.brief.plan import Choice
from writethru.brief.rewrite.sketch import text_of
from writethru.brief.table import UNSAID, Count, evidence, number_of
from writethru.core.ids import cite
from writethru.core.types import Article, Citation, Figure, Ledger, Sentence

# a pause in the coverage after which an article belongs to another day of the story
_PAUSE = 10 * 3600
# revised counts, printed corrections and denials told in sentences of ours; the table has all counts
MOST_OWN = 9


@dataclass(frozen=True, slots=True)
class Revision:
    """A sentence of ours on what is new: a count that was revised with both values, a correction, a denial."""

    text: str
    citations: tuple[Citation, ...]
    figures: tuple[str, ...]


class Counted:
    """The counts that sentences of ours have told."""

    def __init__(self, ledger: Ledger, told: Sequence[Revision]) -> None:
        self._figures = {figure.id: figure for figure in ledger.figures}
        self._ids = {key for revision in told for key in revision.figures}
        self._values = {_counted(self._figures[key]) for key in self._ids if key in self._figures} - {None}

    def all_of(self, choice: Choice) -> bool:
        """Does a line give nothing but those: the very figures, or as many people of whom another article tells?"""
        own = choice.candidate.figures
        return bool(own) and all(
            key in self._ids or (key in self._figures and _counted(self._figures[key]) in self._values) for key in own
        )


def _counted(figure: Figure) -> tuple[str, float | None, float | None] | None:
    people = figure.measure in HUMAN
    return (figure.measure, figure.value_low, figure.value_high) if people else None


class Fresh(Collection[str]):
    """The ids of the articles that are new, and what is new in those that were changed."""

    def __init__(self, articles: Collection[str], former: Mapping[str, str] | None = None) -> None:
        """``former`` has the text that the edition before rests on of each article that was changed since."""
        self._articles = frozenset(articles)
        self._former = {key: _run(text) for key, text in (former or {}).items()}

    def __contains__(self, article: object) -> bool:
        return article in self._articles

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._articles))

    def __len__(self) -> int:
        return len(self._articles)

    def tells(self, article: Article, sentence: Sentence) -> bool:
        """Is the sentence one of a new article, or one that its article did not have before?"""
        if article.id in self._former:
            return _run(article.text[sentence.start : sentence.end]) not in self._former[article.id]
        return article.id in self._articles


def _run(text: str) -> str:
    return f" {' '.join(words(text))} "


def fresh_articles(ledger: Ledger, known: Collection[str] | None) -> Fresh:
    """What is new: the articles not in ``known``, or else those of the last day of coverage.

    ``known`` has the ids of the articles that the edition before rests on, as a mapping with their texts where they may
    have been changed since. Without one, the coverage is taken apart at its last pause of ten hours that a date lies
    in; coverage of one day has nothing new.
    """
    articles = ledger.story.articles
    if known is not None:
        texts = known if isinstance(known, Mapping) else {}
        new = [article.id for article in articles if article.id not in known]
        changed = {a.id: texts[a.id] for a in articles if a.id in texts and texts[a.id] not in ("", a.text)}
        return Fresh(new if len(new) < len(articles) else (), changed)
    dated = sorted(
        (_instant(article.published), article.published or "", article.id) for article in articles if article.published
    )
    cut = None
    for (before, day, _), (after, next_day, _) in pairwise(dated):
        if after - before >= _PAUSE and day[:10] != next_day[:10]:
            cut = after
    return Fresh(()) if cut is None else Fresh([key for at, _, key in dated if at >= cut])


def _instant(text: str | None) -> float:
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return 0.0
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


def revisions(
    groups: Sequence[Sequence[Count]],
    heirs: Mapping[str, str],
    fresh: Fresh,
    material: Material,
    index: CopyIndex,
    lines: Callable[[Figure], str | None],
) -> list[Revision]:
    """One sentence for each count that a new article gives anew and its own speaker gave before.

    What a new article opens with comes first, then the dead, the hurt, the missing and the homeless, then the rest in
    the order of ``groups``. A count that two articles revise is told once, by its newest value. ``lines`` gives the
    line that can be written of a figure's sentence: one with both values is told instead.
    """
    out: list[Revision] = []
    heard: set[str] = set()
    for row, before in sorted(_revised(groups, heirs, fresh, material), key=lambda pair: _gravity(pair[0], material)):
        cites = tuple(dict.fromkeys((evidence(row.figure, material), evidence(before.figure, material))))
        own = _told(row, before, lines)
        forms = [own] if own else _sentences(row, before, material)
        if not own and row.reporter in heard:
            forms.insert(0, _said_too(row, before, material))
        text = next((form for form in forms if not index.excess(form)), None)
        if text is not None:
            heard.add(row.reporter)
            out.append(Revision(text, cites, (*mine_in_order(row), *mine_in_order(before))))
    return out


def _gravity(row: Count, material: Material) -> tuple[bool, int]:
    """What stands first: the opening of a new article, then people by what befell them, then things."""
    figure = row.figure
    opening = material.view(figure.article).reading.sentences[figure.sentence].paragraph == 0
    return not opening, HUMAN.index(figure.measure) if figure.measure in HUMAN else len(HUMAN)


def _revised(
    groups: Sequence[Sequence[Count]], heirs: Mapping[str, str], fresh: Fresh, material: Material
) -> Iterator[tuple[Count, Count]]:
    """Each count that is new, with the count that it has overtaken."""
    for rows in groups:
        told: set[tuple[str, float | None]] = set()
        for row in rows:
            if not row.named or not all(_new(figure, fresh, material) for figure in row.figures):
                continue
            if any(figure.id in heirs for figure in row.figures) or in_correction(row.figure, material):
                # given and taken back within the new articles, or an outlet's own slip: no speaker has changed it
                continue
            mine = {figure.id for figure in row.figures}
            before = _before(row, rows, {old for old, heir in heirs.items() if heir in mine}, material)
            key = (row.reporter, row.figure.value_low)
            if before is not None and key not in told:
                told.add(key)
                yield row, before


def _new(figure: Figure, fresh: Fresh, material: Material) -> bool:
    reading = material.view(figure.article).reading
    return fresh.tells(reading.article, reading.sentences[figure.sentence])


# turned round to break a copied run, or credited to the outlet although a speaker revises the count
_TURNED = re.compile(r"^From |, [^,]+ reports[,.]")


def _told(row: Count, before: Count, lines: Callable[[Figure], str | None]) -> str | None:
    """The article's own words for the revision, where one line of them has both values."""
    text = lines(row.figure)
    if text is None or _TURNED.search(text) or not re.search(rf"\b{re.escape(before.figure.text)}\b", text):
        return None
    return re.sub(r"\bmeanwhile,? ", "", text) if re.search(rf"\b{re.escape(row.figure.text)}\b", text) else None


def mine_in_order(row: Count) -> tuple[str, ...]:
    """The ids of a row's figures as they stand in it."""
    return tuple(figure.id for figure in row.figures)


def _before(row: Count, rows: Sequence[Count], old: set[str], material: Material) -> Count | None:
    """The last count that this one has overtaken, of the same speaker, or of the body that the speaker is of.

    Where nobody disputes the count, that of another speaker will do, or what an outlet reported.
    """
    view = material.view(row.figure.article)
    start, end = _paragraph(view, row.figure.sentence)
    about = _bare_name(view.article.text[start:end])
    # who "raised its count" gave the count before it, so that of another name may be another's
    own = _CHANGED.search(evidence(row.figure, material).quote) is not None

    def rank(other: Count) -> tuple[int, str]:
        same = other.reporter == row.reporter
        near = one_voice(other.reporter, row.reporter) or _names(about, other.reporter)
        return (3 if same else 2 if near else int(other.named), other.figure.as_of or "")

    earlier = [
        other
        for other in rows
        if other is not row
        and other.value != row.value
        and any(figure.id in old for figure in other.figures)
        and (rank(other)[0] > 1 or (row.state != "conflicting" and not own))
    ]
    return max(earlier, key=rank, default=None)


def _names(text: str, name: str) -> bool:
    return " " in _bare_name(name) and re.search(rf"\b{re.escape(_bare_name(name))}\b", text) is not None


def one_voice(a: str, b: str) -> bool:
    """Are these the same speaker, or a person and the body that the person is of?"""
    short, long = sorted((_bare_name(a), _bare_name(b)), key=len)
    return short == long or (len(short.split()) > 1 and short[:1].isupper() and f" {short}" in f" {long}")


def _bare_name(name: str) -> str:
    return re.sub(r"\s*\([A-Z]+\)|^(?:The|the|A|An) |[’']s?(?= )", "", name).strip()


# "raised its estimate of what the strike costs", "lowered the death toll from the landslide": who changed what, and how
_CHANGED = re.compile(
    r"\b(?P<verb>raised|lowered|revised|corrected|cut|increased|reduced|updated|doubled|halved)"
    r" (?P<thing>(?:its|his|her|their) (?:\w+ )?(?:estimate|count|figure|toll|tally|number|total|forecast|assessment)"
    r"|the (?:(?:official|confirmed|overall|national|death) ){0,2}(?:toll|count|tally))"
    r"(?P<of>(?: (?:of|for|on|from) (?!\d)[^,;:.“”\d]{3,60}?)?)"
    r"(?=,? (?:up |down |upwards? |downwards? )?(?:to|from|by|at)\b|[,.;])"
)
DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:today|yesterday|tonight)\b")


def _sentences(row: Count, before: Count, material: Material) -> list[str]:
    """Ways to tell the revision, the best first."""
    who = within(row.reporter, row, material)
    comma = "," if "," in who else ""
    number = "the number of " if _counts_people(row) else ""
    told = _CHANGED.search(evidence(row.figure, material).quote)
    out = []
    if row.reporter != before.reporter and row.state != "conflicting" and not one_voice(row.reporter, before.reporter):
        now, then = _short(row), _short(before)
        text = f"{who}{comma} {_puts(who)} {number}{_subject(row, before)} at {now}"
        if not before.named:
            return [opened(f"{text}; {before.reporter.removesuffix(UNSAID).strip()} had reported {then}.")]
        other = within(before.reporter, before, material)
        return [opened(f"{text}; {other}{',' if ',' in other else ''} had put it at {then}.")]
    view = material.view(row.figure.article)
    alone = sum(figure.measure in HUMAN for figure in view.figures.get(row.figure.sentence, ())) <= 2
    if (
        told
        and (alone or _step(row, before, told.string[told.end() :]))
        and row.reporter == before.reporter
        and not DAY.search(told["of"])
    ):
        for of in dict.fromkeys((told["of"], "" if told["thing"].startswith("the ") else told["of"])):
            changed = f"{who}{comma} {told['verb']} {told['thing']}{of} to {_short(row)} from {_short(before)}."
            out.append(opened(changed))
    return [*out, opened(f"{who}{comma} now {_puts(who)} {number}{_values(row, before)}.")]


def _step(row: Count, before: Count, after: str) -> bool:
    """Does "to 52 from 58" or "from 58 to 52" follow?"""
    new, old = re.escape(row.figure.text), re.escape(before.figure.text)
    return (
        re.match(rf",? (?:\w+ )?(?:to {new}\b,? (?:\w+ )?from {old}|from {old}\b,? (?:\w+ )?to {new})\b", after)
        is not None
    )


def _said_too(row: Count, before: Count, material: Material) -> str:
    """The revision by a speaker who was named in full in the sentence before: a person by the surname."""
    who, described, _ = within(row.reporter, row, material).partition(",")
    if described and re.fullmatch(r"(?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+", who):
        who = who.rsplit(" ", 1)[-1]
    number = "the number of " if _counts_people(row) else ""
    return opened(f"{who} {verb_of(who)} {number}{_values(row, before, 'is')}.")


def _values(row: Count, before: Count, link: str = "at") -> str:
    """ "people missing at 33, down from 47" """
    low, high = (count.figure.value_low or count.figure.value_high or 0.0 for count in (before, row))
    return f"{_subject(row, before)} {link} {_short(row)}, {'up' if high > low else 'down'} from {_short(before)}"


def _short(row: Count) -> str:
    """The value without the noun that the sentence names."""
    between = re.match(rf"(?:between|from) {re.escape(row.figure.text)}", row.value, re.I)
    if between and _counts_people(row):
        return between[0]
    return number_of(row.figure, row.value) if _counts_people(row) else row.value


def _counts_people(row: Count) -> bool:
    return row.figure.measure in HUMAN or row.figure.measure == "count"


def _puts(who: str) -> str:
    return {"say": "put", "says": "puts"}[verb_of(who)]


def opened(text: str) -> str:
    return text[:1].upper() + text[1:]


def _subject(row: Count, before: Count) -> str:
    what = before.what if weak(row.what) or len(row.what) < 4 else row.what
    if _counts_people(row):
        measure = row.series.measure
        return (what if names_measure(what, measure) else f"{what} {MEASURE_WORDS.get(measure, '')}").strip()
    return f"the {what.partition(',')[0]}"


# how an outlet begins the paragraph in which it corrects itself
_CORRECTION = re.compile(r"^(?:Corrections?|Clarifications?|Editor[’']s note|Amendment)\b[^:.]{0,40}:\s*", re.I)
# the longest correction that is quoted
_LONGEST = 48


def _paragraph(view: View, number: int) -> tuple[int, int]:
    """The characters of the paragraph that a sentence stands in."""
    own = view.reading.sentences[number].paragraph
    inside = [sentence for sentence in view.reading.sentences if sentence.paragraph == own]
    return inside[0].start, inside[-1].end


def in_correction(figure: Figure, material: Material) -> bool:
    """Does the figure stand in a paragraph in which an outlet corrects itself?"""
    view = material.view(figure.article)
    start, end = _paragraph(view, figure.sentence)
    return _CORRECTION.match(view.article.text[start:end]) is not None


def printed_corrections(material: Material, fresh: Fresh) -> list[Revision]:
    """What new articles correct of their outlet's own reports, in the outlet's words."""
    out: list[Revision] = []
    for view in material.views:
        text = view.article.text
        for number, sentence in enumerate(view.reading.sentences):
            start, end = _paragraph(view, number)
            label = _CORRECTION.match(text[start:end])
            if label is None or sentence.start != start or not fresh.tells(view.article, sentence):
                continue
            said = " ".join(text[start + label.end() : end].split())
            if re.search('[“”"]', said) or not 5 <= count_words(said) <= _LONGEST:
                continue
            outlet = view.article.outlet or view.article.domain or "The outlet"
            ids = tuple(f.id for f in view.reading.figures if start <= f.start < end)
            cited = (cite(view.article, start + label.end(), end),)
            out.append(Revision(f"{opened(outlet)} printed a correction: “{said}”", cited, ids))
    return out


# "denied a report by the station that she had signed an order": what is denied, without who reported it
_DENIED = re.compile(
    r"\bdenied (?:(?:an?|the|any|all|earlier|media|press|new) ){0,3}"
    r"(?:reports?|claims?|suggestions?|allegations?|accounts?|rumou?rs?|accusations?)\b[^,;.“”]*? that"
    r" (?P<claim>[^;.“”]{12,140})\.?$"
)


def report_denials(material: Material, cast: Cast, fresh: Fresh, index: CopyIndex) -> list[Revision]:
    """Who denies a report of others, told by what is denied."""
    out: list[Revision] = []
    for view in material.views:
        for statement in view.reading.statements:
            sentence = view.reading.sentences[statement.sentence]
            found = _DENIED.search(view.text(sentence))
            who = cast.of(statement.speaker)
            if found is None or who is None or "denied" not in statement.cue.text or DAY.search(found["claim"]):
                continue
            text = opened(f"{introduced(who)} denied that {' '.join(found['claim'].split())}.")
            if fresh.tells(view.article, sentence) and not index.excess(text):
                inside = tuple(figure.id for figure in view.figures.get(statement.sentence, ()))
                out.append(Revision(text, (cite(view.article, sentence.start, sentence.end),), inside))
    return list({revision.text: revision for revision in out}.values())


# words by which an article tells a change
_CHANGE = re.compile(
    r"\b(?:up from|down from|from [\d£$€]|raised|lowered|corrected|revised|withdr\w+|now|no longer|rejected|moved"
    r"|denied|instead of|as first|rose to|fell to|arrived|found|released|freed|resigned|signed|agreed)\b"
)
# what only those in office do
_DECISION = re.compile(
    r"\b(?:moved|ordered|lifted|imposed|extended|suspended|cancelled|postponed|appointed|dismissed|resigned|signed|vetoed"
    r"|approved|rejected|opened|closed|reopened|announced|launched|banned|declared|ended|halted|granted|withdrew)\b"
)
_IN_OFFICE = re.compile(
    r"\b(?:[Mm]inister|[Pp]resident|[Gg]overnor|[Mm]ayor|[Mm]inistry|[Gg]overnment|[Pp]arliament|[Cc]ourt|[Jj]udge"
    r"|[Pp]rosecutors?|[Cc]ommission\w*|[Cc]ouncil|[Pp]olice|[Ss]enate|[Cc]abinet|[Cc]hancellor|[Ss]ecretary|[Aa]uthority)\b"
)

# what is said once more is not new, and that a figure was revised tells nothing without the figure
_AS_BEFORE = re.compile(
    r"\b(?:repeated|reiterated|again (?:denied|declined|gave|said|refused)|stood by|(?:kept|stuck) to"
    r"|has not changed)\b"
)
_UNTOLD = re.compile(
    r"\b(?:revise|correct|change|update|raise|lower|cut|reduce)(?:ed|[ds])?"
    r" (?:its|his|her|their|the|one of its) (?:own )?(?:estimate|count|figure|account|toll|tally|remark)s?\b"
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million)\b", re.I
)
_DATE = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def untold(text: str) -> bool:
    """A sentence that tells that a count was revised, and not to what."""
    return bool(_UNTOLD.search(text)) and not _NUMBER.search(_DATE.sub("", text)) and count_words(text) < 14


def as_news(choice: Choice) -> Choice:
    """A choice of a new article as one of what is new: worth more where it tells a change, a count or a decision."""
    item = choice.candidate
    text = text_of(item.row)
    worth = 1.5 if _CHANGE.search(text) else 1.0
    worth *= 1.3 if item.figures and re.search(r"\d", text) else 1.0
    if item.main is None and _DECISION.search(text) and _IN_OFFICE.search(text):
        # an act in the outlet's own voice is the news itself, whatever its place in the article
        worth *= 3.0
    if _AS_BEFORE.search(text) or untold(text):
        worth *= 0.3
    quoted = sum(len(piece.text) for piece in item.row.pieces if piece.quoted)
    if quoted > 0.5 * len(text):
        worth *= 0.5
    return replace(choice, section="whats_new", base=choice.base * worth)
