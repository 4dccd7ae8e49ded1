"""The report as ``writethru/findings/1``."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from writethru.core.codec import to_plain
from writethru.core.types import Report


def findings_json(report: Report) -> dict[str, Any]:
    """The document that ``writethru check --format json`` prints. Lines and columns count from 1."""
    lines = line_starts(report.text)
    supported = sum(sentence.verdict == "supported" for sentence in report.sentences)
    return {
        "schema": "writethru/findings/1",
        "draft": {"file": report.file, "sha256": report.sha256},
        "summary": {
            "errors": report.count("error"),
            "warnings": report.count("warning"),
            "infos": report.count("info"),
            "sentences": len(report.sentences),
            "supported": supported,
        },
        "sentences": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "verdict": sentence.verdict,
                "score": sentence.score,
                "citations": [to_plain(citation) for citation in sentence.citations],
            }
            for sentence in report.sentences
        ],
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "message": finding.message,
                "start": finding.start,
                "end": finding.end,
                "line": place(lines, finding.start)[0],
                "column": place(lines, finding.start)[1],
                "citations": [to_plain(citation) for citation in finding.citations],
                "fix": finding.fix,
            }
            for finding in report.findings
        ],
        "failed": [{"source": failure.source, "reason": failure.reason} for failure in report.failed],
        "notes": list(report.notes),
    }


def line_starts(text: str) -> list[int]:
    """Offset of the first character of each line."""
    return [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]


def place(lines: list[int], offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    line = bisect_right(lines, offset)
    return line, offset - lines[line - 1] + 1
