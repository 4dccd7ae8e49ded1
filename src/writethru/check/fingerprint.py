"""A name for each finding that stays while its words stay: across runs, moved lines and edits elsewhere."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

from writethru.core.types import Finding, Override, Report

# words beside the finding that belong to its name: a number alone is not enough to know it again
BESIDE = 3
_WORD = re.compile(r"\w+")


def fingerprints(report: Report) -> list[str]:
    """A hash for each finding and then for each override, in their order: 32 hexadecimal digits.

    It is made of the code, the words found, and up to three words before and after them in their paragraph; findings
    that agree in all of these are told apart by their order.
    """
    seen: Counter[str] = Counter()
    out = []
    marked: list[Finding | Override] = [*report.findings, *report.overrides]
    for one in marked:
        key = _key(report.text, one)
        seen[key] += 1
        out.append(hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return out


def _key(text: str, one: Finding | Override) -> str:
    before = text[max(0, one.start - 200) : one.start]
    after = text[one.end : one.end + 200]
    # what stands in another paragraph may come and go
    before = re.split(r"\n\s*\n", before)[-1]
    after = re.split(r"\n\s*\n", after)[0]
    parts = (_words(before)[-BESIDE:], _words(text[one.start : one.end]), _words(after)[:BESIDE])
    found = "\0".join(" ".join(part) for part in parts)
    # of markup there may be no word at all
    bare = "" if parts[1] else " ".join(text[one.start : one.end].split())
    return "\0".join((one.code, found, bare))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
