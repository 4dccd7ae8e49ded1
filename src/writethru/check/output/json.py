"""The report as ``writethru/findings/1``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from writethru.check.outputs import Frame
from writethru.check.places import Lines
from writethru.check.statistics import statistics as counts
from writethru.core.codec import to_plain
from writethru.core.types import Report


def findings_json(report: Report, *, statistics: bool = False) -> dict[str, Any]:
    """The document that ``writethru check --format json`` prints. Lines and columns count from 1.

    With ``statistics`` the counts of findings by code are added.
    """
    lines = Lines(report.text)
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
                "line": lines.place(finding.start)[0],
                "column": lines.place(finding.start)[1],
                "citations": [to_plain(citation) for citation in finding.citations],
                "fix": finding.fix,
                "edit": to_plain(finding.edit),
                "deciding": [to_plain(words) for words in finding.deciding],
            }
            for finding in report.findings
        ],
        "failed": [{"source": failure.source, "reason": failure.reason} for failure in report.failed],
        "notes": list(report.notes),
        "overrides": [to_plain(override) for override in report.overrides],
        "stopped": list(report.stopped),
        **({"statistics": counts([report])} if statistics else {}),
    }


class Json:
    """One document, indented; for several drafts a document a line."""

    name = "json"
    endings = (".json",)
    tells_failures = False

    def render(self, reports: Sequence[Report], frame: Frame) -> str:
        documents = [findings_json(report, statistics=frame.statistics) for report in reports]
        if len(reports) + len(frame.failures) == 1:
            return "".join(json.dumps(document, ensure_ascii=False, indent=1) + "\n" for document in documents)
        return "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)


PLUGIN = Json()
