"""STY002: title case or shouting headlines, mixed capitalisation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from writethru.check.context import Context
from writethru.check.edits import replaced
from writethru.check.house import HouseStyle, house_of
from writethru.check.rule import Rule
from writethru.core.types import Finding, Span

# a headline with fewer long words than this tells nothing of its case
LONG_WORDS = 4
# words that are names in no headline
_COMMON = frozenset(
    """after again against ahead amid announces announce approves attack before begins between bill calls charges claims
    crisis deal dead deaths dies down during election ends every faces fails fears final finds first from gets gives
    government have hits home homes into kills killed known last launches leads leaves loses make makes more most move
    moves need needs never next offer official officials opens over people plan plans police rejects report reports
    rise rises says seeks sees sends shows some still strike takes talks than that their them then they this through
    threatens toll under urges vote votes wants warns what when where which will wins with without workers would year
    years your""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHOUTED = frozenset(
    """absolutely amazing all breaking ever every exclusive finally free huge incredible just massive must need
    never nothing now only really shocking stop truth urgent very warning why win wow you your""".split()
)
_TITLES = (
    r"(?:Prime|Foreign|Interior|Finance|Health|Home|Defen[cs]e|Justice|Education|Transport|Labou?r|Culture|Energy) "
    r"(?:Minister|Secretary)|President|Vice[- ]President|Chancellor|Mayor|Governor|Chairman|Chairwoman|"
    r"Chief Executive|"
    r"Minister|Premier"
)
# an office without a name: "the Mayor said"
_ALONE = re.compile(
    rf"\b(?:[Tt]he|a|an|its|their|his|her|our|former|outgoing) ({_TITLES})\b(?=[,.;:)]|\s+[a-z]|\s*$)(?!\s+(?:of|"
    rf"for) the [A-Z])"
    rf"(?!\s+(?:of|for) [A-Z])"
)
_BEFORE_NAME = re.compile(rf"(?<=[a-z,;] )({_TITLES})(?= [A-ZÀ-Þ][\w’'-]+)")
# bodies that the copy itself writes in two ways
_BODY_WORDS = (
    "ministry government council company board union court agency committee commission party army cabinet parliament "
    "senate opposition university hospital department internet club"
).split()
_BODIES = re.compile(
    r"\b[Tt]he (" + "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _BODY_WORDS) + r")\b"
    r"(?!['’]s [A-Z])(?! [A-Z]| (?:of|for) [A-Z]| (?:of|for) the [A-Z])"
)


class Capitals(Rule):
    """## What it does
    Reports headlines in Title Case or in CAPITALS, words shouted in capitals or with several exclamation marks in the
    copy, an office with a capital where no name follows ("the Mayor said"), and a body that the copy writes with a
    capital here and without one there. In Guardian style an office is lower case before a name too.

    ## Why it matters
    AP, the BBC and the Guardian all write headlines like sentences; capitals shout, and mixed ones look careless.

    ## Example
        # Dam Owner Rejects Report After Flood

    ## Instead
        # Dam owner rejects report after flood

    ## Fix
    Keep capitals for names and for the first word. Quoted words and abbreviations are let pass.
    """

    code = "STY002"
    name = "capitals"
    severity = "info"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        style = house_of(ctx)
        body = frozenset(match[0] for i in ctx.copy if not ctx.is_heading(i) for match in _WORD.finditer(ctx.text(i)))
        for i, sentence in enumerate(ctx.sentences):
            text = ctx.text(i)
            if ctx.is_heading(i):
                said = _headline(text, body)
                if said:
                    yield self.finding(said, ctx.span(i))
                continue
            if ctx.region(i) == "table":
                continue
            for start, end, message, fix in [*_shouting(text, body), *_offices(text, style)]:
                span = Span(sentence.start + start, sentence.start + end)
                if not ctx.in_quotes(span.start, span.end):
                    edit = replaced(ctx, span, fix, certain=True) if fix else None
                    yield self.finding(message, span, fix=fix, edit=edit)
        yield from self._mixed(ctx)

    def _mixed(self, ctx: Context) -> Iterator[Finding]:
        """The rarer form of a body that stands in two."""
        held: dict[str, dict[str, list[Span]]] = {}
        for i in ctx.copy:
            if ctx.is_heading(i):
                continue
            for match in _BODIES.finditer(ctx.text(i)):
                at = ctx.sentences[i].start
                span = Span(at + match.start(1), at + match.end(1))
                if not ctx.in_quotes(span.start, span.end) and match[1][1:].islower():
                    held.setdefault(match[1].lower(), {}).setdefault(match[1], []).append(span)
        for word in sorted(held):
            forms = sorted(held[word].items(), key=lambda item: (len(item[1]), item[0]))
            if len(forms) == 2:
                rare, usual = forms
                span = rare[1][0]
                edit = replaced(ctx, span, usual[0])
                yield self.finding(f'"{rare[0]}" here, "{usual[0]}" elsewhere', span, fix=usual[0], edit=edit)


def _headline(text: str, body: frozenset[str]) -> str | None:
    words = _WORD.findall(text)
    long = [word for word in words[1:] if len(word) >= 4]
    if len(long) < LONG_WORDS - 1 and not (len(words) >= LONG_WORDS and text.isupper()):
        return None
    if sum(word.isupper() for word in words) >= 0.8 * len(words):
        return "The headline shouts: write it like a sentence"
    upper = [word for word in long if word[0].isupper()]
    plain = [word for word in upper if word.lower() in _COMMON or (word.lower() in body and word not in body)]
    if len(long) >= LONG_WORDS and len(upper) >= 0.8 * len(long) and len(plain) >= 2:
        return "The headline is in title case: write it like a sentence"
    return None


def _shouting(text: str, body: frozenset[str]) -> Iterator[tuple[int, int, str, str | None]]:
    for match in re.finditer(r"[!?]{2,}|!+1+", text):
        if "!" in match[0]:
            yield match.start(), match.end(), f'"{match[0]}" shouts', match[0][0]
    for match in _WORD.finditer(text):
        word = match[0]
        if len(word) >= 3 and word.isupper() and (word.lower() in _SHOUTED or (len(word) > 4 and word.lower() in body)):
            yield match.start(), match.end(), f'"{word}" shouts', word.lower()


def _offices(text: str, style: HouseStyle) -> Iterator[tuple[int, int, str, str | None]]:
    for match in _ALONE.finditer(text):
        yield *match.span(1), f"{style.label} writes an office without a name in lower case", match[1].lower()
    if not style.capital_before_name:
        for match in _BEFORE_NAME.finditer(text):
            yield *match.span(1), f"{style.label} writes an office before a name in lower case", match[1].lower()


PLUGIN = Capitals()
