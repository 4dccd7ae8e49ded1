"""Judges any draft against its sources: ``load_draft``, ``check_draft``, ``findings_json``, ``exit_code``."""

from __future__ import annotations

from writethru.check.draft import Draft, load_draft
from writethru.check.engine import all_rules, check_draft, exit_code
from writethru.check.output.json import findings_json
from writethru.check.output.text import findings_text

__all__ = ["Draft", "all_rules", "check_draft", "exit_code", "findings_json", "findings_text", "load_draft"]
