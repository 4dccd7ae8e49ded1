"""The top of a brief: a headline in the present tense, and a standfirst that adds to it."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from writethru.brief.copying import count
from writethru.brief.copying import words as words_of
from writethru.brief.counted import HUMAN
from writethru.brief.lead import called, fits, headline
from writethru.brief.material import View
from writethru.brief.news import untold
from writethru.brief.plan import Choice, Planner, repeats
from writethru.brief.rewrite import trim
from writethru.brief.rewrite.dates import spoken
from writethru.brief.rewrite.sketch import text_of
from writethru.brief.select import NUMBER
from writethru.brief.table import BOUND, evidence, number_of, value
from writethru.brief.titles import released, speaker_first
from writethru.brief.weighty import before
from writethru.brief.writers.extractive import Candidate, Extractive
from writethru.core.ids import cite
from writethru.core.types import Citation, Figure, Ledger

STANDFIRST_WORDS = 24
# share of the weight of the story's own opening that a new one must have to head an edition
LEAST_NEWS = 0.5
# letters of the shortest headline
SHORTEST = 40
# headlines that the gate may take instead of the first
MOST_OTHERS = 6
# words of an editor's title that may be printed in a row
_TITLE_WORDS = 12
# where a headline may be cut without losing its main clause
_CLAUSE = re.compile(r",? (?:as|after|before|while|amid|but) |[,:;] | [–—-] ")


class Top:
    """Writes headline and standfirst from the choices of a plan.

    ``heirs`` has the newest figure for each that the coverage has overtaken: a headline never prints an old count.
    """

    def __init__(
        self,
        choices: Sequence[Choice],
        planner: Planner,
        writer: Extractive,
        ledger: Ledger,
        heirs: Mapping[str, str],
        fresh: Collection[str] = (),
    ) -> None:
        self._choices = choices
        self._planner = planner
        self._writer = writer
        self._story = ledger.story
        self._heirs = heirs
        self._fresh = fresh
        self._figures = {figure.id: figure for figure in ledger.figures}
        clashing = (item for item in ledger.relations if item.relation == "conflict")
        self._disputed = frozenset(key for item in clashing for key in (item.a, item.b))
        # the article that the headline is taken from
        self._first = self._newsiest(fresh)

    def _newsiest(self, fresh: Collection[str]) -> View:
        """Of the new articles the one whose opening weighs most in the story; the fullest of all where none is new.

        A new article on a side of the story heads no edition: its opening must weigh what that of the story weighs,
        by half.
        """
        views = self._planner.material.views
        weights = {view.place: self._weight_of(view) for view in views}
        new = [view for view in views if view.article.id in fresh and self._tells_news(view)]
        best = max(new, key=lambda view: (weights[view.place], -view.place), default=views[0])
        return best if weights[best.place] >= LEAST_NEWS * weights[views[0].place] else views[0]

    def _weight_of(self, view: View) -> float:
        """What the opening paragraph of an article weighs: its heaviest candidate."""
        weights = self._planner.weights
        mine = [c for c in self._choices if c.candidate.view is view and c.candidate.source.paragraph == 0]
        return max((weights.total(c.terms) / math.sqrt(10 + c.size) for c in mine), default=0.0)

    def _tells_news(self, view: View) -> bool:
        """Does the article open with what happened? A comment on the day before leaves the story its own opening."""
        mine = [c for c in self._choices if c.candidate.view is view and c.candidate.source.paragraph == 0]
        return any(self._planner.news(choice.candidate) for choice in mine)

    def headline(self) -> tuple[str, tuple[Citation, ...], Choice | None]:
        """The headline, what it rests on, and the choice it was made of, if it was not an editor's title."""
        return self._all[0]

    def others(self, first: str) -> tuple[tuple[str, tuple[Citation, ...]], ...]:
        """What could stand instead of the first headline, each with what it rests on, the best first."""
        found = {text: cites for text, cites, _ in self._all if text != first}
        return tuple(found.items())[:MOST_OTHERS]

    @cached_property
    def _all(self) -> list[tuple[str, tuple[Citation, ...], Choice | None]]:
        """All headlines, the best first; one that is too short is lengthened by who says so, and else stands last."""
        # a title that is printed whole in quotation marks is the last resort
        found = sorted(self._headlines(), key=lambda one: one[0][0] == "“" and one[0][-1] == "”")
        who = self._speaker()
        long = [one for one in found if len(one[0]) >= SHORTEST]
        short = [one for one in found if len(one[0]) < SHORTEST]
        if who is not None and not (short and set(words_of(who)) & set(words_of(short[0][0]))):
            named = ((f"{text}, {who} {_verb(who)}", cites, choice) for text, cites, choice in short[:1])
            long += [one for one in named if " say" not in short[0][0] and len(one[0]) >= SHORTEST and fits(one[0])]
        # the shorter form of the first headline before the titles of others
        if short and short[0] is found[0]:
            long.sort(key=lambda one: not one[0].startswith(short[0][0]))
        return [*long, *short]

    def _speaker(self) -> str | None:
        """Who says what the story opens with."""
        for choice in self._leads():
            main = choice.candidate.main
            who = self._planner.cast.of(main.speaker) if main is not None else None
            if who is not None and choice.candidate.view is self._first:
                return called(who).removeprefix("the ").removeprefix("The ")
        return None

    def _headlines(self) -> Iterator[tuple[str, tuple[Citation, ...], Choice | None]]:
        """Cuts of the opening first, then the titles of its editor and of others."""
        title = re.split(r"; ", self._first.article.title or self._story.title)[0]
        day = self._planner.material.day
        others = []
        for choice in self._leads():
            text = headline(choice.candidate, self._planner.cast)
            if text is None or untold(text):
                continue
            text = text.replace(f" on {spoken(day, day)}", "") if day else text
            fitting = text if _tells(text, title) else _credited(title, text)
            if fitting is None:
                others.append((text, (_cite(choice.candidate),), choice))
            else:
                renewed, more = self._renewed(fitting, choice.candidate.view)
                yield renewed, (_cite(choice.candidate), *more), choice
        near = {word for word in words_of(self._opening()) if len(word) > 3}
        rest = [view for view in self._planner.material.views if view is not self._first]
        # of the other titles that which shares most with the opening comes first
        # a title that quotes sells the piece, and tells little
        rest.sort(
            key=lambda view: (
                released(view.article),
                bool(re.search(r"[“”\"‘?]", view.article.title)),
                -len(near & set(words_of(view.article.title))),
                view.place,
            )
        )
        for view in (self._first, *rest):
            if not view.article.title and view is not self._first:
                continue
            own = _bounded(re.split(r"; ", view.article.title or title)[0], self._lead_text(view))
            led = speaker_first(own, view.article.text) if count(own) > _TITLE_WORDS else own
            shown, more = self._renewed(led if led != own and self._prints(led) else _short_run(own), view)
            lead = view.reading.sentences[_first(view)] if view.reading.sentences else None
            cites = ((cite(view.article, lead.start, lead.end),) if lead else ()) + more
            for settled in self._settled(shown, view):
                yield settled, cites, None
            yield from others
            others = []

    def _prints(self, text: str) -> bool:
        """Has a headline room, and no run of copied words over the limit?"""
        return fits(text) and not self._writer.index.excess(text)

    def _opening(self) -> str:
        """The words of the sentence that the story opens with."""
        return self._lead_text(self._first)

    def _lead_text(self, view: View) -> str:
        sentences = view.reading.sentences
        return view.text(sentences[_first(view)]) if sentences else ""

    def _renewed(self, text: str, view: View) -> tuple[str, tuple[Citation, ...]]:
        """The headline with the newest count where its own was overtaken, credited to who gives that count."""
        material = self._planner.material
        opening = [n for n, sentence in enumerate(view.reading.sentences) if sentence.paragraph == 0]
        for figure in [figure for n in opening for figure in view.figures.get(n, ())]:
            heir = self._figures.get(self._heirs.get(figure.id, ""))
            found = re.search(rf"\b{BOUND}{re.escape(figure.text)}\b", text)
            if heir is None or found is None:
                continue
            who = self._reporter(heir)
            renewed = text[: found.start()] + number_of(heir, value(heir, material)) + text[found.end() :]
            renewed = re.sub(r", [^,]+ says?$", "", renewed) + (f", {who} {_verb(who)}" if who else "")
            renewed = renewed[:1].upper() + renewed[1:]
            if fits(renewed):
                return renewed, (evidence(heir, material),)
        return text, ()

    def _settled(self, title: str, view: View) -> Iterator[str]:
        """An editor's title with who gives a count that others dispute, then without that count, then as it is."""
        for figure in view.reading.figures:
            if figure.id not in self._disputed or figure.measure not in HUMAN or figure.value_low is None:
                continue
            number = rf"(?<![\w.,])(?:{re.escape(figure.text)}|{figure.value_low:,.0f})(?![\w.,]*\d)"
            if re.search(number, title, re.I) is None:
                continue
            who = self._reporter(figure)
            if who and not who.isupper() and " say" not in title and fits(f"{title}, {who} {_verb(who)}"):
                yield f"{title}, {who} {_verb(who)}"
            shorter = re.sub(
                rf"(?:,| and|, and) (?:at least |about |some |more than )?{number}{_PLIGHT}", "", title, flags=re.I
            )
            if shorter != title and len(shorter) >= SHORTEST:
                yield shorter
        yield title

    def _reporter(self, figure: Figure) -> str | None:
        view = self._planner.material.view(figure.article)
        statement = next((item for item in view.reading.statements if item.id == figure.statement), None)
        who = self._planner.cast.of(statement.speaker) if statement else None
        who = who or self._planner.cast.find(figure.reporter_name or "")
        return called(who).removeprefix("the ").removeprefix("The ") if who is not None else None

    def _leads(self) -> list[Choice]:
        """Candidates of the first sentences, the one that says most of what the story is about first."""
        planner = self._planner
        lead = self._first.origin
        early = [c for c in self._choices if c.candidate.source.paragraph == 0 and c.candidate.view.origin == lead]

        def worth(choice: Choice) -> float:
            first = 1.4 if choice.candidate.sentence == 0 and choice.candidate.view is self._first else 1.0
            return first * choice.base * planner.weights.total(choice.terms) / math.sqrt(10 + choice.size)

        return sorted(early, key=lambda choice: (-worth(choice), choice.candidate.key))

    def standfirst(
        self, head: str, lead: Choice | None, chosen: Sequence[tuple[Choice, str]], told: Sequence[str]
    ) -> tuple[str, Choice | None]:
        """One sentence beside the headline: what the outlets head their pieces with that the headline does not say.

        A sentence that no line of the brief has found room for is preferred; one that is a line already leaves its
        section for the standfirst, so that nothing is told twice.
        """
        weights = self._planner.weights
        known = lead.terms if lead else frozenset()
        titles = self._other_titles(head)
        lines = {choice.candidate.key[:2]: text for choice, text in chosen}
        # a count that is disputed may stand above and, beside the other, where the dispute is told
        disputed = {number for text in told for number in NUMBER.findall(text)}
        printed = {number for text in [head, *lines.values()] for number in NUMBER.findall(text)}

        def worth(choice: Choice) -> float:
            fresh = weights.total(choice.terms - known) + 0.3 * weights.total(choice.terms & known)
            headed = sum(titles.get(word, 0) for word in sorted(choice.terms))
            own = 0.6 if choice.candidate.key[:2] in lines or choice.numbers & disputed else 1.0
            # what shares nothing with the opening is another matter of the day
            sized = self._consequence(choice, head)
            own *= 1.0 if headed or len(choice.terms & known) > 1 else 0.6 if sized >= 2.0 else 0.3
            return own * sized * choice.base * (fresh + 2.0 * headed) / math.sqrt(8 + choice.size)

        def plain(choice: Choice) -> bool:
            if choice.section not in ("overview", "key_actions") or not 9 <= choice.size <= STANDFIRST_WORDS:
                return False
            if any(piece.quoted for piece in choice.candidate.row.pieces) or untold(text_of(choice.candidate.row)):
                return False
            if any(figure in self._heirs for figure in choice.candidate.figures):
                return False
            # the opening of the story is its first line
            first = (self._first.origin, self._planner.material.views[0].origin)
            if choice.candidate.source.paragraph == 0 and choice.candidate.view.origin in first:
                return False
            new = choice.candidate.key[:2] in lines or not choice.numbers & printed
            return new and len(choice.terms - known) >= 4

        for choice in sorted(filter(plain, self._choices), key=lambda choice: (-worth(choice), choice.candidate.key)):
            text = self._writer.write(choice.candidate, head)
            others = [line for key, line in lines.items() if key != choice.candidate.key[:2]]
            if text is not None and count(text) <= STANDFIRST_WORDS and not repeats(text, [head, *told, *others], 0.5):
                return text, choice
        return "", None

    def _consequence(self, choice: Choice, head: str) -> float:
        """How much a sentence is one to stand under a headline.

        More where it counts people that the headline does not, most where that count is disputed; more for money and
        for what is new; less where it tells of before, leans on what was said, or nobody knows who speaks.
        """
        item = choice.candidate
        text = text_of(item.row)
        told = set(NUMBER.findall(head))
        figures = [f for f in item.view.figures.get(item.sentence, ()) if f.text in text]
        day = self._planner.material.day
        now = [f for f in figures if not before(f, day)]
        counted = [f for f in now if f.measure in HUMAN and not set(NUMBER.findall(f.text)) & told]
        worth = 2.0 if counted else 1.4 if any(f.measure in _MONEY for f in figures) else 1.0
        worth *= 1.3 if any(f.id in self._disputed for f in counted) else 1.0
        worth *= 1.6 if item.view.article.id in self._fresh else 1.0
        who = self._planner.cast.get(choice.speaker) if choice.speaker else None
        if (item.main is None and _BEFORE.search(text)) or (who and who.kind == "person" and not who.role):
            worth *= 0.5
        return worth * (0.2 if _leans(choice, head) else 1.0)

    def _other_titles(self, head: str) -> dict[str, int]:
        """How many origins have a word in a title, of the words that the headline has not."""
        mine = set(words_of(head))
        out: dict[str, set[str]] = {}
        for view in self._planner.material.views:
            for word in words_of(view.article.title):
                if len(word) > 3 and word not in mine:
                    out.setdefault(word, set()).add(view.origin)
        return {word: len(origins) for word, origins in out.items()}


_MONEY = ("loss", "gain", "price", "aid", "funding", "revenue", "cost", "damage", "fine", "deal", "debt", "budget")
# what had been before the news
_BEFORE = re.compile(r"\b(?:had|has|have) (?:been |already |long )?\w+(?:ed|en)\b(?! (?:on|since))|\bused to\b")


def _leans(choice: Choice, head: str) -> bool:
    """Does a sentence open with "the share", of which nothing was said?"""
    tokens = [choice.candidate.view.reading.tokens[i] for i in choice.candidate.row.tokens[:3]]
    text = text_of(choice.candidate.row)
    found = re.match(r"The ([a-z][a-z-]+)\b(?! of\b| that\b| at\b| in\b)", text)
    named = any(token.pos == "PROPN" for token in tokens)
    return found is not None and not named and found[1] not in head.lower()


def _first(view: View) -> int:
    """Number of the first sentence that is not a dateline alone."""
    texts = [view.text(sentence) for sentence in view.reading.sentences]
    return next((n for n, text in enumerate(texts) if trim.dateline(text) < len(text)), 0)


def _verb(who: str) -> str:
    return "say" if who.lower().split()[-1] in ("officials", "police", "doctors", "experts") else "says"


_AT = re.compile(
    r"\b(at least|about|around|some|roughly|nearly|almost|more than|over|up to|as many as|fewer than|less than)"
    r" ((?:[£$€])?\d[\d.,]*\d|\d|[a-z]+)\b",
    re.I,
)
# what befell those counted, in a list of counts
_PLIGHT = (
    r" (?:others? |people |more |still )*(?:dead|killed|missing|injured|hurt|wounded|homeless|displaced|arrested)\b"
)
_COUNTED = re.compile(r"two|three|four|five|six|seven|eight|nine|ten|[£$€]?\d[\d.,]*", re.I)


def _bounded(title: str, lead: str) -> str:
    """An editor's title with "at least" or "about" at the numbers that its lead bounds, where there is room for it."""
    made = title
    for bound, number in _AT.findall(lead):
        if not _COUNTED.fullmatch(number) or len(re.findall(rf"(?<![\w.,]){re.escape(number)}\b", made, re.I)) != 1:
            continue
        at = re.search(rf"(?<![\w.,])(?:{re.escape(number)})\b", made, re.I)
        if at is None or _AT.search(made[max(0, at.start() - 14) : at.end()]):
            continue
        word = bound.lower().replace("some", "about")
        head = word[:1].upper() + word[1:] if at.start() == 0 else word
        made = f"{made[: at.start()]}{head} {made[at.start() :]}"
    return made if fits(made) else title


def _short_run(title: str) -> str:
    """The editor's title, cut at its last clause that keeps the copied run short; a longer one is quoted."""
    cuts = [cut.start() for cut in _CLAUSE.finditer(title)]
    for end in (len(title), *reversed(cuts)):
        if 4 <= count(title[:end]) <= _TITLE_WORDS:
            return title[:end].rstrip(" ,;:")
    return f"“{title}”" if count(title) > _TITLE_WORDS else title


def _credited(title: str, text: str) -> str | None:
    """The editor's title with who says so, where the cut lead has lost the event but carries the title's count."""
    who = re.search(r", ([^,]+ says?)$", text)
    base = re.split(r"[,;:] ", title)[0]
    numbers = set(NUMBER.findall(text))
    if not who or not numbers or not numbers <= set(NUMBER.findall(base)):
        return None
    made = f"{base}, {who[1]}"
    return made if fits(made) else None


def _tells(text: str, title: str) -> bool:
    """Does a cut lead still tell what the editor's title tells: some of its words of substance?"""
    wanted = {word for word in words_of(title) if len(word) > 3}
    return not wanted or len(wanted & set(words_of(text))) >= min(3.0, 0.4 * len(wanted))


def _cite(candidate: Candidate) -> Citation:
    return cite(candidate.view.article, candidate.source.start, candidate.source.end)
