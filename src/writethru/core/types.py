"""The records that travel between the stages.

All are frozen and slotted: a stage returns new records and never edits one it was given. Every offset counts Unicode
characters of ``Article.text``, end exclusive, and ``text[start:end]`` equals what is shown, character for character.
Ids are hashes of what identifies the thing (see :mod:`writethru.core.ids`), so that equal input gives equal bytes out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from writethru.core.basic import Citation as Citation
from writethru.core.basic import Failure as Failure
from writethru.core.basic import Span as Span
from writethru.core.findings import Edit as Edit
from writethru.core.findings import Finding as Finding
from writethru.core.findings import Override as Override
from writethru.core.findings import Report as Report
from writethru.core.findings import SentenceVerdict as SentenceVerdict
from writethru.core.findings import Severity as Severity
from writethru.core.findings import Verdict as Verdict
from writethru.core.judgements import Found, Judged
from writethru.core.judgements import RelationName as RelationName

Completeness = Literal["full", "teaser", "paywalled", "liveblog"]
SpeakerKind = Literal["person", "office", "organisation", "group", "document", "anonymous"]
# in what capacity a speaker speaks: one word for what kind, role and affiliation say together
RoleClass = Literal[
    "official", "military", "expert", "analyst", "business", "campaigner", "witness", "victim_or_relative",
    "document", "outlet", "anonymous", "other",
]  # fmt: skip
CueClass = Literal["say", "believe", "intend", "estimate", "show", "decree", "deny"]
Form = Literal["direct", "mixed", "indirect"]
ContentKind = Literal["fact", "forecast", "judgement", "demand", "denial", "promise"]
Certainty = Literal["asserted", "hedged", "estimated", "expected", "denied", "asked", "declined"]
Approx = Literal["exact", "about", "nearly", "over", "at_least", "up_to", "under", "vague", "range"]
EventStatus = Literal["happened", "planned", "possible", "denied"]
StatementRelationName = Literal["repeats", "denies", "confirms", "walks_back"]
SeriesState = Literal["agreed", "updated", "conflicting", "unresolved"]
# of one row of a brief's table: a count that a newer one of the same speaker has overtaken is superseded
RowState = Literal["agreed", "updated", "conflicting", "unresolved", "superseded"]
# where an edition stands on its way to readers
State = Literal["draft", "reviewed", "published", "withheld", "killed"]
SectionName = Literal["overview", "key_actions", "expert_opinions", "figures", "not_settled", "background", "whats_new"]


# ---- intake ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RawEntry:
    """What intake found: one page, file or feed entry, before extraction."""

    # the argument, address or path this came from, as it is shown in messages
    source: str
    # "html" or "text"
    kind: Literal["html", "text"]
    # the decoded body: HTML source or plain text
    body: str
    url: str | None = None
    # path as given on the command line, None for what came over the network
    file: str | None = None
    # what a feed said of the entry; extraction prefers the page's own word
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None
    notes: tuple[str, ...] = ()
    # only a summary of the article: a feed gave it, and the page could not be had
    teaser: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One page or wire item of one outlet, in one revision. ``text`` is never changed after extraction."""

    # hash of the address (or of the text where there is none): the same across revisions
    id: str
    # 1 for the first text we held under this id, then 2, 3 ...
    revision: int
    url: str | None
    file: str | None
    outlet: str | None
    domain: str | None
    title: str
    byline: tuple[str, ...]
    # ISO 8601 with an offset, or a date alone, or None
    published: str | None
    modified: str | None
    # ISO 639-1
    language: str
    completeness: Completeness
    # the agency credited by the page ("AP", "(CP)"), or None
    credit: str | None
    # SHA-256 of ``text`` in UTF-8, hexadecimal
    sha256: str
    # paragraphs joined by a blank line; the headline is not part of it
    text: str
    notes: tuple[str, ...] = ()


# ---- reading --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its part in the parse. Labels are Universal POS, Penn tags and ClearNLP dependencies (spaCy's)."""

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    # index of the head token in ``Reading.tokens``; a root points at itself
    head: int
    # OntoNotes entity type and its B/I position ("B-GPE", "I-GPE"), or ""
    ent: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: characters, tokens ``[first, last)`` and the number of its paragraph, from 0."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing as it is written, and the fullest name the article gives it."""

    start: int
    end: int
    text: str
    # OntoNotes type: PERSON, ORG, GPE, NORP, LOC, FAC, EVENT ...
    type: str
    canonical: str


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time as it is written ("Monday", "a day earlier") and the date or span of dates it means."""

    start: int
    end: int
    text: str
    # YYYY-MM-DD, YYYY-MM or YYYY; None where it cannot be told
    date: str | None
    # the last day where the words mean a span ("last week"), else None
    date_end: str | None = None
    # the words name a weekday or are relative, so a reader of another day needs the date
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who makes a statement. ``canonical`` is "" while a pronoun is unresolved: it is never guessed silently."""

    text: str
    start: int
    end: int
    canonical: str
    kind: SpeakerKind
    role: str | None = None
    affiliation: str | None = None
    # how canonical was found: "name", "surname", "acronym", "alias", "pronoun", "capital", "description", "story" (by
    # another article of the story) or "unresolved"
    resolved_by: str = "name"
    # how sure canonical is, 0..1; 0 while it is unresolved
    confidence: float = 1.0
    # the words of this article that canonical was taken from, where they are not the mention itself
    evidence: Span | None = None
    role_class: RoleClass = "other"


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that mark an attribution: "said", "according to", "a spokesman's warning that"."""

    text: str
    start: int
    end: int
    lemma: str
    cls: CueClass


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says what, and how sure. ``content`` holds one or more spans in text order."""

    id: str
    article: str
    revision: int
    # index of the sentence that holds the cue
    sentence: int
    speaker: Speaker | None
    cue: Cue
    content: tuple[Span, ...]
    form: Form
    certainty: Certainty
    negated: bool = False
    # date of saying (YYYY-MM-DD) where the text gives it
    said_at: str | None = None
    said_at_text: str | None = None
    # outlet or document quoted through: "citing police", "via Rasmus Odell"
    via: str | None = None
    # id of the statement this one is part of
    parent: str | None = None
    method: str = "rules"
    confidence: float = 1.0
    # of what kind the content is
    kind: ContentKind = "fact"


@dataclass(frozen=True, slots=True)
class Figure:
    """A reported quantity. Conventions of the interval, ``approx`` and ``measure``: docs/reference/figures.md."""

    id: str
    article: str
    revision: int
    sentence: int
    # the number expression alone, without the bound word and the noun
    start: int
    end: int
    text: str
    # the interval the words allow; None is open
    value_low: float | None
    value_high: float | None
    approx: Approx
    # lemma of the counted noun, currency code, "percent", "km" ...; None where it cannot be told
    unit: str | None
    # the noun is not in the number phrase ("31 wounded")
    unit_implicit: bool
    measure: str
    # whose or of what: free text of the article ("Tarvian soldiers")
    population: str | None = None
    place: str | None = None
    as_of: str | None = None
    # who gives it: the statement it stands in, and the speaker's words
    statement: str | None = None
    reporter: Span | None = None
    reporter_name: str | None = None
    hedged: bool = False
    # the whole phrase with bound word and noun, as a reader would quote it
    phrase: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, where and when; happened, planned, possible or denied."""

    actor: str | None
    action: str
    target: str | None
    place: str | None
    date: str | None
    status: EventStatus
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with all that was read in it."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    # what read it: version of the rules and name of the parser
    engine: str = ""
    notes: tuple[str, ...] = ()
    # where the article, in its own voice, stops short of saying that it is so: "is believed", "could not be verified"
    hedges: tuple[Span, ...] = ()


# ---- story and ledger -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent origin of reporting: the articles that carry one text, and why we think so."""

    id: str
    # article id of the fullest or earliest text
    lead: str
    articles: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Story:
    id: str
    title: str
    # in order of publication, undated last
    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How figure ``a`` stands to figure ``b`` (ids), with a reason in words a reader understands."""

    a: str
    b: str
    relation: RelationName
    reason: str
    # an update to a lower number than before: a correction downwards, or a count that fell
    backward: bool = False
    # the editor's judgement that ``relation`` and ``reason`` follow; None where they are the machine's own
    judged: Judged | None = None
    # what the machine says of a pair that was judged; None where nobody judged it
    machine: Found | None = None


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A figure in a series: as of when, who says so, and whether it goes back behind an earlier point."""

    figure: str
    # ISO date, with the hour where the text gives one; None where neither text nor article has a date
    as_of: str | None
    # whence the date is: of the text, or of the article where the text gives none
    dated: Literal["text", "article", "unknown"]
    # who gives it: the speaker as named, else the outlet
    who: str
    # False where ``who`` is the outlet, which gives it in its own voice
    named: bool
    # id of the earlier, higher figure that this one goes back behind, and what to say of it
    behind: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The comparable figures of one counted thing."""

    unit: str | None
    measure: str
    population: str | None
    place: str | None
    # figure ids in order of as-of
    figures: tuple[str, ...]
    state: SeriesState
    # the same figures with their dates and voices
    points: tuple[SeriesPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement that denies, and what it denies: a statement id, or words of the text, or None when not found."""

    denial: str
    claim: str | None
    # the claim in words, for a denial that names it itself
    claim_text: str
    # the denying statement that this one goes on from: a quotation after "the company denied it"
    elaborates: str | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two statements (ids) of different origins, by one speaker, with the same content."""

    a: str
    b: str
    # share of the content words of the shorter that stand in the longer, 0..1
    share: float


@dataclass(frozen=True, slots=True)
class StatementRelation:
    """How what is said stands to something said before: repeated, denied, confirmed or walked back."""

    # the later statement; None where the article tells of it in its own words
    a: str | None
    # the earlier statement; None where the story does not hold it
    b: str | None
    relation: StatementRelationName
    reason: str
    # where it is told
    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SumCheck:
    """Figures of one text that do not fit together: parts that miss their total, a share that misses its counts."""

    kind: Literal["sum", "share"]
    # the stated total, or the stated share
    whole: str
    # the parts; of a share the part and what it is a part of
    parts: tuple[str, ...]
    # what the parts give: their sum, or their share in percent
    given: float
    stated: float
    reason: str


@dataclass(frozen=True, slots=True)
class TimelineItem:
    date: str
    event: str
    status: EventStatus
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All statements and figures of a story and how they relate."""

    story: Story
    readings: tuple[Reading, ...]
    figures: tuple[Figure, ...]
    series: tuple[Series, ...]
    relations: tuple[Relation, ...]
    statements: tuple[Statement, ...]
    denials: tuple[Denial, ...]
    timeline: tuple[TimelineItem, ...]
    # statements of two origins that say one thing
    repeats: tuple[Repeat, ...] = ()
    notes: tuple[str, ...] = ()
    # how statements stand to earlier ones, denials and repeats among them
    statement_relations: tuple[StatementRelation, ...] = ()
    # totals and shares that do not fit
    sums: tuple[SumCheck, ...] = ()


# ---- brief ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a brief with at least one citation and its writer."""

    id: str
    text: str
    writer: str
    section: SectionName
    citations: tuple[Citation, ...]
    statements: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    name: SectionName
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of the who-counts-what table. Several outlets of one origin are one voice."""

    what: str
    value: str
    as_of: str | None
    who_says: str
    # number of independent origins that carry it
    origins: int
    state: RowState
    citations: tuple[Citation, ...]
    measure: str = "other"
    unit: str | None = None
    # what editors judged of its figures: "judged the same by ..."; "" where nobody did
    judged: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated notice that a line of an earlier edition was wrong, or that its source was changed or taken back."""

    # YYYY-MM-DD, when it was noticed
    date: str
    # id of the line of the earlier edition; "headline", "standfirst" or "figures_table" for those
    line: str
    was: str
    # what is right; "" where nothing takes its place
    now: str
    reason: str
    # the edition that printed it
    edition: int = 0
    # where the words that are right stand
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRow:
    article: str
    outlet: str | None
    title: str
    published: str | None
    url: str | None
    file: str | None
    origin: str
    completeness: Completeness
    # the text it was in; 0 in briefs of before this was kept
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """Who wrote what share of the lines, who reviewed it (IPTC digital source type), and where it stands."""

    writer_kinds: tuple[tuple[str, float], ...]
    digital_source_type: str
    reviewed_by: str | None = None
    reviewed_at: str | None = None
    state: State = "draft"
    # who brought it there, when (ISO 8601 in UTC) and why; None and "" of a draft
    state_by: str | None = None
    state_at: str | None = None
    state_reason: str = ""
    # ISO 8601 in UTC, before which it must not be published
    embargo: str | None = None
    # words that people changed in the prose
    words_changed: int = 0
    # findings of severity error that a named person answers for
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    story: str
    edition: int
    # the latest time the coverage reaches: never the clock's
    as_of: str | None
    headline: str
    standfirst: str
    headline_citations: tuple[Citation, ...]
    standfirst_citations: tuple[Citation, ...]
    sections: tuple[Section, ...]
    figures_table: tuple[FigureRow, ...]
    sources: tuple[SourceRow, ...]
    label: Label
    corrections: tuple[Correction, ...] = ()
    notes: tuple[str, ...] = ()
    # what could stand as the headline instead, each with what it rests on, until the gate has chosen
    other_headlines: tuple[tuple[str, tuple[Citation, ...]], ...] = ()
