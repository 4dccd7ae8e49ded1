"""What ``writethru check --show-settings`` prints: every setting with who set it, and the rules that run."""

from __future__ import annotations

import json
import os

from writethru.check import all_rules
from writethru.check.config_file import read_config, shown
from writethru.checking import CheckOptions, Plan
from writethru.core.showing import straight


def settings_text(plan: Plan, options: CheckOptions) -> str:
    """Lines that are TOML themselves; the comment behind each says where it comes from."""
    file = shown(plan.file) if plan.file else ""
    out = [f"# settings file: {file or 'none'}"]
    for name, value in (
        ("house", plan.settings.house),
        ("copy-limit", plan.settings.copy_limit),
        ("level", plan.level),
        ("sources", list(plan.sources)),
    ):
        out.append(f"{name} = {json.dumps(value, ensure_ascii=False)}  # {_origin(name, plan, options, file)}")
    rules = all_rules()
    on = [code for code in rules if plan.policy.runs(code)]
    off = [code for code in rules if code not in on]
    # the shorter of the two lists says as much
    key, listed = ("ignore", off) if len(off) < len(on) else ("select", on)
    out.append(f"{key} = {json.dumps(listed)}  # {len(on)} of {len(rules)} rules run")
    changed = {code: level for code, level in plan.policy.severity.items() if level != rules[code].severity}
    if changed:
        out.append("\n[severity]")
    out.extend(f'{code} = "{level}"  # the rule\'s own is {rules[code].severity}' for code, level in changed.items())
    if plan.policy.file_ignores:
        out.append("\n[per-file-ignores]")
        for pattern in dict.fromkeys(item.pattern for item in plan.policy.file_ignores):
            held = [item for item in plan.policy.file_ignores if item.pattern == pattern]
            codes = ", ".join(f"{item.code} = {json.dumps(item.reason, ensure_ascii=False)}" for item in held)
            out.append(f"{json.dumps(pattern, ensure_ascii=False)} = {{ {codes} }}")
    for item in plan.policy.accepted:
        pairs = {"code": item.code, "words": item.words, "by": item.by, "reason": item.reason, "draft": item.draft}
        out.append("\n[[overrides]]")
        out.extend(f"{key} = {json.dumps(text, ensure_ascii=False)}" for key, text in pairs.items() if text)
    # the file may lie in somebody else's folder: it is not to steer the terminal
    return straight("\n".join(out)) + "\n"


def _origin(name: str, plan: Plan, options: CheckOptions, file: str) -> str:
    variable = f"WRITETHRU_{name.upper().replace('-', '_')}"
    if {"house": options.settings.get("house"), "level": options.level, "sources": options.sources}.get(name):
        return "command line"
    if name in ("house", "copy-limit") and variable in os.environ:
        return variable
    if plan.file and getattr(read_config(plan.file), name.replace("-", "_")):
        return file
    return "default"
