"""How many findings each rule has made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from writethru.core.types import Report


def statistics(reports: Sequence[Report]) -> dict[str, int]:
    """Findings by code over all reports, the most frequent first, equals by code."""
    counts = Counter(finding.code for report in reports for finding in report.findings)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def statistics_text(reports: Sequence[Report], rules: Mapping[str, Any]) -> str:
    """The counts as lines: count, code, name of the rule."""
    counts = statistics(reports)
    width = max((len(str(count)) for count in counts.values()), default=0)
    names = {code: rules[code].name if code in rules else "" for code in counts}
    lines = [f"{count:>{width}}  {code}  {names[code]}".rstrip() for code, count in counts.items()]
    return "\n".join(lines or ["no findings"]) + "\n"
