"""Who says what, as it is laid out: what the terminal, HTML and Markdown have in common, ready to be shown.

Pure: the same table gives the same page. All text here is safe to show but not yet escaped for any format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from writethru.core.types import Article, Story
from writethru.ledger.who import Saying, Standing, Voice, Who, outlet_of
from writethru.publish.voice import about_words, kind_of, mark_of, marks_in, shortened
from writethru.publish.words import count, listed, place_of, plain, web_address, when

TITLES: dict[Standing, str] = {
    "named": "By name",
    "unnamed": "Without a name of their own",
    "anonymous": "Anonymous",
    "unresolved": "Speaker not resolved",
    "nobody": "No speaker named",
}
# characters of one statement that are shown; JSON and CSV have it whole
_LONGEST = 420


@dataclass(frozen=True, slots=True)
class Link:
    """How a statement stands to others: "denied by 12 and 14"."""

    words: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShownSaying:
    number: int
    # who, where the section names nobody: "they"
    written: str
    day: str
    stamp: str
    # the day is that of publication, for the text gives none of saying
    by_publication: bool
    cue: str
    mark: str
    # fact, forecast, judgement ...
    content_kind: str
    words: str
    # "Northline Wire and Morning Ledger: 2 outlets, 1 origin"
    carried: str
    address: str | None
    via: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ShownVoice:
    name: str
    about: str
    kind: str
    # "5 statements, 3 outlets, 2 origins"; the outlet by name where it is one
    scope: str
    sayings: tuple[ShownSaying, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Voices of one standing, under one heading."""

    standing: Standing
    title: str
    voices: tuple[ShownVoice, ...]

    @property
    def alone(self) -> bool:
        """Are these statements that no voice holds together?"""
        return self.standing in ("unresolved", "nobody")


@dataclass(frozen=True, slots=True)
class SourceLine:
    outlet: str
    title: str
    published: str
    stamp: str
    address: str | None
    place: str


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The articles of one origin."""

    why: str
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class WhoPage:
    title: str
    scope: str
    parts: tuple[Part, ...]
    marks: tuple[str, ...]
    groups: tuple[SourceGroup, ...]


def page_of(who: Who) -> WhoPage:
    """The page of a table."""
    parts = tuple(
        Part(standing, TITLES[standing], tuple(_voice(voice) for voice in voices))
        for standing, voices in groupby(who.voices, key=lambda voice: voice.standing)
    )
    said = [saying for part in parts for voice in part.voices for saying in voice.sayings]
    return WhoPage(
        title=plain(who.story.title) or "(no title)",
        scope=_scope(who, len(said)),
        parts=parts,
        marks=marks_in(saying.mark for saying in said),
        groups=tuple(_sources(who.story)),
    )


def _scope(who: Who, said: int) -> str:
    named = sum(voice.standing in ("named", "unnamed", "anonymous") for voice in who.voices)
    articles, origins = len(who.story.articles), len(who.story.origins)
    return (
        f"{count(said, 'statement')} by {count(named, 'speaker')}, in {count(articles, 'article')} "
        f"of {count(origins, 'independent origin')}"
    )


def _voice(voice: Voice) -> ShownVoice:
    outlets = f"{count(voice.outlets, 'outlet')}, {count(voice.origins, 'origin')}"
    return ShownVoice(
        name=shortened(voice.name),
        about=about_words(voice.name, voice.role, voice.affiliation),
        kind="" if voice.kind == "anonymous" else kind_of(voice.kind, voice.role_class),
        scope=f"{count(len(voice.sayings), 'statement')}, "
        + (plain(voice.sayings[0].outlets[0]) if voice.outlets == 1 else outlets),
        sayings=tuple(_saying(saying) for saying in voice.sayings),
    )


def _saying(saying: Saying) -> ShownSaying:
    statement, speaker = saying.statement, saying.statement.speaker
    return ShownSaying(
        number=saying.number,
        written=plain(speaker.text) if speaker else "",
        day=when(saying.day),
        stamp=saying.day,
        by_publication=not statement.said_at and bool(saying.day),
        cue=plain(statement.cue.text),
        mark=mark_of(statement),
        content_kind=statement.kind,
        words=shortened(" … ".join(plain(words) for words in saying.content), _LONGEST),
        carried=_carried(saying),
        address=web_address(saying.article.url),
        via=plain(statement.via),
        links=tuple(_links(saying)),
    )


def _carried(saying: Saying) -> str:
    outlets = [plain(outlet) for outlet in saying.outlets]
    if len(outlets) == 1:
        return outlets[0]
    return f"{listed(outlets, most=5)}: {count(len(outlets), 'outlet')}, 1 origin"


def _links(saying: Saying) -> Iterator[Link]:
    if saying.within:
        yield Link("within", (saying.within,))
    if saying.repeats:
        yield Link("said too in", saying.repeats)
    if saying.denies:
        yield Link("denies", saying.denies)
    if saying.denied_by:
        yield Link("denied by", saying.denied_by)


def _sources(story: Story) -> Iterator[SourceGroup]:
    articles = {article.id: article for article in story.articles}
    for origin in story.origins:
        yield SourceGroup(
            plain(origin.why) if len(origin.articles) > 1 else "",
            tuple(_source(articles[key]) for key in origin.articles if key in articles),
        )


def _source(article: Article) -> SourceLine:
    return SourceLine(
        outlet=plain(outlet_of(article)),
        title=plain(article.title) or "Untitled",
        published=when(article.published) or "undated",
        stamp=article.published or "",
        address=web_address(article.url),
        place=place_of(article.url, article.file),
    )


def numbers_words(numbers: Sequence[int]) -> str:
    """``[3] and [5]``."""
    return listed([f"[{number}]" for number in numbers], most=8)
