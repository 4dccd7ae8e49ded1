"""LBL001: machine-written lines without label or named reviewer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.canvas import COMMENT
from writethru.check.context import Context
from writethru.check.draft import Draft
from writethru.check.rule import Rule
from writethru.core.types import Finding, Span

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_TAG = re.compile(r"<[^<>]*>")
_KEY = re.compile(r"^[ \t]*[\"']?([\w-]+)[\"']?[ \t]*:[ \t]*(\S[^\n]*?)[ \t]*\r?$", re.M)
_META = re.compile(
    r"<meta\b(?=[^>]*\bname\s*=\s*[\"']?([\w:.-]+))(?=[^>]*\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'))[^>]*>", re.I
)
_MACHINE = re.compile(
    r"\b(?:writethru|chat ?gpt|gpt-?\d[\w.-]*|openai|claude|gemini|llama|mistral|copilot|language model|llm|"
    r"ai|a\.i\.|artificial intelligence|machine|bot|algorithm|extractive)\b|algorithmicmedia",
    re.I,
)
# keys that name who wrote, and keys that say so by themselves
_WRITERS = frozenset("writer writers written_by generator generated_by author authors byline model source_type".split())
_SWITCHES = frozenset(
    "ai ai_generated ai_written machine_written machine_generated generated automated auto_generated synthetic".split()
)
_TYPES = frozenset({"digital_source_type", "digitalsourcetype", "iptc_digital_source_type"})
_YES = re.compile(r"^[\"']?(?:true|yes|on|1)\b", re.I)
_REVIEWERS = frozenset("reviewed_by reviewer reviewed editor edited_by checked_by approved_by".split())
_TOOL = (
    r"(?:an? )?(?:machine|AI|A\.I\.|artificial intelligence|computer|software|language model|algorithm|chatbot|bot|"
    r"Writethru|Chat ?GPT|GPT|Claude|Gemini|Copilot)"
)
_LABEL = re.compile(
    rf"\b(?:written|generated|produced|drafted|compiled|created|summari[sz]ed|assembled|"
    rf"made)\b[^.\n]{{0,40}}?\b(?:by|with|using|"
    rf"through)\b[^.\n]{{0,30}}?\b{_TOOL}\b|\b(?:machine|AI|computer|automatically)[- ](?:written|generated|"
    rf"produced|assisted|drafted)\b|"
    rf"\bdigital source type: \w|\b\d{{1,3}} ?% of the lines: \w",
    re.I,
)
# a name after it: "not reviewed by a person" names nobody
_REVIEWED = re.compile(r"\b(?:[Rr]eviewed|[Ee]dited|[Cc]hecked|[Aa]pproved) by (?!AI\b|A\.I\.)[A-ZÀ-Þ]\w+")


class Unlabelled(Rule):
    """## What it does
    Reports a draft that says in its front matter, or in the head of its page, that a machine wrote it (``writer:``,
    ``generator:``, ``ai: true``, a digital source type of IPTC's), where neither a line that readers see says so nor a
    reviewer is named. A draft that says nothing of the kind is not reported.

    ## Why it matters
    Readers are owed it, many houses promise it, and the EU's AI Act (Article 50) asks for it unless a person has
    reviewed the text and answers for it.

    ## Example
        writer: language model (front matter; no line on the page says so)

    ## Instead
        writer: language model
        reviewed_by: Ada Holt

    ## Fix
    Add a line such as "Written by machine and reviewed by NAME", or ``reviewed_by: NAME`` in the front matter.
    """

    code = "LBL001"
    name = "unlabelled"
    severity = "warning"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        draft = ctx.draft
        said = _declared(draft)
        if said is None or _labelled(draft):
            return
        yield self.finding("The page says nowhere that a machine wrote it, and names no reviewer", said)


def _facts(draft: Draft) -> list[tuple[str, str, Span]]:
    """Keys and values of the front matter, or of the page's meta elements, with their places."""
    if draft.kind == "html":
        return [
            (match[1].lower().replace("-", "_"), match[2] or match[3] or "", Span(*match.span()))
            for match in _META.finditer(draft.raw)
        ]
    front = _FRONT.match(draft.raw)
    if draft.kind != "markdown" or front is None:
        return []
    return [
        (match[1].lower().replace("-", "_"), match[2], Span(match.start(1), match.end(2)))
        for match in _KEY.finditer(draft.raw, front.start(1), front.end(1))
    ]


def _declared(draft: Draft) -> Span | None:
    """Where the draft says that a machine wrote it."""
    for key, value, span in _facts(draft):
        bare = key.rsplit(":", 1)[-1].rsplit(".", 1)[-1]
        switched = bare in _SWITCHES and _YES.match(value)
        if switched or (bare in _WRITERS | _TYPES and _MACHINE.search(value)):
            return span
    return None


def _labelled(draft: Draft) -> bool:
    """Does a line that readers see say so, or is a reviewer named?"""
    for key, value, _ in _facts(draft):
        if key in _REVIEWERS and re.match(r"[\"']?[A-ZÀ-Þ]\w+", value) and not _MACHINE.search(value):
            return True
    seen = COMMENT.sub(" ", draft.raw)
    front = _FRONT.match(seen) if draft.kind == "markdown" else None
    seen = seen[front.end() :] if front else seen
    if draft.kind == "html":
        seen = _TAG.sub(" ", re.sub(r"<(script|style|head|template)\b.*?</\1\s*>", " ", seen, flags=re.I | re.S))
    return bool(_LABEL.search(seen) or _REVIEWED.search(seen))


PLUGIN = Unlabelled()
