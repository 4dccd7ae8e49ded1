"""MRK001: markup, template or placeholder leaked into the copy."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from writethru.check.context import Context
from writethru.check.edits import removed, replaced
from writethru.check.rule import Rule
from writethru.core.types import Edit, Finding, Span

_PLACEHOLDER_WORDS = (
    r"tk+|to ?do|tbc|tbd|xx+|name|date|time|place|city|number|figure|link|url|source|quote|photo|image|"
    r"chart|table|caption|"
    r"headline|byline|outlet|author|citation needed|your name|company name|placeholder"
)
# (what it is, pattern); the first that matches at a place names the fault
_TAGS = (
    r"a|abbr|b|big|blockquote|body|br|center|code|div|em|figure|font|h[1-6]|head|html|hr|i|iframe|img|li|ol|p|pre|script|"
    r"small|span|strong|style|sub|sup|table|tbody|td|th|tr|u|ul"
)
_REFERENCES = r"#\d{2,6}|#x[0-9a-f]{2,6}|amp|lt|gt|quot|apos|nbsp|[lr]s?[dq]uo|[mn]dash|hellip|euro|pound"
_SLOTS = r"\{\{[^{}\n]{0,200}\}\}|\{%[^%\n]{0,200}%\}|\$\{[^{}\n]{0,100}\}|<%[^%\n]{0,200}%>|%\(\w+\)s"
_MODEL_MARKS = (
    r":?contentReference\[[^\]\n]*\](?:\{[^}\n]*\})?|【[^】\n]{0,80}】|\bturn\d+(?:search|view|news)\d+|\boaicite:\S+"
)
_LINKS = r"!?\[[^\[\]\n]{0,300}\]\([^()\n]{0,500}\)?|\]\(|\[[^\[\]\n]{1,200}\]\[[^\[\]\n]{0,100}\]"
_SLOT_WORDS = rf"\[(?:(?i:{_PLACEHOLDER_WORDS})|(?i:insert|add|fill in|replace)\b[^\]\n]{{0,100}})\]"
# (what it is, pattern); the first that matches at a place names the fault
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("template slot", re.compile(_SLOTS)),
    ("template slot", re.compile(r"(?<!\{)\{[A-Za-z_][\w.]{0,60}\}(?!\})|\{\{|\}\}")),
    ("chat model's citation mark", re.compile(_MODEL_MARKS)),
    ("placeholder", re.compile(_SLOT_WORDS)),
    ("placeholder", re.compile(r"\[[A-Z][A-Z0-9]*(?:[ _/'’-]+[A-Z0-9]+)+\]|\[_+\]")),
    ("placeholder", re.compile(r"\bTK(?:TK)*\b|\bTODO\b|\bFIXME\b|\bXXX+\b|\blorem ipsum\b", re.A)),
    ("object printed by a program", re.compile(r"\[object Object\]")),
    ("broken link", re.compile(_LINKS)),
    ("footnote mark without its note", re.compile(r"\[\^[^\]\n]{1,40}\]")),
    ("stray emphasis mark", re.compile(r"\*{2,}|(?<![\w_])__(?=\w)|(?<=\w)__(?![\w_])|~~")),
    ("stray code mark", re.compile(r"`{3,}")),
    ("HTML tag", re.compile(rf"</?(?:{_TAGS})\b[^<>\n]{{0,300}}/?>", re.I)),
    ("HTML character reference", re.compile(rf"&(?:amp;)?(?:{_REFERENCES});", re.I)),
    ("escape sequence", re.compile(r"\\n(?![a-z])|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}")),
    ("broken character", re.compile(r"\ufffd+|â€[™œ\x9d“”˜¦]?|Ã[©¨¤¶¼±³¡]")),
)
_HEADING = re.compile(r"^[ \t]*(#{1,6})[ \t]+\S", re.M)
# citation marks that no language has, and tags that part no words
_MODEL = re.compile(r"†|oaicite|contentReference|turn\d+(?:search|view|news)\d+")
_INLINE = re.compile(r"</?(?:b|big|em|font|i|small|span|strong|u)\b[^<>]*>", re.I)


class Markup(Rule):
    """## What it does
    Reports markup, template slots and placeholders that would be printed as they stand: unbalanced ``**``, ``{{x}}``,
    ``[TK]``, ``[INSERT CHART HERE]``, tags and character references where the format does not read them, links whose
    brackets do not close.

    ## Why it matters
    The reader sees the machinery instead of a name or a number; often the fact itself is missing.

    ## Example
        The toll was put at {{deaths}} by [MINISTRY NAME].

    ## Instead
        The toll was put at 14 by the health ministry.

    ## Fix
    Put in the missing words, or take the mark out; ``--fix`` takes out stray marks and mends broken characters.
    Real emphasis, links, headings, lists and code are not reported.
    """

    code = "MRK001"
    name = "markup"
    severity = "error"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        taken: list[Span] = []
        for what, span in _found(ctx):
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                said = f"{what} left in the copy: {' '.join(span.of(ctx.draft.raw).split())[:80]!r}"
                yield self.finding(said, span, edit=_edit(ctx, what, span))


def _edit(ctx: Context, what: str, span: Span) -> Edit | None:
    """What puts it right where there is one way: marks that no word depends on go, broken characters are mended."""
    words = span.of(ctx.draft.raw)
    if what == "stray emphasis mark":
        # a star before a word may be a footnote's, or stand for letters of an oath
        opens = span.start == 0 or ctx.draft.raw[span.start - 1].isspace()
        alone = ctx.draft.text.count(words) == 1
        joined = ctx.draft.raw[span.end : span.end + 1].isalnum() or ctx.draft.raw[span.end : span.end + 1] in (
            "“",
            '"',
        )
        return removed(ctx, span, certain=opens and alone and joined and words in ("**", "~~"))
    if what == "chat model's citation mark":
        return removed(ctx, span, certain=bool(_MODEL.search(words)))
    if what == "HTML tag" and _INLINE.fullmatch(words):
        return Edit(span.start, span.end, "", certain=True)
    if what == "HTML character reference":
        char = html.unescape(html.unescape(words))
        return replaced(ctx, span, char, certain=len(char) == 1 and (char.isprintable() or char == "\xa0"))
    if what == "broken character":
        return replaced(ctx, span, _mended(words), certain=True)
    return None


def _mended(words: str) -> str:
    """The characters whose UTF-8 bytes were read as Windows-1252; what cannot be that is left."""
    try:
        return b"".join(bytes([ord(c)]) if ord(c) < 256 else c.encode("cp1252") for c in words).decode("utf-8")
    except UnicodeError:
        return words


def _found(ctx: Context) -> Iterator[tuple[str, Span]]:
    text = ctx.draft.text
    for what, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield what, Span(*match.span())
    if ctx.draft.kind != "markdown":
        for match in _HEADING.finditer(text):
            yield "heading mark", Span(*match.span(1))


PLUGIN = Markup()
