"""NAM002: surname before the full name and role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from writethru.check.context import Context
from writethru.check.house import HouseStyle, house_of
from writethru.check.rule import Rule
from writethru.check.rules.nam003_role import role_spans
from writethru.core.types import Entity, Finding, Span

# what may stand before a surname: courtesy titles, offices, ranks
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|President|Minister|Secretary|Chancellor|Premier|Mayor|"
    r"Governor|King|"
    r"Queen|Prince|Princess|Judge|Justice|General|Gen|Colonel|Col|Captain|Capt|Major|Lieutenant|Lt|Sergeant|Sgt|"
    r"Inspector|"
    r"Commissioner|Senator|Sen|Professor|Bishop|Archbishop|Pope|Ambassador|Chief|Chairman|Director|Deputy|Leader|"
    r"Speaker)"
    r"\.?\s+$"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[A-ZÀ-Þ][\w’'-]{2,}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name in the copy: its span without titles, its words, the number of its sentence."""

    span: Span
    words: tuple[str, ...]
    sentence: int


class SurnameFirst(Rule):
    """## What it does
    Reports a person who is called by the surname alone, with or without "Mr" or an office, in a sentence before the one
    that gives the full name. Headlines and quoted words are let pass. The first mention as the house style
    writes it is offered: AP and the BBC write "Mayor Ada Holt", the Guardian "Ada Holt, the mayor".

    ## Why it matters
    The reader goes back to see who that was. It is what is left when paragraphs are moved in a hurry.

    ## Example
        Holt said the bridge would stay shut. Ada Holt, the mayor, has asked for engineers.

    ## Instead
        Ada Holt, the mayor, said the bridge would stay shut. She has asked for engineers.

    ## Fix
    Full name and role come first, the surname after.
    """

    code = "NAM002"
    name = "surname-first"
    severity = "warning"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        full: dict[str, list[Mention]] = {}
        short: dict[str, Mention] = {}
        for mention in _mentions(ctx):
            if len(mention.words) > 1:
                full.setdefault(mention.words[-1], []).append(mention)
            else:
                short.setdefault(mention.words[0], mention)
        for surname, first in short.items():
            named = full.get(surname, [])
            if not named or named[0].sentence <= first.sentence:
                continue
            if len({mention.words for mention in named}) > 1 or _given(surname, full):
                continue  # two people of one name, or a given name
            yield self.finding(
                f'"{surname}" comes before "{" ".join(named[0].words)}"',
                first.span,
                fix=_introduced(ctx, house_of(ctx), named[0]),
            )


def _mentions(ctx: Context) -> Iterator[Mention]:
    """Persons of the copy in text order, quoted words and headings apart."""
    copy = set(ctx.copy)
    entities = iter(sorted(ctx.reading.entities, key=lambda entity: entity.start))
    held = next(entities, None)
    for i, sentence in enumerate(ctx.sentences):
        while held is not None and held.start < sentence.end:
            if held.start >= sentence.start and i in copy and not ctx.is_heading(i) and held.type == "PERSON":
                mention = _read(ctx, held, i)
                quoted = ctx.in_quotes(held.start, held.end)
                if mention is not None and not quoted and not (len(mention.words) == 1 and _thing(ctx, mention)):
                    yield mention
            held = next(entities, None)


def _read(ctx: Context, entity: Entity, i: int) -> Mention | None:
    text = _POSSESSIVE.sub("", entity.text)
    words = [match[0] for match in _WORD.finditer(text)]
    if not words or not text.endswith(words[-1]):
        return None
    start = entity.start + text.index(words[0])
    # "Mr" and "Mayor" are no given names
    while len(words) > 1 and _TITLE.fullmatch(words[0] + " "):
        words.pop(0)
        start = entity.start + text.index(words[0])
    before = ctx.draft.text[:start][-24:]
    if len(words) == 1 and re.search(r"[A-ZÀ-Þ][\w’'.-]*\s$", before) and not _TITLE.search(before):
        return None  # part of a longer name that the finder of names has cut
    after = ctx.draft.text[entity.start + len(text) :][:24]
    if re.match(r"\s[A-ZÀ-Þ]|[’']s [A-ZÀ-Þ]|s\b", after):
        return None  # "Holt Street", "Holt's Bakery", "the Holts"
    return Mention(Span(start, entity.start + len(text)), tuple(words), i)


def _thing(ctx: Context, mention: Mention) -> bool:
    """Does the single name stand as that of a place or a group does: "the Tories", "in Holt", "Holt valley"?"""
    sentence = ctx.sentences[mention.sentence]
    for k in range(sentence.first, sentence.last):
        token = ctx.tree.tokens[k]
        if token.start <= mention.span.start < token.end:
            above = ctx.tree.lower(token.head) if token.dep == "pobj" else ""
            placed = above in ("in", "at", "near", "into", "across") or token.dep in ("compound", "amod")
            return placed or bool(ctx.tree.children(k, "det", "amod"))
    return False


def _given(word: str, full: dict[str, list[Mention]]) -> bool:
    return any(word in mention.words[:-1] for mentions in full.values() for mention in mentions)


def _introduced(ctx: Context, style: HouseStyle, named: Mention) -> str:
    """The full name, with the role that stands beside it as the house puts it."""
    name = " ".join(named.words)
    sentence = ctx.sentences[named.sentence]
    spans = role_spans(ctx.draft.text, sentence.start, sentence.end, named.span.start, named.span.end)
    role = ctx.words(Span(*spans[0])) if spans else ""
    if not role:
        return name
    bare = re.sub(r"^(?:the|a|an) ", "", role, flags=re.I)
    if style.capital_before_name and len(bare.split()) <= 2 and not role.lower().startswith(("a ", "an ")):
        return f"{bare.title()} {name}"
    behind = role if spans[0][0] > named.span.start else f"the {bare}"
    return f"{name}, {behind[:1].lower()}{behind[1:]}"


PLUGIN = SurnameFirst()
