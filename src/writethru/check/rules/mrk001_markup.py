"""MRK001: markup, template or placeholder leaked into the copy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.types import Finding, Span

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
    Put in the missing words, or take the mark out. Real emphasis, links, headings, lists and code are not reported.
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
                yield self.finding(f"{what} left in the copy: {' '.join(span.of(ctx.draft.raw).split())[:80]!r}", span)


def _found(ctx: Context) -> Iterator[tuple[str, Span]]:
    text = ctx.draft.text
    for what, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield what, Span(*match.span())
    if ctx.draft.kind != "markdown":
        for match in _HEADING.finditer(text):
            yield "heading mark", Span(*match.span(1))


PLUGIN = Markup()
