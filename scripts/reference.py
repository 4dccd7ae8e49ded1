"""Writes the generated parts of docs/reference: called by cog (`make docs`), checked by `make lint`."""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def commands() -> str:
    """``--help`` of every command, 100 columns wide."""
    import click

    from writethru.cli.main import COMMANDS, cli

    out = []
    group = click.Context(cli, info_name="writethru", max_content_width=100, terminal_width=100)
    for name in ("", *COMMANDS):
        command = cli.get_command(group, name) if name else cli
        if command is None:
            raise LookupError(name)
        context = click.Context(command, info_name=name, parent=group, terminal_width=100) if name else group
        title = f"writethru {name}".strip()
        out.append(f"## {title}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(out)


def rules() -> str:
    """The manual page of every check rule."""
    from writethru.check import all_rules
    from writethru.check.manual import manual

    known = all_rules()
    out = ["| code | severity | needs | reports |", "|---|---|---|---|"]
    out += [f"| [{code}](#{code.lower()}) | {r.severity} | {r.needs} | {r.name} |" for code, r in known.items()]
    for code, rule in known.items():
        out.append(f"\n## {code}\n\n{manual(rule).strip()}")
    return "\n".join(out) + "\n"


def settings() -> str:
    """Every setting with its variable, default and meaning: the comment above the field."""
    from writethru.core.settings import Settings

    source = inspect.getsource(Settings)
    out = ["| variable | default | meaning |", "|---|---|---|"]
    for spec in fields(Settings):
        found = re.search(rf"((?:    # .*\n)+)    {spec.name}:", source)
        meaning = " ".join(re.sub(r"^\s*# ?", "", line) for line in found[1].splitlines()) if found else ""
        out.append(f"| `WRITETHRU_{spec.name.upper()}` | `{spec.default!r}` | {meaning} |")
    return "\n".join(out) + "\n"


def schemas() -> str:
    """The keys of each JSON document, from its schema."""
    out = []
    for path in sorted((ROOT / "docs/reference/schemas").glob("*.json")):
        schema = json.loads(path.read_text("utf-8"))
        out.append(f"## {schema['$id']}\n\n{schema['title']}. Schema: [{path.name}](schemas/{path.name})\n")
        out.append("```text")
        out.extend(_keys(schema, 0))
        out.append("```\n")
    return "\n".join(out)


def _keys(schema: dict[str, Any], depth: int) -> list[str]:
    out = []
    for key, value in schema.get("properties", {}).items():
        inner = value
        for option in value.get("oneOf", []):
            inner = option if option.get("type") != "null" else inner
        items = inner.get("items", {})
        out.append(f"{'  ' * depth}{key:{max(1, 22 - 2 * depth)}} {_type(value)}")
        out.extend(_keys(items if "properties" in items else inner, depth + 1))
    return out


def _type(value: dict[str, Any]) -> str:
    if "const" in value:
        return json.dumps(value["const"])
    if "enum" in value:
        return " | ".join(value["enum"])
    if "oneOf" in value:
        return " or ".join(_type(option) for option in value["oneOf"])
    kind = value.get("type", "any")
    if kind == "array":
        return f"list of {_type(value['items'])}"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)
