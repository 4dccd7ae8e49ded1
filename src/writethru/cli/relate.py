"""``writethru relate``"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, BinaryIO

import click

from writethru.core.errors import UsageError


@click.command(short_help="Print how two figure records relate.")
@click.argument("records", nargs=-1, type=click.Path(path_type=Path, dir_okay=False), metavar="[A.json B.json]")
@click.option("--batch", type=click.File("rb"), help='Many pairs: one {"id", "a", "b"} a line; - for standard input.')
def relate(records: tuple[Path, ...], batch: BinaryIO | None) -> None:
    """Print how two figure records relate: same, update, conflict, subset or not comparable, and why.

    \b
    Examples:
      writethru relate a.json b.json
      writethru relate --batch pairs.jsonl > relations.jsonl
    """
    from writethru.ledger import relate as relation_of

    if batch is not None and not records:
        for number, raw in enumerate(batch, 1):
            if raw.strip():
                pair = _record(raw, f"line {number} of {batch.name}", ("a", "b"))
                name, reason = relation_of(pair["a"], pair["b"])
                sys.stdout.write(_line({"id": pair.get("id"), "relation": name, "reason": reason}))
        return
    if batch is not None or len(records) != 2:
        raise UsageError("relate takes two files, or --batch FILE alone", hint="see `writethru relate --help`")
    a, b = (_record(_bytes(path), str(path), ("measure",)) for path in records)
    name, reason = relation_of(a, b)
    sys.stdout.write(_line({"relation": name, "reason": reason}))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error


def _record(raw: bytes, where: str, keys: tuple[str, ...]) -> dict[str, Any]:
    try:
        value = json.loads(raw)
    except ValueError as error:
        raise UsageError(f"{where} is not JSON: {error}") from error
    if not isinstance(value, dict) or any(key not in value for key in keys):
        raise UsageError(f"{where} is not an object with {' and '.join(keys)}", hint="see docs/reference/formats.md")
    return value


def _line(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False) + "\n"
