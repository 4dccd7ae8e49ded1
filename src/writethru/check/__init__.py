"""Judges any draft against its sources: ``load_draft``, ``check_draft``, ``render``, ``exit_code``."""

from __future__ import annotations

from writethru.check.draft import Draft, load_draft
from writethru.check.engine import all_rules, check_draft, exit_code
from writethru.check.output.json import findings_json
from writethru.check.outputs import Frame, all_outputs, render

__all__ = [
    "Draft",
    "Frame",
    "all_outputs",
    "all_rules",
    "check_draft",
    "exit_code",
    "findings_json",
    "load_draft",
    "render",
]
