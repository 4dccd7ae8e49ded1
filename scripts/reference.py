"""Writes the generated parts of docs/reference: called by cog (`make docs`), checked by `make lint`."""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# what bench/rules.py measured of the check rules
MEASURED = ROOT / "bench" / "data" / "results" / "rules.json"
_SETS = {
    "dev": "development stories",
    "further": "further stories",
    "drafts": "drafts written for single rules",
    "second": "a second round of them, written after the rules",
    "examples": "example drafts",
}
# misses shown per rule
MISSES = 8


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
    """The manual page of every check rule, with what was measured of it."""
    from writethru.check import all_rules
    from writethru.check.manual import manual

    known, measured = all_rules(), _measures()
    out = ["| code | severity | needs | reports | n | recall | precision |", "|---|---|---|---|---|---|---|"]
    out += [
        f"| [{code}](#{code.lower()}) | {r.severity} | {r.needs} | {r.name} | {_in_short(measured, code)} |"
        for code, r in known.items()
    ]
    for code, rule in known.items():
        out.append(f"\n## {code}\n\n{manual(rule).strip()}\n\n## Measured\n{_in_words(measured, code)}")
    return "\n".join(out) + "\n"


def _measures() -> dict[str, Any]:
    """The document that ``python bench/rules.py --news --write`` wrote. Raises FileNotFoundError before it was run."""
    found: dict[str, Any] = json.loads(MEASURED.read_text("utf-8"))
    return found


def _in_short(measured: dict[str, Any], code: str) -> str:
    """Planted faults, recall and precision over all sets: three cells of a table."""
    row = measured["rules"].get(code, {})
    sums = [row[name] for name in measured["sets"] if name in row]
    planted = sum(one["planted"] for one in sums)
    recall = _share(sum(one["found"] for one in sums), planted)
    precision = _share(sum(one["right"] for one in sums), sum(one["reports"] for one in sums))
    return f"{planted} | {recall} | {precision}"


def _in_words(measured: dict[str, Any], code: str) -> str:
    """The sums of each set, the rate on published copy, and what the rule misses."""
    row = measured["rules"].get(code, {})
    out = []
    for name in measured["sets"]:
        if name in row:
            one = row[name]
            out.append(
                f"- {_SETS[name]}: {one['found']} of {one['planted']} planted faults found, "
                f"{one['right']} of {one['reports']} reports right"
            )
    news = measured.get("news") or {}
    if code in news.get("reports", {}):
        rate = 1000 * news["reports"][code] / news["sentences"]
        out.append(f"- published news: {rate:.1f} reports per 1,000 sentences")
    out += [f"- missed: {_quoted(words)}" for words in row.get("missed", [])[:MISSES]]
    dev = row.get("dev", {})
    unseen = dev.get("planted", 0) - dev.get("found", 0)
    if unseen:
        out.append(f"- missed besides: {unseen} in the development stories, whose words do not ship")
    return "\n".join(out) or "- no fault of this kind is planted in any set yet"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def _quoted(words: str) -> str:
    """A sentence as code, so that nothing in it is read as markup."""
    return f"`{re.sub(r'`', chr(39), words)}`"


def settings() -> str:
    """Every setting with its variable, default and meaning."""
    from writethru.core.settings import Settings

    out = ["| variable | default | meaning |", "|---|---|---|"]
    for spec in fields(Settings):
        out.append(f"| `WRITETHRU_{spec.name.upper()}` | `{spec.default!r}` | {_meaning(Settings, spec.name)} |")
    return "\n".join(out) + "\n"


def model_settings() -> str:
    """Every setting of the language-model writer with its variable, default and meaning."""
    from writethru.core.model_settings import PREFIX, ModelSettings

    out = ["| variable | default | meaning |", "|---|---|---|"]
    for spec in fields(ModelSettings):
        out.append(f"| `{PREFIX}{spec.name.upper()}` | `{spec.default!r}` | {_meaning(ModelSettings, spec.name)} |")
    return "\n".join(out) + "\n"


def mail_settings() -> str:
    """Every setting of sending mail with its variable, default and meaning."""
    from writethru.core.mail_settings import PREFIX, MailSettings

    out = ["| variable | default | meaning |", "|---|---|---|"]
    for spec in fields(MailSettings):
        out.append(f"| `{PREFIX}{spec.name.upper()}` | `{spec.default!r}` | {_meaning(MailSettings, spec.name)} |")
    return "\n".join(out) + "\n"


def targets() -> str:
    """What a brief can be written as: name, endings, and the first sentence of each target's page."""
    from writethru.publish import all_targets

    out = ["| `--format` | endings of `-o` | |", "|---|---|---|"]
    for name, plugin in all_targets().items():
        module = inspect.getmodule(type(plugin))
        said = " ".join((inspect.getdoc(module) or "").split("\n\n")[0].split())
        endings = ", ".join(f"`{ending}`" for ending in plugin.endings) or "none"
        out.append(f"| `{name}` | {endings} | {said} |")
    return "\n".join(out) + "\n"


def check_settings() -> str:
    """Every key of a settings file of ``check`` with its meaning."""
    from writethru.check.config import Config, keys

    out = ["| key | meaning |", "|---|---|"]
    out += [f"| `{key}` | {_meaning(Config, key.replace('-', '_'))} |" for key in keys()]
    return "\n".join(out) + "\n"


def _meaning(record: type, field: str) -> str:
    """The comment above a field. Raises LookupError where there is none: then it would go undocumented."""
    found = re.search(rf"((?:    # .*\n)+)    {field}:", inspect.getsource(record))
    if not found:
        raise LookupError(f"{record.__name__}.{field} has no comment")
    return " ".join(re.sub(r"^\s*# ?", "", line) for line in found[1].splitlines())


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
