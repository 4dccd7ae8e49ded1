"""The manual of a rule: its page, which is the docstring, and what lists say of it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping, Sequence
from typing import Any

_WHAT = re.compile(r"## What it does\s+(.+?)(?=\n\s*\n|\n## |\Z)", re.S)
# a full stop that ends a sentence: white space and a capital, or the end, follow it
_SENTENCE = re.compile(r"(.+?[.])(?=\s+[A-Z\"“*`]|\s*\Z)", re.S)


def manual(rule: Any) -> str:
    """The page as Markdown: what the rule does, why it matters, an example, how to write instead, and the fix."""
    return f"{rule.name}: {rule.severity}; {needed(rule)}\n\n{inspect.cleandoc(rule.__doc__ or '')}\n"


def needed(rule: Any) -> str:
    """What a rule needs, in words."""
    return "reads the draft alone" if rule.needs == "draft" else "compares the draft with its sources"


def reports(rule: Any) -> str:
    """What a rule reports: the first sentence of its page, without "Reports" and the full stop."""
    found = _WHAT.search(inspect.cleandoc(rule.__doc__ or ""))
    text = " ".join(found[1].split()) if found else ""
    first = _SENTENCE.match(text)
    return (first[1] if first else text).removeprefix("Reports ").rstrip(".")


def rules_json(rules: Sequence[Any]) -> dict[str, Any]:
    """The document ``writethru/rules/1``: what lists say of each rule, and its page."""
    return {
        "schema": "writethru/rules/1",
        "rules": [
            {
                "code": rule.code,
                "severity": rule.severity,
                "needs": rule.needs,
                "name": rule.name,
                "reports": reports(rule),
                "manual": manual(rule),
            }
            for rule in rules
        ],
    }


def rules_markdown(rules: Mapping[str, Any]) -> str:
    """A table of the rules in Markdown."""
    out = ["| code | severity | needs | name | reports |", "|---|---|---|---|---|"]
    out += [
        f"| {code} | {rule.severity} | {rule.needs} | {rule.name} | {reports(rule).replace('|', '&#124;')} |"
        for code, rule in rules.items()
    ]
    return "\n".join(out) + "\n"
