"""JUnit XML for CI servers: a suite per draft, a test per sentence of it.

So a server says "17 tests, 9 failed" of a draft and names each sentence that fails, as long as it fails. A finding at
or above the level of the check is a failure; what is under it is told in the test's output. What lies outside all
sentences (stray markup, a missing date) belongs to the test "the draft as a whole". The elements are those that
Jenkins, GitLab and the Ant task agree on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from writethru.check.outputs import Frame
from writethru.check.places import Lines, fix_of, path_of
from writethru.core.types import Finding, Report, Severity

RANK: Mapping[Severity, int] = {"info": 0, "warning": 1, "error": 2}
# characters of a sentence that name its test
NAME = 80
# what XML 1.0 has no way to write (section 2.2), and marks that turn the direction of writing
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
WHOLE = "the draft as a whole"


class JUnit:
    """``<testsuites>`` with a ``<testsuite>`` per draft."""

    name = "junit"
    endings = (".xml",)
    tells_failures = True

    def render(self, reports: Sequence[Report], frame: Frame) -> str:
        root = ET.Element("testsuites", name="writethru check")
        for report in reports:
            root.append(_suite(report, frame))
        for failure in frame.failures:
            suite = ET.SubElement(root, "testsuite", name=_xml(failure.source), tests="1", failures="0", errors="1")
            suite.set("skipped", "0")
            case = ET.SubElement(suite, "testcase", classname=_xml(failure.source), name=WHOLE)
            ET.SubElement(case, "error", message=_line(failure.reason), type="not checked")
        for key in ("tests", "failures", "errors"):
            root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
        ET.indent(root, " ")
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _suite(report: Report, frame: Frame) -> ET.Element:
    file = _xml(path_of(report, frame))
    lines = Lines(report.text)
    suite = ET.Element("testsuite", name=file)
    for name, start, findings in _cases(report, lines):
        case = ET.SubElement(suite, "testcase", classname=file, name=name, file=file, line=str(lines.place(start)[0]))
        failing = [finding for finding in findings if RANK[finding.severity] >= RANK[frame.level]]
        if failing:
            codes = " ".join(dict.fromkeys(finding.code for finding in failing))
            failure = ET.SubElement(case, "failure", message=_line(failing[0].message), type=codes)
            failure.text = _xml("\n\n".join(_told(report, finding, lines, frame) for finding in failing))
        rest = [finding for finding in findings if finding not in failing]
        if rest:
            told = ET.SubElement(case, "system-out")
            told.text = _xml("\n\n".join(_told(report, finding, lines, frame) for finding in rest))
    for code in report.stopped:
        case = ET.SubElement(suite, "testcase", classname=file, name=f"rule {code}")
        ET.SubElement(case, "error", message=f"rule {code} broke down: the check is not whole", type=code)
    counts = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error"}
    for key, path in counts.items():
        suite.set(key, str(len(suite.findall(path))))
    suite.set("skipped", "0")
    remarks = [*report.notes, *(f"{failure.source}: {failure.reason}" for failure in report.failed)]
    if remarks:
        ET.SubElement(suite, "system-err").text = _xml("\n".join(remarks))
    return suite


def _cases(report: Report, lines: Lines) -> list[tuple[str, int, list[Finding]]]:
    """Name, start and findings of each test: the draft as a whole, then its sentences."""
    starts = [sentence.start for sentence in report.sentences]
    whole: list[Finding] = []
    held: list[list[Finding]] = [[] for _ in starts]
    for finding in report.findings:
        at = bisect_right(starts, finding.start) - 1
        inside = at >= 0 and finding.start < report.sentences[at].end
        (held[at] if inside else whole).append(finding)
    out = [(WHOLE, 0, whole)]
    for sentence, findings in zip(report.sentences, held, strict=True):
        words = _line(report.text[sentence.start : sentence.end])
        words = words if len(words) <= NAME else words[: NAME - 1] + "…"
        line, column = lines.place(sentence.start)
        out.append((f"{line}:{column} {words}", sentence.start, findings))
    return out


def _told(report: Report, finding: Finding, lines: Lines, frame: Frame) -> str:
    line, column = lines.place(finding.start)
    words = " ".join(report.text[finding.start : finding.end].split())
    parts = [
        f"{finding.code} {finding.severity}: {finding.message}",
        f"{path_of(report, frame)}:{line}:{column}: {words}",
    ]
    parts += [f"{frame.outlet(citation.article)}: {' '.join(citation.quote.split())}" for citation in finding.citations]
    offer = fix_of(report, finding)
    return "\n".join([*parts, f"fix: {offer}"] if offer else parts)


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _line(text: str) -> str:
    """For an attribute, in which a parser folds line breaks anyway."""
    return " ".join(_xml(text).split())


PLUGIN = JUnit()
