"""Who says what in a story: statements by speaker, each once however many outlets carry its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from writethru.core.types import Article, Ledger, Reading, RoleClass, Span, Speaker, SpeakerKind, Statement, Story
from writethru.ledger.people import Key, is_anonymous, is_definite, is_nameless, keys_of
from writethru.story import Alignment

T = TypeVar("T")
Standing = Literal["named", "unnamed", "anonymous", "unresolved", "nobody"]
# in this order they are shown
STANDINGS: tuple[Standing, ...] = ("named", "unnamed", "anonymous", "unresolved", "nobody")


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement and the articles of its origin that carry it, the one it is quoted from first."""

    number: int
    statement: Statement
    articles: tuple[Article, ...]
    origin: str
    # independent origins that carry the same words of this speaker, this one counted
    origins: int
    # numbers of the statements in which this speaker says the same in another origin
    repeats: tuple[int, ...] = ()
    # numbers of the statements that this one denies, and of those that deny it
    denies: tuple[int, ...] = ()
    denied_by: tuple[int, ...] = ()
    # what is denied in the denial's own words, where no statement of the story says it
    denied_words: str = ""
    # number of the statement that this one is part of
    within: int = 0

    @property
    def article(self) -> Article:
        return self.articles[0]

    @property
    def outlets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(outlet_of(article) for article in self.articles))

    @property
    def day(self) -> str:
        """Day of saying (YYYY-MM-DD), else of publication; "" where neither is known."""
        return (self.statement.said_at or self.article.published or "")[:10]

    @property
    def content(self) -> tuple[str, ...]:
        """The words, exactly as they stand in the article."""
        return tuple(span.of(self.article.text) for span in self.statement.content)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker of the story and what it says, in order of time."""

    name: str
    standing: Standing
    kind: SpeakerKind | None
    # in what capacity it speaks: official, expert, witness ...; None where nobody is named
    role_class: RoleClass | None
    role: str | None
    affiliation: str | None
    # as the articles write it
    written: tuple[str, ...]
    sayings: tuple[Saying, ...]

    @property
    def outlets(self) -> int:
        return len({outlet for saying in self.sayings for outlet in saying.outlets})

    @property
    def origins(self) -> int:
        return len({saying.origin for saying in self.sayings})


@dataclass(frozen=True, slots=True)
class Who:
    story: Story
    voices: tuple[Voice, ...]


def outlet_of(article: Article) -> str:
    return article.outlet or article.domain or article.file or article.id


def who_says_what(ledger: Ledger) -> Who:
    """The speakers of a story: those whom most origins quote first, those without a name last.

    A statement of a copy that stands at the same place of the original is the original's. Statements are numbered in
    the order they are shown.
    """
    held = {reading.article.id: reading for reading in ledger.readings}
    carried, origin_of = _carried(ledger.story, held)
    keys = keys_of(ledger.readings, ledger.statements)
    groups: dict[Key, list[Statement]] = {}
    for statement in ledger.statements:
        if statement.id in carried:
            groups.setdefault(keys[statement.id], []).append(statement)
    articles = {article.id: article for article in ledger.story.articles}
    place = {article.id: number for number, article in enumerate(ledger.story.articles)}

    def when(statement: Statement) -> tuple[str, int, int]:
        day = (statement.said_at or articles[statement.article].published or "9999")[:10]
        return day, place[statement.article], statement.cue.start

    ordered = [sorted(group, key=when) for group in groups.values()]

    def rank(group: list[Statement]) -> tuple[int, int, int, tuple[str, int, int]]:
        origins = len({origin_of[statement.article] for statement in group})
        return STANDINGS.index(_standing(group)), -origins, -len(group), when(group[0])

    ordered.sort(key=rank)
    numbers = {statement.id: number for number, statement in enumerate((s for g in ordered for s in g), 1)}
    links = _Links(ledger, numbers, carried, origin_of)
    voices = []
    for group in ordered:
        sayings = tuple(
            links.saying(statement, tuple(articles[key] for key in (statement.article, *carried[statement.id])))
            for statement in group
        )
        voices.append(_voice(group, sayings))
    return Who(ledger.story, tuple(voices))


def chosen(who: Who, *, speakers: Sequence[str] = (), kinds: Sequence[str] = ()) -> Who:
    """The voices whose name, office or body holds one of the given words, and that are of one of the kinds or classes.

    Nothing given is no condition; the numbers of the statements stay.
    """
    wanted = [" ".join(name.casefold().split()) for name in speakers]
    voices = (voice for voice in who.voices if not kinds or {voice.kind, voice.role_class} & set(kinds))
    kept = (voice for voice in voices if not wanted or any(name in _names(voice) for name in wanted))
    return Who(who.story, tuple(kept))


def _names(voice: Voice) -> str:
    named = (voice.name, voice.role or "", voice.affiliation or "", *voice.written)
    return "\n".join(" ".join(name.casefold().split()) for name in named)


def _carried(story: Story, held: Mapping[str, Reading]) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The statements that speak, each with the copies that carry it too; and the origin of each article."""
    carried: dict[str, list[str]] = {}
    origin_of: dict[str, str] = {}
    for origin in story.origins:
        lead = held.get(origin.lead)
        for key in origin.articles:
            origin_of[key] = origin.id
        if lead is not None:
            carried.update((statement.id, []) for statement in lead.statements)
        for key in origin.articles:
            if key == origin.lead or key not in held:
                continue
            along = Alignment(lead.article, held[key].article) if lead else None
            for statement in held[key].statements:
                original = _original(statement, lead, along)
                if original is None:
                    carried[statement.id] = []
                elif key not in carried[original.id]:
                    carried[original.id].append(key)
    return carried, origin_of


def _original(statement: Statement, lead: Reading | None, along: Alignment | None) -> Statement | None:
    """The statement of the original at the place of a copy's."""
    if lead is None or along is None:
        return None
    place = along.place(Span(statement.cue.start, statement.cue.end))
    if place is None:
        return None
    return next((one for one in lead.statements if Span(one.cue.start, one.cue.end).overlaps(place)), None)


class _Links:
    """Repeats and denials by the numbers under which statements are shown."""

    def __init__(
        self,
        ledger: Ledger,
        numbers: Mapping[str, int],
        carried: Mapping[str, Sequence[str]],
        origin_of: Mapping[str, str],
    ) -> None:
        self._numbers, self._origin_of = numbers, origin_of
        self._repeats: dict[str, list[str]] = {}
        self._denies: dict[str, list[str]] = {}
        self._denied_by: dict[str, list[str]] = {}
        self._words: dict[str, str] = {}
        self._article = {statement.id: statement.article for statement in ledger.statements}
        for pair in ledger.repeats:
            self._repeats.setdefault(pair.a, []).append(pair.b)
            self._repeats.setdefault(pair.b, []).append(pair.a)
        for denial in ledger.denials:
            if denial.claim in numbers and denial.claim is not None:
                self._denies.setdefault(denial.denial, []).append(denial.claim)
                self._denied_by.setdefault(denial.claim, []).append(denial.denial)
            elif denial.claim_text and denial.elaborates is None:
                self._words[denial.denial] = denial.claim_text

    def saying(self, statement: Statement, articles: tuple[Article, ...]) -> Saying:
        key, own = statement.id, self._origin_of[statement.article]
        repeats = self._repeats.get(key, [])
        origins = {own, *(self._origin_of[self._article[other]] for other in repeats)}
        return Saying(
            number=self._numbers[key],
            statement=statement,
            articles=articles,
            origin=own,
            origins=len(origins),
            repeats=self._shown(repeats),
            denies=self._shown(self._denies.get(key, [])),
            denied_by=self._shown(self._denied_by.get(key, [])),
            denied_words=self._words.get(key, ""),
            within=self._numbers.get(statement.parent or "", 0),
        )

    def _shown(self, keys: Sequence[str]) -> tuple[int, ...]:
        return tuple(sorted({self._numbers[key] for key in keys if key in self._numbers}))


def _standing(group: Sequence[Statement]) -> Standing:
    speaker = group[0].speaker
    if speaker is None:
        return "nobody"
    if not speaker.canonical:
        return "unresolved"
    if speaker.kind != "anonymous" and any(one.speaker and is_definite(one.speaker) for one in group):
        # "the mayor" is known to all, though the article does not say the name
        return "unnamed"
    if is_anonymous(speaker):
        return "anonymous"
    return "unnamed" if is_nameless(speaker) else "named"


def _voice(group: Sequence[Statement], sayings: tuple[Saying, ...]) -> Voice:
    speakers = [statement.speaker for statement in group if statement.speaker]
    standing = _standing(group)
    return Voice(
        name=_fullest(speakers) if speakers else "",
        standing=standing,
        kind=_most([speaker.kind for speaker in speakers]),
        role_class=_most(
            [one.role_class for one in speakers if one.role_class != "other"] or ["other"] if speakers else []
        ),
        role=_most([speaker.role for speaker in speakers if speaker.role]),
        affiliation=_most([speaker.affiliation for speaker in speakers if speaker.affiliation]),
        written=tuple(dict.fromkeys(speaker.text for speaker in speakers)),
        sayings=sayings,
    )


def _fullest(speakers: Sequence[Speaker]) -> str:
    """The longest canonical name, the first of equals; the words of the text where nothing is known."""
    return max((speaker.canonical or speaker.text for speaker in speakers), key=len)


def _most(values: Sequence[T]) -> T | None:
    """The value that is most often given, the first of equals."""
    return Counter(values).most_common(1)[0][0] if values else None
