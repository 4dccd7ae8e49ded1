"""SARIF 2.1.0 (OASIS Standard, 27 March 2020), for code scanning and editors.

Columns count Unicode code points, and ``columnKind`` says so. The sources are artifacts of their own: their regions
count in the text that was read from the page, since that is what the draft was held against.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from writethru.check.fingerprint import fingerprints
from writethru.check.outputs import Frame
from writethru.check.places import Lines, deciding_in, fix_of, path_of
from writethru.core.showing import place_of, plain, shown, web_address
from writethru.core.types import Article, Citation, Finding, Override, Report, Severity, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
# the base of the drafts' paths; a viewer knows where it lies, we do not say
BASE = "%SRCROOT%"


class Sarif:
    """One log with one run, whatever the number of drafts."""

    name = "sarif"
    endings = (".sarif", ".sarif.json")
    tells_failures = True

    def render(self, reports: Sequence[Report], frame: Frame) -> str:
        log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_Run(reports, frame).run()]}
        return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


class _Run:
    """The run of a tool: its rules, artifacts and results, which refer to each other by number."""

    def __init__(self, reports: Sequence[Report], frame: Frame) -> None:
        from writethru.check.engine import all_rules

        self.reports, self.frame = reports, frame
        self.known = all_rules()
        codes = {one.code for report in reports for one in report.findings}
        codes |= {one.code for report in reports for one in report.overrides}
        self.rules = {code: number for number, code in enumerate(sorted(codes))}
        cited = {c.article for report in reports for finding in report.findings for c in finding.citations}
        self.sources = [article for article in frame.sources if article.id in cited]
        self.numbers = {article.id: len(reports) + n for n, article in enumerate(self.sources)}

    def run(self) -> dict[str, Any]:
        driver = {
            "name": "writethru",
            **({"version": self.frame.version, "semanticVersion": self.frame.version} if self.frame.version else {}),
            "rules": [_rule(code, self.known.get(code)) for code in self.rules],
        }
        return {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {BASE: {"description": {"text": "The folder that the drafts' paths start from."}}},
            "invocations": [self.invocation()],
            "artifacts": [*map(self.draft, self.reports), *(map(_source, self.sources))],
            "results": [
                result for number, report in enumerate(self.reports) for result in self.results(number, report)
            ],
        }

    def invocation(self) -> dict[str, Any]:
        """Whether the check is whole, and what the reader should know beside the results."""
        said = [("warning", f"{f.source}: {f.reason}") for report in self.reports for f in report.failed]
        said += [("note", note) for report in self.reports for note in report.notes]
        said += [("error", f"{failure.source}: not checked: {failure.reason}") for failure in self.frame.failures]
        stopped = dict.fromkeys(code for report in self.reports for code in report.stopped)
        said += [("error", f"rule {code} broke down") for code in stopped]
        return {
            "executionSuccessful": not (stopped or self.frame.failures),
            "toolExecutionNotifications": [
                {"level": level, "message": {"text": _private(text)}} for level, text in dict.fromkeys(said)
            ],
        }

    def draft(self, report: Report) -> dict[str, Any]:
        return {"location": _place(path_of(report, self.frame)), "roles": ["analysisTarget"]}

    def results(self, number: int, report: Report) -> list[dict[str, Any]]:
        lines = Lines(report.text)
        marks = fingerprints(report)
        where = {**_place(path_of(report, self.frame)), "index": number}
        out = [
            self.result(one, mark, where, lines) | self.evidence(one, report, where, lines)
            for one, mark in zip(report.findings, marks, strict=False)
        ]
        for override, mark in zip(report.overrides, marks[len(report.findings) :], strict=True):
            out.append(self.result(override, mark, where, lines) | {"suppressions": [_suppression(override)]})
        return out

    def result(self, one: Finding | Override, mark: str, where: dict[str, Any], lines: Lines) -> dict[str, Any]:
        return {
            "ruleId": one.code,
            "ruleIndex": self.rules[one.code],
            "level": LEVELS[one.severity],
            "message": {"text": _private(one.message)},
            "locations": [{"physicalLocation": {"artifactLocation": where, "region": _region(lines, one)}}],
            "partialFingerprints": {"writethruFinding/v1": mark},
        }

    def evidence(self, finding: Finding, report: Report, where: dict[str, Any], lines: Lines) -> dict[str, Any]:
        """The source sentences, and the offered fix: as a replacement where it is one, in words where not."""
        out: dict[str, Any] = {}
        related = [
            self.related(key, citation, spans)
            for key, (citation, spans) in enumerate(
                ((citation, deciding_in(citation, finding)) for citation in finding.citations), 1
            )
        ]
        if related:
            out["relatedLocations"] = related
        edit = finding.edit
        if edit:
            replaced = {
                "deletedRegion": _region(lines, edit),
                "insertedContent": {"text": shown(edit.text)},
            }
            change = {"artifactLocation": where, "replacements": [replaced]}
            out["fixes"] = [{"description": {"text": shown(fix_of(report, finding))}, "artifactChanges": [change]}]
            out["properties"] = {"certain": edit.certain}
        elif finding.fix:
            out["properties"] = {"fix": shown(finding.fix)}
        return out

    def related(self, key: int, citation: Citation, spans: tuple[Span, ...]) -> dict[str, Any]:
        """A source sentence; its message names the outlet, and the words that decide are annotated."""
        article = self.frame.article(citation.article)
        told = f"{self.frame.outlet(citation.article)}: {' '.join(citation.quote.split())}"
        related: dict[str, Any] = {"id": key, "message": {"text": shown(told)}}
        if article is None or article.revision != citation.revision:
            return related
        lines = Lines(article.text)
        where = _address(article)
        related["physicalLocation"] = {
            "artifactLocation": {**where, "index": self.numbers[article.id]},
            "region": _region(lines, citation),
        }
        if spans:
            words = [Span(citation.start + span.start, citation.start + span.end) for span in spans]
            related["annotations"] = [_region(lines, span) for span in words]
        return related


def _rule(code: str, rule: Any) -> dict[str, Any]:
    """The descriptor of a rule: its manual page as help, and the severity it has where nobody chose another."""
    if rule is None:
        return {"id": code}
    from writethru.check.manual import manual

    page = manual(rule)
    parts = re.split(r"^## (.+)$", inspect.cleandoc(rule.__doc__ or ""), flags=re.M)
    sections = {title.strip(): " ".join(body.split()) for title, body in zip(parts[1::2], parts[2::2], strict=False)}
    does = sections.get("What it does", rule.name)
    first = re.match(r".+?[.!?](?=\s|$)", does)
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in re.split(r"[^A-Za-z0-9]+", rule.name)),
        "shortDescription": {"text": first[0] if first else does},
        "fullDescription": {"text": " ".join(filter(None, (does, sections.get("Why it matters", ""))))},
        "help": {"text": re.sub(r"^#+ ", "", page, flags=re.M), "markdown": page},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": ["news", code[:3]], "needs": rule.needs},
    }


def _region(lines: Lines, part: Finding | Override | Citation | Span | Any) -> dict[str, Any]:
    """Lines, columns and offsets of words, with the words themselves; the end is exclusive, as SARIF has it."""
    line, column = lines.place(part.start)
    last, end = lines.place(part.end)
    region: dict[str, Any] = {
        "startLine": line,
        "startColumn": column,
        "endLine": last,
        "endColumn": end,
        "charOffset": part.start,
        "charLength": part.end - part.start,
    }
    words = lines.text[part.start : part.end]
    return {**region, "snippet": {"text": shown(words)}} if words else region


def _place(path: str) -> dict[str, Any]:
    return {"uri": quote(path, safe="/~"), "uriBaseId": BASE}


def _source(article: Article) -> dict[str, Any]:
    name = plain(article.outlet or article.domain) or "outlet not known"
    told = f"{name}: {plain(article.title)}" if article.title else name
    return {
        "location": _address(article),
        "roles": ["referencedOnCommandLine"],
        "mimeType": "text/plain",
        "description": {"text": f"{told} (the text as it was read from the page)"},
        "properties": {"textSha256": article.sha256},
    }


def _address(article: Article) -> dict[str, Any]:
    """The address of the page without its query, which may hold a key; else the file's name without its folders."""
    address = web_address(article.url)
    if address:
        return {"uri": urlsplit(address)._replace(query="", fragment="").geturl()}
    return {"uri": quote(place_of(None, article.file) or article.id, safe="~")}


def _suppression(override: Override) -> dict[str, Any]:
    reason = f"{override.by}: {override.reason}" if override.by else override.reason
    return {
        "kind": "inSource" if override.where == "comment" else "external",
        "status": "accepted",
        "justification": shown(reason or "no reason given"),
    }


def _private(text: str) -> str:
    """A message without keys of addresses and without the folders of our disk."""
    text = re.sub(r"(\bhttps?://)(?:[^\s/@]*@)?([^\s?#]+)(?:[?#]\S*)?", r"\1\2", shown(text))
    return re.sub(r"(?<![\w:/.])/(?:[^\s/:,;\"']+/)+([^\s/:,;\"']+)", r"\1", text)


PLUGIN = Sarif()
