"""Annotations on a pull request: GitHub's workflow commands, one a line, and a line of sums.

The escapes are those of GitHub's own toolkit: in the message ``%``, CR and LF; in a property ``:`` and ``,`` too.
No text of a draft or a source can therefore end its line and begin a command of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from writethru.check.excerpt import clean
from writethru.check.outputs import Frame
from writethru.check.places import Lines, fix_of, path_of
from writethru.core.types import Finding, Report, Severity

COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
# characters of a source sentence that an annotation shows
MOST = 400


class GitHub:
    """``::error file=draft.md,line=3,endLine=3,col=6,endColumn=11,title=NAM001 name-spelling::message``"""

    name = "github"
    endings = ()
    tells_failures = False

    def render(self, reports: Sequence[Report], frame: Frame) -> str:
        from writethru.check.engine import all_rules

        rules = {code: rule.name for code, rule in all_rules().items()}
        return "".join(f"{line}\n" for report in reports for line in _lines(report, frame, rules))


def _lines(report: Report, frame: Frame, rules: Mapping[str, str]) -> Iterator[str]:
    lines = Lines(report.text)
    file = path_of(report, frame)
    for finding in report.findings:
        title = f"{finding.code} {rules.get(finding.code, '')}".strip()
        properties = {"file": file, **_region(finding, lines), "title": title}
        yield command(COMMANDS[finding.severity], properties, _message(report, finding, frame))
    for code in report.stopped:
        yield command("error", {"file": file, "title": code}, f"rule {code} broke down: the check is not whole")
    for failure in report.failed:
        yield command("warning", {"title": "source not used"}, f"{failure.source}: {failure.reason}")
    yield clean(
        f"{file}: {report.count('error')} errors, {report.count('warning')} warnings, {report.count('info')} info"
    )


def command(name: str, properties: Mapping[str, object], message: str) -> str:
    """A workflow command, escaped; control characters are blanks but for the line breaks of the message."""
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    said = "\n".join(clean(line) for line in message.split("\n"))
    return f"::{name} {given}::{_data(said)}"


def _region(finding: Finding, lines: Lines) -> dict[str, int]:
    """Line and column of the words. GitHub takes an end column only where the words end on the line they begin on."""
    line, column = lines.place(finding.start)
    last, end = lines.end_place(finding.start, finding.end)
    region = {"line": line, "endLine": last, "col": column}
    return {**region, "endColumn": end} if last == line else region


def _message(report: Report, finding: Finding, frame: Frame) -> str:
    parts = [finding.message]
    for citation in finding.citations:
        quote = " ".join(citation.quote.split())
        parts.append(f"{frame.outlet(citation.article)}: {quote if len(quote) <= MOST else quote[:MOST] + '…'}")
    offer = fix_of(report, finding)
    return "\n".join([*parts, f"Fix: {offer}"] if offer else parts)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")


PLUGIN = GitHub()
