"""``writethru verify``"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from writethru.cli.options import common_options, settings_from

if TYPE_CHECKING:
    from writethru.core.settings import Settings
    from writethru.verifying import Verification


@click.command(short_help="Say whether documents hold a claim, with a score.")
@click.argument("given", nargs=-1, metavar="[DOC... CLAIM]")
@click.option(
    "--batch", type=click.File("rb"), help='Many claims: one {"id", "doc" or "docs", "claim"} a line; - for stdin.'
)
@click.option(
    "--format", "fmt", type=click.Choice(("text", "json")), help="Format for a single claim.  [default: text]"
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
@common_options
def verify(given: tuple[str, ...], batch: BinaryIO | None, fmt: str | None, output: Path | None, **options: Any) -> int:
    """Say whether documents hold a claim, with a score from 0 (no) to 1 (yes).

    DOC is a file, folder, address or the text itself; CLAIM a text file or the text itself. A claim of several
    sentences has the lowest score of theirs. With --batch a JSON line is printed for each line read, in the same order;
    a line that cannot be used is named on standard error, and the rest goes on.

    \b
    Exit code:
      0  the claim is supported; with --batch, every usable line was judged
      1  the claim is not supported
      2  nothing could be judged, or the command or a setting is wrong

    \b
    Examples:
      writethru verify page.html "The bridge was closed on Monday."
      writethru verify --batch claims.jsonl -o scores.jsonl
    """
    from writethru.cli.console import say_notes, write_out
    from writethru.core.errors import UsageError

    settings = settings_from(options)
    if batch is not None:
        if given or fmt == "text":
            raise UsageError("--batch takes no DOC, no CLAIM and prints JSON", hint="see `writethru verify --help`")
        return _batch(batch, settings, output, quiet=options["quiet"])
    if len(given) < 2:
        raise UsageError(
            "verify takes at least one DOC and a CLAIM, or --batch FILE", hint="see `writethru verify --help`"
        )
    found = _one(given[:-1], given[-1], settings, quiet=options["quiet"])
    say_notes(found.notes, quiet=options["quiet"])
    write_out(_text(found) if fmt != "json" else json.dumps(_record(None, found), ensure_ascii=False, indent=1), output)
    return 0 if found.verdict == "supported" else 1


def _one(documents: tuple[str, ...], claim: str, settings: Settings, *, quiet: bool) -> Verification:
    from writethru.api import read_sources
    from writethru.check.draft import load_draft
    from writethru.cli.console import progress_bar, say_failures
    from writethru.verifying import verify

    texts = [each for each in documents if not _is_source(each)]
    named = [each for each in documents if _is_source(each)]
    held: list[Any] = list(texts)
    if named:
        with progress_bar("Reading", quiet=quiet) as progress:
            coverage = read_sources(named, settings=settings, progress=progress)
        say_failures(coverage.failures)
        held.extend(coverage.readings)
    words = load_draft(Path(claim)).text if _is_file(claim) or _NAME.search(claim) else claim
    return verify(held, words, settings=settings)


# how names of files end and sentences do not
_NAME = re.compile(r"\.(?:html?|txt|md|markdown|docx|xml|json|rss|atom)$", re.I)


def _is_file(given: str) -> bool:
    try:
        return len(given) < 4096 and "\n" not in given and Path(given).exists()
    except OSError:
        return False


def _is_source(given: str) -> bool:
    if given == "-" or given.startswith(("http://", "https://", "story:")) or _is_file(given):
        return True
    # no text of one word holds a claim: it is the name of a file that is not there, which must not be judged as words
    return bool(given) and (not re.search(r"\s", given) or bool(_NAME.search(given)))


def _batch(lines: BinaryIO, settings: Settings, output: Path | None, *, quiet: bool) -> int:
    from writethru.cli.console import progress_bar, write_out
    from writethru.core.errors import WritethruError
    from writethru.verifying import verify_records

    name = getattr(lines, "name", "standard input")
    rows = list(_rows(lines))
    good = [(number, row) for number, row in rows if isinstance(row, dict)]
    answers: dict[int, Verification | WritethruError | str] = {n: row for n, row in rows if isinstance(row, str)}
    with progress_bar("Verifying", quiet=quiet) as progress:
        judged = verify_records((row for _, row in good), settings=settings)
        for done, ((number, row), answer) in enumerate(zip(good, judged, strict=True), start=1):
            answers[number] = answer
            if progress:
                progress(done, len(good), str(row.get("id", "")))
    names = {number: row.get("id") for number, row in good}
    out, bad = [], 0
    for number in sorted(answers):
        found = answers[number]
        if isinstance(found, str | WritethruError):
            bad += 1
            click.echo(f"writethru: line {number} of {name}: {found}", err=True)
        else:
            out.append(json.dumps(_record(names[number], found), ensure_ascii=False) + "\n")
    if out or not bad:
        write_out("".join(out) if out else "\n", output)
    return 2 if bad and not out else 0


def _rows(lines: BinaryIO) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Number and record of each line that is not empty, or what is wrong with it."""
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        try:
            record = json.loads(raw)
        except (ValueError, RecursionError) as error:
            yield number, f"is not JSON: {error}"
            continue
        yield number, record if isinstance(record, dict) else "is no JSON object"


def _record(name: Any, found: Verification) -> dict[str, Any]:
    from writethru.core.codec import to_plain

    return {
        "id": name,
        "score": found.score,
        "verdict": found.verdict,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "message": finding.message,
                "start": finding.start,
                "end": finding.end,
                "citations": [to_plain(citation) for citation in finding.citations],
                "fix": finding.fix,
            }
            for finding in found.findings
        ],
        "sentences": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "verdict": sentence.verdict,
                "score": sentence.score,
                "lost": [to_plain(span) for span in sentence.lost],
                "citations": [to_plain(citation) for citation in sentence.citations],
            }
            for sentence in found.sentences
        ],
        "schema": "writethru/verification/1",
    }


def _text(found: Verification) -> str:
    from writethru.core.showing import plain as printable

    lines = [f"{found.verdict}  {found.score:.2f}"]
    for sentence in found.sentences:
        words = found.claim[sentence.start : sentence.end]
        lines.append(f"\n  {sentence.verdict}  {sentence.score:.2f}  {printable(words)}")
        if sentence.verdict != "supported" and sentence.lost:
            missing = "; ".join(printable(span.of(found.claim)) for span in sentence.lost)
            lines.append(f"    not found: {missing}")
        lines.extend(f"    source: {printable(citation.quote)}" for citation in sentence.citations[:2])
    lines.extend(f"\n  {finding.code} {printable(finding.message)}" for finding in found.findings)
    return "\n".join(lines)
