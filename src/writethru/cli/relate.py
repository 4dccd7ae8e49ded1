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

    A line of a batch that cannot be read is named on standard error; the others are answered, and the exit code is 2.

    \b
    Examples:
      writethru relate a.json b.json
      writethru relate --batch pairs.jsonl > relations.jsonl
    """
    if batch is not None and not records:
        broken = 0
        for number, raw in enumerate(batch, 1):
            try:
                if raw.strip():
                    where = f"line {number} of {batch.name}"
                    pair = _record(raw, where, ("a", "b"))
                    sys.stdout.write(_line({"id": pair.get("id"), **_relation(pair["a"], pair["b"], where)}))
            except UsageError as error:
                broken += 1
                click.echo(f"writethru: {error}", err=True)
        if broken:
            raise UsageError(f"{broken} of the lines could not be read", hint="see docs/reference/formats.md")
        return
    if batch is not None or len(records) != 2:
        raise UsageError("relate takes two files, or --batch FILE alone", hint="see `writethru relate --help`")
    a, b = (_record(_bytes(path), str(path), ("measure",)) for path in records)
    sys.stdout.write(_line(_relation(a, b, f"{records[0]} or {records[1]}")))


def _relation(a: Any, b: Any, where: str) -> dict[str, str]:
    from writethru.ledger import relate as relation_of

    if not isinstance(a, dict) or not isinstance(b, dict):
        raise UsageError(f"{where}: a and b are records, each an object")
    try:
        name, reason = relation_of(a, b)
    except (TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"{where} holds a value that no figure has: {error}") from error
    return {"relation": name, "reason": reason}


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
